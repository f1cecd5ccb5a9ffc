// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of the journal, as much of it as a line needs; all fields are fetched on demand.
#pragma once

#include "app/values/unit_id.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace unitdeck {

/// What a manager says has happened to a unit.
enum class UnitEvent { None, Started, Stopped, Reloaded, Restarting, Failed };

struct JournalEntry
{
    qint64 realtime = 0;    ///< µs since the epoch
    QByteArray cursor;      ///< sd_journal_get_cursor(3): names the entry for ever
    int priority = 6;       ///< syslog(3), 0 emerg … 7 debug; 6 if the entry has none
    QString identifier;     ///< SYSLOG_IDENTIFIER, else _COMM; cut after 256 bytes
    bool isCommand = false; ///< it is _COMM
    qint64 pid = 0;         ///< _PID or SYSLOG_PID; 0: unknown
    QString bootId;
    UnitId unit;               ///< whom it is of, or whom a manager speaks of; empty: none
    QString message;           ///< invalid UTF-8 replaced; cut after maxMessageLength
    qsizetype messageSize = 0; ///< bytes of the whole MESSAGE; larger than shown if it was cut
    UnitEvent event = UnitEvent::None;
    qint64 suppressed = 0; ///< so many messages journald left out here, over its rate limit

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// Longer messages are cut in the list; the details show all of them.
inline constexpr qsizetype maxMessageLength = 8192;

struct JournalField
{
    QString name;
    QByteArray value;

    friend bool operator==(const JournalField &, const JournalField &) = default;
};

struct JournalBoot
{
    QString id;
    qint64 first = 0; ///< µs since the epoch
    qint64 last = 0;

    friend bool operator==(const JournalBoot &, const JournalBoot &) = default;
};

/// One run of a unit.
struct JournalRun
{
    QString invocationId;
    qint64 started = 0; ///< µs since the epoch

    friend bool operator==(const JournalRun &, const JournalRun &) = default;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::JournalEntry)
