// SPDX-License-Identifier: GPL-3.0-or-later
// What the window offers for services as a whole: made, changed, moved, deleted, run once.
#include "ui/views/main_window.h"

#include "app/values/unit_name.h"
#include "ui/views/action_flow.h"
#include "ui/views/instance_dialog.h"
#include "ui/views/journal_page.h"
#include "ui/views/plan_dialog.h"
#include "ui/views/run_once_dialog.h"
#include "ui/views/save_flow.h"
#include "ui/views/service_flow.h"
#include "ui/views/status_line.h"
#include "ui/views/status_page.h"
#include "ui/views/unit_file_page.h"
#include "ui/views/unit_table_view.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace unitdeck {

namespace {

/// The file of what is dragged, if it is one file of this machine.
QString fileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

/// A journal's file, or a directory that holds some.
bool isJournal(const QString &path)
{
    return path.endsWith(".journal"_L1) || path.endsWith(".journal~"_L1) ||
           (QFileInfo(path).isDir() &&
            !QDir(path).entryList({u"*.journal"_s}, QDir::Files).isEmpty());
}

} // namespace

void MainWindow::buildServiceActions()
{
    addWindowAction(tr("New service…"), u"newServiceAction"_s, {QKeySequence::New},
                    [this] { services_->createService(manager_->scope()); });
    addWindowAction(tr("Run once…"), u"runOnceAction"_s, {{Qt::CTRL | Qt::SHIFT | Qt::Key_N}},
                    [this] { runOnce(); });
    const auto add = [this](const QString &text, const QString &name,
                            const QList<QKeySequence> &keys, auto reason, auto run) {
        QAction *action = addWindowAction(text, name, keys, [this, run] {
            if (const UnitDetails *details = currentDetails())
                run(*details);
        });
        serviceActions_.append({action, reason});
    };
    add(tr("Settings of the service…"), u"settingsAction"_s, {{Qt::ALT | Qt::Key_Return}},
        &ServiceFlow::reasonAgainstSettings,
        [this](const UnitDetails &details) { services_->openSettings(details, surroundings()); });
    add(tr("New timer for it…"), u"newTimerAction"_s, {}, &ServiceFlow::reasonAgainstTimer,
        [this](const UnitDetails &details) { services_->createTimer(details.id); });
    add(tr("Make this a system service…"), u"moveAction"_s, {}, &ServiceFlow::reasonAgainstMoving,
        [this](const UnitDetails &details) { services_->move(details); });
    add(tr("Delete the unit…"), u"deleteAction"_s, {{Qt::SHIFT | Qt::Key_Delete}},
        &ServiceFlow::reasonAgainstDeleting,
        [this](const UnitDetails &details) { services_->remove(details); });
    // A template is never loaded, so there is nothing to be known of it but its name.
    instanceAction_ = addWindowAction(tr("Start an instance…"), u"instanceAction"_s, {},
                                      [this] { startInstance(); });
}

void MainWindow::updateServiceActions(const QStringList &selected)
{
    const UnitId single{manager_->scope(), selected.size() == 1 ? selected.front() : QString()};
    const UnitDetails *details = currentDetails();
    for (const ServiceAction &each : std::as_const(serviceActions_)) {
        const QString against = each.reasonAgainst(single, details);
        each.action->setEnabled(against.isEmpty());
        each.action->setToolTip(against);
        if (each.action->objectName() == "moveAction"_L1)
            each.action->setText(single.scope == Scope::User ? tr("Make this a system service…")
                                                             : tr("Make this a user service…"));
    }
    instanceAction_->setEnabled(isTemplateName(single.name));
    instanceAction_->setToolTip(instanceAction_->isEnabled() ? QString()
                                                             : tr("It is no template."));
}

void MainWindow::connectServices()
{
    connect(services_, &ServiceFlow::changed, this, [this] {
        for (Manager *manager : std::as_const(parts_.managers))
            manager->client()->relistFiles();
        watch_.refresh();
        filePage_->reload();
    });
    connect(services_, &ServiceFlow::saved, saves_, &SaveFlow::handleSaved);
    connect(services_, &ServiceFlow::showRequested, this, [this](const UnitId &unit) {
        showUnit(unit);
        showTab(statusPage_);
    });
    connect(services_, &ServiceFlow::remarkRequested, statusLine_, &StatusLine::remark);
    connect(statusPage_, &StatusPage::settingRequested, this, [this](const QString &directive) {
        if (const UnitDetails *details = currentDetails())
            services_->openSettings(*details, surroundings(), directive);
    });
    for (Manager *manager : std::as_const(parts_.managers))
        connect(manager->units(), &UnitStore::changed, this, &MainWindow::showAwaited);
    setAcceptDrops(true);
}

bool MainWindow::isBusy() const
{
    const auto dialogs = findChildren<PlanDialog *>();
    return std::ranges::any_of(dialogs, &PlanDialog::isRunning);
}

void MainWindow::runOnce()
{
    auto *dialog = new RunOnceDialog(parts_.managers, manager_->scope(), parts_.settings, this);
    connect(dialog, &RunOnceDialog::started, this, [this](const UnitId &unit) { await(unit); });
    dialog->open();
}

/// Not for ever: what does not come soon is no news any more.
void MainWindow::await(const UnitId &unit)
{
    awaited_ = unit;
    QTimer::singleShot(std::chrono::seconds(10), this, [this, unit] {
        if (awaited_ == unit)
            awaited_ = {};
    });
    showAwaited();
}

void MainWindow::showAwaited()
{
    const auto manager = std::ranges::find(parts_.managers, awaited_.scope, &Manager::scope);
    if (awaited_.isEmpty() || !(*manager)->units()->find(awaited_.name))
        return;
    showUnit(std::exchange(awaited_, {}));
    showTab(journalPage_);
}

void MainWindow::startInstance()
{
    const QString name = table_->currentUnit();
    if (!isTemplateName(name))
        return;
    auto *dialog = new InstanceDialog({manager_->scope(), name}, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, manager = manager_] {
        flow_->run(manager, dialog->requests());
        await(dialog->instance());
    });
    dialog->open();
}

void MainWindow::askJournal()
{
    auto *dialog = new QFileDialog(this, tr("Open another journal"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Journals (*.journal *.journal~)")});
    dialog->setDirectory(u"/var/log/journal"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::journalRequested);
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    // Not in the middle of the drop: the other program waits for its end.
    QMetaObject::invokeMethod(
        this,
        [this, path = fileOf(event->mimeData())] {
            if (isJournal(path))
                Q_EMIT journalRequested(path);
            else
                services_->createService(manager_->scope(), path);
        },
        Qt::QueuedConnection);
}

} // namespace unitdeck
