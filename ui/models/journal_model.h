// SPDX-License-Identifier: GPL-3.0-or-later
// A bounded window on the journal as rows, oldest or newest first.
#pragma once

#include "app/journal/journal_batch.h"

#include <QAbstractListModel>
#include <QList>

namespace unitdeck {

class JournalModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        CursorRole = Qt::UserRole, ///< QByteArray
        RealtimeRole,              ///< qint64, µs since the epoch
        PriorityRole,              ///< int, 0 to 7
        IdentifierRole,
        LineRole,      ///< the first line of the message, without escapes
        MoreLinesRole, ///< int: lines that follow it
        IsCutRole,     ///< bool: the message is longer than what is held
        NewDayRole,    ///< bool: the row above is of another day
        ColoursRole,   ///< QList<ColouredRun> of the line
        AboveRole      ///< qint64: the time of the row above; 0: there is none
    };

    /// What a batch did above what was there, for a view that keeps its place.
    struct Shift
    {
        int addedAbove = 0;
        int removedAbove = 0;
    };

    /// @p window: the most rows held.
    explicit JournalModel(int window = journalWindow, QObject *parent = nullptr);

    /// Takes the entries in; what is too many is dropped at the far end.
    Shift apply(const JournalBatch &batch);
    void clear();

    /// From the next Replace on the newest entry is the first row.
    void setNewestFirst(bool isNewestFirst) { wantsNewestFirst_ = isNewestFirst; }
    bool isNewestFirst() const { return wantsNewestFirst_; }
    /// The row of the newest entry, and of the oldest.
    int newestRow() const { return isNewestFirst_ ? 0 : rowCount() - 1; }

    const JournalEntry &entryAt(int row) const
    {
        return entries_.at(isNewestFirst_ ? entries_.size() - 1 - row : row);
    }
    /// The row of that entry; -1 if it is not held.
    int rowOf(const QByteArray &cursor) const;
    bool isEmpty() const { return entries_.isEmpty(); }
    QByteArray firstCursor() const;
    QByteArray lastCursor() const;
    /// Nothing lies before the first, or behind the last row.
    bool atOldest() const { return atOldest_; }
    bool atNewest() const { return atNewest_; }
    /// Whether more than one speaks here.
    bool isMixed() const { return isMixed_; }
    /// Characters of the longest identifier seen since the last Replace.
    qsizetype longestIdentifier() const { return longestIdentifier_; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const int window_;
    void insert(bool isOlder, const QList<JournalEntry> &entries, Shift *shift);
    void drop(bool isOldest, int count, Shift *shift);

    QList<JournalEntry> entries_; ///< oldest first
    bool wantsNewestFirst_ = false;
    bool isNewestFirst_ = false;
    bool atOldest_ = false;
    bool atNewest_ = false;
    qsizetype longestIdentifier_ = 0;
    bool isMixed_ = false;
};

} // namespace unitdeck
