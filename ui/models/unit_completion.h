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

/// What is asked for only where it is wanted: these may be long lists.
struct CompletionWords
{
    std::function<QStringList()> units;
    std::function<QStringList()> users; ///< and groups
    /// The names in a folder, which ends in "/"; of folders with that at the end.
    std::function<QStringList(const QString &folder)> files;
};

/// @p before is the text from the file's beginning to the cursor. Sections after "[", directives of
/// the section at the beginning of a line, values after "=": those systemd has words for, signals,
/// units, users, and files after a slash.
UnitCompletion unitCompletion(const QString &before, const DirectiveCatalogue &catalogue,
                              const QString &unit, const CompletionWords &others);

} // namespace unitdeck
