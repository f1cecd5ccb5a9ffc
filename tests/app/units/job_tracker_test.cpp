// SPDX-License-Identifier: GPL-3.0-or-later
// Situations of an action: its reply and its job's end in either order, and what happens when one
// of them never comes.
#include "app/units/job_tracker.h"

#include <QSignalSpy>
#include <QTest>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString unit = u"demo.service"_s;

VerbRequest startRequest(const QString &name = unit)
{
    VerbRequest request;
    request.verb = Verb::Start;
    request.unit = {Scope::System, name};
    return request;
}

VerbOutcome withJob(quint32 id)
{
    VerbOutcome outcome;
    outcome.jobId = id;
    return outcome;
}

ManagerBatch jobEnded(quint32 id, JobResult result = JobResult::Done)
{
    ManagerBatch batch;
    batch.jobsEnded << JobEnd{id, unit, result};
    return batch;
}

ManagerBatch jobNew(quint32 id)
{
    ManagerBatch batch;
    batch.jobsNew << Job{id, unit, u"start"_s, JobState::Waiting};
    return batch;
}

} // namespace

class JobTrackerTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { outcomes_.clear(); }

    void theLastThatEndedAreKnownAlsoThoseOfOthers()
    {
        JobTracker tracker;
        tracker.applyBatch(jobNew(7));
        tracker.applyBatch(jobEnded(7, JobResult::Timeout));
        QCOMPARE(tracker.ended(),
                 (QList<EndedJob>{{{7, unit, u"start"_s, JobState::Waiting}, JobResult::Timeout}}));
        for (quint32 id = 8; id < 8 + 2 * JobTracker::maxEnded; ++id)
            tracker.applyBatch(jobEnded(id));
        QCOMPARE(tracker.ended().size(), JobTracker::maxEnded);
        QCOMPARE(tracker.ended().last().job.id, 7 + 2 * JobTracker::maxEnded);
        QCOMPARE(tracker.ended().last().job.unit, unit);
    }

    void theReplyThenTheEnd()
    {
        JobTracker tracker;
        QSignalSpy pending(&tracker, &JobTracker::pendingChanged);
        const quint64 number = begin(tracker);
        QVERIFY(tracker.pending(unit) == Verb::Start);
        tracker.applyBatch(jobNew(7));
        tracker.replied(number, withJob(7));
        QVERIFY(!tracker.pending(unit)); // answered: the job itself is shown now
        QCOMPARE(tracker.openCount(), 1);
        QVERIFY(outcomes_.isEmpty());
        tracker.applyBatch(jobEnded(8));
        QVERIFY(outcomes_.isEmpty());
        tracker.applyBatch(jobEnded(7, JobResult::Failed));
        QCOMPARE(outcomes_.size(), 1);
        QVERIFY(outcomes_.first().job == Open(JobResult::Failed));
        QVERIFY(!outcomes_.first().isDone());
        QCOMPARE(outcomes_.first().request, startRequest());
        QCOMPARE(tracker.openCount(), 0);
        QCOMPARE(pending.size(), 2);
    }

    void whatAListTellsOfAJobStaysWhenItsNewsComesLater()
    {
        JobTracker tracker;
        tracker.applyListed({Job{7, unit, u"start"_s, JobState::Running}});
        ManagerBatch batch;
        batch.jobsNew << Job{7, unit, {}, {}}; // JobNew tells neither type nor state
        tracker.applyBatch(batch);
        QCOMPARE(tracker.jobs().value(7).type, u"start"_s);
        QVERIFY(tracker.jobs().value(7).state == JobState::Running);
    }

    void theEndBeforeTheReply()
    {
        JobTracker tracker;
        const quint64 number = begin(tracker);
        tracker.applyBatch(jobNew(7));
        tracker.applyBatch(jobEnded(7));
        QVERIFY(outcomes_.isEmpty());
        tracker.replied(number, withJob(7));
        QCOMPARE(outcomes_.size(), 1);
        QVERIFY(outcomes_.first().isDone());
        QVERIFY(!tracker.pending(unit));
    }

    void anEndFromBeforeTheClickIsNotOurs()
    {
        JobTracker tracker;
        tracker.applyBatch(jobEnded(7)); // nobody waits: not remembered
        const quint64 number = begin(tracker);
        tracker.replied(number, withJob(7));
        QVERIFY(outcomes_.isEmpty());
        tracker.applyBatch(jobEnded(7));
        QCOMPARE(outcomes_.size(), 1);
    }

    void aFloodOfForeignEndsDoesNotGrowForEver()
    {
        JobTracker tracker;
        const quint64 number = begin(tracker);
        ManagerBatch flood;
        for (quint32 id = 1; id <= 20'000; ++id)
            flood.jobsEnded << JobEnd{id, u"other.service"_s, JobResult::Done};
        tracker.applyBatch(flood);
        tracker.replied(number, withJob(1)); // forgotten long ago
        QVERIFY(outcomes_.isEmpty());
        QCOMPARE(tracker.openCount(), 1);
    }

    void aRefusalEndsAtOnce()
    {
        JobTracker tracker;
        const quint64 number = begin(tracker);
        const Error error{Error::Kind::AuthDenied, u"x"_s, u"no"_s};
        tracker.replied(number, error);
        QCOMPARE(outcomes_.size(), 1);
        QCOMPARE(outcomes_.first().reply.error(), error);
        QVERIFY(!outcomes_.first().job);
        QVERIFY(!tracker.pending(unit));
        tracker.replied(number, withJob(3)); // a second answer changes nothing
        QCOMPARE(outcomes_.size(), 1);
    }

    void aVerbWithoutAJobEndsWithItsReply()
    {
        JobTracker tracker;
        tracker.replied(begin(tracker), VerbOutcome());
        QCOMPARE(outcomes_.size(), 1);
        QVERIFY(outcomes_.first().isDone());
    }

    void twoRequestsShareOneJob()
    {
        JobTracker tracker;
        const quint64 first = begin(tracker);
        const quint64 second = begin(tracker);
        tracker.replied(first, withJob(7));
        QVERIFY(tracker.pending(unit)); // the second is not answered
        tracker.replied(second, withJob(7));
        tracker.applyBatch(jobEnded(7));
        QCOMPARE(outcomes_.size(), 2);
        QCOMPARE(tracker.openCount(), 0);
    }

    void theBusIsLost()
    {
        JobTracker tracker;
        begin(tracker);
        tracker.replied(begin(tracker), withJob(7));
        tracker.applyBatch(jobNew(7));
        QSignalSpy jobs(&tracker, &JobTracker::jobsChanged);
        const Error lost{Error::Kind::NotConnected, {}, {}};
        tracker.failAll(lost);
        QCOMPARE(outcomes_.size(), 2);
        QCOMPARE(outcomes_.first().reply.error(), lost);
        QCOMPARE(outcomes_.last().reply.error(), lost);
        QVERIFY(tracker.jobs().isEmpty());
        QCOMPARE(jobs.size(), 1);
        QVERIFY(!tracker.pending(unit));
        tracker.applyBatch(jobEnded(7));
        QCOMPARE(outcomes_.size(), 2);
    }

    void whatBeginsWhileTheBusIsLostHasItsOwnEnd()
    {
        JobTracker tracker;
        bool again = false;
        tracker.begin(startRequest(), [this, &tracker, &again](const ActionOutcome &) {
            if (!again)
                begin(tracker);
            again = true;
        });
        tracker.failAll({Error::Kind::NotConnected, {}, {}});
        QCOMPARE(tracker.openCount(), 1);
        QVERIFY(outcomes_.isEmpty());
        QVERIFY(tracker.pending(unit));
    }

    void afterAReexecutionAJobThatIsGoneIsEndedAsUnknown()
    {
        JobTracker tracker;
        tracker.replied(begin(tracker), withJob(7));
        tracker.replied(begin(tracker), withJob(8));
        tracker.applyListed({Job{8, unit, u"start"_s, JobState::Running}});
        QVERIFY(outcomes_.isEmpty());
        tracker.reconcile();
        QCOMPARE(outcomes_.size(), 1);
        QVERIFY(outcomes_.first().job == Open<JobResult>());
        QVERIFY(!outcomes_.first().isDone());
        tracker.applyBatch(jobEnded(8));
        QCOMPARE(outcomes_.size(), 2);
        QVERIFY(outcomes_.last().isDone());
    }

    void theListOfJobsIsKept()
    {
        JobTracker tracker;
        QSignalSpy spy(&tracker, &JobTracker::jobsChanged);
        ManagerBatch batch = jobNew(1);
        batch.jobsNew << Job{2, unit, u"stop"_s, JobState::Waiting};
        batch.jobsEnded << JobEnd{1, unit, JobResult::Canceled};
        tracker.applyBatch(batch);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(tracker.jobs().keys(), QList<quint32>{2});
        tracker.applyListed({Job{2, unit, u"stop"_s, JobState::Running}});
        QCOMPARE(spy.size(), 2);
        QVERIFY(tracker.jobs().value(2).state == JobState::Running);
        tracker.applyListed({Job{2, unit, u"stop"_s, JobState::Running}});
        tracker.applyBatch(ManagerBatch());
        QCOMPARE(spy.size(), 2);
    }

    void aVerbOfTheManagerIsOfNoUnit()
    {
        JobTracker tracker;
        QSignalSpy pending(&tracker, &JobTracker::pendingChanged);
        VerbRequest request;
        request.verb = Verb::DaemonReload;
        const quint64 number =
            tracker.begin(request, [this](const ActionOutcome &outcome) { outcomes_ << outcome; });
        tracker.replied(number, VerbOutcome());
        QVERIFY(pending.isEmpty());
        QCOMPARE(outcomes_.size(), 1);
    }

private:
    quint64 begin(JobTracker &tracker)
    {
        return tracker.begin(startRequest(),
                             [this](const ActionOutcome &outcome) { outcomes_ << outcome; });
    }

    QList<ActionOutcome> outcomes_;
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::JobTrackerTest)
#include "job_tracker_test.moc"
