// SPDX-License-Identifier: GPL-3.0-or-later
// Raising on X11 and Wayland; see the header.
#include "ui/desktop/raise_window.h"

#include "ui/desktop/x11_activation.h"

#include <QGuiApplication>
#include <QWidget>
#include <QWindow>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

QString activationTokenOfEnvironment()
{
    const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : token;
}

void raiseWindow(QWidget *window, const QString &activationToken)
{
    // Qt's Wayland plugin takes the token of the next activation from here.
    const bool isWayland = QGuiApplication::platformName().startsWith(u"wayland"_s);
    if (isWayland && !activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
    if (!isWayland && !activationToken.isEmpty())
        activateOnX11(window->winId(), activationToken.toUtf8());
}

} // namespace unitdeck
