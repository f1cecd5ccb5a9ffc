// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the journal; see the header.
#include "ui/models/journal_model.h"

#include "ui/models/journal_text.h"

#include <QDateTime>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QDate dayOf(const JournalEntry &entry)
{
    return QDateTime::fromMSecsSinceEpoch(entry.realtime / 1000).date();
}

QString lineText(const JournalEntry &entry)
{
    const QString time =
        QDateTime::fromMSecsSinceEpoch(entry.realtime / 1000).toString(u"HH:mm:ss"_s);
    return time + u' ' + entry.identifier + u": " + firstLine(entry.message);
}

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
        beginResetModel();
        isNewestFirst_ = wantsNewestFirst_;
        entries_ = batch.entries.last(std::min<qsizetype>(batch.entries.size(), window_));
        atOldest_ = batch.atOldest && entries_.size() == batch.entries.size();
        atNewest_ = batch.atNewest;
        longestIdentifier_ = 0;
        isMixed_ = false;
    }
    for (const JournalEntry &entry : batch.entries) {
        longestIdentifier_ = std::max(longestIdentifier_, entry.identifier.size());
        isMixed_ |= entry.identifier != batch.entries.constFirst().identifier;
    }
    if (batch.where == Where::Replace) {
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
    const auto added = static_cast<int>(entries.size());
    if (added == 0)
        return;
    const bool isAbove = isOlder != isNewestFirst_;
    const int first = isAbove ? 0 : rowCount();
    beginInsertRows({}, first, first + added - 1);
    entries_ = isOlder ? entries + entries_ : entries_ + entries;
    endInsertRows();
    if (isAbove)
        shift->addedAbove = added;
}

/// What is too many, at the far end.
void JournalModel::drop(bool isOldest, int count, Shift *shift)
{
    const bool isAbove = isOldest != isNewestFirst_;
    const int first = isAbove ? 0 : rowCount() - count;
    beginRemoveRows({}, first, first + count - 1);
    entries_.remove(isOldest ? 0 : entries_.size() - count, count);
    endRemoveRows();
    if (isAbove)
        shift->removedAbove = count;
}

void JournalModel::clear()
{
    beginResetModel();
    isNewestFirst_ = wantsNewestFirst_;
    entries_.clear();
    atOldest_ = false;
    atNewest_ = false;
    longestIdentifier_ = 0;
    endResetModel();
}

int JournalModel::rowOf(const QByteArray &cursor) const
{
    const auto found = std::ranges::find(entries_, cursor, &JournalEntry::cursor);
    if (found == entries_.cend())
        return -1;
    const auto index = static_cast<int>(found - entries_.cbegin());
    return isNewestFirst_ ? rowCount() - 1 - index : index;
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
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalEntry &entry = entryAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return lineText(entry);
    case Qt::AccessibleTextRole:
        // What colour and shape say to the eye; Info, the usual case, is left out.
        return entry.priority <= 5 ? QString(priorityWord(entry.priority) + u": " + lineText(entry))
                                   : lineText(entry);
    case Qt::ToolTipRole:
        return QString(exactTime(entry.realtime) + u" · " + priorityWord(entry.priority));
    case CursorRole:
        return entry.cursor;
    case RealtimeRole:
        return entry.realtime;
    case PriorityRole:
        return entry.priority;
    case IdentifierRole:
        return entry.identifier;
    case LineRole:
        return firstLine(entry.message);
    case MoreLinesRole:
        return moreLines(entry.message);
    case IsCutRole:
        return entry.messageSize > maxMessageLength;
    case NewDayRole:
        return index.row() > 0 && dayOf(entryAt(index.row() - 1)) != dayOf(entry);
    case ColoursRole:
        return entry.message.contains(u'\x1b') ? QVariant::fromValue(colouredRuns(entry.message))
                                               : QVariant();
    case AboveRole:
        return index.row() > 0 ? entryAt(index.row() - 1).realtime : qint64{0};
    default:
        return {};
    }
}

} // namespace unitdeck
