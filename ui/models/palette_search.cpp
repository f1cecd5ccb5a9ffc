// SPDX-License-Identifier: GPL-3.0-or-later
// Splits what was typed into a verb and a unit; see the header.
#include "ui/models/palette_search.h"

#include "ui/models/fuzzy.h"

#include <algorithm>

namespace unitdeck {

namespace {

// A verb that was typed in full is meant more surely than one of which it is only the beginning.
constexpr int wholeVerbBonus = 400;

/// How well @p word names @p verb: absent, or a bonus.
std::optional<int> verbScore(const QString &word, const PaletteVerb &verb)
{
    std::optional<int> best;
    for (const QString &name : verb.names) {
        if (!name.startsWith(word, Qt::CaseInsensitive))
            continue;
        const int score = name.size() == word.size() ? wholeVerbBonus : 0;
        best = std::max(best.value_or(score), score);
    }
    return best;
}

struct UnitHit
{
    UnitId unit;
    int score = 0;
};

/// The best @p limit units for @p text, in the person's scope first among equals.
QList<UnitHit> bestUnits(const QString &text, const QList<UnitId> &units, const UnitId &current,
                         qsizetype limit)
{
    QList<UnitHit> hits;
    if (text.isEmpty()) {
        if (!current.isEmpty())
            hits << UnitHit{current, 0};
        return hits;
    }
    const FuzzyPattern pattern(text);
    for (const UnitId &unit : units) {
        if (const auto score = pattern.score(unit.name.toLower()))
            hits << UnitHit{unit, *score + (unit.scope == current.scope ? 1 : 0)};
    }
    const auto count = std::min(limit, hits.size());
    std::ranges::partial_sort(hits, hits.begin() + count, [](const UnitHit &a, const UnitHit &b) {
        return a.score != b.score ? a.score > b.score : a.unit.name < b.unit.name;
    });
    hits.resize(count);
    return hits;
}

} // namespace

QList<PaletteHit> searchPalette(const QString &text, std::span<const PaletteVerb> verbs,
                                const QList<UnitId> &units, const UnitId &current, qsizetype limit)
{
    QList<PaletteHit> hits;
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return hits;

    const auto addVerbs = [&](const QString &verbWord, const QStringList &rest, int penalty) {
        QList<UnitHit> found; // of the rest; the same for all verbs, so searched once
        bool isSearched = false;
        for (const PaletteVerb &verb : verbs) {
            const auto bonus = verbScore(verbWord, verb);
            if (!bonus)
                continue;
            if (!isSearched) {
                found = bestUnits(rest.join(u' '), units, current, limit);
                isSearched = true;
            }
            for (const UnitHit &unit : found)
                hits << PaletteHit{verb.verb, unit.unit, unit.score + *bonus - penalty};
        }
    };
    addVerbs(words.first(), words.mid(1), 0);
    // "demo restart" is meant by those who think of the thing first; a lone word was handled above.
    if (words.size() > 1)
        addVerbs(words.last(), words.first(words.size() - 1), 50);
    for (const UnitHit &unit : bestUnits(text.simplified(), units, current, limit))
        hits << PaletteHit{std::nullopt, unit.unit, unit.score};

    std::ranges::stable_sort(hits, std::ranges::greater(), &PaletteHit::score);
    if (hits.size() > limit)
        hits.resize(limit);
    return hits;
}

} // namespace unitdeck
