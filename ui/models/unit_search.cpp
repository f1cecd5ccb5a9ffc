// SPDX-License-Identifier: GPL-3.0-or-later
// Ranking over all managers; see the header.
#include "ui/models/unit_search.h"

#include "ui/models/fuzzy.h"

#include <algorithm>
#include <vector>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

QStringList searchUnits(const QList<Manager *> &managers, const QStringList &terms, qsizetype limit)
{
    const QString text = terms.join(u' ').trimmed();
    if (text.size() < 2)
        return {};
    const FuzzyPattern pattern(text);
    struct Hit
    {
        int score;
        QString key;
    };
    std::vector<Hit> hits;
    for (const Manager *manager : managers) {
        for (const UnitInfo &unit : manager->units()->units()) {
            if (const auto score = pattern.score(unit.name.toLower(), unit.description.toLower()))
                hits.push_back({*score, keyOf({manager->scope(), unit.name})});
        }
    }
    const auto isBetter = [](const Hit &a, const Hit &b) {
        return a.score != b.score ? a.score > b.score : a.key < b.key;
    };
    const auto end = hits.begin() + std::min(limit, static_cast<qsizetype>(hits.size()));
    std::partial_sort(hits.begin(), end, hits.end(), isBetter);
    QStringList keys;
    for (auto hit = hits.begin(); hit != end; ++hit)
        keys << hit->key;
    return keys;
}

} // namespace unitdeck
