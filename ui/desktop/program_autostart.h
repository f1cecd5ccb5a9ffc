// SPDX-License-Identifier: GPL-3.0-or-later
// Whether Unitdeck itself starts with the session: an XDG autostart entry.
#pragma once

#include "app/values/error.h"

#include <QString>

namespace unitdeck {

/// Desktop Application Autostart Specification. The entry is
/// $XDG_CONFIG_HOME/autostart/org.unitdeck.Unitdeck.desktop.
class ProgramAutostart final
{
public:
    /// Both are tests' to choose: the folder of the entries, and the program to start.
    explicit ProgramAutostart(const QString &folder = {}, const QString &program = {});

    /// There is an entry, and it is neither Hidden nor switched off by the desktop
    /// (X-GNOME-Autostart-enabled=false).
    bool isOn() const;
    /// There is an entry and it is not the one we write: somebody changed it by hand.
    bool isEdited() const;
    /// On: writes the entry, or only lifts Hidden and the like from one edited by hand. Off:
    /// removes the entry, or hides one edited by hand. Errors: NotPermitted, Other.
    Reply<Ok> set(bool on);
    const QString &path() const { return path_; }

private:
    QString path_;
    QString program_;
};

} // namespace unitdeck
