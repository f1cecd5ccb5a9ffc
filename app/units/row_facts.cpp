// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of rows; see the header.
#include "app/units/row_facts.h"

#include "app/values/unit_name.h"

#include <chrono>

namespace unitdeck {

namespace {

qint64 steadyNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

RowFacts::RowFacts(QObject *parent)
    : QObject(parent)
{
    poll_.setInterval(std::chrono::seconds(2));
    connect(&poll_, &QTimer::timeout, this, &RowFacts::askCounters);
}

void RowFacts::setManager(Manager *manager)
{
    if (manager_)
        manager_->disconnect(this);
    manager_ = manager;
    units_.clear();
    askedSince_.clear();
    memory_.clear();
    cpu_.clear();
    ++generation_;
    countersOpen_ = 0;
    if (manager_) {
        // A manager that came back has forgotten what we asked it; so have we.
        connect(manager_, &Manager::connectionChanged, this, [this] {
            askedSince_.clear();
            update();
        });
    }
    update();
}

void RowFacts::setUnits(const QStringList &units)
{
    if (units == units_)
        return;
    units_ = units;
    update();
}

void RowFacts::setWants(Wants wants)
{
    if (wants == wants_)
        return;
    wants_ = wants;
    update();
}

void RowFacts::setActive(bool active)
{
    if (active == active_)
        return;
    active_ = active;
    update();
}

std::optional<quint64> RowFacts::memory(const QString &unit) const
{
    const auto known = memory_.constFind(unit);
    return known == memory_.constEnd() ? std::nullopt : std::optional(*known);
}

std::optional<double> RowFacts::cpuShare(const QString &unit) const
{
    const auto known = cpu_.constFind(unit);
    return known == cpu_.constEnd() ? std::nullopt : known->share;
}

void RowFacts::update()
{
    const bool asks = active_ && manager_ && manager_->connection().isConnected();
    if (asks && (wants_ & Since))
        askSince();
    const bool polls = asks && (wants_ & (Memory | Cpu)) && !units_.isEmpty();
    if (polls && !poll_.isActive()) {
        askCounters();
        poll_.start();
    } else if (!polls) {
        poll_.stop();
    }
}

void RowFacts::askSince()
{
    QStringList unknown;
    for (const QString &name : units_) {
        const UnitInfo *unit = manager_->units()->find(name);
        if (unit && unit->isLoaded && unit->stateSince == 0 && !askedSince_.contains(name)) {
            askedSince_.insert(name);
            unknown << name;
        }
    }
    if (unknown.isEmpty())
        return;
    manager_->client()->fetchProperty(
        unknown, false, u"StateChangeTimestamp"_s, this,
        [this, generation = generation_](const Reply<QHash<QString, QVariant>> &reply) {
            if (!reply || generation != generation_)
                return;
            QList<UnitDelta> deltas;
            for (const auto &[name, value] : reply->asKeyValueRange()) {
                // A signal that came meanwhile is newer than this answer.
                const UnitInfo *unit = manager_->units()->find(name);
                if (!unit || unit->stateSince != 0)
                    continue;
                UnitDelta delta;
                delta.name = name;
                delta.stateSince = value.toLongLong();
                deltas << delta;
            }
            manager_->units()->applyDeltas(deltas);
        });
}

bool RowFacts::mayRun(const QString &name) const
{
    const UnitInfo *unit = manager_->units()->find(name);
    return unit && unit->isUp();
}

void RowFacts::forgetStopped()
{
    QStringList names;
    const auto isStopped = [&](const auto &row) {
        if (mayRun(row.key()))
            return false;
        names << row.key();
        return true;
    };
    memory_.removeIf(isStopped);
    cpu_.removeIf(isStopped);
    if (!names.isEmpty())
        Q_EMIT changed(names);
}

void RowFacts::askCounters()
{
    // With thousands of rows a busy manager needs longer than the time between two polls.
    if (!manager_ || countersOpen_ > 0)
        return;
    forgetStopped();
    QStringList running;
    for (const QString &name : std::as_const(units_)) {
        if (unitTypeOf(name) == UnitType::Service && mayRun(name))
            running << name;
    }
    if (running.isEmpty())
        return;
    const auto ask = [this, &running](const QString &property, auto &&apply) {
        ++countersOpen_;
        manager_->client()->fetchProperty(
            running, true, property, this,
            [this, generation = generation_, apply](const Reply<QHash<QString, QVariant>> &reply) {
                if (generation != generation_)
                    return;
                --countersOpen_;
                if (!reply)
                    return;
                QStringList names;
                for (const auto &[name, value] : reply->asKeyValueRange()) {
                    apply(name, value.toULongLong());
                    names << name;
                }
                Q_EMIT changed(names);
            });
    };
    if (wants_ & Memory) {
        ask(u"MemoryCurrent"_s, [this](const QString &name, quint64 bytes) {
            if (bytes == unitNotAvailable)
                memory_.remove(name);
            else
                memory_[name] = bytes;
        });
    }
    if (wants_ & Cpu) {
        ask(u"CPUUsageNSec"_s, [this](const QString &name, quint64 nanoseconds) {
            if (nanoseconds == unitNotAvailable) {
                cpu_.remove(name);
                return;
            }
            CpuSample &sample = cpu_[name];
            const qint64 now = steadyNow();
            sample.share.reset();
            // A counter that fell belongs to a new run.
            if (sample.at != 0 && now > sample.at && nanoseconds >= sample.nanoseconds) {
                sample.share = static_cast<double>(nanoseconds - sample.nanoseconds) /
                               static_cast<double>(now - sample.at);
            }
            sample.nanoseconds = nanoseconds;
            sample.at = now;
        });
    }
}

} // namespace unitdeck
