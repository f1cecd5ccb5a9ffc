// SPDX-License-Identifier: GPL-3.0-or-later
// The fake watcher's answers; see the header.
#include "tests/support/fake_tray_watcher.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QUuid>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString watcherName = u"org.kde.StatusNotifierWatcher"_s;
const QString watcherPath = u"/StatusNotifierWatcher"_s;

} // namespace

FakeTrayWatcher::FakeTrayWatcher(const QString &address)
    : address_(address)
{
}

FakeTrayWatcher::~FakeTrayWatcher()
{
    vanish();
}

bool FakeTrayWatcher::appear()
{
    connectionName_ = QUuid::createUuid().toString();
    QDBusConnection bus = QDBusConnection::connectToBus(address_, connectionName_);
    return bus.registerVirtualObject(watcherPath, this) && bus.registerService(watcherName);
}

void FakeTrayWatcher::vanish()
{
    QDBusConnection(connectionName_).unregisterObject(watcherPath);
    QDBusConnection::disconnectFromBus(connectionName_);
}

void FakeTrayWatcher::setHost(bool isThere)
{
    hasHost_ = isThere;
    repeat();
}

void FakeTrayWatcher::repeat() const
{
    QDBusConnection(connectionName_)
        .send(QDBusMessage::createSignal(watcherPath, watcherName,
                                         hasHost_ ? u"StatusNotifierHostRegistered"_s
                                                  : u"StatusNotifierHostUnregistered"_s));
}

QString FakeTrayWatcher::introspect(const QString &) const
{
    return {};
}

bool FakeTrayWatcher::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    if (message.member() != "Get"_L1 ||
        message.arguments() != QVariantList{watcherName, u"IsStatusNotifierHostRegistered"_s}) {
        return false;
    }
    ++asked_;
    return connection.send(
        message.createReply(QVariant::fromValue(QDBusVariant(QVariant(hasHost_)))));
}

} // namespace unitdeck
