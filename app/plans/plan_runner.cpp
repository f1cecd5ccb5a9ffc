// SPDX-License-Identifier: GPL-3.0-or-later
// The steps done and undone; see the header.
#include "app/plans/plan_runner.h"

#include "app/bus/polkit_actions.h"
#include "app/plans/process_owner.h"
#include "app/plans/program_files.h"
#include "app/unitfiles/worker.h"

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A program that cannot be run, or ends at once, has done so by then: Type=simple counts as
/// started before its program is (systemd.service(5)).
constexpr auto proofTime = 1500ms;

struct Refusal
{
    PolkitAnswer answer;
    Error::Kind kind;
};

constexpr std::array refusals{Refusal{PolkitAnswer::Dismissed, Error::Kind::AuthDismissed},
                              Refusal{PolkitAnswer::Denied, Error::Kind::AuthDenied},
                              Refusal{PolkitAnswer::NoAgent, Error::Kind::NoAgent},
                              Refusal{PolkitAnswer::UnknownAction, Error::Kind::NotSupported},
                              Refusal{PolkitAnswer::Unavailable, Error::Kind::NotConnected}};

bool isFailure(const StepReport &report)
{
    return report.error || report.outcome ||
           std::ranges::any_of(report.findings, [](const Finding &finding) {
               return finding.severity == Finding::Severity::Error;
           });
}

StepReport failed(Error::Kind kind, const QString &message)
{
    StepReport report;
    report.error = Error{kind, {}, message};
    return report;
}

template <typename T>
Done<T> reportTo(const std::function<void(const StepReport &)> &then)
{
    return [then](const Reply<T> &reply) {
        StepReport report;
        if (!reply)
            report.error = reply.error();
        then(report);
    };
}

} // namespace

PlanRunner::PlanRunner(PlanTools tools, QObject *parent)
    : QObject(parent)
    , tools_(std::move(tools))
{
    proofTimer_.setSingleShot(true);
    proofTimer_.setInterval(proofTime);
    connect(&proofTimer_, &QTimer::timeout, this, [this] { afterProofTime_(); });
    connect(&verifier_, &UnitVerifier::checked, this, [this](const QList<Finding> &findings) {
        if (const Next then = std::exchange(afterCheck_, {})) {
            StepReport report;
            report.findings = findings;
            then(report);
        }
    });
}

Manager *PlanRunner::managerOf(Scope scope) const
{
    return *std::ranges::find(tools_.managers, scope, &Manager::scope);
}

void PlanRunner::run(const Plan &plan)
{
    Q_ASSERT(!isRunning_);
    plan_ = plan;
    states_ = QList<StepState>(plan.size(), StepState::Waiting);
    reports_ = QList<StepReport>(plan.size());
    at_ = -1;
    outcome_ = {};
    isRunning_ = true;
    isStopped_ = false;
    for (qsizetype step = 0; step < plan_.size(); ++step)
        Q_EMIT stepChanged(step);
    if (needsAuthorization(plan_))
        authorize();
    else
        next();
}

void PlanRunner::stop()
{
    isStopped_ = true;
}

void PlanRunner::authorize()
{
    tools_.polkit->authorize(
        QString(polkit::manageFiles), {}, this, [this](const Reply<PolkitAnswer> &answer) {
            const auto refusal = std::ranges::find(
                refusals, answer ? *answer : PolkitAnswer::Unavailable, &Refusal::answer);
            if (refusal == refusals.end()) {
                next();
                return;
            }
            PlanOutcome outcome;
            outcome.kind = PlanOutcome::Kind::NotAuthorized;
            outcome.error = Error{refusal->kind, {}, {}};
            finish(outcome);
        });
}

void PlanRunner::setState(qsizetype step, StepState state)
{
    states_[step] = state;
    Q_EMIT stepChanged(step);
}

struct PlanRunner::Execute
{
    PlanRunner *self;
    Next then;

    void operator()(const RunVerbs &step) const { self->runVerbs(step.requests, then); }
    void operator()(const InstallProgram &step) const { self->install(step, then); }
    void operator()(const RemoveProgram &step) const
    {
        self->tools_.helper->removeProgram(step.name, self, reportTo<Ok>(then));
    }
    void operator()(const CreateUser &step) const
    {
        self->tools_.helper->createUser(
            step.name, step.description, self, [this_ = *this, step](const Reply<bool> &isMade) {
                StepReport report;
                if (!isMade)
                    report.error = isMade.error();
                else if (!*isMade) // it would become this service's without anybody's word
                    report.error = Error{Error::Kind::AlreadyExists, {}, step.name};
                this_.then(report);
            });
    }
    void operator()(const RemoveUser &step) const
    {
        self->tools_.helper->removeUser(step.name, self,
                                        [then = then](const Reply<QString> &reason) {
                                            StepReport report;
                                            if (!reason)
                                                report.error = reason.error();
                                            else
                                                report.note = *reason;
                                            then(report);
                                        });
    }
    void operator()(const WriteUnitFile &step) const
    {
        self->saveFile(step.target, step.content, step.expected, then);
    }
    void operator()(const VerifyUnit &step) const { self->verify(step, then); }
    void operator()(const ProveUnit &step) const { self->prove(step, then); }
};

struct PlanRunner::Undo
{
    PlanRunner *self;
    Next then;

    void operator()(const RunVerbs &step) const { self->runVerbs(step.undo, then); }
    void operator()(const InstallProgram &step) const
    {
        if (step.scope == Scope::System) {
            self->tools_.helper->removeProgram(step.folder.section(u'/', -1), self,
                                               reportTo<Ok>(then));
            return;
        }
        runInWorker<Ok>([step] { return removeCopies(step); }, self, reportTo<Ok>(then));
    }
    void operator()(const CreateUser &step) const { Execute{self, then}(RemoveUser{step.name}); }
    void operator()(const WriteUnitFile &step) const
    {
        const auto reload = [this_ = *this, step](const StepReport &report) {
            if (isFailure(report)) {
                this_.then(report);
                return;
            }
            this_.self->runVerbs({{Verb::DaemonReload, {step.target.unit.scope, {}}}}, this_.then);
        };
        self->saveFile(step.target, step.expected, step.content, reload);
    }
    // What only tidies up, or looks, has nothing to be taken back.
    void operator()(const RemoveProgram &) const { then({}); }
    void operator()(const RemoveUser &) const { then({}); }
    void operator()(const VerifyUnit &) const { then({}); }
    void operator()(const ProveUnit &) const { then({}); }
};

void PlanRunner::next()
{
    ++at_;
    // What was proven stays, so that tidying up is not stopped half way.
    if (isStopped_ && at_ < plan_.size() && !plan_.at(at_).isTidying) {
        outcome_.failedStep = at_;
        outcome_.kind = PlanOutcome::Kind::Undone;
        undoNext();
        return;
    }
    if (at_ == plan_.size()) {
        finish(outcome_);
        return;
    }
    setState(at_, StepState::Running);
    std::visit(Execute{this, [this](const StepReport &report) { handleDone(report); }},
               plan_.at(at_).action);
}

void PlanRunner::handleDone(const StepReport &report)
{
    reports_[at_] = report;
    if (!isFailure(report)) {
        setState(at_, StepState::Done);
        next();
        return;
    }
    setState(at_, StepState::Failed);
    if (plan_.at(at_).isTidying) {
        finish(outcome_); // the rest would take away what this one still needs
        return;
    }
    outcome_.failedStep = at_;
    outcome_.kind = PlanOutcome::Kind::Undone;
    // Of several verbs some may have been done.
    if (const auto *verbs = std::get_if<RunVerbs>(&plan_.at(at_).action)) {
        runVerbs(verbs->undo, [this](const StepReport &undone) {
            if (isFailure(undone)) {
                outcome_.kind = PlanOutcome::Kind::NotUndone;
                setState(at_, StepState::NotUndone);
            }
            undoNext();
        });
        return;
    }
    undoNext();
}

void PlanRunner::undoNext()
{
    --at_;
    if (at_ < 0) {
        finish(outcome_);
        return;
    }
    setState(at_, StepState::Undoing);
    std::visit(Undo{this, [this](const StepReport &report) { handleUndone(report); }},
               plan_.at(at_).action);
}

void PlanRunner::handleUndone(const StepReport &report)
{
    const bool isUndone = !isFailure(report) && report.note.isEmpty();
    if (!isUndone) {
        reports_[at_] = report;
        outcome_.kind = PlanOutcome::Kind::NotUndone;
    }
    setState(at_, isUndone ? StepState::Undone : StepState::NotUndone);
    undoNext();
}

void PlanRunner::finish(const PlanOutcome &outcome)
{
    isRunning_ = false;
    Q_EMIT finished(outcome);
}

void PlanRunner::runVerbs(const QList<VerbRequest> &requests, const Next &then)
{
    if (requests.isEmpty()) {
        then({});
        return;
    }
    const auto handle = [this, guard = QPointer(this),
                         then](const std::vector<ActionOutcome> &outcomes) {
        if (!guard)
            return;
        const auto isBad = [](const ActionOutcome &outcome) {
            // What is not loaded has nothing to forget.
            return !outcome.isDone() && outcome.request.verb != Verb::ResetFailed;
        };
        const auto bad = std::ranges::find_if(outcomes, isBad);
        StepReport report;
        if (bad == outcomes.end()) {
            then(report);
            return;
        }
        report.outcome = *bad;
        if (bad->job)
            withDetails(bad->request.unit, report, then);
        else
            then(report);
    };
    tools_.runner->run(managerOf(requests.first().unit.scope), requests, handle);
}

void PlanRunner::withDetails(const UnitId &unit, const StepReport &report, const Next &then)
{
    managerOf(unit.scope)
        ->client()
        ->fetchDetails(unit.name, this, [report, then](const Reply<UnitDetails> &details) {
            StepReport whole = report;
            if (details)
                whole.details = *details;
            then(whole);
        });
}

void PlanRunner::saveFile(const UnitFileTarget &target, const FileContent &content,
                          const FileContent &expected, const Next &then)
{
    saveUnitFile(target, userUnitFilePlaces(), tools_.helper, content, expected, this,
                 reportTo<SavedFile>(then));
}

void PlanRunner::install(const InstallProgram &step, const Next &then)
{
    if (step.scope == Scope::User) {
        runInWorker<Ok>([step] { return copyProgram(step); }, this, reportTo<Ok>(then));
        return;
    }
    const auto send = [this, step, then](const Reply<QList<ProgramFile>> &files) {
        if (!files) {
            then(failed(files.error().kind, files.error().message));
            return;
        }
        tools_.helper->installProgram(step.folder.section(u'/', -1), *files, this,
                                      reportTo<QString>(then));
    };
    runInWorker<QList<ProgramFile>>([step] { return readProgram(step); }, this, send);
}

void PlanRunner::verify(const VerifyUnit &step, const Next &then)
{
    afterCheck_ = then;
    CheckInput input;
    input.unit = step.unit;
    input.files = step.files;
    const Manager *manager = managerOf(step.unit.scope);
    const QHash<QString, UnitInfo> &units = manager->units()->units();
    for (auto unit = units.keyBegin(); unit != units.keyEnd(); ++unit)
        input.knownUnits.insert(*unit);
    input.managerVersion = manager->info().version;
    verifier_.check(input);
}

void PlanRunner::prove(const ProveUnit &step, const Next &then)
{
    afterProofTime_ = [this, step, then] {
        managerOf(step.unit.scope)
            ->client()
            ->fetchDetails(step.unit.name, this,
                           [this, step, then](const Reply<UnitDetails> &details) {
                               if (details)
                                   judge(step, *details, then);
                               else
                                   then(failed(details.error().kind, details.error().message));
                           });
    };
    proofTimer_.start();
}

void PlanRunner::judge(const ProveUnit &step, const UnitDetails &details, const Next &then)
{
    StepReport report;
    const QString state = details.text(u"ActiveState"_s);
    const bool hasEndedWell = (state == "inactive"_L1 || state == "active"_L1) &&
                              details.text(u"Result"_s) == "success"_L1;
    report.pid = static_cast<quint32>(details.number(u"MainPID"_s).value_or(0));
    // Type=oneshot and the like may have done their work by now.
    const bool isSteady = state == "active"_L1 && details.number(u"NRestarts"_s).value_or(0) == 0;
    const bool mayEnd = details.text(u"Type"_s) == "oneshot"_L1;
    if (mayEnd ? !hasEndedWell : !isSteady || report.pid == 0) {
        report = failed(Error::Kind::Other, state);
        report.details = details;
        then(report);
        return;
    }
    if (report.pid == 0) {
        then(report);
        return;
    }
    const auto tell = [report, step, then](const Reply<ProcessOwner> &owner) {
        StepReport whole = report;
        if (!owner) {
            whole.error = owner.error();
        } else {
            whole.user = owner->name;
            if (!isExpected(*owner, step.user, step.isDynamic))
                whole.error = Error{Error::Kind::NotPermitted, {}, owner->name};
        }
        then(whole);
    };
    runInWorker<ProcessOwner>([pid = report.pid] { return ownerOf(pid); }, this, tell);
}

} // namespace unitdeck
