// SPDX-License-Identifier: GPL-3.0-or-later
// The journal of a unit, or of the whole machine: entries live and back without end, a timeline,
// filters, and one entry in full.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/journal/journal_export.h"
#include "app/journal/journal_scanner.h"
#include "app/values/journal_query.h"
#include "ui/models/journal_model.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QScrollBar;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace unitdeck {

class JournalChipsBar;
class JournalDelegate;
class JournalDetails;
class JournalNotice;
class JournalReader;
class NoticeBar;
class TimelineView;

/// Reads only while it is visible. What a person filters by stays when the unit changes.
class JournalPage final : public QWidget
{
    Q_OBJECT

public:
    /// Where queries that are kept by name, and how it looks, are remembered: @p settings outlives
    /// this, or is null.
    explicit JournalPage(QSettings *settings = nullptr, QWidget *parent = nullptr);
    ~JournalPage() override;

    /// Shows the newest entries of @p query and follows. The filters of the page take its values.
    void setQuery(const JournalQuery &query);
    /// As setQuery, with the filters as they are; the run is any. The unit is what the page is
    /// about from now on, not one of the filters.
    void setUnit(const UnitId &unit);
    /// Shows the entries around a place instead of the newest; does not follow.
    void showPlace(const JournalQuery &query, const JournalPlace &place);
    const JournalQuery &query() const { return query_; }

    bool isFollowing() const { return isFollowing_; }
    void setFollowing(bool following);
    void focusSearch();
    /// The journalctl command of what is shown, to the clipboard.
    void copyCommand() const;
    /// Shows what @p query asks, about where one was.
    void applyQuery(const JournalQuery &query);

Q_SIGNALS:
    void unitActivated(const unitdeck::UnitId &unit);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFilters();
    void buildList();
    void buildActions();
    void reopen(const JournalPlace &place = {});
    void takeBatch(const JournalBatch &batch);
    void takeBoots(const QList<JournalBoot> &boots);
    void loadAtEdges();
    void scrolled();
    void scrollToNewest();
    int endOf(const QScrollBar *bar) const;
    void updateFollow();
    void updateNotice();
    void updateFooter();
    void applyFilters();
    void clearFilters();
    void syncFilters();
    void showBoot();
    void buildFilterMenu();
    void fillRuns();
    void fillKept(QMenu *menu);
    void fillMarked(QMenu *menu);
    void setMarked(const QStringList &texts);
    void addFilter();
    void editQuery();
    void setTimelineShown(bool isShown);
    void askFile();
    void exportTo(const QString &path, ExportFormat format);
    void exportEnded(qint64 entries, bool isCancelled, const QString &message);
    void takeTimeline(const JournalTimeline &timeline);
    void goToTime(qint64 time);
    void limitTo(qint64 since, qint64 until);

    QModelIndex chosen() const;
    QByteArray anchor() const;
    void goTo(const QByteArray &cursor);
    void askTime();
    void selectPending();
    void select(int row);
    void findNext(const JournalQuery &query, bool isBackwards);
    void findMatch(bool isBackwards);
    void findError(bool isBackwards);
    void takeFound(const JournalFound &entry);
    void showContext();
    void leaveContext();
    void step(int rows);
    void showDetails(const QModelIndex &index);
    void closeDetails();
    void showMenu(const QPoint &position);
    void copyLines() const;
    void copyMessage() const;

    QSettings *settings_;
    JournalReader *reader_;
    JournalExporter *exporter_;
    JournalModel *model_;
    JournalDelegate *delegate_;
    QListView *list_;
    QComboBox *priority_;
    QComboBox *boot_;
    QToolButton *filter_;
    QMenu *runs_ = nullptr;
    JournalChipsBar *chips_;
    TimelineView *timeline_;
    QLineEdit *search_;
    QToolButton *expression_;
    QPushButton *follow_;
    NoticeBar *contextBar_;
    NoticeBar *exportBar_;
    QPushButton *exportButton_;
    QStackedWidget *stack_;
    JournalNotice *notice_;
    QSplitter *splitter_;
    JournalDetails *details_;
    QLabel *footer_;

    JournalQuery query_;
    std::optional<JournalQuery> counted_; ///< what the timeline tells of
    QList<UnitId> subject_;               ///< what the page is about; empty: everything
    /// Where one was before the filters were put aside; absent: they are not.
    struct Aside
    {
        JournalQuery query;
        QByteArray cursor;
    };
    std::optional<Aside> aside_;
    QByteArray pending_; ///< this entry is to be the current one, once it is there
    QString foundText_;  ///< what the last search for one entry came to
    QTimer typing_;
    bool isOpen_ = false; ///< the reader was asked for query_
    bool wasFetchingBoots_ = false;
    bool isFollowing_ = true;
    bool isAdjusting_ = false; ///< the view is moved by us, not by a person
    qint64 waiting_ = 0;
    qint64 skipped_ = 0;
    qint64 searchedTo_ = 0;
};

} // namespace unitdeck
