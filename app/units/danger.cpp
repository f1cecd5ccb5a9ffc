// SPDX-License-Identifier: GPL-3.0-or-later
// The units nobody should stop by mistake; see verb_rules.h.
#include "app/units/verb_rules.h"

#include <algorithm>
#include <array>
#include <optional>

namespace unitdeck {

namespace {

struct DangerRow
{
    QLatin1StringView begin;
    QLatin1StringView end; ///< the rest of the name; after "*" only how it ends
    Danger danger;
    std::optional<Scope> scope; ///< absent: both
};

constexpr std::array dangerTable{
    DangerRow{"init"_L1, ".scope"_L1, Danger::Manager, {}},
    DangerRow{"system"_L1, ".slice"_L1, Danger::Manager, Scope::System},
    DangerRow{"-"_L1, ".slice"_L1, Danger::Manager, {}},

    // By default every service requires one of these and goes down with it; systemd.service(5).
    DangerRow{"basic"_L1, ".target"_L1, Danger::Session, {}},
    DangerRow{"sysinit"_L1, ".target"_L1, Danger::Session, {}},
    DangerRow{"user@"_L1, "*.service"_L1, Danger::Session, Scope::System},
    DangerRow{"user-runtime-dir@"_L1, "*.service"_L1, Danger::Session, Scope::System},
    DangerRow{"user-"_L1, "*.slice"_L1, Danger::Session, Scope::System},
    DangerRow{"user"_L1, ".slice"_L1, Danger::Session, Scope::System},
    DangerRow{"session-"_L1, "*.scope"_L1, Danger::Session, {}},
    DangerRow{"graphical-session"_L1, "*.target"_L1, Danger::Session, Scope::User},
    DangerRow{"session"_L1, ".slice"_L1, Danger::Session, Scope::User},
    DangerRow{"app"_L1, ".slice"_L1, Danger::Session, Scope::User},
    // The desktops' own: shell, window manager and session.
    DangerRow{"gnome-session"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"gnome-shell"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"org.gnome.Shell@"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"plasma-core"_L1, ".target"_L1, Danger::Session, Scope::User},
    DangerRow{"plasma-workspace"_L1, "*.target"_L1, Danger::Session, Scope::User},
    DangerRow{"plasma-ksmserver"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"plasma-kwin_"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"cosmic-session"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"xfce4-session"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"lxqt-session"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"mate-session"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"cinnamon-session"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"sway-session"_L1, ".target"_L1, Danger::Session, Scope::User},
    DangerRow{"hyprland-session"_L1, ".target"_L1, Danger::Session, Scope::User},
    DangerRow{"wayland-session"_L1, "*"_L1, Danger::Session, Scope::User},
    DangerRow{"wayland-wm@"_L1, "*"_L1, Danger::Session, Scope::User},

    DangerRow{"dbus"_L1, ".service"_L1, Danger::Bus, {}},
    DangerRow{"dbus"_L1, ".socket"_L1, Danger::Bus, {}},
    DangerRow{"dbus-broker"_L1, ".service"_L1, Danger::Bus, {}},
    DangerRow{"dbus-daemon"_L1, ".service"_L1, Danger::Bus, {}},

    DangerRow{"systemd-logind"_L1, "*"_L1, Danger::LoginManager, Scope::System},

    DangerRow{"NetworkManager"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"systemd-networkd"_L1, "*"_L1, Danger::Network, Scope::System},
    DangerRow{"systemd-resolved"_L1, "*"_L1, Danger::Network, Scope::System},
    DangerRow{"wpa_supplicant"_L1, "*.service"_L1, Danger::Network, Scope::System},
    DangerRow{"iwd"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"networking"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"network"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"ifup@"_L1, "*.service"_L1, Danger::Network, Scope::System},
    DangerRow{"wicked"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"wickedd"_L1, "*.service"_L1, Danger::Network, Scope::System},
    DangerRow{"netctl"_L1, "*.service"_L1, Danger::Network, Scope::System},
    DangerRow{"connman"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"dhcpcd"_L1, "*.service"_L1, Danger::Network, Scope::System},
    DangerRow{"ssh"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"ssh"_L1, ".socket"_L1, Danger::Network, Scope::System},
    DangerRow{"ssh@"_L1, "*.service"_L1, Danger::Network, Scope::System},
    DangerRow{"sshd"_L1, ".service"_L1, Danger::Network, Scope::System},
    DangerRow{"sshd"_L1, ".socket"_L1, Danger::Network, Scope::System},
    DangerRow{"sshd@"_L1, "*.service"_L1, Danger::Network, Scope::System},

    DangerRow{"systemd-journald"_L1, "*"_L1, Danger::Journal, Scope::System},

    DangerRow{"display-manager"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"gdm"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"gdm3"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"sddm"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"plasmalogin"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"lightdm"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"lxdm"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"xdm"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"wdm"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"slim"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"nodm"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"greetd"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"cosmic-greeter"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"ly"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"ly@"_L1, "*.service"_L1, Danger::DisplayManager, Scope::System},
    DangerRow{"emptty"_L1, ".service"_L1, Danger::DisplayManager, Scope::System},
};

bool matches(const DangerRow &row, const UnitId &unit)
{
    if (row.scope && *row.scope != unit.scope)
        return false;
    if (!unit.name.startsWith(row.begin))
        return false;
    const QStringView rest = QStringView(unit.name).sliced(row.begin.size());
    if (row.end.startsWith(u'*'))
        return rest.endsWith(row.end.sliced(1));
    return rest == row.end;
}

bool takesDown(const VerbRequest &request)
{
    if (request.now && request.verb == Verb::Disable)
        return true;
    static constexpr std::array verbs{
        Verb::Stop, Verb::Restart, Verb::TryRestart, Verb::ReloadOrRestart, Verb::Mask, Verb::Kill};
    return std::ranges::find(verbs, request.verb) != verbs.end();
}

} // namespace

Danger dangerOf(const VerbRequest &request, const UnitId &ownUnit)
{
    const UnitId &unit = request.unit;
    if (!takesDown(request) || unit.isEmpty())
        return Danger::None;
    const auto row =
        std::ranges::find_if(dangerTable, [&unit](const auto &r) { return matches(r, unit); });
    if (row != dangerTable.end())
        return row->danger;
    return unit == ownUnit ? Danger::Ourselves : Danger::None;
}

} // namespace unitdeck
