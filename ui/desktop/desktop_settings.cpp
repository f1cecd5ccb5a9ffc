// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the settings file; see the header.
#include "ui/desktop/desktop_settings.h"

#include <QSettings>

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto mutedKey = "notifications/muted"_L1;
constexpr auto languageKey = "window/language"_L1;

/// The choices that are on or off, each with its key.
struct Switch
{
    QLatin1StringView key;
    bool &(*in)(DesktopSettings &);
};
constexpr std::array switches{
    Switch{"tray/show"_L1, [](DesktopSettings &s) -> bool & { return s.showTrayIcon; }},
    Switch{"tray/keepOnClose"_L1, [](DesktopSettings &s) -> bool & { return s.closeToTray; }},
    Switch{"notifications/on"_L1, [](DesktopSettings &s) -> bool & { return s.notify; }},
    Switch{"notifications/favourites"_L1,
           [](DesktopSettings &s) -> bool & { return s.rules.favourites; }},
    Switch{"notifications/userServices"_L1,
           [](DesktopSettings &s) -> bool & { return s.rules.userServices; }},
    Switch{"notifications/systemServices"_L1,
           [](DesktopSettings &s) -> bool & { return s.rules.systemServices; }},
};

} // namespace

DesktopSettings storedDesktopSettings(const QSettings &settings)
{
    DesktopSettings stored;
    for (const Switch &choice : switches) {
        bool &value = choice.in(stored);
        value = settings.value(choice.key, value).toBool();
    }
    const QStringList muted = settings.value(mutedKey).toStringList();
    for (const QString &key : muted) {
        if (const UnitId unit = unitFromKey(key); !unit.isEmpty())
            stored.rules.muted.insert(unit);
    }
    stored.language = settings.value(languageKey).toString();
    return stored;
}

void storeDesktopSettings(QSettings &settings, const DesktopSettings &chosen)
{
    DesktopSettings copy = chosen;
    for (const Switch &choice : switches)
        settings.setValue(choice.key, choice.in(copy));
    QStringList muted;
    for (const UnitId &unit : chosen.rules.muted)
        muted << keyOf(unit);
    muted.sort();
    settings.setValue(mutedKey, muted);
    settings.setValue(languageKey, chosen.language);
}

} // namespace unitdeck
