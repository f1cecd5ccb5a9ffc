// SPDX-License-Identifier: GPL-3.0-or-later
// The Journal tab: entries live and back without end, filters, and one entry in full.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/values/journal_query.h"
#include "ui/models/journal_model.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace unitdeck {

class JournalDelegate;
class JournalDetails;
class JournalNotice;
class JournalReader;

/// Reads only while it is visible. What a person filters by stays when the unit changes.
class JournalPage final : public QWidget
{
    Q_OBJECT

public:
    explicit JournalPage(QWidget *parent = nullptr);
    ~JournalPage() override;

    /// Shows the newest entries of @p query and follows. The filters of the page take its values.
    void setQuery(const JournalQuery &query);
    /// As setQuery, with the filters as they are; the run is any.
    void setUnit(const UnitId &unit);
    /// Shows the entries around a place instead of the newest; does not follow.
    void showPlace(const JournalQuery &query, const JournalPlace &place);
    const JournalQuery &query() const { return query_; }

    bool isFollowing() const { return isFollowing_; }
    void setFollowing(bool following);
    void focusSearch();
    /// The journalctl command of what is shown, to the clipboard.
    void copyCommand() const;

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
    void updateFollow();
    void updateNotice();
    void updateFooter();
    void applyFilters();
    void clearFilters();
    void syncFilters();
    void showBoot();
    void step(int rows);
    void showDetails(const QModelIndex &index);
    void closeDetails();
    void showMenu(const QPoint &position);
    void copyLines() const;
    void copyMessage() const;

    JournalReader *reader_;
    JournalModel *model_;
    JournalDelegate *delegate_;
    QListView *list_;
    QComboBox *priority_;
    QComboBox *boot_;
    QLineEdit *search_;
    QPushButton *follow_;
    QStackedWidget *stack_;
    JournalNotice *notice_;
    QSplitter *splitter_;
    JournalDetails *details_;
    QLabel *footer_;

    JournalQuery query_;
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
