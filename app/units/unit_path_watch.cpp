// SPDX-License-Identifier: GPL-3.0-or-later
// Directories of unit files under watch; see the header.
#include "app/units/unit_path_watch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <chrono>
#include <cstring>

#include <sys/inotify.h>
#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What makes, removes or renames something: other directories may be there now.
constexpr quint32 namesMask =
    IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr quint32 watchMask = namesMask | IN_CLOSE_WRITE | IN_ONLYDIR;

/// @p directory itself or the closest directory above it that exists.
QString nearestExisting(const QString &directory)
{
    QString path = directory;
    while (!QFileInfo(path).isDir()) {
        const qsizetype slash = path.lastIndexOf(u'/');
        if (slash <= 0)
            return QStringLiteral("/");
        path.truncate(slash);
    }
    return path;
}

/// Of the unit path in systemd.unit(5) what only the manager and its generators write.
bool isOfTheManager(const QString &directory)
{
    const QString name = QFileInfo(directory).fileName();
    return name == "transient"_L1 || name.startsWith("generator"_L1);
}

} // namespace

UnitPathWatch::UnitPathWatch(QObject *parent)
    : QObject(parent)
    , inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    quiet_.setSingleShot(true);
    quiet_.setInterval(300ms);
    latest_.setSingleShot(true);
    latest_.setInterval(2s);
    connect(&quiet_, &QTimer::timeout, this, &UnitPathWatch::tell);
    connect(&latest_, &QTimer::timeout, this, &UnitPathWatch::tell);
    if (inotify_ < 0)
        return;
    notifier_.setSocket(inotify_);
    connect(&notifier_, &QSocketNotifier::activated, this, &UnitPathWatch::readEvents);
    notifier_.setEnabled(true);
}

UnitPathWatch::~UnitPathWatch()
{
    if (inotify_ < 0)
        return;
    notifier_.setEnabled(false);
    ::close(inotify_);
}

void UnitPathWatch::setDirectories(const QStringList &directories)
{
    QStringList wanted;
    for (const QString &directory : directories) {
        const QString path = QDir::cleanPath(directory);
        if (path.startsWith(u'/') && !isOfTheManager(path))
            wanted << path;
    }
    if (wanted == directories_)
        return;
    directories_ = wanted;
    rearm();
}

void UnitPathWatch::readEvents()
{
    bool isOurs = false;
    bool namesChanged = false;
    std::array<char, 16 * 1024> buffer;
    for (ssize_t size; (size = ::read(inotify_, buffer.data(), buffer.size())) > 0;) {
        inotify_event event;
        for (ssize_t at = 0; at < size; at += ssize_t(sizeof event + event.len)) {
            std::memcpy(&event, buffer.data() + at, sizeof event);
            // Of a parent only its children that we wait for matter: ~/.config changes all the
            // time. After an overflow nothing is known.
            const bool overflow = event.mask & IN_Q_OVERFLOW;
            const bool isKnown = ours_.contains(event.wd);
            isOurs |= isKnown || overflow;
            if (isKnown || overflow || parents_.contains(event.wd))
                namesChanged |= overflow || (event.mask & (namesMask | IN_IGNORED));
        }
    }
    if (!(namesChanged && rearm()) && !isOurs)
        return;
    quiet_.start();
    if (!latest_.isActive())
        latest_.start();
}

int UnitPathWatch::add(const QString &path) const
{
    return inotify_add_watch(inotify_, QFile::encodeName(path).constData(), watchMask);
}

bool UnitPathWatch::rearm()
{
    const QSet<int> before = ours_;
    QSet<int> unused = ours_ + parents_;
    ours_.clear();
    parents_.clear();
    for (const QString &target : std::as_const(directories_)) {
        // The directory may be made between looking and watching; then look again.
        QString watched;
        int descriptor = -1;
        for (QString nearest = nearestExisting(target); nearest != watched;
             nearest = nearestExisting(target)) {
            watched = nearest;
            unused.insert(descriptor);
            descriptor = add(watched);
        }
        if (watched != target) {
            parents_.insert(descriptor);
            continue;
        }
        ours_.insert(descriptor);
        // After the directory itself, so that none is made in between unseen.
        const QStringList dropIns = QDir(target).entryList({u"*.d"_s}, QDir::Dirs | QDir::Hidden);
        for (const QString &name : dropIns)
            ours_.insert(add(target + u'/' + name));
    }
    ours_.remove(-1);
    parents_.remove(-1);
    unused.remove(-1);
    unused -= ours_;
    unused -= parents_;
    for (const int descriptor : std::as_const(unused))
        inotify_rm_watch(inotify_, descriptor);
    return ours_ != before;
}

void UnitPathWatch::tell()
{
    quiet_.stop();
    latest_.stop();
    Q_EMIT filesChanged();
}

} // namespace unitdeck
