// SPDX-License-Identifier: GPL-3.0-or-later
// Does a plan step by step; when one fails, what was done is undone in reverse.
#pragma once

#include "app/bus/polkit_client.h"
#include "app/plans/plan.h"
#include "app/unitfiles/unit_verifier.h"
#include "app/units/verb_runner.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace unitdeck {

enum class StepState { Waiting, Running, Done, Failed, Undoing, Undone, NotUndone };

/// What is known of a step that was done, or of why it was not.
struct StepReport
{
    std::optional<Error> error;
    std::optional<ActionOutcome> outcome; ///< of a verb that did not go well
    QList<Finding> findings;              ///< of VerifyUnit
    QString user;                         ///< ProveUnit: who the main process runs as
    quint32 pid = 0;                      ///< ProveUnit; 0: it has ended, and well
    QString note;                         ///< the helper's English: why a user stays
    std::optional<UnitDetails> details;   ///< of a unit that did not start, or not steadily
};

struct PlanOutcome
{
    enum class Kind {
        Done,
        NotAuthorized, ///< nothing was begun
        Undone,        ///< a step failed, and all is as it was
        NotUndone      ///< a step failed, and something of what was done stays
    };
    Kind kind = Kind::Done;
    qsizetype failedStep = -1;
    std::optional<Error> error; ///< NotAuthorized
};

/// What the runner works with; all outlive it.
struct PlanTools
{
    QList<Manager *> managers; ///< one per scope
    VerbRunner *runner = nullptr;
    PolkitClient *polkit = nullptr;
    HelperClient *helper = nullptr;
};

/// GUI thread; waits for nothing. An administrator is asked once, before the first step: without
/// that nothing is begun. A plan that has begun goes on to an end when this is gone only as far as
/// the step under way.
class PlanRunner final : public QObject
{
    Q_OBJECT
public:
    explicit PlanRunner(PlanTools tools, QObject *parent = nullptr);

    /// One at a time. finished() follows.
    void run(const Plan &plan);
    /// Undoes what was done, after the step under way.
    void stop();

    bool isRunning() const { return isRunning_; }
    StepState state(qsizetype step) const { return states_.value(step, StepState::Waiting); }
    StepReport report(qsizetype step) const { return reports_.value(step); }

Q_SIGNALS:
    void stepChanged(qsizetype step);
    void finished(const unitdeck::PlanOutcome &outcome);

private:
    struct Execute;
    struct Undo;
    using Next = std::function<void(const StepReport &)>;

    void authorize();
    void next();
    void handleDone(const StepReport &report);
    void undoNext();
    void handleUndone(const StepReport &report);
    void setState(qsizetype step, StepState state);
    void finish(const PlanOutcome &outcome);

    void runVerbs(const QList<VerbRequest> &requests, const Next &then);
    void saveFile(const UnitFileTarget &target, const FileContent &content,
                  const FileContent &expected, const Next &then);
    void install(const InstallProgram &step, const Next &then);
    void verify(const VerifyUnit &step, const Next &then);
    void prove(const ProveUnit &step, const Next &then);
    void judge(const ProveUnit &step, const UnitDetails &details, const Next &then);
    /// Calls @p then with what is known of the unit.
    void withDetails(const UnitId &unit, const StepReport &report, const Next &then);
    Manager *managerOf(Scope scope) const;

    PlanTools tools_;
    UnitVerifier verifier_;
    Next afterCheck_;
    QTimer proofTimer_;
    std::function<void()> afterProofTime_;
    Plan plan_;
    QList<StepState> states_;
    QList<StepReport> reports_;
    qsizetype at_ = 0;
    PlanOutcome outcome_;
    bool isRunning_ = false;
    bool isStopped_ = false;
};

} // namespace unitdeck
