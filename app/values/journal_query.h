// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries of which journal.
#pragma once

#include "app/values/unit_id.h"

#include <QMetaType>
#include <QStringList>

#include <optional>

namespace unitdeck {

struct JournalQuery
{
    /// The unit, matched as journalctl -u and --user-unit do; empty name: all entries.
    UnitId unit;
    /// Whose user units, for Scope::User; absent: of the calling user.
    std::optional<quint32> uid;
    /// syslog priority 0 (emerg) to 7 (debug): this and worse.
    int maxPriority = 7;
    /// A boot ID in hex, or empty for all boots.
    QString bootId;
    /// One run of the unit (INVOCATION_ID in hex), or empty for all.
    QString invocationId;
    /// Literal text in MESSAGE, smart case (an upper case letter makes it case sensitive); empty:
    /// all.
    QString text;
    /// Journal files or directories instead of this machine's journal; tests and other journals.
    QStringList paths;

    friend bool operator==(const JournalQuery &, const JournalQuery &) = default;
};

/// The journalctl command that shows the same entries, quoted for a shell.
QString journalctlCommand(const JournalQuery &query);

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::JournalQuery)
