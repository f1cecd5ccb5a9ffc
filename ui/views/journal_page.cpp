// SPDX-License-Identifier: GPL-3.0-or-later
// The page around the list; see the header.
#include "ui/views/journal_page.h"

#include "app/journal/journal_reader.h"
#include "app/values/journal_time.h"
#include "ui/look/format.h"
#include "ui/models/journal_chips.h"
#include "ui/models/journal_model.h"
#include "ui/models/journal_text.h"
#include "ui/views/journal_chips_bar.h"
#include "ui/views/journal_delegate.h"
#include "ui/views/journal_details.h"
#include "ui/views/journal_export_bar.h"
#include "ui/views/journal_list_view.h"
#include "ui/views/journal_menu.h"
#include "ui/views/journal_notice.h"
#include "ui/views/timeline_view.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More damaged files than this are told of by their number.
constexpr qsizetype mostDamages = 3;

QString damageText(const JournalDamage &damage)
{
    const QLocale locale;
    if (damage.isOfLaterRelease)
        return JournalPage::tr("%1 was written by a later systemd and cannot be read here.")
            .arg(damage.file);
    if (damage.read == 0)
        return JournalPage::tr("%1 is damaged: nothing in it can be read.").arg(damage.file);
    if (damage.claimed == 0)
        return JournalPage::tr("%1 is damaged: only %2 entries in it can be read.")
            .arg(damage.file, locale.toString(damage.read));
    return JournalPage::tr("%1 is damaged: %2 of its %3 entries can be read.")
        .arg(damage.file, locale.toString(damage.read), locale.toString(damage.claimed));
}

QStringList damageTexts(const JournalTimeline &timeline)
{
    QStringList texts;
    const QList<JournalDamage> &damaged = timeline.damaged;
    for (const JournalDamage &damage : damaged.first(std::min(damaged.size(), mostDamages)))
        texts << damageText(damage);
    if (damaged.size() > mostDamages) {
        texts << JournalPage::tr("%n more files are damaged.", nullptr,
                                 countable(damaged.size() - mostDamages));
    }
    return texts;
}

} // namespace

JournalPage::JournalPage(QSettings *settings, QWidget *parent)
    : QWidget(parent)
    , reader_(new JournalReader(this))
    , list_(new JournalListView(reader_, this))
    , priority_(new QComboBox(this))
    , boot_(new QComboBox(this))
    , filter_(new QToolButton(this))
    , search_(new QLineEdit(this))
    , expression_(new QToolButton(this))
    , follow_(new QPushButton(tr("Follow"), this))
    , chips_(new JournalChipsBar(this))
    , timeline_(new TimelineView(this))
    , contextBar_(new NoticeBar(this))
    , exportBar_(new JournalExportBar(settings, this))
    , stack_(new QStackedWidget(this))
    , notice_(new JournalNotice(this))
    , splitter_(new QSplitter(Qt::Vertical, this))
    , details_(new JournalDetails(this))
    , footer_(new QLabel(this))
{
    setObjectName(u"journalPage"_s);
    setFocusProxy(list_);
    buildActions();
    menu_ = new JournalMenu(settings, reader_, this);
    buildFilters();

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
    // All of it is to be read, in a narrow window on several lines.
    footer_->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    footer_->setSizePolicy(policy);

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
    connect(reader_, &JournalReader::timelineChanged, this,
            [this](const JournalTimeline &timeline) {
                timeline_->setTimeline(timeline);
                updateNotice();
                updateFooter();
            });
    connect(reader_, &JournalReader::found, this, &JournalPage::takeFound);
    list_->installEventFilter(this);
    list_->viewport()->installEventFilter(this);
    connect(list_, &QListView::customContextMenuRequested, this, &JournalPage::showMenu);
    connect(list_, &JournalListView::entryChosen, this, &JournalPage::showDetails);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &JournalPage::updateFooter);
    connect(list_, &JournalListView::followingChanged, this, &JournalPage::updateFollow);
    connect(list_, &JournalListView::copyRequested, this,
            [this] { copySelected(ExportFormat::ShortIso); });
    connect(list_, &JournalListView::newestWanted, this, [this] { reopen(); });
    connect(list_, &JournalListView::placeChanged, timeline_, &TimelineView::setPlace);
    connect(list_, &JournalListView::placeChanged, this, [this] {
        if (isAtOldestEnd_ != list_->isAtOldestEnd())
            updateFooter();
    });
    connect(details_, &JournalDetails::closeRequested, this, &JournalPage::closeDetails);
    connect(details_, &JournalDetails::contextRequested, this, &JournalPage::showContext);
    connect(details_, &JournalDetails::unitActivated, this, &JournalPage::unitActivated);
    connect(details_, &JournalDetails::filterRequested, this,
            [this](const FieldFilter &filter) { applyQuery(withFilter(query_, filter)); });
    contextBar_->setObjectName(u"journalContext"_s);
    connect(contextBar_->addButton(tr("Back")), &QPushButton::clicked, this,
            &JournalPage::leaveContext);
    connect(timeline_, &TimelineView::added, this, &JournalPage::updateFooter);
    connect(timeline_, &TimelineView::timeChosen, this, &JournalPage::goToTime);
    connect(timeline_, &TimelineView::rangeChosen, this, &JournalPage::limitTo);
    connect(notice_, &JournalNotice::clearFiltersRequested, this, &JournalPage::clearFilters);
    updateFollow();
    updateNotice();
    updateFooter();
}

JournalPage::~JournalPage() = default;

void JournalPage::buildActions()
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys,
                            auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(u"nextMatch"_s, tr("Next match"), Qt::Key_F3, [this] { findMatch(false); });
    add(u"previousMatch"_s, tr("Previous match"), Qt::SHIFT | Qt::Key_F3,
        [this] { findMatch(true); });
    add(u"nextError"_s, tr("Next error"), Qt::Key_F8, [this] { findError(false); });
    add(u"previousError"_s, tr("Previous error"), Qt::SHIFT | Qt::Key_F8,
        [this] { findError(true); });
    add(u"newest"_s, tr("Newest entries"), Qt::CTRL | Qt::Key_End, [this] { reopen(); });
    add(u"oldest"_s, tr("Oldest entries"), Qt::CTRL | Qt::Key_Home,
        [this] { reopen(JournalPlace::atTime(0)); });
    add(u"goToTime"_s, tr("Go to a time…"), Qt::CTRL | Qt::Key_G, [this] { askTime(); });
    add(u"around"_s, tr("Around the entry"), Qt::CTRL | Qt::Key_E, [this] { showContext(); });
    add(u"addFilter"_s, tr("Add a filter…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F,
        [this] { addFilter(); });
    add(u"editQuery"_s, tr("The query as text…"), {}, [this] { editQuery(); });
    add(u"copyJournalctl"_s, tr("Copy journalctl command"), {}, [this] { copyCommand(); });
    add(u"clearFilters"_s, tr("Clear filters"), {}, [this] { clearFilters(); });
    add(u"export"_s, tr("Export…"), Qt::CTRL | Qt::Key_S,
        [this] { exportBar_->ask(wantedForExport()); });
}

void JournalPage::setQuery(const JournalQuery &query)
{
    query_ = query;
    subject_ = withoutFilters(query);
    subject_.units = query.units;
    aside_.reset();
    syncFilters();
    reopen();
}

void JournalPage::setUnit(const UnitId &unit)
{
    const QList<UnitId> units = unit.isEmpty() ? QList<UnitId>() : QList{unit};
    // The same unit again: whoever looks around an entry of it stays there.
    if (units == subject_.units && isOpen_ && (aside_ || query_.invocationId.isEmpty()))
        return;
    if (aside_)
        query_ = std::exchange(aside_, std::nullopt)->query;
    query_.units = units;
    subject_.units = units;
    query_.invocationId.clear();
    query_.excludedUnits.removeAll(unit);
    syncFilters();
    reopen();
}

void JournalPage::reopen(const JournalPlace &place)
{
    const bool isNewest = place.kind == JournalPlace::Kind::Newest;
    closeDetails();
    stopFinding();
    contextBar_->setVisible(aside_.has_value());
    if (aside_) {
        const QString time = exactTime(aside_->time);
        contextBar_->setText(
            query_ == withoutFilters(query_)
                ? tr("Everything that was logged around %1, without filters").arg(time)
                : tr("What was logged around %1, with other filters than before").arg(time));
    }
    // With the filters aside, what they looked for is still marked.
    const JournalQuery &searched = aside_ && query_.text.isEmpty() ? aside_->query : query_;
    list_->look()->setHighlight(searched.text, searched.isExpression);
    timeline_->setOfUnits(!query_.units.isEmpty());
    foundText_.clear();
    // Going somewhere else in the same changes nothing of when there was how much; but then what
    // is on its way is not delivered any more.
    const bool isSame = counted_ == query_ && timeline_->timeline().isComplete;
    const bool isKept = isSame && !isNewest && !isFollowing() && waiting_ == 0;
    if (!isSame)
        timeline_->clear();
    else if (!isKept)
        timeline_->countAgain();
    waiting_ = 0;
    list_->restart(isNewest);
    skipped_ = 0;
    isMoreSkipped_ = false;
    searchedTo_ = 0;
    // Hidden, or not yet shown: showEvent() opens.
    isOpen_ = isVisible();
    if (isOpen_) {
        reader_->setTimelineColumns(
            timeline_->isVisibleTo(this) && !isKept ? timeline_->wantedColumns() : 0);
        counted_ = query_;
        reader_->open(query_, place);
        if (isNewest)
            reader_->follow();
    }
    updateFollow();
    updateNotice();
    updateFooter();
}

/// Again, with the entries about where one is.
void JournalPage::reopenHere()
{
    const QByteArray place = isFollowing() ? QByteArray() : list_->anchor();
    reopen(place.isEmpty() ? JournalPlace::newest() : JournalPlace::atCursor(place));
}

void JournalPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    menu_->reload();
    if (!isOpen_)
        reopen();
    else if (isFollowing())
        reader_->follow(list_->entries()->lastCursor());
    else
        reader_->hold();
}

void JournalPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    stopFinding();
    if (isOpen_)
        reader_->suspend();
}

void JournalPage::takeBatch(const JournalBatch &batch)
{
    list_->take(batch);
    timeline_->add(batch.entries, batch.skipped);
    const bool isFollowed = isFollowing() && batch.where == JournalBatch::Where::Newer;
    skipped_ += batch.skipped;
    isMoreSkipped_ = isMoreSkipped_ || batch.isMoreSkipped;
    if (batch.isComplete)
        searchedTo_ = 0;
    if (batch.isComplete && bootsOf_ != query_.source) {
        bootsOf_ = query_.source;
        reader_->fetchBoots(query_.source);
    }
    updateNotice();
    // Not twenty times a second: each new text lays the page out anew.
    if (!isFollowed || !timeline_->timeline().isComplete)
        updateFooter();
}

bool JournalPage::isFollowing() const
{
    return list_->isFollowing();
}

void JournalPage::updateFollow()
{
    if (isFollowing())
        waiting_ = 0;
    // Nothing comes into a time that has passed.
    const QDateTime now = QDateTime::currentDateTime();
    const bool canFollow = query_.until.isEmpty() ||
                           parseJournalTime(query_.until, now) >= now.toMSecsSinceEpoch() * 1000;
    follow_->setEnabled(canFollow);
    follow_->setToolTip(canFollow ? tr("Show new entries as they come (journalctl --follow)")
                                  : tr("The range of time has ended: nothing new comes into it."));
    const QSignalBlocker blocker(follow_);
    follow_->setChecked(isFollowing() && canFollow);
    QString text = tr("Follow");
    if (follow_->isChecked())
        text += u" ●"_s;
    else if (waiting_ > 0)
        text += u" · "_s + tr("%n new", nullptr, countable(waiting_));
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
        for (const QString &damage : damageTexts(timeline_->timeline()))
            text.hint += (text.hint.isEmpty() ? u""_s : u"\n"_s) + damage;
    }
    notice_->setText(text);
    // While nothing is known the list stands there empty, and nothing flickers.
    stack_->setCurrentWidget(list_->entries()->isEmpty() && !text.sentence.isEmpty()
                                 ? static_cast<QWidget *>(notice_)
                                 : list_);
}

void JournalPage::updateFooter()
{
    QStringList parts;
    const JournalStatus &status = reader_->status();
    if (!list_->entries()->isEmpty()) {
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
        if (const auto selected = list_->selectionModel()->selectedRows().size(); selected > 1) {
            const bool isAll = selected == list_->entries()->rowCount() &&
                               !(list_->entries()->atNewest() && list_->entries()->atOldest());
            parts << (isAll
                          ? tr("%Ln rows selected, all that are loaded; Export takes all entries.",
                               nullptr, countable(selected))
                          : tr("%Ln rows selected", nullptr, countable(selected)));
        }
        isAtOldestEnd_ = list_->isAtOldestEnd();
        if (isAtOldestEnd_)
            parts << (query_.isUnfiltered() ? tr("The journal has nothing older.")
                                            : tr("Nothing older matches."));
        if (const JournalTimeline &counted = timeline_->timeline(); counted.isComplete)
            parts << tr("%Ln entries", nullptr, countable(counted.total));
        parts << damageTexts(timeline_->timeline());
        if (const qint64 suppressed = list_->entries()->suppressed(); suppressed > 0) {
            parts << tr("%Ln messages are missing among the entries loaded here: journald left out "
                        "what was over its rate limit (RateLimitBurst= in journald.conf).",
                        nullptr, countable(suppressed));
        }
        if (skipped_ > 0) {
            parts << (isMoreSkipped_ ? tr("More than %Ln entries came too fast to show; scroll up "
                                          "to read them.",
                                          nullptr, countable(skipped_))
                                     : tr("%Ln entries came too fast to show; scroll up to read "
                                          "them.",
                                          nullptr, countable(skipped_)));
        }
    }
    footer_->setToolTip(parts.join(u'\n'));
    footer_->setText(parts.join(u"   "_s));
    footer_->setVisible(!parts.isEmpty());
}

void JournalPage::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void JournalPage::showDetails(const JournalEntry &entry)
{
    if (details_->isVisibleTo(this) && details_->cursor() == entry.cursor)
        return;
    // The pane takes room from the list: the row one has clicked stays in sight, and following
    // ends, because one reads.
    if (isFollowing())
        list_->setFollowing(false);
    // Units and core dumps are of this machine, as journals of elsewhere are not.
    details_->setEntry(entry, query_.source.paths.isEmpty(), subject_.units.contains(entry.unit));
    details_->setContextEnabled(!aside_);
    details_->show();
    reader_->fetchFields(entry.cursor);
}

void JournalPage::closeDetails()
{
    if (!details_->isVisibleTo(this))
        return;
    const bool hadFocus = details_->isAncestorOf(focusWidget());
    details_->hide();
    // Where the keyboard is, it stays.
    list_->clearSelection();
    if (hadFocus)
        list_->setFocus();
}

bool JournalPage::eventFilter(QObject *watched, QEvent *event)
{
    // Whoever goes on by hand is not to be pulled away by what is found late.
    static constexpr std::array modifiers{Qt::Key_Shift, Qt::Key_Control, Qt::Key_Alt,
                                          Qt::Key_AltGr, Qt::Key_Meta};
    const auto isModifier = [event] {
        return std::ranges::find(modifiers, static_cast<QKeyEvent *>(event)->key()) !=
               modifiers.end();
    };
    const bool isByHand = (event->type() == QEvent::KeyPress && !isModifier()) ||
                          event->type() == QEvent::MouseButtonPress ||
                          event->type() == QEvent::Wheel;
    if (isByHand && (watched == list_ || watched == list_->viewport())) {
        stopFinding();
        list_->await({});
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
    if (key == Qt::Key_Escape && aside_ && (watched == list_ || watched == search_)) {
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
    JournalModel *entries = list_->entries();

    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, bool isPossible, auto slot) {
        // Names of units and identifiers may have one, our own words have none.
        QAction *action = menu->addAction(withoutMnemonic(text), this, slot);
        action->setEnabled(isPossible);
        return action;
    };
    const bool hasSelection = list_->selectionModel()->hasSelection();
    add(tr("Copy"), hasSelection, [this] {
        copySelected(ExportFormat::ShortIso);
    })->setShortcut(QKeySequence::Copy);
    add(tr("Copy as JSON"), hasSelection, [this] { copySelected(ExportFormat::Json); });
    add(tr("Copy message"), current.isValid(), &JournalPage::copyMessage);
    add(tr("Copy all fields"), current.isValid(),
        [this] { QGuiApplication::clipboard()->setText(details_->allFields()); });
    add(tr("Copy journalctl command"), true, &JournalPage::copyCommand);
    menu->addSeparator();
    if (current.isValid()) {
        const JournalEntry &entry = entries->entryAt(current.row());
        if (entries->canUnfold(current.row()))
            add(tr("Unfold"), true, [entries, row = QPersistentModelIndex(current)] {
                entries->unfold(row.row());
            })->setShortcut(Qt::Key_Right);
        if (entries->canFold(current.row()))
            add(tr("Fold"), true, [entries, row = QPersistentModelIndex(current)] {
                entries->fold(row.row());
            })->setShortcut(Qt::Key_Left);
        add(tr("Around this entry"), !aside_, &JournalPage::showContext)
            ->setShortcut(Qt::CTRL | Qt::Key_E);
        if (!entry.unit.isEmpty()) {
            const bool isSubject = subject_.units.contains(entry.unit);
            add(tr("Show only %1").arg(entry.unit.name), !isSubject,
                [this, unit = entry.unit] { applyQuery(withUnit(query_, unit, false)); });
            add(tr("Leave out %1").arg(entry.unit.name), !isSubject,
                [this, unit = entry.unit] { applyQuery(withUnit(query_, unit, true)); });
        }
        if (!entry.identifier.isEmpty()) {
            const FieldFilter filter{entry.isCommand ? u"_COMM"_s : u"SYSLOG_IDENTIFIER"_s,
                                     entry.identifier.toUtf8(), FieldFilter::Test::Equals, true};
            // What is not as it was logged finds nothing.
            const bool isWhole = !entry.identifier.contains(QChar::ReplacementCharacter) &&
                                 filter.value.size() < 256;
            add(tr("Leave out the identifier “%1”").arg(withoutControls(entry.identifier)), isWhole,
                [this, filter] { applyQuery(withFilter(query_, filter)); });
        }
        const int priority = entry.priority;
        add(tr("Show only: %1").arg(priorityAndWorse(priority)), priority < query_.maxPriority,
            [this, priority] { applyQuery(withWorst(query_, priority)); });
    }
    menu->addSeparator();
    add(tr("Export…"), true, [this] {
        exportBar_->ask(wantedForExport());
    })->setShortcut(Qt::CTRL | Qt::Key_S);
    menu->popup(list_->viewport()->mapToGlobal(position));
}

void JournalPage::copyMessage() const
{
    const QModelIndex current = list_->currentIndex();
    if (!current.isValid())
        return;
    const JournalEntry &entry = list_->entries()->entryAt(current.row());
    const QString whole = details_->cursor() == entry.cursor ? details_->message() : QString();
    // What a terminal would obey is not for pasting.
    QGuiApplication::clipboard()->setText(withoutEscapes(whole.isEmpty() ? entry.message : whole));
}

void JournalPage::copySelected(ExportFormat format)
{
    JournalExportRequest request{.query = query_, .format = format};
    for (const JournalEntry &entry : list_->selectedEntries())
        request.cursors << entry.cursor;
    if (!request.cursors.isEmpty())
        exportBar_->copy(request);
}

/// More than one entry selected: those; else the whole query.
JournalExportRequest JournalPage::wantedForExport() const
{
    JournalExportRequest request{.query = query_};
    const QList<JournalEntry> selected = list_->selectedEntries();
    for (qsizetype i = 0; i < selected.size() && selected.size() > 1; ++i)
        request.cursors << selected[i].cursor;
    return request;
}

} // namespace unitdeck
