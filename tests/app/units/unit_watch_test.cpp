// SPDX-License-Identifier: GPL-3.0-or-later
// The unit looked at, while it changes, goes away and comes back.
#include "app/units/unit_watch.h"

#include "tests/support/fake_manager.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

#include <QSignalSpy>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString demo = u"demo.service"_s;

struct Scene
{
    Scene()
        : client(thread.adopt(
              std::make_unique<SystemdClient>(Scope::User, BusEndpoint::at(bus.address()))))
    {
        fake.add({.name = demo,
                  .active = u"active"_s,
                  .sub = u"running"_s,
                  .type = {{u"MainPID"_s, 7U},
                           {u"StatusText"_s, u"fine"_s},
                           {u"CPUUsageNSec"_s, 1000ULL},
                           {u"MemoryCurrent"_s, 4096ULL},
                           {u"TasksCurrent"_s, 2ULL}},
                  .processes = {{u"/demo"_s, 7, u"demo"_s}}});
        fake.add({.name = u"other.service"_s});
    }

    bool begin()
    {
        if (!started || !fake.appear())
            return false;
        manager = std::make_unique<Manager>(client);
        return QTest::qWaitFor(
            [this] { return manager->connection().state == ConnectionState::Ready; });
    }
    bool lookAt(const QString &unit)
    {
        watch.look(manager.get(), unit);
        return QTest::qWaitFor([this] { return watch.details().has_value(); });
    }

    PrivateBus bus;
    bool started = bus.start();
    FakeManager fake{bus.address()};
    BusThread thread;
    SystemdClient *client;
    std::unique_ptr<Manager> manager;
    UnitWatch watch;
};

} // namespace

class UnitWatchTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itsPropertiesArriveAndFollow()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QSignalSpy looked(&scene.watch, &UnitWatch::unitChanged);
        QVERIFY(scene.lookAt(demo));
        QCOMPARE(looked.size(), 1);
        QCOMPARE(scene.watch.id(), (UnitId{Scope::User, demo}));
        QCOMPARE(scene.watch.details()->text(u"StatusText"_s), u"fine"_s);
        QCOMPARE(scene.watch.details()->processes.size(), 1);
        QVERIFY(!scene.watch.isStale());

        scene.fake.sayChanged(demo, u"Service"_s, {{u"StatusText"_s, u"busy"_s}});
        QTRY_COMPARE(scene.watch.details()->text(u"StatusText"_s), u"busy"_s);
        scene.watch.look(scene.manager.get(), demo);
        QCOMPARE(looked.size(), 1); // the same
    }

    void anAnswerForTheUnitBeforeIsDropped()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.watch.look(scene.manager.get(), demo);
        QVERIFY(scene.lookAt(u"other.service"_s));
        QCOMPARE(scene.watch.details()->id.name, u"other.service"_s);
        scene.watch.look(nullptr, {});
        QVERIFY(!scene.watch.details());
        QVERIFY(scene.watch.id().isEmpty());
    }

    void invalidatedPropertiesAreAskedForAgain()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.lookAt(demo));
        scene.fake.unit(demo).type[u"StatusText"_s] = u"new"_s;
        scene.fake.sayChanged(demo, u"Service"_s, {}, {u"StatusText"_s});
        QTRY_COMPARE(scene.watch.details()->text(u"StatusText"_s), u"new"_s);
    }

    void aServiceThatTalksIsNotAskedAgain()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.lookAt(demo));
        scene.fake.clearCalls();
        // As systemd does: always both interfaces, always with what it never tells the value of.
        const auto say = [&scene](const QString &text, quint32 pid) {
            scene.fake.sayChanged(demo, u"Service"_s,
                                  {{u"StatusText"_s, text}, {u"MainPID"_s, pid}}, {u"ExecStart"_s});
            scene.fake.sayChanged(demo, u"Unit"_s, {{u"ActiveState"_s, u"active"_s}},
                                  {u"Conditions"_s});
        };
        say(u"tick"_s, 7);
        QTRY_COMPARE(scene.watch.details()->text(u"StatusText"_s), u"tick"_s);
        QSignalSpy changed(&scene.watch, &UnitWatch::detailsChanged);
        QVERIFY(!changed.wait(300)); // longer than it would wait to ask
        QCOMPARE(scene.fake.calls().size(), 0);
        scene.fake.unit(demo).type[u"MainPID"_s] = 8U;
        say(u"tock"_s, 8);
        QTRY_COMPARE(scene.fake.count(u"GetAll"_s), 2);
    }

    void anEndedJobIsAReasonToAskAgain()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.lookAt(demo));
        scene.fake.unit(demo).type[u"MainPID"_s] = 8U;
        scene.fake.endJob(scene.fake.startJob(demo, u"restart"_s), u"done"_s);
        QTRY_COMPARE(scene.watch.details()->number(u"MainPID"_s), std::optional<quint64>(8));
    }

    void anUnloadedUnitKeepsWhatWasKnownAndIsNotLoadedAgain()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.lookAt(demo));
        scene.fake.clearCalls();
        scene.fake.sayRemoved(demo);
        QTRY_VERIFY(scene.watch.isStale());
        QCOMPARE(scene.watch.details()->text(u"StatusText"_s), u"fine"_s);
        scene.fake.sayNew(demo); // somebody else looked at it
        scene.fake.setActive(demo, u"inactive"_s, u"dead"_s);
        scene.fake.sayRemoved(demo);
        // A call would be seen before what is asked for afterwards.
        bool asked = false;
        scene.client->fetchProperty(
            {u"other.service"_s}, false, u"Id"_s, &scene.watch,
            [&asked](const Reply<QHash<QString, QVariant>> &) { asked = true; });
        QTRY_VERIFY(asked);
        QCOMPARE(scene.fake.count(u"GetAll"_s), 0);
        QVERIFY(scene.watch.isStale());

        scene.fake.sayNew(demo);
        scene.fake.setActive(demo, u"active"_s, u"running"_s); // it was started: worth asking
        QTRY_VERIFY(!scene.watch.isStale());
    }

    void aLostManagerLeavesTheLastPicture()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.lookAt(demo));
        scene.bus.stop();
        QTRY_VERIFY(scene.watch.isStale());
        QVERIFY(scene.watch.details());
        scene.fake.unit(demo).type[u"StatusText"_s] = u"back"_s;
        QVERIFY(scene.bus.start());
        QVERIFY(scene.fake.appear());
        QTRY_COMPARE(scene.watch.details()->text(u"StatusText"_s), u"back"_s);
        QVERIFY(!scene.watch.isStale());
    }

    void countersMoveOnlyWhileSomeoneLooks()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.lookAt(demo));
        scene.fake.clearCalls();
        scene.watch.setPolling(true);
        scene.fake.unit(demo).type[u"MemoryCurrent"_s] = 8192ULL;
        scene.fake.unit(demo).type[u"CPUUsageNSec"_s] = 500'000'000ULL;
        QTRY_COMPARE(scene.watch.details()->number(u"MemoryCurrent"_s),
                     std::optional<quint64>(8192));
        QTRY_VERIFY(scene.watch.cpuShare());
        QVERIFY(*scene.watch.cpuShare() >= 0);
        QCOMPARE(scene.fake.count(u"GetAll"_s), 0);
        scene.watch.setPolling(false);
        QVERIFY(!scene.watch.cpuShare());
    }

    void aUnitThatDoesNotRunIsNotPolled()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QVERIFY(scene.lookAt(u"other.service"_s));
        scene.fake.clearCalls();
        scene.watch.setPolling(true);
        bool asked = false;
        scene.client->fetchProperty(
            {demo}, false, u"Id"_s, &scene.watch,
            [&asked](const Reply<QHash<QString, QVariant>> &) { asked = true; });
        QTRY_VERIFY(asked);
        QCOMPARE(scene.fake.count(u"Get"_s), 1);
        QCOMPARE(scene.fake.count(u"GetUnitProcesses"_s), 0);
    }

    void whatCannotBeReadIsSaid()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.setError(u"GetAll"_s, u"org.freedesktop.DBus.Error.AccessDenied"_s);
        scene.watch.look(scene.manager.get(), demo);
        QTRY_VERIFY(scene.watch.error());
        QVERIFY(!scene.watch.details());
        QVERIFY(!scene.watch.isStale());
        scene.fake.behave();
        scene.watch.refresh();
        QTRY_VERIFY(scene.watch.details());
        QVERIFY(!scene.watch.error());
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::UnitWatchTest)
#include "unit_watch_test.moc"
