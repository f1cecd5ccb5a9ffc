// SPDX-License-Identifier: GPL-3.0-or-later
// The journal of a unit, or of the whole machine: entries live and back without end, a timeline,
// filters, and one entry in full.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/journal/journal_scanner.h"
#include "app/values/destination.h"
#include "app/values/journal_query.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace unitdeck {

class JournalChipsBar;
class JournalDetails;
class JournalExportBar;
class JournalListView;
class JournalMenu;
class JournalNotice;
class JournalReader;
class NoticeBar;
class TimelineView;
enum class ExportFormat;
struct JournalExportRequest;
struct JournalLook;

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
    const JournalQuery &query() const { return query_; }

    bool isFollowing() const;
    void focusSearch();
    /// The journalctl command of what is shown, to the clipboard.
    void copyCommand();
    /// Shows what @p query asks, about where one was.
    void applyQuery(const JournalQuery &query);

Q_SIGNALS:
    void unitActivated(const unitdeck::UnitId &unit, unitdeck::UnitTab tab);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildActions();
    void buildFilters();
    void reopen(const JournalPlace &place = {});
    void reopenHere();
    void takeBatch(const JournalBatch &batch);
    void updateFollow();
    void updateNotice();
    void updateFooter();

    void showDetails(const JournalEntry &entry);
    void closeDetails();
    void showMenu(const QPoint &position);
    void copyMessage() const;
    void copySelected(ExportFormat format);
    JournalExportRequest wantedForExport() const;

    // What narrows it: journal_page_filters.cpp
    void applyFilters();
    void clearFilters();
    void syncFilters();
    void showBoot();
    void takeBoots(const QList<JournalBoot> &boots);
    void addFilter();
    void editQuery();
    void limitTo(qint64 since, qint64 until);
    void setLook(const JournalLook &before);

    // Going somewhere: journal_page_goto.cpp
    void goTo(const QByteArray &cursor);
    void goToTime(qint64 time);
    void askTime(const QString &text = {}, const QString &problem = {});
    void findNext(const JournalQuery &query, bool isBackwards);
    void findMatch(bool isBackwards);
    void findError(bool isBackwards);
    void takeFound(const JournalFound &entry);
    void stopFinding();
    void showContext();
    void leaveContext();

    // In this order the Tab key goes through them.
    JournalReader *reader_;
    JournalMenu *menu_ = nullptr;
    JournalListView *list_;
    QComboBox *priority_;
    QComboBox *boot_;
    QToolButton *filter_;
    QLineEdit *search_;
    QToolButton *expression_;
    QPushButton *follow_;
    JournalChipsBar *chips_;
    TimelineView *timeline_;
    NoticeBar *contextBar_;
    JournalExportBar *exportBar_;
    QStackedWidget *stack_;
    JournalNotice *notice_;
    QSplitter *splitter_;
    JournalDetails *details_;
    QLabel *footer_;

    JournalQuery query_;
    JournalQuery subject_;                ///< what the page is about, without filters
    std::optional<JournalQuery> counted_; ///< what the timeline tells of
    /// Where one was before the filters were put aside; absent: they are not.
    struct Aside
    {
        JournalQuery query;
        QByteArray cursor;
        qint64 time = 0; ///< of the entry one looks around, µs since the epoch
    };
    std::optional<Aside> aside_;
    QString foundText_; ///< what the last search for one entry came to
    /// A step to another entry that was asked for.
    struct Step
    {
        JournalQuery query;
        bool isBackwards = false;
    };
    bool isFinding_ = false; ///< the reader looks for an entry
    bool isFindingBack_ = false;
    QList<Step> steps_; ///< what is to be looked for from there on
    QTimer typing_;
    bool isOpen_ = false;                  ///< the reader was asked for query_
    std::optional<JournalSource> bootsOf_; ///< whose boots were asked for
    bool isAtOldestEnd_ = false;           ///< and the footer says so
    qint64 waiting_ = 0;
    qint64 skipped_ = 0;
    bool isMoreSkipped_ = false; ///< than were counted
    qint64 searchedTo_ = 0;
};

} // namespace unitdeck
