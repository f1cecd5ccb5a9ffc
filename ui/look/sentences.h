// SPDX-License-Identifier: GPL-3.0-or-later
// Facts turned into sentences: what happened, why, and what can be done next.
#pragma once

#include "app/units/diagnosis.h"
#include "app/units/job_tracker.h"
#include "app/units/verb_rules.h"
#include "app/values/error.h"
#include "app/values/manager_info.h"
#include "app/values/unit_details.h"
#include "app/values/verb.h"
#include "ui/look/state_look.h"

#include <QString>

namespace unitdeck {

/// A sentence and, where there is one, the next step.
struct Sentence
{
    QString text;
    QString nextStep; ///< may be empty
    Tone tone = Tone::Calm;
};

/// Why something could not be done; never empty.
Sentence errorSentence(const Error &error);
/// How an action of ours ended: "Started demo.service.", or what went wrong and what to do.
/// @p conditionFailed: the job was "done" although a condition was not met (ConditionResult).
Sentence outcomeSentence(const ActionOutcome &outcome, bool conditionFailed);
/// How a job ended, in words: "done", "timed out" …
QString jobResultWord(const Open<JobResult> &result);
/// One symlink or file made or removed by a unit file verb: "Made the symlink /a → /b".
QString changeSentence(const UnitFileChange &change);
/// A job of the list: "Starting demo.service: waiting for other jobs".
QString jobSentence(const Job &job);
/// One that has ended: "Starting demo.service: timed out".
QString endedJobSentence(const EndedJob &ended);
/// Why a verb is not offered now; empty for Allowed.
QString refusalSentence(VerbRefusal refusal, const UnitInfo &unit);
/// What a dangerous action would take away; empty for None.
QString dangerSentence(Danger danger, const UnitId &unit);

/// The headline of the status page: "Running for 2 minutes. It was ready 3.0 s after start." or the
/// diagnosis. @p now in µs since the epoch.
Sentence headline(const UnitInfo &unit, const UnitDetails *details, qint64 now);
/// What happened and what can be done, for a unit that failed or cannot start; empty for
/// Cause::None.
Sentence diagnosisSentence(const Diagnosis &diagnosis, const UnitId &unit);
/// The same in a clause, for "Failed at 08:12: its program could not be run."; empty for
/// Cause::None.
QString diagnosisClause(const Diagnosis &diagnosis);
/// The facts behind it in systemd's own words: "Result=exit-code · 203/EXEC"; may be empty.
QString diagnosisRaw(const Diagnosis &diagnosis);

/// "User manager running", "System manager: not connected" …
Sentence connectionSentence(Scope scope, const Connection &connection, const ManagerInfo &info);

/// Two sentences after each other, as the language sets them; @p second may be empty.
QString joined(const QString &first, const QString &second);

} // namespace unitdeck
