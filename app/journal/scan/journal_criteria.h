// SPDX-License-Identifier: GPL-3.0-or-later
// A query made ready: what the journal's index answers, and what must be looked for in the entries.
#pragma once

#include "app/journal/scan/journal_matches.h"
#include "app/journal/scan/text_pattern.h"

#include <functional>
#include <optional>
#include <vector>

namespace unitdeck {

/// What a field must (or, negated, must not) be like.
struct FieldTest
{
    QByteArray field;
    QByteArray value;                   ///< without a pattern: exactly this
    std::optional<TextPattern> pattern; ///< or what it must hold
    bool isNegated = false;

    /// Whether one value is as wanted, negation aside.
    bool isLike(QByteArrayView candidate) const
    {
        return pattern ? pattern->isIn(candidate) : candidate == value;
    }
};

/// An entry is wanted if the matches take it, every test holds, none of the excluded conditions
/// does, and its time lies in the range. Copies may be used in threads of their own.
struct JournalCriteria
{
    JournalMatches matches = {};
    std::vector<FieldTest> tests = {}; ///< no QList: copies of that share what a pattern works in
    QList<JournalCondition> excluded = {};
    qint64 since = 0;         ///< µs since the epoch, inclusive
    qint64 until = INT64_MAX; ///< likewise

    /// Whether the matches alone decide, but for the range.
    bool isIndexed() const { return tests.empty() && excluded.isEmpty(); }

    /// Whether an entry that the matches took is wanted, but for the range. @p visit calls what it
    /// is given with every field, name and value, until that returns false.
    using FieldVisitor = std::function<bool(QByteArrayView name, QByteArrayView value)>;
    bool accepts(const std::function<void(const FieldVisitor &)> &visit) const;
};

/// Malformed if an expression is none or a time is not understood.
Reply<JournalCriteria> journalCriteria(const JournalQuery &query, quint32 ownUid);

} // namespace unitdeck
