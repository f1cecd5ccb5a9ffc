// SPDX-License-Identifier: GPL-3.0-or-later
// The two messages; see the header.
#include "ui/desktop/x11_activation.h"

#include "ui/desktop/x11_atom.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

xcb_window_t rootWindow(xcb_connection_t *connection)
{
    return xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root;
}

void askForFocus(xcb_connection_t *connection, xcb_window_t window, uint32_t time)
{
    xcb_client_message_event_t event{};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = window;
    event.type = atomOf(connection, "_NET_ACTIVE_WINDOW");
    event.data.data32[0] = 1; // from an application
    event.data.data32[1] = time;
    xcb_send_event(connection, 0, rootWindow(connection),
                   XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                   reinterpret_cast<const char *>(&event));
}

/// "remove: ID=…" in parcels of 20 bytes, the last ended by a zero.
void endLaunchFeedback(xcb_connection_t *connection, xcb_window_t window,
                       const QByteArray &startupId)
{
    QByteArray escaped = startupId;
    escaped.replace('\\', "\\\\").replace('"', "\\\"");
    const QByteArray text = "remove: ID=\"" + escaped + '"';
    // The first parcel has a type of its own.
    const std::array types{atomOf(connection, "_NET_STARTUP_INFO_BEGIN"),
                           atomOf(connection, "_NET_STARTUP_INFO")};
    for (qsizetype sent = 0; sent <= text.size(); sent += 20) {
        xcb_client_message_event_t event{};
        event.response_type = XCB_CLIENT_MESSAGE;
        event.format = 8;
        event.window = window;
        event.type = types.at(sent == 0 ? 0 : 1);
        const QByteArray parcel = text.mid(sent, 20);
        std::ranges::copy(parcel, event.data.data8);
        xcb_send_event(connection, 0, rootWindow(connection), XCB_EVENT_MASK_PROPERTY_CHANGE,
                       reinterpret_cast<const char *>(&event));
    }
}

} // namespace

uint32_t timeOfStartupId(const QByteArray &startupId)
{
    const qsizetype mark = startupId.lastIndexOf("_TIME");
    return mark < 0 ? 0 : startupId.mid(mark + 5).toUInt();
}

void activateOnX11(uintptr_t window, const QByteArray &startupId)
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x11 || !x11->connection()) // the offscreen platform says it is X11, without a connection
        return;
    const auto id = static_cast<xcb_window_t>(window);
    if (const uint32_t time = timeOfStartupId(startupId))
        askForFocus(x11->connection(), id, time);
    endLaunchFeedback(x11->connection(), id, startupId);
    xcb_flush(x11->connection());
}

} // namespace unitdeck
