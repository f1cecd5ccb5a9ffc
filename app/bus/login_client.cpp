// SPDX-License-Identifier: GPL-3.0-or-later
// Lingering (org.freedesktop.login1(5)).
#include "app/bus/login_client.h"

#include "app/bus/answer_wire.h"
#include "app/bus/errors_wire.h"
#include "app/bus/link_wire.h"
#include "app/bus/names_wire.h"

#include <QDBusObjectPath>
#include <QDBusVariant>

#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

class LoginClient::Wire final
{
public:
    Wire(const BusEndpoint &endpoint, const QString &service)
        : service_(service.isEmpty() ? QString(names::loginService) : service)
        , link_(endpoint)
    {
        QObject::connect(&link_, &Link::lost, &link_, &Link::close);
    }

    void fetchLinger(const AnswerPtr<bool> &answer)
    {
        if (!isOpen(answer))
            return;
        QDBusMessage getUser = managerCall(u"GetUser"_s);
        getUser.setArguments({uint(getuid())});
        link_.call(getUser, callTimeout, [this, answer](const Reply<QDBusMessage> &reply) {
            if (!reply && reply.error().name.endsWith(".NoSuchUser"_L1))
                answer->give(false); // who lingers is always known to logind
            else if (!reply)
                answer->give(reply.error());
            else if (reply->signature() != "o"_L1)
                answer->give(malformed(u"GetUser"_s, reply->signature()));
            else
                getLinger(reply->arguments().constFirst().value<QDBusObjectPath>().path(), answer);
        });
    }

    void setLinger(bool linger, const AnswerPtr<Ok> &answer)
    {
        if (!isOpen(answer))
            return;
        QDBusMessage message = managerCall(u"SetUserLinger"_s);
        message.setArguments({uint(getuid()), linger, true});
        message.setInteractiveAuthorizationAllowed(true);
        link_.call(message, personTimeout, [answer](const Reply<QDBusMessage> &reply) {
            if (reply)
                answer->give(Ok());
            else
                answer->give(reply.error());
        });
    }

private:
    template <typename T>
    bool isOpen(const AnswerPtr<T> &answer)
    {
        if (link_.isOpen() || link_.open())
            return true;
        answer->give(link_.error());
        return false;
    }

    QDBusMessage managerCall(const QString &method) const
    {
        return QDBusMessage::createMethodCall(service_, names::loginPath, names::loginInterface,
                                              method);
    }

    void getLinger(const QString &userPath, const AnswerPtr<bool> &answer)
    {
        QDBusMessage get = QDBusMessage::createMethodCall(service_, userPath,
                                                          names::propertiesInterface, u"Get"_s);
        get.setArguments({QString(names::loginUserInterface), u"Linger"_s});
        link_.call(get, callTimeout, [answer](const Reply<QDBusMessage> &reply) {
            if (!reply) {
                answer->give(reply.error());
                return;
            }
            const QVariant linger =
                reply->signature() == "v"_L1
                    ? reply->arguments().constFirst().value<QDBusVariant>().variant()
                    : QVariant();
            if (linger.metaType() == QMetaType::fromType<bool>())
                answer->give(linger.toBool());
            else
                answer->give(malformed(u"Linger"_s, reply->signature()));
        });
    }

    QString service_;
    Link link_;
};

LoginClient::LoginClient(BusEndpoint endpoint, QString service)
    : endpoint_(std::move(endpoint))
    , service_(std::move(service))
{
}

LoginClient::~LoginClient() = default;

void LoginClient::fetchLinger(QObject *context, Done<bool> done)
{
    QMetaObject::invokeMethod(
        this, [this, answer = std::make_shared<Answer<bool>>(context, std::move(done), thread())] {
            wire().fetchLinger(answer);
        });
}

void LoginClient::setLinger(bool linger, QObject *context, Done<Ok> done)
{
    QMetaObject::invokeMethod(
        this,
        [this, linger, answer = std::make_shared<Answer<Ok>>(context, std::move(done), thread())] {
            wire().setLinger(linger, answer);
        });
}

LoginClient::Wire &LoginClient::wire()
{
    if (!wire_)
        wire_ = std::make_unique<Wire>(endpoint_, service_);
    return *wire_;
}

} // namespace unitdeck
