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
    const auto added = static_cast<int>(batch.entries.size());
    if (batch.where == Where::Older) {
        if (added > 0) {
            beginInsertRows({}, 0, added - 1);
            entries_ = batch.entries + entries_;
            endInsertRows();
        }
        shift.addedAbove = added;
        atOldest_ = batch.atOldest;
        if (const auto tooMany = static_cast<int>(entries_.size()) - window_; tooMany > 0) {
            beginRemoveRows({}, window_, window_ + tooMany - 1);
            entries_.resize(window_);
            endRemoveRows();
            atNewest_ = false;
        }
        return shift;
    }
    if (added > 0) {
        const auto size = static_cast<int>(entries_.size());
        beginInsertRows({}, size, size + added - 1);
        entries_ += batch.entries;
        endInsertRows();
    }
    atNewest_ = batch.atNewest;
    if (const auto tooMany = static_cast<int>(entries_.size()) - window_; tooMany > 0) {
        beginRemoveRows({}, 0, tooMany - 1);
        entries_.remove(0, tooMany);
        endRemoveRows();
        shift.removedAbove = tooMany;
        atOldest_ = false;
    }
    return shift;
}

void JournalModel::clear()
{
    beginResetModel();
    entries_.clear();
    atOldest_ = false;
    atNewest_ = false;
    longestIdentifier_ = 0;
    endResetModel();
}

int JournalModel::rowOf(const QByteArray &cursor) const
{
    const auto found = std::ranges::find(entries_, cursor, &JournalEntry::cursor);
    return found == entries_.cend() ? -1 : static_cast<int>(found - entries_.cbegin());
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
    const JournalEntry &entry = entries_.at(index.row());
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
        return index.row() > 0 && dayOf(entries_.at(index.row() - 1)) != dayOf(entry);
    case ColoursRole:
        return entry.message.contains(u'\x1b') ? QVariant::fromValue(colouredRuns(entry.message))
                                               : QVariant();
    case AboveRole:
        return index.row() > 0 ? entries_.at(index.row() - 1).realtime : qint64{0};
    default:
        return {};
    }
}

} // namespace unitdeck
