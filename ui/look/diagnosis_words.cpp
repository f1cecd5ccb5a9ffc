// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of causes and exit statuses: why a unit failed, in words; see sentences.h.
#include "ui/look/format.h"
#include "ui/look/sentences.h"

#include "app/values/unix_signal.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

using Cause = Diagnosis::Cause;

/// In the texts stand, in braces: unit, program, command, step, status, signal, detail, restarts.
struct CauseRow
{
    Cause cause;
    const char *clause; ///< goes on after "Failed at 08:12: "
    const char *text;
    const char *nextStep;
    Tone tone = Tone::Bad;
};

/// What systemd could not do before the program ran; systemd.exec(5), "Process Exit Codes".
struct StepRow
{
    int status;
    const char *clause;
    const char *nextStep;
};

/// What an exit status of the program's own usually means.
struct StatusRow
{
    int status;
    const char *meaning;
};

// The tables stand inside the class so that lupdate knows the context of their texts
// (as to_array: in a std::array without its arguments it takes that to be "std").
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::Diagnosis)

public:
    static constexpr auto causes = std::to_array<CauseRow>({
        {Cause::NotFound, QT_TR_NOOP("there is no unit file of this name"),
         QT_TR_NOOP("The manager knows the name {unit} because another unit mentions it, "
                    "but there is no unit file (not-found). {detail}"),
         QT_TR_NOOP("Install the package it belongs to, or write the unit file and reload "
                    "the configuration of the manager (daemon-reload)."),
         Tone::Muted},
        {Cause::LoadError, QT_TR_NOOP("its unit file cannot be understood"),
         QT_TR_NOOP("The manager could not load the unit file (bad-setting, error). "
                    "{detail}"),
         QT_TR_NOOP("Correct the unit file, then reload the configuration of the manager "
                    "(daemon-reload). The journal names the line.")},
        {Cause::Masked, QT_TR_NOOP("it is blocked"),
         QT_TR_NOOP("The unit is blocked, so nothing can start it (masked)."),
         QT_TR_NOOP("Unblock it (unmask), then start it."), Tone::Muted},
        {Cause::ConditionNotMet, QT_TR_NOOP("a condition was not met"),
         QT_TR_NOOP("When it was last to be started, a condition in its unit file was not "
                    "met, so it was left alone. This is no failure. {detail}"),
         QT_TR_NOOP("If it should run, see to it that the condition is met, and start it "
                    "again."),
         Tone::Calm},
        {Cause::AssertFailed, QT_TR_NOOP("a requirement was not met"),
         QT_TR_NOOP("A requirement in its unit file was not met (Assert…=). {detail}"),
         QT_TR_NOOP("See to it that the requirement is met, and start it again.")},
        {Cause::ExitCode, QT_TR_NOOP("its program ended with status {status}"),
         QT_TR_NOOP("{program} ended by itself with exit status {status}, which means that "
                    "it did not succeed ({step}=)."),
         QT_TR_NOOP("Read what it wrote to the journal before it ended.")},
        {Cause::ExecStep, QT_TR_NOOP("it could not be set up"),
         QT_TR_NOOP("systemd could not set up the process for {program} (step {status}, "
                    "{step}=)."),
         QT_TR_NOOP("The journal says what was missing.")},
        {Cause::KilledBySignal, QT_TR_NOOP("it was killed with {signal}"),
         QT_TR_NOOP("{program} was ended by the signal {signal}, sent by another process, "
                    "a person or the kernel ({step}=)."),
         QT_TR_NOOP("See in the journal what happened just before.")},
        {Cause::CoreDump, QT_TR_NOOP("its program crashed ({signal})"),
         QT_TR_NOOP("{program} crashed with {signal} and left a memory image (core-dump)."),
         QT_TR_NOOP("Look at the crash with “coredumpctl info”, and report it to the "
                    "program's authors.")},
        {Cause::Watchdog, QT_TR_NOOP("it gave no sign of life"),
         QT_TR_NOOP("{program} did not report to systemd within its watchdog time "
                    "(WatchdogSec=), so it was taken for hung and ended (watchdog)."),
         QT_TR_NOOP("See in the journal what it was doing. If it is only slow, give it a "
                    "longer WatchdogSec=.")},
        {Cause::StartTimeout, QT_TR_NOOP("it was not ready in time"),
         QT_TR_NOOP("It did not get ready within its start time limit "
                    "(TimeoutStartSec=), so it was ended (timeout)."),
         QT_TR_NOOP("If it is only slow, give it a longer TimeoutStartSec=. If it never "
                    "reports that it is ready, Type=notify is wrong for it.")},
        {Cause::StopTimeout, QT_TR_NOOP("it did not stop in time"),
         QT_TR_NOOP("It did not end within its stop time limit (TimeoutStopSec=), so it "
                    "was killed (timeout)."),
         QT_TR_NOOP("If it needs long to save its work, give it a longer "
                    "TimeoutStopSec=.")},
        {Cause::Timeout, QT_TR_NOOP("a time limit was reached"),
         QT_TR_NOOP("It reached a time limit of its unit file and was ended (timeout)."),
         QT_TR_NOOP("See which limit in the unit file: TimeoutStartSec=, TimeoutStopSec=, "
                    "RuntimeMaxSec=.")},
        {Cause::ProtocolError, QT_TR_NOOP("it did not start as its unit file promises"),
         QT_TR_NOOP("{program} ended before it reported that it was ready, or its PID file "
                    "was wrong (protocol)."),
         QT_TR_NOOP("Check Type= in the unit file: “notify” needs a program that reports, "
                    "“forking” one that goes to the background, else use “simple” or "
                    "“exec”.")},
        {Cause::OomKill, QT_TR_NOOP("the memory ran out"),
         QT_TR_NOOP("The machine or the unit ran out of memory, and the kernel or "
                    "systemd-oomd ended one of its processes (oom-kill)."),
         QT_TR_NOOP("Give it more memory (MemoryMax=), or see why it needs so much.")},
        {Cause::StartLimitHit, QT_TR_NOOP("it was started too often in a short time"),
         QT_TR_NOOP("It was started so often in so short a time that systemd gave up "
                    "(start-limit-hit). The reason it ended each time is in the journal."),
         QT_TR_NOOP("Remove that reason, clear the failure, and start it again.")},
        {Cause::Resources, QT_TR_NOOP("systemd could not start it"),
         QT_TR_NOOP("systemd itself lacked something it needs to start it: memory, a "
                    "process, a file or a user (resources). {detail}"),
         QT_TR_NOOP("The journal says what was missing.")},
        {Cause::DependencyFailed, QT_TR_NOOP("a unit it needs could not be started"),
         QT_TR_NOOP("A unit it needs (Requires=) could not be started (dependency). "
                    "{detail}"),
         QT_TR_NOOP("Look in the view “Failed” for that unit, and start it first.")},
        {Cause::ExecCondition, QT_TR_NOOP("its own check said no"),
         QT_TR_NOOP("The check command in its unit file (ExecCondition=) said that it need "
                    "not run. This is no failure (exec-condition)."),
         QT_TR_NOOP("Read in the journal what the check found."), Tone::Calm},
        {Cause::Unknown, QT_TR_NOOP("systemd gives the reason “{result}”"),
         QT_TR_NOOP("systemd gives the reason “{result}”, a word newer than this program."),
         QT_TR_NOOP("Read the journal; systemd.exec(5) explains the word.")},
    });

    static constexpr auto steps = std::to_array<StepRow>({
        {200, QT_TR_NOOP("its working directory could not be entered"),
         QT_TR_NOOP("Make the directory of WorkingDirectory=, or let its user (User=) enter "
                    "it.")},
        {201, QT_TR_NOOP("its priority could not be set"), QT_TR_NOOP("Check Nice=.")},
        {202, QT_TR_NOOP("its open files could not be arranged"), nullptr},
        {203, QT_TR_NOOP("its program could not be run"),
         QT_TR_NOOP("Check that {program} exists, that its name is spelt right in {step}=, "
                    "that it is executable (chmod +x), and that the interpreter in its first "
                    "line (#!) is there.")},
        {204, QT_TR_NOOP("there was not enough memory to start it"),
         QT_TR_NOOP("Free memory, or raise MemoryMax=.")},
        {205, QT_TR_NOOP("its resource limits could not be set"),
         QT_TR_NOOP("Check the Limit…= settings; a user service cannot raise hard limits.")},
        {206, QT_TR_NOOP("its place in the order of out-of-memory kills could not be set"),
         QT_TR_NOOP("Check OOMScoreAdjust=; a user service cannot lower it.")},
        {207, QT_TR_NOOP("its signals could not be arranged"), nullptr},
        {208, QT_TR_NOOP("its input could not be opened"),
         QT_TR_NOOP("Check StandardInput= and TTYPath=.")},
        {209, QT_TR_NOOP("its output could not be opened"),
         QT_TR_NOOP("Check StandardOutput=: the file's directory must exist and be "
                    "writable.")},
        {210, QT_TR_NOOP("its root directory could not be entered"),
         QT_TR_NOOP("Check RootDirectory= and RootImage=.")},
        {211, QT_TR_NOOP("its disk priority could not be set"),
         QT_TR_NOOP("Check IOSchedulingClass= and IOSchedulingPriority=.")},
        {212, QT_TR_NOOP("its timer precision could not be set"),
         QT_TR_NOOP("Check TimerSlackNSec=.")},
        {213, QT_TR_NOOP("its secure bits could not be set"), QT_TR_NOOP("Check SecureBits=.")},
        {214, QT_TR_NOOP("its CPU scheduling could not be set"),
         QT_TR_NOOP("Check CPUSchedulingPolicy= and CPUSchedulingPriority=.")},
        {215, QT_TR_NOOP("its CPUs could not be chosen"), QT_TR_NOOP("Check CPUAffinity=.")},
        {216, QT_TR_NOOP("its group could not be set"),
         QT_TR_NOOP("Check that the groups of Group= and SupplementaryGroups= exist. A user "
                    "service must not name a group.")},
        {217, QT_TR_NOOP("its user could not be set"),
         QT_TR_NOOP("Check that the user of User= exists (id NAME). A user service must not "
                    "name a user.")},
        {218, QT_TR_NOOP("its privileges could not be set"),
         QT_TR_NOOP("Check CapabilityBoundingSet= and AmbientCapabilities=. A user service "
                    "cannot have more privileges than you.")},
        {219, QT_TR_NOOP("its control group could not be made"),
         QT_TR_NOOP("Check Slice= and Delegate=.")},
        {220, QT_TR_NOOP("its session could not be made"), nullptr},
        {221, QT_TR_NOOP("nobody confirmed that it may start"), nullptr},
        {222, QT_TR_NOOP("its error output could not be opened"),
         QT_TR_NOOP("Check StandardError=: the file's directory must exist and be "
                    "writable.")},
        {224, QT_TR_NOOP("its login session could not be set up"),
         QT_TR_NOOP("Check PAMName= and the files in /etc/pam.d.")},
        {225, QT_TR_NOOP("its own network could not be set up"),
         QT_TR_NOOP("Check PrivateNetwork= and NetworkNamespacePath=.")},
        {226, QT_TR_NOOP("its own view of the file system could not be set up"),
         QT_TR_NOOP("Check that every directory in ReadWritePaths=, BindPaths= and the like "
                    "exists; in a container such settings may not be possible at all.")},
        {227, QT_TR_NOOP("it could not be kept from gaining privileges"),
         QT_TR_NOOP("Check NoNewPrivileges=.")},
        {228, QT_TR_NOOP("its system call filter could not be set"),
         QT_TR_NOOP("Check SystemCallFilter=.")},
        {229, QT_TR_NOOP("its SELinux context could not be set"),
         QT_TR_NOOP("Check SELinuxContext=.")},
        {230, QT_TR_NOOP("its execution domain could not be set"),
         QT_TR_NOOP("Check Personality=.")},
        {231, QT_TR_NOOP("its AppArmor profile could not be set"),
         QT_TR_NOOP("Check AppArmorProfile=, and that the profile is loaded.")},
        {232, QT_TR_NOOP("its address families could not be restricted"),
         QT_TR_NOOP("Check RestrictAddressFamilies=.")},
        {233, QT_TR_NOOP("its runtime directory could not be made"),
         QT_TR_NOOP("Check RuntimeDirectory=, and who owns what is there.")},
        {235, QT_TR_NOOP("the owner of its socket could not be set"),
         QT_TR_NOOP("Check SocketUser= and SocketGroup=.")},
        {236, QT_TR_NOOP("its SMACK label could not be set"),
         QT_TR_NOOP("Check SmackProcessLabel=.")},
        {237, QT_TR_NOOP("its keyring could not be set up"), QT_TR_NOOP("Check KeyringMode=.")},
        {238, QT_TR_NOOP("its state directory could not be made"),
         QT_TR_NOOP("Check StateDirectory=, and who owns what is there.")},
        {239, QT_TR_NOOP("its cache directory could not be made"),
         QT_TR_NOOP("Check CacheDirectory=, and who owns what is there.")},
        {240, QT_TR_NOOP("its log directory could not be made"),
         QT_TR_NOOP("Check LogsDirectory=, and who owns what is there.")},
        {241, QT_TR_NOOP("its configuration directory could not be made"),
         QT_TR_NOOP("Check ConfigurationDirectory=, and who owns what is there.")},
        {242, QT_TR_NOOP("its memory placement could not be set"),
         QT_TR_NOOP("Check NUMAPolicy= and NUMAMask=.")},
        {243, QT_TR_NOOP("its credentials could not be read"),
         QT_TR_NOOP("Check that the files of LoadCredential= and SetCredential= are there "
                    "and readable.")},
        {245, QT_TR_NOOP("its kernel filters could not be set up"),
         QT_TR_NOOP("Check RestrictFileSystems= and the other settings that need BPF.")},
    });

    // systemd.exec(5), "Process Exit Codes", of the LSB and of sysexits.h
    static constexpr auto statuses = std::to_array<StatusRow>({
        {2, QT_TR_NOOP("wrong options, by custom")},
        {3, QT_TR_NOOP("not implemented, by custom")},
        {4, QT_TR_NOOP("not permitted, by custom")},
        {5, QT_TR_NOOP("not installed, by custom")},
        {6, QT_TR_NOOP("not configured, by custom")},
        {7, QT_TR_NOOP("not running, by custom")},
        {64, QT_TR_NOOP("wrong options")},
        {65, QT_TR_NOOP("wrong input data")},
        {66, QT_TR_NOOP("an input file is missing or unreadable")},
        {67, QT_TR_NOOP("a user does not exist")},
        {68, QT_TR_NOOP("a host does not exist")},
        {69, QT_TR_NOOP("something it needs is not available")},
        {70, QT_TR_NOOP("an internal error")},
        {71, QT_TR_NOOP("an error of the operating system")},
        {72, QT_TR_NOOP("a system file is missing or wrong")},
        {73, QT_TR_NOOP("an output file could not be made")},
        {74, QT_TR_NOOP("reading or writing failed")},
        {75, QT_TR_NOOP("a failure that may pass; try again later")},
        {76, QT_TR_NOOP("the other side answered wrongly")},
        {77, QT_TR_NOOP("not permitted")},
        {78, QT_TR_NOOP("an error in its configuration")},
        {126, QT_TR_NOOP("a shell found a command that it could not run")},
        {127, QT_TR_NOOP("a shell did not find a command")},
        {130, QT_TR_NOOP("interrupted, as a shell reports it")},
        {137, QT_TR_NOOP("a child was killed with SIGKILL, as a shell reports it")},
        {143, QT_TR_NOOP("a child was ended with SIGTERM, as a shell reports it")},
    });
};

const CauseRow *causeRow(Cause cause)
{
    const auto row = std::ranges::find(Words::causes, cause, &CauseRow::cause);
    return row == Words::causes.end() ? nullptr : &*row;
}

const StepRow *stepRow(const Diagnosis &diagnosis)
{
    if (diagnosis.cause != Cause::ExecStep)
        return nullptr;
    const auto row = std::ranges::find(Words::steps, diagnosis.exitStatus, &StepRow::status);
    return row == Words::steps.end() ? nullptr : &*row;
}

/// "203/EXEC", or only the number where the status has no name.
QString statusWord(int status)
{
    const ExitStatusInfo *info = exitStatusInfo(status);
    const QString number = QString::number(status);
    return info ? number + u'/' + info->name : number;
}

/// Replaces the names in braces in one pass, so that what is filled in is never filled in again.
QString filled(const QString &text, const Diagnosis &diagnosis, const UnitId &unit)
{
    const QString program =
        diagnosis.program.isEmpty() ? Words::tr("Its program") : diagnosis.program;
    const std::array<std::pair<QLatin1StringView, QString>, 8> values{{
        {"unit"_L1, unit.name},
        {"program"_L1, program},
        {"command"_L1, diagnosis.command},
        {"step"_L1, diagnosis.step.isEmpty() ? u"ExecStart"_s : diagnosis.step},
        {"status"_L1, statusWord(diagnosis.exitStatus)},
        {"signal"_L1, unixSignalName(diagnosis.signal)},
        {"detail"_L1, diagnosis.detail},
        {"result"_L1, diagnosis.result},
    }};
    QString result;
    qsizetype position = 0;
    while (position < text.size()) {
        const qsizetype open = text.indexOf(u'{', position);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            break;
        const QStringView name = QStringView(text).sliced(open + 1, close - open - 1);
        const auto value =
            std::ranges::find_if(values, [name](const auto &v) { return name == v.first; });
        result += QStringView(text).sliced(position, open - position);
        if (value != values.end())
            result += value->second;
        position = close + 1;
    }
    result += QStringView(text).sliced(position);
    return result.trimmed();
}

/// What the program said of itself, and what its status means by custom.
QString ownWords(const Diagnosis &diagnosis)
{
    QStringList sentences;
    const auto status =
        std::ranges::find(Words::statuses, diagnosis.exitStatus, &StatusRow::status);
    if (diagnosis.cause == Cause::ExitCode && status != Words::statuses.end())
        sentences << Words::tr("The status stands for: %1.").arg(Words::tr(status->meaning));
    if (!diagnosis.statusText.isEmpty())
        sentences << Words::tr("It said of itself: “%1”.").arg(diagnosis.statusText);
    if (diagnosis.errnoValue != 0) {
        sentences << Words::tr("It reported the error “%1” (ERRNO=%2).")
                         .arg(qt_error_string(diagnosis.errnoValue))
                         .arg(diagnosis.errnoValue);
    }
    return sentences.join(u' ');
}

} // namespace

QString diagnosisClause(const Diagnosis &diagnosis)
{
    const CauseRow *row = causeRow(diagnosis.cause);
    if (!row)
        return {};
    const StepRow *step = stepRow(diagnosis);
    return filled(Words::tr(step ? step->clause : row->clause), diagnosis, {});
}

Sentence diagnosisSentence(const Diagnosis &diagnosis, const UnitId &unit)
{
    const CauseRow *row = causeRow(diagnosis.cause);
    if (!row)
        return {};
    QString text = Words::tr(row->text);
    QString next = Words::tr(row->nextStep);
    if (const StepRow *step = stepRow(diagnosis)) {
        //: %1 is like "its program could not be run"; keep the names in braces
        text = Words::tr("systemd tried to run {program}, but %1 ({status}, {step}=).")
                   .arg(Words::tr(step->clause));
        if (diagnosis.exitStatus == 203) {
            text = Words::tr("systemd tried to run {program}, but the kernel refused: it is not "
                             "there, is not executable, or the interpreter in its first line is "
                             "missing ({status}, {step}=).");
        }
        if (step->nextStep)
            next = Words::tr(step->nextStep);
    }
    text = joined(filled(text, diagnosis, unit), ownWords(diagnosis));
    return {text, filled(next, diagnosis, unit), row->tone};
}

QString diagnosisRaw(const Diagnosis &diagnosis)
{
    QStringList parts;
    if (!diagnosis.result.isEmpty() && diagnosis.result != "success"_L1)
        parts << u"Result="_s + diagnosis.result;
    if (diagnosis.cause == Cause::ExitCode || diagnosis.cause == Cause::ExecStep)
        parts << statusWord(diagnosis.exitStatus);
    if (diagnosis.signal != 0)
        parts << unixSignalName(diagnosis.signal);
    if (!diagnosis.step.isEmpty() && diagnosis.step != "ExecStart"_L1)
        parts << diagnosis.step + u'=';
    return parts.join(u" · "_s);
}

} // namespace unitdeck
