// SPDX-License-Identifier: GPL-3.0-or-later
// Windows, tray and notifications brought together; see the header.
#include "ui/program.h"

#include "app/bus/notifications_client.h"
#include "app/units/verb_rules.h"
#include "ui/desktop/raise_window.h"
#include "ui/look/sentences.h"
#include "ui/look/state_look.h"
#include "ui/models/unit_search.h"
#include "ui/views/appearance.h"
#include "ui/views/journal_window.h"
#include "ui/views/main_window.h"
#include "ui/views/preferences_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

namespace unitdeck {

namespace {

constexpr auto askedKey = "tray/asked"_L1;

// The [Desktop Action …] groups of the desktop entry.
constexpr auto failedUnitsAction = "failed-units"_L1;
constexpr auto journalAction = "journal"_L1;

using namespace std::chrono_literals;

} // namespace

Program::Program(const ProgramParts &parts, QObject *parent)
    : QObject(parent)
    , parts_(parts)
    , chosen_(storedDesktopSettings(*parts.settings))
    , favourites_(parts.settings)
    , failures_(parts.managers, &favourites_)
    , notifier_(&failures_, parts.notifications,
                [this](const UnitId &unit) { return window_ && window_->lookedAt() == unit; })
    , trayHost_(parts.trayHost)
    , tray_(parts.managers, &favourites_, &trayHost_)
{
    tray_.setWanted(false); // until we are the one instance
    const auto setUp = [this](QTimer &timer, std::chrono::milliseconds after, auto then) {
        timer.setSingleShot(true);
        timer.setInterval(after);
        connect(&timer, &QTimer::timeout, this, then);
    };
    setUp(searchTimer_, 2s, &Program::answerSearches);
    setUp(unusedTimer_, 30s, &Program::endIfUnseen);
    // A panel that restarts is back sooner.
    setUp(strandedTimer_, 20s, [this] { open({}); });

    ApplicationService *service = parts_.service;
    connect(service, &ApplicationService::claimed, this, &Program::begin);
    connect(service, &ApplicationService::unavailable, this, &Program::begin);
    connect(service, &ApplicationService::handedOver, this, &Program::end);
    connect(service, &ApplicationService::activationRequested, this, &Program::takeRequest);
    connect(service, &ApplicationService::searchRequested, this,
            [this](quint64 number, const QStringList &terms) {
                searches_.append({number, terms});
                if (!searchTimer_.isActive())
                    searchTimer_.start();
                answerSearchesOnceKnown();
            });
    for (const Manager *manager : std::as_const(parts_.managers)) {
        connect(manager->units(), &UnitStore::filesListed, this, &Program::answerSearchesOnceKnown);
    }
    connect(service, &ApplicationService::metasRequested, this, &Program::answerMetas);
    connect(service, &ApplicationService::resultChosen, this,
            [this](const QString &id, const QStringList &terms) {
                const UnitId unit = unitFromKey(id);
                Destination destination;
                if (!unit.isEmpty())
                    destination = {.scope = unit.scope, .unit = unit.name};
                open(destination);
                if (unit.isEmpty())
                    window()->search(terms.join(u' '));
            });

    connect(&tray_, &TrayIcon::toggleWindowRequested, this, &Program::toggleWindow);
    connect(&tray_, &TrayIcon::openRequested, this,
            [this](const Destination &destination) { open(destination); });
    connect(&tray_, &TrayIcon::verbRequested, this, &Program::runFromDesktop);
    connect(&tray_, &TrayIcon::preferencesRequested, this, &Program::showPreferences);
    connect(&tray_, &TrayIcon::quitRequested, this, [this] {
        // What was begun is seen to its end, or undone, first.
        if (window_ && window_->isBusy())
            open({});
        else
            end();
    });
    connect(&tray_, &TrayIcon::shownChanged, this, [this](bool isShown) {
        if (preferences_)
            preferences_->setTray(trayHost_.kind() != TrayHost::Kind::None);
        const bool isSeen = window_ && window_->isVisible();
        if (isShown || isSeen)
            strandedTimer_.stop();
        else if (!isEnding_)
            strandedTimer_.start();
    });
    connect(&notifier_, &Notifier::openRequested, this, &Program::open);
    connect(&notifier_, &Notifier::verbRequested, this, &Program::runFromDesktop);
    setUp(logoutTimer_, 60s, [this] { isEnding_ = false; }); // somebody cancelled it
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] {
        isEnding_ = true;
        logoutTimer_.start();
    });
}

Program::~Program() = default;

void Program::start(const StartOptions &options, const QString &activationToken)
{
    options_ = options;
    ActivationRequest request;
    request.activationToken = activationToken;
    for (const Destination &destination : options.destinations)
        request.links << linkTo(destination).toString(QUrl::FullyEncoded);
    // While the bus is asked: most often the window will be needed.
    const bool opensJournals = !options.destinations.isEmpty() &&
                               std::ranges::all_of(options.destinations, [](const Destination &to) {
                                   return !to.journalPath.isEmpty();
                               });
    if (!options.background && !options.dbusActivated && !opensJournals)
        window();
    const bool raisesOther = !options.background && !options.dbusActivated;
    parts_.service->claim(raisesOther ? std::optional(request) : std::nullopt);
}

void Program::begin()
{
    if (hasBegun_)
        return;
    hasBegun_ = true;
    if (options_.dbusActivated)
        unusedTimer_.start(); // first: for as long there is no icon in the tray
    choose(chosen_);
    if (options_.dbusActivated)
        return;
    if (options_.background)
        return;
    if (options_.destinations.isEmpty())
        open({});
    for (const Destination &destination : std::as_const(options_.destinations))
        open(destination);
}

void Program::end()
{
    isEnding_ = true;
    // The window of one that is not the one instance was never shown, and knows less than what is
    // stored.
    if (window_ && hasBegun_)
        window_->save();
    QApplication::quit();
}

MainWindow *Program::window()
{
    if (window_)
        return window_.get();
    WindowParts parts;
    parts.managers = parts_.managers;
    parts.runner = parts_.runner;
    parts.login = parts_.login;
    parts.polkit = parts_.polkit;
    parts.helper = parts_.helper;
    parts.favourites = &favourites_;
    parts.appearance = parts_.appearance;
    parts.settings = parts_.settings;
    parts.mayClose = [this] { return mayClose(); };
    parts.isMuted = [this](const UnitId &unit) { return chosen_.rules.muted.contains(unit); };
    parts.setMuted = [this](const UnitId &unit, bool isMuted) {
        DesktopSettings chosen = chosen_;
        if (isMuted)
            chosen.rules.muted.insert(unit);
        else
            chosen.rules.muted.remove(unit);
        choose(chosen);
    };
    window_ = std::make_unique<MainWindow>(parts);
    // Queued: while it closes it is still seen.
    connect(window_.get(), &MainWindow::closed, this, &Program::endIfUnseen, Qt::QueuedConnection);
    connect(window_.get(), &MainWindow::quitRequested, this, &Program::end);
    connect(window_.get(), &MainWindow::journalRequested, this,
            [this](const QString &path) { openJournal(path, {}); });
    connect(window_.get(), &MainWindow::preferencesRequested, this, &Program::showPreferences);
    connect(window_.get(), &MainWindow::lookedAtChanged, this, [this] {
        if (const UnitId unit = window_->lookedAt(); !unit.isEmpty())
            notifier_.seen(unit);
    });
    Q_EMIT windowMade(window_.get());
    return window_.get();
}

void Program::open(const Destination &destination, const QString &activationToken)
{
    unusedTimer_.stop();
    strandedTimer_.stop();
    tray_.setWanted(chosen_.showTrayIcon);
    if (!destination.journalPath.isEmpty()) {
        openJournal(destination.journalPath, activationToken);
        return;
    }
    window()->go(destination);
    raiseWindow(window(), activationToken);
}

void Program::openJournal(const QString &path, const QString &activationToken)
{
    auto *journal = new JournalWindow(path, parts_.settings);
    Q_EMIT journalWindowMade(journal);
    ++journalWindows_;
    connect(
        journal, &JournalWindow::closed, this,
        [this] {
            --journalWindows_;
            endIfUnseen();
        },
        Qt::QueuedConnection);
    raiseWindow(journal, activationToken);
}

void Program::takeRequest(const ActivationRequest &request)
{
    Destination destination;
    destination.failedUnits = request.action == failedUnitsAction;
    if (request.action == journalAction)
        destination.tab = UnitTab::Journal;
    if (request.links.isEmpty()) {
        open(destination, request.activationToken);
        return;
    }
    for (const QString &link : request.links) {
        const Reply<Destination> to = destinationOf(QUrl(link));
        open(to ? *to : Destination(), request.activationToken);
        if (!to)
            window()->tell({tr("%1 leads nowhere.").arg(link), to.error().message, Tone::Busy});
    }
}

void Program::toggleWindow()
{
    if (window_ && window_->isVisible() && !window_->isMinimized()) {
        window_->save();
        window_->hide();
    } else {
        open({});
    }
}

bool Program::staysInTray() const
{
    return tray_.isShown() && chosen_.closeToTray;
}

void Program::endIfUnseen()
{
    const bool isSeen = (window_ && window_->isVisible()) || journalWindows_ > 0;
    if (!isSeen && !staysInTray())
        end();
}

bool Program::mayClose()
{
    if (isEnding_ || !staysInTray() || parts_.settings->value(askedKey).toBool())
        return true;
    askAboutTray();
    return false;
}

void Program::askAboutTray()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Close the window"),
                                     tr("Keep Unitdeck running in the tray?"),
                                     QMessageBox::NoButton, window_.get());
    question->setObjectName(u"closeQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("From there it tells you when a service fails. Both choices "
                                    "can be changed in the preferences."));
    QPushButton *keep = question->addButton(tr("&Keep in the tray"), QMessageBox::AcceptRole);
    QPushButton *quit = question->addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    question->addButton(QMessageBox::Cancel);
    question->setDefaultButton(keep);
    auto *atLogin = new QCheckBox(tr("Also &start it when I log in"));
    atLogin->setChecked(autostart_.isOn());
    question->setCheckBox(atLogin);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, keep, quit, atLogin](const QAbstractButton *button) {
                if (button != keep && button != quit)
                    return;
                parts_.settings->setValue(askedKey, true);
                DesktopSettings chosen = chosen_;
                chosen.closeToTray = button == keep;
                choose(chosen);
                if (atLogin->isChecked() != autostart_.isOn()) {
                    const Reply<Ok> set = autostart_.set(atLogin->isChecked());
                    if (!set) {
                        window_->tell(errorSentence(set.error()));
                        return;
                    }
                }
                window_->close();
            });
    question->open();
}

Manager *Program::managerOf(Scope scope) const
{
    return *std::ranges::find(parts_.managers, scope, &Manager::scope);
}

void Program::runFromDesktop(Scope scope, const QList<VerbRequest> &requests)
{
    Manager *manager = managerOf(scope);
    const UnitId own = ownUnit(scope);
    const bool isDangerous = std::ranges::any_of(requests, [&own](const VerbRequest &request) {
        return dangerOf(request, own) != Danger::None;
    });
    if (isDangerous)
        open({.scope = scope, .unit = requests.front().unit.name});
    // Where the window is, its message bar tells how it ended.
    if (window_ && window_->isVisible()) {
        window_->runRequests(manager, requests);
        return;
    }
    parts_.runner->run(manager, requests,
                       [self = QPointer(this)](const std::vector<ActionOutcome> &outcomes) {
                           if (self)
                               self->tellFailures(outcomes);
                       });
}

void Program::tellFailures(const std::vector<ActionOutcome> &outcomes)
{
    for (const ActionOutcome &outcome : outcomes) {
        if (outcome.isDone())
            continue;
        const Sentence sentence = outcomeSentence(outcome, false);
        Notification notification;
        notification.summary = sentence.text;
        notification.body = sentence.nextStep;
        notification.iconName = u"dialog-error"_s;
        parts_.notifications->show(notification, this, [](const Reply<quint32> &) {
            // Without a server there is nobody to tell; the tray shows the state.
        });
    }
}

void Program::showPreferences()
{
    if (!preferences_) {
        PreferencesDialog::Shown shown;
        shown.desktop = chosen_;
        shown.appearance = parts_.appearance->chosen();
        shown.startsAtLogin = autostart_.isOn();
        shown.isEntryEdited = autostart_.isEdited();
        shown.entryPath = autostart_.path();
        QWidget *parent = window_ && window_->isVisible() ? window_.get() : nullptr;
        preferences_ = new PreferencesDialog(shown, parent);
        preferences_->setAttribute(Qt::WA_DeleteOnClose);
        preferences_->setTray(trayHost_.kind() != TrayHost::Kind::None);
        connect(preferences_, &PreferencesDialog::desktopChanged, this, &Program::choose);
        connect(preferences_, &PreferencesDialog::appearanceChanged, this,
                [this](Appearance appearance) { parts_.appearance->choose(appearance); });
        connect(preferences_, &PreferencesDialog::startAtLoginChanged, this, [this](bool starts) {
            const Reply<Ok> set = autostart_.set(starts);
            preferences_->setStartsAtLogin(autostart_.isOn(),
                                           set ? QString() : errorSentence(set.error()).text);
        });
    }
    raiseWindow(preferences_, {});
}

void Program::choose(const DesktopSettings &chosen)
{
    if (chosen != chosen_)
        storeDesktopSettings(*parts_.settings, chosen);
    chosen_ = chosen;
    if (preferences_)
        preferences_->setDesktop(chosen);
    tray_.setWanted(chosen.showTrayIcon && !unusedTimer_.isActive());
    failures_.setRules(chosen.rules);
    notifier_.setEnabled(chosen.notify);
}

void Program::answerSearchesOnceKnown()
{
    const bool areAllKnown = std::ranges::all_of(parts_.managers, [](const Manager *manager) {
        return manager->units()->areFilesKnown() || manager->connection().isAbsent();
    });
    if (areAllKnown && !searches_.isEmpty())
        answerSearches();
}

void Program::answerSearches()
{
    searchTimer_.stop();
    for (const Search &search : std::exchange(searches_, {}))
        parts_.service->answerSearch(search.number, searchUnits(parts_.managers, search.terms));
    if (unusedTimer_.isActive())
        unusedTimer_.start();
}

void Program::answerMetas(quint64 number, const QStringList &ids)
{
    QList<SearchResult> results;
    for (const QString &id : ids) {
        const UnitId key = unitFromKey(id);
        const UnitInfo *unit = managerOf(key.scope)->units()->find(key.name);
        if (!unit)
            continue;
        const QString state = stateLook(*unit).word;
        results.append(
            {id, key.name,
             //: in the desktop's search: %1 is a unit's state, %2 its description
             unit->description.isEmpty() ? state : tr("%1 – %2").arg(state, unit->description)});
    }
    parts_.service->answerMetas(number, results);
}

} // namespace unitdeck
