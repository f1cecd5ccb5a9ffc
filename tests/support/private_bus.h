// SPDX-License-Identifier: GPL-3.0-or-later
// A message bus for one test, with nobody else on it.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace unitdeck {

/// A dbus-daemon(1) of the test's own. It ends with the test's process, however that ends. The
/// address stays the same over stop() and start(), so that a client can be seen to come back.
///
///     PrivateBus bus;
///     QVERIFY(bus.start());
///     SystemdClient client(Scope::User, BusEndpoint::at(bus.address()));
class PrivateBus final
{
public:
    PrivateBus();
    ~PrivateBus() { stop(); }
    Q_DISABLE_COPY_MOVE(PrivateBus)

    /// Waits until the bus can be connected to.
    bool start();
    /// Kills it: everybody on it is disconnected without a word.
    void stop();
    QString address() const { return address_; }

private:
    QTemporaryDir directory_;
    QString address_;
    std::unique_ptr<QProcess> daemon_;
};

} // namespace unitdeck
