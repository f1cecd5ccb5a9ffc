// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of steps, states and problems; see the header.
#include "ui/look/plan_words.h"

#include "app/units/diagnosis.h"
#include "ui/look/finding_words.h"
#include "ui/look/unit_facts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct VerbRow
{
    Verb verb;
    bool now;
    const char *ofUser;   // %1 is the unit
    const char *ofSystem; // %1 is the unit
};

struct ProblemRow
{
    ChoiceProblem problem;
    const char *text; // %1 is what was chosen
};

struct StateRow
{
    StepState state;
    const char *word;
};

// Inside a class so that lupdate knows the context of the texts.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::PlanWords)

public:
    static constexpr auto verbs = std::to_array<VerbRow>({
        {Verb::Disable, true, QT_TR_NOOP("Stop %1 (user) and switch its autostart off"),
         QT_TR_NOOP("Stop %1 (system) and switch its autostart off")},
        {Verb::Disable, false, QT_TR_NOOP("Switch the autostart of %1 (user) off"),
         QT_TR_NOOP("Switch the autostart of %1 (system) off")},
        {Verb::Stop, false, QT_TR_NOOP("Stop %1 (user)"), QT_TR_NOOP("Stop %1 (system)")},
        {Verb::Start, false, QT_TR_NOOP("Start %1 (user)"), QT_TR_NOOP("Start %1 (system)")},
        {Verb::Enable, false, QT_TR_NOOP("Let %1 start when you log in"),
         QT_TR_NOOP("Let %1 start when the machine does")},
        {Verb::ResetFailed, false, QT_TR_NOOP("Forget that %1 failed (user)"),
         QT_TR_NOOP("Forget that %1 failed (system)")},
        {Verb::DaemonReload, false, QT_TR_NOOP("Let your manager read its files again"),
         QT_TR_NOOP("Let the system's manager read its files again")},
    });
    static constexpr auto problems = std::to_array<ProblemRow>({
        {ChoiceProblem::BadName,
         QT_TR_NOOP(
             "“%1” is no name of a service: it takes letters, digits and “:-_.”, and ends in "
             ".service.")},
        {ChoiceProblem::NameTaken,
         QT_TR_NOOP("There is a system unit %1 already; choose another name.")},
        {ChoiceProblem::BadFolder,
         QT_TR_NOOP("“%1” is no name for a program's folder: it takes letters, digits and “_.-”.")},
        {ChoiceProblem::FolderTaken,
         QT_TR_NOOP("There is a folder %1 in /usr/local/lib already; choose another one.")},
        {ChoiceProblem::BadUser,
         QT_TR_NOOP("“%1” is no name for a user: it takes up to 31 lower case letters, digits and "
                    "“_-”, and begins with a letter.")},
        {ChoiceProblem::UserTaken,
         QT_TR_NOOP("There is a user or group %1 already; a service is better off with one of its "
                    "own.")},
    });
    static constexpr auto states = std::to_array<StateRow>({
        {StepState::Running, QT_TR_NOOP("Under way…")},
        {StepState::Done, QT_TR_NOOP("Done")},
        {StepState::Failed, QT_TR_NOOP("Failed")},
        {StepState::Undoing, QT_TR_NOOP("Being undone…")},
        {StepState::Undone, QT_TR_NOOP("Undone")},
        {StepState::NotUndone, QT_TR_NOOP("Could not be undone")},
    });
};

struct StepWords
{
    QString operator()(const RunVerbs &step) const
    {
        QStringList sentences;
        for (const VerbRequest &request : step.requests) {
            const auto row = std::ranges::find_if(Words::verbs, [&](const VerbRow &each) {
                return each.verb == request.verb && each.now == request.now;
            });
            if (row == Words::verbs.end())
                sentences << systemctlCommand(request);
            else
                sentences << Words::tr(request.unit.scope == Scope::User ? row->ofUser
                                                                         : row->ofSystem)
                                 .replace(u"%1"_s, request.unit.name); // of a reload there is none
        }
        return sentences.join(u"; "_s);
    }
    QString operator()(const InstallProgram &step) const
    {
        const int count = static_cast<int>(step.files.size());
        return step.scope == Scope::System
                   ? Words::tr("Install the program, %n file(s) of root, in %1", nullptr, count)
                         .arg(step.folder)
                   : Words::tr("Copy the program, %n file(s), to %1", nullptr, count)
                         .arg(shortPath(step.folder));
    }
    QString operator()(const RemoveProgram &step) const
    {
        return Words::tr("Remove the program in %1").arg(systemProgramFolder(step.name));
    }
    QString operator()(const CreateUser &step) const
    {
        return Words::tr("Create the user %1 (no login, no home)").arg(step.name);
    }
    QString operator()(const RemoveUser &step) const
    {
        return Words::tr("Remove the user %1").arg(step.name);
    }
    QString operator()(const WriteUnitFile &step) const
    {
        const Reply<QString> path = unitFilePath(step.target, userUnitFilePlaces());
        const QString shown = path ? shortPath(*path) : step.target.unit.name;
        return (step.content ? Words::tr("Write %1") : Words::tr("Remove %1")).arg(shown);
    }
    QString operator()(const VerifyUnit &step) const
    {
        return Words::tr("Check %1").arg(step.unit.name);
    }
    QString operator()(const ProveUnit &step) const
    {
        if (step.isDynamic)
            return Words::tr("Prove that it runs, as a user that systemd made for it");
        return step.user.isEmpty() ? Words::tr("Prove that it runs, as you")
                                   : Words::tr("Prove that it runs, as the user %1").arg(step.user);
    }
};

Sentence failureOf(const PlanStep &step, const StepReport &report)
{
    if (report.details) {
        const Diagnosis diagnosis = diagnose(*report.details);
        if (diagnosis.cause != Diagnosis::Cause::None)
            return diagnosisSentence(diagnosis, report.details->id);
        if (std::holds_alternative<ProveUnit>(step.action)) {
            return {Words::tr("It does not go on running: its state is %1.")
                        .arg(report.details->text(u"ActiveState"_s) + u" ("_s +
                             report.details->text(u"SubState"_s) + u')'),
                    {},
                    Tone::Bad};
        }
    }
    if (report.outcome)
        return outcomeSentence(*report.outcome, false);
    if (report.error && std::holds_alternative<ProveUnit>(step.action) &&
        report.error->kind == Error::Kind::NotPermitted) {
        return {
            Words::tr("It runs as the user %1 instead.").arg(report.error->message), {}, Tone::Bad};
    }
    return report.error ? errorSentence(*report.error) : Sentence();
}

} // namespace

QString stepSentence(const PlanStep &step)
{
    return std::visit(StepWords(), step.action);
}

Sentence stepReportSentence(const PlanStep &step, const StepReport &report)
{
    if (report.error || report.outcome)
        return failureOf(step, report);
    if (!report.findings.isEmpty()) {
        // Errors first: they are why it stopped.
        const auto worst =
            std::ranges::find(report.findings, Finding::Severity::Error, &Finding::severity);
        const Finding &finding = worst == report.findings.end() ? report.findings.first() : *worst;
        return findingSentence(finding);
    }
    if (std::holds_alternative<ProveUnit>(step.action)) {
        if (report.pid == 0)
            return {Words::tr("It has done its work and ended well."), {}, Tone::Good};
        return {Words::tr("Its main process, %1, runs as the user %2.")
                    .arg(QString::number(report.pid), report.user),
                {},
                Tone::Good};
    }
    if (!report.note.isEmpty())
        return {Words::tr("It stays: %1").arg(report.note), {}, Tone::Busy};
    return {};
}

QString stepStateWord(StepState state)
{
    const auto row = std::ranges::find(Words::states, state, &StateRow::state);
    return row == Words::states.end() ? QString() : Words::tr(row->word);
}

Sentence planOutcomeSentence(const PlanOutcome &outcome, const Plan &plan, const StepReport &report)
{
    using Kind = PlanOutcome::Kind;
    if (outcome.kind == Kind::Done)
        return {};
    if (outcome.kind == Kind::NotAuthorized) {
        const Sentence sentence = outcome.error ? errorSentence(*outcome.error) : Sentence();
        return {joined(Words::tr("Nothing was begun."), sentence.text), sentence.nextStep,
                sentence.tone};
    }
    const PlanStep step = plan.value(outcome.failedStep);
    const Sentence why = stepReportSentence(step, report);
    const QString first =
        why.text.isEmpty()
            ? Words::tr("It was stopped.")
            : joined(Words::tr("Step %1 failed: %2.", "of a plan; %2 is what the step does")
                         .arg(QString::number(outcome.failedStep + 1), stepSentence(step)),
                     why.text);
    const QString end = outcome.kind == Kind::Undone
                            ? Words::tr("What was done before was undone: all is as it was.")
                            : Words::tr("Not all of what was done could be undone; the list says "
                                        "what stays.");
    return {joined(first, end), why.nextStep, Tone::Bad};
}

QString choiceProblemSentence(ChoiceProblem problem, const PromotionChoices &choices)
{
    const auto row = std::ranges::find(Words::problems, problem, &ProblemRow::problem);
    using P = ChoiceProblem;
    const QString &chosen = problem == P::BadName || problem == P::NameTaken       ? choices.name
                            : problem == P::BadFolder || problem == P::FolderTaken ? choices.folder
                                                                                   : choices.user;
    return Words::tr(row->text).arg(chosen);
}

} // namespace unitdeck
