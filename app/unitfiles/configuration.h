// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of a unit say together: which assignment is in force, and what became of the rest.
#pragma once

#include "app/unitfiles/directive_catalogue.h"
#include "app/unitfiles/unit_document.h"

#include <QList>

namespace unitdeck {

/// One of a unit's files, in the order the manager reads them.
struct ConfigurationFile
{
    QString path;
    UnitDocument document;

    friend bool operator==(const ConfigurationFile &, const ConfigurationFile &) = default;
};

/// An assignment and what becomes of it.
struct EffectiveSetting
{
    enum class Fate {
        Applies,
        Overridden, ///< a later assignment of the same directive takes its place
        Reset       ///< a later empty assignment takes it back
    };

    qsizetype file = 0; ///< place in the list of files
    UnitSetting setting;
    Fate fate = Fate::Applies;
    qsizetype winnerFile = -1; ///< the assignment that overrides or resets it
    qsizetype winnerLine = -1;

    friend bool operator==(const EffectiveSetting &, const EffectiveSetting &) = default;
};

/// Every assignment of @p files, in their order (systemd.unit(5): drop-ins are read after the main
/// file; of directives that hold one value the last wins, those that hold a list add up until an
/// empty assignment). Directives that @p catalogue does not know are taken for single ones.
QList<EffectiveSetting> effectiveSettings(const QList<ConfigurationFile> &files,
                                          const DirectiveCatalogue &catalogue);

/// The values in force; several only where the directive holds a list.
QStringList effectiveValues(const QList<EffectiveSetting> &settings, const QString &section,
                            const QString &key);

} // namespace unitdeck
