// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark, or as the desktop says.
#pragma once

#include <QString>

#include <span>

class QSettings;

namespace unitdeck {

enum class Appearance { Desktop, Light, Dark };

struct AppearanceInfo
{
    Appearance appearance;
    QLatin1StringView key; ///< in the settings
};

std::span<const AppearanceInfo> appearances();
QString appearanceName(Appearance appearance);
Appearance storedAppearance(const QSettings &settings);
void storeAppearance(QSettings &settings, Appearance appearance);
/// Sets the application's palette; Desktop gives it back to the desktop.
void applyAppearance(Appearance appearance);

} // namespace unitdeck
