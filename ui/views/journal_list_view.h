// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of the journal as a list without end: it follows, keeps its place, and reads on.
#pragma once

#include "app/journal/journal_batch.h"

#include <QListView>
#include <QTimer>

namespace unitdeck {

class JournalDelegate;
class JournalModel;
class JournalReader;
enum class TimeStyle;

/// Asks @p reader for more where a person comes near an end; what arrives it is given by take().
class JournalListView final : public QListView
{
    Q_OBJECT

public:
    /// @p reader outlives this.
    explicit JournalListView(JournalReader *reader, QWidget *parent = nullptr);

    JournalModel *entries() const { return entries_; }
    JournalDelegate *look() const { return look_; }

    /// Nothing is shown any more, and what comes is of another query or place.
    void restart(bool isFollowing);
    void take(const JournalBatch &batch);
    void setTimeStyle(TimeStyle style);
    /// The columns as wide as what is in them, by the look's style of times.
    void fitColumns();

    /// At the newest entry, and staying there. Scrolling away ends it, the end begins it again.
    bool isFollowing() const { return isFollowing_; }
    /// newestWanted() instead, if the newest entries are not held.
    void setFollowing(bool following);

    /// Scrolled to where the journal begins; not where all of it is in sight anyway.
    bool isAtOldestEnd() const;

    /// The entry that a person chose; the current one may just be where the keyboard is.
    QModelIndex chosen() const;
    /// The entry that stands for where one is: the awaited or chosen one, else the first that is
    /// seen.
    QByteArray anchor() const;
    /// Makes it the chosen one, in the middle, now or when it arrives.
    void await(const QByteArray &cursor);
    /// After the rows were laid out anew: that entry at the top, or the newest while following.
    void keepPlace(const QByteArray &cursor);
    /// On by so many rows, in time.
    void step(int rows);
    /// The selected entries, oldest first.
    QList<JournalEntry> selectedEntries() const;

Q_SIGNALS:
    void followingChanged();
    void newestWanted();
    void copyRequested();
    void entryChosen(const unitdeck::JournalEntry &entry);
    /// The time of the first row that is seen, µs since the epoch.
    void placeChanged(qint64 time);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    int end() const;
    void scrolled();
    void scrollToNewest();
    void tellPlace();
    void updateClock();
    void loadAtEdges();
    void select(int row);
    void showAwaited();
    void tellChosen();
    void toggle(int row);
    void ensureCurrent();

    JournalReader *reader_;
    JournalModel *entries_;
    JournalDelegate *look_;
    QByteArray awaited_;
    QTimer clock_; ///< runs while what is shown says how long ago it is
    bool isFollowing_ = true;
    bool isAdjusting_ = false; ///< the view is moved by us, not by a person
};

} // namespace unitdeck
