// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of errors, job results, refusals and dangers; see the header.
#include "ui/look/sentences.h"

#include "ui/look/verb_look.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

struct ErrorRow
{
    Error::Kind kind;
    const char *text;
    const char *nextStep;
    bool showsMessage; ///< the manager's own words say more than ours
    Tone tone = Tone::Bad;
};

struct JobResultRow
{
    JobResult result;
    const char *word;
    const char *text;
    const char *nextStep;
};

struct JobTypeRow
{
    QLatin1StringView type;
    const char *text; // %1 is the unit
};

struct RefusalRow
{
    VerbRefusal refusal;
    const char *text; // %1 is the unit
};

struct DangerRow
{
    Danger danger;
    const char *text; // %1 is the unit
};

struct SystemStateRow
{
    QLatin1StringView state;
    const char *text; // %1 is "User manager" or "System manager"
    Tone tone;
};

// The tables stand inside the class so that lupdate knows the context of their texts
// (as to_array: in a std::array without its arguments it takes that to be "std").
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::Sentences)

public:
    static constexpr auto errors = std::to_array<ErrorRow>({
        {Error::Kind::Other, QT_TR_NOOP("The manager reported an error."), nullptr, true},
        {Error::Kind::NotConnected,
         QT_TR_NOOP("There is no connection to the manager, or it was lost before the "
                    "answer came."),
         QT_TR_NOOP("It is being looked for; try again when the status line says that it "
                    "runs."),
         false},
        {Error::Kind::ManagerMissing,
         QT_TR_NOOP("No service manager answers: systemd is not there, or not on this "
                    "bus."),
         QT_TR_NOOP("For user services log in as that user, so that its manager is "
                    "started; this program can do nothing without systemd."),
         false},
        {Error::Kind::TimedOut, QT_TR_NOOP("The manager did not answer in time."),
         QT_TR_NOOP("It may still do what was asked. Look at the unit's state before you "
                    "try again."),
         false},
        {Error::Kind::InteractionRequired,
         QT_TR_NOOP("This needs a password, and nobody was asked for one."),
         QT_TR_NOOP("Try again and answer the prompt."), false},
        {Error::Kind::AuthDismissed,
         QT_TR_NOOP("You closed the password prompt; nothing was changed."), nullptr, false,
         Tone::Calm},
        {Error::Kind::AuthDenied,
         QT_TR_NOOP("You are not allowed to do this: the password was wrong, or a rule of "
                    "this machine forbids it."),
         QT_TR_NOOP("Ask an administrator, or copy the command and run it as root."), false},
        {Error::Kind::NoAgent,
         QT_TR_NOOP("This needs a password, and no program runs that could ask you for it "
                    "(no polkit agent)."),
         QT_TR_NOOP("Install and start one, such as lxpolkit or polkit-kde-agent, or run "
                    "“pkttyagent --process %1” in a terminal and try again. Or copy the "
                    "systemctl command and run it as root."),
         false},
        {Error::Kind::NoSuchUnit, QT_TR_NOOP("There is no such unit any more."),
         QT_TR_NOOP("Refresh the list (F5). If you have just made its file, reload the "
                    "configuration of the manager."),
         false},
        {Error::Kind::UnitMasked,
         QT_TR_NOOP("The unit is blocked, so nothing can start it (masked)."),
         QT_TR_NOOP("Unblock it first."), false},
        {Error::Kind::NotAllowedByUnit,
         QT_TR_NOOP("The unit does not allow this: it is only started or stopped together "
                    "with others, or cannot do it at all."),
         QT_TR_NOOP("Start or stop the unit it belongs to."), true},
        {Error::Kind::AlreadyExists, QT_TR_NOOP("Something of that name is there already."),
         QT_TR_NOOP("Look at what is there and remove it if it is not needed."), true},
        {Error::Kind::NotSupported,
         QT_TR_NOOP("This version of systemd, or this unit, cannot do that."), nullptr, true},
        {Error::Kind::InvalidArgument, QT_TR_NOOP("The manager did not accept the request."),
         nullptr, true},
        {Error::Kind::Conflict,
         QT_TR_NOOP("Something else stands in the way: another job, a file, or units that "
                    "exclude each other."),
         QT_TR_NOOP("Wait until the running jobs have ended, then try again."), true},
        {Error::Kind::NotPermitted,
         QT_TR_NOOP("The file or journal may not be read or changed by you (permission "
                    "denied)."),
         QT_TR_NOOP("Ask an administrator for access."), true},
        {Error::Kind::NotFound, QT_TR_NOOP("It is not there (not found)."), nullptr, true},
        {Error::Kind::Malformed,
         QT_TR_NOOP("The answer could not be understood; it may come from a newer systemd."),
         QT_TR_NOOP("Copy the command and try it in a terminal."), true},
    });

    // org.freedesktop.systemd1(5), JobRemoved()
    static constexpr auto jobResults = std::to_array<JobResultRow>({
        {JobResult::Done, QT_TR_NOOP("done"), QT_TR_NOOP("It is done (done)."), nullptr},
        {JobResult::Canceled, QT_TR_NOOP("cancelled"),
         QT_TR_NOOP("The job was cancelled, by a person or by another job that took "
                    "its place (canceled)."),
         nullptr},
        {JobResult::Timeout, QT_TR_NOOP("timed out"),
         QT_TR_NOOP("The job took longer than it may and was given up (timeout)."),
         QT_TR_NOOP("See in the list of jobs and in the journal what it waited for.")},
        {JobResult::Failed, QT_TR_NOOP("failed"), QT_TR_NOOP("The unit failed meanwhile (failed)."),
         QT_TR_NOOP("The Status page says why.")},
        {JobResult::Dependency, QT_TR_NOOP("a dependency failed"),
         QT_TR_NOOP("A unit that it needs could not be started (dependency)."),
         QT_TR_NOOP("Look in the view “Failed” for the unit it needs, and start that "
                    "first.")},
        {JobResult::Skipped, QT_TR_NOOP("skipped"),
         QT_TR_NOOP("The job did not apply to the unit's state and was skipped "
                    "(skipped)."),
         nullptr},
        {JobResult::Invalid, QT_TR_NOOP("not possible"),
         QT_TR_NOOP("The unit cannot do that in its state (invalid)."), nullptr},
        {JobResult::Assert, QT_TR_NOOP("a requirement was not met"),
         QT_TR_NOOP("A requirement in its unit file was not met (assert)."),
         QT_TR_NOOP("The Status page says which one.")},
        {JobResult::Unsupported, QT_TR_NOOP("not supported here"),
         QT_TR_NOOP("Units of this type are not supported on this machine "
                    "(unsupported)."),
         nullptr},
        {JobResult::Collected, QT_TR_NOOP("dropped"),
         QT_TR_NOOP("The job was dropped because the unit is gone (collected)."), nullptr},
        {JobResult::Once, QT_TR_NOOP("had run already"),
         QT_TR_NOOP("The unit may be started only once, and it was started before "
                    "(once)."),
         QT_TR_NOOP("It can be started again after the machine has restarted.")},
        {JobResult::Frozen, QT_TR_NOOP("frozen"),
         QT_TR_NOOP("The unit is frozen and cannot change (frozen)."),
         QT_TR_NOOP("Thaw it first.")},
        {JobResult::Concurrency, QT_TR_NOOP("too many at once"),
         QT_TR_NOOP("Its slice runs as many units as it may (concurrency)."),
         QT_TR_NOOP("Stop another unit of the same slice first.")},
    });

    static constexpr auto jobTypes = std::to_array<JobTypeRow>({
        {"start"_L1, QT_TR_NOOP("Starting %1")},
        {"stop"_L1, QT_TR_NOOP("Stopping %1")},
        {"reload"_L1, QT_TR_NOOP("Reloading %1")},
        {"reload-or-start"_L1, QT_TR_NOOP("Reloading or starting %1")},
        {"restart"_L1, QT_TR_NOOP("Restarting %1")},
        {"try-restart"_L1, QT_TR_NOOP("Restarting %1 if it runs")},
        {"try-reload"_L1, QT_TR_NOOP("Reloading %1 if it runs")},
        {"verify-active"_L1, QT_TR_NOOP("Checking that %1 runs")},
        {"nop"_L1, QT_TR_NOOP("Waiting for %1")},
    });

    static constexpr auto refusals = std::to_array<RefusalRow>({
        {VerbRefusal::NotConnected, QT_TR_NOOP("There is no connection to the manager now.")},
        {VerbRefusal::ManagerTooOld, QT_TR_NOOP("This version of systemd is too old for it.")},
        {VerbRefusal::AlreadyRunning, QT_TR_NOOP("%1 runs already.")},
        {VerbRefusal::NotRunning, QT_TR_NOOP("%1 does not run.")},
        {VerbRefusal::NotFailed, QT_TR_NOOP("%1 has not failed.")},
        {VerbRefusal::Masked, QT_TR_NOOP("%1 is blocked (masked); unblock it first.")},
        {VerbRefusal::NotMasked, QT_TR_NOOP("%1 is not blocked (masked).")},
        {VerbRefusal::UnitMissing, QT_TR_NOOP("There is no unit file of %1 (not-found).")},
        {VerbRefusal::LoadFailed,
         QT_TR_NOOP("The unit file of %1 cannot be understood (bad-setting, error).")},
        {VerbRefusal::RefusesManualStart,
         QT_TR_NOOP("%1 is only started by other units, not by hand "
                    "(RefuseManualStart=yes, or its type cannot be started).")},
        {VerbRefusal::RefusesManualStop,
         QT_TR_NOOP("%1 is only stopped together with other units, not by hand "
                    "(RefuseManualStop=yes).")},
        {VerbRefusal::CannotReload,
         QT_TR_NOOP("%1 has no way to reload its configuration (no ExecReload=); restart "
                    "it instead.")},
        {VerbRefusal::CannotFreeze, QT_TR_NOOP("%1 cannot be frozen.")},
        {VerbRefusal::AlreadyFrozen, QT_TR_NOOP("%1 is frozen already.")},
        {VerbRefusal::NotFrozen, QT_TR_NOOP("%1 is not frozen.")},
        {VerbRefusal::NothingToClean,
         QT_TR_NOOP("%1 has no directories that could be cleaned (no StateDirectory=, "
                    "CacheDirectory= …).")},
        {VerbRefusal::IsTemplate, QT_TR_NOOP("%1 is a template: it needs a name after the @.")},
        {VerbRefusal::NoInstallSection,
         QT_TR_NOOP("The unit file of %1 does not say with what it should start (no "
                    "[Install] section, static).")},
        {VerbRefusal::Generated,
         QT_TR_NOOP("%1 is made by a generator from another file, which decides this "
                    "(generated).")},
        {VerbRefusal::Transient,
         QT_TR_NOOP("%1 was made while running and has no file to keep (transient).")},
        {VerbRefusal::AlreadyEnabled, QT_TR_NOOP("%1 starts by itself already (enabled).")},
        {VerbRefusal::NotEnabled, QT_TR_NOOP("%1 does not start by itself (disabled).")},
        {VerbRefusal::NoUnitFile, QT_TR_NOOP("%1 has no unit file.")},
        {VerbRefusal::NoProcesses, QT_TR_NOOP("%1 has no processes.")},
    });

    static constexpr auto dangers = std::to_array<DangerRow>({
        {Danger::Session,
         QT_TR_NOOP("%1 carries your session. Without it you are logged out at once, and "
                    "unsaved work in every program is lost.")},
        {Danger::Bus,
         QT_TR_NOOP("%1 is the bus through which programs talk to each other. Without it "
                    "the desktop and many services stop working, and the session may "
                    "end.")},
        {Danger::LoginManager,
         QT_TR_NOOP("%1 keeps track of who is logged in. Without it sessions may end, and "
                    "nobody can log in, suspend or shut down from the desktop.")},
        {Danger::Network,
         QT_TR_NOOP("%1 carries the network. Without it connections break; on a machine "
                    "you reach over the network you lock yourself out.")},
        {Danger::Journal,
         QT_TR_NOOP("%1 writes the journal. Without it messages of services are lost, and "
                    "some services lose their output for good.")},
        {Danger::DisplayManager,
         QT_TR_NOOP("%1 shows the screen you are looking at. Without it the desktop ends "
                    "at once, and unsaved work in every program is lost.")},
        {Danger::Ourselves, QT_TR_NOOP("This program runs as part of %1 and ends with it.")},
        {Danger::Manager,
         QT_TR_NOOP("%1 belongs to the service manager itself. Without it all services of "
                    "that manager end.")},
    });

    // systemctl(1), is-system-running
    static constexpr auto systemStates = std::to_array<SystemStateRow>({
        {"running"_L1, QT_TR_NOOP("%1 running"), Tone::Good},
        {"degraded"_L1, QT_TR_NOOP("%1 running, some units failed"), Tone::Busy},
        {"initializing"_L1, QT_TR_NOOP("%1 starting"), Tone::Busy},
        {"starting"_L1, QT_TR_NOOP("%1 starting"), Tone::Busy},
        {"maintenance"_L1, QT_TR_NOOP("%1 in maintenance mode"), Tone::Busy},
        {"stopping"_L1, QT_TR_NOOP("%1 stopping"), Tone::Busy},
    });
};

QString translated(const char *text)
{
    return text ? Words::tr(text) : QString();
}

QString quotedMessage(const Error &error)
{
    const QString message = error.message.trimmed();
    if (message.isEmpty())
        return error.name.isEmpty() ? QString() : Words::tr("(%1)").arg(error.name);
    return Words::tr("The original words: “%1”").arg(message);
}

QString changesText(const QList<UnitFileChange> &changes)
{
    QStringList sentences;
    std::ranges::transform(changes, std::back_inserter(sentences), changeSentence);
    return sentences.join(u' ');
}

Sentence doneSentence(const ActionOutcome &outcome)
{
    const VerbRequest &request = outcome.request;
    const VerbOutcome &result = outcome.fileOutcome ? *outcome.fileOutcome : outcome.reply.value();
    const bool isSwitch = request.verb == Verb::Enable || request.verb == Verb::Disable ||
                          request.verb == Verb::Reenable || request.verb == Verb::Preset;
    if (isSwitch && !result.carriesInstallInfo && result.changes.isEmpty()) {
        return {Words::tr("%1. Its unit file does not say with what it should start (no [Install] "
                          "section, static), so nothing was changed.")
                    .arg(notDoneText(request)),
                Words::tr("Start it by hand, or let another unit want it (Wants=)."), Tone::Busy};
    }
    const QString done = Words::tr("%1.").arg(doneText(request));
    if (verbInfo(request.verb).kind != VerbKind::UnitFile)
        return {done, {}, Tone::Good};
    if (result.changes.isEmpty())
        return {joined(done, Words::tr("It was so already; no file was changed.")), {}, Tone::Good};
    return {joined(done, changesText(result.changes)), {}, Tone::Good};
}

/// What went wrong, for an outcome that is not done; @p notDone is said before it.
Sentence failureSentence(const ActionOutcome &outcome, const QString &notDone)
{
    if (!outcome.reply) {
        const Sentence why = errorSentence(outcome.reply.error());
        return {joined(notDone, why.text), why.nextStep, why.tone};
    }
    const Open<JobResult> result = outcome.job.value_or(JobResult::Unknown);
    const auto row = std::ranges::find(Words::jobResults, result.value(), &JobResultRow::result);
    if (row != Words::jobResults.end()) {
        const bool isHarmless =
            result.value() == JobResult::Canceled || result.value() == JobResult::Skipped;
        return {joined(notDone, Words::tr(row->text)), translated(row->nextStep),
                isHarmless ? Tone::Calm : Tone::Bad};
    }
    if (result.word().isEmpty()) {
        return {Words::tr("How this ended was not seen: %1").arg(doingText(outcome.request)),
                Words::tr("Look at the unit's state before you try again."), Tone::Busy};
    }
    return {joined(notDone, Words::tr("The manager says “%1”, a word newer than this program.")
                                .arg(result.word())),
            {},
            Tone::Bad};
}

} // namespace

QString joined(const QString &first, const QString &second)
{
    //: two sentences after each other
    return second.isEmpty() ? first : Words::tr("%1 %2").arg(first, second);
}

Sentence errorSentence(const Error &error)
{
    const auto row = std::ranges::find(Words::errors, error.kind, &ErrorRow::kind);
    Q_ASSERT(row != Words::errors.end());
    QString next = translated(row->nextStep);
    if (error.kind == Error::Kind::NoAgent)
        next = next.arg(QCoreApplication::applicationPid());
    return {row->showsMessage ? joined(Words::tr(row->text), quotedMessage(error))
                              : Words::tr(row->text),
            next, row->tone};
}

Sentence outcomeSentence(const ActionOutcome &outcome, bool conditionFailed)
{
    //: a sentence saying that something was not done
    const QString notDone = Words::tr("%1.").arg(notDoneText(outcome.request));
    if (!outcome.isDone() && outcome.fileOutcome) {
        // "Enable and start now": the first went well, the second did not.
        const Verb second = outcome.request.verb == Verb::Enable ? Verb::Start : Verb::Stop;
        VerbRequest first = outcome.request;
        first.now = false;
        VerbRequest then = outcome.request;
        then.verb = second;
        then.now = false;
        //: %1 is what was done, %2 what was not
        const QString half = Words::tr("%1, but %2.").arg(doneText(first), notDoneText(then));
        return failureSentence(outcome, half);
    }
    if (!outcome.isDone())
        return failureSentence(outcome, notDone);
    if (conditionFailed && verbInfo(outcome.request.verb).kind == VerbKind::Job) {
        return {joined(notDone, Words::tr("A condition in its unit file was not met. systemd calls "
                                          "that done, not a failure.")),
                Words::tr("The Status page says which condition."), Tone::Busy};
    }
    return doneSentence(outcome);
}

QString jobResultWord(const Open<JobResult> &result)
{
    const auto row = std::ranges::find(Words::jobResults, result.value(), &JobResultRow::result);
    if (row != Words::jobResults.end())
        return Words::tr(row->word);
    return result.word().isEmpty() ? Words::tr("unknown") : result.word();
}

QString changeSentence(const UnitFileChange &change)
{
    if (change.type == "symlink"_L1)
        return Words::tr("Made the symlink %1 → %2.").arg(change.path, change.destination);
    if (change.type == "unlink"_L1)
        return Words::tr("Removed %1.").arg(change.path);
    // EnableUnitFiles() reports what it refused in the same list, in words like "masked".
    return Words::tr("Left %1 as it is (%2).").arg(change.path, change.type);
}

/// "Starting demo.service"; the unit alone if nobody told what kind of job it is.
static QString jobText(const Job &job)
{
    const auto row = std::ranges::find(Words::jobTypes, job.type, &JobTypeRow::type);
    if (row != Words::jobTypes.end())
        return Words::tr(row->text).arg(job.unit);
    return job.type.isEmpty() ? job.unit : Words::tr("%1: %2").arg(job.unit, job.type);
}

QString endedJobSentence(const EndedJob &ended)
{
    return Words::tr("%1: %2").arg(jobText(ended.job), jobResultWord(ended.result));
}

QString jobSentence(const Job &job)
{
    const QString what = jobText(job);
    switch (job.state.value()) {
    case JobState::Waiting:
        return Words::tr("%1: waiting for other jobs").arg(what);
    case JobState::Running:
        return Words::tr("%1: in progress").arg(what);
    case JobState::Unknown:
        break;
    }
    return job.state.word().isEmpty() ? what : Words::tr("%1: %2").arg(what, job.state.word());
}

QString refusalSentence(VerbRefusal refusal, const UnitInfo &unit)
{
    const auto row = std::ranges::find(Words::refusals, refusal, &RefusalRow::refusal);
    if (row == Words::refusals.end())
        return {};
    const QString text = Words::tr(row->text);
    return text.contains("%1"_L1) ? text.arg(unit.name) : text;
}

QString dangerSentence(Danger danger, const UnitId &unit)
{
    const auto row = std::ranges::find(Words::dangers, danger, &DangerRow::danger);
    return row == Words::dangers.end() ? QString() : Words::tr(row->text).arg(unit.name);
}

Sentence connectionSentence(Scope scope, const Connection &connection, const ManagerInfo &info)
{
    const QString manager =
        scope == Scope::User ? Words::tr("User manager") : Words::tr("System manager");
    const QString why =
        connection.error == Error() ? QString() : errorSentence(connection.error).text;
    switch (connection.state) {
    case ConnectionState::Starting:
        return {Words::tr("%1: connecting…").arg(manager), {}, Tone::Busy};
    case ConnectionState::Listing:
        return {Words::tr("%1: reading its units…").arg(manager), {}, Tone::Busy};
    case ConnectionState::Lost:
        return {Words::tr("%1: connection lost").arg(manager),
                joined(Words::tr("It is being looked for; what you see is the last that was "
                                 "known."),
                       why),
                Tone::Bad};
    case ConnectionState::NeverPresent:
        return {Words::tr("%1: not connected").arg(manager),
                joined(scope == Scope::User
                           ? Words::tr("No service manager of yours was found; it is started when "
                                       "you log in.")
                           : Words::tr("No systemd was found on this machine."),
                       why),
                Tone::Bad};
    case ConnectionState::Ready:
        break;
    }
    if (info.isReloading)
        return {Words::tr("%1 reading its configuration").arg(manager), {}, Tone::Busy};
    const auto row =
        std::ranges::find(Words::systemStates, info.systemState, &SystemStateRow::state);
    if (row != Words::systemStates.end())
        return {Words::tr(row->text).arg(manager), {}, row->tone};
    if (info.systemState.isEmpty())
        return {Words::tr("%1 connected").arg(manager), {}, Tone::Good};
    return {Words::tr("%1: %2").arg(manager, info.systemState), {}, Tone::Calm};
}

} // namespace unitdeck
