// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring of fuzzy matches; see the header.
#include "ui/models/fuzzy.h"

#include <QStringTokenizer>

#include <algorithm>

namespace unitdeck {

namespace {

// A text that holds the word as it was typed beats any that only has its letters in order.
constexpr int contiguousScore = 1000;
constexpr int scatteredScore = 300;
constexpr int wordStartBonus = 200;
constexpr int prefixBonus = 100;
constexpr int wordEndBonus = 50;
constexpr int wholeTextBonus = 150;
// More than all the bonuses of one word together.
constexpr int nameBonus = 2000;

bool isWordStart(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

bool isWordEnd(QStringView text, qsizetype end)
{
    return end == text.size() || !text[end].isLetterOrNumber();
}

/// Among equal hits the earlier one in the shorter text is meant more often.
int nearness(QStringView text, qsizetype at)
{
    return -static_cast<int>(std::min<qsizetype>(at, 40) +
                             std::min<qsizetype>(text.size(), 80) / 4);
}

std::optional<int> contiguous(QStringView word, QStringView text)
{
    std::optional<int> best;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        int score = contiguousScore + nearness(text, at);
        if (isWordStart(text, at))
            score += wordStartBonus;
        if (at == 0)
            score += prefixBonus;
        if (isWordEnd(text, end))
            score += wordEndBonus;
        if (word.size() == text.size())
            score += wholeTextBonus;
        best = std::max(best.value_or(score), score);
    }
    return best;
}

/// The letters of @p word in order, beginning at the start of a word of @p text. Letters that lie
/// far apart are chance, not intention: such a hit does not count.
std::optional<int> scattered(QStringView word, QStringView text)
{
    const qsizetype longest = 2 * word.size() + 6;
    std::optional<int> best;
    for (qsizetype start = text.indexOf(word.front()); start >= 0;
         start = text.indexOf(word.front(), start + 1)) {
        if (!isWordStart(text, start))
            continue;
        int score = scatteredScore + nearness(text, start);
        qsizetype found = 1;
        qsizetype previous = start;
        const qsizetype stop = std::min(text.size(), start + longest);
        for (qsizetype at = start + 1; at < stop && found < word.size(); ++at) {
            if (text[at] != word[found])
                continue;
            const bool adjoins = at == previous + 1;
            score += adjoins || isWordStart(text, at) ? 15 : -static_cast<int>(at - previous);
            previous = at;
            ++found;
        }
        if (found == word.size())
            best = std::max(best.value_or(score), score);
    }
    return best;
}

std::optional<int> scoreWord(QStringView word, QStringView text)
{
    if (const auto score = contiguous(word, text))
        return score;
    return scattered(word, text);
}

} // namespace

FuzzyPattern::FuzzyPattern(QStringView text)
{
    for (const QStringView word : QStringTokenizer(text, u' ', Qt::SkipEmptyParts)) {
        if (const QString lower = word.trimmed().toString().toLower(); !lower.isEmpty())
            words_.push_back(lower);
    }
}

std::optional<int> FuzzyPattern::score(QStringView lowerCaseText) const
{
    int sum = 0;
    for (const QString &word : words_) {
        const auto score = scoreWord(word, lowerCaseText);
        if (!score)
            return {};
        sum += *score;
    }
    return sum;
}

std::optional<int> FuzzyPattern::score(QStringView name, QStringView other) const
{
    int sum = 0;
    for (const QString &word : words_) {
        if (const auto inName = contiguous(word, name)) {
            sum += *inName + nameBonus;
            continue;
        }
        // The word as typed in the description says more than its letters strewn over the name.
        if (const auto inOther = contiguous(word, other)) {
            sum += *inOther;
            continue;
        }
        auto score = scattered(word, name);
        if (!score)
            score = scattered(word, other);
        if (!score)
            return {};
        sum += *score;
    }
    return sum;
}

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    return FuzzyPattern(pattern).score(text.toString().toLower());
}

} // namespace unitdeck
