// SPDX-License-Identifier: GPL-3.0-or-later
// Merging of units and files, and the batching of what changed; see the header.
#include "app/units/unit_store.h"

#include "app/values/unit_name.h"

#include <chrono>

namespace unitdeck {

namespace {

// One frame: a person sees no difference, and a burst costs one pass over the rows.
constexpr std::chrono::milliseconds flushInterval{16};

// What a busy machine has; room for it costs a few pages.
constexpr qsizetype largeList = 10'000;

bool isMasked(const Open<UnitFileState> &state)
{
    return state == UnitFileState::Masked || state == UnitFileState::MaskedRuntime;
}

/// What is known of a unit that the manager has not loaded.
void setUnloaded(UnitInfo &row)
{
    row.isLoaded = false;
    row.load = isMasked(row.file) ? Open(LoadState::Masked) : Open<LoadState>();
    row.active =
        isTemplateName(row.name) ? Open<ActiveState>() : Open<ActiveState>(ActiveState::Inactive);
    row.sub.clear();
    row.jobId = 0;
    row.jobType.clear();
    row.stateSince = 0;
}

/// Sets @p member and says whether that made a difference.
template <typename T>
bool assign(T &member, const std::optional<T> &value)
{
    if (!value || *value == member)
        return false;
    member = *value;
    return true;
}

} // namespace

UnitStore::UnitStore(Scope scope, QObject *parent)
    : QObject(parent)
    , scope_(scope)
{
    flushTimer_.setSingleShot(true);
    connect(&flushTimer_, &QTimer::timeout, this, &UnitStore::flush);
}

const UnitInfo *UnitStore::find(const QString &name) const
{
    const auto row = units_.constFind(name);
    return row == units_.constEnd() ? nullptr : &*row;
}

void UnitStore::applyUnits(const QList<UnitInfo> &units, bool isFirst, bool isLast)
{
    if (isFirst) {
        seenInListing_.clear();
        if (units_.isEmpty()) {
            // Growing in the middle of a parcel would make a frame late.
            units_.reserve(largeList);
            dirty_.reserve(largeList);
            seenInListing_.reserve(largeList);
        }
    }
    for (const UnitInfo &unit : units) {
        seenInListing_.insert(unit.name);
        put(unit);
    }
    if (!isLast)
        return;
    QStringList gone;
    for (const UnitInfo &row : std::as_const(units_)) {
        if (row.isLoaded && !seenInListing_.contains(row.name))
            gone << row.name;
    }
    for (const QString &name : std::as_const(gone))
        unload(name);
    seenInListing_.clear();
    unitsListed_ = true;
    // A person waits for the first list: it need not wait for a frame's worth of more.
    if (!unitsKnown_)
        flushTimer_.start(0);
}

void UnitStore::applyFiles(const QList<UnitFileInfo> &files, bool isFirst, bool isLast)
{
    if (isFirst)
        seenFiles_.clear();
    for (const UnitFileInfo &file : files) {
        seenFiles_.insert(file.name());
        putFile(file);
    }
    if (!isLast)
        return;
    QStringList gone;
    for (auto file = files_.constBegin(); file != files_.constEnd(); ++file) {
        if (!seenFiles_.contains(file.key()))
            gone << file.key();
    }
    for (const QString &name : std::as_const(gone))
        dropFile(name);
    seenFiles_.clear();
    filesKnown_ = true;
    Q_EMIT filesListed();
}

QList<UnitFileInfo> UnitStore::filesNotLoaded() const
{
    QList<UnitFileInfo> files;
    for (const UnitFileInfo &file : files_) {
        const UnitInfo *row = find(file.name());
        if (row && !row->isLoaded)
            files << file;
    }
    return files;
}

void UnitStore::applyBatch(const ManagerBatch &batch)
{
    for (const UnitInfo &unit : batch.added) {
        // Between two parcels of a listing: the rest of the listing is older than this.
        seenInListing_.insert(unit.name);
        put(unit);
    }
    applyDeltas(batch.changed);
    for (const QString &name : batch.removed)
        unload(name);
}

void UnitStore::applyDeltas(const QList<UnitDelta> &deltas)
{
    for (const UnitDelta &delta : deltas)
        apply(delta);
}

void UnitStore::put(const UnitInfo &info)
{
    if (info.name.isEmpty())
        return;
    UnitInfo row = info;
    row.isLoaded = true;
    if (const auto file = files_.constFind(info.name); file != files_.constEnd()) {
        row.file = file->state;
        row.filePath = file->path;
    }
    const auto known = units_.find(info.name);
    if (known == units_.end()) {
        units_.insert(info.name, row);
        note(info.name, Kind::Added);
        return;
    }
    // ListUnits does not tell the time of the change; what was fetched holds while the state does.
    if (row.stateSince == 0 && row.active == known->active && row.sub == known->sub)
        row.stateSince = known->stateSince;
    if (row == *known)
        return;
    *known = std::move(row);
    note(info.name, Kind::Changed);
}

void UnitStore::putFile(const UnitFileInfo &file)
{
    const QString name = file.name();
    if (name.isEmpty())
        return;
    files_.insert(name, file);
    const auto known = units_.find(name);
    if (known == units_.end()) {
        UnitInfo row;
        row.name = name;
        row.file = file.state;
        row.filePath = file.path;
        setUnloaded(row);
        units_.insert(name, row);
        note(name, Kind::Added);
        return;
    }
    if (known->file == file.state && known->filePath == file.path)
        return;
    known->file = file.state;
    known->filePath = file.path;
    if (!known->isLoaded)
        setUnloaded(*known); // the mask may have come or gone
    note(name, Kind::Changed);
}

void UnitStore::dropFile(const QString &name)
{
    files_.remove(name);
    const auto known = units_.find(name);
    if (known == units_.end())
        return;
    if (!known->isLoaded) {
        units_.erase(known);
        note(name, Kind::Removed);
        return;
    }
    known->file = {};
    known->filePath.clear();
    note(name, Kind::Changed);
}

void UnitStore::apply(const UnitDelta &delta)
{
    const auto known = units_.find(delta.name);
    if (known == units_.end())
        return;
    bool differs = false;
    if (!known->isLoaded) {
        // The manager speaks of the state of loaded units only. A lone fact, such as a time that
        // was asked for before the unit was unloaded, comes too late.
        if (!delta.active && !delta.load) {
            if (assign(known->description, delta.description))
                note(delta.name, Kind::Changed);
            return;
        }
        known->isLoaded = true;
        differs = true;
    }
    differs |= assign(known->description, delta.description);
    differs |= assign(known->load, delta.load);
    differs |= assign(known->active, delta.active);
    differs |= assign(known->sub, delta.sub);
    differs |= assign(known->jobId, delta.jobId);
    differs |= assign(known->jobType, delta.jobType);
    differs |= assign(known->stateSince, delta.stateSince);
    if (differs)
        note(delta.name, Kind::Changed);
}

void UnitStore::unload(const QString &name)
{
    const auto known = units_.find(name);
    if (known == units_.end() || !known->isLoaded)
        return;
    if (!files_.contains(name)) {
        units_.erase(known);
        note(name, Kind::Removed);
        return;
    }
    setUnloaded(*known);
    note(name, Kind::Changed);
}

void UnitStore::note(const QString &name, Kind kind)
{
    if (!flushTimer_.isActive())
        flushTimer_.start(flushInterval);
    const auto earlier = dirty_.find(name);
    if (earlier == dirty_.end()) {
        dirty_.insert(name, kind);
    } else if (*earlier == Kind::Added) {
        if (kind == Kind::Removed)
            dirty_.erase(earlier); // nobody saw it
    } else if (*earlier == Kind::Removed) {
        *earlier = Kind::Changed; // for those who look it never went away
    } else {
        *earlier = kind;
    }
}

void UnitStore::flush()
{
    UnitChanges changes;
    for (auto row = dirty_.constBegin(); row != dirty_.constEnd(); ++row) {
        QStringList &names = *row == Kind::Added     ? changes.added
                             : *row == Kind::Changed ? changes.changed
                                                     : changes.removed;
        names << row.key();
    }
    dirty_.clear();
    flushTimer_.stop();
    unitsKnown_ = unitsListed_;
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
}

} // namespace unitdeck
