// SPDX-License-Identifier: GPL-3.0-or-later
// One small file an entry, whose name is its time; see the header.
#include "app/unitfiles/unit_history.h"

#include "app/unitfiles/state_folder.h"
#include "app/unitfiles/worker.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 formatMark = 0x55444831; // "UDH1"

QString folderOf(const UnitId &unit)
{
    return stateFolder() + u"/history/"_s + stateName(unit);
}

bool writeEntry(const QString &folder, const HistoryEntry &entry)
{
    QSaveFile file(folder + u'/' + QString::number(entry.time.toMSecsSinceEpoch()));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << formatMark << entry.path << entry.content.has_value()
           << entry.content.value_or(QByteArray());
    return stream.status() == QDataStream::Ok && file.commit();
}

std::optional<HistoryEntry> readEntry(const QString &path)
{
    QFile file(path);
    bool isTime = false;
    const qint64 time = path.section(u'/', -1).toLongLong(&isTime);
    if (!isTime || !file.open(QIODevice::ReadOnly))
        return {};
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 mark = 0;
    bool isThere = false;
    QByteArray content;
    HistoryEntry entry;
    stream >> mark >> entry.path >> isThere >> content;
    if (mark != formatMark || stream.status() != QDataStream::Ok)
        return {};
    entry.time = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    if (isThere)
        entry.content = content;
    return entry;
}

/// The names of the entries, oldest first.
QStringList namesIn(const QString &folder)
{
    QStringList names = QDir(folder).entryList(QDir::Files);
    names.removeIf([](const QString &name) {
        bool isTime = false;
        name.toLongLong(&isTime);
        return !isTime;
    });
    std::ranges::sort(names, {}, [](const QString &name) { return name.toLongLong(); });
    return names;
}

std::optional<HistoryEntry> newestOf(const QString &folder, const QString &path)
{
    const QStringList names = namesIn(folder);
    for (auto name = names.crbegin(); name != names.crend(); ++name) {
        const auto entry = readEntry(folder + u'/' + *name);
        if (entry && entry->path == path)
            return entry;
    }
    return {};
}

} // namespace

bool recordSave(const UnitId &unit, const SavedFile &saved)
{
    const QString folder = folderOf(unit);
    if (!makePrivateFolder(folder))
        return false;
    const QStringList names = namesIn(folder);
    // The clock may have been set back: what is saved later is listed later.
    qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (!names.isEmpty())
        now = std::max(now, names.last().toLongLong() + 2);
    const auto at = [](qint64 time) { return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC); };
    const auto known = newestOf(folder, saved.path);
    bool isWritten = true;
    if (!known || known->content != saved.before)
        isWritten = writeEntry(folder, {at(now - 1), saved.path, saved.before});
    isWritten = writeEntry(folder, {at(now), saved.path, saved.after}) && isWritten;
    const QStringList all = namesIn(folder);
    for (qsizetype i = 0; i + maxHistory < all.size(); ++i)
        QFile::remove(folder + u'/' + all.at(i));
    return isWritten;
}

void listHistory(const UnitId &unit, QObject *context, Done<QList<HistoryEntry>> done)
{
    const auto work = [unit]() -> Reply<QList<HistoryEntry>> {
        QList<HistoryEntry> entries;
        const QString folder = folderOf(unit);
        for (const QString &name : namesIn(folder)) {
            if (const auto entry = readEntry(folder + u'/' + name))
                entries.prepend(*entry);
        }
        return entries;
    };
    runInWorker<QList<HistoryEntry>>(work, context, std::move(done));
}

} // namespace unitdeck
