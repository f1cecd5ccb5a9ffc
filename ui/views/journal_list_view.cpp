// SPDX-License-Identifier: GPL-3.0-or-later
// Following, the place, and reading on; see the header.
#include "ui/views/journal_list_view.h"

#include "app/journal/journal_reader.h"
#include "ui/models/journal_model.h"
#include "ui/models/journal_text.h"
#include "ui/views/journal_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSysInfo>

#include <algorithm>
#include <array>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Wider names are cut in the middle.
constexpr qsizetype longestIdentifier = 20;
/// So many entries are read on at once.
constexpr int page = 500;

} // namespace

JournalListView::JournalListView(JournalReader *reader, QWidget *parent)
    : QListView(parent)
    , reader_(reader)
    , entries_(new JournalModel(journalWindow, this))
    , look_(new JournalDelegate(this))
{
    setObjectName(u"journalEntries"_s);
    setAccessibleName(tr("Journal entries"));
    setModel(entries_);
    setItemDelegate(look_);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    // A click makes a row the current one first, and then selects it.
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            &JournalListView::tellChosen);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &JournalListView::tellChosen);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &JournalListView::scrolled);
    // A smaller or larger window must not look like a person who scrolls away.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (isFollowing_)
            scrollToNewest();
    });
    // How long ago it is changes by itself.
    clock_.setInterval(1000);
    connect(&clock_, &QTimer::timeout, this, &JournalListView::fitColumns);
    auto *copy = new QAction(tr("Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &JournalListView::copyRequested);
    addAction(copy);
}

void JournalListView::restart(bool isFollowing)
{
    entries_->clear();
    awaited_.clear();
    isFollowing_ = isFollowing;
    Q_EMIT followingChanged();
}

void JournalListView::take(const JournalBatch &batch)
{
    using Where = JournalBatch::Where;
    {
        const QScopedValueRollback adjusting(isAdjusting_, true);
        QScrollBar *bar = verticalScrollBar();
        const int value = bar->value();
        const JournalModel::Shift shift = entries_->apply(batch);
        fitColumns();
        // The rows' geometry now, not at the next turn of the event loop: else one frame would
        // show another place.
        doItemsLayout();
        if (isFollowing_) {
            bar->setValue(end());
        } else if (batch.where == Where::Replace) {
            // What it begins with is the place that was asked for.
            bar->setValue(entries_->isNewestFirst() ? bar->maximum() : 0);
        } else {
            bar->setValue(value + (shift.addedAbove - shift.removedAbove) * sizeHintForRow(0));
        }
    }
    showAwaited();
    tellPlace();
    loadAtEdges();
}

void JournalListView::tellPlace()
{
    if (const QModelIndex top = indexAt({1, 1}); top.isValid())
        Q_EMIT placeChanged(entries_->entryAt(top.row()).realtime);
}

void JournalListView::setTimeStyle(TimeStyle style)
{
    look_->setTimeStyle(style);
    updateClock();
}

void JournalListView::updateClock()
{
    if (isVisible() && look_->timeStyle() == TimeStyle::Relative)
        clock_.start();
    else
        clock_.stop();
}

void JournalListView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    updateClock();
}

void JournalListView::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    updateClock();
}

void JournalListView::fitColumns()
{
    const QDate today = QDate::currentDate();
    int time = 0;
    if (!entries_->isEmpty()) {
        for (const int row : {0, entries_->rowCount() - 1}) {
            const qint64 when = entries_->entryAt(row).realtime;
            time = std::max(time, fontMetrics().horizontalAdvance(
                                      journalTime(when, today, look_->timeStyle())));
        }
    }
    look_->setColumns(time, std::min(entries_->longestIdentifier(), longestIdentifier), today);
    look_->setColourful(entries_->isMixed());
    viewport()->update();
}

void JournalListView::loadAtEdges()
{
    if (reader_->isLoading() || entries_->isEmpty())
        return;
    const QScrollBar *bar = verticalScrollBar();
    const int near = 2 * bar->pageStep();
    const bool isNearTop = bar->value() < near;
    const bool isNearBottom = bar->maximum() - bar->value() < near;
    const bool isNewestFirst = entries_->isNewestFirst();
    // Near both ends, or following, nothing may be dropped at the other one: it would be wanted
    // again at once.
    const bool mayDrop = !isFollowing_ && !(isNearTop && isNearBottom);
    const int limit = mayDrop ? page : std::min<int>(page, journalWindow - entries_->held());
    if (limit <= 0)
        return;
    if (!entries_->atOldest() && (isNewestFirst ? isNearBottom : isNearTop))
        reader_->loadOlder(entries_->firstCursor(), limit);
    else if (!isFollowing_ && !entries_->atNewest() && (isNewestFirst ? isNearTop : isNearBottom))
        reader_->loadNewer(entries_->lastCursor(), limit);
}

void JournalListView::scrolled()
{
    tellPlace();
    if (isAdjusting_)
        return;
    const QScrollBar *bar = verticalScrollBar();
    const bool isAtEnd = bar->value() == end();
    if (isFollowing_ != isAtEnd && (isFollowing_ || (entries_->atNewest() && bar->maximum() > 0)))
        setFollowing(isAtEnd);
    loadAtEdges();
}

/// Where the newest entries are.
int JournalListView::end() const
{
    const QScrollBar *bar = verticalScrollBar();
    return entries_->isNewestFirst() ? bar->minimum() : bar->maximum();
}

bool JournalListView::isAtOldestEnd() const
{
    const QScrollBar *bar = verticalScrollBar();
    const int oldest = entries_->isNewestFirst() ? bar->maximum() : bar->minimum();
    return entries_->atOldest() && bar->maximum() > 0 && bar->value() == oldest;
}

void JournalListView::scrollToNewest()
{
    const QScopedValueRollback adjusting(isAdjusting_, true);
    verticalScrollBar()->setValue(end());
}

void JournalListView::setFollowing(bool following)
{
    if (following && !isFollowing_ && !entries_->atNewest()) {
        Q_EMIT newestWanted();
        return;
    }
    if (following != isFollowing_) {
        isFollowing_ = following;
        if (following) {
            reader_->follow(entries_->lastCursor());
            scrollToNewest();
        } else {
            reader_->hold(entries_->lastCursor());
        }
    }
    Q_EMIT followingChanged();
}

QModelIndex JournalListView::chosen() const
{
    const QModelIndex current = currentIndex();
    return selectionModel()->isSelected(current) ? current : QModelIndex();
}

QByteArray JournalListView::anchor() const
{
    if (!awaited_.isEmpty())
        return awaited_;
    QModelIndex index = chosen();
    if (!index.isValid())
        index = indexAt({1, 1});
    return index.isValid() ? entries_->entryAt(index.row()).cursor : QByteArray();
}

void JournalListView::await(const QByteArray &cursor)
{
    awaited_ = cursor;
    showAwaited();
}

void JournalListView::showAwaited()
{
    const int row = awaited_.isEmpty() ? -1 : entries_->rowOf(awaited_);
    if (row < 0)
        return;
    if (isFollowing_)
        setFollowing(false);
    const QScopedValueRollback adjusting(isAdjusting_, true);
    select(row);
    scrollTo(entries_->index(row), PositionAtCenter);
    // What lies before it may still come, and must not push it away.
    if (!reader_->isLoading())
        awaited_.clear();
}

/// Not setCurrentIndex() of the view: that asks which keys are held, Shift+F3 among them.
void JournalListView::select(int row)
{
    selectionModel()->setCurrentIndex(entries_->index(row), QItemSelectionModel::ClearAndSelect);
}

void JournalListView::step(int rows)
{
    const int last = entries_->rowCount() - 1;
    if (last < 0)
        return;
    // Onwards is later, wherever that is on the screen.
    const int down = entries_->isNewestFirst() ? -rows : rows;
    const QModelIndex current = chosen();
    if (current.isValid()) {
        select(std::clamp(current.row() + down, 0, last));
        return;
    }
    // The first step is to what is in sight.
    const QModelIndex seen = indexAt(down > 0 ? QPoint(1, 1) : QPoint(1, viewport()->height() - 2));
    select(seen.isValid() ? seen.row() : last);
}

void JournalListView::keepPlace(const QByteArray &cursor)
{
    const QScopedValueRollback adjusting(isAdjusting_, true);
    doItemsLayout();
    if (isFollowing_)
        verticalScrollBar()->setValue(end());
    else if (const int row = entries_->rowOf(cursor); row >= 0)
        scrollTo(entries_->index(row), PositionAtTop);
}

void JournalListView::resizeEvent(QResizeEvent *event)
{
    // What shows the chosen entry in full takes room from the list, and more when it has it all.
    const QModelIndex index = chosen();
    const QRect before({}, event->oldSize());
    const bool wasSeen = index.isValid() && before.intersects(visualRect(index));
    const QScopedValueRollback adjusting(isAdjusting_, true);
    QListView::resizeEvent(event);
    if (wasSeen && !isFollowing_)
        scrollTo(index);
    // A taller one may have come near an end.
    loadAtEdges();
}

void JournalListView::tellChosen()
{
    // Not selected: the list has got the focus, no more. Not valid: its row was dropped at the far
    // end.
    if (const QModelIndex index = chosen(); index.isValid())
        Q_EMIT entryChosen(entries_->entryAt(index.row()));
}

QList<JournalEntry> JournalListView::selectedEntries() const
{
    return entries_->entriesOf(selectionModel()->selectedRows());
}

void JournalListView::toggle(int row)
{
    const QScopedValueRollback adjusting(isAdjusting_, true);
    if (isFollowing_)
        setFollowing(false);
    if (entries_->canUnfold(row))
        entries_->unfold(row);
    else
        entries_->fold(row);
}

void JournalListView::keyPressEvent(QKeyEvent *event)
{
    ensureCurrent();
    const QModelIndex current = currentIndex();
    const bool isPlain = event->modifiers() == Qt::NoModifier && current.isValid();
    if (isPlain && event->key() == Qt::Key_Right && entries_->canUnfold(current.row()))
        toggle(current.row());
    else if (isPlain && event->key() == Qt::Key_Left && entries_->canFold(current.row()))
        entries_->fold(current.row());
    else
        QListView::keyPressEvent(event);
    // Who comes here by the keyboard opens what is the current one, even if there is no other.
    static constexpr std::array choosing{Qt::Key_Up,  Qt::Key_Down,   Qt::Key_Home,
                                         Qt::Key_End, Qt::Key_Return, Qt::Key_Enter};
    if (event->modifiers() == Qt::NoModifier && currentIndex().isValid() && !chosen().isValid() &&
        std::ranges::find(choosing, event->key()) != choosing.end())
        select(currentIndex().row());
}

void JournalListView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = visualRect(index);
        if (look_->foldRect(option, index).contains(event->pos())) {
            toggle(index.row());
            return;
        }
    }
    QListView::mousePressEvent(event);
}

void JournalListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && (entries_->canUnfold(index.row()) || entries_->canFold(index.row())))
        toggle(index.row());
    else
        QListView::mouseDoubleClickEvent(event);
}

void JournalListView::focusInEvent(QFocusEvent *event)
{
    ensureCurrent();
    QListView::focusInEvent(event);
}

/// Qt would make the first row the current one, and go there.
void JournalListView::ensureCurrent()
{
    if (currentIndex().isValid())
        return;
    const QModelIndex index =
        isFollowing_ ? entries_->index(entries_->newestRow()) : indexAt({1, 1});
    // Nothing may move: the focus may come with a click, which means the row it sees.
    setAutoScroll(false);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    setAutoScroll(true);
}

} // namespace unitdeck
