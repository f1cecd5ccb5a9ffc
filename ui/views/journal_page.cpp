// SPDX-License-Identifier: GPL-3.0-or-later
// The list of entries, live; see the header.
#include "ui/views/journal_page.h"

#include "app/journal/journal_reader.h"
#include "ui/models/journal_text.h"
#include "ui/views/journal_chips_bar.h"
#include "ui/views/journal_delegate.h"
#include "ui/views/journal_details.h"
#include "ui/views/journal_notice.h"
#include "ui/views/notice_bar.h"
#include "ui/views/timeline_view.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QSysInfo>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Wider names are cut in the middle.
constexpr qsizetype longestIdentifier = 20;

} // namespace

JournalPage::JournalPage(QSettings *settings, QWidget *parent)
    : QWidget(parent)
    , settings_(settings)
    , reader_(new JournalReader(this))
    , exporter_(new JournalExporter(this))
    , model_(new JournalModel(journalWindow, this))
    , delegate_(new JournalDelegate(this))
    , list_(new QListView(this))
    , priority_(new QComboBox(this))
    , boot_(new QComboBox(this))
    , filter_(new QToolButton(this))
    , chips_(new JournalChipsBar(this))
    , timeline_(new TimelineView(this))
    , search_(new QLineEdit(this))
    , expression_(new QToolButton(this))
    , follow_(new QPushButton(tr("Follow"), this))
    , contextBar_(new NoticeBar(this))
    , exportBar_(new NoticeBar(this))
    , exportButton_(exportBar_->addButton(tr("Cancel")))
    , stack_(new QStackedWidget(this))
    , notice_(new JournalNotice(this))
    , splitter_(new QSplitter(Qt::Vertical, this))
    , details_(new JournalDetails(this))
    , footer_(new QLabel(this))
{
    setObjectName(u"journalPage"_s);
    buildActions();
    buildFilters();
    buildList();

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 8, 8);
    bar->setSpacing(8);
    bar->addWidget(priority_);
    bar->addWidget(boot_);
    bar->addWidget(filter_);
    bar->addStretch(1);
    bar->addWidget(search_, 4);
    bar->addWidget(expression_);
    bar->addWidget(follow_);

    stack_->addWidget(list_);
    stack_->addWidget(notice_);
    splitter_->setObjectName(u"journalSplitter"_s);
    splitter_->setChildrenCollapsible(false);
    splitter_->addWidget(stack_);
    splitter_->addWidget(details_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    splitter_->setSizes({400, 240});
    details_->hide();

    footer_->setObjectName(u"journalFooter"_s);
    footer_->setContentsMargins(8, 4, 8, 4);
    footer_->setForegroundRole(QPalette::PlaceholderText);
    footer_->setTextFormat(Qt::PlainText);
    footer_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(chips_);
    layout->addWidget(contextBar_);
    layout->addWidget(exportBar_);
    layout->addWidget(timeline_);
    layout->addWidget(splitter_, 1);
    layout->addWidget(footer_);

    connect(reader_, &JournalReader::loaded, this, &JournalPage::takeBatch);
    connect(reader_, &JournalReader::statusChanged, this, [this] {
        updateNotice();
        updateFooter();
    });
    connect(reader_, &JournalReader::searched, this, [this](qint64 time) {
        searchedTo_ = time;
        updateNotice();
        updateFooter();
    });
    connect(reader_, &JournalReader::waitingChanged, this, [this](qint64 count) {
        waiting_ = count;
        updateFollow();
    });
    connect(reader_, &JournalReader::fieldsFetched, details_, &JournalDetails::setFields);
    connect(reader_, &JournalReader::bootsFetched, this, &JournalPage::takeBoots);
    connect(reader_, &JournalReader::timelineChanged, this, &JournalPage::takeTimeline);
    connect(reader_, &JournalReader::found, this, &JournalPage::takeFound);
    connect(details_, &JournalDetails::closeRequested, this, &JournalPage::closeDetails);
    connect(details_, &JournalDetails::contextRequested, this, &JournalPage::showContext);
    connect(details_, &JournalDetails::unitActivated, this, &JournalPage::unitActivated);
    connect(details_, &JournalDetails::filterRequested, this,
            [this](const FieldFilter &filter) { applyQuery(withFilter(query_, filter)); });
    contextBar_->setObjectName(u"journalContext"_s);
    connect(contextBar_->addButton(tr("Back")), &QPushButton::clicked, this,
            &JournalPage::leaveContext);
    connect(timeline_, &TimelineView::timeChosen, this, &JournalPage::goToTime);
    connect(timeline_, &TimelineView::rangeChosen, this, &JournalPage::limitTo);
    connect(notice_, &JournalNotice::clearFiltersRequested, this, &JournalPage::clearFilters);
    updateFollow();
    updateNotice();
    updateFooter();
}

JournalPage::~JournalPage() = default;

void JournalPage::buildList()
{
    setFocusProxy(list_);
    list_->setObjectName(u"journalEntries"_s);
    list_->setAccessibleName(tr("Journal entries"));
    list_->setModel(model_);
    list_->setItemDelegate(delegate_);
    list_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    list_->setUniformItemSizes(true);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    list_->installEventFilter(this);
    connect(list_, &QListView::customContextMenuRequested, this, &JournalPage::showMenu);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &JournalPage::showDetails);
    // A click makes a row the current one first, and then selects it.
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { showDetails(list_->currentIndex()); });
    connect(list_->verticalScrollBar(), &QScrollBar::valueChanged, this, &JournalPage::scrolled);
    // A smaller or larger window must not look like a person who scrolls away.
    connect(list_->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (isFollowing_)
            scrollToNewest();
    });
}

void JournalPage::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot,
                            const QString &name = {}) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Search journal"), QKeySequence::Find, [this] { focusSearch(); });
    add(tr("Next match"), Qt::Key_F3, [this] { findMatch(false); });
    add(tr("Previous match"), Qt::SHIFT | Qt::Key_F3, [this] { findMatch(true); });
    add(
        tr("Next error"), Qt::Key_F8, [this] { findError(false); }, u"nextError"_s);
    add(
        tr("Previous error"), Qt::SHIFT | Qt::Key_F8, [this] { findError(true); },
        u"previousError"_s);
    add(tr("Newest entries"), Qt::CTRL | Qt::Key_End, [this] { reopen(); });
    add(tr("Oldest entries"), Qt::CTRL | Qt::Key_Home, [this] { reopen(JournalPlace::atTime(0)); });
    add(
        tr("Go to a time…"), Qt::CTRL | Qt::Key_G, [this] { askTime(); }, u"goToTime"_s);
    add(tr("Around the entry"), Qt::CTRL | Qt::Key_E, [this] { showContext(); });
    add(
        tr("Add a filter…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] { addFilter(); },
        u"addFilter"_s);
    add(
        tr("Export…"), Qt::CTRL | Qt::Key_S, [this] { askFile(); }, u"export"_s);
    auto *copy = new QAction(tr("Copy"), list_);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &JournalPage::copyLines);
    list_->addAction(copy);
}

void JournalPage::setQuery(const JournalQuery &query)
{
    query_ = query;
    subject_ = query.units;
    aside_.reset();
    syncFilters();
    reopen();
}

void JournalPage::setUnit(const UnitId &unit)
{
    const QList<UnitId> units = unit.isEmpty() ? QList<UnitId>() : QList{unit};
    // The same unit again: whoever looks around an entry of it stays there.
    if (units == subject_ && isOpen_ && (aside_ || query_.invocationId.isEmpty()))
        return;
    if (aside_)
        query_ = std::exchange(aside_, std::nullopt)->query;
    query_.units = units;
    subject_ = units;
    query_.invocationId.clear();
    query_.excludedUnits.removeAll(unit);
    syncFilters();
    reopen();
}

void JournalPage::showPlace(const JournalQuery &query, const JournalPlace &place)
{
    query_ = query;
    subject_ = query.units;
    aside_.reset();
    syncFilters();
    reopen(place);
}

void JournalPage::reopen(const JournalPlace &place)
{
    const bool isNewest = place.kind == JournalPlace::Kind::Newest;
    closeDetails();
    contextBar_->setVisible(aside_.has_value());
    model_->clear();
    delegate_->setHighlight(query_.isExpression ? QString() : query_.text);
    foundText_.clear();
    // Going somewhere else in the same changes nothing of when there was how much.
    if (isNewest || counted_ != query_ || !timeline_->timeline().isComplete)
        timeline_->clear();
    isFollowing_ = isNewest;
    waiting_ = 0;
    skipped_ = 0;
    searchedTo_ = 0;
    // Hidden, or not yet shown: showEvent() opens.
    isOpen_ = isVisible() || !isNewest;
    if (isOpen_) {
        const bool isCounted = timeline_->timeline().isComplete;
        reader_->setTimelineColumns(
            timeline_->isVisibleTo(this) && !isCounted ? timeline_->wantedColumns() : 0);
        counted_ = query_;
        reader_->open(query_, place);
        if (isFollowing_)
            reader_->follow();
    }
    updateFollow();
    updateNotice();
    updateFooter();
}

void JournalPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!isOpen_)
        reopen();
    else if (isFollowing_)
        reader_->follow(model_->lastCursor());
    else
        reader_->hold();
}

void JournalPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (isOpen_)
        reader_->suspend();
}

void JournalPage::takeBatch(const JournalBatch &batch)
{
    using Where = JournalBatch::Where;
    isAdjusting_ = true;
    QScrollBar *bar = list_->verticalScrollBar();
    const int value = bar->value();
    const JournalModel::Shift shift = model_->apply(batch);
    const QDate today = QDate::currentDate();
    qsizetype time = 0;
    if (!model_->isEmpty()) {
        for (const int row : {0, model_->rowCount() - 1})
            time = std::max(
                time,
                journalTime(model_->entryAt(row).realtime, today, delegate_->timeStyle()).size());
    }
    delegate_->setColumns(time, std::min(model_->longestIdentifier(), longestIdentifier), today);

    delegate_->setColourful(model_->isMixed());

    // The rows' geometry now, not at the next turn of the event loop: else one frame would show
    // another place.
    list_->doItemsLayout();
    if (isFollowing_) {
        bar->setValue(endOf(bar));
    } else if (batch.where == Where::Replace) {
        // What it begins with is the place that was asked for.
        bar->setValue(model_->isNewestFirst() ? bar->maximum() : 0);
    } else {
        const int height = list_->sizeHintForRow(0);
        bar->setValue(value + (shift.addedAbove - shift.removedAbove) * height);
    }
    isAdjusting_ = false;

    if (isFollowing_ && batch.where == Where::Newer)
        timeline_->add(batch.entries);
    selectPending();
    skipped_ += batch.skipped;
    if (batch.isComplete)
        searchedTo_ = 0;
    if (batch.where == Where::Replace && batch.isComplete && !wasFetchingBoots_) {
        wasFetchingBoots_ = true;
        reader_->fetchBoots(query_.source);
    }
    updateNotice();
    updateFooter();
    loadAtEdges();
}

void JournalPage::loadAtEdges()
{
    if (reader_->isLoading() || model_->isEmpty() || !isOpen_)
        return;
    const QScrollBar *bar = list_->verticalScrollBar();
    const int near = 2 * bar->pageStep();
    const bool isNearTop = bar->value() < near;
    const bool isNearBottom = bar->maximum() - bar->value() < near;
    if (!model_->atOldest() && (model_->isNewestFirst() ? isNearBottom : isNearTop))
        reader_->loadOlder(model_->firstCursor());
    else if (!isFollowing_ && !model_->atNewest() &&
             (model_->isNewestFirst() ? isNearTop : isNearBottom))
        reader_->loadNewer(model_->lastCursor());
}

void JournalPage::scrolled()
{
    if (const QModelIndex top = list_->indexAt({1, 1}); top.isValid())
        timeline_->setPlace(model_->entryAt(top.row()).realtime);
    if (isAdjusting_)
        return;
    const QScrollBar *bar = list_->verticalScrollBar();
    const bool isAtEnd = bar->value() == endOf(bar);
    if (isFollowing_ && !isAtEnd) {
        setFollowing(false);
    } else if (!isFollowing_ && isAtEnd && model_->atNewest() && bar->maximum() > 0) {
        isFollowing_ = true;
        waiting_ = 0;
        reader_->follow(model_->lastCursor());
        updateFollow();
    }
    loadAtEdges();
}

/// Where the newest entries are.
int JournalPage::endOf(const QScrollBar *bar) const
{
    return model_->isNewestFirst() ? bar->minimum() : bar->maximum();
}

void JournalPage::scrollToNewest()
{
    isAdjusting_ = true;
    list_->verticalScrollBar()->setValue(endOf(list_->verticalScrollBar()));
    isAdjusting_ = false;
}

void JournalPage::setFollowing(bool following)
{
    if (following == isFollowing_) {
        updateFollow();
        return;
    }
    isFollowing_ = following;
    if (!following) {
        reader_->hold();
    } else if (!model_->atNewest()) {
        reopen();
        return;
    } else {
        waiting_ = 0;
        reader_->follow(model_->lastCursor());
        scrollToNewest();
    }
    updateFollow();
}

void JournalPage::updateFollow()
{
    follow_->setChecked(isFollowing_);
    QString text = tr("Follow");
    if (isFollowing_)
        text += u" ●"_s;
    else if (waiting_ > 0)
        text +=
            u" · "_s + tr("%n new", nullptr, static_cast<int>(std::min<qint64>(waiting_, INT_MAX)));
    follow_->setText(text);
}

void JournalPage::updateNotice()
{
    JournalNoticeText text;
    const bool isSearching = reader_->isLoading() && searchedTo_ > 0;
    if (isSearching) {
        text.sentence = tr("Searching…");
        text.hint = tr("Looked at everything back to %1.").arg(exactTime(searchedTo_));
    } else if (!reader_->isLoading() && isOpen_) {
        QString user = qEnvironmentVariable("USER");
        if (user.isEmpty())
            user = qEnvironmentVariable("LOGNAME");
        text = journalNotice(reader_->status(), query_, user);
    }
    notice_->setText(text);
    // While nothing is known the list stands there empty, and nothing flickers.
    stack_->setCurrentWidget(
        model_->isEmpty() && !text.sentence.isEmpty() ? static_cast<QWidget *>(notice_) : list_);
}

void JournalPage::updateFooter()
{
    QStringList parts;
    const JournalStatus &status = reader_->status();
    if (!model_->isEmpty()) {
        if (searchedTo_ > 0 && reader_->isLoading())
            parts << tr("Searching… back to %1").arg(exactTime(searchedTo_));
        if (status.kind == JournalStatus::Kind::NotPermitted) {
            parts << tr("Only a part: the rest of the journal is for members of the group “%1”.")
                         .arg(status.group);
        }
        if (status.isVolatile)
            parts << tr("Kept in memory only, until the next boot.");
        if (!foundText_.isEmpty())
            parts << foundText_;
        if (const JournalTimeline &counted = timeline_->timeline(); counted.isComplete)
            parts << tr("%n entries", nullptr, static_cast<int>(counted.total));
        for (const QString &file : timeline_->timeline().unreadable)
            parts << tr("%1 is damaged: nothing in it could be read.").arg(file);
        if (skipped_ > 0) {
            parts << tr("%n entries came too fast to show; scroll up to read them.", nullptr,
                        static_cast<int>(std::min<qint64>(skipped_, INT_MAX)));
        }
    }
    footer_->setText(parts.join(u"  "_s));
    footer_->setVisible(!parts.isEmpty());
}

void JournalPage::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void JournalPage::showDetails(const QModelIndex &index)
{
    // Not selected: the list has got the focus, no more. Not valid: its row was dropped at the far
    // end; what is shown of it stays true.
    if (!index.isValid() || !list_->selectionModel()->isSelected(index))
        return;
    const JournalEntry &entry = model_->entryAt(index.row());
    if (details_->isVisibleTo(this) && details_->cursor() == entry.cursor)
        return;
    // The pane takes room from the list: the row one has clicked stays in sight, and following
    // ends, because one reads.
    if (isFollowing_)
        setFollowing(false);
    details_->setEntry(entry);
    details_->show();
    reader_->fetchFields(entry.cursor);
    // After the splitter has given the pane its room.
    QMetaObject::invokeMethod(
        this,
        [this] {
            isAdjusting_ = true;
            list_->scrollTo(list_->currentIndex());
            isAdjusting_ = false;
        },
        Qt::QueuedConnection);
}

void JournalPage::closeDetails()
{
    if (!details_->isVisibleTo(this))
        return;
    const bool hadFocus = details_->isAncestorOf(focusWidget());
    details_->hide();
    list_->selectionModel()->clear();
    if (hadFocus)
        list_->setFocus();
}

bool JournalPage::eventFilter(QObject *watched, QEvent *event)
{
    // Qt would make the first row the current one, and go there.
    if (event->type() == QEvent::FocusIn && watched == list_ && !list_->currentIndex().isValid()) {
        const QModelIndex index =
            isFollowing_ ? model_->index(model_->newestRow()) : list_->indexAt({1, 1});
        // Nothing may move: the focus may come with a click, which means the row it sees.
        list_->setAutoScroll(false);
        list_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        list_->setAutoScroll(true);
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && watched == search_ && !search_->text().isEmpty()) {
        search_->clear();
        applyFilters();
        return true;
    }
    if (key == Qt::Key_Escape && watched == list_ && details_->isVisibleTo(this)) {
        closeDetails();
        return true;
    }
    if (key == Qt::Key_Escape && watched == list_ && aside_) {
        leaveContext();
        return true;
    }
    if (key == Qt::Key_Down && watched == search_) {
        list_->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void JournalPage::showMenu(const QPoint &position)
{
    const QModelIndex index = list_->indexAt(position);
    if (index.isValid() && !list_->selectionModel()->isSelected(index))
        list_->setCurrentIndex(index);
    const QModelIndex current = list_->currentIndex();

    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, bool isPossible, auto slot) {
        QAction *action = menu->addAction(text, this, slot);
        action->setEnabled(isPossible);
        return action;
    };
    const bool hasSelection = list_->selectionModel()->hasSelection();
    add(tr("Copy"), hasSelection, &JournalPage::copyLines)->setShortcut(QKeySequence::Copy);
    add(tr("Copy message"), current.isValid(), &JournalPage::copyMessage);
    add(tr("Copy all fields"), current.isValid(),
        [this] { QGuiApplication::clipboard()->setText(details_->allFields()); });
    add(tr("Copy journalctl command"), true, &JournalPage::copyCommand);
    menu->addSeparator();
    if (current.isValid()) {
        const JournalEntry &entry = model_->entryAt(current.row());
        add(tr("Around this entry"), !aside_, &JournalPage::showContext)
            ->setShortcut(Qt::CTRL | Qt::Key_E);
        if (!entry.unit.isEmpty()) {
            const bool isSubject = subject_.contains(entry.unit);
            add(tr("Show only %1").arg(entry.unit.name), !isSubject,
                [this, unit = entry.unit] { applyQuery(withUnit(query_, unit, false)); });
            add(tr("Leave out %1").arg(entry.unit.name), !isSubject,
                [this, unit = entry.unit] { applyQuery(withUnit(query_, unit, true)); });
        }
        if (!entry.identifier.isEmpty()) {
            const FieldFilter filter{u"SYSLOG_IDENTIFIER"_s, entry.identifier.toUtf8(),
                                     FieldFilter::Test::Equals, true};
            add(tr("Leave out the identifier “%1”").arg(entry.identifier), true,
                [this, filter] { applyQuery(withFilter(query_, filter)); });
        }
        const int priority = model_->entryAt(current.row()).priority;
        add(tr("Show only: %1").arg(priorityAndWorse(priority)), priority < query_.maxPriority,
            [this, priority] {
                priority_->setCurrentIndex(priority_->findData(priority));
                applyFilters();
            });
    }
    menu->addSeparator();
    add(tr("Export…"), true, &JournalPage::askFile)->setShortcut(Qt::CTRL | Qt::Key_S);
    menu->popup(list_->viewport()->mapToGlobal(position));
}

void JournalPage::copyLines() const
{
    QModelIndexList rows = list_->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &index : std::as_const(rows))
        lines << shortFormat(model_->entryAt(index.row()), QSysInfo::machineHostName());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void JournalPage::copyMessage() const
{
    const QModelIndex current = list_->currentIndex();
    if (!current.isValid())
        return;
    const JournalEntry &entry = model_->entryAt(current.row());
    const QString whole = details_->cursor() == entry.cursor ? details_->message() : QString();
    QGuiApplication::clipboard()->setText(whole.isEmpty() ? entry.message : whole);
}

} // namespace unitdeck
