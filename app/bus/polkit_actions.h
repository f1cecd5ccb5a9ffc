// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of the polkit actions the program asks for.
#pragma once

#include <QString>

namespace unitdeck::polkit {

using namespace Qt::Literals::StringLiterals;

/// Our own: implies all of systemd's below, so that one prompt is enough. Installed with the
/// program.
inline constexpr QLatin1StringView manage = "org.unitdeck.manage"_L1;

/// The helper's, which writes files of the system: implies the same three, and what the helper asks
/// for itself. Installed with it.
inline constexpr QLatin1StringView manageFiles = "org.unitdeck.helper.manage-files"_L1;

// systemd's own, in the order of its org.freedesktop.systemd1.policy.
inline constexpr QLatin1StringView manageUnits = "org.freedesktop.systemd1.manage-units"_L1;
inline constexpr QLatin1StringView manageUnitFiles =
    "org.freedesktop.systemd1.manage-unit-files"_L1;
inline constexpr QLatin1StringView reloadDaemon = "org.freedesktop.systemd1.reload-daemon"_L1;

} // namespace unitdeck::polkit
