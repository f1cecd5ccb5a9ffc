// SPDX-License-Identifier: GPL-3.0-or-later
// Queries as chips; see the header.
#include "ui/models/journal_chips.h"

#include "ui/models/journal_fields.h"
#include "ui/models/journal_text.h"

#include <QCoreApplication>

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestValue = 40;

struct TestText
{
    FieldFilter::Test test;
    const char *holds;
    const char *fails;
};

constexpr std::array<TestText, 3> testTexts{{
    {FieldFilter::Test::Equals, QT_TRANSLATE_NOOP("unitdeck::Journal", "%1 is %2"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "%1 is not %2")},
    {FieldFilter::Test::Contains, QT_TRANSLATE_NOOP("unitdeck::Journal", "%1 contains %2"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "%1 does not contain %2")},
    {FieldFilter::Test::Matches, QT_TRANSLATE_NOOP("unitdeck::Journal", "%1 matches %2"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "%1 does not match %2")},
}};

QString tr(const char *text)
{
    return QCoreApplication::translate("unitdeck::Journal", text);
}

} // namespace

QString filterText(const FieldFilter &filter)
{
    const auto found = std::ranges::find(testTexts, filter.test, &TestText::test);
    QString value = withoutControls(fieldText(filter.value));
    if (value.size() > longestValue)
        value = value.first(longestValue) + u'…';
    return tr(filter.isNegated ? found->fails : found->holds).arg(filter.field, value);
}

QString sourceText(const JournalSource &source)
{
    if (!source.paths.isEmpty())
        return source.paths.join(u' ');
    if (!source.journalNamespace.isEmpty())
        return QCoreApplication::translate("unitdeck::Journal", "Namespace %1")
            .arg(source.journalNamespace);
    return QCoreApplication::translate("unitdeck::Journal", "This machine");
}

QList<JournalChip> chipsOf(const JournalQuery &query, const JournalQuery &subject)
{
    QList<JournalChip> chips;
    if (query.source != subject.source) {
        JournalChip chip{sourceText(query.source), query, std::nullopt, false};
        chip.without.source = subject.source;
        chips << chip;
    }
    if (query.units.isEmpty() && !subject.units.isEmpty()) {
        JournalChip chip{QCoreApplication::translate("unitdeck::Journal", "All units"), query,
                         std::nullopt, false};
        chip.without.units = subject.units;
        chips << chip;
    }
    for (qsizetype i = 0; i < query.units.size() && query.units != subject.units; ++i) {
        JournalChip chip{query.units[i].name, query, std::nullopt, false};
        chip.without.units.removeAt(i);
        if (chip.without.units.isEmpty())
            chip.without.units = subject.units;
        chip.opposite = withUnit(query, query.units[i], true);
        chips << chip;
    }
    for (qsizetype i = 0; i < query.excludedUnits.size(); ++i) {
        JournalChip chip{query.excludedUnits[i].name, query, std::nullopt, true};
        chip.without.excludedUnits.removeAt(i);
        // Turned round beside the subject it would widen what is shown.
        if (subject.units.isEmpty())
            chip.opposite = withUnit(query, query.excludedUnits[i], false);
        chips << chip;
    }
    const auto add = [&](const QString &text, auto clear) {
        JournalChip chip{text, query, std::nullopt, false};
        clear(&chip.without);
        chips << chip;
    };
    if (query.uid && query.uid != subject.uid) {
        add(QCoreApplication::translate("unitdeck::Journal", "Units of the user %1")
                .arg(*query.uid),
            [uid = subject.uid](JournalQuery *q) { q->uid = uid; });
    }
    if (query.minPriority > 0) {
        add(QCoreApplication::translate("unitdeck::Journal", "%1 and less severe")
                .arg(priorityWord(query.minPriority)),
            [](JournalQuery *q) { q->minPriority = 0; });
    }
    if (!query.invocationId.isEmpty()) {
        add(QCoreApplication::translate("unitdeck::Journal", "One run: %1")
                .arg(query.invocationId.first(std::min<qsizetype>(query.invocationId.size(), 8))),
            [](JournalQuery *q) { q->invocationId.clear(); });
    }
    if (!query.since.isEmpty()) {
        add(QCoreApplication::translate("unitdeck::Journal", "Since %1").arg(query.since),
            [](JournalQuery *q) { q->since.clear(); });
    }
    if (!query.until.isEmpty()) {
        add(QCoreApplication::translate("unitdeck::Journal", "Until %1").arg(query.until),
            [](JournalQuery *q) { q->until.clear(); });
    }
    for (qsizetype i = 0; i < query.fields.size(); ++i) {
        // Its words say whether it is negated.
        JournalChip chip{filterText(query.fields[i]), query, query, false};
        chip.without.fields.removeAt(i);
        FieldFilter &turned = chip.opposite->fields[i];
        turned.isNegated = !turned.isNegated;
        chips << chip;
    }
    return chips;
}

JournalQuery withFilter(JournalQuery query, const FieldFilter &filter)
{
    FieldFilter opposite = filter;
    opposite.isNegated = !opposite.isNegated;
    query.fields.removeAll(opposite);
    if (!query.fields.contains(filter))
        query.fields << filter;
    return query;
}

JournalQuery withWorst(JournalQuery query, int priority)
{
    query.maxPriority = priority;
    if (query.minPriority > priority)
        query.minPriority = 0;
    return query;
}

JournalQuery withUnit(JournalQuery query, const UnitId &unit, bool isExcluded)
{
    QList<UnitId> &wanted = isExcluded ? query.excludedUnits : query.units;
    (isExcluded ? query.units : query.excludedUnits).removeAll(unit);
    if (!wanted.contains(unit))
        wanted << unit;
    return query;
}

} // namespace unitdeck
