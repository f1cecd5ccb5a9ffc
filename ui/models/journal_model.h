// SPDX-License-Identifier: GPL-3.0-or-later
// A bounded window on the journal as rows, oldest or newest first: a row an entry, fewer where
// entries say the same and are collapsed, more where a message of several lines is unfolded.
#pragma once

#include "app/journal/journal_batch.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>

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
        LineRole,       ///< the row's line of the message, without escapes
        IsFurtherRole,  ///< bool: it is not the first line of its entry
        MoreLinesRole,  ///< int: lines that follow it and have no rows
        IsUnfoldedRole, ///< bool: what it stands for has rows of its own, and can be folded
        IsCutRole,      ///< bool: the message is longer than what is held
        RepeatsRole,    ///< int: so many entries in a row say this; 1: it alone
        NewDayRole,     ///< bool: the row above is of another day
        NewBootRole,    ///< the machine was started between this entry and the one above
        StylesRole,     ///< QList<StyledRun> of the line
        AboveRole       ///< qint64: the time of the row above; 0: there is none
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
    /// Entries in a row of the same unit, identifier, priority and message are one row.
    void setCollapsed(bool isCollapsed);
    /// All messages with all their lines.
    void setAllUnfolded(bool isUnfolded);
    /// Whether there is more to show of the row, or less.
    bool canUnfold(int row) const;
    bool canFold(int row) const;
    /// Repeats in rows of their own first, then the lines of the message; and back.
    void unfold(int row);
    void fold(int row);

    /// The row of the newest entry.
    int newestRow() const { return isNewestFirst_ ? 0 : rowCount() - 1; }

    /// The entry of the row; of repeats, the one that is seen.
    const JournalEntry &entryAt(int row) const { return entries_.at(rows_.at(row).serial - base_); }
    /// All entries of these rows, each once, oldest first.
    QList<JournalEntry> entriesOf(const QModelIndexList &rows) const;
    /// The (first) row of that entry; -1 if it is not held.
    int rowOf(const QByteArray &cursor) const;
    bool isEmpty() const { return entries_.isEmpty(); }
    /// How many entries; rows may be fewer or more.
    int held() const { return static_cast<int>(entries_.size()); }
    QByteArray firstCursor() const;
    QByteArray lastCursor() const;
    /// Nothing lies before the first, or behind the last entry.
    bool atOldest() const { return atOldest_; }
    bool atNewest() const { return atNewest_; }
    /// Whether more than one speaks here.
    bool isMixed() const { return isMixed_; }
    /// Characters of the longest identifier seen since the last Replace.
    qsizetype longestIdentifier() const { return longestIdentifier_; }
    /// What journald did not take because of its rate limit, as it says in the entries held.
    qint64 suppressed() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        qint64 serial = 0; ///< of the entry: base_ and its place in entries_
        int line = 0;      ///< of its message
        int lines = 1;     ///< of its message that have rows
        int count = 1;     ///< entries from it on, in the order of the rows, that are this row

        bool isPlaceOf(const Row &other) const
        {
            return serial == other.serial && line == other.line;
        }
    };

    const JournalEntry &at(qint64 serial) const { return entries_.at(serial - base_); }
    QList<Row> layOut(qint64 from, qint64 to) const;
    Shift setRows(const QList<Row> &rows, bool isAbove);
    void layOutAgain();
    void resetRows();
    void insert(bool isOlder, const QList<JournalEntry> &entries, Shift *shift);
    void drop(bool isOldest, int count, Shift *shift);

    const int window_;
    QList<JournalEntry> entries_; ///< oldest first
    qint64 base_ = 0;             ///< the serial of the first; each keeps its own while it is held
    QList<Row> rows_;             ///< as on the screen
    QSet<QByteArray> spread_;     ///< cursors of repeats that have rows of their own
    QSet<QByteArray> unfolded_;   ///< cursors of messages that have a row a line
    bool isCollapsed_ = false;
    bool isAllUnfolded_ = false;
    bool wantsNewestFirst_ = false;
    bool isNewestFirst_ = false;
    bool atOldest_ = false;
    bool atNewest_ = false;
    qsizetype longestIdentifier_ = 0;
    QString identifier_; ///< of the first entry since the last Replace
    bool isMixed_ = false;
};

} // namespace unitdeck
