// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the journal; see the header.
#include "ui/models/journal_model.h"

#include "ui/models/journal_text.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QDate dayOf(const JournalEntry &entry)
{
    return QDateTime::fromMSecsSinceEpoch(entry.realtime / 1000).date();
}

QString lineText(const JournalEntry &entry, const QString &line)
{
    const QString time =
        QDateTime::fromMSecsSinceEpoch(entry.realtime / 1000).toString(u"HH:mm:ss"_s);
    return time + u' ' + entry.identifier + u": " + line;
}

bool saysTheSame(const JournalEntry &a, const JournalEntry &b)
{
    return a.messageSize == b.messageSize && a.message == b.message && a.priority == b.priority &&
           a.identifier == b.identifier && a.unit == b.unit;
}

/// More lines of one message than this are for the details.
constexpr int mostLines = 200;

} // namespace

JournalModel::JournalModel(int window, QObject *parent)
    : QAbstractListModel(parent)
    , window_(window)
{
}

JournalModel::Shift JournalModel::apply(const JournalBatch &batch)
{
    using Where = JournalBatch::Where;
    if (batch.where == Where::Replace) {
        longestIdentifier_ = 0;
        isMixed_ = false;
        identifier_ = batch.entries.value(0).identifier;
    }
    for (const JournalEntry &entry : batch.entries) {
        longestIdentifier_ = std::max(longestIdentifier_, entry.identifier.size());
        isMixed_ |= entry.identifier != identifier_;
    }
    if (batch.where == Where::Replace) {
        beginResetModel();
        isNewestFirst_ = wantsNewestFirst_;
        entries_ = batch.entries.last(std::min<qsizetype>(batch.entries.size(), window_));
        atOldest_ = batch.atOldest && entries_.size() == batch.entries.size();
        atNewest_ = batch.atNewest;
        rows_ = layOut(base_, base_ + entries_.size());
        endResetModel();
        return {};
    }

    Shift shift;
    const bool isOlder = batch.where == Where::Older;
    insert(isOlder, batch.entries, &shift);
    (isOlder ? atOldest_ : atNewest_) = isOlder ? batch.atOldest : batch.atNewest;
    if (const auto tooMany = static_cast<int>(entries_.size()) - window_; tooMany > 0) {
        drop(!isOlder, tooMany, &shift);
        (isOlder ? atNewest_ : atOldest_) = false;
    }
    return shift;
}

void JournalModel::insert(bool isOlder, const QList<JournalEntry> &entries, Shift *shift)
{
    if (entries.isEmpty())
        return;
    if (isOlder) {
        entries_ = entries + entries_;
        base_ -= entries.size();
    } else {
        entries_ += entries;
    }
    *shift = setRows(layOut(base_, base_ + entries_.size()), isOlder != isNewestFirst_);
}

/// What is too many, at the far end.
void JournalModel::drop(bool isOldest, int count, Shift *shift)
{
    const qint64 end = base_ + entries_.size();
    const QList<Row> rows = isOldest ? layOut(base_ + count, end) : layOut(base_, end - count);
    const Shift dropped = setRows(rows, isOldest != isNewestFirst_);
    shift->addedAbove += dropped.addedAbove;
    shift->removedAbove += dropped.removedAbove;
    entries_.remove(isOldest ? 0 : entries_.size() - count, count);
    if (isOldest)
        base_ += count;
}

/// The rows of the entries with serials from @p from up to, not including, @p to.
QList<JournalModel::Row> JournalModel::layOut(qint64 from, qint64 to) const
{
    QList<Row> rows;
    rows.reserve(to - from);
    const auto serialOf = [&](qint64 number) {
        return isNewestFirst_ ? to - 1 - number : from + number;
    };
    for (qint64 number = 0; number < to - from;) {
        const JournalEntry &first = at(serialOf(number));
        int count = 1;
        while (isCollapsed_ && number + count < to - from &&
               saysTheSame(first, at(serialOf(number + count))))
            ++count;
        const bool isSpread = count > 1 && spread_.contains(first.cursor);
        for (int i = 0; i < (isSpread ? count : 1); ++i) {
            Row row{.serial = serialOf(number + i), .count = isSpread ? 1 : count};
            if (isAllUnfolded_ ||
                (!unfolded_.isEmpty() && unfolded_.contains(at(row.serial).cursor)))
                row.lines = std::min(moreLines(first.message) + 1, mostLines);
            for (; row.line < row.lines; ++row.line)
                rows << row;
        }
        number += count;
    }
    return rows;
}

/// Makes @p rows of rows_, which differ from them in one place.
JournalModel::Shift JournalModel::setRows(const QList<Row> &rows, bool isAbove)
{
    const auto isSame = [](const Row &a, const Row &b) { return a.isPlaceOf(b); };
    const qsizetype first =
        std::mismatch(rows_.cbegin(), rows_.cend(), rows.cbegin(), rows.cend(), isSame).first -
        rows_.cbegin();
    qsizetype oldEnd = rows_.size();
    qsizetype newEnd = rows.size();
    while (oldEnd > first && newEnd > first && rows_[oldEnd - 1].isPlaceOf(rows[newEnd - 1])) {
        --oldEnd;
        --newEnd;
    }
    const auto removed = static_cast<int>(oldEnd - first);
    const auto added = static_cast<int>(newEnd - first);
    const auto at = static_cast<int>(first);
    if (removed > 0) {
        beginRemoveRows({}, at, at + removed - 1);
        rows_.remove(first, removed);
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, at, at + added - 1);
        rows_.insert(first, added, Row());
        std::copy_n(rows.cbegin() + first, added, rows_.begin() + first);
        endInsertRows();
    }
    // Those that stayed may stand for more entries, or have more lines, than before.
    for (const int row : {at - 1, at + added}) {
        if (row < 0 || row >= rows.size())
            continue;
        const bool isChanged =
            rows_[row].count != rows[row].count || rows_[row].lines != rows[row].lines;
        rows_[row] = rows[row];
        if (isChanged)
            Q_EMIT dataChanged(index(row), index(row));
    }
    rows_ = rows;
    return isAbove ? Shift{added, removed} : Shift{};
}

void JournalModel::layOutAgain()
{
    setRows(layOut(base_, base_ + entries_.size()), false);
}

void JournalModel::resetRows()
{
    beginResetModel();
    rows_ = layOut(base_, base_ + entries_.size());
    endResetModel();
}

void JournalModel::setCollapsed(bool isCollapsed)
{
    isCollapsed_ = isCollapsed;
    spread_.clear();
    resetRows();
}

void JournalModel::setAllUnfolded(bool isUnfolded)
{
    isAllUnfolded_ = isUnfolded;
    unfolded_.clear();
    resetRows();
}

bool JournalModel::canUnfold(int row) const
{
    if (row < 0 || row >= rows_.size())
        return false; // it went while a menu on it was open
    const Row &at = rows_.at(row);
    return at.count > 1 || (at.lines == 1 && moreLines(entryAt(row).message) > 0);
}

bool JournalModel::canFold(int row) const
{
    if (row < 0 || row >= rows_.size())
        return false;
    return (rows_.at(row).lines > 1 && !isAllUnfolded_) || spread_.contains(entryAt(row).cursor);
}

void JournalModel::unfold(int row)
{
    if (canUnfold(row)) {
        (rows_.at(row).count > 1 ? spread_ : unfolded_).insert(entryAt(row).cursor);
        layOutAgain();
    }
}

void JournalModel::fold(int row)
{
    if (canFold(row)) {
        const QByteArray cursor = entryAt(row).cursor;
        if (!unfolded_.remove(cursor))
            spread_.remove(cursor);
        layOutAgain();
    }
}

void JournalModel::clear()
{
    beginResetModel();
    isNewestFirst_ = wantsNewestFirst_;
    entries_.clear();
    rows_.clear();
    spread_.clear();
    unfolded_.clear();
    atOldest_ = false;
    atNewest_ = false;
    longestIdentifier_ = 0;
    endResetModel();
}

QList<JournalEntry> JournalModel::entriesOf(const QModelIndexList &rows) const
{
    QList<qint64> serials;
    for (const QModelIndex &index : rows) {
        const Row &row = rows_.at(index.row());
        for (int i = 0; i < row.count; ++i)
            serials << (isNewestFirst_ ? row.serial - i : row.serial + i);
    }
    std::ranges::sort(serials);
    const auto [end, last] = std::ranges::unique(serials);
    serials.erase(end, last);
    QList<JournalEntry> entries;
    for (const qint64 serial : std::as_const(serials))
        entries << at(serial);
    return entries;
}

int JournalModel::rowOf(const QByteArray &cursor) const
{
    const auto found = std::ranges::find(entries_, cursor, &JournalEntry::cursor);
    if (found == entries_.cend())
        return -1;
    const qint64 serial = base_ + (found - entries_.cbegin());
    const auto holds = [&](const Row &row) {
        const qint64 behind = isNewestFirst_ ? row.serial - serial : serial - row.serial;
        return behind >= 0 && behind < row.count;
    };
    return static_cast<int>(std::ranges::find_if(rows_, holds) - rows_.cbegin());
}

qint64 JournalModel::suppressed() const
{
    qint64 sum = 0;
    for (const JournalEntry &entry : entries_)
        sum += entry.suppressed;
    return sum;
}

QByteArray JournalModel::firstCursor() const
{
    return entries_.isEmpty() ? QByteArray() : entries_.constFirst().cursor;
}

QByteArray JournalModel::lastCursor() const
{
    return entries_.isEmpty() ? QByteArray() : entries_.constLast().cursor;
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = rows_.at(index.row());
    const JournalEntry &entry = at(row.serial);
    const auto line = [&] { return lineText(entry, messageLine(entry.message, row.line)); };
    switch (role) {
    case Qt::DisplayRole:
        return line();
    case Qt::AccessibleTextRole: {
        // What colour and shape say to the eye; Info, the usual case, is left out.
        QString text =
            entry.priority <= 5 ? QString(priorityWord(entry.priority) + u": " + line()) : line();
        if (row.count > 1)
            text += u" ×"_s + QString::number(row.count);
        return text;
    }
    case Qt::ToolTipRole: {
        QString text = exactTime(entry.realtime) + u" · " + priorityWord(entry.priority);
        if (row.count > 1) {
            const qint64 other =
                isNewestFirst_ ? row.serial - row.count + 1 : row.serial + row.count - 1;
            text += u'\n' + exactTime(at(other).realtime) + u" ×"_s + QString::number(row.count);
        }
        return text;
    }
    case CursorRole:
        return entry.cursor;
    case RealtimeRole:
        return entry.realtime;
    case PriorityRole:
        return entry.priority;
    case IdentifierRole:
        return withoutControls(entry.identifier);
    case LineRole:
        return messageLine(entry.message, row.line);
    case IsFurtherRole:
        return row.line > 0;
    case MoreLinesRole:
        return row.line + 1 == row.lines ? moreLines(entry.message) - row.line : 0;
    case IsUnfoldedRole:
        return row.line == 0 && canFold(index.row());
    case IsCutRole:
        return row.line + 1 == row.lines && entry.messageSize > maxMessageLength;
    case RepeatsRole:
        return row.line == 0 ? row.count : 1;
    case NewDayRole:
        return index.row() > 0 && dayOf(entryAt(index.row() - 1)) != dayOf(entry);
    case NewBootRole:
        return index.row() > 0 && entryAt(index.row() - 1).bootId != entry.bootId;
    case StylesRole:
        return entry.message.contains(u'\x1b')
                   ? QVariant::fromValue(messageStyles(entry.message, row.line))
                   : QVariant();
    case AboveRole:
        return index.row() > 0 ? entryAt(index.row() - 1).realtime : qint64{0};
    default:
        return {};
    }
}

} // namespace unitdeck
