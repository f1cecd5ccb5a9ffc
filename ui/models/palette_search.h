// SPDX-License-Identifier: GPL-3.0-or-later
// What "restart demo" means: which verbs on which units.
#pragma once

#include "app/values/verb.h"

#include <QList>

#include <optional>
#include <span>

namespace unitdeck {

struct PaletteHit
{
    std::optional<Verb> verb; ///< absent: show the unit
    UnitId unit;
    int score = 0;

    friend bool operator==(const PaletteHit &, const PaletteHit &) = default;
};

/// A verb and the words it can be called by.
struct PaletteVerb
{
    Verb verb = Verb::Start;
    QStringList names; ///< "restart", and what its button says, in the person's language
};

/// The at most @p limit best hits for @p text, best first. A word at either end that begins a
/// verb's name chooses the verb and the rest the unit; without a rest it is @p current. A text
/// without a verb finds units to show.
QList<PaletteHit> searchPalette(const QString &text, std::span<const PaletteVerb> verbs,
                                const QList<UnitId> &units, const UnitId &current,
                                qsizetype limit = 50);

} // namespace unitdeck
