// SPDX-License-Identifier: GPL-3.0-or-later
// How the window behaves; how it is put together is in main_window_layout.cpp.
#include "ui/views/main_window.h"

#include "app/bus/login_client.h"
#include "ui/look/sentences.h"
#include "ui/look/verb_look.h"
#include "ui/models/palette_search.h"
#include "ui/views/action_flow.h"
#include "ui/views/clean_dialog.h"
#include "ui/views/command_palette.h"
#include "ui/views/demo_flow.h"
#include "ui/views/jobs_popup.h"
#include "ui/views/journal_page.h"
#include "ui/views/kill_dialog.h"
#include "ui/views/message_bar.h"
#include "ui/views/properties_page.h"
#include "ui/views/save_flow.h"
#include "ui/views/service_flow.h"
#include "ui/views/shortcuts_dialog.h"
#include "ui/views/sidebar.h"
#include "ui/views/status_line.h"
#include "ui/views/status_page.h"
#include "ui/views/unit_file_page.h"
#include "ui/views/unit_table_view.h"
#include "ui/views/welcome.h"

#include <QCloseEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabWidget>

namespace unitdeck {

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , parts_(parts)
    , model_(parts.favourites, &facts_)
    , unitActions_(new UnitActions(this))
{
    setWindowTitle(tr("Unitdeck"));
    setObjectName(u"mainWindow"_s);
    buildActions();
    buildToolBar();
    buildCentre();
    buildMenu();
    flow_ = new ActionFlow(parts_.runner, messages_, statusLine_, this);
    demo_ = new DemoFlow(parts_.managers.front(), parts_.runner, welcome_, messages_, this);
    saves_ = new SaveFlow(parts_.managers, parts_.runner, parts_.helper, flow_, messages_, this);
    services_ = new ServiceFlow({parts_.managers, parts_.runner, parts_.polkit, parts_.helper},
                                flow_, messages_, this);
    connectParts();
    connectServices();
    restore();
}

MainWindow::~MainWindow()
{
    // The pages use members of this, which are gone before the children would be.
    hide();
    delete takeCentralWidget();
}

void MainWindow::setManager(Scope scope)
{
    awaited_ = {}; // Whoever goes elsewhere is not taken back.
    const auto chosen = std::ranges::find(parts_.managers, scope, &Manager::scope);
    if (chosen == parts_.managers.end() || *chosen == manager_)
        return;
    manager_ = *chosen;
    facts_.setManager(manager_);
    model_.setManager(manager_);
    statusLine_->setManager(manager_);
    jobsPopup_->setJobs(manager_->jobs(), [manager = QPointer(manager_)] {
        if (const Manager *known = manager)
            known->client()->relistJobs();
    });
    settleSelection();
    updateEmptyText();
}

std::optional<UnitInfo> MainWindow::currentInfo() const
{
    const UnitInfo *unit = manager_ ? manager_->units()->find(table_->currentUnit()) : nullptr;
    return unit ? std::optional(*unit) : std::nullopt;
}

const UnitDetails *MainWindow::currentDetails() const
{
    const auto &details = watch_.details();
    return details && manager_ && details->id == UnitId{manager_->scope(), table_->currentUnit()}
               ? &*details
               : nullptr;
}

EditSurroundings MainWindow::surroundings() const
{
    EditSurroundings around;
    const QHash<QString, UnitInfo> &units = manager_->units()->units();
    for (auto unit = units.keyBegin(); unit != units.keyEnd(); ++unit)
        around.units.insert(*unit);
    around.version = manager_->info().version;
    around.unitPath = manager_->info().unitPath;
    if (const UnitDetails *details = currentDetails()) {
        around.lastResult = details->text(u"Result"_s);
        around.wasNeverReady = details->number(u"ActiveEnterTimestamp"_s).value_or(0) == 0;
    }
    return around;
}

void MainWindow::settleSelection()
{
    lookTimer_.start();
    updateActions();
}

void MainWindow::pushRow()
{
    const std::optional<UnitInfo> unit = currentInfo();
    const bool isLooked = unit && watch_.id() == UnitId{manager_->scope(), unit->name};
    if (!isLooked) {
        statusPage_->setRow({}, true);
        return;
    }
    statusPage_->setRow(*unit, manager_->units()->areFilesKnown(),
                        manager_->jobs()->pending(unit->name));
}

void MainWindow::updateActions()
{
    const QStringList selected = isJournalShown() ? QStringList() : table_->selectedUnits();
    unitActions_->setSelection(manager_, selected, isJournalShown() ? nullptr : currentDetails());
    favouriteAction_->setEnabled(!selected.isEmpty());
    favouriteAction_->setText(
        !selected.isEmpty() && parts_.favourites->contains({manager_->scope(), selected.front()})
            ? tr("Remove from favourites")
            : tr("Add to favourites"));
    updateServiceActions(selected);
    muteAction_->setEnabled(!selected.isEmpty());
    muteAction_->setChecked(!selected.isEmpty() &&
                            parts_.isMuted({manager_->scope(), selected.front()}));
}

void MainWindow::updateEmptyText()
{
    if (!manager_)
        return;
    const Connection &connection = manager_->connection();
    if (!connection.isConnected()) {
        const Sentence sentence =
            connectionSentence(manager_->scope(), connection, manager_->info());
        table_->setEmptyText(sentence.nextStep.isEmpty()
                                 ? sentence.text
                                 : sentence.text + u"\n\n"_s + sentence.nextStep);
    } else if (!model_.search().isEmpty()) {
        table_->setEmptyText(tr("No unit in this view matches “%1”.").arg(model_.search()));
    } else if (connection.state == ConnectionState::Listing &&
               model_.count(UnitView::Everything) == 0) {
        table_->setEmptyText(tr("The units are being listed…"));
    } else {
        table_->setEmptyText(unitViewEmptyText(model_.view()));
    }
}

void MainWindow::updateFacts()
{
    RowFacts::Wants wants = RowFacts::Nothing;
    const auto want = [&](int column, RowFacts::Want fact) {
        if (!table_->isColumnHidden(column))
            wants |= fact;
    };
    want(UnitTableModel::Since, RowFacts::Since);
    want(UnitTableModel::Memory, RowFacts::Memory);
    want(UnitTableModel::Cpu, RowFacts::Cpu);
    facts_.setWants(wants);
    // Sorting by what no signal tells needs it of every row, else of those on the screen.
    const int sorted = table_->horizontalHeader()->sortIndicatorSection();
    const bool needsAll = sorted == UnitTableModel::Since || sorted == UnitTableModel::Memory ||
                          sorted == UnitTableModel::Cpu;
    if (!needsAll) {
        facts_.setUnits(table_->visibleUnits());
        return;
    }
    QStringList names;
    for (int row = 0; row < model_.rowCount(); ++row)
        names << model_.nameAt(row);
    facts_.setUnits(names);
}

void MainWindow::updateActivity()
{
    const bool isSeen = isVisible() && !isMinimized();
    facts_.setActive(isSeen);
    model_.setActive(isSeen);
}

void MainWindow::runCommand(const UnitCommand &command)
{
    runRequests(manager_, unitActions_->requestsFor(command));
}

void MainWindow::runOn(const UnitId &unit, const UnitCommand &command)
{
    const UnitInfo *info =
        manager_->scope() == unit.scope ? manager_->units()->find(unit.name) : nullptr;
    if (!info)
        return;
    const QString reason = UnitActions::reasonAgainst(command, manager_, *info, currentDetails());
    if (reason.isEmpty())
        runRequests(manager_, {UnitActions::requestFor(command, unit.scope, *info)});
    else
        messages_->showMessage({reason, {}, Tone::Busy}, {}, unit);
}

void MainWindow::runRequests(Manager *manager, const QList<VerbRequest> &requests)
{
    if (requests.isEmpty())
        return;
    const auto ask = [this, manager](auto *dialog) {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this,
                [this, dialog, manager] { flow_->run(manager, dialog->requests()); });
        dialog->open();
    };
    QList<UnitId> units;
    for (const VerbRequest &request : requests)
        units << request.unit;
    const UnitDetails *details =
        units.size() == 1 && watch_.id() == units.front() ? currentDetails() : nullptr;
    const std::optional<UnitDetails> known = details ? std::optional(*details) : std::nullopt;
    switch (requests.front().verb) {
    case Verb::Kill:
        ask(new KillDialog(units, known, this));
        break;
    case Verb::Clean:
        ask(new CleanDialog(units, known, manager->info().version, this));
        break;
    default:
        flow_->run(manager, requests);
    }
}

void MainWindow::toggleAutostart(const QString &name)
{
    const UnitInfo *unit = manager_ ? manager_->units()->find(name) : nullptr;
    if (!unit)
        return;
    const AutostartLook look = autostartLook(*unit, manager_->units()->areFilesKnown());
    if (!look.isSwitch) {
        messages_->showMessage({look.explanation, {}, Tone::Calm}, {}, {manager_->scope(), name});
        return;
    }
    runOn({manager_->scope(), name}, {look.isOn ? Verb::Disable : Verb::Enable});
}

void MainWindow::runManagerVerb(Verb verb)
{
    flow_->run(manager_, {VerbRequest{verb, {manager_->scope(), {}}}});
}

void MainWindow::toggleFavourite()
{
    const QStringList selected = table_->selectedUnits();
    if (selected.isEmpty())
        return;
    const bool makeFavourite = !parts_.favourites->contains({manager_->scope(), selected.front()});
    for (const QString &name : selected)
        parts_.favourites->set({manager_->scope(), name}, makeFavourite);
    updateActions();
}

void MainWindow::toggleMuted()
{
    const QStringList selected = table_->selectedUnits();
    if (selected.isEmpty())
        return;
    const bool mute = !parts_.isMuted({manager_->scope(), selected.front()});
    for (const QString &name : selected)
        parts_.setMuted({manager_->scope(), name}, mute);
    updateActions();
}

bool MainWindow::isJournalShown() const
{
    return pages_->currentWidget() == machineJournal_;
}

/// The units again, in the view they were in.
void MainWindow::showUnits()
{
    if (isJournalShown())
        sidebar_->chooseView(model_.view());
}

void MainWindow::showTab(QWidget *page)
{
    showUnits();
    tabs_->setCurrentWidget(page);
    page->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::goBack()
{
    // Innermost first: a message, the search, then back to the table.
    if (messages_->closeNewest())
        return;
    showUnits();
    if (!search_->text().isEmpty() && (search_->hasFocus() || table_->hasFocus()))
        search_->clear();
    table_->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showUnit(const UnitId &unit)
{
    showUnits();
    sidebar_->chooseManager(unit.scope);
    if (table_->selectUnit(unit.name))
        return;
    // Hidden by the search or by the view: "Everything" shows every unit.
    search_->clear();
    if (!table_->selectUnit(unit.name)) {
        sidebar_->chooseView(UnitView::Everything);
        if (!table_->selectUnit(unit.name)) {
            messages_->showMessage(
                {tr("There is no unit %1 in this manager.").arg(unit.name), {}, Tone::Calm});
        }
    }
}

void MainWindow::go(const Destination &destination)
{
    destination_ = destination;
    if (destination.scope)
        sidebar_->chooseManager(*destination.scope);
    if (destination.failedUnits)
        sidebar_->chooseView(UnitView::Failed);
    arrive();
}

void MainWindow::search(const QString &text)
{
    sidebar_->chooseView(UnitView::Everything);
    search_->setText(text);
}

void MainWindow::tell(const Sentence &sentence)
{
    messages_->showMessage(sentence);
}

void MainWindow::arrive()
{
    if (!destination_ || !manager_)
        return;
    if (!destination_->unit.isEmpty()) {
        // A unit that is not there yet may still be listed.
        const UnitStore &units = *manager_->units();
        const bool isListed = units.find(destination_->unit) != nullptr;
        if (!units.areUnitsKnown() || (!isListed && !units.areFilesKnown()) ||
            (isListed && !model_.knows(destination_->unit))) {
            return;
        }
        // Without a scope the manager that has the unit is meant.
        if (!isListed && !destination_->scope) {
            const auto other = std::ranges::find_if(parts_.managers, [this](const Manager *each) {
                return each->units()->find(destination_->unit) != nullptr;
            });
            if (other != parts_.managers.end()) {
                go({.scope = (*other)->scope(),
                    .unit = destination_->unit,
                    .tab = destination_->tab});
                return;
            }
            const bool areAllKnown = std::ranges::all_of(parts_.managers, [](const Manager *each) {
                return each->units()->areFilesKnown() || each->connection().isAbsent();
            });
            if (!areAllKnown)
                return;
        }
        showUnit({manager_->scope(), destination_->unit});
    }
    const std::optional<UnitTab> tab = std::exchange(destination_, std::nullopt)->tab;
    if (tab)
        showTab(tabs_->widget(static_cast<int>(*tab)));
}

UnitId MainWindow::lookedAt() const
{
    const bool isSeen = isActiveWindow() && isVisible() && !isMinimized();
    return isSeen && !isJournalShown() ? watch_.id() : UnitId();
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog({{tr("Units"), unitActions_->all()},
                                        {tr("Window"), windowActions_},
                                        {tr("Journal"), journalPage_->actions()}},
                                       this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::openPalette()
{
    std::vector<PaletteVerb> verbs;
    for (const Verb verb : {Verb::Start, Verb::Stop, Verb::Restart, Verb::Reload, Verb::ResetFailed,
                            Verb::Enable, Verb::Disable, Verb::Kill}) {
        verbs.push_back({verb, {verbInfo(verb).word, verbLook(verb).text}});
    }
    palette_->setProvider([this, verbs](const QString &text) {
        QList<UnitId> units;
        for (const QString &name : manager_->units()->units().keys())
            units << UnitId{manager_->scope(), name};
        const UnitId current{manager_->scope(), table_->currentUnit()};
        QList<Command> commands;
        for (const PaletteHit &hit : searchPalette(text, verbs, units, current)) {
            const UnitInfo *unit = manager_->units()->find(hit.unit.name);
            if (!unit)
                continue;
            Command command;
            command.subtitle = unit->description;
            if (!hit.verb) {
                command.title = tr("Show %1").arg(hit.unit.name);
                command.run = [this, id = hit.unit] { showUnit(id); };
            } else {
                const VerbLook look = verbLook(*hit.verb);
                //: in the command palette: %1 is a verb, %2 a unit
                command.title = tr("%1 %2").arg(look.text, hit.unit.name);
                command.reason =
                    UnitActions::reasonAgainst({*hit.verb}, manager_, *unit, currentDetails());
                command.isEnabled = command.reason.isEmpty();
                command.run = [this, id = hit.unit, verb = *hit.verb] {
                    showUnit(id);
                    runOn(id, {verb});
                };
            }
            commands << command;
        }
        QList<Command> own;
        for (QAction *action : std::as_const(windowActions_)) {
            own << Command{action->text().remove(u'&'),
                           {},
                           action->shortcut().toString(QKeySequence::NativeText),
                           action->icon(),
                           action->isEnabled(),
                           {},
                           [action] { action->trigger(); }};
        }
        return text.trimmed().isEmpty() ? own + commands : commands + rankCommands(own, text);
    });
    palette_->popup();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // Not a shortcut: one would take the key from the search fields and popups that want it first.
    if (event->key() == Qt::Key_Escape)
        goBack();
    else
        QMainWindow::keyPressEvent(event);
}

bool MainWindow::isPopulated() const
{
    return manager_ && manager_->units()->areUnitsKnown() && model_.rowCount() > 0;
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    // The rows are on the screen once the window has painted after they came.
    if (event->type() == QEvent::UpdateRequest && !wasPopulated_ && isPopulated()) {
        wasPopulated_ = true;
        Q_EMIT populated();
    }
    return handled;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitToolBar();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        toolBarWidth_ = 0;
    if (event->type() == QEvent::WindowStateChange)
        updateActivity();
    if (event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange)
        Q_EMIT lookedAtChanged();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateActivity();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateActivity();
    Q_EMIT lookedAtChanged();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    if (!parts_.mayClose()) {
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

} // namespace unitdeck
