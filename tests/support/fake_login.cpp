// SPDX-License-Identifier: GPL-3.0-or-later
// The fake login manager's answers; see the header.
#include "tests/support/fake_login.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QUuid>

#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString loginPath = u"/org/freedesktop/login1"_s;

} // namespace

FakeLogin::FakeLogin(const QString &address)
    : address_(address)
{
}

FakeLogin::~FakeLogin()
{
    QDBusConnection(connectionName_).unregisterObject(loginPath);
    QDBusConnection::disconnectFromBus(connectionName_);
}

bool FakeLogin::appear()
{
    connectionName_ = QUuid::createUuid().toString();
    QDBusConnection bus = QDBusConnection::connectToBus(address_, connectionName_);
    return bus.registerVirtualObject(loginPath, this, QDBusConnection::SubPath) &&
           bus.registerService(u"org.freedesktop.login1"_s);
}

QString FakeLogin::introspect(const QString &) const
{
    return {};
}

bool FakeLogin::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    const QString method = message.member();
    const QVariantList arguments = message.arguments();
    const bool isOurUser = arguments.value(0).toUInt() == getuid();
    if (method == u"GetUser"_s) {
        if (!knowsUser || !isOurUser) {
            return connection.send(message.createErrorReply(u"org.freedesktop.login1.NoSuchUser"_s,
                                                            u"No user known or logged in"_s));
        }
        return connection.send(
            message.createReply(QVariant::fromValue(QDBusObjectPath(loginPath + u"/user/_1"_s))));
    }
    if (method == u"Get"_s && arguments.value(1).toString() == u"Linger"_s) {
        return connection.send(message.createReply(QVariant::fromValue(QDBusVariant(isLingering))));
    }
    if (method == u"SetUserLinger"_s && isOurUser) {
        isLingering = arguments.value(1).toBool();
        return connection.send(message.createReply());
    }
    return false;
}

} // namespace unitdeck
