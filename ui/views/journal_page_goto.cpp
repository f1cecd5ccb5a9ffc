// SPDX-License-Identifier: GPL-3.0-or-later
// Going to an entry: matches, errors, and what is around one; see the header.
#include "ui/views/journal_page.h"

#include "app/journal/journal_reader.h"
#include "app/values/journal_time.h"
#include "ui/models/journal_model.h"
#include "ui/models/journal_text.h"
#include "ui/views/journal_list_view.h"
#include "ui/views/journal_menu.h"
#include "ui/views/notice_bar.h"

#include <QInputDialog>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace unitdeck {

namespace {

/// A key held down on a slow search asks for no more than this.
constexpr qsizetype mostSteps = 10;

} // namespace

void JournalPage::goTo(const QByteArray &cursor)
{
    if (list_->entries()->rowOf(cursor) < 0)
        reopen(JournalPlace::atCursor(cursor));
    list_->await(cursor);
}

void JournalPage::goToTime(qint64 time)
{
    reopen(JournalPlace::atTime(time));
}

void JournalPage::askTime(const QString &text, const QString &problem)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to a time"));
    const QString example =
        tr("For example “yesterday”, “2 hours ago”, “14:30” or “2026-11-27 14:30”:");
    dialog->setLabelText(problem.isEmpty() ? example : problem + u'\n' + example);
    dialog->setTextValue(text);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &wanted) {
        const QByteArray cursor = wanted.trimmed().toLatin1();
        // As the list shows times, so they are typed.
        const QDateTime now = menu_->look().times == TimeStyle::Utc
                                  ? QDateTime::currentDateTimeUtc()
                                  : QDateTime::currentDateTime();
        if (parseCursor(cursor))
            goTo(cursor);
        else if (const auto time = parseJournalTime(wanted, now))
            goToTime(*time);
        else
            askTime(wanted, tr("“%1” is not understood as a time.").arg(wanted));
    });
    dialog->open();
}

void JournalPage::findNext(const JournalQuery &query, bool isBackwards)
{
    // Without a place it is the end that one looks away from.
    QByteArray from = list_->anchor();
    if (from.isEmpty())
        return;
    if (isFollowing() && isBackwards && !list_->chosen().isValid())
        from.clear();
    if (isFinding_ && steps_.size() < mostSteps)
        steps_ << Step{query, isBackwards};
    if (std::exchange(isFinding_, true))
        return;
    isFindingBack_ = isBackwards;
    reader_->find(query, from, isBackwards);
}

void JournalPage::stopFinding()
{
    isFinding_ = false;
    steps_.clear();
    reader_->endFind();
}

/// With the filters aside the text is looked for; else every entry that is shown matches.
void JournalPage::findMatch(bool isBackwards)
{
    if (!aside_ || aside_->query.text.isEmpty()) {
        list_->step(isBackwards ? -1 : 1);
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
    query.maxPriority = std::min(query.maxPriority, error);
    if (query.minPriority > error) {
        isFinding_ = true;
        isFindingBack_ = isBackwards;
        takeFound({}); // none of them is shown
        return;
    }
    findNext(query, isBackwards);
}

void JournalPage::takeFound(const JournalFound &entry)
{
    if (!std::exchange(isFinding_, false))
        return;
    QList<Step> steps = std::exchange(steps_, {});
    if (entry.cursor.isEmpty()) {
        foundText_ = isFindingBack_ ? tr("None further back; without Shift it goes on.")
                                    : tr("None further on; with Shift it goes back.");
    } else {
        foundText_.clear();
        goTo(entry.cursor);
        if (entry.place >= 0) {
            foundText_ =
                tr("%1 of %2")
                    .arg(QLocale().toString(entry.place + 1), QLocale().toString(entry.total));
        }
        if (!steps.isEmpty()) {
            const Step step = steps.takeFirst();
            findNext(step.query, step.isBackwards);
            steps_ = steps;
        }
    }
    updateFooter();
}

void JournalPage::showContext()
{
    const QModelIndex current = list_->chosen();
    if (aside_ || !current.isValid())
        return;
    const JournalEntry entry = list_->entries()->entryAt(current.row());
    aside_ = Aside{query_, entry.cursor, entry.realtime};
    query_ = withoutFilters(query_);
    syncFilters();
    reopen(JournalPlace::atCursor(entry.cursor));
    list_->await(entry.cursor);
}

void JournalPage::leaveContext()
{
    if (!aside_)
        return;
    const Aside aside = *std::exchange(aside_, std::nullopt);
    query_ = aside.query;
    syncFilters();
    reopen(JournalPlace::atCursor(aside.cursor));
    list_->await(aside.cursor);
}

} // namespace unitdeck
