// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a connection to a manager: found, listed, followed, lost and found again.
#include "tests/app/bus/heard.h"
#include "tests/support/fake_manager.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

#include <QFileInfo>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A variable of the environment, for as long as this lives.
class Environment final
{
public:
    Environment(const char *name, const QString &value)
        : name_(name)
        , before_(qgetenv(name))
    {
        qputenv(name, value.toUtf8());
    }
    ~Environment()
    {
        if (before_.isNull())
            qunsetenv(name_);
        else
            qputenv(name_, before_);
    }
    Q_DISABLE_COPY_MOVE(Environment)

private:
    const char *name_;
    QByteArray before_;
};

/// A bus with a manager on it, and a client in a bus thread.
struct Scene
{
    Scene()
        : manager(bus.address())
        , client(thread.adopt(
              std::make_unique<SystemdClient>(Scope::User, BusEndpoint::at(bus.address()))))
        , heard(client)
    {
    }

    bool isReady() const { return heard.state() == ConnectionState::Ready; }

    PrivateBus bus;
    FakeManager manager;
    BusThread thread;
    SystemdClient *client;
    Heard heard;
};

/// Brings a scene to Ready with what the manager has by then.
#define GET_READY(scene)                                                                           \
    do {                                                                                           \
        QVERIFY((scene).bus.start());                                                              \
        QVERIFY((scene).manager.appear());                                                         \
        (scene).client->start();                                                                   \
        QTRY_VERIFY((scene).isReady());                                                            \
    } while (false)

} // namespace

class TestBusLife : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tenThousandUnitsComeInParcels();
    void rowsCarryWhatTheManagerSays();
    void unitsAreShownBeforeTheFiles();
    void aBurstIsFewEventsAndNoCalls();
    void newUnitsAreFetchedTogether();
    void manyNewUnitsAreOneList();
    void aUnitThatCameAndWentIsNotAskedFor();
    void aNewUnitKeepsItsTime();
    void aReloadIsOneList();
    void aReloadThatNeverEndsGivesWayToF5();
    void reexecutionKeepsThePicture();
    void aManagerThatIsAwayIsLost();
    void aRestartedBusIsFoundAgain();
    void neverPresentUntilItComes();
    void theUsersBusMayAppearLater();
    void noBusAtAll();
    void filesAreListedAgainOnce();
    void jobsAreTold();
    void systemStateFollowsFailures();
    void theWatchedUnitTellsEverything();
    void watchSurvivesTheBus();
    void wrongTypesAreSurvived();
    void aMalformedListIsAnError();
    void anUnansweredCallEndsWithTheBus();
    void endsWhileListing();
};

void TestBusLife::tenThousandUnitsComeInParcels()
{
    Scene scene;
    scene.manager.addUnits(10'000);
    GET_READY(scene);
    QCOMPARE(scene.heard.units.size(), 10'000);
    QCOMPARE(scene.heard.files.size(), 10'000);
    QCOMPARE(scene.heard.largestParcel, 1'000);
    QCOMPARE(scene.heard.parcels, 10);
    QCOMPARE(scene.manager.count(u"ListUnits"_s), 1);
    QCOMPARE(scene.manager.count(u"ListUnitFiles"_s), 1);
    QCOMPARE(scene.manager.count(u"Subscribe"_s), 1);
    QCOMPARE(scene.manager.calls().size(), 5); // Subscribe, three lists, the manager's properties
}

void TestBusLife::rowsCarryWhatTheManagerSays()
{
    Scene scene;
    scene.manager.add({.name = u"a\\x2db@1.service"_s,
                       .description = u"Ein schöner Dienst"_s,
                       .load = u"loaded"_s,
                       .active = u"activating"_s,
                       .sub = u"start-pre"_s,
                       .file = u"enabled-runtime"_s,
                       .jobId = 7,
                       .jobType = u"start"_s});
    scene.manager.add({.name = u"new.service"_s, .active = u"dreaming"_s, .file = {}});
    GET_READY(scene);
    QCOMPARE(scene.heard.units.size(), 2);
    const auto row = std::ranges::find(scene.heard.units, u"a\\x2db@1.service"_s, &UnitInfo::name);
    QVERIFY(row != scene.heard.units.end());
    QCOMPARE(row->description, u"Ein schöner Dienst"_s);
    QVERIFY(row->load == LoadState::Loaded);
    QVERIFY(row->active == ActiveState::Activating);
    QCOMPARE(row->sub, u"start-pre"_s);
    QCOMPARE(row->jobId, 7u);
    QCOMPARE(row->jobType, u"start"_s);
    QVERIFY(row->isLoaded);
    const auto other = std::ranges::find(scene.heard.units, u"new.service"_s, &UnitInfo::name);
    QVERIFY(other->active == ActiveState::Unknown);
    QCOMPARE(other->active.word(), u"dreaming"_s);
    QCOMPARE(scene.heard.files.size(), 1);
    QCOMPARE(scene.heard.files[0].name(), u"a\\x2db@1.service"_s);
    QVERIFY(scene.heard.files[0].state == UnitFileState::EnabledRuntime);
    QTRY_COMPARE(scene.heard.manager.version, 252);
    QCOMPARE(scene.heard.manager.versionText, u"252.39-fake"_s);
    QCOMPARE(scene.heard.manager.systemState, u"running"_s);
    QCOMPARE(scene.heard.manager.unitPath, QStringList{u"/etc/systemd/user"_s});
}

void TestBusLife::unitsAreShownBeforeTheFiles()
{
    Scene scene;
    scene.manager.addUnits(3);
    scene.manager.setSilent(u"ListUnitFiles"_s);
    QVERIFY(scene.bus.start());
    QVERIFY(scene.manager.appear());
    scene.client->start();
    QTRY_COMPARE(scene.heard.unitListings, 1);
    QTRY_COMPARE(scene.heard.jobListings, 1);
    QCOMPARE(scene.heard.state(), ConnectionState::Listing);
    QCOMPARE(scene.heard.fileListings, 0);
}

void TestBusLife::aBurstIsFewEventsAndNoCalls()
{
    Scene scene;
    scene.manager.addUnits(1'000);
    GET_READY(scene);
    scene.manager.clearCalls();
    for (int i = 0; i < 1'000; ++i) {
        const QString name = u"unit-%1.service"_s.arg(i);
        scene.manager.setActive(name, u"activating"_s, u"start"_s);
        scene.manager.sayChanged(name, u"Service"_s, {{u"MainPID"_s, 5u}});
        scene.manager.setActive(name, u"active"_s, u"running"_s);
    }
    const auto isRunning = [](const UnitDelta &d) { return d.sub == u"running"_s; };
    QHash<QString, UnitDelta> last;
    QTRY_VERIFY([&] {
        last.clear();
        for (const UnitDelta &delta : scene.heard.all(&ManagerBatch::changed))
            last.insert(delta.name, delta);
        return last.size() == 1'000 && std::ranges::all_of(last, isRunning);
    }());
    QVERIFY2(scene.heard.batches.size() <= 40,
             qPrintable(QString::number(scene.heard.batches.size())));
    QCOMPARE(scene.manager.calls().size(), 0);
    const UnitDelta one = last.value(u"unit-7.service"_s);
    QVERIFY(*one.active == ActiveState::Active);
    QCOMPARE(*one.stateSince, 1'700'000'002'000'000);
    QCOMPARE(*one.jobId, 0u);
    QCOMPARE(*one.jobType, QString());
    QVERIFY(!one.load);
}

void TestBusLife::newUnitsAreFetchedTogether()
{
    Scene scene;
    scene.manager.addUnits(10);
    GET_READY(scene);
    scene.manager.clearCalls();
    for (int i = 0; i < 20; ++i)
        scene.manager.sayNew(u"fresh-%1.service"_s.arg(i));
    scene.manager.sayNew(u"dev-disk\\x2dlabel.device"_s);
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::added).size(), 21);
    QCOMPARE(scene.manager.calls().size(), 1);
    QCOMPARE(scene.manager.count(u"ListUnitsByPatterns"_s), 1);
    const auto added = scene.heard.all(&ManagerBatch::added);
    QVERIFY(std::ranges::find(added, u"dev-disk\\x2dlabel.device"_s, &UnitInfo::name) !=
            added.end());
}

void TestBusLife::manyNewUnitsAreOneList()
{
    Scene scene;
    scene.manager.addUnits(10);
    GET_READY(scene);
    scene.manager.clearCalls();
    for (int i = 0; i < 500; ++i)
        scene.manager.sayNew(u"fresh-%1.service"_s.arg(i));
    QTRY_COMPARE(scene.heard.units.size(), 510);
    QCOMPARE(scene.manager.calls().size(), 1);
    QCOMPARE(scene.manager.count(u"ListUnits"_s), 1);
}

void TestBusLife::aUnitThatCameAndWentIsNotAskedFor()
{
    Scene scene;
    GET_READY(scene);
    scene.manager.clearCalls();
    for (int i = 0; i < 50; ++i) {
        scene.manager.sayNew(u"run-u1.service"_s);
        scene.manager.unit(u"run-u1.service"_s).file.clear();
        scene.manager.sayRemoved(u"run-u1.service"_s);
    }
    scene.manager.sayNew(u"stays.service"_s);
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::added).size(), 1);
    QCOMPARE(scene.manager.calls().size(), 1);
    QCOMPARE(scene.manager.last(u"ListUnitsByPatterns"_s).arguments.at(1).toStringList(),
             QStringList{u"stays.service"_s});
    // Whoever has a row for its file has to know that it is not loaded any more.
    QTRY_VERIFY(scene.heard.all(&ManagerBatch::removed).contains(u"run-u1.service"_s));
    scene.manager.sayRemoved(u"stays.service"_s);
    QTRY_VERIFY(scene.heard.all(&ManagerBatch::removed).contains(u"stays.service"_s));
}

void TestBusLife::aNewUnitKeepsItsTime()
{
    Scene scene;
    GET_READY(scene);
    scene.manager.sayNew(u"fresh.service"_s);
    scene.manager.setActive(u"fresh.service"_s, u"active"_s, u"running"_s);
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::added).size(), 1);
    QCOMPARE(scene.heard.all(&ManagerBatch::added)[0].stateSince, 1'700'000'001'000'000);
}

void TestBusLife::aReloadIsOneList()
{
    Scene scene;
    scene.manager.addUnits(200);
    GET_READY(scene);
    scene.manager.clearCalls();
    scene.heard.batches.clear();
    VerbRequest reload;
    reload.verb = Verb::DaemonReload;
    bool done = false;
    scene.client->run(reload, false, this,
                      [&done](const Reply<VerbOutcome> &r) { done = r.isOk(); });
    QTRY_VERIFY(done);
    QTRY_COMPARE(scene.heard.fileListings, 2);
    QCOMPARE(scene.heard.unitListings, 2);
    QCOMPARE(scene.heard.jobListings, 2);
    QCOMPARE(scene.heard.batches.size(), 0); // of 200 UnitRemoved and 200 UnitNew
    QCOMPARE(scene.manager.count(u"ListUnits"_s), 1);
    QCOMPARE(scene.manager.count(u"ListUnitFiles"_s), 1);
    QCOMPARE(scene.manager.count(u"ListUnitsByPatterns"_s), 0);
    QVERIFY(scene.isReady());
    QVERIFY(!scene.heard.manager.isReloading);
}

void TestBusLife::aReloadThatNeverEndsGivesWayToF5()
{
    Scene scene;
    scene.manager.addUnits(2);
    GET_READY(scene);
    scene.manager.sayReloading(true);
    QTRY_VERIFY(scene.heard.manager.isReloading);
    scene.client->relist();
    QTRY_COMPARE(scene.heard.fileListings, 2);
    QVERIFY(!scene.heard.manager.isReloading);
}

void TestBusLife::reexecutionKeepsThePicture()
{
    Scene scene;
    scene.manager.addUnits(5);
    GET_READY(scene);
    scene.manager.clearCalls();
    scene.manager.setError(u"Subscribe"_s, u"org.freedesktop.systemd1.AlreadySubscribed"_s);
    scene.manager.add({.name = u"sixth.service"_s});
    QVERIFY(scene.manager.reexecute());
    QTRY_COMPARE(scene.heard.units.size(), 6);
    QTRY_COMPARE(scene.heard.fileListings, 2);
    QCOMPARE(scene.manager.count(u"Subscribe"_s), 1);
    QCOMPARE(scene.manager.count(u"ListUnits"_s), 1);
    QVERIFY(!scene.heard.was(ConnectionState::Lost));
    QVERIFY(scene.isReady());
    // The matches hold for the new owner.
    scene.manager.setActive(u"sixth.service"_s, u"active"_s, u"running"_s);
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::changed).size(), 1);
}

void TestBusLife::aManagerThatIsAwayIsLost()
{
    Scene scene;
    scene.manager.addUnits(5);
    GET_READY(scene);
    scene.manager.vanish();
    QTRY_COMPARE(scene.heard.state(), ConnectionState::Lost);
    QCOMPARE(scene.heard.connections.constLast().error.kind, Error::Kind::ManagerMissing);
    scene.manager.clearCalls();
    QVERIFY(scene.manager.appear());
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.manager.count(u"ListUnits"_s), 1);
}

void TestBusLife::aRestartedBusIsFoundAgain()
{
    Scene scene;
    scene.manager.addUnits(5);
    GET_READY(scene);
    for (int round = 0; round < 3; ++round) {
        scene.heard.connections.clear();
        scene.bus.stop();
        QTRY_COMPARE(scene.heard.state(), ConnectionState::Lost);
        QCOMPARE(scene.heard.connections.constFirst().error.kind, Error::Kind::NotConnected);
        QVERIFY(scene.bus.start());
        scene.manager.forget(u"unit-%1.service"_s.arg(round));
        scene.manager.clearCalls();
        QVERIFY(scene.manager.appear());
        QTRY_VERIFY(scene.isReady());
        QCOMPARE(scene.heard.units.size(), 4 - round);
        QCOMPARE(scene.manager.count(u"Subscribe"_s), 1);
        scene.heard.batches.clear();
        scene.manager.setActive(u"unit-4.service"_s, u"active"_s, u"running"_s);
        QTRY_COMPARE(scene.heard.all(&ManagerBatch::changed).size(), 1);
    }
}

void TestBusLife::neverPresentUntilItComes()
{
    Scene scene;
    QVERIFY(scene.bus.start());
    scene.client->start();
    QTRY_COMPARE(scene.heard.state(), ConnectionState::NeverPresent);
    QCOMPARE(scene.heard.connections.constLast().error.kind, Error::Kind::ManagerMissing);
    scene.manager.addUnits(2);
    QVERIFY(scene.manager.appear());
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.heard.units.size(), 2);
}

void TestBusLife::theUsersBusMayAppearLater()
{
    // A private session, as dbus-run-session(1) makes one; the manager comes with the user's bus.
    PrivateBus session;
    QVERIFY(session.start());
    PrivateBus users;
    const QString socket = users.address().section(u'=', 1);
    const Environment runtimeDir("XDG_RUNTIME_DIR", QFileInfo(socket).path());
    const Environment address("DBUS_SESSION_BUS_ADDRESS", session.address());
    BusThread thread;
    SystemdClient *client =
        thread.adopt(std::make_unique<SystemdClient>(Scope::User, BusEndpoint::session()));
    Heard heard(client);
    client->start();
    QTRY_COMPARE(heard.state(), ConnectionState::NeverPresent);
    QCOMPARE(heard.connections.constLast().error.kind, Error::Kind::ManagerMissing);

    QVERIFY(users.start());
    FakeManager manager(users.address());
    manager.addUnits(2);
    QVERIFY(manager.appear());
    QTRY_COMPARE(heard.state(), ConnectionState::Ready);
    QCOMPARE(heard.units.size(), 2);
}

void TestBusLife::noBusAtAll()
{
    Scene scene;
    scene.client->start();
    QTRY_COMPARE(scene.heard.state(), ConnectionState::NeverPresent);
    QCOMPARE(scene.heard.connections.constLast().error.kind, Error::Kind::NotConnected);
    std::optional<Error> error;
    scene.client->fetchDetails(u"a.service"_s, this, [&error](const Reply<UnitDetails> &r) {
        if (!r)
            error = r.error();
    });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, Error::Kind::NotConnected);
    scene.manager.addUnits(2);
    QVERIFY(scene.bus.start());
    QVERIFY(scene.manager.appear());
    QTRY_VERIFY(scene.isReady());
}

void TestBusLife::filesAreListedAgainOnce()
{
    Scene scene;
    scene.manager.addUnits(2);
    GET_READY(scene);
    scene.manager.clearCalls();
    scene.manager.add({.name = u"third.service"_s, .isLoaded = false});
    for (int i = 0; i < 10; ++i) {
        scene.manager.sayUnitFilesChanged();
        scene.client->relistFiles();
    }
    QTRY_COMPARE(scene.heard.files.size(), 3);
    QCOMPARE(scene.manager.calls().size(), 1);
}

void TestBusLife::jobsAreTold()
{
    Scene scene;
    scene.manager.addUnits(2);
    GET_READY(scene);
    const quint32 id = scene.manager.startJob(u"unit-0.service"_s, u"start"_s);
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::jobsNew).size(), 1);
    QCOMPARE(scene.heard.all(&ManagerBatch::jobsNew)[0].id, id);
    QCOMPARE(scene.heard.all(&ManagerBatch::jobsNew)[0].unit, u"unit-0.service"_s);
    scene.client->relistJobs();
    QTRY_COMPARE(scene.heard.jobs.size(), 1);
    QCOMPARE(scene.heard.jobs[0].type, u"start"_s);
    QVERIFY(scene.heard.jobs[0].state == JobState::Running);
    scene.manager.endJob(id, u"splendid"_s);
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::jobsEnded).size(), 1);
    QCOMPARE(scene.heard.all(&ManagerBatch::jobsEnded)[0].result.word(), u"splendid"_s);
}

void TestBusLife::systemStateFollowsFailures()
{
    Scene scene;
    scene.manager.addUnits(20);
    GET_READY(scene);
    QTRY_COMPARE(scene.heard.manager.systemState, u"running"_s);
    scene.manager.clearCalls();
    scene.manager.systemState = u"degraded"_s;
    for (int i = 0; i < 20; ++i)
        scene.manager.setActive(u"unit-%1.service"_s.arg(i), u"failed"_s, u"failed"_s);
    QTRY_COMPARE(scene.heard.manager.systemState, u"degraded"_s);
    QCOMPARE(scene.manager.calls().size(), 1);
}

void TestBusLife::theWatchedUnitTellsEverything()
{
    Scene scene;
    scene.manager.addUnits(2);
    GET_READY(scene);
    scene.client->watch(u"unit-1.service"_s);
    scene.client->relistJobs(); // its answer shows that watch() was done
    QTRY_COMPARE(scene.heard.jobListings, 2);
    scene.manager.sayChanged(u"unit-0.service"_s, u"Service"_s, {{u"MainPID"_s, 4u}});
    scene.manager.sayChanged(u"unit-1.service"_s, u"Service"_s,
                             {{u"MainPID"_s, 5u}, {u"StatusText"_s, u"warm"_s}});
    QTRY_COMPARE(scene.heard.watched, QStringList{u"unit-1.service"_s});
    QCOMPARE(scene.heard.watchedProperties.value(u"MainPID"_s), QVariant(5u));
    QCOMPARE(scene.heard.watchedProperties.value(u"StatusText"_s), QVariant(u"warm"_s));
    scene.client->watch({});
    scene.client->relistJobs();
    QTRY_COMPARE(scene.heard.jobListings, 3);
    scene.manager.sayChanged(u"unit-1.service"_s, u"Service"_s, {{u"MainPID"_s, 6u}});
    scene.manager.setActive(u"unit-1.service"_s, u"active"_s, u"running"_s);
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::changed).size(), 1);
    QCOMPARE(scene.heard.watched.size(), 1);
}

void TestBusLife::watchSurvivesTheBus()
{
    Scene scene;
    scene.manager.addUnits(2);
    GET_READY(scene);
    scene.client->watch(u"unit-1.service"_s);
    scene.bus.stop();
    QTRY_COMPARE(scene.heard.state(), ConnectionState::Lost);
    QVERIFY(scene.bus.start());
    QVERIFY(scene.manager.appear());
    QTRY_VERIFY(scene.isReady());
    scene.manager.sayChanged(u"unit-1.service"_s, u"Service"_s, {{u"MainPID"_s, 5u}});
    QTRY_COMPARE(scene.heard.watched.size(), 1);
}

void TestBusLife::wrongTypesAreSurvived()
{
    Scene scene;
    scene.manager.addUnits(2);
    scene.manager.setReply(u"ListJobs"_s, {u"nonsense"_s});
    scene.manager.setReply(u"ListUnitFiles"_s, {42});
    scene.manager.setReply(u"GetAll"_s, {QStringList{u"nonsense"_s}});
    GET_READY(scene);
    QCOMPARE(scene.heard.fileListings, 0);
    scene.manager.sayChanged(u"unit-0.service"_s, u"Unit"_s,
                             {{u"ActiveState"_s, 7},
                              {u"SubState"_s, QStringList{u"a"_s}},
                              {u"StateChangeTimestamp"_s, u"yesterday"_s},
                              {u"Job"_s, QVariantList{u"x"_s}},
                              {u"LoadState"_s, u"masked"_s}});
    for (const char *signal : {"UnitNew", "UnitRemoved", "JobNew", "JobRemoved", "Reloading"}) {
        scene.manager.say(QString::fromLatin1(signal), {});
        scene.manager.say(QString::fromLatin1(signal), {QVariantMap(), 5});
        scene.manager.say(QString::fromLatin1(signal), {u"x"_s, u"x"_s, u"x"_s, u"x"_s});
    }
    QTRY_COMPARE(scene.heard.all(&ManagerBatch::changed).size(), 1);
    const UnitDelta delta = scene.heard.all(&ManagerBatch::changed)[0];
    QVERIFY(*delta.load == LoadState::Masked);
    QVERIFY(!delta.active && !delta.sub && !delta.stateSince && !delta.jobId);
    QVERIFY(scene.isReady());
    std::optional<Error> error;
    scene.client->fetchDetails(u"unit-0.service"_s, this, [&error](const Reply<UnitDetails> &r) {
        if (!r)
            error = r.error();
    });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, Error::Kind::Malformed);
    scene.manager.behave();
    scene.client->relist();
    QTRY_COMPARE(scene.heard.fileListings, 1);
}

void TestBusLife::aMalformedListIsAnError()
{
    Scene scene;
    scene.manager.addUnits(2);
    scene.manager.setReply(u"ListUnits"_s, {u"nonsense"_s});
    QVERIFY(scene.bus.start());
    QVERIFY(scene.manager.appear());
    scene.client->start();
    QTRY_COMPARE(scene.heard.state(), ConnectionState::NeverPresent);
    QCOMPARE(scene.heard.connections.constLast().error.kind, Error::Kind::Malformed);
    scene.manager.behave();
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.heard.units.size(), 2);
}

void TestBusLife::anUnansweredCallEndsWithTheBus()
{
    Scene scene;
    scene.manager.addUnits(2);
    GET_READY(scene);
    scene.manager.setSilent(u"StartUnit"_s);
    std::optional<Error> error;
    VerbRequest start;
    start.unit = {Scope::User, u"unit-0.service"_s};
    scene.client->run(start, false, this, [&error](const Reply<VerbOutcome> &r) {
        if (!r)
            error = r.error();
    });
    QTRY_COMPARE(scene.manager.count(u"StartUnit"_s), 1);
    QVERIFY(!error);
    scene.bus.stop();
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, Error::Kind::NotConnected);
}

void TestBusLife::endsWhileListing()
{
    // Nothing of a client that ends in the middle may touch what is gone.
    for (int i = 0; i < 5; ++i) {
        Scene scene;
        scene.manager.addUnits(2'000);
        QVERIFY(scene.bus.start());
        QVERIFY(scene.manager.appear());
        scene.client->start();
        if (i > 0)
            QTRY_VERIFY(scene.heard.was(ConnectionState::Listing));
    }
}

QTEST_GUILESS_MAIN(TestBusLife)
#include "test_bus_life.moc"
