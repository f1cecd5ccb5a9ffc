// SPDX-License-Identifier: GPL-3.0-or-later
// The matches of journalctl -u and --user-unit; see the header.
#include "app/journal/scan/journal_matches.h"

namespace unitdeck {

namespace {

/// What systemd-coredump logs (SD_MESSAGE_COREDUMP in sd-messages.h).
constexpr char coredumpMessage[] = "MESSAGE_ID=fc2e22bc6ee647b6b90729ab34a250b1";

JournalCondition systemUnit(const QByteArray &name)
{
    JournalCondition condition{
        {"_SYSTEMD_UNIT=" + name},
        {coredumpMessage, "_UID=0", "COREDUMP_UNIT=" + name},
        {"_PID=1", "UNIT=" + name},
        {"_UID=0", "OBJECT_SYSTEMD_UNIT=" + name},
    };
    if (name.endsWith(".slice"))
        condition << JournalTerm{"_SYSTEMD_SLICE=" + name};
    return condition;
}

JournalCondition userUnit(const QByteArray &name, quint32 uid)
{
    const QByteArray user = "_UID=" + QByteArray::number(uid);
    // "_UID=uid" beside "_UID=0" reads "the user or root": a coredump or an authorised daemon.
    JournalCondition condition{
        {"_SYSTEMD_USER_UNIT=" + name, user},
        {"USER_UNIT=" + name, user},
        {"COREDUMP_USER_UNIT=" + name, user, "_UID=0"},
        {"OBJECT_SYSTEMD_USER_UNIT=" + name, user, "_UID=0"},
    };
    if (name.endsWith(".slice"))
        condition << JournalTerm{"_SYSTEMD_USER_SLICE=" + name, user};
    return condition;
}

JournalCondition unitCondition(const UnitId &unit, const JournalQuery &query, quint32 ownUid)
{
    const QByteArray name = unit.name.toUtf8();
    return unit.scope == Scope::User ? userUnit(name, query.uid.value_or(ownUid))
                                     : systemUnit(name);
}

} // namespace

JournalMatches journalMatches(const JournalQuery &query, quint32 ownUid)
{
    JournalMatches matches;
    JournalCondition anyUnit;
    for (const UnitId &unit : query.units)
        anyUnit << unitCondition(unit, query, ownUid);
    if (!anyUnit.isEmpty())
        matches << anyUnit;
    // The whole range sets no match, so that entries without a priority are there; journalctl -p 7
    // does the same.
    if (query.minPriority > 0 || query.maxPriority < 7) {
        JournalTerm priorities;
        for (int priority = query.minPriority; priority <= query.maxPriority; ++priority)
            priorities << "PRIORITY=" + QByteArray::number(priority);
        matches << JournalCondition{priorities};
    }
    if (!query.bootId.isEmpty())
        matches << JournalCondition{{"_BOOT_ID=" + query.bootId.toLatin1()}};
    if (!query.invocationId.isEmpty()) {
        const QByteArray id = query.invocationId.toLatin1();
        // The first is set by journald for what the unit itself says, the others by the managers
        // for what they say about it (systemd.journal-fields(7)).
        matches << JournalCondition{{"_SYSTEMD_INVOCATION_ID=" + id},
                                    {"INVOCATION_ID=" + id},
                                    {"USER_INVOCATION_ID=" + id},
                                    {"OBJECT_SYSTEMD_INVOCATION_ID=" + id, "_UID=0"}};
    }
    JournalTerm fields;
    for (const FieldFilter &filter : query.fields) {
        if (filter.test == FieldFilter::Test::Equals && !filter.isNegated)
            fields << filter.field.toLatin1() + '=' + filter.value;
    }
    if (!fields.isEmpty())
        matches << JournalCondition{fields};
    return matches;
}

JournalMatches excludedMatches(const JournalQuery &query, quint32 ownUid)
{
    JournalMatches matches;
    for (const UnitId &unit : query.excludedUnits)
        matches << unitCondition(unit, query, ownUid);
    return matches;
}

} // namespace unitdeck
