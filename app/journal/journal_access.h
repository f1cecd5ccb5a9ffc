// SPDX-License-Identifier: GPL-3.0-or-later
// Which journal files there are, and whether this user may read those that matter.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/values/journal_query.h"

#include <functional>

namespace unitdeck {

/// Where journald keeps its files; replaced in tests, which as root may read everything.
struct JournalPlaces
{
    QString persistent; ///< /var/log/journal/MACHINE-ID
    QString inMemory;   ///< /run/log/journal/MACHINE-ID
    quint32 ownUid = 0;
    std::function<bool(const QString &path)> mayRead;

    /// Those of this machine (systemd-journald.service(8), FILES).
    static JournalPlaces ofThisMachine();
};

/// The files that libsystemd reads for @p source, as far as they may be listed. Blocks on the file
/// system.
QStringList journalFiles(const JournalSource &source, const JournalPlaces &places);

/// Journals beside the main one: namespaces, and the directory in which systemd-journal-remote puts
/// what it receives. Blocks on the file system.
QList<JournalSource> otherJournals(const JournalPlaces &places);

/// Looks at the directories (not into the files): libsystemd leaves out files it may not read
/// without a word. Blocks on the file system. Never Failed or Opening.
JournalStatus examineJournal(const JournalQuery &query, const JournalPlaces &places);

} // namespace unitdeck
