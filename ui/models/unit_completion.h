// SPDX-License-Identifier: GPL-3.0-or-later
// What may come next where the cursor of a unit file stands.
#pragma once

#include "app/unitfiles/directive_catalogue.h"

#include <QStringList>

#include <functional>

namespace unitdeck {

struct UnitCompletion
{
    QString prefix; ///< what is there of the word already
    QStringList words;

    friend bool operator==(const UnitCompletion &, const UnitCompletion &) = default;
};

/// @p before is the text from the file's beginning to the cursor. Sections after "[", directives of
/// the section at the beginning of a line, values after "=": those systemd has words for, signals,
/// and @p units where units are wanted, asked for only there: it may be a long list.
UnitCompletion unitCompletion(const QString &before, const DirectiveCatalogue &catalogue,
                              const QString &unit, const std::function<QStringList()> &units);

} // namespace unitdeck
