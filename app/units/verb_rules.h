// SPDX-License-Identifier: GPL-3.0-or-later
// Which verbs a unit allows now, and why not the others; and which actions would hurt.
#pragma once

#include "app/values/unit_details.h"
#include "app/values/unit_info.h"
#include "app/values/verb.h"

namespace unitdeck {

/// Why a verb is not offered; Allowed if it is.
enum class VerbRefusal {
    Allowed,
    NotConnected,
    ManagerTooOld, ///< VerbInfo::sinceVersion
    AlreadyRunning,
    NotRunning,
    NotFailed,
    Masked,
    NotMasked,
    UnitMissing, ///< no file, not loaded
    LoadFailed,
    RefusesManualStart, ///< RefuseManualStart=yes, or the type cannot be started
    RefusesManualStop,
    CannotReload, ///< no ExecReload= and not Type=notify-reload
    CannotFreeze,
    AlreadyFrozen,
    NotFrozen,
    NothingToClean,
    IsTemplate,       ///< needs an instance name
    NoInstallSection, ///< static: nothing to enable
    Generated,
    Transient,
    AlreadyEnabled,
    NotEnabled,
    NoUnitFile,
    NoProcesses,
    NoJob ///< cancel: nothing is queued
};

/// @p details sharpen the answer for the unit looked at; without them only the row is used, and
/// what cannot be known is allowed (the manager has the last word).
VerbRefusal checkVerb(Verb verb, const UnitInfo &unit, const UnitDetails *details,
                      int managerVersion);

/// What an action on a unit would take away from the person at the screen.
enum class Danger {
    None,
    Session,
    Bus,
    LoginManager,
    Network,
    Journal,
    DisplayManager,
    Ourselves,
    Manager
};

/// Whether stopping, restarting, masking or killing the unit is dangerous, `now` included;
/// Danger::None for every other verb.
/// @p ownUnit is the unit this process runs in, if known (from /proc/self/cgroup).
Danger dangerOf(const VerbRequest &request, const UnitId &ownUnit);

/// The unit of the given scope this process belongs to, read from /proc/self/cgroup; empty if none.
UnitId ownUnit(Scope scope);
/// The same from the text of such a file, of control groups of version 1, 2 or both (cgroups(7)).
UnitId unitOfCgroup(Scope scope, const QString &cgroupText);

} // namespace unitdeck
