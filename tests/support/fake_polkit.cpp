// SPDX-License-Identifier: GPL-3.0-or-later
// The fake authority's answers; see the header.
#include "tests/support/fake_polkit.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QUuid>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString authorityPath = u"/org/freedesktop/PolicyKit1/Authority"_s;
const QString failed = u"org.freedesktop.PolicyKit1.Error.Failed"_s;

} // namespace

struct AuthorityAnswer
{
    bool isAuthorized = false;
    bool isChallenge = false;
    QMap<QString, QString> details;
};

QDBusArgument &operator<<(QDBusArgument &argument, const AuthorityAnswer &answer)
{
    argument.beginStructure();
    argument << answer.isAuthorized << answer.isChallenge << answer.details;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, AuthorityAnswer &answer)
{
    argument.beginStructure();
    argument >> answer.isAuthorized >> answer.isChallenge >> answer.details;
    argument.endStructure();
    return argument;
}

FakePolkit::FakePolkit(const QString &address)
    : address_(address)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    qDBusRegisterMetaType<AuthorityAnswer>();
}

FakePolkit::~FakePolkit()
{
    QDBusConnection(connectionName_).unregisterObject(authorityPath);
    QDBusConnection::disconnectFromBus(connectionName_);
}

bool FakePolkit::appear()
{
    connectionName_ = QUuid::createUuid().toString();
    QDBusConnection bus = QDBusConnection::connectToBus(address_, connectionName_);
    return bus.registerVirtualObject(authorityPath, this) &&
           bus.registerService(u"org.freedesktop.PolicyKit1"_s);
}

QString FakePolkit::introspect(const QString &) const
{
    return {};
}

bool FakePolkit::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    if (message.member() != u"CheckAuthorization"_s)
        return false;
    const QVariantList arguments = message.arguments();
    const auto subject = arguments.value(0).value<QDBusArgument>();
    subject.beginStructure();
    subject >> subjectKind_;
    subject.endStructure();
    const QString action = arguments.value(1).toString();
    const auto details = qdbus_cast<QMap<QString, QString>>(arguments.value(2));
    flags_ = arguments.value(3).toUInt();
    if (refusesDetails && !details.isEmpty()) {
        return connection.send(message.createErrorReply(
            failed, u"Only trusted callers (e.g. uid 0 or an action owner) can use "
                    "CheckAuthorization() and pass details"_s));
    }
    if (flags_ == 0) {
        looked_ << action;
        const bool isAllowed = allowsSilently && allowsSilently();
        return connection.send(
            message.createReply(QVariant::fromValue(AuthorityAnswer{isAllowed, !isAllowed, {}})));
    }
    asked_ << action;
    if (unregistered.contains(action)) {
        return connection.send(
            message.createErrorReply(failed, u"Action "_s + action + u" is not registered"_s));
    }
    if (isAuthorized && whenAuthorized)
        whenAuthorized();
    AuthorityAnswer answer{isAuthorized, isChallenge, {}};
    if (isDismissed)
        answer.details.insert(u"polkit.dismissed"_s, u"true"_s);
    return connection.send(message.createReply(QVariant::fromValue(answer)));
}

} // namespace unitdeck
