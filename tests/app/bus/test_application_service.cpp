// SPDX-License-Identifier: GPL-3.0-or-later
// What Unitdeck offers on the desktop's bus, called by another program on a private one.
#include "app/bus/application_service.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QUuid>
#include <QXmlStreamReader>

#include <functional>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString name = u"org.unitdeck.Unitdeck"_s;
const QString path = u"/org/unitdeck/Unitdeck"_s;
const QString searchPath = u"/org/unitdeck/Unitdeck/SearchProvider"_s;
const QString application = u"org.freedesktop.Application"_s;
const QString search = u"org.gnome.Shell.SearchProvider2"_s;

/// One instance of the program and all it heard, in the test's thread.
struct Instance : QObject
{
    explicit Instance(const QString &address)
        : service(thread.adopt(std::make_unique<ApplicationService>(BusEndpoint::at(address))))
    {
        connect(service, &ApplicationService::claimed, this, [this] { outcome << u"claimed"_s; });
        connect(service, &ApplicationService::handedOver, this,
                [this] { outcome << u"handed over"_s; });
        connect(service, &ApplicationService::unavailable, this, [this](const Error &error) {
            outcome << u"unavailable"_s;
            lastError = error;
        });
        connect(service, &ApplicationService::activationRequested, this,
                [this](const ActivationRequest &request) { requests << request; });
        connect(service, &ApplicationService::searchRequested, this,
                [this](quint64 number, const QStringList &terms, const QStringList &previous) {
                    asked << number;
                    lists << terms << previous;
                });
        connect(service, &ApplicationService::metasRequested, this,
                [this](quint64 number, const QStringList &ids) {
                    asked << number;
                    lists << ids;
                });
        connect(service, &ApplicationService::resultChosen, this,
                [this](const QString &id, const QStringList &terms) {
                    lists << QStringList{id} << terms;
                });
    }

    BusThread thread;
    ApplicationService *service;
    QStringList outcome;
    Error lastError;
    QList<ActivationRequest> requests;
    QList<quint64> asked;
    QList<QStringList> lists; // what was said of searches, in order
};

/// Another program on the bus.
struct Other
{
    explicit Other(const QString &address)
        : bus(QDBusConnection::connectToBus(address, QUuid::createUuid().toString()))
    {
    }
    ~Other() { QDBusConnection::disconnectFromBus(bus.name()); }
    Q_DISABLE_COPY_MOVE(Other)

    QDBusPendingCall call(const QString &object, const QString &interface, const QString &method,
                          const QVariantList &arguments)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(name, object, interface, method);
        message.setArguments(arguments);
        return bus.asyncCall(message);
    }
    QDBusPendingCall activate(const QVariantMap &platformData)
    {
        return call(path, application, u"Activate"_s, {platformData});
    }

    QDBusConnection bus;
};

/// Has the name, and does with a call what the test says.
class OtherOwner final : public QDBusVirtualObject
{
public:
    explicit OtherOwner(const QString &address)
        : program(address)
        , hasName(program.bus.registerVirtualObject(path, this) &&
                  program.bus.registerService(name))
    {
    }
    ~OtherOwner() override { program.bus.unregisterObject(path); }
    Q_DISABLE_COPY_MOVE(OtherOwner)

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        ++calls;
        return take(message, program.bus);
    }

    Other program;
    bool hasName;
    int calls = 0;
    std::function<bool(const QDBusMessage &, QDBusConnection &)> take;
};

struct Scene
{
    PrivateBus bus;
    bool isBusThere = bus.start();
    Instance first{bus.address()};
    Other other{bus.address()};

    bool claim()
    {
        first.service->claim(ActivationRequest{});
        return QTest::qWaitFor([this] { return first.outcome == QStringList{u"claimed"_s}; });
    }
};

} // namespace

class TestApplicationService final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstHasTheName();
    void theSecondHandsOver_data();
    void theSecondHandsOver();
    void withoutRequestTheFirstIsLeftInPeace();
    void oneThatIsJustEnding();
    void oneThatDoesNotUnderstand();
    void oneThatHangs();
    void noBus();
    void theBusComesBack();
    void tokens_data();
    void tokens();
    void actions();
    void boundsForOthers();
    void wrongCalls_data();
    void wrongCalls();
    void searching();
    void metas();
    void choosing();
    void unansweredWhenTheBusGoes();
    void introspection();
};

void TestApplicationService::theFirstHasTheName()
{
    Scene scene;
    QVERIFY(scene.claim());
    QVERIFY(scene.other.bus.interface()->isServiceRegistered(name));
    QCOMPARE(scene.first.requests, QList<ActivationRequest>());
}

void TestApplicationService::theSecondHandsOver_data()
{
    QTest::addColumn<ActivationRequest>("request");
    QTest::newRow("activate") << ActivationRequest{{}, {}, u"token-1"_s};
    QTest::newRow("no token") << ActivationRequest{};
    QTest::newRow("open") << ActivationRequest{
        {u"unitdeck://user/a.service?tab=journal"_s, u"file:///a%20b"_s}, {}, u"token-2"_s};
    QTest::newRow("action") << ActivationRequest{{}, u"show-failed"_s, u"token-3"_s};
}

void TestApplicationService::theSecondHandsOver()
{
    QFETCH(const ActivationRequest, request);
    Scene scene;
    QVERIFY(scene.claim());
    Instance second(scene.bus.address());
    second.service->claim(request);
    QTRY_COMPARE(second.outcome, QStringList{u"handed over"_s});
    QTRY_COMPARE(scene.first.requests, QList<ActivationRequest>{request});
    QCOMPARE(second.requests, QList<ActivationRequest>());
}

void TestApplicationService::withoutRequestTheFirstIsLeftInPeace()
{
    Scene scene;
    QVERIFY(scene.claim());
    Instance second(scene.bus.address());
    second.service->claim(std::nullopt);
    QTRY_COMPARE(second.outcome, QStringList{u"handed over"_s});
    // What another sends now comes after all that the second may have sent.
    scene.other.activate({{u"activation-token"_s, u"x"_s}});
    QTRY_COMPARE(scene.first.requests, (QList<ActivationRequest>{{{}, {}, u"x"_s}}));
}

void TestApplicationService::oneThatIsJustEnding()
{
    Scene scene;
    OtherOwner ending(scene.bus.address());
    QVERIFY(ending.hasName);
    ending.take = [](const QDBusMessage &message, QDBusConnection &bus) {
        return bus.unregisterService(name) &&
               bus.send(message.createErrorReply(QDBusError::NoReply, u"ending"_s));
    };
    scene.first.service->claim(ActivationRequest{});
    QTRY_COMPARE(scene.first.outcome, QStringList{u"claimed"_s});
    QCOMPARE(ending.calls, 1);
}

void TestApplicationService::oneThatDoesNotUnderstand()
{
    Scene scene;
    OtherOwner stranger(scene.bus.address());
    QVERIFY(stranger.hasName);
    stranger.take = [](const QDBusMessage &message, QDBusConnection &bus) {
        return bus.send(message.createErrorReply(QDBusError::UnknownMethod, u"what?"_s));
    };
    scene.first.service->claim(ActivationRequest{});
    QTRY_COMPARE(scene.first.outcome, QStringList{u"unavailable"_s});
    QCOMPARE(scene.first.lastError.kind, Error::Kind::NotSupported);
    QCOMPARE(stranger.calls, 2);
}

void TestApplicationService::oneThatHangs()
{
    Scene scene;
    OtherOwner hanging(scene.bus.address());
    QVERIFY(hanging.hasName);
    hanging.take = [](const QDBusMessage &message, QDBusConnection &) {
        message.setDelayedReply(true);
        return true;
    };
    scene.first.service->claim(ActivationRequest{});
    QTRY_COMPARE(scene.first.outcome, QStringList{u"unavailable"_s});
    QCOMPARE(scene.first.lastError.kind, Error::Kind::TimedOut);
    QCOMPARE(hanging.calls, 1); // a person has waited long enough
}

void TestApplicationService::noBus()
{
    Scene scene;
    scene.bus.stop();
    scene.first.service->claim(ActivationRequest{});
    QTRY_COMPARE(scene.first.outcome, QStringList{u"unavailable"_s});
    QCOMPARE(scene.first.lastError.kind, Error::Kind::NotConnected);
    // It goes on alone; a bus that comes later gets the name without a word.
    QVERIFY(scene.bus.start());
    Other other(scene.bus.address());
    QTRY_VERIFY(other.bus.interface()->isServiceRegistered(name));
    QCOMPARE(scene.first.outcome, QStringList{u"unavailable"_s});
}

void TestApplicationService::theBusComesBack()
{
    Scene scene;
    QVERIFY(scene.claim());
    scene.bus.stop();
    QVERIFY(scene.bus.start());
    Other other(scene.bus.address());
    QTRY_VERIFY(other.bus.interface()->isServiceRegistered(name));
    // It has its objects, too.
    const QDBusPendingCall call = other.activate({});
    QTRY_VERIFY(call.isFinished());
    QVERIFY(!call.isError());
    QTRY_COMPARE(scene.first.requests.size(), 1);
    QCOMPARE(scene.first.outcome, QStringList{u"claimed"_s});
}

void TestApplicationService::tokens_data()
{
    QTest::addColumn<QVariantMap>("data");
    QTest::addColumn<QString>("token");
    const QString wayland = u"activation-token"_s;
    const QString x11 = u"desktop-startup-id"_s;
    QTest::newRow("none") << QVariantMap{} << QString();
    QTest::newRow("wayland") << QVariantMap{{wayland, u"w"_s}} << u"w"_s;
    QTest::newRow("x11") << QVariantMap{{x11, u"x"_s}} << u"x"_s;
    QTest::newRow("both") << QVariantMap{{wayland, u"w"_s}, {x11, u"x"_s}} << u"w"_s;
    QTest::newRow("empty one") << QVariantMap{{wayland, QString()}, {x11, u"x"_s}} << u"x"_s;
    QTest::newRow("others") << QVariantMap{{u"size"_s, 1}, {u"options"_s, QVariantList{1, 2}}}
                            << QString();
    QTest::newRow("wrong type") << QVariantMap{{wayland, QVariantList{1}}} << QString();
}

void TestApplicationService::tokens()
{
    QFETCH(const QVariantMap, data);
    QFETCH(const QString, token);
    Scene scene;
    QVERIFY(scene.claim());
    const QDBusPendingCall call = scene.other.activate(data);
    QTRY_VERIFY(call.isFinished());
    QVERIFY(!call.isError());
    QTRY_COMPARE(scene.first.requests, (QList<ActivationRequest>{{{}, {}, token}}));
}

void TestApplicationService::actions()
{
    Scene scene;
    QVERIFY(scene.claim());
    scene.other.call(path, application, u"ActivateAction"_s,
                     {u"show-journal"_s, QVariantList{u"ignored"_s, 7}, QVariantMap{}});
    QTRY_COMPARE(scene.first.requests, (QList<ActivationRequest>{{{}, u"show-journal"_s, {}}}));
}

void TestApplicationService::boundsForOthers()
{
    Scene scene;
    QVERIFY(scene.claim());
    const QString huge(1'000'000, u'a');
    QStringList links{huge, QString(4'096, u'b')};
    for (int i = 0; i < 5'000; ++i)
        links << u"unitdeck:///%1"_s.arg(i);
    scene.other.call(path, application, u"Open"_s,
                     {links, QVariantMap{{u"activation-token"_s, huge}}});
    QTRY_COMPARE(scene.first.requests.size(), 1);
    const ActivationRequest &request = scene.first.requests.constFirst();
    QVERIFY(request.links.size() <= 64);
    QCOMPARE(request.links.constFirst(), QString(4'096, u'b'));
    QVERIFY(request.activationToken.size() <= 4'096);

    scene.other.call(path, application, u"ActivateAction"_s, {huge, QVariantList{}, QVariantMap{}});
    QTRY_COMPARE(scene.first.requests.size(), 2);
    QVERIFY(scene.first.requests.constLast().action.size() <= 4'096);

    scene.other.call(searchPath, search, u"GetSubsearchResultSet"_s, {links, links});
    QTRY_COMPARE(scene.first.lists.size(), 2);
    for (const QStringList &list : scene.first.lists)
        QVERIFY(list.size() <= 64 && !list.contains(huge));
}

void TestApplicationService::wrongCalls_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("interface");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QVariantList>("arguments");
    QTest::addColumn<QString>("error");

    const QString invalid = u"org.freedesktop.DBus.Error.InvalidArgs"_s;
    const QString unknown = u"org.freedesktop.DBus.Error.Unknown"_s; // -Method, -Object …
    QTest::newRow("nothing") << path << application << u"Activate"_s << QVariantList{} << invalid;
    QTest::newRow("other type") << path << application << u"Activate"_s << QVariantList{u"x"_s}
                                << invalid;
    QTest::newRow("too many") << path << application << u"Activate"_s
                              << QVariantList{QVariantMap{}, 1} << invalid;
    QTest::newRow("one link") << path << application << u"Open"_s
                              << QVariantList{u"unitdeck:///"_s, QVariantMap{}} << invalid;
    QTest::newRow("terms") << searchPath << search << u"GetInitialResultSet"_s
                           << QVariantList{u"x"_s} << invalid;
    QTest::newRow("no method") << path << application << u"Quit"_s << QVariantList{} << unknown;
    QTest::newRow("of the other object")
        << searchPath << application << u"Activate"_s << QVariantList{QVariantMap{}} << unknown;
    QTest::newRow("of the other interface")
        << path << search << u"Activate"_s << QVariantList{QVariantMap{}} << unknown;
}

void TestApplicationService::wrongCalls()
{
    QFETCH(const QString, object);
    QFETCH(const QString, interface);
    QFETCH(const QString, method);
    QFETCH(const QVariantList, arguments);
    QFETCH(const QString, error);
    Scene scene;
    QVERIFY(scene.claim());
    const QDBusPendingCall call = scene.other.call(object, interface, method, arguments);
    QTRY_VERIFY(call.isFinished());
    QVERIFY2(call.error().name().startsWith(error), qPrintable(call.error().name()));
    // Still well, and nothing came of it.
    scene.other.activate({{u"activation-token"_s, u"x"_s}});
    QTRY_COMPARE(scene.first.requests, (QList<ActivationRequest>{{{}, {}, u"x"_s}}));
    QCOMPARE(scene.first.lists, QList<QStringList>());
}

void TestApplicationService::searching()
{
    Scene scene;
    QVERIFY(scene.claim());
    const QDBusPendingCall early =
        scene.other.call(searchPath, search, u"GetInitialResultSet"_s, {QStringList{u"de"_s}});
    QTRY_COMPARE(scene.first.lists, (QList<QStringList>{{u"de"_s}, {}}));
    const QDBusPendingCall late =
        scene.other.call(searchPath, search, u"GetSubsearchResultSet"_s,
                         {QStringList{u"user/demo.service"_s}, QStringList{u"dem"_s}});
    QTRY_COMPARE(scene.first.asked.size(), 2);
    QCOMPARE(scene.first.lists.mid(2), (QList<QStringList>{{u"dem"_s}, {u"user/demo.service"_s}}));

    // Answered in any order, once, and by the right number.
    QVERIFY(!early.isFinished());
    scene.first.service->answerSearch(scene.first.asked[1], {u"b"_s});
    QTRY_VERIFY(late.isFinished());
    QCOMPARE(late.reply().arguments(), QVariantList{QStringList{u"b"_s}});
    QVERIFY(!early.isFinished());
    scene.first.service->answerSearch(scene.first.asked[1], {u"again"_s});
    scene.first.service->answerSearch(1'000, {u"nobody"_s});
    scene.first.service->answerSearch(scene.first.asked[0], {});
    QTRY_VERIFY(early.isFinished());
    QCOMPARE(early.reply().signature(), u"as"_s);
    QCOMPARE(early.reply().arguments(), QVariantList{QStringList()});
}

void TestApplicationService::metas()
{
    Scene scene;
    QVERIFY(scene.claim());
    const QDBusPendingCall call = scene.other.call(searchPath, search, u"GetResultMetas"_s,
                                                   {QStringList{u"user/a.service"_s, u"gone"_s}});
    QTRY_COMPARE(scene.first.lists, (QList<QStringList>{{u"user/a.service"_s, u"gone"_s}}));
    scene.first.service->answerMetas(scene.first.asked.constFirst(),
                                     {{u"user/a.service"_s, u"a.service"_s, u"Grüße · running"_s}});
    QTRY_VERIFY(call.isFinished());
    QCOMPARE(call.reply().signature(), u"aa{sv}"_s);
    const auto found = qdbus_cast<QList<QVariantMap>>(call.reply().arguments().constFirst());
    QCOMPARE(found, (QList<QVariantMap>{{{u"id"_s, u"user/a.service"_s},
                                         {u"name"_s, u"a.service"_s},
                                         {u"description"_s, u"Grüße · running"_s},
                                         {u"gicon"_s, name}}}));

    const QDBusPendingCall none =
        scene.other.call(searchPath, search, u"GetResultMetas"_s, {QStringList{}});
    QTRY_COMPARE(scene.first.asked.size(), 2);
    scene.first.service->answerMetas(scene.first.asked.constLast(), {});
    QTRY_VERIFY(none.isFinished());
    QCOMPARE(none.reply().signature(), u"aa{sv}"_s);
}

void TestApplicationService::choosing()
{
    Scene scene;
    QVERIFY(scene.claim());
    const QDBusPendingCall chosen =
        scene.other.call(searchPath, search, u"ActivateResult"_s,
                         {u"user/a.service"_s, QStringList{u"a"_s, u"b"_s}, 17u});
    QTRY_VERIFY(chosen.isFinished());
    QVERIFY(!chosen.isError());
    const QDBusPendingCall launched =
        scene.other.call(searchPath, search, u"LaunchSearch"_s, {QStringList{u"c"_s}, 17u});
    QTRY_VERIFY(launched.isFinished());
    QVERIFY(!launched.isError());
    QTRY_COMPARE(
        scene.first.lists,
        (QList<QStringList>{{u"user/a.service"_s}, {u"a"_s, u"b"_s}, {QString()}, {u"c"_s}}));
}

void TestApplicationService::unansweredWhenTheBusGoes()
{
    Scene scene;
    QVERIFY(scene.claim());
    scene.other.call(searchPath, search, u"GetInitialResultSet"_s, {QStringList{u"de"_s}});
    QTRY_COMPARE(scene.first.asked.size(), 1);
    scene.bus.stop();
    QVERIFY(scene.bus.start());
    Other other(scene.bus.address());
    QTRY_VERIFY(other.bus.interface()->isServiceRegistered(name));
    // Too late: it is nobody's any more, and not taken for the answer to the next.
    const QDBusPendingCall next =
        other.call(searchPath, search, u"GetInitialResultSet"_s, {QStringList{u"x"_s}});
    QTRY_COMPARE(scene.first.asked.size(), 2);
    scene.first.service->answerSearch(scene.first.asked[0], {u"old"_s});
    scene.first.service->answerSearch(scene.first.asked[1], {u"new"_s});
    QTRY_VERIFY(next.isFinished());
    QCOMPARE(next.reply().arguments(), QVariantList{QStringList{u"new"_s}});
}

void TestApplicationService::introspection()
{
    Scene scene;
    QVERIFY(scene.claim());
    // "interface.method: in > out" of each method, "node name" of each child.
    const auto described = [&scene](const QString &object) {
        const QDBusPendingCall call =
            scene.other.call(object, u"org.freedesktop.DBus.Introspectable"_s, u"Introspect"_s, {});
        QStringList result;
        if (!QTest::qWaitFor([&call] { return call.isFinished(); }))
            return result;
        QXmlStreamReader xml(call.reply().arguments().value(0).toString());
        QString interface;
        QString method;
        QString in;
        QString out;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            const QString nameHere = xml.attributes().value("name"_L1).toString();
            if (token == QXmlStreamReader::EndElement && xml.name() == "method"_L1) {
                const QString line = interface + u'.' + method + u": "_s + in + u" > "_s + out;
                result << line;
                in.clear();
                out.clear();
            } else if (token != QXmlStreamReader::StartElement) {
                continue;
            } else if (xml.name() == "interface"_L1) {
                interface = nameHere;
            } else if (xml.name() == "method"_L1) {
                method = nameHere;
            } else if (xml.name() == "arg"_L1) {
                const bool isOut = xml.attributes().value("direction"_L1) == "out"_L1;
                (isOut ? out : in) += xml.attributes().value("type"_L1);
            } else if (xml.name() == "node"_L1 && !nameHere.isEmpty()) {
                const QString line = u"node "_s + nameHere;
                result << line;
            }
        }
        if (xml.hasError())
            result.clear();
        return result;
    };
    const auto ofOurs = [](const QString &interface, const QStringList &methods) {
        QStringList result;
        for (const QString &method : methods) {
            if (method.startsWith(interface))
                result << method.mid(interface.size() + 1);
        }
        return result;
    };
    const QStringList root = described(path);
    QCOMPARE(ofOurs(application, root), (QStringList{u"Activate: a{sv} > "_s, u"Open: asa{sv} > "_s,
                                                     u"ActivateAction: sava{sv} > "_s}));
    QCOMPARE(ofOurs(search, root), QStringList());
    QVERIFY(root.contains(u"node SearchProvider"_s));
    const QStringList provider = described(searchPath);
    QCOMPARE(ofOurs(search, provider),
             (QStringList{u"GetInitialResultSet: as > as"_s, u"GetSubsearchResultSet: asas > as"_s,
                          u"GetResultMetas: as > aa{sv}"_s, u"ActivateResult: sasu > "_s,
                          u"LaunchSearch: asu > "_s}));
    QCOMPARE(ofOurs(application, provider), QStringList());
    QVERIFY(described(u"/org/unitdeck"_s).contains(u"node Unitdeck"_s));
}

QTEST_GUILESS_MAIN(TestApplicationService)
#include "test_application_service.moc"
