// SPDX-License-Identifier: GPL-3.0-or-later
// Readability of the journal's files; see the header.
#include "app/journal/journal_access.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList filesIn(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return QFileInfo::exists(path) ? QStringList{path} : QStringList{};
    const QDir directory(path);
    QStringList files;
    for (const QString &name : directory.entryList({u"*.journal"_s, u"*.journal~"_s}, QDir::Files))
        files << directory.filePath(name);
    return files;
}

/// A directory that was named: those in it named by a machine ID (and a namespace) belong to it
/// (sd_journal_open_directory(3)).
QStringList filesBelow(const QString &path)
{
    QStringList files = filesIn(path);
    static const QRegularExpression machine(u"^[0-9a-f]{32}(\\..+)?$"_s);
    const QDir directory(path);
    for (const QString &name : directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (machine.match(name).hasMatch())
            files << filesIn(directory.filePath(name));
    }
    return files;
}

/// A directory that may not be listed counts as one unreadable file.
QStringList filesOrClosedDirectory(const QString &path, const JournalPlaces &places)
{
    if (QFileInfo(path).isDir() && !places.mayRead(path))
        return {path};
    return filesBelow(path);
}

QString groupOf(const QStringList &files)
{
    for (const QString &file : files) {
        const QFileInfo info(file);
        if (info.groupId() != 0 && !info.group().isEmpty())
            return info.group();
    }
    return u"systemd-journal"_s;
}

} // namespace

JournalPlaces JournalPlaces::ofThisMachine()
{
    QFile file(u"/etc/machine-id"_s);
    const QString id =
        file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
    JournalPlaces places;
    places.persistent = u"/var/log/journal/"_s + id;
    places.inMemory = u"/run/log/journal/"_s + id;
    places.ownUid = getuid();
    places.mayRead = [](const QString &path) {
        return faccessat(AT_FDCWD, QFile::encodeName(path).constData(), R_OK, AT_EACCESS) == 0;
    };
    return places;
}

QStringList journalFiles(const JournalSource &source, const JournalPlaces &places)
{
    QStringList files;
    for (const QString &path : source.paths)
        files << filesBelow(path);
    if (!source.paths.isEmpty())
        return files;
    const QString &space = source.journalNamespace;
    const QString suffix = space.isEmpty() ? QString() : u'.' + space;
    return filesIn(places.persistent + suffix) + filesIn(places.inMemory + suffix);
}

QList<JournalSource> otherJournals(const JournalPlaces &places)
{
    QList<JournalSource> found;
    for (const QString &place : {places.persistent, places.inMemory}) {
        const QFileInfo own(place);
        const QDir around = own.dir();
        const QStringList names = around.entryList({own.fileName() + u".*"_s}, QDir::Dirs);
        for (const QString &name : names) {
            const JournalSource source{.journalNamespace = name.sliced(own.fileName().size() + 1)};
            if (!found.contains(source))
                found << source;
        }
    }
    const QDir received = QFileInfo(places.persistent).dir().filePath(u"remote"_s);
    if (received.exists())
        found << JournalSource{.paths = {received.path()}};
    return found;
}

JournalStatus examineJournal(const JournalQuery &query, const JournalPlaces &places)
{
    JournalStatus status;
    QStringList files;
    if (query.source.paths.isEmpty()) {
        const QString &space = query.source.journalNamespace;
        const QString suffix = space.isEmpty() ? QString() : u'.' + space;
        const QStringList kept = filesOrClosedDirectory(places.persistent + suffix, places);
        files = kept + filesOrClosedDirectory(places.inMemory + suffix, places);
        status.isVolatile = kept.isEmpty() && !files.isEmpty();
    } else {
        for (const QString &path : query.source.paths)
            files << filesOrClosedDirectory(path, places);
    }

    // A user's own messages are in user-UID.journal, everything else is in system.journal;
    // user-UID.journal exists only where the journal is persistent (SplitMode= in
    // journald.conf(5)).
    const QString own = u"user-"_s + QString::number(query.uid.value_or(places.ownUid)) + u'.';
    const QString ownArchived = own.chopped(1) + u'@';
    const bool wantsOwn = std::ranges::any_of(
        query.units, [](const UnitId &unit) { return unit.scope == Scope::User; });
    bool isRelevantReadable = false;
    for (const QString &file : files) {
        const QString name = file.section(u'/', -1);
        if (!places.mayRead(file)) {
            status.unreadable << file;
            continue;
        }
        const bool isOfUsers = name.startsWith("user-"_L1);
        const bool isOwn = name.startsWith(own) || name.startsWith(ownArchived);
        isRelevantReadable |= !isOfUsers || (wantsOwn && isOwn);
    }
    if (isRelevantReadable)
        status.kind = JournalStatus::Kind::Ok;
    else if (!status.unreadable.isEmpty())
        status.kind = JournalStatus::Kind::NotPermitted;
    else
        status.kind = files.isEmpty() ? JournalStatus::Kind::NoJournal : JournalStatus::Kind::Ok;
    if (!status.unreadable.isEmpty())
        status.group = groupOf(status.unreadable);
    return status;
}

} // namespace unitdeck
