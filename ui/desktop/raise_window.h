// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing a window to the front, as far as the desktop lets a program do that.
#pragma once

#include <QString>

class QWidget;

namespace unitdeck {

/// What a launcher gave this program to show its window with; see raiseWindow(). To be asked before
/// the application is made: Qt's X11 plugin takes it out of the environment.
QString activationTokenOfEnvironment();

/// Shows @p window, on the current place if it was minimised, and asks for the focus with
/// @p activationToken: on Wayland an xdg-activation token, on X11 a startup-notification ID, with
/// whose time of the click the window manager is asked and whose busy cursor is ended. May be
/// empty.
void raiseWindow(QWidget *window, const QString &activationToken);

} // namespace unitdeck
