// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chose about tray, notifications and language; kept in the settings file.
#pragma once

#include "app/units/failure_watch.h"

#include <QString>

class QSettings;

namespace unitdeck {

struct DesktopSettings
{
    bool showTrayIcon = true;
    /// Closing the window leaves the program in the tray; where no tray is, closing always ends it.
    bool closeToTray = true;
    bool notify = true;
    FailureRules rules;
    QString language; ///< "en", "zh_CN"; empty: as the desktop says

    friend bool operator==(const DesktopSettings &, const DesktopSettings &) = default;
};

DesktopSettings storedDesktopSettings(const QSettings &settings);
void storeDesktopSettings(QSettings &settings, const DesktopSettings &chosen);

} // namespace unitdeck
