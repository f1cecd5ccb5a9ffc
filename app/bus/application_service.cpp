// SPDX-License-Identifier: GPL-3.0-or-later
// The objects we offer (Desktop Entry Specification, "D-Bus Activation"; GNOME's search provider
// interface, org.gnome.Shell.SearchProvider2).
#include "app/bus/application_service.h"

#include "app/bus/errors_wire.h"
#include "app/bus/kept_link_wire.h"
#include "app/bus/names_wire.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusVirtualObject>
#include <QHash>

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

// Other programs say these; a person means no more by them.
constexpr qsizetype maxStrings = 64;
constexpr qsizetype maxLength = 4'096;
/// How long the other instance may take to take a request over, in ms.
constexpr int handOverTimeout = 5'000;

// org.freedesktop.DBus.RequestName
constexpr uint doNotQueue = 4;
constexpr uint primaryOwner = 1;
constexpr uint alreadyOwner = 4;

constexpr auto tokenKey = "activation-token"_L1;       // XDG activation
constexpr auto startupIdKey = "desktop-startup-id"_L1; // X11

constexpr auto applicationXml = R"(  <interface name="org.freedesktop.Application">
    <method name="Activate">
      <arg type="a{sv}" name="platform_data" direction="in"/>
    </method>
    <method name="Open">
      <arg type="as" name="uris" direction="in"/>
      <arg type="a{sv}" name="platform_data" direction="in"/>
    </method>
    <method name="ActivateAction">
      <arg type="s" name="action_name" direction="in"/>
      <arg type="av" name="parameter" direction="in"/>
      <arg type="a{sv}" name="platform_data" direction="in"/>
    </method>
  </interface>
)"_L1;

constexpr auto searchXml = R"(  <interface name="org.gnome.Shell.SearchProvider2">
    <method name="GetInitialResultSet">
      <arg type="as" name="terms" direction="in"/>
      <arg type="as" name="results" direction="out"/>
    </method>
    <method name="GetSubsearchResultSet">
      <arg type="as" name="previous_results" direction="in"/>
      <arg type="as" name="terms" direction="in"/>
      <arg type="as" name="results" direction="out"/>
    </method>
    <method name="GetResultMetas">
      <arg type="as" name="identifiers" direction="in"/>
      <arg type="aa{sv}" name="metas" direction="out"/>
    </method>
    <method name="ActivateResult">
      <arg type="s" name="identifier" direction="in"/>
      <arg type="as" name="terms" direction="in"/>
      <arg type="u" name="timestamp" direction="in"/>
    </method>
    <method name="LaunchSearch">
      <arg type="as" name="terms" direction="in"/>
      <arg type="u" name="timestamp" direction="in"/>
    </method>
  </interface>
)"_L1;

QString bounded(const QVariant &argument)
{
    return argument.toString().left(maxLength);
}

QStringList boundedList(const QVariant &argument)
{
    QStringList strings = argument.toStringList().mid(0, maxStrings);
    strings.removeIf([](const QString &text) { return text.size() > maxLength; });
    return strings;
}

QString tokenIn(const QVariant &platformData)
{
    const auto data = qdbus_cast<QVariantMap>(platformData);
    const QString token = bounded(data.value(tokenKey));
    return token.isEmpty() ? bounded(data.value(startupIdKey)) : token;
}

} // namespace

class ApplicationService::Wire final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    Wire(ApplicationService *service, const BusEndpoint &endpoint)
        : service_(service)
        , kept_(endpoint, this)
    {
        qDBusRegisterMetaType<QList<QVariantMap>>();
        connect(&kept_, &KeptLink::opened, this, &Wire::begin);
        connect(&kept_, &KeptLink::lost, this, [this] {
            asked_.clear();
            if (!std::exchange(isSettled_, true)) // before the bus had answered
                Q_EMIT service_->unavailable({Error::Kind::NotConnected, {}, {}});
        });
    }

    // What QtDBus still has to deliver knows its connection, which goes with the members.
    ~Wire() override { QCoreApplication::removePostedEvents(this); }
    Q_DISABLE_COPY_MOVE(Wire)

    void claim(const std::optional<ActivationRequest> &request)
    {
        request_ = request;
        kept_.keepOpen();
        if (!kept_.link().isOpen())
            settle(kept_.link().error());
    }

    template <typename T>
    void answer(quint64 number, const T &results)
    {
        const auto message = asked_.take(number);
        if (message.type() == QDBusMessage::MethodCallMessage && kept_.link().isOpen())
            kept_.link().connection().send(message.createReply(QVariant::fromValue(results)));
    }

    QString introspect(const QString &path) const override
    {
        if (path == names::applicationPath)
            return applicationXml + "  <node name=\"SearchProvider\"/>\n"_L1;
        if (path == names::searchPath)
            return searchXml;
        return {};
    }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        for (const Method &method : methods) {
            const bool isMeant =
                message.member() == method.name && message.path() == method.path &&
                (message.interface().isEmpty() || message.interface() == method.interface);
            if (!isMeant)
                continue;
            if (message.signature() != method.signature) {
                return connection.send(message.createErrorReply(
                    QDBusError::InvalidArgs, u"Expected (%1)"_s.arg(method.signature)));
            }
            message.setDelayedReply(true);
            if ((this->*method.take)(message))
                connection.send(message.createReply());
            return true;
        }
        return false;
    }

private:
    struct Method
    {
        QLatin1StringView path;
        QLatin1StringView interface;
        QLatin1StringView name;
        QLatin1StringView signature;
        bool (Wire::*take)(const QDBusMessage &message); ///< true: to be answered at once
    };
    static const std::array<Method, 8> methods;

    void begin()
    {
        QDBusConnection &bus = kept_.link().connection();
        bus.registerVirtualObject(names::applicationPath, this, QDBusConnection::SubPath);
        askForName();
    }

    void askForName()
    {
        QDBusMessage message = QDBusMessage::createMethodCall(names::dbusService, names::dbusPath,
                                                              names::dbusService, u"RequestName"_s);
        message.setArguments({QString(names::applicationService), doNotQueue});
        kept_.link().call(message, callTimeout, [this](const Reply<QDBusMessage> &reply) {
            const uint result = reply ? reply->arguments().value(0).toUInt() : 0;
            if (result == primaryOwner || result == alreadyOwner)
                settle({});
            else if (!reply)
                settle(reply.error());
            else if (!isSettled_)
                handOver();
        });
    }

    void settle(const std::optional<Error> &error)
    {
        if (std::exchange(isSettled_, true))
            return;
        if (error)
            Q_EMIT service_->unavailable(*error);
        else
            Q_EMIT service_->claimed();
    }

    void handOver()
    {
        if (!request_) {
            isSettled_ = true;
            Q_EMIT service_->handedOver();
            return;
        }
        QVariantMap platformData;
        if (!request_->activationToken.isEmpty()) {
            platformData = {{tokenKey, request_->activationToken},
                            {startupIdKey, request_->activationToken}};
        }
        const auto call = [](const QString &method) {
            return QDBusMessage::createMethodCall(names::applicationService, names::applicationPath,
                                                  names::applicationInterface, method);
        };
        QDBusMessage message;
        if (!request_->action.isEmpty()) {
            message = call(u"ActivateAction"_s);
            message.setArguments({request_->action, QVariantList(), platformData});
        } else if (!request_->links.isEmpty()) {
            message = call(u"Open"_s);
            message.setArguments({request_->links, platformData});
        } else {
            message = call(u"Activate"_s);
            message.setArguments({platformData});
        }
        message.setAutoStartService(false);
        kept_.link().call(message, handOverTimeout, [this](const Reply<QDBusMessage> &reply) {
            if (reply) {
                isSettled_ = true;
                Q_EMIT service_->handedOver();
            } else if (reply.error().kind != Error::Kind::TimedOut &&
                       !std::exchange(hasAskedAgain_, true)) {
                askForName(); // it was just ending
            } else {
                settle(reply.error());
            }
        });
    }

    bool activate(const QDBusMessage &message)
    {
        Q_EMIT service_->activationRequested({{}, {}, tokenIn(message.arguments().at(0))});
        return true;
    }
    bool open(const QDBusMessage &message)
    {
        Q_EMIT service_->activationRequested(
            {boundedList(message.arguments().at(0)), {}, tokenIn(message.arguments().at(1))});
        return true;
    }
    bool activateAction(const QDBusMessage &message)
    {
        Q_EMIT service_->activationRequested(
            {{}, bounded(message.arguments().at(0)), tokenIn(message.arguments().at(2))});
        return true;
    }
    bool search(const QDBusMessage &message)
    {
        Q_EMIT service_->searchRequested(ask(message), boundedList(message.arguments().at(0)), {});
        return false;
    }
    bool subsearch(const QDBusMessage &message)
    {
        Q_EMIT service_->searchRequested(ask(message), boundedList(message.arguments().at(1)),
                                         boundedList(message.arguments().at(0)));
        return false;
    }
    bool metas(const QDBusMessage &message)
    {
        Q_EMIT service_->metasRequested(ask(message), boundedList(message.arguments().at(0)));
        return false;
    }
    bool activateResult(const QDBusMessage &message)
    {
        Q_EMIT service_->resultChosen(bounded(message.arguments().at(0)),
                                      boundedList(message.arguments().at(1)));
        return true;
    }
    bool launchSearch(const QDBusMessage &message)
    {
        Q_EMIT service_->resultChosen({}, boundedList(message.arguments().at(0)));
        return true;
    }

    quint64 ask(const QDBusMessage &message)
    {
        asked_.insert(++lastNumber_, message);
        return lastNumber_;
    }

    ApplicationService *service_;
    KeptLink kept_;
    std::optional<ActivationRequest> request_;
    bool isSettled_ = false;
    bool hasAskedAgain_ = false;
    QHash<quint64, QDBusMessage> asked_; // calls that wait for an answer
    quint64 lastNumber_ = 0;
};

const std::array<ApplicationService::Wire::Method, 8> ApplicationService::Wire::methods{{
    {names::applicationPath, names::applicationInterface, "Activate"_L1, "a{sv}"_L1,
     &Wire::activate},
    {names::applicationPath, names::applicationInterface, "Open"_L1, "asa{sv}"_L1, &Wire::open},
    {names::applicationPath, names::applicationInterface, "ActivateAction"_L1, "sava{sv}"_L1,
     &Wire::activateAction},
    {names::searchPath, names::searchInterface, "GetInitialResultSet"_L1, "as"_L1, &Wire::search},
    {names::searchPath, names::searchInterface, "GetSubsearchResultSet"_L1, "asas"_L1,
     &Wire::subsearch},
    {names::searchPath, names::searchInterface, "GetResultMetas"_L1, "as"_L1, &Wire::metas},
    {names::searchPath, names::searchInterface, "ActivateResult"_L1, "sasu"_L1,
     &Wire::activateResult},
    {names::searchPath, names::searchInterface, "LaunchSearch"_L1, "asu"_L1, &Wire::launchSearch},
}};

ApplicationService::ApplicationService(BusEndpoint endpoint)
    : endpoint_(std::move(endpoint))
{
}

ApplicationService::~ApplicationService() = default;

void ApplicationService::claim(const std::optional<ActivationRequest> &request)
{
    QMetaObject::invokeMethod(this, [this, request] {
        wire_ = std::make_unique<Wire>(this, endpoint_);
        wire_->claim(request);
    });
}

void ApplicationService::answerSearch(quint64 number, const QStringList &ids)
{
    QMetaObject::invokeMethod(this, [this, number, ids] { wire_->answer(number, ids); });
}

void ApplicationService::answerMetas(quint64 number, const QList<SearchResult> &results)
{
    QList<QVariantMap> metas;
    for (const SearchResult &result : results) {
        metas << QVariantMap{{u"id"_s, result.id},
                             {u"name"_s, result.name},
                             {u"description"_s, result.description},
                             {u"gicon"_s, QString(names::applicationService)}};
    }
    QMetaObject::invokeMethod(this, [this, number, metas] { wire_->answer(number, metas); });
}

} // namespace unitdeck

#include "application_service.moc"
