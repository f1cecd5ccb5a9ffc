// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, closing and calling; see the header.
#include "app/bus/link_wire.h"

#include "app/bus/errors_wire.h"
#include "app/bus/names_wire.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QUuid>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The bus of the user's manager or of the desktop; see BusEndpoint. The one in $XDG_RUNTIME_DIR is
/// the one the user manager sits on; the address in the environment may be that of a private
/// session inside it (dbus-run-session(1)).
QString userBusAddress(BusEndpoint::Kind kind)
{
    const QString ofTheSession = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (kind == BusEndpoint::Kind::Desktop && !ofTheSession.isEmpty())
        return ofTheSession;
    const QString runtimeDir = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString socket = runtimeDir + u"/bus"_s;
    // Escaping as the D-Bus specification wants it for addresses: all but [-0-9A-Za-z_/.*]
    if (!runtimeDir.isEmpty() && QFileInfo::exists(socket)) {
        return u"unix:path="_s +
               QString::fromLatin1(socket.toUtf8().toPercentEncoding("/*"_ba, "~"_ba));
    }
    return ofTheSession;
}

} // namespace

Link::Link(BusEndpoint endpoint)
    : endpoint_(std::move(endpoint))
{
}

Link::~Link()
{
    close();
}

bool Link::open()
{
    close();
    const QString name = u"unitdeck-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (endpoint_.kind == BusEndpoint::Kind::System) {
        connection_ = QDBusConnection::connectToBus(QDBusConnection::SystemBus, name);
    } else {
        address_ = canMove() ? userBusAddress(endpoint_.kind) : endpoint_.address;
        if (address_.isEmpty()) { // libdbus would launch a bus of its own
            error_ = {Error::Kind::NotConnected, {}, {}};
            return false;
        }
        connection_ = QDBusConnection::connectToBus(address_, name);
    }
    if (!connection_.isConnected()) {
        error_ = {Error::Kind::NotConnected, connection_.lastError().name(),
                  connection_.lastError().message()};
        QDBusConnection::disconnectFromBus(name);
        return false;
    }
    pending_.reset(new QObject);
    // QtDBus may be posting a signal, as an event that holds the connection, while the last other
    // handle goes; when a receiver then takes that event along, the connection is freed twice. So
    // one handle goes later than the receivers.
    connect(pending_.get(), &QObject::destroyed, [kept = connection_] {});
    if (!connection_.connect(QString(), names::localPath, names::localInterface, u"Disconnected"_s,
                             this, SLOT(onDisconnected()))) {
        error_ = {Error::Kind::NotConnected, {}, {}};
        close();
        return false;
    }
    return true;
}

bool Link::hasMoved() const
{
    return canMove() && userBusAddress(endpoint_.kind) != address_;
}

void Link::close()
{
    if (!pending_)
        return;
    pending_.reset();
    const QString name = connection_.name();
    connection_ = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(name);
}

void Link::call(const QDBusMessage &message, int timeout,
                std::function<void(const Reply<QDBusMessage> &)> then)
{
    if (!isOpen())
        return;
    QObject *const pending = pending_.get();
    auto *watcher = new QDBusPendingCallWatcher(connection_.asyncCall(message, timeout), pending);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            // QtDBus waits by a coarse timer, which may end 5 % early.
            [this, pending, deadline = QDeadlineTimer(timeout / 10 * 9),
             then = std::move(then)](QDBusPendingCallWatcher *finished) {
                finished->deleteLater();
                if (pending_.get() != pending) // closed since; a reply may still be in the queue
                    return;
                const QDBusMessage reply = QDBusPendingReply<>(*finished).reply();
                if (reply.type() != QDBusMessage::ErrorMessage) {
                    then(reply);
                    return;
                }
                Error error = errorOf(reply);
                // The bus says NoReply at once when the one asked went away without answering.
                if (error.kind == Error::Kind::TimedOut && !deadline.hasExpired())
                    error.kind = Error::Kind::NotConnected;
                then(error);
            });
}

void Link::onDisconnected()
{
    if (pending_)
        Q_EMIT lost();
}

} // namespace unitdeck
