// SPDX-License-Identifier: GPL-3.0-or-later
// Activating a window on X11 with the time of the click that asked for it.
#pragma once

#include <QByteArray>

#include <cstdint>

namespace unitdeck {

/// The time in a startup-notification ID ("…_TIME12345"), in ms of the X server; 0: none.
uint32_t timeOfStartupId(const QByteArray &startupId);
/// Sends _NET_ACTIVE_WINDOW (EWMH) and ends the launch feedback (Startup Notification Protocol).
/// Does nothing on other platforms than X11.
void activateOnX11(uintptr_t window, const QByteArray &startupId);

} // namespace unitdeck
