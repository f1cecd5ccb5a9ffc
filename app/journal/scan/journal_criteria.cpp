// SPDX-License-Identifier: GPL-3.0-or-later
// Queries made ready; see the header.
#include "app/journal/scan/journal_criteria.h"

#include "app/values/journal_time.h"

#include <algorithm>
#include <vector>

namespace unitdeck {

namespace {

QByteArrayView fieldOf(QByteArrayView match)
{
    return match.first(match.indexOf('='));
}

/// Follows one term over the fields of an entry: of each field in it one value must be there.
class TermState
{
public:
    explicit TermState(const JournalTerm &term)
        : term_(term)
        , seen_(static_cast<size_t>(term.size()), false)
    {
    }

    void take(QByteArrayView name, QByteArrayView value)
    {
        for (qsizetype i = 0; i < term_.size(); ++i) {
            const QByteArrayView match = term_[i];
            if (match.size() == name.size() + 1 + value.size() && match.startsWith(name) &&
                match.endsWith(value) && match[name.size()] == '=')
                seen_[static_cast<size_t>(i)] = true;
        }
    }

    bool holds() const
    {
        for (qsizetype i = 0; i < term_.size(); ++i) {
            bool isAny = false;
            for (qsizetype j = 0; j < term_.size(); ++j) {
                isAny |= seen_[static_cast<size_t>(j)] && fieldOf(term_[i]) == fieldOf(term_[j]);
            }
            if (!isAny)
                return false;
        }
        return true;
    }

private:
    const JournalTerm &term_;
    std::vector<bool> seen_;
};

} // namespace

bool JournalCriteria::accepts(const std::function<void(const FieldVisitor &)> &visit) const
{
    std::vector<bool> isLike(tests.size(), false);
    std::vector<TermState> terms;
    for (const JournalCondition &condition : excluded) {
        for (const JournalTerm &term : condition)
            terms.emplace_back(term);
    }
    // One test that nothing negates is decided by the first value that is as wanted.
    const bool isSimple = tests.size() == 1 && terms.empty();
    visit([&](QByteArrayView name, QByteArrayView value) {
        for (size_t i = 0; i < isLike.size(); ++i) {
            const FieldTest &test = tests[i];
            if (!isLike[i] && name == test.field && test.isLike(value)) {
                isLike[i] = true;
                if (isSimple)
                    return false;
            }
        }
        for (TermState &term : terms)
            term.take(name, value);
        return true;
    });
    for (size_t i = 0; i < isLike.size(); ++i) {
        if (isLike[i] == tests[i].isNegated)
            return false;
    }
    return std::ranges::none_of(terms, &TermState::holds);
}

Reply<JournalCriteria> journalCriteria(const JournalQuery &query, quint32 ownUid)
{
    JournalCriteria criteria;
    criteria.matches = journalMatches(query, ownUid);
    criteria.excluded = excludedMatches(query, ownUid);

    QList<FieldFilter> filters = query.fields;
    if (!query.text.isEmpty()) {
        filters << FieldFilter{QStringLiteral("MESSAGE"), query.text.toUtf8(),
                               query.isExpression ? FieldFilter::Test::Matches
                                                  : FieldFilter::Test::Contains};
    }
    for (const FieldFilter &filter : filters) {
        if (filter.test == FieldFilter::Test::Equals && !filter.isNegated)
            continue; // a match
        FieldTest test{filter.field.toLatin1(), filter.value, std::nullopt, filter.isNegated};
        if (filter.test != FieldFilter::Test::Equals) {
            Reply<TextPattern> pattern = TextPattern::compile(
                QString::fromUtf8(filter.value), filter.test == FieldFilter::Test::Matches
                                                     ? TextPattern::Kind::Expression
                                                     : TextPattern::Kind::Literal);
            if (!pattern)
                return pattern.error();
            test.pattern = *pattern;
        }
        criteria.tests.push_back(std::move(test));
    }
    const QDateTime now = QDateTime::currentDateTime();
    for (const auto &[text, time] :
         {std::pair(&query.since, &criteria.since), std::pair(&query.until, &criteria.until)}) {
        if (text->isEmpty())
            continue;
        const std::optional<qint64> parsed = parseJournalTime(*text, now);
        if (!parsed)
            return Error{Error::Kind::InvalidArgument, {}, *text};
        *time = *parsed;
    }
    return criteria;
}

} // namespace unitdeck
