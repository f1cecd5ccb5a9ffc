// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread in which everything of QtDBus happens, and the handle other rooms pass on.
#pragma once

#include <QObject>
#include <QThread>

#include <memory>
#include <vector>

namespace unitdeck {

/// Where a bus is. Session is the bus the user's manager sits on: $XDG_RUNTIME_DIR/bus, and only
/// where that does not exist what $DBUS_SESSION_BUS_ADDRESS says (which may be a private session
/// inside it). Desktop is the other way round: the bus of the desktop session, where the tray and
/// the notifications are. System is the usual one. Address is any D-Bus address, for tests and
/// other machines.
struct BusEndpoint
{
    enum class Kind { Session, Desktop, System, Address };

    Kind kind = Kind::Session;
    QString address;

    static BusEndpoint session() { return {Kind::Session, {}}; }
    static BusEndpoint desktop() { return {Kind::Desktop, {}}; }
    static BusEndpoint system() { return {Kind::System, {}}; }
    static BusEndpoint at(const QString &address) { return {Kind::Address, address}; }
    friend bool operator==(const BusEndpoint &, const BusEndpoint &) = default;
};

/// Owns the thread and the clients in it. QtDBus waits for the bus in connectToBus(),
/// registerService() and the first connect() per service name, so none of its objects may live in
/// the GUI thread. Made and destroyed in the GUI thread; destroying it ends the clients in their
/// own thread first.
class BusThread final
{
public:
    BusThread();
    ~BusThread();
    Q_DISABLE_COPY_MOVE(BusThread)

    /// Moves @p client, which must have no parent, into the thread and keeps it until the end.
    template <typename Client>
    Client *adopt(std::unique_ptr<Client> client)
    {
        Client *raw = client.get();
        raw->moveToThread(&thread_);
        clients_.push_back(std::move(client));
        return raw;
    }

private:
    QThread thread_;
    std::vector<std::unique_ptr<QObject>> clients_;
};

} // namespace unitdeck
