// SPDX-License-Identifier: GPL-3.0-or-later
// The fake portal's answers; see the header.
#include "tests/support/fake_portal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusVariant>
#include <QUuid>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString settingsInterface = u"org.freedesktop.portal.Settings"_s;

} // namespace

FakePortal::FakePortal(const QString &address)
    : address_(address)
{
    qDBusRegisterMetaType<QMap<QString, QVariantMap>>();
}

FakePortal::~FakePortal()
{
    QDBusConnection(connectionName_).unregisterObject(portalPath);
    QDBusConnection::disconnectFromBus(connectionName_);
}

bool FakePortal::appear()
{
    connectionName_ = QUuid::createUuid().toString();
    QDBusConnection bus = QDBusConnection::connectToBus(address_, connectionName_);
    return bus.registerVirtualObject(portalPath, this) &&
           bus.registerService(u"org.freedesktop.portal.Desktop"_s);
}

void FakePortal::set(const QString &group, const QString &key, const QVariant &value)
{
    settings_[group].insert(key, value);
    QDBusMessage signal =
        QDBusMessage::createSignal(portalPath, settingsInterface, u"SettingChanged"_s);
    signal.setArguments({group, key, QVariant::fromValue(QDBusVariant(value))});
    QDBusConnection(connectionName_).send(signal);
}

QString FakePortal::introspect(const QString &) const
{
    return {};
}

bool FakePortal::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    if (message.interface() != settingsInterface || message.member() != u"ReadAll"_s)
        return false;
    QMap<QString, QVariantMap> asked;
    for (const QString &group : message.arguments().value(0).toStringList()) {
        if (settings_.contains(group))
            asked.insert(group, settings_.value(group));
    }
    return connection.send(message.createReply(QVariant::fromValue(asked)));
}

} // namespace unitdeck
