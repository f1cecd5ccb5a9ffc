// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the X server, and listens to the root window; see the header.
#include "ui/desktop/x11_tray_watch.h"

#include "ui/desktop/x11_atom.h"

#include <QSocketNotifier>

namespace unitdeck {

namespace {

// These wait for the X server, like atomOf().

xcb_window_t ownerOf(xcb_connection_t *connection, xcb_atom_t selection)
{
    const auto cookie = xcb_get_selection_owner(connection, selection);
    const XcbReply<xcb_get_selection_owner_reply_t> reply(
        xcb_get_selection_owner_reply(connection, cookie, nullptr));
    return reply ? reply->owner : static_cast<xcb_window_t>(XCB_WINDOW_NONE);
}

/// Asks for the end of @p window, or of its root's client messages; false if it is gone already.
bool listenTo(xcb_connection_t *connection, xcb_window_t window)
{
    const uint32_t mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
    const auto cookie =
        xcb_change_window_attributes_checked(connection, window, XCB_CW_EVENT_MASK, &mask);
    const XcbReply<xcb_generic_error_t> error(xcb_request_check(connection, cookie));
    return !error;
}

xcb_window_t rootOf(xcb_connection_t *connection, int number)
{
    auto screen = xcb_setup_roots_iterator(xcb_get_setup(connection));
    for (; screen.rem > 0 && number > 0; --number)
        xcb_screen_next(&screen);
    return screen.rem > 0 ? screen.data->root : static_cast<xcb_window_t>(XCB_WINDOW_NONE);
}

} // namespace

void XembedWatch::Disconnect::operator()(xcb_connection_t *connection) const
{
    xcb_disconnect(connection);
}

XembedWatch::XembedWatch(const QByteArray &display, QObject *parent)
    : QObject(parent)
{
    int screen = 0;
    connection_.reset(xcb_connect(display.isEmpty() ? nullptr : display.constData(), &screen));
    if (xcb_connection_has_error(connection_.get()))
        return;
    selection_ = atomOf(connection_.get(), "_NET_SYSTEM_TRAY_S" + QByteArray::number(screen));
    managerMessage_ = atomOf(connection_.get(), "MANAGER");
    // A new tray tells the root window's listeners of itself.
    listenTo(connection_.get(), rootOf(connection_.get(), screen));
    notifier_ = new QSocketNotifier(xcb_get_file_descriptor(connection_.get()),
                                    QSocketNotifier::Read, this);
    connect(notifier_, &QSocketNotifier::activated, this, &XembedWatch::readEvents);
    findOwner();
    // An event that came with an answer is in xcb's queue, and wakes nobody.
    QMetaObject::invokeMethod(this, &XembedWatch::readEvents, Qt::QueuedConnection);
}

XembedWatch::~XembedWatch() = default;

void XembedWatch::findOwner()
{
    owner_ = ownerOf(connection_.get(), selection_);
    if (owner_ != 0 && !listenTo(connection_.get(), owner_))
        owner_ = 0; // the next one says so
}

void XembedWatch::readEvents()
{
    const bool wasThere = isThere();
    while (const XcbReply<xcb_generic_event_t> event{xcb_poll_for_event(connection_.get())}) {
        const int type = event->response_type & 0x7f;
        if (type == XCB_CLIENT_MESSAGE) {
            const auto *message = reinterpret_cast<const xcb_client_message_event_t *>(event.get());
            if (message->type == managerMessage_ && message->data.data32[1] == selection_)
                findOwner();
        } else if (type == XCB_DESTROY_NOTIFY) {
            const auto *end = reinterpret_cast<const xcb_destroy_notify_event_t *>(event.get());
            if (end->window == owner_)
                findOwner();
        }
    }
    if (xcb_connection_has_error(connection_.get())) {
        notifier_->setEnabled(false); // the X server is gone, and the program will follow
        owner_ = 0;
    }
    if (isThere() != wasThere)
        Q_EMIT changed(isThere());
}

} // namespace unitdeck
