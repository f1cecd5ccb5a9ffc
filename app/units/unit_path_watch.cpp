// SPDX-License-Identifier: GPL-3.0-or-later
// Directories of unit files under watch; see the header.
#include "app/units/unit_path_watch.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

namespace unitdeck {

using namespace std::chrono_literals;

namespace {

/// @p directory itself or the closest directory above it that exists.
QString nearestExisting(const QString &directory)
{
    QString path = QDir::cleanPath(directory);
    while (!QFileInfo(path).isDir()) {
        const qsizetype slash = path.lastIndexOf(u'/');
        if (slash <= 0)
            return QStringLiteral("/");
        path.truncate(slash);
    }
    return path;
}

} // namespace

UnitPathWatch::UnitPathWatch(QObject *parent)
    : QObject(parent)
{
    quiet_.setSingleShot(true);
    quiet_.setInterval(300ms);
    latest_.setSingleShot(true);
    latest_.setInterval(2s);
    connect(&quiet_, &QTimer::timeout, this, &UnitPathWatch::tell);
    connect(&latest_, &QTimer::timeout, this, &UnitPathWatch::tell);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, &UnitPathWatch::handleChange);
}

void UnitPathWatch::setDirectories(const QStringList &directories)
{
    if (directories == directories_)
        return;
    directories_ = directories;
    rearm();
}

void UnitPathWatch::handleChange(const QString &path)
{
    // Of a parent only its children that we wait for matter: ~/.config changes all the time.
    const bool isOurs = targets_.contains(path);
    if (!rearm() && !isOurs)
        return;
    quiet_.start();
    if (!latest_.isActive())
        latest_.start();
}

bool UnitPathWatch::rearm()
{
    const QSet<QString> before = targets_;
    targets_.clear();
    QSet<QString> wanted;
    for (const QString &directory : std::as_const(directories_)) {
        if (!directory.startsWith(u'/'))
            continue;
        const QString target = QDir::cleanPath(directory);
        // The directory may be made between looking and watching; then look again.
        QString watched;
        for (QString nearest = nearestExisting(target); nearest != watched;
             nearest = nearestExisting(target)) {
            watched = nearest;
            if (!watcher_.directories().contains(watched))
                watcher_.addPath(watched);
        }
        wanted.insert(watched);
        if (watched == target)
            targets_.insert(target);
    }
    for (const QString &path : watcher_.directories()) {
        if (!wanted.contains(path))
            watcher_.removePath(path);
    }
    return targets_ != before;
}

void UnitPathWatch::tell()
{
    quiet_.stop();
    latest_.stop();
    Q_EMIT filesChanged();
}

} // namespace unitdeck
