// SPDX-License-Identifier: GPL-3.0-or-later
// The names on the wire. No other room spells them.
#pragma once

#include <QString>

namespace unitdeck::names {

using namespace Qt::Literals::StringLiterals;

inline constexpr QLatin1StringView dbusService = "org.freedesktop.DBus"_L1;
inline constexpr QLatin1StringView dbusPath = "/org/freedesktop/DBus"_L1;
inline constexpr QLatin1StringView localInterface = "org.freedesktop.DBus.Local"_L1;
inline constexpr QLatin1StringView localPath = "/org/freedesktop/DBus/Local"_L1;
inline constexpr QLatin1StringView propertiesInterface = "org.freedesktop.DBus.Properties"_L1;

inline constexpr QLatin1StringView systemdService = "org.freedesktop.systemd1"_L1;
inline constexpr QLatin1StringView managerPath = "/org/freedesktop/systemd1"_L1;
inline constexpr QLatin1StringView managerInterface = "org.freedesktop.systemd1.Manager"_L1;
inline constexpr QLatin1StringView unitInterface = "org.freedesktop.systemd1.Unit"_L1;
inline constexpr QLatin1StringView interfacePrefix = "org.freedesktop.systemd1."_L1;
inline constexpr QLatin1StringView unitPathPrefix = "/org/freedesktop/systemd1/unit/"_L1;

inline constexpr QLatin1StringView polkitService = "org.freedesktop.PolicyKit1"_L1;
inline constexpr QLatin1StringView polkitPath = "/org/freedesktop/PolicyKit1/Authority"_L1;
inline constexpr QLatin1StringView polkitInterface = "org.freedesktop.PolicyKit1.Authority"_L1;

inline constexpr QLatin1StringView loginService = "org.freedesktop.login1"_L1;
inline constexpr QLatin1StringView loginPath = "/org/freedesktop/login1"_L1;
inline constexpr QLatin1StringView loginInterface = "org.freedesktop.login1.Manager"_L1;
inline constexpr QLatin1StringView loginUserInterface = "org.freedesktop.login1.User"_L1;

inline constexpr QLatin1StringView portalService = "org.freedesktop.portal.Desktop"_L1;
inline constexpr QLatin1StringView portalPath = "/org/freedesktop/portal/desktop"_L1;
inline constexpr QLatin1StringView portalSettingsInterface = "org.freedesktop.portal.Settings"_L1;
inline constexpr QLatin1StringView appearanceNamespace = "org.freedesktop.appearance"_L1;
inline constexpr QLatin1StringView gnomeAccessNamespace = "org.gnome.desktop.a11y.interface"_L1;

inline constexpr QLatin1StringView notificationsService = "org.freedesktop.Notifications"_L1;
inline constexpr QLatin1StringView notificationsPath = "/org/freedesktop/Notifications"_L1;

// The specification's own name for it never came into use.
inline constexpr QLatin1StringView trayWatcherService = "org.kde.StatusNotifierWatcher"_L1;
inline constexpr QLatin1StringView trayWatcherPath = "/StatusNotifierWatcher"_L1;

inline constexpr QLatin1StringView applicationService = "org.unitdeck.Unitdeck"_L1;
inline constexpr QLatin1StringView applicationPath = "/org/unitdeck/Unitdeck"_L1;
inline constexpr QLatin1StringView applicationInterface = "org.freedesktop.Application"_L1;
inline constexpr QLatin1StringView helperService = "org.unitdeck.Helper1"_L1;
inline constexpr QLatin1StringView helperPath = "/org/unitdeck/Helper1"_L1;
inline constexpr QLatin1StringView helperInterface = "org.unitdeck.Helper1"_L1;

inline constexpr QLatin1StringView searchPath = "/org/unitdeck/Unitdeck/SearchProvider"_L1;
inline constexpr QLatin1StringView searchInterface = "org.gnome.Shell.SearchProvider2"_L1;

} // namespace unitdeck::names
