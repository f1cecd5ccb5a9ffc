// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader hands over: entries with their place, and what is known of the journal as a
// whole.
#pragma once

#include "app/values/error.h"
#include "app/values/journal_entry.h"

#include <QMetaType>
#include <QStringList>

namespace unitdeck {

/// The most entries that are held at once; what lies beyond is read again when it is wanted.
inline constexpr int journalWindow = 5000;

struct JournalBatch
{
    enum class Where {
        Replace, ///< these are all there are to show now
        Older,   ///< they come before what was there
        Newer    ///< they come after what was there
    };

    Where where = Where::Replace;
    QList<JournalEntry> entries = {}; ///< oldest first
    bool isComplete = true;           ///< false: more of the same request follows
    bool atOldest = false;            ///< nothing lies before the first of them
    bool atNewest = false;            ///< nothing lay behind the last of them
    /// With Replace while following: so many entries came so fast that the window never held them.
    qint64 skipped = 0;
    bool isMoreSkipped = false; ///< more than that: they were not counted to the end
    quint64 request = 0;        ///< the number of what it answers: of a load, or of the watch

    friend bool operator==(const JournalBatch &, const JournalBatch &) = default;
};

/// Where reading begins.
struct JournalPlace
{
    enum class Kind { Newest, Cursor, Time };

    Kind kind = Kind::Newest;
    QByteArray cursor;
    qint64 time = 0; ///< µs since the epoch

    static JournalPlace newest() { return {}; }
    static JournalPlace atCursor(QByteArray cursor) { return {Kind::Cursor, std::move(cursor), 0}; }
    static JournalPlace atTime(qint64 time) { return {Kind::Time, {}, time}; }

    friend bool operator==(const JournalPlace &, const JournalPlace &) = default;
};

struct JournalStatus
{
    enum class Kind {
        Opening,      ///< not known yet
        Ok,           ///< may be read; whether there are entries the batches tell
        NotPermitted, ///< the files that would hold the entries may not be read
        NoJournal,    ///< there are no journal files
        Failed        ///< error says why
    };

    Kind kind = Kind::Opening;
    bool isVolatile = false;     ///< kept in memory only: gone at the next boot
    QStringList unreadable = {}; ///< files or directories the user may not read
    QString group = {};          ///< whose members may read them; empty: not known
    Error error = {};

    friend bool operator==(const JournalStatus &, const JournalStatus &) = default;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::JournalBatch)
Q_DECLARE_METATYPE(unitdeck::JournalStatus)
