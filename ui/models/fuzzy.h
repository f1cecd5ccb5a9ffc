// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzzy search in names and descriptions.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace unitdeck {

/// What was typed, made ready once and then matched against many texts. Each blank-separated word
/// must be found: its letters in order, the better the closer together and the more at the
/// beginnings of words. Matching allocates nothing and takes well below 1 µs for a unit's name.
class FuzzyPattern final
{
public:
    FuzzyPattern() = default;
    explicit FuzzyPattern(QStringView text);

    /// Nothing typed: matches everything with score 0.
    bool isEmpty() const { return words_.empty(); }
    /// Higher is better; absent if @p lowerCaseText does not match. The text must be in lower case
    /// already (QString::toLower(), once per row), or upper case letters are not found.
    std::optional<int> score(QStringView lowerCaseText) const;
    /// Each word may be found in either text; as typed, a hit in @p name counts more than in @p
    /// other.
    std::optional<int> score(QStringView name, QStringView other) const;

private:
    std::vector<QString> words_; // lower case, none empty
};

/// The same for a single text in any case.
std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace unitdeck
