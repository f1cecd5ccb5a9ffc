// SPDX-License-Identifier: GPL-3.0-or-later
// The fake server's answers; see the header.
#include "tests/support/fake_notifications.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QUuid>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString serverName = u"org.freedesktop.Notifications"_s;
const QString serverPath = u"/org/freedesktop/Notifications"_s;

} // namespace

FakeNotifications::FakeNotifications(const QString &address)
    : address_(address)
{
}

FakeNotifications::~FakeNotifications()
{
    vanish();
}

bool FakeNotifications::appear()
{
    connectionName_ = QUuid::createUuid().toString();
    QDBusConnection bus = QDBusConnection::connectToBus(address_, connectionName_);
    return bus.registerVirtualObject(serverPath, this) && bus.registerService(serverName);
}

void FakeNotifications::vanish()
{
    QDBusConnection(connectionName_).unregisterObject(serverPath);
    QDBusConnection::disconnectFromBus(connectionName_);
    onScreen_.clear();
}

void FakeNotifications::use(quint32 number, const QString &key, const QString &token)
{
    if (!token.isEmpty())
        say(u"ActivationToken"_s, {number, token});
    say(u"ActionInvoked"_s, {number, key});
    dismiss(number, 2);
}

void FakeNotifications::dismiss(quint32 number, quint32 reason)
{
    onScreen_.remove(number);
    say(u"NotificationClosed"_s, {number, reason});
}

void FakeNotifications::say(const QString &signal, const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createSignal(serverPath, serverName, signal);
    message.setArguments(arguments);
    QDBusConnection(connectionName_).send(message);
}

QString FakeNotifications::introspect(const QString &) const
{
    return {};
}

bool FakeNotifications::handleMessage(const QDBusMessage &message,
                                      const QDBusConnection &connection)
{
    const QVariantList arguments = message.arguments();
    const QString method = message.member();
    if (method == "GetCapabilities"_L1) {
        ++capabilityCalls_;
        return connection.send(message.createReply(capabilities));
    }
    if (method == "CloseNotification"_L1) {
        const quint32 number = arguments.value(0).toUInt();
        closed_ << number;
        connection.send(message.createReply());
        if (onScreen_.contains(number))
            dismiss(number, 3);
        return true;
    }
    if (method != "Notify"_L1 || message.signature() != "susssasa{sv}i"_L1)
        return false;
    FakeNotify notify;
    notify.appName = arguments[0].toString();
    notify.replaces = arguments[1].toUInt();
    notify.icon = arguments[2].toString();
    notify.summary = arguments[3].toString();
    notify.body = arguments[4].toString();
    notify.actions = arguments[5].toStringList();
    notify.hints = qdbus_cast<QVariantMap>(arguments[6]);
    notify.timeout = arguments[7].toInt();
    notify.number = onScreen_.contains(notify.replaces) ? notify.replaces : ++last_;
    notified_ << notify;
    onScreen_.insert(notify.number);
    if (isSilent)
        message.setDelayedReply(true);
    else
        connection.send(message.createReply(notify.number));
    return true;
}

} // namespace unitdeck
