// SPDX-License-Identifier: GPL-3.0-or-later
// The one sentence about a unit that the status page begins with; see sentences.h.
#include "ui/look/format.h"
#include "ui/look/sentences.h"

#include "app/values/unit_name.h"

#include <QCoreApplication>

#include <array>

namespace unitdeck {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::Headline)
};

constexpr qint64 second = 1'000'000;

/// A timestamp of the details; 0 if it never happened.
qint64 moment(const UnitDetails *details, const QString &property)
{
    return details ? static_cast<qint64>(details->number(property).value_or(0)) : 0;
}

/// How long a start took, when that says something: nothing for units that are ready at once.
qint64 startDuration(const UnitDetails *details)
{
    // Monotonic, since the clock of the wall may have been set meanwhile.
    const qint64 begin = moment(details, u"InactiveExitTimestampMonotonic"_s);
    const qint64 ready = moment(details, u"ActiveEnterTimestampMonotonic"_s);
    return begin > 0 && ready > begin ? ready - begin : 0;
}

/// "4 of 10 s"; long limits in words.
QString progress(qint64 elapsed, qint64 limit)
{
    if (limit <= 300 * second) {
        //: elapsed and limit, in seconds
        return Words::tr("%1 of %2 s").arg(elapsed / second).arg(limit / second);
    }
    return Words::tr("%1 of %2").arg(longDuration(elapsed), longDuration(limit));
}

/// @p whole and @p plain are sentences with and without progress.
QString transition(const QString &word, qint64 since, std::optional<quint64> limit, qint64 now)
{
    const qint64 elapsed = std::max<qint64>(0, now - since);
    if (since == 0)
        return word + u'…';
    if (!limit || *limit == 0 || elapsed > static_cast<qint64>(*limit))
        return Words::tr("%1 for %2…").arg(word, longDuration(elapsed));
    return Words::tr("%1… %2").arg(word, progress(elapsed, static_cast<qint64>(*limit)));
}

QString activeText(const UnitInfo &unit, const UnitDetails *details, const QString &word,
                   qint64 now)
{
    qint64 since = moment(details, u"ActiveEnterTimestamp"_s);
    if (since == 0)
        since = unit.stateSince;
    if (since == 0)
        return Words::tr("%1.").arg(word);
    const qint64 age = std::max<qint64>(0, now - since);
    if (unit.sub == "exited"_L1) {
        return Words::tr("Done %1 ago: its program ended well, and the unit counts as active.")
            .arg(longDuration(age));
    }
    if (unitTypeOf(unit.name) == UnitType::Timer && details) {
        if (const auto next = details->number(u"NextElapseUSecRealtime"_s); next && *next > 0) {
            return Words::tr("Waiting for its time: %1.")
                .arg(formatMoment(static_cast<qint64>(*next)));
        }
    }
    const QString running = Words::tr("%1 for %2.").arg(word, longDuration(age));
    const qint64 took = startDuration(details);
    if (took < second / 10)
        return running;
    return Words::tr("%1 It was ready %2 after start.").arg(running, longDuration(took));
}

QString restingText(const UnitInfo &unit, const UnitDetails *details, qint64 now)
{
    if (isTemplateName(unit.name))
        return Words::tr("A template: give it a name after the @ to start one of it.");
    const qint64 since = moment(details, u"InactiveEnterTimestamp"_s);
    if (since == 0) {
        return details ? Words::tr("Stopped. It has not run since the manager started.")
                       : Words::tr("Stopped.");
    }
    return Words::tr("Stopped %1 ago.").arg(longDuration(std::max<qint64>(0, now - since)));
}

QString failedText(const Diagnosis &diagnosis, const UnitDetails *details)
{
    const qint64 at = diagnosis.at ? diagnosis.at : moment(details, u"StateChangeTimestamp"_s);
    const QString clause = diagnosisClause(diagnosis);
    if (clause.isEmpty())
        return at ? Words::tr("Failed at %1.").arg(formatMoment(at)) : Words::tr("Failed.");
    return at ? Words::tr("Failed at %1: %2.").arg(formatMoment(at), clause)
              : Words::tr("Failed: %1.").arg(clause);
}

QString autoRestartText(const Diagnosis &diagnosis, qint64 now)
{
    const QString clause = diagnosisClause(diagnosis);
    QString text = Words::tr("Restarting…");
    if (diagnosis.restartAt > now) {
        // Rounded up, so that the last second is not "0 s".
        text = Words::tr("Restarting in %1.")
                   .arg(shortDuration(diagnosis.restartAt - now + second - 1));
    }
    //: %1 is "Restarting in 4 s.", %2 like "it was killed with SIGKILL"
    return clause.isEmpty() ? text : Words::tr("%1 Before, %2.").arg(text, clause);
}

} // namespace

Sentence headline(const UnitInfo &unit, const UnitDetails *details, qint64 now)
{
    const StateLook look = stateLook(unit);
    const Diagnosis diagnosis = details ? diagnose(*details) : Diagnosis();
    switch (unit.active.value()) {
    case ActiveState::Active:
        return {activeText(unit, details, look.word, now), {}, Tone::Calm};
    case ActiveState::Reloading:
    case ActiveState::Refreshing:
        return {Words::tr("Reading its configuration again…"), {}, look.tone};
    case ActiveState::Activating:
        if (unit.sub.startsWith("auto-restart"_L1))
            return {autoRestartText(diagnosis, now), {}, look.tone};
        return {transition(look.word, moment(details, u"InactiveExitTimestamp"_s),
                           details ? details->number(u"TimeoutStartUSec"_s) : std::nullopt, now),
                {},
                look.tone};
    case ActiveState::Deactivating:
        return {transition(look.word, moment(details, u"ActiveExitTimestamp"_s),
                           details ? details->number(u"TimeoutStopUSec"_s) : std::nullopt, now),
                {},
                look.tone};
    case ActiveState::Failed:
        return {failedText(diagnosis, details), {}, look.tone};
    default:
        break;
    }
    const bool isBad = diagnosis.cause != Diagnosis::Cause::None;
    if (look.shape == StateShape::Slash)
        return {Words::tr("Blocked: nothing can start it until it is unblocked (masked)."),
                {},
                look.tone};
    if (look.shape == StateShape::Question && unit.load == LoadState::NotFound)
        return {Words::tr("Missing: there is no unit file of this name."), {}, look.tone};
    if (isBad) {
        //: %1 is a state like "Stopped", %2 like "a condition was not met"
        return {Words::tr("%1: %2.").arg(look.word, diagnosisClause(diagnosis)), {}, look.tone};
    }
    if (look.tone == Tone::Bad)
        return {Words::tr("Faulty: its unit file cannot be understood."), {}, look.tone};
    return {restingText(unit, details, now), {}, look.tone};
}

} // namespace unitdeck
