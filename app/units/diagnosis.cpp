// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the cause out of a unit's properties; see the header.
#include "app/units/diagnosis.h"

#include "app/units/exec_command.h"
#include "app/values/unit_states.h"
#include "app/values/verb.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <system_error>

namespace unitdeck {

namespace {

using Cause = Diagnosis::Cause;

struct ResultRow
{
    QLatin1StringView word;
    Cause cause;
    ProcessEnd end; ///< how the process that is to blame ended; None: look for none
};

// The results of all types of units: *_result_table in systemd's src/core/{service,socket,mount,
// swap,timer,path,automount,scope}.c; those of services in systemd.exec(5), $SERVICE_RESULT.
constexpr std::array resultTable{
    ResultRow{"resources"_L1, Cause::Resources, ProcessEnd::None},
    ResultRow{"protocol"_L1, Cause::ProtocolError, ProcessEnd::Exited},
    ResultRow{"timeout"_L1, Cause::Timeout, ProcessEnd::None},
    ResultRow{"exit-code"_L1, Cause::ExitCode, ProcessEnd::Exited},
    ResultRow{"signal"_L1, Cause::KilledBySignal, ProcessEnd::Killed},
    ResultRow{"core-dump"_L1, Cause::CoreDump, ProcessEnd::Dumped},
    ResultRow{"watchdog"_L1, Cause::Watchdog, ProcessEnd::None},
    ResultRow{"start-limit-hit"_L1, Cause::StartLimitHit, ProcessEnd::None},
    ResultRow{"mount-start-limit-hit"_L1, Cause::StartLimitHit, ProcessEnd::None},
    ResultRow{"unit-start-limit-hit"_L1, Cause::StartLimitHit, ProcessEnd::None},
    ResultRow{"service-start-limit-hit"_L1, Cause::StartLimitHit, ProcessEnd::None},
    ResultRow{"trigger-limit-hit"_L1, Cause::StartLimitHit, ProcessEnd::None},
    ResultRow{"oom-kill"_L1, Cause::OomKill, ProcessEnd::Killed},
    ResultRow{"exec-condition"_L1, Cause::ExecCondition, ProcessEnd::Exited},
};

/// The word of @p details' result, if it is none of success.
QString failedResult(const UnitDetails &details, QLatin1StringView property)
{
    const QString word = details.text(property);
    return word == "success"_L1 ? QString() : word;
}

bool isReloadStep(const ExecCommand &command)
{
    return command.step == "ExecReload"_L1 || command.step == "ExecReloadPost"_L1;
}

bool isStopStep(const ExecCommand &command)
{
    return command.step.startsWith("ExecStop"_L1) || command.step == "ExecUnmount"_L1 ||
           command.step == "ExecDeactivate"_L1;
}

/// Whether SuccessExitStatus=, or what systemd always takes for a clean end of a main process,
/// covers this end.
bool isCleanMainEnd(const UnitDetails &details, ProcessEnd end, int status)
{
    const QVariantList success = details.value(u"SuccessExitStatus"_s).toList();
    const auto isListed = [&success, status](qsizetype part) {
        if (success.size() <= part)
            return false;
        const QVariantList numbers = success[part].toList();
        return std::ranges::any_of(numbers, [status](const QVariant &n) { return n == status; });
    };
    if (end == ProcessEnd::Exited)
        return status == 0 || isListed(0);
    if (end != ProcessEnd::Killed)
        return false;
    // systemd.service(5), SuccessExitStatus=: not for oneshot services.
    static constexpr std::array daemonSignals{SIGHUP, SIGINT, SIGTERM, SIGPIPE};
    const bool isDaemon = details.text(u"Type"_s) != "oneshot"_L1;
    return isListed(1) ||
           (isDaemon && std::ranges::find(daemonSignals, status) != daemonSignals.end());
}

/// The main process as a command, with how it ended; of another process than ExecStart's for
/// Type=forking. Not run: started is 0.
ExecCommand mainCommand(const UnitDetails &details, const QList<ExecCommand> &commands)
{
    ExecCommand process;
    const quint32 pid = details.value(u"ExecMainPID"_s).toUInt();
    for (const ExecCommand &command : commands) {
        const bool isBetter = command.step == "ExecStart"_L1 &&
                              (process.step.isEmpty() || (pid != 0 && command.pid == pid));
        if (isBetter)
            process = command;
    }
    process.step = u"ExecStart"_s;
    process.ignoresFailure = false;
    process.pid = pid;
    process.started = details.number(u"ExecMainStartTimestamp"_s).value_or(0);
    process.exited = details.number(u"ExecMainExitTimestamp"_s).value_or(0);
    const int code = details.value(u"ExecMainCode"_s).toInt();
    process.end = code >= 1 && code <= 3 ? static_cast<ProcessEnd>(code) : ProcessEnd::None;
    process.status = details.value(u"ExecMainStatus"_s).toInt();
    return process;
}

/// The command whose end made the result: systemd keeps the first failure of a run, and forgets the
/// ends of the run before when a run starts (service_start() in src/core/service.c).
std::optional<ExecCommand> culprit(const UnitDetails &details, const QList<ExecCommand> &commands,
                                   ProcessEnd end, bool ofReload)
{
    const ExecCommand process = mainCommand(details, commands);
    std::optional<ExecCommand> first;
    const auto consider = [&first](const ExecCommand &command) {
        if (!first || command.exited < first->exited)
            first = command;
    };
    for (const ExecCommand &command : commands) {
        const bool isMain =
            command.step == "ExecStart"_L1 && process.pid != 0 && command.pid == process.pid;
        const bool hasFailed = command.end == end && command.exited != 0 &&
                               (end != ProcessEnd::Exited || command.status != 0);
        if (hasFailed && !isMain && !command.ignoresFailure && isReloadStep(command) == ofReload)
            consider(command);
    }
    const bool mainFailed =
        process.end == end && (end != ProcessEnd::Exited || process.status != 0);
    if (!ofReload && mainFailed && (!first || !isCleanMainEnd(details, end, process.status)))
        consider(process);
    return first;
}

/// The command that was running last, of those @p isWanted.
template <typename Predicate>
std::optional<ExecCommand> lastStarted(const QList<ExecCommand> &commands, Predicate isWanted)
{
    std::optional<ExecCommand> last;
    for (const ExecCommand &command : commands) {
        if (command.started != 0 && isWanted(command) &&
            (!last || command.started >= last->started))
            last = command;
    }
    return last;
}

void blame(Diagnosis &diagnosis, const ExecCommand &command)
{
    diagnosis.step = command.step;
    diagnosis.program = command.path.isEmpty() ? command.arguments.value(0) : command.path;
    QStringList words;
    for (const QString &argument : command.arguments)
        words << shellQuoted(argument);
    diagnosis.command = words.isEmpty() ? command.path : words.join(u' ');
    diagnosis.at = static_cast<qint64>(command.exited);
    if (command.end == ProcessEnd::Exited)
        diagnosis.exitStatus = command.status;
    else if (command.end != ProcessEnd::None)
        diagnosis.signal = command.status;
}

/// Start, stop or another limit: whether this run had become active before it ended.
void sortTimeout(const UnitDetails &details, const QList<ExecCommand> &commands,
                 Diagnosis &diagnosis)
{
    quint64 runBegan = details.number(u"ExecMainStartTimestamp"_s).value_or(0);
    for (const ExecCommand &command : commands) {
        if (command.started != 0 && !isReloadStep(command))
            runBegan = runBegan == 0 ? command.started : std::min(runBegan, command.started);
    }
    if (runBegan == 0)
        runBegan = details.number(u"InactiveExitTimestamp"_s).value_or(0);
    const quint64 becameActive = details.number(u"ActiveEnterTimestamp"_s).value_or(0);
    const bool hadStarted = becameActive != 0 && becameActive >= runBegan;
    if (!hadStarted) {
        diagnosis.cause = Cause::StartTimeout;
        const auto stuck = lastStarted(commands, [](const ExecCommand &command) {
            return !isReloadStep(command) && !isStopStep(command);
        });
        if (stuck)
            blame(diagnosis, *stuck);
        return;
    }
    // After the limit of RuntimeMaxUSec it is stopped, which takes it out of active.
    const auto runtimeMax = details.number(u"RuntimeMaxUSec"_s);
    const quint64 leftActive = details.number(u"ActiveExitTimestamp"_s).value_or(0);
    if (runtimeMax && *runtimeMax > 0 && leftActive >= becameActive + *runtimeMax) {
        diagnosis.cause = Cause::Timeout;
        return;
    }
    diagnosis.cause = Cause::StopTimeout;
    if (const auto stuck = lastStarted(commands, isStopStep))
        blame(diagnosis, *stuck);
}

/// Whether the unit was restarted as often as it may be and then given up. systemd keeps the result
/// of the last run in that case ("exit-code"), and says so in the journal only; but the figures
/// leave no other way.
bool wasGivenUp(const UnitDetails &details, const ExecCommand &process)
{
    const quint64 burst = details.number(u"StartLimitBurst"_s).value_or(0);
    const quint64 interval = details.number(u"StartLimitIntervalUSec"_s).value_or(0);
    const quint64 restarts = details.number(u"NRestarts"_s).value_or(0);
    const quint64 pause = details.number(u"RestartUSec"_s).value_or(0);
    const QString policy = details.text(u"Restart"_s);
    const bool restartsFailures =
        policy == "on-failure"_L1 || policy == "always"_L1 || policy == "on-abnormal"_L1;
    if (details.text(u"ActiveState"_s) != "failed"_L1 || !restartsFailures || burst == 0 ||
        interval == 0 || restarts < burst || process.exited < process.started)
        return false;
    if (policy == "on-abnormal"_L1 && process.end == ProcessEnd::Exited)
        return false; // such an end is not restarted at all
    const quint64 runTime = process.exited - process.started;
    return burst * (runTime + pause) <= interval;
}

void readResult(const UnitDetails &details, QLatin1StringView property, Diagnosis &diagnosis)
{
    const QString word = failedResult(details, property);
    const bool ofReload = property == "ReloadResult"_L1;
    diagnosis.result = word;
    const auto row = std::ranges::find(resultTable, word, &ResultRow::word);
    if (row == resultTable.end()) {
        diagnosis.cause = Cause::Unknown;
        return;
    }
    diagnosis.cause = row->cause;
    const QList<ExecCommand> commands = execCommands(details);
    const ExecCommand process = mainCommand(details, commands);
    if (row->end != ProcessEnd::None) {
        if (const auto command = culprit(details, commands, row->end, ofReload))
            blame(diagnosis, *command);
    }
    switch (row->cause) {
    case Cause::ExitCode: {
        const ExitStatusInfo *info = exitStatusInfo(diagnosis.exitStatus);
        if (info && info->statusClass == ExitStatusInfo::Class::Systemd)
            diagnosis.cause = Cause::ExecStep;
        break;
    }
    case Cause::Timeout:
        if (ofReload) {
            if (const auto stuck = lastStarted(commands, isReloadStep))
                blame(diagnosis, *stuck);
        } else {
            sortTimeout(details, commands, diagnosis);
        }
        break;
    case Cause::Watchdog:
    case Cause::StartLimitHit:
    case Cause::ProtocolError:
        // How the main process of the last run ended is what to look at; also with status 0.
        if (diagnosis.step.isEmpty() && process.end != ProcessEnd::None)
            blame(diagnosis, process);
        break;
    default:
        break;
    }
    if (!ofReload && row->end != ProcessEnd::None && wasGivenUp(details, process))
        diagnosis.cause = Cause::StartLimitHit;
}

/// "ConditionPathExists=!/x" of the first that failed; a(sbbsi): type, trigger, negate, parameter,
/// state (above 0 met, below 0 not, 0 not looked at).
QString failedCondition(const QVariant &conditions)
{
    QString trigger;
    for (const QVariant &element : conditions.toList()) {
        const QVariantList fields = element.toList();
        if (fields.size() < 5 || fields[4].toInt() >= 0)
            continue;
        const bool isTrigger = fields[1].toBool();
        const QString text = fields[0].toString() + u'=' + (isTrigger ? u"|"_s : QString()) +
                             (fields[2].toBool() ? u"!"_s : QString()) + fields[3].toString();
        if (!isTrigger)
            return text;
        if (trigger.isEmpty())
            trigger = text; // one of those with "|" has to hold; none did
    }
    return trigger;
}

/// True if a start was refused by conditions (or asserts) the last time it was tried.
bool readConditions(const UnitDetails &details, QLatin1StringView result, QLatin1StringView time,
                    QLatin1StringView list, Cause cause, Diagnosis &diagnosis)
{
    // The result is false as well before the first try.
    const quint64 at = details.number(time).value_or(0);
    const QVariant met = details.value(result);
    if (at == 0 || !met.isValid() || met.toBool())
        return false;
    diagnosis.cause = cause;
    diagnosis.at = static_cast<qint64>(at);
    diagnosis.detail = failedCondition(details.value(list));
    return true;
}

/// True if the unit could not be loaded as it should.
bool readLoadState(const UnitDetails &details, bool runs, Diagnosis &diagnosis)
{
    const auto load = Open<LoadState>::fromWord(details.text(u"LoadState"_s));
    switch (load.value()) {
    case LoadState::NotFound:
        diagnosis.cause = Cause::NotFound;
        break;
    case LoadState::Masked:
        if (runs)
            return false; // it was masked while it ran, which changes nothing yet
        diagnosis.cause = Cause::Masked;
        return true;
    case LoadState::Error:
    case LoadState::BadSetting:
        diagnosis.cause = Cause::LoadError;
        break;
    default:
        return false;
    }
    const QVariantList error = details.value(u"LoadError"_s).toList(); // (ss): name, message
    if (error.size() == 2)
        diagnosis.detail =
            error[1].toString().isEmpty() ? error[0].toString() : error[1].toString();
    return true;
}

/// The time it failed, where no command tells it.
qint64 failedAt(const UnitDetails &details)
{
    for (const QLatin1StringView property :
         {"InactiveEnterTimestamp"_L1, "ActiveExitTimestamp"_L1, "StateChangeTimestamp"_L1}) {
        if (const quint64 at = details.number(property).value_or(0))
            return static_cast<qint64>(at);
    }
    return 0;
}

void readRestart(const UnitDetails &details, Diagnosis &diagnosis)
{
    diagnosis.restarts = static_cast<quint32>(details.number(u"NRestarts"_s).value_or(0));
    // "auto-restart-queued" (254): the pause is over, the job waits for its turn.
    const QString sub = details.text(u"SubState"_s);
    diagnosis.willRestart = sub == "auto-restart"_L1 || sub == "auto-restart-queued"_L1;
    if (sub != "auto-restart"_L1)
        return;
    // The pause began when it entered this state. RestartUSecNext (254) grows with RestartSteps=.
    const quint64 since = details.number(u"StateChangeTimestamp"_s)
                              .value_or(details.number(u"InactiveEnterTimestamp"_s).value_or(0));
    auto pause = details.number(u"RestartUSecNext"_s);
    if (!pause)
        pause = details.number(u"RestartUSec"_s);
    if (since != 0 && pause)
        diagnosis.restartAt = static_cast<qint64>(since + *pause);
}

/// What the service and the manager say of the run, whatever the cause.
void readFacts(const UnitDetails &details, Diagnosis &diagnosis)
{
    diagnosis.statusText = details.text(u"StatusText"_s);
    diagnosis.errnoValue = details.value(u"StatusErrno"_s).toInt();
    const QByteArray invocation = details.value(u"InvocationID"_s).toByteArray();
    if (invocation.count('\0') < invocation.size())
        diagnosis.invocationId = QString::fromLatin1(invocation.toHex());
    readRestart(details, diagnosis);
}

} // namespace

Diagnosis diagnose(const UnitDetails &details)
{
    Diagnosis diagnosis;
    readFacts(details, diagnosis);
    const auto active = Open<ActiveState>::fromWord(details.text(u"ActiveState"_s));
    const bool isDown = active == ActiveState::Inactive || active == ActiveState::Failed;
    if (readLoadState(details, !isDown, diagnosis))
        return diagnosis;
    if (!failedResult(details, "Result"_L1).isEmpty()) {
        readResult(details, "Result"_L1, diagnosis);
        if (diagnosis.at == 0)
            diagnosis.at = failedAt(details);
    } else if (active == ActiveState::Inactive) {
        if (!readConditions(details, "ConditionResult"_L1, "ConditionTimestamp"_L1, "Conditions"_L1,
                            Cause::ConditionNotMet, diagnosis))
            readConditions(details, "AssertResult"_L1, "AssertTimestamp"_L1, "Asserts"_L1,
                           Cause::AssertFailed, diagnosis);
    } else if (active == ActiveState::Failed) {
        diagnosis.cause = Cause::Unknown;
        diagnosis.at = failedAt(details);
    } else if (!failedResult(details, "ReloadResult"_L1).isEmpty()) {
        readResult(details, "ReloadResult"_L1, diagnosis); // it runs on, but did not take it in
    }
    if (diagnosis.errnoValue != 0 && diagnosis.detail.isEmpty() && diagnosis.cause != Cause::None) {
        diagnosis.detail =
            QString::fromLocal8Bit(std::system_category().message(diagnosis.errnoValue).c_str());
    }
    return diagnosis;
}

} // namespace unitdeck
