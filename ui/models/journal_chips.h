// SPDX-License-Identifier: GPL-3.0-or-later
// What narrows a journal query, as words that can be taken away one by one.
#pragma once

#include "app/values/journal_query.h"

#include <optional>

namespace unitdeck {

struct JournalChip
{
    QString text;
    JournalQuery without;                 ///< the query when it is taken away
    std::optional<JournalQuery> opposite; ///< the query when it is turned round; absent: it cannot
    bool isNegated = false;               ///< it leaves out what the text names

    friend bool operator==(const JournalChip &, const JournalChip &) = default;
};

/// In the order in which a person reads them. The units and the source of @p subject are what the
/// page is about, not a filter; the text and the upper limit of priorities have controls of their
/// own.
QList<JournalChip> chipsOf(const JournalQuery &query, const JournalQuery &subject);
/// "This machine", "Namespace foo", or the paths.
QString sourceText(const JournalSource &source);

/// "_PID is 1", "MESSAGE does not contain timeout".
QString filterText(const FieldFilter &filter);

/// @p query with one more filter; one that says the same already is not repeated, and its opposite
/// goes.
JournalQuery withFilter(JournalQuery query, const FieldFilter &filter);
/// The same for a unit, to be shown or left out.
JournalQuery withUnit(JournalQuery query, const UnitId &unit, bool isExcluded);
/// With entries of @p priority (syslog(3)) and worse; a limit at the other end that would leave
/// nothing goes.
JournalQuery withWorst(JournalQuery query, int priority);

} // namespace unitdeck
