// SPDX-License-Identifier: GPL-3.0-or-later
// Asking polkit (org.freedesktop.PolicyKit1.Authority in polkit's reference manual).
#include "app/bus/polkit_client.h"

#include "app/bus/answer_wire.h"
#include "app/bus/errors_wire.h"
#include "app/bus/link_wire.h"
#include "app/bus/names_wire.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QUuid>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr uint allowUserInteraction = 1;

/// (sa{sv}): who is to be authorized.
struct Subject
{
    QString kind;
    QVariantMap details;
};

QDBusArgument &operator<<(QDBusArgument &argument, const Subject &subject)
{
    argument.beginStructure();
    argument << subject.kind << subject.details;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Subject &subject)
{
    argument.beginStructure();
    argument >> subject.kind >> subject.details;
    argument.endStructure();
    return argument;
}

using Details = QMap<QString, QString>;

PolkitAnswer answerOf(const QDBusMessage &reply)
{
    if (reply.signature() != "(bba{ss})"_L1)
        return PolkitAnswer::Unavailable;
    bool isAuthorized = false;
    bool isChallenge = false;
    Details details;
    const auto argument = reply.arguments().constFirst().value<QDBusArgument>();
    argument.beginStructure();
    argument >> isAuthorized >> isChallenge >> details;
    argument.endStructure();
    if (isAuthorized)
        return PolkitAnswer::Authorized;
    if (details.contains(u"polkit.dismissed"_s))
        return PolkitAnswer::Dismissed;
    // Interaction was allowed and authentication is still wanted: there was nobody to ask.
    return isChallenge ? PolkitAnswer::NoAgent : PolkitAnswer::Denied;
}

PolkitAnswer answerOf(const Error &error)
{
    // polkit has one error name for all that fails; this text is what it says since 0.92.
    if (error.message.contains("not registered"_L1))
        return PolkitAnswer::UnknownAction;
    if (error.name.endsWith(".Error.Cancelled"_L1))
        return PolkitAnswer::Dismissed;
    if (error.name.endsWith(".Error.NotAuthorized"_L1))
        return PolkitAnswer::Denied;
    return PolkitAnswer::Unavailable;
}

} // namespace

class PolkitClient::Wire final
{
public:
    Wire(const BusEndpoint &endpoint, const QString &service)
        : service_(service.isEmpty() ? QString(names::polkitService) : service)
        , link_(endpoint)
    {
        QObject::connect(&link_, &Link::lost, &link_, &Link::close);
    }

    void authorize(const QString &action, const Details &details, bool mayInteract,
                   const AnswerPtr<PolkitAnswer> &answer)
    {
        if (!link_.isOpen() && !link_.open()) {
            answer->give(PolkitAnswer::Unavailable);
            return;
        }
        const QString cancellation = QUuid::createUuid().toString(QUuid::WithoutBraces);
        // The bus vouches for the sender; a process id could be used again. polkit grants to the
        // process behind it all the same.
        const Subject subject{u"system-bus-name"_s,
                              {{u"name"_s, link_.connection().baseService()}}};
        QDBusMessage message = QDBusMessage::createMethodCall(
            service_, names::polkitPath, names::polkitInterface, u"CheckAuthorization"_s);
        message.setArguments({QVariant::fromValue(subject), action, QVariant::fromValue(details),
                              mayInteract ? allowUserInteraction : 0U, cancellation});
        link_.call(message, mayInteract ? personTimeout : callTimeout,
                   [this, action, details, mayInteract, cancellation,
                    answer](const Reply<QDBusMessage> &reply) {
                       if (reply) {
                           answer->give(answerOf(*reply));
                       } else if (!details.isEmpty() &&
                                  reply.error().message.contains("pass details"_L1)) {
                           // Only root and an action's owner may give details.
                           authorize(action, {}, mayInteract, answer);
                       } else {
                           if (reply.error().kind == Error::Kind::TimedOut)
                               cancel(cancellation);
                           answer->give(answerOf(reply.error()));
                       }
                   });
    }

private:
    /// Takes a prompt away that nobody answered.
    void cancel(const QString &cancellation)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(
            service_, names::polkitPath, names::polkitInterface, u"CancelCheckAuthorization"_s);
        message.setArguments({cancellation});
        link_.call(message, callTimeout, [](const Reply<QDBusMessage> &) {});
    }

    QString service_;
    Link link_;
};

PolkitClient::PolkitClient(BusEndpoint endpoint, QString service)
    : endpoint_(std::move(endpoint))
    , service_(std::move(service))
{
    qDBusRegisterMetaType<Subject>();
    qDBusRegisterMetaType<Details>();
}

PolkitClient::~PolkitClient() = default;

void PolkitClient::authorize(const QString &action, const QMap<QString, QString> &details,
                             QObject *context, Done<PolkitAnswer> done)
{
    ask(action, details, true, context, std::move(done));
}

void PolkitClient::check(const QString &action, QObject *context, Done<PolkitAnswer> done)
{
    ask(action, {}, false, context, std::move(done));
}

void PolkitClient::ask(const QString &action, const QMap<QString, QString> &details,
                       bool mayInteract, QObject *context, Done<PolkitAnswer> done)
{
    // polkit or its bus going away is one of the answers.
    Done<PolkitAnswer> always = [done = std::move(done)](const Reply<PolkitAnswer> &reply) {
        done(reply ? *reply : PolkitAnswer::Unavailable);
    };
    QMetaObject::invokeMethod(this, [this, action, details, mayInteract,
                                     answer = std::make_shared<Answer<PolkitAnswer>>(
                                         context, std::move(always), thread())] {
        if (!wire_)
            wire_ = std::make_unique<Wire>(endpoint_, service_);
        wire_->authorize(action, details, mayInteract, answer);
    });
}

} // namespace unitdeck
