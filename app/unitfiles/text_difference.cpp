// SPDX-License-Identifier: GPL-3.0-or-later
// The longest common subsequence of lines; see the header.
#include "app/unitfiles/text_difference.h"

#include <algorithm>

namespace unitdeck {

namespace {

using Kind = DifferenceLine::Kind;

/// The table below has so many cells at most; unit files are far from it.
constexpr qsizetype maxCells = 4'000'000;

void put(QList<DifferenceLine> &lines, Kind kind, const QStringList &from)
{
    for (const QString &text : from)
        lines << DifferenceLine{kind, text};
}

} // namespace

QList<DifferenceLine> textDifference(const QStringList &before, const QStringList &after)
{
    const auto common = std::ranges::mismatch(before, after);
    const qsizetype head = common.in1 - before.begin();
    qsizetype tail = 0;
    while (tail < std::min(before.size(), after.size()) - head &&
           before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    const QStringList a = before.sliced(head, before.size() - head - tail);
    const QStringList b = after.sliced(head, after.size() - head - tail);

    QList<DifferenceLine> lines;
    put(lines, Kind::Same, before.first(head));
    const qsizetype width = b.size() + 1;
    if ((a.size() + 1) * width > maxCells) {
        put(lines, Kind::Removed, a);
        put(lines, Kind::Added, b);
    } else {
        // length[i][j]: how many lines the rest of `a` from i has in common with that of `b` from
        // j.
        QList<qsizetype> length((a.size() + 1) * width, 0);
        for (qsizetype i = a.size() - 1; i >= 0; --i) {
            for (qsizetype j = b.size() - 1; j >= 0; --j) {
                length[i * width + j] =
                    a.at(i) == b.at(j)
                        ? length.at((i + 1) * width + j + 1) + 1
                        : std::max(length.at((i + 1) * width + j), length.at(i * width + j + 1));
            }
        }
        qsizetype i = 0;
        qsizetype j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.at(i) == b.at(j)) {
                lines << DifferenceLine{Kind::Same, a.at(i)};
                ++i;
                ++j;
            } else if (i < a.size() && (j == b.size() || length.at((i + 1) * width + j) >=
                                                             length.at(i * width + j + 1))) {
                lines << DifferenceLine{Kind::Removed, a.at(i++)};
            } else {
                lines << DifferenceLine{Kind::Added, b.at(j++)};
            }
        }
    }
    put(lines, Kind::Same, before.last(tail));
    return lines;
}

} // namespace unitdeck
