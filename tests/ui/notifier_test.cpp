// SPDX-License-Identifier: GPL-3.0-or-later
// What a notification server is told of failures, and what its answers do.
#include "tests/support/patient_test.h"
#include "ui/desktop/notifier.h"

#include "app/bus/notifications_client.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/fake_notifications.h"
#include "tests/support/private_bus.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const UnitId demo{Scope::System, u"demo.service"_s};
const QString run = u"31"_s.repeated(16);

Failure failureOf(const UnitId &unit, int count = 1, bool willRestart = false)
{
    Failure failure;
    failure.unit = unit;
    failure.count = count;
    failure.willRestart = willRestart;
    failure.diagnosis.cause = Diagnosis::Cause::ExitCode;
    failure.diagnosis.program = u"/usr/bin/demo"_s;
    failure.diagnosis.step = u"ExecStart"_s;
    failure.diagnosis.exitStatus = 3;
    failure.diagnosis.invocationId = run;
    return failure;
}

test::Line lineOf(const QByteArray &invocation, const QByteArray &identifier,
                  const QByteArray &message, int priority)
{
    return {{{u"MESSAGE"_s, message},
             {u"PRIORITY"_s, QByteArray::number(priority)},
             {u"SYSLOG_IDENTIFIER"_s, identifier},
             {u"_SYSTEMD_UNIT"_s, "demo.service"},
             {u"_SYSTEMD_INVOCATION_ID"_s, invocation}}};
}

test::Line ownLine(const QByteArray &message, int priority = 6)
{
    return lineOf(run.toLatin1(), "demo", message, priority);
}

struct Scene
{
    Scene()
    {
        notifier.setJournalPaths({journal.path()});
        journal.append({lineOf("32", "demo", "of another time", 3), ownLine("one"), ownLine("two"),
                        ownLine("<b>three</b> & more")});
    }

    bool begin() { return started && server.appear(); }
    bool told(qsizetype count) const
    {
        return QTest::qWaitFor([this, count] { return server.notified().size() >= count; }) &&
               server.notified().size() == count;
    }
    FakeNotify last() const { return server.notified().constLast(); }
    /// One is on the screen, and the notifier knows its number.
    bool shows(const Failure &failure)
    {
        const qsizetype before = server.notified().size();
        Q_EMIT watch.failed(failure);
        return told(before + 1) && settled();
    }
    /// What was sent before has been answered: the client answers in order.
    bool settled()
    {
        bool isAnswered = false;
        Notification notification;
        notification.summary = u"settled"_s;
        client->show(notification, &watch,
                     [&isAnswered](const Reply<quint32> &) { isAnswered = true; });
        return QTest::qWaitFor([&isAnswered] { return isAnswered; });
    }

    PrivateBus bus;
    bool started = bus.start();
    FakeNotifications server{bus.address()};
    test::JournalFixture journal;
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"settings"_s), QSettings::IniFormat};
    Favourites favourites{&settings};
    FailureWatch watch{{}, &favourites};
    BusThread thread;
    NotificationsClient *client =
        thread.adopt(std::make_unique<NotificationsClient>(BusEndpoint::at(bus.address())));
    UnitId lookedAt;
    Notifier notifier{&watch, client, [this](const UnitId &unit) { return unit == lookedAt; }};
};

} // namespace

class NotifierTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFailureIsOnePopupWithItsReasonAndItsLines()
    {
        Scene scene;
        QVERIFY(scene.begin());
        Q_EMIT scene.watch.failed(failureOf(demo));
        QVERIFY(scene.told(1));
        const FakeNotify popup = scene.last();
        QCOMPARE(popup.appName, u"Unitdeck"_s);
        QCOMPARE(popup.summary, u"demo.service failed"_s);
        const QStringList lines = popup.body.split(u'\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[0].contains(u"exit status 3"_s), qPrintable(lines[0]));
        QCOMPARE(lines.sliced(1),
                 (QStringList{u"› one"_s, u"› two"_s, u"› &lt;b&gt;three&lt;/b&gt; &amp; more"_s}));
        QCOMPARE(popup.actions,
                 (QStringList{u"default"_s, u"Open"_s, u"restart"_s, u"Restart"_s, u"journal"_s,
                              u"Show journal"_s, u"mute"_s, u"Mute for an hour"_s}));
        QCOMPARE(popup.hints.value(u"urgency"_s), QVariant::fromValue<uchar>(1));
        QCOMPARE(popup.hints.value(u"desktop-entry"_s), u"org.unitdeck.Unitdeck"_s);
        QCOMPARE(popup.timeout, -1);
        QVERIFY(scene.settled());
        QCOMPARE(scene.server.notified().size(), 2);
        QCOMPARE(scene.server.capabilityCalls(), 1);
    }

    void errorsGoBeforeOtherLines()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.journal.append({ownLine("cannot open x", 3), ownLine("bye"),
                              lineOf(run.toLatin1(), "systemd", "Failed to start demo.service.", 3),
                              ownLine("a\nb", 2)});
        Q_EMIT scene.watch.failed(failureOf(demo));
        QVERIFY(scene.told(1));
        QCOMPARE(scene.last().body.section(u'\n', 1), u"› cannot open x\n› a"_s);
    }

    void withoutAJournalOrAKnownRunTheSentenceIsEnough()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.notifier.setJournalPaths({scene.folder.filePath(u"nothing"_s)});
        QVERIFY(scene.shows(failureOf(demo)));
        QVERIFY(!scene.server.notified().first().body.contains(u'\n'));
        scene.notifier.setJournalPaths({scene.journal.path()});
        Failure unknown = failureOf({Scope::System, u"quick.service"_s});
        unknown.diagnosis = {};
        Q_EMIT scene.watch.failed(unknown);
        QVERIFY(scene.told(3));
        QVERIFY(!scene.last().body.isEmpty());
        QVERIFY(!scene.last().body.contains(u'\n'));
    }

    void aServerThatCanDoLittleGetsWhatItCanShow()
    {
        Scene scene;
        scene.server.capabilities = {u"body"_s};
        QVERIFY(scene.begin());
        Q_EMIT scene.watch.failed(failureOf(demo));
        QVERIFY(scene.told(1));
        QVERIFY(scene.last().actions.isEmpty());
        QVERIFY(scene.last().body.endsWith(u"\n› <b>three</b> & more"_s));
    }

    void aCrashLoopChangesOneNotificationSeldom()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.shows(failureOf(demo, 1, true)));
        const quint32 number = scene.server.notified().first().number;
        for (int count = 2; count <= 7; ++count)
            Q_EMIT scene.watch.failed(failureOf(demo, count, true));
        QVERIFY(scene.told(3)); // the second is settled()'s
        QCOMPARE(scene.last().number, number);
        QCOMPARE(scene.last().summary, u"demo.service failed 7 time(s)"_s); // no catalogue here
        QVERIFY(scene.last().body.contains(u"again by itself"_s));
        // That it is given up is not held back.
        QVERIFY(scene.settled());
        Failure last = failureOf(demo, 7, false);
        last.diagnosis.cause = Diagnosis::Cause::StartLimitHit;
        last.diagnosis.invocationId = u"33"_s.repeated(16); // nothing of it in the journal
        QElapsedTimer since;
        since.start();
        Q_EMIT scene.watch.failed(last);
        QVERIFY(scene.told(5));
        QVERIFY(since.elapsed() < 2'500);
        QCOMPARE(scene.last().number, number);
        QVERIFY(scene.last().body.contains(u"gave up"_s));
        QVERIFY(scene.last().body.contains(u"› two"_s));
    }

    void recoveryWithdraws()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.shows(failureOf(demo)));
        const quint32 number = scene.server.notified().first().number;
        Q_EMIT scene.watch.recovered(demo);
        QTRY_COMPARE(scene.server.closed(), QList{number});
        QVERIFY(scene.shows(failureOf(demo)));
        QVERIFY(scene.server.notified().at(2).number != number);
    }

    void recoveryBeforeItsNumberIsKnownWithdrawsAsWell()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.settled());
        Q_EMIT scene.watch.failed(failureOf(demo));
        // In the same turn as the call arrives, long before its answer does.
        QVERIFY(scene.told(2));
        Q_EMIT scene.watch.recovered(demo);
        QTRY_COMPARE(scene.server.closed(), QList{scene.last().number});
        // And before it was sent at all nothing is shown.
        Q_EMIT scene.watch.failed(failureOf(demo));
        Q_EMIT scene.watch.recovered(demo);
        QVERIFY(scene.shows(failureOf({Scope::System, u"other.service"_s})));
        QCOMPARE(scene.server.notified().size(), 4);
    }

    void actionsDoWhatTheySay()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QSignalSpy opened(&scene.notifier, &Notifier::openRequested);
        QSignalSpy asked(&scene.notifier, &Notifier::verbRequested);
        QSignalSpy recovered(&scene.watch, &FailureWatch::recovered);
        const auto use = [&scene](const QString &key, const QString &token = {}) {
            const qsizetype index = scene.server.notified().size();
            if (!scene.shows(failureOf(demo)))
                return false;
            scene.server.use(scene.server.notified().at(index).number, key, token);
            return true;
        };
        QVERIFY(use(u"default"_s, u"token-1"_s));
        QTRY_COMPARE(opened.size(), 1);
        auto to = opened.last().at(0).value<Destination>();
        QCOMPARE(to.scope, Scope::System);
        QCOMPARE(to.unit, demo.name);
        QCOMPARE(to.tab, UnitTab::Status);
        QCOMPARE(opened.last().at(1).toString(), u"token-1"_s);

        QVERIFY(use(u"journal"_s));
        QTRY_COMPARE(opened.size(), 2);
        to = opened.last().at(0).value<Destination>();
        QCOMPARE(to.tab, UnitTab::Journal);
        QCOMPARE(opened.last().at(1).toString(), QString());

        QVERIFY(use(u"restart"_s));
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.last().at(0).value<Scope>(), Scope::System);
        const auto requests = asked.last().at(1).value<QList<VerbRequest>>();
        QCOMPARE(requests, (QList{VerbRequest{.verb = Verb::Restart, .unit = demo}}));

        QVERIFY(use(u"mute"_s));
        scene.server.use(999, u"restart"_s); // not ours
        QVERIFY(scene.settled());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(opened.size(), 2);
    }

    void nothingIsSaidOfTheUnitLookedAt()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.lookedAt = demo;
        Q_EMIT scene.watch.failed(failureOf(demo));
        QVERIFY(scene.shows(failureOf({Scope::System, u"other.service"_s})));
        QCOMPARE(scene.server.notified().first().summary, u"other.service failed"_s);
        scene.notifier.seen({Scope::System, u"other.service"_s});
        QTRY_COMPARE(scene.server.closed(), QList{scene.server.notified().first().number});
    }

    void offWithdrawsAll()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.shows(failureOf(demo)));
        scene.notifier.setEnabled(false);
        QTRY_COMPARE(scene.server.closed().size(), 1);
        Q_EMIT scene.watch.failed(failureOf(demo, 2));
        scene.notifier.setEnabled(true);
        QVERIFY(scene.shows(failureOf(demo, 3)));
        QVERIFY(scene.server.notified().at(2).summary.contains(u"3"_s));
    }

    void aClosedOneStaysAway()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.shows(failureOf(demo, 1, true)));
        scene.server.dismiss(scene.server.notified().first().number, 2);
        QVERIFY(scene.settled());
        Q_EMIT scene.watch.failed(failureOf(demo, 2, true));
        QVERIFY(scene.shows(failureOf({Scope::System, u"other.service"_s})));
        // Nothing but this one came, between those of settled().
        QCOMPARE(scene.server.notified().at(3).summary, u"other.service failed"_s);
        // Until systemd gives up.
        QVERIFY(scene.shows(failureOf(demo, 2, false)));
        QCOMPARE(scene.server.notified().at(5).replaces, 0U);
    }

    void aLostServerIsNotToldAgainOfWhatItHadShown()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.shows(failureOf(demo)));
        QSignalSpy lost(scene.client, &NotificationsClient::serverLost);
        scene.server.vanish();
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY(scene.server.appear());
        QVERIFY(scene.shows(failureOf({Scope::System, u"other.service"_s})));
        QCOMPARE(scene.server.notified().at(2).summary, u"other.service failed"_s);
        QVERIFY(scene.shows(failureOf(demo, 2)));
        QCOMPARE(scene.server.notified().at(4).replaces, 0U);
        QCOMPARE(scene.server.capabilityCalls(), 2);
    }

    void manyAtOnceAreThreeAndTheRest()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QSignalSpy opened(&scene.notifier, &Notifier::openRequested);
        const auto unit = [](int i) {
            return UnitId{Scope::User, u"unit-%1.service"_s.arg(i, 2, 10, QChar(u'0'))};
        };
        for (int i = 0; i < 50; ++i)
            Q_EMIT scene.watch.failed(failureOf(unit(i)));
        QVERIFY(scene.told(4));
        QCOMPARE(scene.last().summary, u"47 more unit(s) failed"_s);
        QVERIFY(scene.last().body.startsWith(u"unit-03.service\nunit-04.service\n"_s));
        QVERIFY(scene.last().body.endsWith(u"\n…"_s));
        QCOMPARE(scene.last().actions.size(), 4);
        QVERIFY(scene.last().actions.contains(u"Show failed units"_s));
        const quint32 number = scene.last().number;
        // Some recover: one update, in time.
        for (int i = 3; i < 40; ++i)
            Q_EMIT scene.watch.recovered(unit(i));
        QVERIFY(scene.told(5));
        QCOMPARE(scene.last().summary, u"10 more unit(s) failed"_s);
        QCOMPARE(scene.last().number, number);
        QVERIFY(scene.settled());
        scene.server.use(number, u"failed"_s, u"token-2"_s);
        QTRY_COMPARE(opened.size(), 1);
        const auto to = opened.last().at(0).value<Destination>();
        QVERIFY(to.failedUnits);
        QCOMPARE(to.scope, Scope::User);
        QVERIFY(to.unit.isEmpty());
        QCOMPARE(opened.last().at(1).toString(), u"token-2"_s);
    }

    void withoutAServerNothingWaits()
    {
        Scene scene;
        QVERIFY(scene.started);
        Q_EMIT scene.watch.failed(failureOf(demo));
        QVERIFY(scene.settled());
        QVERIFY(scene.server.appear());
        QVERIFY(scene.shows(failureOf(demo, 2)));
    }
};

} // namespace unitdeck

QTEST_MAIN(unitdeck::NotifierTest)
#include "notifier_test.moc"
