// SPDX-License-Identifier: GPL-3.0-or-later
// Looking, then the dialog; see the header.
#include "ui/views/service_flow.h"

#include "app/values/unit_name.h"
#include "ui/look/plan_words.h"
#include "ui/look/unit_facts.h"
#include "ui/views/action_flow.h"
#include "ui/views/message_bar.h"
#include "ui/views/new_service_form.h"
#include "ui/views/plan_dialog.h"
#include "ui/views/promotion_form.h"
#include "ui/views/schedule_edit.h"
#include "ui/views/settings_dialog.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

ServiceFlow::ServiceFlow(const PlanTools &tools, ActionFlow *actions, MessageBar *messages,
                         QWidget *window)
    : QObject(window)
    , tools_(tools)
    , actions_(actions)
    , messages_(messages)
    , window_(window)
{
}

Manager *ServiceFlow::managerOf(Scope scope) const
{
    return *std::ranges::find(tools_.managers, scope, &Manager::scope);
}

QSet<QString> ServiceFlow::namesOf(Scope scope) const
{
    QSet<QString> names;
    const QHash<QString, UnitInfo> &units = managerOf(scope)->units()->units();
    for (auto unit = units.keyBegin(); unit != units.keyEnd(); ++unit)
        names.insert(*unit);
    return names;
}

void ServiceFlow::createService(Scope scope, const QString &program)
{
    PlanWords words;
    words.title = tr("New service");
    words.explanation = tr("A program that systemd starts, watches and keeps running. Nothing has "
                           "been changed yet; the files on the right are what will be.");
    words.action = tr("Create the service");
    words.done = tr("The service was created.");
    auto *form = new NewServiceForm(scope, [this](Scope of) { return namesOf(of); });
    form->setProgram(program);
    auto *dialog = new PlanDialog(words, form, tools_, window_);
    const auto update = [form, dialog] {
        const ServiceSpec spec = form->spec();
        const bool isBegun = !spec.program.path.isEmpty() && !spec.name.isEmpty();
        dialog->setPlan(isBegun ? creationPlan(spec) : Plan(), startedUnit(spec), form->problem(),
                        form->note());
    };
    connect(form, &NewServiceForm::changed, dialog, update);
    update();
    show(dialog);
    form->setFocus();
}

QString ServiceFlow::reasonAgainstTimer(const UnitId &unit, const UnitDetails *)
{
    if (unit.isEmpty())
        return tr("Choose a unit first.");
    if (unitTypeOf(unit.name) != UnitType::Service || isTemplateName(unit.name))
        return tr("Timers are for services.");
    return {};
}

void ServiceFlow::createTimer(const UnitId &service)
{
    PlanWords words;
    words.title = tr("New timer for %1").arg(service.name);
    words.explanation = tr("The timer starts the service by the calendar. Nothing has been changed "
                           "yet.");
    words.action = tr("Create the timer");
    words.done = tr("The timer was created, and counts.");
    auto *form = new QWidget;
    auto *schedule = new ScheduleEdit(form);
    auto *persistent = new QCheckBox(tr("&Catch up on what was missed (Persistent=)"), form);
    persistent->setChecked(true);
    persistent->setObjectName(u"persistent"_s);
    auto *spread = new QLineEdit(form);
    spread->setObjectName(u"randomizedDelay"_s);
    spread->setPlaceholderText(u"5min"_s);
    spread->setToolTip(tr("Starts up to so much later, each time another (RandomizedDelaySec=)"));
    auto *layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addRow(tr("&Schedule:"), schedule);
    layout->addRow(tr("Spread &over:"), spread);
    layout->addRow(persistent);
    auto *dialog = new PlanDialog(words, form, tools_, window_);
    const auto update = [this, schedule, persistent, spread, dialog, service] {
        const TimerSpec spec{service, schedule->expression(), persistent->isChecked(),
                             spread->text().trimmed()};
        const UnitId timer = fileOf(spec).target.unit;
        const QString problem = namesOf(service.scope).contains(timer.name)
                                    ? tr("There is a unit %1 already.").arg(timer.name)
                                    : schedule->problem();
        dialog->setPlan(timerPlan(spec), timer, problem);
    };
    connect(schedule, &ScheduleEdit::changed, dialog, update);
    connect(persistent, &QCheckBox::toggled, dialog, update);
    connect(spread, &QLineEdit::textChanged, dialog, update);
    update();
    show(dialog);
}

QString ServiceFlow::reasonAgainstDeleting(const UnitId &unit, const UnitDetails *details)
{
    if (unit.isEmpty())
        return tr("Choose a unit first.");
    if (!details)
        return tr("Asking the manager…");
    const auto target =
        unitFileTarget(details->text(u"FragmentPath"_s), unit, userUnitFilePlaces());
    if (target && target->unit != unit)
        return tr("It is made from a template; that is what can be deleted.");
    if (!target)
        return tr("Only units that you or an administrator wrote can be deleted.");
    return {};
}

void ServiceFlow::remove(const UnitDetails &details)
{
    lookAtService(details, this, [this, unit = details.id](const Reply<ServiceLook> &look) {
        if (look)
            showDeletion(*look);
        else
            messages_->showMessage(errorSentence(look.error()), {}, unit);
    });
}

void ServiceFlow::showDeletion(const ServiceLook &look)
{
    if (refusesLink(look))
        return;
    if (!look.hidden.isEmpty()) {
        messages_->showMessage(
            {tr("%1 hides %2, which would take its place.").arg(look.unit.name, look.hidden),
             tr("“Revert to vendor” in the menu “More” goes back to that one."), Tone::Busy},
            {}, look.unit);
        return;
    }
    PlanWords words;
    words.title = tr("Delete %1").arg(look.unit.name);
    words.explanation = tr("Its files are removed; the program it runs stays. It can be undone "
                           "afterwards.");
    words.action = tr("Delete the unit");
    words.done = tr("%1 was deleted.").arg(look.unit.name);
    auto *dialog = new PlanDialog(words, nullptr, tools_, window_);
    const QString note =
        look.triggeredBy.isEmpty()
            ? QString()
            : tr("These start it, and stay: %1.").arg(look.triggeredBy.join(u", "_s));
    dialog->setPlan(deletionPlan(look), look.unit, {}, note);
    connect(dialog, &PlanDialog::ended, this, [this, dialog, look](const UnitId &, bool isDone) {
        if (!isDone)
            return;
        dialog->accept();
        const auto undo = [self = QPointer(this), look] {
            if (self)
                self->restore(look);
        };
        const QString text = tr("%1 was deleted.").arg(look.unit.name);
        actions_->remember(text, {}, undo);
        messages_->showMessage({text, {}, Tone::Calm}, {{tr("Undo"), undo}}, look.unit);
    });
    show(dialog);
}

void ServiceFlow::restore(const ServiceLook &look)
{
    auto *runner = new PlanRunner(tools_, this);
    const Plan plan = restorationPlan(look);
    connect(runner, &PlanRunner::finished, this,
            [this, runner, plan, look](const PlanOutcome &outcome) {
                runner->deleteLater();
                const bool isDone = outcome.kind == PlanOutcome::Kind::Done;
                const StepReport report =
                    runner->report(std::max<qsizetype>(0, outcome.failedStep));
                messages_->showMessage(
                    isDone ? Sentence{tr("%1 is back.").arg(look.unit.name), {}, Tone::Calm}
                           : planOutcomeSentence(outcome, plan, report),
                    {}, look.unit);
                Q_EMIT changed();
            });
    runner->run(plan);
}

QString ServiceFlow::reasonAgainstMoving(const UnitId &unit, const UnitDetails *details)
{
    if (unit.isEmpty())
        return tr("Choose a unit first.");
    if (unitTypeOf(unit.name) != UnitType::Service)
        return tr("Only services can be moved.");
    if (unit.name.contains(u'@'))
        return tr("Templates and their instances cannot be moved.");
    if (!details)
        return tr("Asking the manager…");
    const QString path = details->text(u"FragmentPath"_s);
    const UnitFileOrigin origin = unitFileOrigin(path);
    if (path.isEmpty() || origin == UnitFileOrigin::Generated ||
        origin == UnitFileOrigin::Transient)
        return tr("It has no unit file that somebody wrote.");
    if (unit.scope == Scope::System && origin != UnitFileOrigin::Local)
        return tr("It came with a package, for the system.");
    return {};
}

QString ServiceFlow::reasonAgainstSettings(const UnitId &unit, const UnitDetails *details)
{
    if (unit.isEmpty())
        return tr("Choose a unit first.");
    if (unitTypeOf(unit.name) != UnitType::Service)
        return tr("Only services have these settings.");
    if (!details)
        return tr("Asking the manager…");
    if (details->text(u"FragmentPath"_s).isEmpty())
        return tr("It has no unit file.");
    return {};
}

void ServiceFlow::openSettings(const UnitDetails &details, const EditSurroundings &surroundings,
                               const QString &directive)
{
    lookAtService(
        details, this,
        [this, surroundings, directive, unit = details.id](const Reply<ServiceLook> &look) {
            if (!look) {
                messages_->showMessage(errorSentence(look.error()), {}, unit);
                return;
            }
            auto *dialog = new SettingsDialog(*look, surroundings, tools_.helper, window_);
            // Who asks for a restart mostly wants this one.
            if (!directive.isEmpty())
                dialog->propose(directive, directive == "Restart"_L1 ? u"on-failure"_s : QString());
            connect(dialog, &SettingsDialog::saved, this, &ServiceFlow::saved);
            dialog->open();
        });
}

void ServiceFlow::move(const UnitDetails &details)
{
    const auto refuse = [this, unit = details.id](const Error &error) {
        messages_->showMessage(errorSentence(error), {}, unit);
    };
    if (details.id.scope == Scope::User) {
        lookAtService(details, this, [this, refuse](const Reply<ServiceLook> &look) {
            if (look)
                promote(*look);
            else
                refuse(look.error());
        });
    } else {
        lookAtDemotion(details, this, [this, refuse](const Reply<DemotionLook> &look) {
            if (look)
                demote(*look);
            else
                refuse(look.error());
        });
    }
}

/// Tells that a link cannot be removed and put back; true if it is one.
bool ServiceFlow::refusesLink(const ServiceLook &look)
{
    if (look.linkTarget.isEmpty())
        return false;
    messages_->showMessage(
        {tr("The unit file of %1 is a link to %2.").arg(look.unit.name, shortPath(look.linkTarget)),
         tr("Disabling would remove the link. Put the file itself in its place "
            "first."),
         Tone::Busy},
        {}, look.unit);
    return true;
}

void ServiceFlow::promote(const ServiceLook &look)
{
    if (refusesLink(look))
        return;
    const QString name = unitStem(look.unit.name).toString();
    PlanWords words;
    words.title = tr("Make “%1” a system service").arg(name);
    words.explanation = tr("It will start with the machine, run for everyone, and run as a user of "
                           "its own. Nothing has been changed yet.");
    words.action = tr("Make it a system service");
    words.done = tr("“%1” is a system service now.").arg(name);
    auto *form = new PromotionForm(look, [this] { return namesOf(Scope::System); });
    auto *dialog = new PlanDialog(words, form, tools_, window_);
    const auto update = [form, dialog, look] {
        const PromotionChoices choices = form->choices();
        dialog->setPlan(promotionPlan(look, choices), {Scope::System, choices.name},
                        form->problem(), form->note());
    };
    connect(form, &PromotionForm::changed, dialog, update);
    update();
    show(dialog);
}

void ServiceFlow::demote(const DemotionLook &look)
{
    const UnitId unit = look.service.unit;
    if (refusesLink(look.service))
        return;
    const QString name = unitStem(unit.name).toString();
    PlanWords words;
    words.title = tr("Make “%1” a user service").arg(name);
    words.explanation = tr("It will run as you, while you are logged in. Nothing has been changed "
                           "yet.");
    words.action = tr("Make it a user service");
    words.done = tr("“%1” is a user service now.").arg(name);
    auto *form = new QWidget;
    auto *keeps = new QCheckBox(tr("&Keep the system service, stopped"), form);
    keeps->setObjectName(u"keepsSystemService"_s);
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(keeps);
    layout->addStretch(1);
    auto *dialog = new PlanDialog(words, form, tools_, window_);
    const auto update = [this, keeps, dialog, look, unit] {
        QStringList notes;
        QString problem;
        if (look.hasUserFile)
            notes << tr("You have a user service of that name: it is used as it is.");
        else if (managerOf(Scope::User)->units()->find(unit.name))
            problem = tr("There is a user unit %1 already.").arg(unit.name);
        notes << tr(
            "You will be asked for an administrator's password once. If a step fails, those "
            "before it are undone.");
        dialog->setPlan(demotionPlan(look, keeps->isChecked()), {Scope::User, unit.name}, problem,
                        notes.join(u'\n'));
    };
    connect(keeps, &QCheckBox::toggled, dialog, update);
    update();
    show(dialog);
}

void ServiceFlow::show(PlanDialog *dialog)
{
    connect(dialog, &PlanDialog::ended, this, &ServiceFlow::changed);
    connect(dialog, &PlanDialog::showRequested, this, &ServiceFlow::showRequested);
    connect(dialog, &PlanDialog::commandCopied, this,
            [this] { Q_EMIT remarkRequested(tr("Copied the commands.")); });
    dialog->open();
}

} // namespace unitdeck
