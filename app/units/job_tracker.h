// SPDX-License-Identifier: GPL-3.0-or-later
// All jobs of one manager, and the actions of ours from the click to the outcome.
#pragma once

#include "app/bus/systemd_client.h"
#include "app/values/job.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace unitdeck {

/// How an action of ours ended.
struct ActionOutcome
{
    VerbRequest request;
    Reply<VerbOutcome> reply;           ///< the call's answer
    std::optional<Open<JobResult>> job; ///< how the job it made ended; absent if it made none.
                                        ///< Unknown without a word: it ended unseen
    /// `now` requests: what the unit file verb did, also when starting or stopping failed after it.
    std::optional<VerbOutcome> fileOutcome;

    /// The call went well, and the job, if any, is "done".
    bool isDone() const { return reply.isOk() && (!job || *job == JobResult::Done); }
};

/// GUI thread. An action is Requested at the click, has a job when the reply is there, and ends
/// with JobRemoved; reply and signal are seen in either order. A lost bus finishes every open
/// action with an error: nothing waits for ever.
class JobTracker final : public QObject
{
    Q_OBJECT
public:
    explicit JobTracker(QObject *parent = nullptr);

    /// The jobs the manager has now, ours or not, by id.
    const QHash<quint32, Job> &jobs() const { return jobs_; }
    /// The last that ended, ours or not, oldest first.
    const QList<EndedJob> &ended() const { return ended_; }
    static constexpr qsizetype maxEnded = 10;
    /// The verb asked of @p unit and not answered yet; the row shows it at once.
    std::optional<Verb> pending(const QString &unit) const;
    /// Number of actions of ours that are still open.
    qsizetype openCount() const { return actions_.size(); }

    /// Registers an action of ours; returns its number.
    quint64 begin(const VerbRequest &request, std::function<void(const ActionOutcome &)> done);
    /// The reply to action @p number. Without a job the action ends now.
    void replied(quint64 number, const Reply<VerbOutcome> &reply);

    void applyListed(const QList<Job> &jobs);
    void applyBatch(const ManagerBatch &batch);
    /// The bus is gone: ends every open action with @p error.
    void failAll(const Error &error);
    /// After a re-execution: ends actions whose job is not in a fresh list of jobs.
    void reconcile();

Q_SIGNALS:
    void jobsChanged();
    /// The pending verb of @p unit changed.
    void pendingChanged(const QString &unit);

private:
    struct Action
    {
        VerbRequest request;
        std::function<void(const ActionOutcome &)> done;
        std::optional<VerbOutcome> outcome; // the reply, once it is there and names a job
    };
    void answered(quint64 number);
    void end(quint64 number, const Reply<VerbOutcome> &reply, std::optional<Open<JobResult>> job);

    void rememberEnd(const JobEnd &ended);

    QHash<quint32, Job> jobs_;
    QList<EndedJob> ended_;
    QHash<quint64, Action> actions_;
    QList<quint64> missing_;                    // actions whose job the last list did not have
    QMultiHash<quint32, quint64> actionsOfJob_; // two requests may share one job
    QHash<QString, QList<quint64>> unanswered_; // by unit, oldest first
    qsizetype unansweredCount_ = 0;
    QHash<quint32, Open<JobResult>> recentEnds_; // JobRemoved may come before the reply
    QList<quint32> recentOrder_;                 // oldest first
    quint64 lastNumber_ = 0;
};

} // namespace unitdeck
