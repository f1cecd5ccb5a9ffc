// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to a bus and the calls under way on it.
#pragma once

#include "app/bus/bus_thread.h"
#include "app/values/error.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

#include <functional>
#include <memory>

namespace unitdeck {

/// Opens under a fresh name each time: QtDBus never reconnects, and connectToBus() with an old name
/// returns the dead connection. In the bus thread only: open() waits for the bus.
class Link final : public QObject
{
    Q_OBJECT
public:
    explicit Link(BusEndpoint endpoint);
    ~Link() override;

    bool open();
    /// Ends the connection; calls under way are dropped without an answer.
    void close();
    /// True if open() would now go to another bus than it did: the user's own may appear late.
    bool hasMoved() const;
    /// False if it never can.
    bool canMove() const
    {
        return endpoint_.kind == BusEndpoint::Kind::Session ||
               endpoint_.kind == BusEndpoint::Kind::Desktop;
    }
    bool isOpen() const { return pending_ != nullptr && connection_.isConnected(); }
    /// Why open() failed.
    const Error &error() const { return error_; }
    QDBusConnection &connection() { return connection_; }

    /// Sends @p message; @p then gets the reply or the error, which is NoReply after @p timeout ms.
    /// Dropped if the connection is not open or is closed before.
    void call(const QDBusMessage &message, int timeout,
              std::function<void(const Reply<QDBusMessage> &)> then);

Q_SIGNALS:
    /// The bus went away by itself. Calls under way are dropped by the close() to follow.
    void lost();

private Q_SLOTS:
    void onDisconnected();

private:
    struct LaterDeleter
    {
        void operator()(QObject *object) const { object->deleteLater(); }
    };

    BusEndpoint endpoint_;
    QString address_; // that open() went to; empty for the system bus
    QDBusConnection connection_{QString()};
    std::unique_ptr<QObject, LaterDeleter> pending_; // parent of the calls under way
    Error error_;
};

/// How long a call may take that no person is asked about, in ms.
inline constexpr int callTimeout = 25'000;
/// How long a person may think about a password, in ms.
inline constexpr int personTimeout = 300'000;

} // namespace unitdeck
