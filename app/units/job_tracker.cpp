// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs and the actions of ours; see the header.
#include "app/units/job_tracker.h"

#include <algorithm>

namespace unitdeck {

namespace {

// JobRemoved overtakes the reply by one round trip at most; a burst of foreign jobs fits in
// between.
constexpr qsizetype maxRecentEnds = 4096;

} // namespace

JobTracker::JobTracker(QObject *parent)
    : QObject(parent)
{
}

std::optional<Verb> JobTracker::pending(const QString &unit) const
{
    const auto numbers = unanswered_.constFind(unit);
    if (numbers == unanswered_.constEnd())
        return {};
    return actions_.value(numbers->last()).request.verb;
}

quint64 JobTracker::begin(const VerbRequest &request,
                          std::function<void(const ActionOutcome &)> done)
{
    const quint64 number = ++lastNumber_;
    actions_.insert(number, Action{request, std::move(done), {}});
    ++unansweredCount_;
    if (!request.unit.isEmpty()) {
        unanswered_[request.unit.name] << number;
        Q_EMIT pendingChanged(request.unit.name);
    }
    return number;
}

void JobTracker::replied(quint64 number, const Reply<VerbOutcome> &reply)
{
    const auto action = actions_.find(number);
    if (action == actions_.end() || action->outcome)
        return; // ended by failAll(), or answered twice
    if (!reply.isOk() || reply->jobId == 0) {
        end(number, reply, {});
        return;
    }
    const quint32 job = reply->jobId;
    if (const auto ended = recentEnds_.constFind(job); ended != recentEnds_.constEnd()) {
        end(number, reply, *ended);
        return;
    }
    action->outcome = *reply;
    actionsOfJob_.insert(job, number);
    answered(number);
}

void JobTracker::applyListed(const QList<Job> &jobs)
{
    QHash<quint32, Job> listed;
    listed.reserve(jobs.size());
    for (const Job &job : jobs)
        listed.insert(job.id, job);
    // Only what was there when the list was made can be missing from it.
    missing_.clear();
    for (auto row = actionsOfJob_.constBegin(); row != actionsOfJob_.constEnd(); ++row) {
        if (!listed.contains(row.key()))
            missing_ << row.value();
    }
    if (listed == jobs_)
        return;
    jobs_ = std::move(listed);
    Q_EMIT jobsChanged();
}

void JobTracker::applyBatch(const ManagerBatch &batch)
{
    if (batch.jobsNew.isEmpty() && batch.jobsEnded.isEmpty())
        return;
    for (const Job &job : batch.jobsNew) {
        // The news knows neither type nor state; a list that came first does.
        if (!jobs_.contains(job.id))
            jobs_.insert(job.id, job);
    }
    for (const JobEnd &ended : batch.jobsEnded) {
        Job job = jobs_.take(ended.id);
        job.id = ended.id; // also of one that came and went within a batch
        job.unit = ended.unit;
        ended_.append({job, ended.result});
    }
    ended_.remove(0, std::max<qsizetype>(0, ended_.size() - maxEnded));
    Q_EMIT jobsChanged();
    for (const JobEnd &ended : batch.jobsEnded) {
        QList<quint64> numbers = actionsOfJob_.values(ended.id);
        std::ranges::sort(numbers);
        rememberEnd(ended);
        for (const quint64 number : std::as_const(numbers)) {
            if (const auto action = actions_.constFind(number); action != actions_.constEnd())
                end(number, *action->outcome, ended.result);
        }
    }
}

void JobTracker::rememberEnd(const JobEnd &ended)
{
    if (unansweredCount_ == 0)
        return; // no reply is under way that could name it
    if (!recentEnds_.contains(ended.id))
        recentOrder_ << ended.id;
    recentEnds_.insert(ended.id, ended.result);
    while (recentOrder_.size() > maxRecentEnds)
        recentEnds_.remove(recentOrder_.takeFirst());
}

void JobTracker::failAll(const Error &error)
{
    QList<quint64> numbers = actions_.keys();
    std::ranges::sort(numbers);
    // Only those that are open now: what a callback begins afterwards has its own end.
    for (const quint64 number : std::as_const(numbers)) {
        if (actions_.contains(number))
            end(number, error, {});
    }
    if (jobs_.isEmpty())
        return;
    jobs_.clear();
    Q_EMIT jobsChanged();
}

void JobTracker::reconcile()
{
    QList<quint64> lost = std::exchange(missing_, {});
    std::ranges::sort(lost);
    for (const quint64 number : std::as_const(lost)) {
        if (const auto action = actions_.constFind(number); action != actions_.constEnd())
            end(number, *action->outcome, Open<JobResult>());
    }
}

void JobTracker::answered(quint64 number)
{
    const Action &action = *actions_.constFind(number);
    --unansweredCount_;
    if (unansweredCount_ == 0) {
        recentEnds_.clear();
        recentOrder_.clear();
    }
    const QString unit = action.request.unit.name;
    const auto numbers = unanswered_.find(unit);
    if (numbers == unanswered_.end())
        return;
    numbers->removeOne(number);
    if (numbers->isEmpty())
        unanswered_.erase(numbers);
    Q_EMIT pendingChanged(unit);
}

void JobTracker::end(quint64 number, const Reply<VerbOutcome> &reply,
                     std::optional<Open<JobResult>> job)
{
    // Copies: the arguments may live in what is taken away here.
    const ActionOutcome outcome{actions_.constFind(number)->request, reply, std::move(job), {}};
    if (const auto known = actions_.constFind(number)->outcome)
        actionsOfJob_.remove(known->jobId, number);
    else
        answered(number);
    const Action action = actions_.take(number);
    if (action.done)
        action.done(outcome);
}

} // namespace unitdeck
