// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries of which journal.
#pragma once

#include "app/values/unit_id.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace unitdeck {

/// What one field of an entry must be like (or, negated, must not). An entry may have a field
/// several times: then one such value is enough.
struct FieldFilter
{
    enum class Test {
        Equals,   ///< the value is exactly this
        Contains, ///< literal text, smart case
        Matches   ///< a regular expression (pcre2syntax(3)), smart case
    };

    QString field;
    QByteArray value;
    Test test = Test::Equals;
    bool isNegated = false;

    friend bool operator==(const FieldFilter &, const FieldFilter &) = default;
};

/// Whose entries: of this machine, of a namespace of it, or of files elsewhere.
struct JournalSource
{
    /// Journal files or directories instead of this machine's journal.
    QStringList paths = {};
    /// A journal namespace of this machine (systemd-journald.service(8)); empty: the main one.
    QString journalNamespace = {};

    friend bool operator==(const JournalSource &, const JournalSource &) = default;
};

struct JournalQuery
{
    /// Units, matched as journalctl -u and --user-unit do; an entry of any of them; none: all.
    QList<UnitId> units;
    /// Entries of these are left out.
    QList<UnitId> excludedUnits;
    /// Whose user units, for Scope::User; absent: of the calling user.
    std::optional<quint32> uid;
    /// syslog priorities 0 (emerg) to 7 (debug). The whole range also takes entries without one.
    int minPriority = 0;
    int maxPriority = 7;
    /// A boot ID in hex, or empty for all boots.
    QString bootId;
    /// One run of a unit (INVOCATION_ID in hex), or empty for all.
    QString invocationId;
    /// Times as parseJournalTime() reads them; empty: no limit. Both ends belong to the range.
    QString since;
    QString until;
    /// Of filters that are Equals and not negated, those on one field are alternatives, as for
    /// journalctl; all others must hold each.
    QList<FieldFilter> fields;
    /// Looked for in MESSAGE, smart case (an upper case letter makes it case sensitive); empty:
    /// all.
    QString text;
    bool isExpression = false; ///< text is a regular expression (pcre2syntax(3))
    JournalSource source;

    /// Narrowed in no way but by the units: what a journal of a unit begins with.
    bool isUnfiltered() const;

    friend bool operator==(const JournalQuery &, const JournalQuery &) = default;
};

/// The whole journal of @p query without what narrows it.
JournalQuery withoutFilters(const JournalQuery &query);

/// A journalctl(1) command, quoted for a shell.
struct JournalctlCommand
{
    QString text;
    /// What journalctl has no words for and the command leaves out: it prints other entries, or
    /// more. Values are shortened.
    QStringList missing;
};

/// The command that prints the entries of @p query.
JournalctlCommand journalctlCommand(const JournalQuery &query);

/// Smart case, as journalctl --grep: an upper case letter makes @p text case sensitive.
Qt::CaseSensitivity smartCase(QStringView text);

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::JournalQuery)
