// SPDX-License-Identifier: GPL-3.0-or-later
// Failures that are news, those that are not, and crash loops.
#include "app/units/failure_watch.h"

#include "tests/support/fake_manager.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

#include <QDateTime>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString demo = u"demo.service"_s;
const QString other = u"other.service"_s;
const UnitId demoId{Scope::User, demo};

struct Scene
{
    Scene()
    {
        for (const QString &name : {demo, other, u"third.service"_s})
            fake.add({.name = name, .active = u"active"_s, .sub = u"running"_s});
        fake.add({.name = u"demo.timer"_s, .active = u"active"_s, .sub = u"waiting"_s});
        fake.add({.name = u"old.service"_s, .active = u"failed"_s, .sub = u"failed"_s});
        setResult(u"old.service"_s, u"exit-code"_s, 'o');
    }

    bool begin()
    {
        if (!started || !fake.appear())
            return false;
        client = thread.adopt(
            std::make_unique<SystemdClient>(Scope::User, BusEndpoint::at(bus.address())));
        manager = std::make_unique<Manager>(client);
        watch = std::make_unique<FailureWatch>(QList{manager.get()}, &favourites);
        failed = std::make_unique<QSignalSpy>(watch.get(), &FailureWatch::failed);
        recovered = std::make_unique<QSignalSpy>(watch.get(), &FailureWatch::recovered);
        if (!ready())
            return false;
        fake.clearCalls();
        return true;
    }
    bool ready() const
    {
        return QTest::qWaitFor(
            [this] { return manager->connection().state == ConnectionState::Ready; });
    }

    void setResult(const QString &name, const QString &result, char run, quint32 restarts = 0)
    {
        fake.unit(name).unit[u"InvocationID"_s] = QByteArray(16, run);
        fake.unit(name).type[u"Result"_s] = result;
        fake.unit(name).type[u"NRestarts"_s] = restarts;
    }
    /// Its @p run ends badly.
    void fail(const QString &name, char run = '1')
    {
        setResult(name, u"exit-code"_s, run);
        fake.setActive(name, u"failed"_s, u"failed"_s);
    }
    void crash(const QString &name, char run, quint32 restarts)
    {
        setResult(name, u"signal"_s, run, restarts);
        fake.setActive(name, u"activating"_s, u"auto-restart"_s);
    }
    /// Told of @p name and of nothing else so far: what came before has been looked at.
    bool isOnlyToldOf(const QString &name)
    {
        fail(name);
        return QTest::qWaitFor([this] { return !failed->isEmpty(); }) && failed->size() == 1 &&
               last().unit.name == name;
    }
    Failure last() const { return failed->constLast().constFirst().value<Failure>(); }
    bool sees(const QString &name, ActiveState state) const
    {
        return QTest::qWaitFor([this, name, state] {
            const UnitInfo *row = manager->units()->find(name);
            return row && row->active == state;
        });
    }

    PrivateBus bus;
    bool started = bus.start();
    FakeManager fake{bus.address()};
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"settings"_s), QSettings::IniFormat};
    Favourites favourites{&settings};
    BusThread thread;
    SystemdClient *client = nullptr;
    std::unique_ptr<Manager> manager;
    std::unique_ptr<FailureWatch> watch;
    std::unique_ptr<QSignalSpy> failed;
    std::unique_ptr<QSignalSpy> recovered;
};

} // namespace

class FailureWatchTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFailureIsToldWithItsReasonAndAskedForOnce()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fail(demo);
        QVERIFY(scene.failed->wait());
        const Failure failure = scene.last();
        QCOMPARE(failure.unit, demoId);
        QCOMPARE(failure.diagnosis.cause, Diagnosis::Cause::ExitCode);
        QCOMPARE(failure.diagnosis.invocationId, u"31"_s.repeated(16));
        QCOMPARE(failure.count, 1);
        QVERIFY(!failure.willRestart);
        QCOMPARE(scene.fake.count(u"GetAll"_s), 2);
        scene.manager->relist();
        QTRY_VERIFY(scene.fake.count(u"ListUnitFiles"_s) > 0);
        scene.failed->clear();
        QVERIFY(scene.isOnlyToldOf(other));
    }

    void nobodyIsAskedWhileAllIsWell()
    {
        Scene scene;
        scene.fake.addUnits(200);
        QVERIFY(scene.begin());
        for (int i = 0; i < 200; ++i)
            scene.fake.setActive(u"unit-%1.service"_s.arg(i), u"active"_s, u"running"_s);
        QVERIFY(scene.sees(u"unit-199.service"_s, ActiveState::Active));
        QVERIFY(scene.isOnlyToldOf(demo));
        QCOMPARE(scene.fake.count(u"GetAll"_s), 2); // demo's
        // At most of old.service, which the list told of.
        QVERIFY(std::ranges::count_if(scene.fake.calls(), [](const FakeCall &call) {
                    return call.arguments.contains(u"StateChangeTimestamp"_s);
                }) <= 1);
    }

    void whatHadFailedBeforeIsNoNews()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.sayReloading(true);
        scene.fake.sayReloading(false);
        QTRY_COMPARE(scene.fake.count(u"ListUnitFiles"_s), 1);
        QVERIFY(scene.fake.reexecute());
        QTRY_COMPARE(scene.fake.count(u"ListUnitFiles"_s), 2);
        scene.bus.stop();
        QTRY_VERIFY(!scene.manager->connection().isConnected());
        scene.fake.add({.name = u"away.service"_s, .active = u"failed"_s, .sub = u"failed"_s});
        scene.fake.unit(other).active = scene.fake.unit(other).sub = u"failed"_s;
        QVERIFY(scene.bus.start());
        QVERIFY(scene.fake.appear());
        QVERIFY(scene.ready());
        QVERIFY(scene.sees(other, ActiveState::Failed));
        QVERIFY(scene.isOnlyToldOf(demo));
    }

    void whatFailsDuringAReloadIsNews()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.sayReloading(true);
        scene.fail(demo);
        scene.fake.sayReloading(false);
        QVERIFY(scene.failed->wait());
        QTRY_COMPARE(scene.fake.count(u"ListUnitFiles"_s), 1);
        scene.failed->clear();
        QVERIFY(scene.isOnlyToldOf(other));
    }

    void whatFailsWhileTheListIsMadeIsNews()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.bus.stop();
        QTRY_VERIFY(!scene.manager->connection().isConnected());
        // The list says that both failed, and only the time tells which did after the bus was back.
        scene.fail(demo);
        scene.fail(other);
        scene.fake.unit(demo).stateSince =
            static_cast<quint64>(QDateTime::currentMSecsSinceEpoch() + 3'600'000) * 1000;
        QVERIFY(scene.bus.start());
        QVERIFY(scene.fake.appear());
        QVERIFY(scene.failed->wait());
        QCOMPARE(scene.last().unit, demoId);
        QVERIFY(scene.ready());
        QVERIFY(scene.sees(other, ActiveState::Failed));
        QCOMPARE(scene.failed->size(), 1);
    }

    void aCrashLoopIsCounted()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.crash(demo, '1', 0);
        QTRY_COMPARE(scene.failed->size(), 1);
        QCOMPARE(scene.last().diagnosis.cause, Diagnosis::Cause::KilledBySignal);
        QVERIFY(scene.last().willRestart);
        // It is started and falls again before anybody looks: only the time says so.
        scene.crash(demo, '2', 1);
        QTRY_COMPARE(scene.failed->size(), 2);
        QCOMPARE(scene.last().count, 2);
        // Three of its falls were not seen at all.
        scene.crash(demo, '6', 5);
        QTRY_COMPARE(scene.failed->size(), 3);
        QCOMPARE(scene.last().count, 6);
        // systemd gives up: nothing new failed, but it will not start again.
        scene.setResult(demo, u"signal"_s, '6', 6);
        scene.fake.setActive(demo, u"failed"_s, u"failed"_s);
        QTRY_COMPARE(scene.failed->size(), 4);
        QCOMPARE(scene.last().count, 6);
        QVERIFY(!scene.last().willRestart);
        // Started by hand, which sets the manager's own count back.
        scene.fake.setActive(demo, u"activating"_s, u"start"_s);
        QVERIFY(scene.sees(demo, ActiveState::Activating));
        scene.crash(demo, '7', 0);
        QTRY_COMPARE(scene.failed->size(), 5);
        QCOMPARE(scene.last().count, 7);
        QCOMPARE(scene.recovered->size(), 0);
    }

    void aRestartAfterACleanEndIsNoFailure()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.setResult(demo, u"success"_s, '1');
        scene.fake.setActive(demo, u"activating"_s, u"auto-restart"_s);
        QTRY_COMPARE(scene.fake.count(u"GetAll"_s), 2);
        QVERIFY(scene.isOnlyToldOf(other));
        scene.fake.setActive(demo, u"active"_s, u"running"_s);
        QVERIFY(scene.sees(demo, ActiveState::Active));
        QCOMPARE(scene.recovered->size(), 0);
    }

    void stoppedOrGoneIsRecoveredAtOnceAndForgotten()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.crash(demo, '1', 0);
        QTRY_COMPARE(scene.failed->size(), 1);
        scene.fake.setActive(demo, u"inactive"_s, u"dead"_s);
        QTRY_COMPARE(scene.recovered->size(), 1);
        QCOMPARE(scene.recovered->last().first().value<UnitId>(), demoId);
        scene.fail(demo, '2');
        QTRY_COMPARE(scene.failed->size(), 2);
        QCOMPARE(scene.last().count, 1);
        scene.fake.sayRemoved(demo);
        QTRY_COMPARE(scene.recovered->size(), 2);
    }

    void aSteadyRunIsARecoveryAndAShortOneIsNot()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fail(demo, '1');
        QTRY_COMPARE(scene.failed->size(), 1);
        scene.fake.setActive(demo, u"active"_s, u"running"_s);
        QVERIFY(scene.sees(demo, ActiveState::Active));
        scene.fail(demo, '2');
        QTRY_COMPARE(scene.failed->size(), 2);
        QCOMPARE(scene.last().count, 2);
        QElapsedTimer since;
        since.start();
        scene.fake.setActive(demo, u"active"_s, u"running"_s);
        QVERIFY(scene.recovered->wait(FailureWatch::steadyAfter * 3));
        QVERIFY(since.elapsed() >= FailureWatch::steadyAfter - 500); // coarse timers are early, too
        scene.fail(demo, '3');
        QTRY_COMPARE(scene.failed->size(), 3);
        QCOMPARE(scene.last().count, 1);
    }

    void rulesSayWhom_data()
    {
        QTest::addColumn<FailureRules>("rules");
        QTest::addColumn<QString>("favourite");
        QTest::addColumn<bool>("timerToo"); // demo.timer is told of
        QTest::addColumn<bool>("service");  // demo.service is told of
        const FailureRules usual;
        QTest::newRow("user services") << usual << QString() << false << true;
        QTest::newRow("a favourite of any type") << usual << u"demo.timer"_s << true << true;
        QTest::newRow("no favourites")
            << FailureRules{false, true, false, {}} << u"demo.timer"_s << false << true;
        QTest::newRow("only favourites")
            << FailureRules{true, false, true, {}} << u"demo.timer"_s << true << false;
        QTest::newRow("muted") << FailureRules{true, true, true, {demoId}} << demo << false
                               << false;
    }
    void rulesSayWhom()
    {
        QFETCH(FailureRules, rules);
        QFETCH(QString, favourite);
        QFETCH(bool, timerToo);
        QFETCH(bool, service);
        Scene scene;
        scene.favourites.set({Scope::User, favourite}, !favourite.isEmpty());
        scene.favourites.set({Scope::User, u"last.target"_s}, true);
        scene.fake.add({.name = u"last.target"_s, .active = u"active"_s, .sub = u"active"_s});
        QVERIFY(scene.begin());
        scene.watch->setRules(rules);
        QCOMPARE(scene.watch->rules(), rules);
        scene.fail(u"demo.timer"_s);
        scene.fail(demo);
        QVERIFY(scene.sees(demo, ActiveState::Failed));
        // After this one nothing else comes.
        FailureRules all = rules;
        all.favourites = true;
        const qsizetype expected = (timerToo ? 1 : 0) + (service ? 1 : 0);
        QTRY_COMPARE(scene.failed->size(), expected);
        scene.watch->setRules(all);
        scene.fail(u"last.target"_s);
        QTRY_COMPARE(scene.failed->size(), expected + 1);
        QCOMPARE(scene.last().unit.name, u"last.target"_s);
    }

    void mutingWithdrawsAndUnmutingBringsNothingBack()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.crash(demo, '1', 0);
        QTRY_COMPARE(scene.failed->size(), 1);
        scene.watch->muteForAnHour(demoId);
        QCOMPARE(scene.recovered->size(), 1);
        scene.crash(demo, '2', 1);
        scene.failed->clear();
        QVERIFY(scene.isOnlyToldOf(other));
        FailureRules rules;
        rules.muted = {{Scope::User, other}};
        scene.watch->setRules(rules);
        QCOMPARE(scene.recovered->size(), 2);
        scene.failed->clear();
        scene.watch->setRules({});
        QVERIFY(scene.isOnlyToldOf(u"third.service"_s));
    }

    void aWatchThatComesLateTakesWhatItFindsAsOld()
    {
        Scene scene;
        QVERIFY(scene.begin());
        FailureWatch late({scene.manager.get()}, &scene.favourites);
        QSignalSpy failed(&late, &FailureWatch::failed);
        scene.manager->relist();
        QTRY_COMPARE(scene.fake.count(u"ListUnitFiles"_s), 1);
        scene.fail(demo);
        QVERIFY(failed.wait());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.last().first().value<Failure>().unit, demoId);
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::FailureWatchTest)
#include "failure_watch_test.moc"
