// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark, or as the desktop says.
#pragma once

#include "app/bus/portal_settings_client.h"

#include <QObject>
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
/// Sets the application's palette. Desktop gives it back to the desktop, and where the platform's
/// own palette does not say what the portal says, as with Qt 6.4 outside of KDE, sets one that
/// does. High contrast goes before all.
void applyAppearance(Appearance appearance, const DesktopLook &desktop = {});

/// What a person chose, and what the desktop says, as one palette. GUI thread.
class AppearanceSwitch final : public QObject
{
    Q_OBJECT
public:
    /// @p settings outlives this; what they say is applied at once.
    explicit AppearanceSwitch(QSettings *settings, QObject *parent = nullptr);

    Appearance chosen() const;
    /// Stores it and applies it.
    void choose(Appearance appearance);
    /// For PortalSettingsClient::changed().
    void setDesktopLook(const DesktopLook &look);

private:
    QSettings *settings_;
    DesktopLook desktop_;
};

} // namespace unitdeck
