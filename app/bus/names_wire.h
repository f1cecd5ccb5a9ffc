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

} // namespace unitdeck::names
