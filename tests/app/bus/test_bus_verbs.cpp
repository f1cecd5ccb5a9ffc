// SPDX-License-Identifier: GPL-3.0-or-later
// What each verb asks of the manager, and what comes back; facts about single units.
#include "tests/app/bus/heard.h"
#include "tests/support/fake_manager.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

using Outcome = std::optional<Reply<VerbOutcome>>;

VerbRequest request(Verb verb, const QString &unit = u"demo.service"_s)
{
    VerbRequest result;
    result.verb = verb;
    result.unit = {Scope::User, unit};
    return result;
}

} // namespace

class TestBusVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void eachVerbSendsItsMethod_data();
    void eachVerbSendsItsMethod();
    void aJobIsGivenBack();
    void theEndMayComeBeforeTheReply();
    void newManagersTellOfInstallSections();
    void unitFileVerbsReloadAfterwards();
    void manyUnitFileVerbsShareReloads();
    void aFailedReloadIsTheOutcome();
    void reexecutionNeverAnswers();
    void askingIsLeftToTheCaller();
    void interactionWithoutAnyoneIsNoAgent();
    void errorsKeepTheirWords();
    void malformedAnswers();
    void nothingIsSaidToAContextThatIsGone();
    void detailsOfAUnit();
    void detailsOfAUnitThatIsGone();
    void oneProperty();
    void processesAndLinks();

private:
    Outcome run(const VerbRequest &what, bool interactive = false);

    struct Scene
    {
        PrivateBus bus;
        FakeManager manager{bus.address()};
        BusThread thread;
        SystemdClient *client = thread.adopt(
            std::make_unique<SystemdClient>(Scope::User, BusEndpoint::at(bus.address())));
        Heard heard{client};
    };
    std::unique_ptr<Scene> scene_;
};

void TestBusVerbs::init()
{
    scene_ = std::make_unique<Scene>();
    scene_->manager.add({.name = u"demo.service"_s, .unit = {{u"CanFreeze"_s, true}}});
    QVERIFY(scene_->bus.start());
    QVERIFY(scene_->manager.appear());
    scene_->client->start();
    QTRY_COMPARE(scene_->heard.state(), ConnectionState::Ready);
    scene_->manager.clearCalls();
}

void TestBusVerbs::cleanup()
{
    scene_.reset();
}

Outcome TestBusVerbs::run(const VerbRequest &what, bool interactive)
{
    Outcome outcome;
    scene_->client->run(what, interactive, this,
                        [&outcome](const Reply<VerbOutcome> &reply) { outcome = reply; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
        qFatal("no answer");
    return outcome;
}

void TestBusVerbs::eachVerbSendsItsMethod_data()
{
    QTest::addColumn<VerbRequest>("request");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QVariantList>("arguments");

    const QString name = u"demo.service"_s;
    const QStringList files{name};
    const auto row = [](const char *title, const VerbRequest &r, const QString &method,
                        const QVariantList &arguments) {
        QTest::newRow(title) << r << method << arguments;
    };
    row("start", request(Verb::Start), u"StartUnit"_s, {name, u"replace"_s});
    row("stop", request(Verb::Stop), u"StopUnit"_s, {name, u"replace"_s});
    row("restart", request(Verb::Restart), u"RestartUnit"_s, {name, u"replace"_s});
    row("reload", request(Verb::Reload), u"ReloadUnit"_s, {name, u"replace"_s});
    row("try-restart", request(Verb::TryRestart), u"TryRestartUnit"_s, {name, u"replace"_s});
    row("reload-or-restart", request(Verb::ReloadOrRestart), u"ReloadOrRestartUnit"_s,
        {name, u"replace"_s});
    VerbRequest kill = request(Verb::Kill);
    kill.signal = 9;
    kill.whom = KillWhom::Main;
    row("kill", kill, u"KillUnit"_s, {name, u"main"_s, 9});
    row("reset-failed", request(Verb::ResetFailed), u"ResetFailedUnit"_s, {name});
    row("enable", request(Verb::Enable), u"EnableUnitFiles"_s, {files, false, false});
    VerbRequest runtime = request(Verb::Enable);
    runtime.runtime = true;
    row("enable --runtime", runtime, u"EnableUnitFiles"_s, {files, true, false});
    row("disable", request(Verb::Disable), u"DisableUnitFiles"_s, {files, false});
    row("mask", request(Verb::Mask), u"MaskUnitFiles"_s, {files, false, false});
    row("unmask", request(Verb::Unmask), u"UnmaskUnitFiles"_s, {files, false});
    row("reenable", request(Verb::Reenable), u"ReenableUnitFiles"_s, {files, false, false});
    row("preset", request(Verb::Preset), u"PresetUnitFiles"_s, {files, false, false});
    row("revert", request(Verb::Revert), u"RevertUnitFiles"_s, {files});
    row("freeze", request(Verb::Freeze), u"FreezeUnit"_s, {name});
    row("thaw", request(Verb::Thaw), u"ThawUnit"_s, {name});
    VerbRequest clean = request(Verb::Clean);
    clean.clean = {u"logs"_s, u"state"_s};
    row("clean", clean, u"CleanUnit"_s, {name, clean.clean});
    row("clean nothing named", request(Verb::Clean), u"CleanUnit"_s,
        {name, QStringList{u"cache"_s, u"runtime"_s}});
    row("daemon-reload", request(Verb::DaemonReload, {}), u"Reload"_s, {});
    row("daemon-reexec", request(Verb::DaemonReexec, {}), u"Reexecute"_s, {});
    VerbRequest cancel = request(Verb::CancelJob, {});
    cancel.jobId = 1;
    row("cancel", cancel, u"CancelJob"_s, {1u});
}

void TestBusVerbs::eachVerbSendsItsMethod()
{
    QFETCH(const VerbRequest, request);
    QFETCH(const QString, method);
    QFETCH(const QVariantList, arguments);

    if (request.verb == Verb::CancelJob)
        scene_->manager.startJob(u"demo.service"_s, u"start"_s);
    const Outcome outcome = run(request);
    QVERIFY2(outcome->isOk(), qPrintable(outcome->isOk() ? QString() : outcome->error().message));
    QCOMPARE(scene_->manager.count(method), 1);
    QCOMPARE(scene_->manager.last(method).arguments, arguments);
    QVERIFY(!scene_->manager.last(method).isInteractive);
    run(request, true);
    QVERIFY(scene_->manager.last(method).isInteractive);
}

void TestBusVerbs::aJobIsGivenBack()
{
    const Outcome outcome = run(request(Verb::Start));
    QVERIFY(outcome->isOk());
    QCOMPARE((*outcome)->jobId, 1u);
    QTRY_COMPARE(scene_->heard.all(&ManagerBatch::jobsEnded).size(), 1);
    QCOMPARE(scene_->heard.all(&ManagerBatch::jobsEnded)[0].id, 1u);
    QVERIFY(scene_->heard.all(&ManagerBatch::jobsEnded)[0].result == JobResult::Done);
}

void TestBusVerbs::theEndMayComeBeforeTheReply()
{
    scene_->manager.jobsEnd = FakeManager::JobsEnd::BeforeReply;
    scene_->manager.jobResult = u"failed"_s;
    const Outcome outcome = run(request(Verb::Start));
    QCOMPARE((*outcome)->jobId, 1u);
    QTRY_COMPARE(scene_->heard.all(&ManagerBatch::jobsEnded).size(), 1);
    QVERIFY(scene_->heard.all(&ManagerBatch::jobsEnded)[0].result == JobResult::Failed);
}

void TestBusVerbs::newManagersTellOfInstallSections()
{
    scene_->manager.version = u"257.1"_s;
    scene_->client->relist();
    QTRY_COMPARE(scene_->heard.manager.version, 257);
    VerbRequest disable = request(Verb::Disable);
    disable.runtime = true;
    QVERIFY(run(disable)->isOk());
    const FakeCall call = scene_->manager.last(u"DisableUnitFilesWithFlagsAndInstallInfo"_s);
    QCOMPARE(call.arguments, (QVariantList{QStringList{u"demo.service"_s}, quint64(1)}));
    QCOMPARE(scene_->manager.count(u"DisableUnitFiles"_s), 0);
}

void TestBusVerbs::unitFileVerbsReloadAfterwards()
{
    const Outcome outcome = run(request(Verb::Enable));
    QVERIFY(outcome->isOk());
    QCOMPARE(scene_->manager.count(u"Reload"_s), 1);
    const QList<UnitFileChange> changes{{u"symlink"_s,
                                         u"/etc/systemd/user/default.target.wants/demo.service"_s,
                                         u"/etc/systemd/user/demo.service"_s}};
    QCOMPARE((*outcome)->changes, changes);
    QVERIFY((*outcome)->carriesInstallInfo);
    // The files are listed again once, for UnitFilesChanged and for the reload.
    QTRY_COMPARE(scene_->heard.fileListings, 2);
    QVERIFY(scene_->heard.files[0].state == UnitFileState::Enabled);
    QCOMPARE(scene_->manager.count(u"ListUnitFiles"_s), 1);
}

void TestBusVerbs::manyUnitFileVerbsShareReloads()
{
    int done = 0;
    for (int i = 0; i < 20; ++i) {
        scene_->client->run(request(Verb::Enable), false, this,
                            [&done](const Reply<VerbOutcome> &reply) { done += reply.isOk(); });
    }
    QTRY_COMPARE(done, 20);
    QCOMPARE(scene_->manager.count(u"EnableUnitFiles"_s), 20);
    QVERIFY(scene_->manager.count(u"Reload"_s) <= 3);
}

void TestBusVerbs::aFailedReloadIsTheOutcome()
{
    scene_->manager.setError(u"Reload"_s, u"org.freedesktop.DBus.Error.AccessDenied"_s);
    const Outcome outcome = run(request(Verb::Enable));
    QVERIFY(!outcome->isOk());
    QCOMPARE(outcome->error().kind, Error::Kind::AuthDenied);
}

void TestBusVerbs::reexecutionNeverAnswers()
{
    scene_->manager.setError(u"Reexecute"_s, u"org.freedesktop.DBus.Error.NoReply"_s);
    QVERIFY(run(request(Verb::DaemonReexec, {}))->isOk());
}

void TestBusVerbs::askingIsLeftToTheCaller()
{
    scene_->manager.authorization = FakeManager::Authorization::AskFirst;
    const Outcome outcome = run(request(Verb::Start));
    QVERIFY(!outcome->isOk());
    QCOMPARE(outcome->error().kind, Error::Kind::InteractionRequired);
    scene_->manager.authorization = FakeManager::Authorization::Denied;
    QCOMPARE(run(request(Verb::Start))->error().kind, Error::Kind::AuthDenied);
    scene_->manager.authorization = FakeManager::Authorization::Allowed;
    QVERIFY(run(request(Verb::Start))->isOk());
}

void TestBusVerbs::interactionWithoutAnyoneIsNoAgent()
{
    scene_->manager.authorization = FakeManager::Authorization::AskFirst;
    QCOMPARE(run(request(Verb::Start), true)->error().kind, Error::Kind::NoAgent);
}

void TestBusVerbs::errorsKeepTheirWords()
{
    const Outcome outcome = run(request(Verb::Start, u"none.service"_s));
    QCOMPARE(outcome->error().kind, Error::Kind::NoSuchUnit);
    QCOMPARE(outcome->error().name, u"org.freedesktop.systemd1.NoSuchUnit"_s);
    QCOMPARE(outcome->error().message, u"Unit none.service not found."_s);
}

void TestBusVerbs::malformedAnswers()
{
    scene_->manager.setReply(u"StartUnit"_s, {42});
    QCOMPARE(run(request(Verb::Start))->error().kind, Error::Kind::Malformed);
    scene_->manager.setReply(u"EnableUnitFiles"_s, {});
    QCOMPARE(run(request(Verb::Enable))->error().kind, Error::Kind::Malformed);
    QCOMPARE(scene_->manager.count(u"Reload"_s), 0);
}

void TestBusVerbs::nothingIsSaidToAContextThatIsGone()
{
    bool said = false;
    auto context = std::make_unique<QObject>();
    scene_->client->run(request(Verb::Start), false, context.get(),
                        [&said](const Reply<VerbOutcome> &) { said = true; });
    context.reset();
    // A later answer of the same client shows that the first has been dealt with.
    QVERIFY(run(request(Verb::Stop))->isOk());
    QCOMPARE(scene_->manager.count(u"StartUnit"_s), 1);
    QVERIFY(!said);
}

void TestBusVerbs::detailsOfAUnit()
{
    scene_->manager.unit(u"demo.service"_s).type = {
        {u"MainPID"_s, 77u},
        {u"MemoryCurrent"_s, unitNotAvailable},
        {u"Environment"_s, QStringList{u"A=b"_s}},
        {u"Bytes"_s, QByteArray("\x01\x02")},
        {u"Nested"_s, QVariantMap{{u"x"_s, QVariantList{1, u"two"_s}}}}};
    scene_->manager.unit(u"demo.service"_s).processes = {{u"/a/demo.service"_s, 77, u"demo -v"_s}};
    std::optional<Reply<UnitDetails>> details;
    scene_->client->fetchDetails(u"demo.service"_s, this,
                                 [&details](const Reply<UnitDetails> &r) { details = r; });
    QTRY_VERIFY(details);
    QVERIFY(details->isOk());
    const UnitDetails &d = details->value();
    QCOMPARE(d.id, (UnitId{Scope::User, u"demo.service"_s}));
    QCOMPARE(d.objectPath, u"/org/freedesktop/systemd1/unit/demo_2eservice"_s);
    QCOMPARE(d.typeName, u"Service"_s);
    QCOMPARE(d.text(u"Id"_s), u"demo.service"_s);
    QVERIFY(d.isTrue(u"CanFreeze"_s));
    QCOMPARE(*d.number(u"MainPID"_s), 77u);
    QVERIFY(!d.number(u"MemoryCurrent"_s));
    QCOMPARE(d.list(u"Environment"_s), QStringList{u"A=b"_s});
    QCOMPARE(d.value(u"Bytes"_s), QVariant(QByteArray("\x01\x02")));
    QCOMPARE(d.value(u"Nested"_s), (QVariantMap{{u"x"_s, QVariantList{1, u"two"_s}}}));
    QCOMPARE(d.value(u"Job"_s), (QVariantList{0u, u"/"_s}));
    QCOMPARE(d.processes.size(), 1);
    QCOMPARE(d.processes[0].commandLine, u"demo -v"_s);
    // GetUnitProcesses of a unit without a control group is an error, and not one of the details.
    scene_->manager.setError(u"GetUnitProcesses"_s, u"System.Error.ENODATA"_s);
    details.reset();
    scene_->client->fetchDetails(u"demo.service"_s, this,
                                 [&details](const Reply<UnitDetails> &r) { details = r; });
    QTRY_VERIFY(details);
    QVERIFY(details->isOk());
    QVERIFY(details->value().processes.isEmpty());
}

void TestBusVerbs::detailsOfAUnitThatIsGone()
{
    scene_->manager.setError(u"GetAll"_s, u"org.freedesktop.DBus.Error.UnknownObject"_s);
    std::optional<Reply<UnitDetails>> details;
    scene_->client->fetchDetails(u"demo.service"_s, this,
                                 [&details](const Reply<UnitDetails> &r) { details = r; });
    QTRY_VERIFY(details);
    QCOMPARE(details->error().kind, Error::Kind::NoSuchUnit);
}

void TestBusVerbs::oneProperty()
{
    scene_->manager.addUnits(100);
    QStringList units;
    for (int i = 0; i < 100; ++i) {
        units << u"unit-%1.service"_s.arg(i);
        if (i != 50)
            scene_->manager.unit(units.constLast()).type = {{u"MemoryCurrent"_s, quint64(i)}};
    }
    using Values = QHash<QString, QVariant>;
    std::optional<Values> values;
    scene_->client->fetchProperty(units, true, u"MemoryCurrent"_s, this,
                                  [&values](const Reply<Values> &reply) { values = *reply; });
    QTRY_VERIFY(values);
    QCOMPARE(values->size(), 99);
    QCOMPARE(values->value(u"unit-42.service"_s), QVariant(quint64(42)));
    QVERIFY(!values->contains(u"unit-50.service"_s));
    values.reset();
    scene_->client->fetchProperty({}, false, u"Id"_s, this,
                                  [&values](const Reply<Values> &reply) { values = *reply; });
    QTRY_VERIFY(values);
    QVERIFY(values->isEmpty());
}

void TestBusVerbs::processesAndLinks()
{
    scene_->manager.unit(u"demo.service"_s).processes = {{u"/a"_s, 1, u"x"_s},
                                                         {u"/b"_s, 2, u"y"_s}};
    std::optional<Reply<QList<UnitProcess>>> processes;
    scene_->client->fetchProcesses(
        u"demo.service"_s, this,
        [&processes](const Reply<QList<UnitProcess>> &r) { processes = r; });
    QTRY_VERIFY(processes);
    QCOMPARE(processes->value().size(), 2);
    std::optional<Reply<QStringList>> links;
    scene_->client->fetchUnitFileLinks(u"demo.service"_s, true, this,
                                       [&links](const Reply<QStringList> &r) { links = r; });
    QTRY_VERIFY(links);
    QCOMPARE(links->value(), QStringList{u"/etc/systemd/user/default.target.wants/demo.service"_s});
    QCOMPARE(scene_->manager.last(u"GetUnitFileLinks"_s).arguments,
             (QVariantList{u"demo.service"_s, true}));
}

QTEST_GUILESS_MAIN(TestBusVerbs)
#include "test_bus_verbs.moc"
