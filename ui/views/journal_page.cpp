// SPDX-License-Identifier: GPL-3.0-or-later
// The Journal tab; see the header.
#include "ui/views/journal_page.h"

#include "app/journal/journal_reader.h"
#include "ui/models/journal_text.h"
#include "ui/views/journal_delegate.h"
#include "ui/views/journal_details.h"
#include "ui/views/journal_notice.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QSysInfo>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Wider names are cut in the middle.
constexpr qsizetype longestIdentifier = 20;

/// As systemd writes boot IDs (random(4)).
QString thisBoot()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.readAll().trimmed()).remove(u'-');
}

QString bootText(const JournalBoot &boot)
{
    const QLocale locale;
    const auto text = [&locale](qint64 time) {
        return locale.toString(QDateTime::fromMSecsSinceEpoch(time / 1000), QLocale::ShortFormat);
    };
    return text(boot.first) + u" – " + text(boot.last);
}

} // namespace

JournalPage::JournalPage(QWidget *parent)
    : QWidget(parent)
    , reader_(new JournalReader(this))
    , model_(new JournalModel(journalWindow, this))
    , delegate_(new JournalDelegate(this))
    , list_(new QListView(this))
    , priority_(new QComboBox(this))
    , boot_(new QComboBox(this))
    , search_(new QLineEdit(this))
    , follow_(new QPushButton(tr("Follow"), this))
    , stack_(new QStackedWidget(this))
    , notice_(new JournalNotice(this))
    , splitter_(new QSplitter(Qt::Vertical, this))
    , details_(new JournalDetails(this))
    , footer_(new QLabel(this))
{
    setObjectName(u"journalPage"_s);
    buildFilters();
    buildList();
    buildActions();

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 8, 8);
    bar->setSpacing(8);
    bar->addWidget(priority_);
    bar->addWidget(boot_);
    bar->addStretch(1);
    bar->addWidget(search_, 4);
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
    connect(details_, &JournalDetails::closeRequested, this, &JournalPage::closeDetails);
    connect(notice_, &JournalNotice::clearFiltersRequested, this, &JournalPage::clearFilters);
    updateFollow();
    updateNotice();
    updateFooter();
}

JournalPage::~JournalPage() = default;

void JournalPage::buildFilters()
{
    priority_->setObjectName(u"journalPriority"_s);
    priority_->setAccessibleName(tr("Priority"));
    for (int priority = 7; priority >= 0; --priority)
        priority_->addItem(priorityAndWorse(priority), priority);
    connect(priority_, &QComboBox::activated, this, &JournalPage::applyFilters);

    boot_->setObjectName(u"journalBoot"_s);
    boot_->setAccessibleName(tr("Boot"));
    boot_->addItem(tr("All boots"), QString());
    boot_->addItem(tr("This boot"), thisBoot());
    connect(boot_, &QComboBox::activated, this, &JournalPage::applyFilters);

    search_->setObjectName(u"searchJournal"_s);
    search_->setAccessibleName(tr("Search journal"));
    search_->setPlaceholderText(tr("Search journal"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(360);
    search_->installEventFilter(this);
    // Letters typed in one go are one search.
    typing_.setSingleShot(true);
    typing_.setInterval(150);
    connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(search_, &QLineEdit::returnPressed, this, &JournalPage::applyFilters);
    connect(&typing_, &QTimer::timeout, this, &JournalPage::applyFilters);

    follow_->setObjectName(u"follow"_s);
    follow_->setAccessibleName(tr("Follow"));
    follow_->setCheckable(true);
    follow_->setToolTip(tr("Show new entries as they come (journalctl --follow)"));
    // Not clicked(): assistive tools toggle it without a click.
    connect(follow_, &QPushButton::toggled, this, &JournalPage::setFollowing);
}

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
    connect(list_->verticalScrollBar(), &QScrollBar::valueChanged, this, &JournalPage::scrolled);
    // A smaller or larger window must not look like a person who scrolls away.
    connect(list_->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (isFollowing_)
            scrollToNewest();
    });
}

void JournalPage::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Search journal"), QKeySequence::Find, [this] { focusSearch(); });
    add(tr("Next entry"), Qt::Key_F3, [this] { step(1); });
    add(tr("Previous entry"), Qt::SHIFT | Qt::Key_F3, [this] { step(-1); });
    auto *copy = new QAction(tr("Copy"), list_);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &JournalPage::copyLines);
    list_->addAction(copy);
}

void JournalPage::setQuery(const JournalQuery &query)
{
    query_ = query;
    syncFilters();
    reopen();
}

void JournalPage::setUnit(const UnitId &unit)
{
    const QList<UnitId> units = unit.isEmpty() ? QList<UnitId>() : QList{unit};
    if (units == query_.units && isOpen_ && query_.invocationId.isEmpty())
        return;
    query_.units = units;
    query_.invocationId.clear();
    reopen();
}

void JournalPage::showPlace(const JournalQuery &query, const JournalPlace &place)
{
    query_ = query;
    syncFilters();
    reopen(place);
}

void JournalPage::reopen(const JournalPlace &place)
{
    const bool isNewest = place.kind == JournalPlace::Kind::Newest;
    closeDetails();
    model_->clear();
    delegate_->setHighlight(query_.text);
    isFollowing_ = isNewest;
    waiting_ = 0;
    skipped_ = 0;
    searchedTo_ = 0;
    // Hidden, or not yet shown: showEvent() opens.
    isOpen_ = isVisible() || !isNewest;
    if (isOpen_) {
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
            time = std::max(time, journalTime(model_->entryAt(row).realtime, today).size());
    }
    delegate_->setColumns(time, std::min(model_->longestIdentifier(), longestIdentifier), today);

    // The rows' geometry now, not at the next turn of the event loop: else one frame would show
    // another place.
    list_->doItemsLayout();
    if (isFollowing_) {
        list_->scrollToBottom();
    } else if (batch.where != Where::Replace) {
        const int height = list_->sizeHintForRow(0);
        bar->setValue(value + (shift.addedAbove - shift.removedAbove) * height);
    }
    isAdjusting_ = false;

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
    if (!model_->atOldest() && bar->value() < near)
        reader_->loadOlder(model_->firstCursor());
    else if (!isFollowing_ && !model_->atNewest() && bar->maximum() - bar->value() < near)
        reader_->loadNewer(model_->lastCursor());
}

void JournalPage::scrolled()
{
    if (isAdjusting_)
        return;
    const QScrollBar *bar = list_->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
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

void JournalPage::scrollToNewest()
{
    isAdjusting_ = true;
    list_->scrollToBottom();
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
    const bool isSearching = reader_->isLoading() && !query_.text.isEmpty();
    if (isSearching && searchedTo_ > 0) {
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
        if (skipped_ > 0) {
            parts << tr("%n entries came too fast to show; scroll up to read them.", nullptr,
                        static_cast<int>(std::min<qint64>(skipped_, INT_MAX)));
        }
    }
    footer_->setText(parts.join(u"  "_s));
    footer_->setVisible(!parts.isEmpty());
}

void JournalPage::applyFilters()
{
    typing_.stop();
    JournalQuery wanted = query_;
    wanted.maxPriority = priority_->currentData().toInt();
    wanted.bootId = boot_->currentData().toString();
    wanted.text = search_->text();
    if (wanted == query_)
        return;
    query_ = wanted;
    reopen();
}

void JournalPage::clearFilters()
{
    query_.maxPriority = 7;
    query_.bootId.clear();
    query_.invocationId.clear();
    query_.text.clear();
    syncFilters();
    reopen();
}

void JournalPage::syncFilters()
{
    priority_->setCurrentIndex(priority_->findData(query_.maxPriority));
    showBoot();
    search_->setText(query_.text);
    typing_.stop();
}

void JournalPage::showBoot()
{
    if (boot_->findData(query_.bootId) < 0)
        boot_->addItem(query_.bootId, query_.bootId);
    boot_->setCurrentIndex(boot_->findData(query_.bootId));
}

void JournalPage::takeBoots(const QList<JournalBoot> &boots)
{
    while (boot_->count() > 2)
        boot_->removeItem(2);
    const QString current = thisBoot();
    for (auto boot = boots.crbegin(); boot != boots.crend(); ++boot) {
        if (boot->id != current)
            boot_->addItem(bootText(*boot), boot->id);
    }
    showBoot();
}

void JournalPage::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void JournalPage::step(int rows)
{
    const int last = model_->rowCount() - 1;
    if (last < 0)
        return;
    const QModelIndex current = list_->currentIndex();
    const int row = current.isValid() ? current.row() + rows : (rows > 0 ? 0 : last);
    list_->setCurrentIndex(model_->index(std::clamp(row, 0, last)));
}

void JournalPage::showDetails(const QModelIndex &index)
{
    if (!index.isValid())
        return; // its row was dropped at the far end; what is shown of it stays true
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
        const int priority = model_->entryAt(current.row()).priority;
        add(tr("Show only: %1").arg(priorityAndWorse(priority)), priority < query_.maxPriority,
            [this, priority] {
                priority_->setCurrentIndex(priority_->findData(priority));
                applyFilters();
            });
    }
    menu->popup(list_->viewport()->mapToGlobal(position));
}

void JournalPage::copyLines() const
{
    QModelIndexList rows = list_->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &index : rows)
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

void JournalPage::copyCommand() const
{
    QGuiApplication::clipboard()->setText(journalctlCommand(query_).text);
}

} // namespace unitdeck
