// SPDX-License-Identifier: GPL-3.0-or-later
// The client of the desktop's notification server: org.freedesktop.Notifications.
#pragma once

#include "app/bus/bus_thread.h"
#include "app/values/error.h"
#include "app/values/notification.h"

#include <QObject>

#include <memory>

namespace unitdeck {

/// Lives in the bus thread; may be called from any. Opens the bus at the first call and again after
/// it was lost. The server's capabilities are asked once for each owner of the name.
class NotificationsClient final : public QObject
{
    Q_OBJECT
public:
    explicit NotificationsClient(BusEndpoint endpoint = BusEndpoint::desktop());
    ~NotificationsClient() override;

    /// Gives the notification's number. Actions are left out where the server has none; the body is
    /// escaped where it has "body-markup". Errors: NotConnected, ManagerMissing (no server),
    /// TimedOut.
    void show(const Notification &notification, QObject *context, Done<quint32> done);
    /// Withdraws it; nobody is told if that fails.
    void close(quint32 number);

Q_SIGNALS:
    void actionInvoked(quint32 number, const QString &key);
    /// A token with which a window may be raised (specification 1.2); comes before actionInvoked().
    void activationToken(quint32 number, const QString &token);
    void closed(quint32 number, unitdeck::NotificationClosed reason);
    /// The server or the bus went away: no number means anything any more.
    void serverLost();

private:
    class Wire; // made at the first call, in the bus thread
    Wire &wire();

    BusEndpoint endpoint_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck
