// SPDX-License-Identifier: GPL-3.0-or-later
// The client of the notification server against one on a private bus.
#include "app/bus/notifications_client.h"
#include "tests/support/fake_notifications.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>

#include <optional>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Scene : QObject
{
    Scene()
    {
        connect(client, &NotificationsClient::actionInvoked, this,
                [this](quint32 number, const QString &key) {
                    heard << u"action %1 %2"_s.arg(number).arg(key);
                });
        connect(client, &NotificationsClient::activationToken, this,
                [this](quint32 number, const QString &token) {
                    heard << u"token %1 %2"_s.arg(number).arg(token);
                });
        connect(client, &NotificationsClient::closed, this,
                [this](quint32 number, NotificationClosed reason) {
                    heard << u"closed %1 %2"_s.arg(number).arg(int(reason));
                });
        connect(client, &NotificationsClient::serverLost, this, [this] { heard << u"lost"_s; });
    }

    void show(const Notification &notification)
    {
        client->show(notification, this, [this](const Reply<quint32> &reply) { answers << reply; });
    }
    /// The answers so far: numbers.
    QList<quint32> numbers() const
    {
        QList<quint32> result;
        for (const Reply<quint32> &answer : answers)
            result << (answer ? *answer : 0);
        return result;
    }

    PrivateBus bus;
    bool isBusThere = bus.start();
    FakeNotifications server{bus.address()};
    BusThread thread;
    NotificationsClient *client =
        thread.adopt(std::make_unique<NotificationsClient>(BusEndpoint::at(bus.address())));
    QList<Reply<quint32>> answers;
    QStringList heard;
};

Notification failure()
{
    Notification notification;
    notification.summary = u"a.service failed"_s;
    notification.body = u"<b> & \"c\"\nd"_s;
    notification.iconName = u"dialog-error"_s;
    notification.actions = {{u"default"_s, u"Show"_s}, {u"restart"_s, u"Restart"_s}};
    notification.urgency = Notification::Urgency::Critical;
    notification.isResident = true;
    return notification;
}

} // namespace

class TestNotifications final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaid();
    void aServerThatCanLittle();
    void oneIsUpdated();
    void capabilitiesAreAskedOncePerServer();
    void whatThePersonDoes();
    void othersAreNotHeard();
    void unknownReasonsAndWrongTypes();
    void withdrawn();
    void noServer();
    void aServerThatComesLateLosesNothing();
    void theServerVanishesBeforeItAnswers();
    void noBus();
    void theBusComesBack();
};

void TestNotifications::whatIsSaid()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.numbers(), QList<quint32>{1});
    const FakeNotify &said = scene.server.notified().constFirst();
    QCOMPARE(said.appName, u"Unitdeck"_s);
    QCOMPARE(said.replaces, 0u);
    QCOMPARE(said.icon, u"dialog-error"_s);
    QCOMPARE(said.summary, u"a.service failed"_s);
    QCOMPARE(said.body, u"&lt;b&gt; &amp; &quot;c&quot;\nd"_s);
    QCOMPARE(said.actions, (QStringList{u"default"_s, u"Show"_s, u"restart"_s, u"Restart"_s}));
    QCOMPARE(said.timeout, -1);
    // Servers look at the type: a byte.
    QCOMPARE(said.hints.value(u"urgency"_s).metaType(), QMetaType::fromType<uchar>());
    QCOMPARE(said.hints.value(u"urgency"_s).toUInt(), 2u);
    QCOMPARE(said.hints.value(u"desktop-entry"_s), QVariant(u"org.unitdeck.Unitdeck"_s));
    QCOMPARE(said.hints.value(u"resident"_s), QVariant(true));
}

void TestNotifications::aServerThatCanLittle()
{
    Scene scene;
    scene.server.capabilities = {u"body"_s};
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.server.notified().size(), 1);
    const FakeNotify &said = scene.server.notified().constFirst();
    QCOMPARE(said.body, failure().body);
    QCOMPARE(said.actions, QStringList());
}

void TestNotifications::oneIsUpdated()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.numbers(), QList<quint32>{1});
    Notification update = failure();
    update.replaces = 1;
    scene.show(update);
    QTRY_COMPARE(scene.numbers(), (QList<quint32>{1, 1}));
    QCOMPARE(scene.server.notified().constLast().replaces, 1u);
    QCOMPARE(scene.server.onScreen().size(), 1);
}

void TestNotifications::capabilitiesAreAskedOncePerServer()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    for (int i = 0; i < 3; ++i) // the first two while the answer is still to come
        scene.show(failure());
    QTRY_COMPARE(scene.numbers(), (QList<quint32>{1, 2, 3}));
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 4);
    QCOMPARE(scene.server.capabilityCalls(), 1);

    scene.server.vanish();
    QTRY_COMPARE(scene.heard, QStringList{u"lost"_s});
    scene.server.capabilities = {u"body"_s};
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 5);
    QCOMPARE(scene.server.capabilityCalls(), 2);
    QCOMPARE(scene.server.notified().constLast().actions, QStringList());
    QCOMPARE(scene.heard, QStringList{u"lost"_s});
}

void TestNotifications::whatThePersonDoes()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    scene.show(failure());
    scene.show(failure());
    QTRY_COMPARE(scene.numbers(), (QList<quint32>{1, 2}));
    scene.server.use(1, u"restart"_s, u"token-7"_s);
    scene.server.dismiss(2, 1);
    QTRY_COMPARE(scene.heard, (QStringList{u"token 1 token-7"_s, u"action 1 restart"_s,
                                           u"closed 1 2"_s, u"closed 2 1"_s}));
}

void TestNotifications::othersAreNotHeard()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 1);
    QDBusConnection other = QDBusConnection::connectToBus(scene.bus.address(), u"other"_s);
    QDBusMessage forged =
        QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s,
                                   u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s);
    forged.setArguments({1u, u"restart"_s});
    QVERIFY(other.send(forged));
    // Answered by the bus, after it has passed the signal on.
    QCOMPARE(other
                 .call(QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s,
                                                      u"/org/freedesktop/DBus"_s,
                                                      u"org.freedesktop.DBus"_s, u"GetId"_s))
                 .type(),
             QDBusMessage::ReplyMessage);
    scene.server.dismiss(1, 2);
    QTRY_COMPARE(scene.heard, QStringList{u"closed 1 2"_s});
    QDBusConnection::disconnectFromBus(u"other"_s);
}

void TestNotifications::unknownReasonsAndWrongTypes()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 1);
    for (const char *signal : {"ActionInvoked", "ActivationToken", "NotificationClosed"})
        scene.server.say(QString::fromLatin1(signal), {u"1"_s});
    scene.server.dismiss(1, 77);
    QTRY_COMPARE(scene.heard, QStringList{u"closed 1 4"_s});
}

void TestNotifications::withdrawn()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    scene.client->close(5); // before anything was opened: there can be nothing to withdraw
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 1);
    scene.client->close(1);
    QTRY_COMPARE(scene.heard, QStringList{u"closed 1 3"_s});
    scene.client->close(1);
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 2);
    QCOMPARE(scene.server.closed(), (QList<quint32>{1, 1}));
}

void TestNotifications::noServer()
{
    Scene scene;
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 1);
    QCOMPARE(scene.answers.constFirst().error().kind, Error::Kind::ManagerMissing);
    QCOMPARE(scene.heard, QStringList());
}

void TestNotifications::aServerThatComesLateLosesNothing()
{
    Scene scene;
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 1);
    // As where the bus starts it at the call: there was none before that could have been lost.
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 2);
    QVERIFY(scene.answers.constLast().isOk());
    scene.server.dismiss(1, 2);
    QTRY_COMPARE(scene.heard, QStringList{u"closed 1 2"_s});
}

void TestNotifications::theServerVanishesBeforeItAnswers()
{
    Scene scene;
    scene.server.isSilent = true;
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.server.notified().size(), 1);
    scene.server.vanish();
    QTRY_COMPARE(scene.answers.size(), 1);
    QCOMPARE(scene.answers.constFirst().error().kind, Error::Kind::NotConnected);
    QTRY_COMPARE(scene.heard, QStringList{u"lost"_s});
}

void TestNotifications::noBus()
{
    Scene scene;
    scene.bus.stop();
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 1);
    QCOMPARE(scene.answers.constFirst().error().kind, Error::Kind::NotConnected);
    QVERIFY(scene.bus.start());
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 2);
    QVERIFY(scene.answers.constLast().isOk());
}

void TestNotifications::theBusComesBack()
{
    Scene scene;
    QVERIFY(scene.server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 1);
    scene.server.isSilent = true;
    scene.show(failure());
    QTRY_COMPARE(scene.server.notified().size(), 2);
    scene.bus.stop();
    QTRY_COMPARE(scene.heard, QStringList{u"lost"_s});
    QTRY_COMPARE(scene.answers.size(), 2);
    QCOMPARE(scene.answers.constLast().error().kind, Error::Kind::NotConnected);
    QVERIFY(scene.bus.start());
    FakeNotifications server(scene.bus.address());
    QVERIFY(server.appear());
    scene.show(failure());
    QTRY_COMPARE(scene.answers.size(), 3);
    QVERIFY(scene.answers.constLast().isOk());
    QCOMPARE(server.capabilityCalls(), 1);
}

QTEST_GUILESS_MAIN(TestNotifications)
#include "test_notifications.moc"
