// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs from the request to the outcome, with a manager and a polkit that say no first.
#include "app/units/verb_runner.h"

#include "app/bus/polkit_actions.h"
#include "app/units/reverse_dependencies.h"
#include "tests/support/fake_manager.h"
#include "tests/support/fake_polkit.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

VerbRequest request(Verb verb, const QString &unit, bool now = false)
{
    VerbRequest result;
    result.verb = verb;
    result.unit = {Scope::System, unit};
    result.now = now;
    return result;
}

/// A bus with a manager and a polkit on it, and what talks to them.
struct Scene
{
    explicit Scene(Scope scope = Scope::System)
        : client(
              thread.adopt(std::make_unique<SystemdClient>(scope, BusEndpoint::at(bus.address()))))
        , polkitClient(thread.adopt(std::make_unique<PolkitClient>(BusEndpoint::at(bus.address()))))
    {
        for (const QString &name : {u"a.service"_s, u"b.service"_s, u"c.service"_s})
            fake.add({.name = name});
        polkit.allowsSilently = [this] {
            return fake.authorization == FakeManager::Authorization::Allowed;
        };
        polkit.whenAuthorized = [this] {
            fake.authorization = FakeManager::Authorization::Allowed;
        };
    }

    bool begin()
    {
        if (!started || !polkit.appear() || !fake.appear())
            return false;
        manager = std::make_unique<Manager>(client);
        return QTest::qWaitFor(
            [this] { return manager->connection().state == ConnectionState::Ready; });
    }
    void run(const QList<VerbRequest> &requests)
    {
        runner.run(manager.get(), requests, [this](const std::vector<ActionOutcome> &ended) {
            outcomes = ended;
            ++doneCount;
        });
    }

    PrivateBus bus;
    bool started = bus.start();
    FakeManager fake{bus.address()};
    FakePolkit polkit{bus.address()};
    BusThread thread;
    SystemdClient *client;
    PolkitClient *polkitClient;
    std::unique_ptr<Manager> manager;
    VerbRunner runner{polkitClient};
    std::vector<ActionOutcome> outcomes;
    int doneCount = 0;
};

} // namespace

class VerbRunnerTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aVerbThatIsAllowedAsksNobody()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.run({request(Verb::Start, u"a.service"_s)});
        QVERIFY(scene.manager->jobs()->pending(u"a.service"_s) == Verb::Start); // at once
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(scene.outcomes.front().isDone());
        QVERIFY(scene.outcomes.front().job == Open(JobResult::Done));
        QVERIFY(scene.polkit.asked().isEmpty());
        QVERIFY(!scene.fake.last(u"StartUnit"_s).isInteractive);
        QTRY_VERIFY(scene.manager->units()->find(u"a.service"_s)->active == ActiveState::Active);
    }

    void aSelectionIsOnePrompt()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.authorization = FakeManager::Authorization::AskFirst;
        scene.run({request(Verb::Start, u"a.service"_s), request(Verb::Start, u"b.service"_s),
                   request(Verb::Enable, u"c.service"_s, true)});
        QTRY_COMPARE(scene.doneCount, 1);
        QCOMPARE(scene.polkit.asked(), QStringList{polkit::manage});
        QCOMPARE(scene.outcomes.size(), size_t(3));
        QStringList names;
        for (const ActionOutcome &outcome : scene.outcomes) {
            QVERIFY(outcome.isDone());
            names << outcome.request.unit.name;
        }
        QCOMPARE(names, (QStringList{u"a.service"_s, u"b.service"_s, u"c.service"_s}));
        QVERIFY(scene.fake.last(u"StartUnit"_s).isInteractive); // systemd may ask for more
        QCOMPARE(scene.polkit.looked(), QStringList{polkit::manageUnits});
        QCOMPARE(scene.fake.count(u"StartUnit"_s), 3); // each once: none before the prompt
        QVERIFY(!scene.runner.asksAgain());
    }

    void aRefusalIsOneOfThree_data()
    {
        QTest::addColumn<bool>("dismissed");
        QTest::addColumn<bool>("challenge");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("dismissed") << true << false << Error::Kind::AuthDismissed;
        QTest::newRow("denied") << false << false << Error::Kind::AuthDenied;
        QTest::newRow("no agent") << false << true << Error::Kind::NoAgent;
    }
    void aRefusalIsOneOfThree()
    {
        QFETCH(bool, dismissed);
        QFETCH(bool, challenge);
        QFETCH(Error::Kind, kind);
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.authorization = FakeManager::Authorization::AskFirst;
        scene.polkit.isAuthorized = false;
        scene.polkit.isDismissed = dismissed;
        scene.polkit.isChallenge = challenge;
        scene.run({request(Verb::Start, u"a.service"_s), request(Verb::Stop, u"b.service"_s)});
        QTRY_COMPARE(scene.doneCount, 1);
        QCOMPARE(scene.polkit.asked().size(), 1);
        for (const ActionOutcome &outcome : scene.outcomes) {
            QVERIFY(!outcome.reply.isOk());
            QCOMPARE(outcome.reply.error().kind, kind);
        }
        QCOMPARE(scene.manager->jobs()->openCount(), 0);
        QVERIFY(!scene.manager->jobs()->pending(u"a.service"_s));
        QCOMPARE(scene.fake.count(u"StartUnit"_s), 0); // systemd would have asked again
    }

    void withoutOurPolicySystemdsOwnIsAsked()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.authorization = FakeManager::Authorization::AskFirst;
        scene.polkit.unregistered = {polkit::manage};
        scene.run({request(Verb::Enable, u"a.service"_s, true)});
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(scene.outcomes.front().isDone());
        QCOMPARE(scene.polkit.asked(), (QStringList{polkit::manage, polkit::manageUnitFiles,
                                                    polkit::reloadDaemon, polkit::manageUnits}));
        QVERIFY(scene.runner.asksAgain());
    }

    void theUsersOwnManagerNeedsNoPrompt()
    {
        Scene scene(Scope::User);
        QVERIFY(scene.begin());
        scene.fake.authorization = FakeManager::Authorization::AskFirst;
        scene.run({request(Verb::Start, u"a.service"_s)});
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(!scene.outcomes.front().reply.isOk());
        QVERIFY(scene.polkit.asked().isEmpty());
    }

    void enableAndStartNowIsTwoCalls()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.run({request(Verb::Enable, u"a.service"_s, true)});
        QTRY_COMPARE(scene.doneCount, 1);
        const ActionOutcome &outcome = scene.outcomes.front();
        QVERIFY(outcome.isDone());
        QVERIFY(outcome.job == Open(JobResult::Done));
        QVERIFY(outcome.reply->jobId != 0);
        QVERIFY(!outcome.reply->changes.isEmpty());
        QVERIFY(outcome.fileOutcome.has_value());
        QCOMPARE(scene.fake.count(u"StartUnit"_s), 1);
        QCOMPARE(outcome.request, request(Verb::Enable, u"a.service"_s, true));
    }

    void startingIsNotTriedIfEnablingFailed()
    {
        Scene scene;
        QVERIFY(scene.begin());
        for (const QString &method : {u"EnableUnitFiles"_s, u"EnableUnitFilesWithFlags"_s})
            scene.fake.setError(method, u"org.freedesktop.DBus.Error.FileNotFound"_s);
        scene.run({request(Verb::Enable, u"a.service"_s, true)});
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(!scene.outcomes.front().reply.isOk());
        QVERIFY(!scene.outcomes.front().fileOutcome);
        QCOMPARE(scene.fake.count(u"StartUnit"_s), 0);
    }

    void whatWasEnabledIsToldThoughStartingFailed()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.setError(u"StartUnit"_s, u"org.freedesktop.systemd1.UnitMasked"_s);
        scene.run({request(Verb::Enable, u"a.service"_s, true)});
        QTRY_COMPARE(scene.doneCount, 1);
        QCOMPARE(scene.outcomes.front().reply.error().kind, Error::Kind::UnitMasked);
        QVERIFY(scene.outcomes.front().fileOutcome);
        QVERIFY(!scene.outcomes.front().fileOutcome->changes.isEmpty());
    }

    void stoppingNowWhatIsNotLoadedIsNoFailure()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.setError(u"StopUnit"_s, u"org.freedesktop.systemd1.NoSuchUnit"_s);
        scene.run({request(Verb::Disable, u"a.service"_s, true)});
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(scene.outcomes.front().isDone());
    }

    void anErrorOfOneIsNotThatOfAll()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.setError(u"StopUnit"_s, u"org.freedesktop.systemd1.NoSuchUnit"_s);
        scene.run({request(Verb::Stop, u"a.service"_s), request(Verb::Start, u"b.service"_s)});
        QTRY_COMPARE(scene.doneCount, 1);
        QCOMPARE(scene.outcomes[0].reply.error().kind, Error::Kind::NoSuchUnit);
        QVERIFY(scene.outcomes[1].isDone());
    }

    void aThousandAtOnceAreSentInTurns()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.setSilent(u"StartUnit"_s);
        scene.fake.addUnits(1000);
        QList<VerbRequest> requests;
        for (int i = 0; i < 1000; ++i)
            requests << request(Verb::Start, u"unit-%1.service"_s.arg(i));
        scene.run(requests);
        QTRY_COMPARE(scene.fake.count(u"StartUnit"_s), 64);
        // The bus goes: every one of them ends, also those that were not sent.
        scene.bus.stop();
        QTRY_COMPARE(scene.doneCount, 1);
        QCOMPARE(scene.outcomes.size(), size_t(1000));
        for (const ActionOutcome &outcome : scene.outcomes)
            QVERIFY(!outcome.reply.isOk());
        QCOMPARE(scene.manager->jobs()->openCount(), 0);
        QCOMPARE(scene.fake.count(u"StartUnit"_s), 64);
    }

    void aThousandAreAllDone()
    {
        Scene scene;
        scene.fake.addUnits(1000);
        QVERIFY(scene.begin());
        scene.fake.authorization = FakeManager::Authorization::AskFirst;
        QList<VerbRequest> requests;
        for (int i = 0; i < 1000; ++i)
            requests << request(Verb::Start, u"unit-%1.service"_s.arg(i));
        scene.run(requests);
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(std::ranges::all_of(scene.outcomes, &ActionOutcome::isDone));
        QCOMPARE(scene.polkit.asked().size(), 1);
    }

    void nothingToDoIsDone()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.run({});
        QCOMPARE(scene.doneCount, 0); // never from within the call
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(scene.outcomes.empty());
    }

    void aReexecutionEndsAJobThatWasLost()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.fake.jobsEnd = FakeManager::JobsEnd::ByHand;
        scene.run({request(Verb::Start, u"a.service"_s)});
        QTRY_COMPARE(scene.manager->jobs()->jobs().size(), 1);
        QTRY_VERIFY(!scene.manager->jobs()->pending(u"a.service"_s));
        QVERIFY(scene.fake.reexecute()); // keeps its jobs
        QTRY_VERIFY(scene.fake.count(u"ListJobs"_s) >= 2);
        scene.fake.endJob(scene.fake.openJobs().first(), u"done"_s);
        QTRY_COMPARE(scene.doneCount, 1);
        QVERIFY(scene.outcomes.front().isDone());
    }

    void whatGoesDownWithAUnit()
    {
        Scene scene;
        const auto running = [](const QString &name, const QVariantMap &properties) {
            return FakeUnit{
                .name = name, .active = u"active"_s, .sub = u"running"_s, .unit = properties};
        };
        scene.fake.add(running(u"bus.service"_s,
                               {{u"RequiredBy"_s, QStringList{u"shell.service"_s, u"off.service"_s,
                                                              u"gone.service"_s}},
                                {u"ConsistsOf"_s, QStringList{u"part.service"_s}}}));
        scene.fake.add(running(u"shell.service"_s,
                               {{u"BoundBy"_s, QStringList{u"deep.service"_s, u"bus.service"_s}}}));
        scene.fake.add(running(u"part.service"_s, {}));
        scene.fake.add(running(u"deep.service"_s, {}));
        scene.fake.add({.name = u"off.service"_s,
                        .unit = {{u"RequiredBy"_s, QStringList{u"part.service"_s}}}});
        QVERIFY(scene.begin());
        const auto isRunning = [&scene](const QString &name) {
            const UnitInfo *unit = scene.manager->units()->find(name);
            return unit && unit->active == ActiveState::Active;
        };
        std::optional<QStringList> found;
        fetchGoesDownWith(scene.client, u"bus.service"_s, isRunning, &scene.runner,
                          [&found](const Reply<QStringList> &reply) { found = *reply; });
        QTRY_VERIFY(found);
        QCOMPARE(*found, (QStringList{u"deep.service"_s, u"part.service"_s, u"shell.service"_s}));
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::VerbRunnerTest)
#include "verb_runner_test.moc"
