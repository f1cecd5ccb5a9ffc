// SPDX-License-Identifier: GPL-3.0-or-later
// The directives people change most, and when a change of a directive takes effect.
#pragma once

#include "app/unitfiles/unit_document.h"

#include <span>

namespace unitdeck {

struct CommonSetting
{
    enum class Kind {
        Text,   ///< one value
        Folder, ///< a path
        Choice, ///< one of those systemd has words for: valuesOf()
        Lines,  ///< several assignments
        Units   ///< names of units, several in one assignment
    };
    enum class Group { Failure, Process, Limits, Relations };

    QLatin1StringView section;
    QLatin1StringView directive;
    Kind kind;
    Group group;
    QLatin1StringView usual;    ///< what systemd takes where nobody says anything
    bool isOfTheSystem = false; ///< only in the system's manager
};

/// Of services, in the order of a form.
std::span<const CommonSetting> commonSettings();

/// Whether a service that runs must be restarted for @p after to take the place of @p before.
/// Limits and what is looked at when a process ends are in force with the manager's reload.
bool needsRestart(const UnitDocument &before, const UnitDocument &after);

} // namespace unitdeck
