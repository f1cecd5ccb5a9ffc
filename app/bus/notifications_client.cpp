// SPDX-License-Identifier: GPL-3.0-or-later
// Notifying (Desktop Notifications Specification 1.2).
#include "app/bus/notifications_client.h"

#include "app/bus/answer_wire.h"
#include "app/bus/errors_wire.h"
#include "app/bus/kept_link_wire.h"
#include "app/bus/names_wire.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As D-Bus wants it: (u) of a signal's arguments.
quint32 numberOf(const QDBusMessage &message)
{
    return message.arguments().constFirst().toUInt();
}

} // namespace

class NotificationsClient::Wire final : public QObject
{
    Q_OBJECT
public:
    Wire(NotificationsClient *client, const BusEndpoint &endpoint)
        : client_(client)
        , kept_(endpoint, this)
    {
        connect(&kept_, &KeptLink::opened, this, &Wire::begin);
        connect(&kept_, &KeptLink::lost, this, &Wire::forgetBus);
        connect(&kept_, &KeptLink::ownerChanged, this, &Wire::forget);
    }

    // What QtDBus still has to deliver knows its connection, which goes with the members.
    ~Wire() override { QCoreApplication::removePostedEvents(this); }
    Q_DISABLE_COPY_MOVE(Wire)

    void show(const Notification &notification, const AnswerPtr<quint32> &answer)
    {
        if (!kept_.ensureOpen()) {
            answer->give(kept_.link().error());
            return;
        }
        if (capabilities_) {
            notify(notification, answer);
            return;
        }
        waiting_.emplace_back(notification, answer);
        if (waiting_.size() > 1)
            return;
        kept_.link().call(serverCall(u"GetCapabilities"_s), callTimeout,
                          [this](const Reply<QDBusMessage> &reply) {
                              if (reply)
                                  capabilities_ = reply->arguments().value(0).toStringList();
                              for (const auto &[later, answerTo] : std::exchange(waiting_, {})) {
                                  if (reply)
                                      notify(later, answerTo);
                                  else
                                      answerTo->give(reply.error());
                              }
                          });
    }

    void close(quint32 number)
    {
        if (!kept_.link().isOpen())
            return;
        QDBusMessage message = serverCall(u"CloseNotification"_s);
        message.setArguments({number});
        kept_.link().call(message, callTimeout, [](const Reply<QDBusMessage> &) {
            // It may be gone already: that is what was wanted.
        });
    }

private Q_SLOTS:
    void onActionInvoked(const QDBusMessage &message)
    {
        if (message.signature() == "us"_L1)
            Q_EMIT client_->actionInvoked(numberOf(message), message.arguments().at(1).toString());
    }
    void onActivationToken(const QDBusMessage &message)
    {
        if (message.signature() == "us"_L1) {
            Q_EMIT client_->activationToken(numberOf(message),
                                            message.arguments().at(1).toString());
        }
    }
    void onClosed(const QDBusMessage &message)
    {
        if (message.signature() != "uu"_L1)
            return;
        const uint reason = message.arguments().at(1).toUInt();
        const bool isKnown = reason >= 1 && reason <= 3;
        Q_EMIT client_->closed(numberOf(message),
                               isKnown ? NotificationClosed(reason) : NotificationClosed::Unknown);
    }

private:
    QDBusMessage serverCall(const QString &method) const
    {
        return QDBusMessage::createMethodCall(names::notificationsService, names::notificationsPath,
                                              names::notificationsService, method);
    }

    void forgetBus()
    {
        waiting_.clear(); // answers by itself
        forget();
    }

    void begin()
    {
        forgetBus(); // a call may notice a dead connection before its end was heard of
        struct Match
        {
            QLatin1StringView signal;
            const char *slot;
        };
        const std::array matches{
            Match{"ActionInvoked"_L1, SLOT(onActionInvoked(QDBusMessage))},
            Match{"ActivationToken"_L1, SLOT(onActivationToken(QDBusMessage))},
            Match{"NotificationClosed"_L1, SLOT(onClosed(QDBusMessage))},
        };
        bool isWatched = kept_.watchOwner(names::notificationsService);
        for (const Match &match : matches) {
            isWatched = isWatched &&
                        kept_.match(names::notificationsService, names::notificationsPath,
                                    names::notificationsService, match.signal, this, match.slot);
        }
        if (!isWatched)
            kept_.link().close();
    }

    /// Another server: it knows none of our numbers, and can other things. One that is started by
    /// our first call is not another.
    void forget()
    {
        if (std::exchange(capabilities_, {}))
            Q_EMIT client_->serverLost();
    }

    void notify(const Notification &notification, const AnswerPtr<quint32> &answer)
    {
        const bool hasMarkup = capabilities_->contains(u"body-markup"_s);
        QStringList actions;
        if (capabilities_->contains(u"actions"_s)) {
            for (const Notification::Action &action : notification.actions)
                actions << action.key << action.label;
        }
        const QVariantMap hints{
            {u"urgency"_s, QVariant::fromValue(static_cast<uchar>(notification.urgency))},
            {u"desktop-entry"_s, QString(names::applicationService)},
            {u"resident"_s, notification.isResident},
        };
        QDBusMessage message = serverCall(u"Notify"_s);
        message.setArguments({u"Unitdeck"_s, notification.replaces, notification.iconName,
                              notification.summary,
                              hasMarkup ? notification.body.toHtmlEscaped() : notification.body,
                              actions, hints, -1});
        kept_.link().call(message, callTimeout, [answer](const Reply<QDBusMessage> &reply) {
            if (!reply)
                answer->give(reply.error());
            else if (reply->signature() != "u"_L1)
                answer->give(malformed(u"Notify"_s, reply->signature()));
            else
                answer->give(numberOf(*reply));
        });
    }

    NotificationsClient *client_;
    KeptLink kept_;
    std::optional<QStringList> capabilities_;                          // of the present server
    std::vector<std::pair<Notification, AnswerPtr<quint32>>> waiting_; // for the capabilities
};

NotificationsClient::NotificationsClient(BusEndpoint endpoint)
    : endpoint_(std::move(endpoint))
{
}

NotificationsClient::~NotificationsClient() = default;

void NotificationsClient::show(const Notification &notification, QObject *context,
                               Done<quint32> done)
{
    QMetaObject::invokeMethod(
        this, [this, notification,
               answer = std::make_shared<Answer<quint32>>(context, std::move(done), thread())] {
            wire().show(notification, answer);
        });
}

void NotificationsClient::close(quint32 number)
{
    QMetaObject::invokeMethod(this, [this, number] { wire().close(number); });
}

NotificationsClient::Wire &NotificationsClient::wire()
{
    if (!wire_)
        wire_ = std::make_unique<Wire>(this, endpoint_);
    return *wire_;
}

} // namespace unitdeck

#include "notifications_client.moc"
