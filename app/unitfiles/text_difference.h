// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two texts, by lines.
#pragma once

#include <QList>
#include <QStringList>

namespace unitdeck {

struct DifferenceLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    friend bool operator==(const DifferenceLine &, const DifferenceLine &) = default;
};

/// How @p before becomes @p after, with as few lines removed and added as can be; where both are
/// long and have little in common, the part between their equal beginning and end is removed and
/// added as a whole. A value, for any thread.
QList<DifferenceLine> textDifference(const QStringList &before, const QStringList &after);

} // namespace unitdeck
