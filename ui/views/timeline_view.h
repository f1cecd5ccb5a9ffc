// SPDX-License-Identifier: GPL-3.0-or-later
// How many journal entries there were when, and how bad: a strip one can go and limit by.
#pragma once

#include "app/journal/journal_scan.h"
#include "app/values/journal_entry.h"
#include "ui/models/journal_text.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace unitdeck {

/// Click or Enter: go there. Drag, or Shift with the arrows: limit to that range. Arrows move a
/// mark from column to column.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    /// Nothing but the strip's ground, and nothing is taken in, until there is more.
    void clear();
    /// What is shown stays until it is counted anew.
    void countAgain();
    void setTimeline(const JournalTimeline &timeline);
    /// Whether what happens to all units is marked, or their failures only.
    void setOfUnits(bool isOfUnits) { isOfUnits_ = isOfUnits; }
    void setBoots(const QList<JournalBoot> &boots);
    /// How its times are written; relative ones are local.
    void setTimeStyle(TimeStyle style);
    /// Takes in those that arrived after what is, or is being, counted, and how many more came
    /// before them that nobody saw. @p entries are in the journal's order.
    void add(const QList<JournalEntry> &entries, qint64 skipped = 0);
    /// Where the list stands now; 0: nowhere. µs since the epoch.
    void setPlace(qint64 time);

    /// How many columns are worth counting for the width it has.
    int wantedColumns() const;
    const JournalTimeline &timeline() const { return timeline_; }

    QSize sizeHint() const override;

Q_SIGNALS:
    /// It shows what was add()ed, at most four times a second.
    void added();
    void timeChosen(qint64 time);
    void rangeChosen(qint64 since, qint64 until);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// Entries of one time and priority.
    struct Added
    {
        qint64 time = 0; ///< µs since the epoch
        quint32 count = 1;
        quint8 priority = 0;
        UnitEvent event = UnitEvent::None;
    };

    void put(const Added &added);
    void reach(qint64 time);
    void appendColumn();
    void change();
    QPixmap paintStrip() const;
    void paintTimes(QPainter *painter) const;
    int ground() const; ///< where the columns stand
    int columnAt(int x) const;
    int leftOf(int column) const;
    int xOf(qint64 time) const;
    qint64 timeOf(int column) const;
    QString describe(int column) const;
    void choose(int from, int to);

    JournalTimeline timeline_;
    QTimer late_;   ///< runs while more was added than is shown
    QPixmap strip_; ///< as it was painted last; null: something of it has changed
    QList<JournalBoot> boots_;
    bool isOfUnits_ = false;
    bool isCounting_ = false; ///< what is add()ed waits
    bool isAsked_ = false;    ///< since clear(), a counting was begun
    TimeStyle timeStyle_ = TimeStyle::Local;
    EntryKey end_;               ///< where the counting ends
    EntryKey counted_;           ///< up to here it is counted, or will be, or was add()ed
    std::vector<Added> waiting_; ///< what was add()ed while the counting goes on
    qint64 place_ = 0;
    int pressed_ = -1; ///< columns between which a range is drawn; -1: none
    int current_ = -1; ///< and where it is now, or where the keyboard stands
};

} // namespace unitdeck
