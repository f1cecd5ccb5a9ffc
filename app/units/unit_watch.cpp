// SPDX-License-Identifier: GPL-3.0-or-later
// One unit kept up to date; see the header.
#include "app/units/unit_watch.h"

#include "app/values/unit_name.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto cpuProperty = "CPUUsageNSec"_L1;

// Counters without a change signal (org.freedesktop.systemd1(5): EmitsChangedSignal=false) that a
// person wants to see move. Asked for only where the unit's type has them.
constexpr std::array polledProperties{cpuProperty, "MemoryCurrent"_L1, "TasksCurrent"_L1};

// What a service says of itself by sd_notify(3), as often as it likes; nothing else moves with it.
constexpr std::array statusProperties{"StatusText"_L1, "StatusErrno"_L1, "StatusBusError"_L1,
                                      "StatusVarlinkError"_L1};

// Over a shorter time the share is noise; ns.
constexpr qint64 minCpuSpan = 200'000'000;

qint64 steadyNow()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Puts @p value in @p properties; true if that made a difference.
bool store(Properties &properties, const QString &name, const QVariant &value)
{
    QVariant &known = properties[name];
    if (known == value)
        return false;
    known = value;
    return true;
}

} // namespace

UnitWatch::UnitWatch(QObject *parent)
    : QObject(parent)
{
    pollTimer_.setInterval(1s);
    connect(&pollTimer_, &QTimer::timeout, this, &UnitWatch::poll);
    // A job's end comes with several signals, each a reason to ask again.
    refreshTimer_.setSingleShot(true);
    refreshTimer_.setInterval(100ms);
    connect(&refreshTimer_, &QTimer::timeout, this, &UnitWatch::refresh);
}

void UnitWatch::look(Manager *manager, const QString &unit)
{
    if (manager == manager_ && unit == unit_)
        return;
    if (manager_) {
        manager_->disconnect(this);
        manager_->units()->disconnect(this);
        manager_->client()->disconnect(this);
        if (manager != manager_ || unit.isEmpty())
            manager_->client()->watch({});
    }
    manager_ = manager;
    unit_ = manager ? unit : QString();
    ++generation_;
    details_.reset();
    changedMeanwhile_.clear();
    error_.reset();
    cpuShare_.reset();
    stale_ = wasLoaded_ = asking_ = askAgain_ = pollChanged_ = false;
    pollsOpen_ = 0;
    cpuAt_ = 0;
    refreshTimer_.stop();
    if (manager_ && !unit_.isEmpty()) {
        SystemdClient *client = manager_->client();
        connect(client, &SystemdClient::watchedChanged, this, &UnitWatch::applyChanged,
                Qt::QueuedConnection);
        connect(
            client, &SystemdClient::happened, this,
            [this](const ManagerBatch &batch) {
                const auto isOurs = [this](const JobEnd &end) { return end.unit == unit_; };
                if (std::ranges::any_of(batch.jobsEnded, isOurs))
                    refreshSoon();
            },
            Qt::QueuedConnection);
        connect(manager_->units(), &UnitStore::changed, this, &UnitWatch::applyUnits);
        connect(manager_, &Manager::connectionChanged, this, &UnitWatch::applyConnection);
        connect(
            manager_, &Manager::infoChanged, this,
            [this, wasReloading = manager_->info().isReloading](const ManagerInfo &info) mutable {
                if (wasReloading && !info.isReloading)
                    refreshSoon();
                wasReloading = info.isReloading;
            });
        client->watch(unit_);
    }
    Q_EMIT unitChanged();
    refresh();
}

UnitId UnitWatch::id() const
{
    return manager_ && !unit_.isEmpty() ? UnitId{manager_->scope(), unit_} : UnitId();
}

const UnitInfo *UnitWatch::row() const
{
    return manager_ ? std::as_const(*manager_).units()->find(unit_) : nullptr;
}

bool UnitWatch::mayRun() const
{
    const UnitInfo *known = row();
    return known && known->isUp();
}

void UnitWatch::setPolling(bool polling)
{
    if (polling == pollTimer_.isActive())
        return;
    cpuAt_ = 0;
    cpuShare_.reset();
    if (!polling) {
        pollTimer_.stop();
        return;
    }
    pollTimer_.start();
    poll();
}

void UnitWatch::refreshSoon()
{
    // Asking would load a unit that was unloaded just now, which would be unloaded again at once.
    if (stale_ && !mayRun())
        return;
    refreshTimer_.start();
}

void UnitWatch::refresh()
{
    refreshTimer_.stop();
    if (!manager_ || unit_.isEmpty())
        return;
    if (asking_) {
        askAgain_ = true;
        return;
    }
    if (isTemplateName(unit_)) {
        // The manager knows instances only; of the template itself there is its file.
        UnitDetails details;
        details.id = id();
        if (const UnitInfo *known = row()) {
            details.unit = {{u"Id"_s, known->name},
                            {u"FragmentPath"_s, known->filePath},
                            {u"UnitFileState"_s, known->file.word()}};
        }
        applyDetails(details);
        return;
    }
    asking_ = true;
    changedMeanwhile_.clear();
    if (const UnitInfo *known = row()) {
        wasLoaded_ = known->isLoaded;
        fileState_ = known->file;
        filePath_ = known->filePath;
    }
    manager_->client()->fetchDetails(
        unit_, this, [this, generation = generation_](const Reply<UnitDetails> &reply) {
            if (generation == generation_)
                applyDetails(reply);
        });
}

void UnitWatch::applyDetails(const Reply<UnitDetails> &reply)
{
    asking_ = false;
    if (reply.isOk()) {
        details_ = *reply;
        error_.reset();
        takeIn(changedMeanwhile_);
        // Unloaded while the answer was under way: it already speaks of the unit as it was left.
        stale_ = wasLoaded_ && !(row() && row()->isLoaded);
        cpuAt_ = details_->number(cpuProperty) ? steadyNow() : 0;
    } else {
        error_ = reply.error();
        stale_ = details_.has_value();
    }
    Q_EMIT detailsChanged();
    if (std::exchange(askAgain_, false) && reply.isOk())
        refreshSoon();
}

void UnitWatch::applyChanged(const QString &unit, const Properties &changed,
                             const QStringList &invalidated)
{
    if (unit != unit_)
        return;
    // The answer under way is of several calls, and may be older than this.
    if (asking_)
        changedMeanwhile_.insert(changed);
    const Difference difference = details_ ? takeIn(changed) : Difference::Real;
    // systemd names with every signal all that it never tells the value of (ExecStart, Conditions,
    // TimersCalendar …), changed or not. They change only along with what it does tell.
    if (!invalidated.isEmpty() && (difference == Difference::Real || changed.isEmpty()))
        refreshSoon();
    if (details_ && difference != Difference::None)
        Q_EMIT detailsChanged();
}

UnitWatch::Difference UnitWatch::takeIn(const Properties &changed)
{
    Difference difference = Difference::None;
    for (auto property = changed.constBegin(); property != changed.constEnd(); ++property) {
        Properties &target =
            details_->type.contains(property.key()) ? details_->type : details_->unit;
        if (!store(target, property.key(), *property))
            continue;
        const bool isStatus =
            std::ranges::find(statusProperties, property.key()) != statusProperties.end();
        difference = std::max(difference, isStatus ? Difference::Status : Difference::Real);
    }
    return difference;
}

void UnitWatch::applyUnits(const UnitChanges &changes)
{
    const bool isOurs = changes.added.contains(unit_) || changes.changed.contains(unit_) ||
                        changes.removed.contains(unit_);
    if (!isOurs)
        return;
    const UnitInfo *known = row();
    const bool isLoaded = known && known->isLoaded;
    if (wasLoaded_ && !isLoaded)
        setStale();
    // It was started again, which loading it by asking never does: so this cannot go round.
    if (known && known->isUp() && (stale_ || !wasLoaded_))
        refreshSoon();
    // UnitFileState has no change signal.
    if (known && (known->file != fileState_ || known->filePath != filePath_)) {
        fileState_ = known->file;
        filePath_ = known->filePath;
        refreshTimer_.start();
    }
}

void UnitWatch::applyConnection(const Connection &connection)
{
    if (!connection.isConnected())
        setStale();
    else if (connection.state == ConnectionState::Ready)
        refreshTimer_.start();
}

void UnitWatch::setStale()
{
    cpuAt_ = 0;
    cpuShare_.reset();
    if (stale_ || !details_)
        return;
    stale_ = true;
    Q_EMIT detailsChanged();
}

void UnitWatch::poll()
{
    // A unit that does not run has no counters, and asking one that is not loaded would load it.
    if (!manager_ || !details_ || stale_ || pollsOpen_ > 0 || !mayRun())
        return;
    pollChanged_ = false;
    SystemdClient *client = manager_->client();
    for (const QLatin1StringView property : polledProperties) {
        if (!details_->type.contains(property))
            continue;
        ++pollsOpen_;
        client->fetchProperty({unit_}, true, property, this,
                              [this, generation = generation_,
                               property](const Reply<QHash<QString, QVariant>> &reply) {
                                  if (generation != generation_)
                                      return;
                                  if (reply.isOk() && reply->contains(unit_))
                                      applyPolled(property, reply->value(unit_));
                                  finishPoll();
                              });
    }
    if (pollsOpen_ == 0)
        return; // of a type without processes
    ++pollsOpen_;
    client->fetchProcesses(
        unit_, this, [this, generation = generation_](const Reply<QList<UnitProcess>> &reply) {
            if (generation != generation_)
                return;
            if (reply.isOk() && details_ && details_->processes != *reply) {
                details_->processes = *reply;
                pollChanged_ = true;
            }
            finishPoll();
        });
}

void UnitWatch::applyPolled(const QString &property, const QVariant &value)
{
    if (!details_)
        return;
    if (property == cpuProperty) {
        const qint64 now = steadyNow();
        if (cpuAt_ > 0 && now - cpuAt_ < minCpuSpan)
            return;
        const auto before = details_->number(cpuProperty);
        pollChanged_ |= store(details_->type, property, value);
        const auto after = details_->number(cpuProperty);
        const auto shareBefore = cpuShare_;
        cpuShare_.reset();
        if (cpuAt_ > 0 && now > cpuAt_ && before && after && *after >= *before)
            cpuShare_ = static_cast<double>(*after - *before) / static_cast<double>(now - cpuAt_);
        cpuAt_ = after ? now : 0;
        pollChanged_ |= cpuShare_ != shareBefore;
        return;
    }
    pollChanged_ |= store(details_->type, property, value);
}

void UnitWatch::finishPoll()
{
    if (--pollsOpen_ == 0 && pollChanged_)
        Q_EMIT detailsChanged();
}

} // namespace unitdeck
