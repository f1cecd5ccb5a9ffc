// SPDX-License-Identifier: GPL-3.0-or-later
// Names of the X server, and what xcb gives.
#pragma once

#include <QByteArray>

#include <cstdlib>
#include <memory>
#include <xcb/xcb.h>

namespace unitdeck {

/// What xcb gives is to be freed with free(3).
struct XcbFree
{
    void operator()(void *pointer) const { std::free(pointer); }
};
template <typename T>
using XcbReply = std::unique_ptr<T, XcbFree>;

/// Waits for the X server, as Qt itself does: without an answer there is no window either.
inline xcb_atom_t atomOf(xcb_connection_t *connection, const QByteArray &name)
{
    const auto cookie =
        xcb_intern_atom(connection, 0, static_cast<uint16_t>(name.size()), name.constData());
    const XcbReply<xcb_intern_atom_reply_t> reply(
        xcb_intern_atom_reply(connection, cookie, nullptr));
    return reply ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
}

} // namespace unitdeck
