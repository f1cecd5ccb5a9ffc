// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is put together: its parts, their places, keys, connections, and what it
// remembers.
#include "ui/views/main_window.h"

#include "app/bus/login_client.h"
#include "ui/look/icons.h"
#include "ui/views/action_flow.h"
#include "ui/views/appearance.h"
#include "ui/views/command_palette.h"
#include "ui/views/demo_flow.h"
#include "ui/views/jobs_popup.h"
#include "ui/views/journal_page.h"
#include "ui/views/message_bar.h"
#include "ui/views/properties_page.h"
#include "ui/views/save_flow.h"
#include "ui/views/sidebar.h"
#include "ui/views/status_line.h"
#include "ui/views/status_page.h"
#include "ui/views/unit_file_page.h"
#include "ui/views/unit_table_view.h"
#include "ui/views/welcome.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace unitdeck {

namespace {

// The keys of the settings file.
constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto outerKey = "window/sidebar"_L1;
constexpr auto innerKey = "window/details"_L1;
constexpr auto besideKey = "window/detailsBeside"_L1;
constexpr auto columnsKey = "window/columns"_L1;
constexpr auto scopeKey = "window/manager"_L1;
constexpr auto viewKey = "window/view"_L1;
constexpr auto tabKey = "window/tab"_L1;
constexpr auto unitKey = "window/unit"_L1;
constexpr auto journalKey = "window/journal"_L1;
constexpr auto journalView = "journal"_L1; // beside the views of units
constexpr auto welcomedKey = "welcome/dismissed"_L1;

QWidget *spacer(QWidget *parent)
{
    auto *widget = new QWidget(parent);
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

} // namespace

QAction *MainWindow::addWindowAction(const QString &text, const QString &name,
                                     const QList<QKeySequence> &keys, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    windowActions_ << action;
    return action;
}

void MainWindow::buildActions()
{
    connect(unitActions_, &UnitActions::triggered, this, &MainWindow::runCommand);
    addWindowAction(tr("Search units"), u"searchAction"_s, {QKeySequence::Find}, [this] {
        // Where a page has a search of its own and the focus, the key is for that one.
        if (propertiesPage_->isAncestorOf(QApplication::focusWidget()))
            propertiesPage_->focusSearch();
        else if (journalPage_->isAncestorOf(QApplication::focusWidget()))
            journalPage_->focusSearch();
        else if (isJournalShown())
            machineJournal_->focusSearch();
        else {
            search_->setFocus(Qt::ShortcutFocusReason);
            search_->selectAll();
        }
    });
    addWindowAction(tr("Command palette"), u"paletteAction"_s, {{Qt::CTRL | Qt::Key_K}},
                    [this] { openPalette(); });
    addWindowAction(tr("Show journal"), u"journalAction"_s, {{Qt::CTRL | Qt::Key_J}},
                    [this] { showTab(journalPage_); });
    addWindowAction(tr("Read the list again"), u"relistAction"_s, {QKeySequence::Refresh}, [this] {
        manager_->relist();
        watch_.refresh();
        filePage_->reload();
    });
    favouriteAction_ = addWindowAction(tr("Add to favourites"), u"favouriteAction"_s,
                                       {{Qt::CTRL | Qt::Key_D}}, [this] { toggleFavourite(); });
    muteAction_ = addWindowAction(tr("Do not notify me of its failures"), u"muteAction"_s, {},
                                  [this] { toggleMuted(); });
    muteAction_->setCheckable(true);
    buildServiceActions();
    addWindowAction(tr("Open another journal…"), u"openJournalAction"_s,
                    {{Qt::CTRL | Qt::SHIFT | Qt::Key_J}}, [this] { askJournal(); });
    addWindowAction(tr("Undo the last action"), u"undoAction"_s, {QKeySequence::Undo},
                    [this] { flow_->undo(); });
    addWindowAction(tr("Copy the last action's command"), u"copyCommandAction"_s,
                    {{Qt::CTRL | Qt::SHIFT | Qt::Key_C}},
                    [this] { Q_EMIT statusLine_->copyCommandRequested(); });
    addWindowAction(tr("Reload unit files (daemon-reload)"), u"daemonReloadAction"_s, {},
                    [this] { runManagerVerb(Verb::DaemonReload); });
    addWindowAction(tr("Re-execute the manager (daemon-reexec)"), u"daemonReexecAction"_s, {},
                    [this] { runManagerVerb(Verb::DaemonReexec); });
    besideAction_ = addWindowAction(tr("Details beside the table"), u"besideAction"_s, {},
                                    [this] { setDetailsBeside(besideAction_->isChecked()); });
    besideAction_->setCheckable(true);
    addWindowAction(tr("Demo service…"), u"demoAction"_s, {}, [this] {
        welcome_->show();
        demo_->refresh();
    });
    addWindowAction(tr("Keyboard shortcuts"), u"shortcutsAction"_s, {QKeySequence::HelpContents},
                    [this] { showShortcuts(); });
    // For the list of keys: keyPressEvent() does it.
    addWindowAction(tr("Back"), u"backAction"_s, {{Qt::Key_Escape}}, [this] {
        goBack();
    })->setShortcutContext(Qt::WidgetShortcut);
    addWindowAction(tr("Close the window"), u"closeAction"_s, {QKeySequence::Close},
                    [this] { close(); });
    addWindowAction(tr("Preferences…"), u"preferencesAction"_s, {{Qt::CTRL | Qt::Key_Comma}},
                    [this] { Q_EMIT preferencesRequested(); });
    addWindowAction(tr("Quit"), u"quitAction"_s, {{Qt::CTRL | Qt::Key_Q}},
                    [this] { Q_EMIT quitRequested(); });
    // Ctrl+1 to Ctrl+8 choose a view, Alt+1 and Alt+2 a manager, in the order of the sidebar.
    for (size_t i = 0; i < unitViews().size(); ++i) {
        const UnitView view = unitViews()[i].view;
        addWindowAction(tr("View: %1").arg(unitViewName(view)), {},
                        {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i))},
                        [this, view] { sidebar_->chooseView(view); });
    }
    addWindowAction(tr("Journal of the whole machine"), u"machineJournalAction"_s,
                    {{Qt::CTRL | Qt::Key_9}}, [this] {
                        sidebar_->chooseJournal();
                        machineJournal_->setFocus(Qt::ShortcutFocusReason);
                    });
    for (qsizetype i = 0; i < parts_.managers.size(); ++i) {
        const Scope scope = parts_.managers[i]->scope();
        addWindowAction(scope == Scope::User ? tr("User services") : tr("System services"), {},
                        {QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i))},
                        [this, scope] { sidebar_->chooseManager(scope); });
    }
}

void MainWindow::buildToolBar()
{
    toolBar_ = new QToolBar(tr("Actions"), this);
    toolBar_->setObjectName(u"toolBar"_s);
    toolBar_->setMovable(false);
    toolBar_->setFloatable(false);
    toolBar_->setContextMenuPolicy(Qt::PreventContextMenu);
    toolBar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toolBar_->setIconSize({16, 16});
    for (const Verb verb : {Verb::Start, Verb::Stop, Verb::Restart, Verb::Reload, Verb::Kill,
                            Verb::Enable, Verb::Disable}) {
        toolBar_->addAction(unitActions_->action({verb}));
    }
    // A tool bar's buttons take no focus by themselves; the keyboard must reach everything.
    for (auto *button : toolBar_->findChildren<QToolButton *>()) {
        if (button->defaultAction())
            button->setFocusPolicy(Qt::TabFocus);
    }
    toolBar_->addWidget(spacer(this));

    search_ = new QLineEdit(this);
    search_->setObjectName(u"searchUnits"_s);
    search_->setAccessibleName(tr("Search units"));
    search_->setPlaceholderText(tr("Search units"));
    search_->setClearButtonEnabled(true);
    search_->addAction(namedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    search_->setMinimumWidth(160);
    search_->setMaximumWidth(300);
    toolBar_->addWidget(search_);
    addToolBar(toolBar_);
}

void MainWindow::buildMenu()
{
    auto *menu = new QMenu(this);
    menu->addAction(findChild<QAction *>(u"newServiceAction"_s));
    menu->addAction(findChild<QAction *>(u"runOnceAction"_s));
    menu->addSeparator();
    menu->addMenu(table_->createColumnsMenu(menu));
    auto *looks = menu->addMenu(tr("Appearance"));
    auto *group = new QActionGroup(looks);
    for (const AppearanceInfo &info : appearances()) {
        QAction *action = looks->addAction(appearanceName(info.appearance));
        action->setCheckable(true);
        action->setChecked(info.appearance == parts_.appearance->chosen());
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this,
                [this, appearance = info.appearance] { parts_.appearance->choose(appearance); });
    }
    menu->addAction(besideAction_);
    menu->addSeparator();
    const auto add = [&](const QString &name) { menu->addAction(findChild<QAction *>(name)); };
    add(u"openJournalAction"_s);
    menu->addSeparator();
    add(u"relistAction"_s);
    add(u"daemonReloadAction"_s);
    add(u"daemonReexecAction"_s);
    menu->addSeparator();
    add(u"paletteAction"_s);
    add(u"shortcutsAction"_s);
    add(u"demoAction"_s);
    menu->addSeparator();
    add(u"preferencesAction"_s);
    add(u"quitAction"_s);

    auto *button = new QToolButton(this);
    button->setObjectName(u"menu"_s);
    button->setAccessibleName(tr("Menu"));
    button->setToolTip(tr("Menu (F10)"));
    button->setIcon(namedIcon(u"open-menu"_s));
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setShortcut(Qt::Key_F10);
    toolBar_->addWidget(button);
}

void MainWindow::buildCentre()
{
    QList<Scope> scopes;
    for (const Manager *manager : std::as_const(parts_.managers))
        scopes << manager->scope();
    sidebar_ = new Sidebar(scopes, this);

    welcome_ = new Welcome(this);
    welcome_->hide();
    table_ = new UnitTableView(&model_, this);
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(welcome_);
    upperLayout->addWidget(table_, 1);

    statusPage_ = new StatusPage(&watch_, parts_.login, this);
    journalPage_ = new JournalPage(parts_.settings, this);
    filePage_ = new UnitFilePage(&watch_, parts_.helper, this);
    propertiesPage_ = new PropertiesPage(&watch_, this);
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName(u"details"_s);
    tabs_->setAccessibleName(tr("Details"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(statusPage_, tr("Status"));
    tabs_->addTab(journalPage_, tr("Journal"));
    tabs_->addTab(filePage_, tr("Unit file"));
    tabs_->addTab(propertiesPage_, tr("Properties"));

    messages_ = new MessageBar(this);
    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(0);
    lowerLayout->addWidget(messages_);
    lowerLayout->addWidget(tabs_, 1);

    inner_ = new QSplitter(Qt::Vertical, this);
    inner_->addWidget(upper);
    inner_->addWidget(lower);
    inner_->setStretchFactor(0, 2);
    inner_->setStretchFactor(1, 3);
    inner_->setChildrenCollapsible(false);
    outer_ = new QSplitter(Qt::Horizontal, this);
    outer_->addWidget(sidebar_);
    machineJournal_ = new JournalPage(parts_.settings, this);
    machineJournal_->setObjectName(u"machineJournal"_s);
    pages_ = new QStackedWidget(this);
    pages_->addWidget(inner_);
    pages_->addWidget(machineJournal_);
    outer_->addWidget(pages_);
    outer_->setStretchFactor(1, 1);
    outer_->setCollapsible(1, false);

    statusLine_ = new StatusLine(this);
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(outer_, 1);
    layout->addWidget(statusLine_);
    setCentralWidget(centre);

    jobsPopup_ = new JobsPopup(this);
    palette_ = new CommandPalette(this);
    lookTimer_.setSingleShot(true);
    lookTimer_.setInterval(60);
}

void MainWindow::connectParts()
{
    connect(sidebar_, &Sidebar::managerChosen, this, [this](Scope scope) {
        setManager(scope);
        showUnits();
    });
    connect(sidebar_, &Sidebar::viewChosen, this, [this](UnitView view) {
        model_.setView(view);
        updateEmptyText();
        pages_->setCurrentWidget(inner_);
    });
    connect(sidebar_, &Sidebar::journalChosen, this,
            [this] { pages_->setCurrentWidget(machineJournal_); });
    connect(pages_, &QStackedWidget::currentChanged, this, [this] {
        // What has no selection that is seen acts on nothing.
        updateActions();
        Q_EMIT lookedAtChanged();
    });
    for (JournalPage *page : {journalPage_, machineJournal_})
        connect(page, &JournalPage::unitActivated, this, [this](const UnitId &unit, UnitTab tab) {
            go({.scope = unit.scope, .unit = unit.name, .tab = tab});
        });
    connect(&model_, &UnitTableModel::countsChanged, this, [this] {
        sidebar_->setCounts([this](UnitView view) { return model_.count(view); });
        updateEmptyText();
    });

    connect(search_, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!text.isEmpty())
            showUnits();
        model_.setSearch(text);
        updateEmptyText();
    });
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        if (table_->currentUnit().isEmpty() && model_.rowCount() > 0)
            table_->selectUnit(model_.nameAt(0));
        table_->setFocus(Qt::ShortcutFocusReason);
    });
    connect(table_, &UnitTableView::textTyped, this, [this](const QString &text) {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->setText(search_->text() + text);
    });
    connect(table_, &UnitTableView::selectionSettled, this, &MainWindow::settleSelection);
    connect(table_, &UnitTableView::unitOpened, this, [this] { showTab(statusPage_); });
    connect(table_, &UnitTableView::autostartToggleRequested, this, &MainWindow::toggleAutostart);
    connect(table_, &UnitTableView::visibleUnitsChanged, this, &MainWindow::updateFacts);
    connect(table_, &UnitTableView::columnsChanged, this, &MainWindow::updateFacts);
    connect(table_->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &MainWindow::updateFacts);
    connect(table_, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        updateActions(); // units are muted and heard again in the preferences, too
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        unitActions_->fillMenu(menu);
        menu->addSeparator();
        for (const ServiceAction &each : std::as_const(serviceActions_))
            menu->addAction(each.action);
        if (instanceAction_->isEnabled())
            menu->addAction(instanceAction_);
        menu->addSeparator();
        menu->addAction(favouriteAction_);
        menu->addAction(muteAction_);
        menu->addAction(tr("Copy name"), this, [this] {
            QApplication::clipboard()->setText(table_->selectedUnits().join(u'\n'));
        });
        menu->popup(table_->viewport()->mapToGlobal(position));
    });

    connect(&lookTimer_, &QTimer::timeout, this, [this] {
        const QString name = table_->currentUnit();
        watch_.look(manager_, name);
        journalPage_->setUnit(name.isEmpty() ? UnitId() : UnitId{manager_->scope(), name});
        pushRow();
    });
    connect(&watch_, &UnitWatch::unitChanged, this, &MainWindow::lookedAtChanged);
    connect(&watch_, &UnitWatch::detailsChanged, this, [this] {
        pushRow();
        updateActions();
    });
    connect(statusPage_, &StatusPage::verbRequested, this, [this](Verb verb) {
        if (verbInfo(verb).kind == VerbKind::Manager)
            runManagerVerb(verb);
        else
            runOn(watch_.id(), {verb});
    });
    connect(statusPage_, &StatusPage::unitActivated, this, [this](const QString &name) {
        showUnit({manager_->scope(), name});
    });
    connect(statusPage_, &StatusPage::showJournalRequested, this,
            [this] { showTab(journalPage_); });
    connect(statusPage_, &StatusPage::showFileRequested, this, [this] { showTab(filePage_); });
    connect(filePage_, &UnitFilePage::verbRequested, this, &MainWindow::runManagerVerb);
    filePage_->setSurroundings([this] { return surroundings(); });
    connect(filePage_, &UnitFilePage::unitActivated, this, [this](const QString &name) {
        showUnit({manager_->scope(), name});
    });
    connect(filePage_, &UnitFilePage::saved, saves_, &SaveFlow::handleSaved);
    connect(filePage_, &UnitFilePage::saveRequested, saves_, &SaveFlow::save);
    connect(saves_, &SaveFlow::settled, this, [this](const UnitId &unit) {
        if (watch_.id().scope == unit.scope)
            watch_.refresh();
        filePage_->reload();
    });

    connect(flow_, &ActionFlow::ended, this, [this](const UnitId &unit) {
        if (watch_.id() == unit)
            watch_.refresh();
        jobsPopup_->offerAgain();
    });
    connect(flow_, &ActionFlow::showJournalRequested, this, [this](const UnitId &unit) {
        showUnit(unit);
        showTab(journalPage_);
    });
    connect(statusLine_, &StatusLine::jobsRequested, this,
            [this] { jobsPopup_->popup(statusLine_->jobsAnchor()); });
    connect(jobsPopup_, &JobsPopup::cancelRequested, this, [this](quint32 id) {
        VerbRequest request{Verb::CancelJob, {manager_->scope(), {}}};
        request.jobId = id;
        flow_->run(manager_, {request});
    });
    connect(welcome_, &Welcome::dismissed, this, [this] {
        parts_.settings->setValue(welcomedKey, true);
        welcome_->hide();
    });
    connect(demo_, &DemoFlow::demoReady, this, [this](const UnitId &unit) {
        showUnit(unit);
        showTab(statusPage_);
    });

    for (Manager *manager : std::as_const(parts_.managers)) {
        UnitPathWatch *paths = manager->scope() == Scope::User ? &userPaths_ : &systemPaths_;
        connect(manager, &Manager::infoChanged, paths,
                [paths](const ManagerInfo &info) { paths->setDirectories(info.unitPath); });
        connect(paths, &UnitPathWatch::filesChanged, manager, [this, manager] {
            manager->client()->relistFiles();
            if (manager != manager_)
                return;
            watch_.refresh(); // NeedDaemonReload has no signal
            filePage_->reload();
        });
        connect(manager, &Manager::connectionChanged, this, [this, manager] {
            arrive();
            if (manager != manager_)
                return;
            updateEmptyText();
            updateActions();
        });
        connect(manager->units(), &UnitStore::filesListed, this, &MainWindow::arrive);
        connect(manager->units(), &UnitStore::changed, this,
                [this, manager](const UnitChanges &changes) {
                    if (manager != manager_)
                        return;
                    arrive();
                    const QString current = table_->currentUnit();
                    if (changes.changed.contains(current) || changes.removed.contains(current))
                        pushRow();
                    const QStringList selected = table_->selectedUnits();
                    const bool concernsSelection =
                        std::ranges::any_of(selected, [&changes](const QString &name) {
                            return changes.changed.contains(name);
                        });
                    if (concernsSelection)
                        updateActions();
                });
        connect(manager->jobs(), &JobTracker::pendingChanged, this,
                [this, manager](const QString &unit) {
                    if (manager == manager_ && unit == table_->currentUnit())
                        pushRow();
                });
    }
}

/// Icons alone where there is no room for texts: else the search goes where nobody sees it.
void MainWindow::fitToolBar()
{
    if (toolBarWidth_ == 0) {
        toolBar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        toolBarWidth_ = toolBar_->sizeHint().width();
    }
    toolBar_->setToolButtonStyle(width() < toolBarWidth_ ? Qt::ToolButtonIconOnly
                                                         : Qt::ToolButtonTextBesideIcon);
}

void MainWindow::setDetailsBeside(bool beside)
{
    inner_->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    besideAction_->setChecked(beside);
}

void MainWindow::restore()
{
    const QSettings &settings = *parts_.settings;
    if (!restoreGeometry(settings.value(geometryKey).toByteArray()))
        resize(1240, 800);
    setDetailsBeside(settings.value(besideKey).toBool());
    if (!outer_->restoreState(settings.value(outerKey).toByteArray()))
        outer_->setSizes({sidebar_->sizeHint().width(), 1030});
    if (!inner_->restoreState(settings.value(innerKey).toByteArray()))
        inner_->setSizes({310, 420});
    if (auto *splitter = journalPage_->findChild<QSplitter *>(u"journalSplitter"_s))
        splitter->restoreState(settings.value(journalKey).toByteArray());
    table_->restoreLayout(settings.value(columnsKey).toByteArray());
    tabs_->setCurrentIndex(settings.value(tabKey).toInt());
    const QString viewWord = settings.value(viewKey).toString();
    const auto views = unitViews();
    const auto view = std::ranges::find_if(views, [&](const auto &v) { return v.key == viewWord; });
    sidebar_->chooseView(view == views.end() ? UnitView::Services : view->view);
    sidebar_->chooseManager(settings.value(scopeKey) == u"system"_s ? Scope::System : Scope::User);
    if (!manager_)
        sidebar_->chooseManager(parts_.managers.front()->scope());
    if (!settings.value(welcomedKey).toBool()) {
        welcome_->show();
        // Whether the demo is there is known once the manager has said where unit files are.
        Manager *manager = parts_.managers.front();
        connect(
            manager, &Manager::infoChanged, demo_, [this] { demo_->refresh(); },
            Qt::SingleShotConnection);
    }
    table_->chooseLater(settings.value(unitKey).toString());
    table_->setFocus(Qt::OtherFocusReason);
    if (viewWord == journalView)
        sidebar_->chooseJournal();
}

void MainWindow::save()
{
    QSettings &settings = *parts_.settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(outerKey, outer_->saveState());
    settings.setValue(innerKey, inner_->saveState());
    if (const auto *splitter = journalPage_->findChild<QSplitter *>(u"journalSplitter"_s))
        settings.setValue(journalKey, splitter->saveState());
    settings.setValue(besideKey, inner_->orientation() == Qt::Horizontal);
    settings.setValue(columnsKey, table_->layoutState());
    settings.setValue(unitKey, table_->currentUnit());
    settings.setValue(tabKey, tabs_->currentIndex());
    settings.setValue(viewKey, isJournalShown()
                                   ? QString(journalView)
                                   : QString(unitViews()[static_cast<size_t>(model_.view())].key));
    settings.setValue(scopeKey, manager_->scope() == Scope::System ? u"system"_s : u"user"_s);
}

} // namespace unitdeck
