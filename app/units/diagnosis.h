// SPDX-License-Identifier: GPL-3.0-or-later
// Why a unit is in its state, as data; ui/look makes the sentence.
#pragma once

#include "app/values/unit_details.h"

#include <QList>
#include <QString>

namespace unitdeck {

/// The result of a unit, a row each of systemd.exec(5) "$SERVICE_RESULT" and the other types'
/// results.
struct Diagnosis
{
    enum class Cause {
        None,      ///< nothing is wrong
        NotFound,  ///< there is no unit file
        LoadError, ///< the unit file cannot be read or is wrong
        Masked,
        ConditionNotMet, ///< a Condition… kept it from starting; no failure
        AssertFailed,
        ExitCode, ///< a process exited with a status that is not success
        ExecStep, ///< systemd could not set the process up: exit status 200 to 243, systemd.exec(5)
        KilledBySignal,
        CoreDump,
        Watchdog,
        StartTimeout,
        StopTimeout,
        Timeout,       ///< another time limit
        ProtocolError, ///< ended or misbehaved before it said READY=1, or a PID file was wrong
        OomKill,
        StartLimitHit, ///< started too often in too short a time
        Resources, ///< systemd itself lacked something, or an ExecStart… could not be run at all
        DependencyFailed, ///< told by the job's result only
        ExecCondition,    ///< ExecCondition= said no
        Unknown           ///< a result newer than we are; `result` has its word
    };

    Cause cause = Cause::None;
    QString result;     ///< systemd's word: "exit-code", "signal" …
    int exitStatus = 0; ///< ExitCode, ExecStep
    int signal = 0;     ///< KilledBySignal, CoreDump, Watchdog
    QString step;       ///< which command failed: "ExecStartPre", "ExecStart", "ExecReload" …
    QString command;    ///< the command line of that step
    QString program;    ///< its program
    qint64 at = 0;      ///< µs since the epoch, when it happened; 0: not known
    QString
        detail; ///< load error's message, the failed condition "ConditionPathExists=/x", errno text
    int errnoValue = 0;       ///< StatusErrno, what the service said of itself with ERRNO=
    QString statusText;       ///< StatusText, what the service said of itself with STATUS=
    QString invocationId;     ///< of the run this speaks of, hex; for its lines in the journal
    bool willRestart = false; ///< auto-restart is pending
    qint64 restartAt = 0;     ///< µs since the epoch, when willRestart and known
    quint32 restarts = 0;     ///< NRestarts

    friend bool operator==(const Diagnosis &, const Diagnosis &) = default;
};

/// Works out the cause from the properties alone (Result, ExecMain*, the Exec… lists, Conditions,
/// Asserts, LoadError); asks nobody.
Diagnosis diagnose(const UnitDetails &details);

/// An exit status with a meaning: of systemd itself (200 to 243), of sysexits (64 to 78), of LSB (1
/// to 7); systemd.exec(5), "Process Exit Codes".
struct ExitStatusInfo
{
    int status;
    QLatin1StringView name; ///< "EXEC", "USER", "NOPERMISSION" …
    enum class Class { Libc, Systemd, Lsb, Bsd } statusClass;
};
/// Null if the status has no meaning of its own.
const ExitStatusInfo *exitStatusInfo(int status);

} // namespace unitdeck
