// SPDX-License-Identifier: GPL-3.0-or-later
// The unit table's rows; see the header.
#include "ui/models/unit_table_model.h"

#include "app/values/unit_name.h"
#include "ui/look/format.h"
#include "ui/look/state_look.h"

#include <QDateTime>

#include <algorithm>
#include <limits>
#include <utility>

namespace unitdeck {

namespace {

// More scattered insertions and removals than this cost the view more than a reset does.
constexpr size_t mostRanges = 24;
// Beyond this many ranges one that spans them all is cheaper: the view repaints what it shows
// anyway.
constexpr size_t mostChangedRanges = 48;

struct Range
{
    int first;
    int last;
};

// Indices, ascending, as contiguous ranges.
std::vector<Range> rangesOf(const std::vector<int> &indices)
{
    std::vector<Range> ranges;
    for (const int index : indices) {
        if (!ranges.empty() && ranges.back().last == index - 1)
            ranges.back().last = index;
        else
            ranges.push_back({index, index});
    }
    return ranges;
}

// Services are what people look for; their suffix says nothing (systemctl leaves it out as well).
QString shownName(const QString &name)
{
    return name.endsWith(".service"_L1) ? name.chopped(8) : name;
}

qint64 nowMicroseconds()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

} // namespace

UnitTableModel::UnitTableModel(Favourites *favourites, RowFacts *facts, QObject *parent)
    : QAbstractTableModel(parent)
    , favourites_(favourites)
    , facts_(facts)
{
    connect(favourites_, &Favourites::changed, this, [this](const UnitId &id) {
        if (manager_ && id.scope == manager_->scope())
            apply({{}, {id.name}, {}});
    });
    connect(facts_, &RowFacts::changed, this, [this](const QStringList &names) {
        if (sortColumn_ == Memory || sortColumn_ == Cpu)
            apply({{}, names, {}});
        else
            refresh(names);
    });
    minute_.setInterval(std::chrono::minutes(1));
    minute_.setTimerType(Qt::VeryCoarseTimer);
    connect(&minute_, &QTimer::timeout, this, [this] {
        if (!rows_.empty()) {
            Q_EMIT dataChanged(index(0, Since), index(rowCount() - 1, Since), {Qt::DisplayRole});
        }
    });
}

void UnitTableModel::setActive(bool active)
{
    if (!active) {
        minute_.stop();
    } else if (!minute_.isActive()) {
        minute_.start();
        if (!rows_.empty())
            Q_EMIT dataChanged(index(0, Since), index(rowCount() - 1, Since), {Qt::DisplayRole});
    }
}

void UnitTableModel::setManager(Manager *manager)
{
    if (manager == manager_)
        return;
    if (manager_) {
        manager_->units()->disconnect(this);
        manager_->jobs()->disconnect(this);
    }
    manager_ = manager;
    if (manager_) {
        connect(manager_->units(), &UnitStore::changed, this, &UnitTableModel::apply);
        connect(manager_->jobs(), &JobTracker::pendingChanged, this,
                [this](const QString &unit) { refresh({unit}); });
    }
    recountAll();
    rebuild();
}

void UnitTableModel::setView(UnitView view)
{
    if (view == view_)
        return;
    view_ = view;
    rebuild();
}

void UnitTableModel::setSearch(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == search_)
        return;
    search_ = trimmed;
    pattern_ = FuzzyPattern(search_);
    resetRows(searched());
}

void UnitTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || (column == sortColumn_ && order == sortOrder_))
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    rebuild();
}

QString UnitTableModel::nameAt(int row) const
{
    return row >= 0 && row < rowCount() ? rows_[static_cast<size_t>(row)].name : QString();
}

int UnitTableModel::rowOf(const QString &name) const
{
    if (positions_.isEmpty() && !rows_.empty()) {
        positions_.reserve(static_cast<qsizetype>(rows_.size()));
        for (size_t i = 0; i < rows_.size(); ++i)
            positions_.insert(rows_[i].name, static_cast<int>(i));
    }
    return positions_.value(name, -1);
}

const UnitInfo *UnitTableModel::unitAt(int row) const
{
    const QString name = nameAt(row);
    return manager_ && !name.isEmpty() ? manager_->units()->find(name) : nullptr;
}

int UnitTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int UnitTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UnitTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Memory || section == Cpu || section == Since;
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Description:
        return tr("Description");
    case State:
        return tr("State");
    case Autostart:
        return tr("Autostart");
    case Memory:
        return tr("Memory");
    case Cpu:
        return tr("CPU");
    case Since:
        return tr("Since");
    default:
        return tr("systemd state");
    }
}

QVariant UnitTableModel::data(const QModelIndex &index, int role) const
{
    const UnitInfo *unit = index.isValid() ? unitAt(index.row()) : nullptr;
    if (!unit)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return displayText(*unit, index.column());
    case Qt::ToolTipRole:
        return toolTip(*unit, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case NameRole:
        return unit->name;
    case ShapeRole:
        return static_cast<int>(stateLook(*unit, manager_->jobs()->pending(unit->name)).shape);
    case ToneRole:
        return static_cast<int>(stateLook(*unit, manager_->jobs()->pending(unit->name)).tone);
    case IsSwitchRole:
        return autostartLook(*unit, manager_->units()->areFilesKnown()).isSwitch;
    case IsOnRole:
        return autostartLook(*unit, manager_->units()->areFilesKnown()).isOn;
    case IsFavouriteRole:
        return isFavourite(unit->name);
    default:
        return {};
    }
}

QVariant UnitTableModel::displayText(const UnitInfo &unit, int column) const
{
    switch (column) {
    case Name:
        return shownName(unit.name);
    case Description:
        return unit.description == unit.name ? QString() : unit.description;
    case State:
        return stateLook(unit, manager_->jobs()->pending(unit.name)).word;
    case Autostart:
        return autostartLook(unit, manager_->units()->areFilesKnown()).word;
    case Memory:
        return formatBytes(facts_->memory(unit.name));
    case Cpu:
        return formatCpuShare(facts_->cpuShare(unit.name));
    case Since:
        return formatSince(unit.stateSince, nowMicroseconds());
    case RawState:
        return rawState(unit);
    default:
        return {};
    }
}

QString UnitTableModel::toolTip(const UnitInfo &unit, int column) const
{
    switch (column) {
    case State:
        return rawState(unit);
    case Autostart:
        return autostartLook(unit, manager_->units()->areFilesKnown()).explanation;
    case Since:
        return unit.stateSince > 0 ? formatMomentExactly(unit.stateSince) : QString();
    case Name:
        return unit.name;
    case Description:
        return unit.description;
    default:
        return {};
    }
}

bool UnitTableModel::isFavourite(const QString &name) const
{
    return favourites_->contains({manager_->scope(), name});
}

std::optional<UnitTableModel::Row> UnitTableModel::makeRow(const UnitInfo &unit) const
{
    if (!viewShows(view_, unit, view_ == UnitView::Favourites && isFavourite(unit.name)))
        return {};
    Row row{unit.name, unit.name.toLower(), unit.description.toLower(), {}};
    switch (sortColumn_) {
    case Name:
    case Description:
        break;
    case Memory:
        row.number = static_cast<double>(facts_->memory(unit.name).value_or(0));
        break;
    case Cpu:
        row.number = facts_->cpuShare(unit.name).value_or(-1);
        break;
    case Since:
        // The newest first when ascending: the column shows ages.
        row.number = -static_cast<double>(unit.stateSince);
        break;
    default:
        row.key = displayText(unit, sortColumn_).toString().toLower();
    }
    return row;
}

bool UnitTableModel::less(const Row &a, const Row &b) const
{
    const bool ascending = sortOrder_ == Qt::AscendingOrder;
    if (a.number < b.number || b.number < a.number)
        return ascending == (a.number < b.number);
    const auto compare = [](const QString &x, const QString &y) { return x.compare(y); };
    const int keys = sortColumn_ == Description ? compare(a.lowerDescription, b.lowerDescription)
                                                : compare(a.key, b.key);
    if (keys != 0)
        return ascending == (keys < 0);
    const int names = compare(a.lowerName, b.lowerName);
    if (names != 0)
        return (ascending || sortColumn_ != Name) == (names < 0);
    return a.name < b.name;
}

std::vector<UnitTableModel::Row> UnitTableModel::searched() const
{
    if (search_.isEmpty())
        return all_;
    const QString lower = search_.toLower();
    std::vector<Row> found;
    for (const Row &row : all_) {
        if (const auto score = pattern_.score(row.lowerName, row.lowerDescription)) {
            found.push_back(row);
            // Whoever types "dbus" means dbus.service before dbus.socket.
            const bool isMeant = QStringView(row.lowerName).startsWith(lower) &&
                                 QStringView(row.lowerName).sliced(lower.size()) == u".service";
            found.back().score = isMeant ? std::numeric_limits<int>::max() : *score;
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Row::score);
    return found;
}

void UnitTableModel::rebuild()
{
    all_.clear();
    if (manager_) {
        all_.reserve(static_cast<size_t>(manager_->units()->units().size()));
        for (const UnitInfo &unit : manager_->units()->units()) {
            if (auto row = makeRow(unit))
                all_.push_back(std::move(*row));
        }
        std::ranges::sort(all_, [this](const Row &a, const Row &b) { return less(a, b); });
    }
    resetRows(searched());
}

void UnitTableModel::resetRows(std::vector<Row> rows)
{
    beginResetModel();
    rows_ = std::move(rows);
    positions_.clear();
    endResetModel();
}

void UnitTableModel::replaceRows(std::vector<Row> rows)
{
    rowOf({}); // makes the positions known
    // From here on they are made anew whenever somebody asks between two steps.
    const QHash<QString, int> before = std::exchange(positions_, {});
    QHash<QString, int> positions;
    positions.reserve(static_cast<qsizetype>(rows.size()));
    for (size_t i = 0; i < rows.size(); ++i)
        positions.insert(rows[i].name, static_cast<int>(i));

    std::vector<int> gone;
    for (size_t i = 0; i < rows_.size(); ++i) {
        if (!positions.contains(rows_[i].name))
            gone.push_back(static_cast<int>(i));
    }
    std::vector<int> fresh;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (!before.contains(rows[i].name))
            fresh.push_back(static_cast<int>(i));
    }
    const std::vector<Range> removals = rangesOf(gone);
    const std::vector<Range> insertions = rangesOf(fresh);
    if (removals.size() + insertions.size() > mostRanges) {
        resetRows(std::move(rows));
        return;
    }

    for (auto range = removals.rbegin(); range != removals.rend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        rows_.erase(rows_.begin() + range->first, rows_.begin() + range->last + 1);
        positions_.clear();
        endRemoveRows();
    }

    std::vector<Row> kept;
    kept.reserve(rows_.size());
    for (const Row &row : rows) {
        if (before.contains(row.name))
            kept.push_back(row);
    }
    if (std::ranges::equal(kept, rows_, {}, &Row::name, &Row::name)) {
        rows_ = std::move(kept);
    } else {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        QHash<QString, int> keptPositions;
        keptPositions.reserve(static_cast<qsizetype>(kept.size()));
        for (size_t i = 0; i < kept.size(); ++i)
            keptPositions.insert(kept[i].name, static_cast<int>(i));
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex &old : from)
            to << index(keptPositions.value(nameAt(old.row()), -1), old.column());
        rows_ = std::move(kept);
        positions_.clear();
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }

    for (const Range &range : insertions) {
        beginInsertRows({}, range.first, range.last);
        rows_.insert(rows_.begin() + range.first, rows.begin() + range.first,
                     rows.begin() + range.last + 1);
        positions_.clear();
        endInsertRows();
    }
    positions_ = std::move(positions);
}

QHash<QString, UnitTableModel::Row *> UnitTableModel::knownRows(const QStringList &names)
{
    QHash<QString, Row *> known;
    if (search_.isEmpty()) {
        // What is shown is all there is, and its positions are known.
        for (const QString &name : names) {
            if (const int row = rowOf(name); row >= 0)
                known.insert(name, &all_[static_cast<size_t>(row)]);
        }
        return known;
    }
    const QSet<QString> wanted(names.begin(), names.end());
    for (Row &row : all_) {
        if (wanted.contains(row.name))
            known.insert(row.name, &row);
    }
    return known;
}

void UnitTableModel::apply(const UnitChanges &changes)
{
    if (!manager_)
        return;
    QStringList names = changes.added + changes.changed;
    const auto before = counts_;
    for (const QString &name : names)
        recount(manager_->units()->find(name), name);
    for (const QString &name : changes.removed)
        recount(nullptr, name);
    names += changes.removed;

    // What only changed its looks costs nothing but a repaint; what moved is merged in.
    QHash<QString, Row *> known = knownRows(names);
    const auto byOrder = [this](const Row &x, const Row &y) { return less(x, y); };
    std::vector<Row> moved;
    QSet<QString> out;
    bool isFoundDifferently = false;
    for (const QString &name : std::as_const(names)) {
        const UnitInfo *unit = manager_->units()->find(name);
        std::optional<Row> row = unit ? makeRow(*unit) : std::nullopt;
        Row *old = known.value(name);
        if (row && old && !less(*old, *row) && !less(*row, *old)) {
            isFoundDifferently |= old->lowerDescription != row->lowerDescription;
            *old = std::move(*row);
            continue;
        }
        if (old)
            out.insert(name);
        if (row)
            moved.push_back(std::move(*row));
    }
    if (!moved.empty() || !out.isEmpty()) {
        std::ranges::sort(moved, byOrder);
        std::vector<Row> all;
        all.reserve(all_.size() + moved.size());
        std::erase_if(all_, [&out](const Row &row) { return out.contains(row.name); });
        std::ranges::merge(all_, moved, std::back_inserter(all), byOrder);
        all_ = std::move(all);
        replaceRows(searched());
    } else if (isFoundDifferently && !search_.isEmpty()) {
        replaceRows(searched());
    }
    if (filesWereKnown_ != manager_->units()->areFilesKnown()) {
        // Units without a file looked as if theirs were still to come.
        filesWereKnown_ = manager_->units()->areFilesKnown();
        if (!rows_.empty())
            Q_EMIT dataChanged(index(0, Autostart), index(rowCount() - 1, Autostart));
    }
    refresh(changes.changed);
    if (counts_ != before)
        Q_EMIT countsChanged();
}

void UnitTableModel::refresh(const QStringList &names)
{
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(names.size()));
    for (const QString &name : names) {
        const int row = rowOf(name);
        if (row >= 0)
            rows.push_back(row);
    }
    if (rows.empty())
        return;
    std::ranges::sort(rows);
    std::vector<Range> ranges = rangesOf(rows);
    if (ranges.size() > mostChangedRanges)
        ranges = {{rows.front(), rows.back()}};
    for (const Range &range : ranges)
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
}

void UnitTableModel::recount(const UnitInfo *unit, const QString &name)
{
    quint8 mask = 0;
    if (unit) {
        const bool isMarked = isFavourite(name);
        for (size_t i = 0; i < counts_.size(); ++i) {
            if (viewShows(static_cast<UnitView>(i), *unit, isMarked))
                mask = static_cast<quint8>(mask | (1U << i));
        }
    }
    const quint8 before = masks_.value(name);
    for (size_t i = 0; i < counts_.size(); ++i)
        counts_[i] += static_cast<int>((mask >> i) & 1U) - static_cast<int>((before >> i) & 1U);
    if (mask == 0)
        masks_.remove(name);
    else if (mask != before)
        masks_[name] = mask;
}

void UnitTableModel::recountAll()
{
    counts_.fill(0);
    masks_.clear();
    if (manager_) {
        for (const UnitInfo &unit : manager_->units()->units())
            recount(&unit, unit.name);
    }
    Q_EMIT countsChanged();
}

} // namespace unitdeck
