// SPDX-License-Identifier: GPL-3.0-or-later
// Telling a failure from what had failed before, and counting; see the header.
#include "app/units/failure_watch.h"

#include "app/values/unit_name.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace unitdeck {

namespace {

bool isUp(const Open<ActiveState> &state)
{
    return state == ActiveState::Active || state == ActiveState::Reloading ||
           state == ActiveState::Refreshing;
}

bool isAutoRestart(const QString &sub)
{
    // "auto-restart-queued" (254): the pause is over, the job waits for its turn.
    return sub == "auto-restart"_L1 || sub == "auto-restart-queued"_L1;
}

/// So many runs have failed since the one of @p earlier. A loop can be faster than we look: then
/// NRestarts knows of those we did not see; a start by hand sets it back.
int runsSince(const Diagnosis &earlier, const Diagnosis &now)
{
    // Giving up on a unit that waits for its restart is not another failure.
    if (!now.invocationId.isEmpty() && now.invocationId == earlier.invocationId)
        return 0;
    return now.restarts > earlier.restarts ? static_cast<int>(now.restarts - earlier.restarts) : 1;
}

} // namespace

FailureWatch::FailureWatch(const QList<Manager *> &managers, const Favourites *favourites,
                           QObject *parent)
    : QObject(parent)
    , managers_(managers)
    , favourites_(favourites)
{
    steadyTimer_.setSingleShot(true);
    connect(&steadyTimer_, &QTimer::timeout, this, &FailureWatch::checkSteady);
    connect(favourites_, &Favourites::changed, this, &FailureWatch::forgetUnwatched);
    for (Manager *manager : std::as_const(managers_)) {
        connect(manager, &Manager::connectionChanged, this,
                [this, manager] { connectionChanged(manager); });
        connect(manager->units(), &UnitStore::changed, this,
                [this, manager](const UnitChanges &changes) { look(manager, changes); });
        connectionChanged(manager);
        const QHash<QString, UnitInfo> &rows = manager->units()->units();
        for (const UnitInfo &row : rows) {
            if (const Trouble trouble = troubleOf(row); trouble != Trouble::None) {
                Case &known = cases_[{manager->scope(), row.name}];
                known.trouble = trouble;
                known.since = row.stateSince;
            }
        }
    }
}

void FailureWatch::setRules(const FailureRules &rules)
{
    rules_ = rules;
    forgetUnwatched();
}

void FailureWatch::muteForAnHour(const UnitId &unit)
{
    muted_.insert(unit, QDeadlineTimer(std::chrono::hours(1)));
    forgetUnwatched();
}

FailureWatch::Trouble FailureWatch::troubleOf(const UnitInfo &row)
{
    if (row.active == ActiveState::Failed)
        return Trouble::Failed;
    return isAutoRestart(row.sub) ? Trouble::AutoRestart : Trouble::None;
}

Manager *FailureWatch::managerOf(Scope scope) const
{
    const auto found = std::ranges::find(managers_, scope, &Manager::scope);
    return found == managers_.end() ? nullptr : *found;
}

bool FailureWatch::isWatched(const UnitId &unit) const
{
    const auto muted = muted_.constFind(unit);
    if (rules_.muted.contains(unit) || (muted != muted_.constEnd() && !muted->hasExpired()))
        return false;
    if (rules_.favourites && favourites_->contains(unit))
        return true;
    return unitTypeOf(unit.name) == UnitType::Service &&
           (unit.scope == Scope::User ? rules_.userServices : rules_.systemServices);
}

void FailureWatch::connectionChanged(Manager *manager)
{
    if (!manager->connection().isConnected())
        watchedSince_.remove(manager->scope());
    else if (!watchedSince_.contains(manager->scope()))
        watchedSince_.insert(manager->scope(), QDateTime::currentMSecsSinceEpoch() * 1000);
}

void FailureWatch::look(Manager *manager, const UnitChanges &changes)
{
    QStringList undated;
    for (const QStringList *names : {&changes.added, &changes.changed, &changes.removed}) {
        for (const QString &name : *names)
            lookAt(manager, name, undated);
    }
    if (!undated.isEmpty())
        date(manager, undated);
}

void FailureWatch::lookAt(Manager *manager, const QString &name, QStringList &undated)
{
    const UnitInfo *row = manager->units()->find(name);
    const UnitId unit{manager->scope(), name};
    const Trouble trouble = row ? troubleOf(*row) : Trouble::None;
    if (trouble == Trouble::None) {
        settle(unit, row);
        return;
    }
    Case &known = cases_[unit];
    known.steady = QDeadlineTimer(QDeadlineTimer::Forever);
    const qint64 before = std::exchange(known.since, row->stateSince);
    const bool isSame = std::exchange(known.trouble, trouble) == trouble &&
                        (before == 0 || row->stateSince == 0 || before == row->stateSince);
    if (isSame) {
        known.since = std::max(before, row->stateSince);
        return;
    }
    if (!isWatched(unit))
        return;
    // A signal tells the time with the state. A list does not: it may tell of old failures, and of
    // one that happened while it was made.
    if (row->stateSince != 0)
        ask(unit);
    else
        undated << name;
}

void FailureWatch::date(Manager *manager, const QStringList &units)
{
    manager->client()->fetchProperty(
        units, false, u"StateChangeTimestamp"_s, this,
        [this, manager, units](const Reply<QHash<QString, QVariant>> &reply) {
            const auto watchedSince = watchedSince_.constFind(manager->scope());
            if (!reply || watchedSince == watchedSince_.constEnd())
                return;
            for (const QString &name : units) {
                const UnitId unit{manager->scope(), name};
                if (cases_.contains(unit) && reply->value(name).toLongLong() >= *watchedSince)
                    ask(unit);
            }
        });
}

void FailureWatch::ask(const UnitId &unit)
{
    Case &known = cases_[unit];
    if (std::exchange(known.isAsking, true)) {
        known.askAgain = true;
        return;
    }
    managerOf(unit.scope)
        ->client()
        ->fetchDetails(unit.name, this,
                       [this, unit, trouble = known.trouble](const Reply<UnitDetails> &reply) {
                           const auto asked = cases_.find(unit);
                           if (asked == cases_.end())
                               return; // reset, stopped or gone meanwhile
                           asked->isAsking = false;
                           const bool askAgain = std::exchange(asked->askAgain, false);
                           if (reply && isWatched(unit))
                               tell(unit, trouble, *reply);
                           if (askAgain)
                               ask(unit);
                           else
                               settle(unit, managerOf(unit.scope)->units()->find(unit.name));
                       });
}

void FailureWatch::tell(const UnitId &unit, Trouble trouble, const UnitDetails &details)
{
    Case &known = cases_[unit];
    const bool isFailed = details.text(u"ActiveState"_s) == "failed"_L1;
    Failure failure{unit, {}, 1, false};
    if (isFailed || isAutoRestart(details.text(u"SubState"_s))) {
        failure.diagnosis = diagnose(details);
        if (failure.diagnosis.cause == Diagnosis::Cause::None && !isFailed)
            return; // Restart=always: it had ended as it should
    } else if (trouble == Trouble::Failed) {
        // It runs again already, and nobody tells any more why it failed.
        if (known.told)
            failure.diagnosis = known.told->diagnosis;
        failure.diagnosis.invocationId.clear();
        failure.diagnosis.willRestart = false;
    } else {
        return; // nor whether it failed at all; the next time round will
    }
    failure.willRestart = failure.diagnosis.willRestart;
    if (known.told)
        failure.count = known.told->count + runsSince(known.told->diagnosis, failure.diagnosis);
    if (known.told == failure)
        return;
    known.told = failure;
    Q_EMIT failed(failure);
}

/// @p unit may not be in trouble any more.
void FailureWatch::settle(const UnitId &unit, const UnitInfo *row)
{
    const auto found = cases_.find(unit);
    if (found == cases_.end() || (row && troubleOf(*row) != Trouble::None))
        return;
    Case &known = *found;
    known.trouble = Trouble::None;
    known.since = 0;
    const bool isDown = !row || !row->isLoaded || row->active == ActiveState::Inactive;
    if (isDown || (!known.told && !known.isAsking)) {
        forget(unit);
    } else if (!isUp(row->active)) {
        known.steady = QDeadlineTimer(QDeadlineTimer::Forever);
    } else if (known.steady.isForever()) {
        known.steady = QDeadlineTimer(steadyAfter);
        if (!steadyTimer_.isActive())
            steadyTimer_.start(steadyAfter);
    }
}

void FailureWatch::forget(const UnitId &unit)
{
    if (cases_.take(unit).told)
        Q_EMIT recovered(unit);
}

/// What is not watched any more is not told of as recovered later, but now. That it is in trouble
/// stays known, or it would be news when it is watched again.
void FailureWatch::forgetUnwatched()
{
    QList<UnitId> unwatched;
    for (auto known = cases_.begin(); known != cases_.end(); ++known) {
        if (known->told && !isWatched(known.key())) {
            known->told.reset();
            unwatched << known.key();
        }
    }
    for (const UnitId &unit : std::as_const(unwatched))
        Q_EMIT recovered(unit);
}

void FailureWatch::checkSteady()
{
    QList<UnitId> steady;
    qint64 next = -1;
    for (auto known = cases_.constBegin(); known != cases_.constEnd(); ++known) {
        if (known->steady.isForever())
            continue;
        const qint64 left = known->steady.remainingTime();
        if (left == 0)
            steady << known.key();
        else
            next = next < 0 ? left : std::min(next, left);
    }
    if (next >= 0)
        steadyTimer_.start(static_cast<int>(next));
    for (const UnitId &unit : std::as_const(steady))
        forget(unit);
}

} // namespace unitdeck
