// SPDX-License-Identifier: GPL-3.0-or-later
// Going to an entry: matches, errors, and what is around one; see the header.
#include "ui/views/journal_page.h"

#include "app/journal/journal_reader.h"
#include "app/values/journal_time.h"
#include "ui/models/journal_text.h"
#include "ui/views/notice_bar.h"

#include <QInputDialog>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace unitdeck {

/// The entry that a person chose; the current one may just be where the keyboard is.
QModelIndex JournalPage::chosen() const
{
    const QModelIndex current = list_->currentIndex();
    return list_->selectionModel()->isSelected(current) ? current : QModelIndex();
}

/// The entry that stands for where one is: the chosen one, else the first that is seen.
QByteArray JournalPage::anchor() const
{
    QModelIndex index = chosen();
    if (!index.isValid())
        index = list_->indexAt({1, 1});
    return index.isValid() ? model_->entryAt(index.row()).cursor : QByteArray();
}

void JournalPage::goTo(const QByteArray &cursor)
{
    pending_ = cursor;
    if (model_->rowOf(cursor) >= 0)
        selectPending();
    else
        reopen(JournalPlace::atCursor(cursor));
}

void JournalPage::askTime()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to a time"));
    dialog->setLabelText(tr("For example “yesterday”, “2 hours ago”, “14:30” or "
                            "“2026-11-27 14:30”:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const std::optional<qint64> time = parseJournalTime(text, QDateTime::currentDateTime());
        foundText_ = tr("“%1” is not understood as a time.").arg(text);
        if (time)
            goToTime(*time);
        updateFooter();
    });
    dialog->open();
}

void JournalPage::selectPending()
{
    const int row = pending_.isEmpty() ? -1 : model_->rowOf(pending_);
    if (row < 0)
        return;
    if (isFollowing_)
        setFollowing(false);
    isAdjusting_ = true;
    select(row);
    list_->scrollTo(model_->index(row), QAbstractItemView::PositionAtCenter);
    isAdjusting_ = false;
    // What lies before it may still come, and must not push it away.
    if (!reader_->isLoading())
        pending_.clear();
}

/// Not setCurrentIndex() of the view: that asks which keys are held, Shift+F3 among them.
void JournalPage::select(int row)
{
    list_->selectionModel()->setCurrentIndex(model_->index(row),
                                             QItemSelectionModel::ClearAndSelect);
}

void JournalPage::step(int rows)
{
    const int last = model_->rowCount() - 1;
    if (last < 0)
        return;
    // Onwards is later, wherever that is on the screen.
    const int down = model_->isNewestFirst() ? -rows : rows;
    const QModelIndex current = chosen();
    const int row = current.isValid() ? current.row() + down : (down > 0 ? 0 : last);
    select(std::clamp(row, 0, last));
}

void JournalPage::findNext(const JournalQuery &query, bool isBackwards)
{
    // Without a place it is the end that one looks away from.
    QByteArray from = isFollowing_ && isBackwards ? model_->lastCursor() : anchor();
    if (const QModelIndex current = chosen(); current.isValid())
        from = model_->entryAt(current.row()).cursor;
    if (!from.isEmpty())
        reader_->find(query, from, isBackwards);
}

/// With the filters aside the text is looked for; else every entry that is shown matches.
void JournalPage::findMatch(bool isBackwards)
{
    if (!aside_ || aside_->query.text.isEmpty()) {
        step(isBackwards ? -1 : 1);
        return;
    }
    JournalQuery query = query_;
    query.text = aside_->query.text;
    query.isExpression = aside_->query.isExpression;
    findNext(query, isBackwards);
}

void JournalPage::findError(bool isBackwards)
{
    constexpr int error = 3; // syslog(3)
    JournalQuery query = query_;
    query.minPriority = 0;
    query.maxPriority = std::min(query.maxPriority, error);
    findNext(query, isBackwards);
}

void JournalPage::takeFound(const JournalFound &entry)
{
    if (entry.cursor.isEmpty()) {
        foundText_ = tr("None further in this direction.");
    } else {
        foundText_.clear();
        goTo(entry.cursor);
        if (entry.place >= 0) {
            foundText_ =
                tr("%1 of %2")
                    .arg(QLocale().toString(entry.place + 1), QLocale().toString(entry.total));
        }
    }
    updateFooter();
}

void JournalPage::showContext()
{
    const QModelIndex current = chosen();
    if (aside_ || !current.isValid())
        return;
    const JournalEntry entry = model_->entryAt(current.row());
    aside_ = Aside{query_, entry.cursor};
    query_ = withoutFilters(query_);
    contextBar_->setText(
        tr("Everything that was logged around %1, without filters").arg(exactTime(entry.realtime)));
    contextBar_->show();
    syncFilters();
    pending_ = entry.cursor;
    reopen(JournalPlace::atCursor(entry.cursor));
}

void JournalPage::leaveContext()
{
    if (!aside_)
        return;
    const Aside aside = *std::exchange(aside_, std::nullopt);
    contextBar_->hide();
    query_ = aside.query;
    syncFilters();
    pending_ = aside.cursor;
    reopen(JournalPlace::atCursor(aside.cursor));
}

} // namespace unitdeck
