// SPDX-License-Identifier: GPL-3.0-or-later
// Looking, then the dialog; see the header.
#include "ui/views/service_flow.h"

#include "app/values/unit_name.h"
#include "ui/look/sentences.h"
#include "ui/views/message_bar.h"
#include "ui/views/plan_dialog.h"
#include "ui/views/promotion_form.h"
#include "ui/views/settings_dialog.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QSet<QString> namesOf(const Manager *manager)
{
    QSet<QString> names;
    const QHash<QString, UnitInfo> &units = manager->units()->units();
    for (auto unit = units.keyBegin(); unit != units.keyEnd(); ++unit)
        names.insert(*unit);
    return names;
}

} // namespace

ServiceFlow::ServiceFlow(const PlanTools &tools, MessageBar *messages, QWidget *window)
    : QObject(window)
    , tools_(tools)
    , messages_(messages)
    , window_(window)
{
}

Manager *ServiceFlow::managerOf(Scope scope) const
{
    return *std::ranges::find(tools_.managers, scope, &Manager::scope);
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
            auto *dialog = new SettingsDialog(*look, surroundings, window_);
            // Who asks for a restart mostly wants this one.
            if (!directive.isEmpty())
                dialog->propose(directive, directive == "Restart"_L1 ? u"on-failure"_s : QString());
            connect(dialog, &SettingsDialog::saveRequested, this, &ServiceFlow::saveRequested);
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

void ServiceFlow::promote(const ServiceLook &look)
{
    const QString name = unitStem(look.unit.name).toString();
    PlanWords words;
    words.title = tr("Make “%1” a system service").arg(name);
    words.explanation = tr("It will start with the machine, run for everyone, and run as a user of "
                           "its own. Nothing has been changed yet.");
    words.action = tr("Make it a system service");
    words.done = tr("“%1” is a system service now.").arg(name);
    auto *form =
        new PromotionForm(look, [manager = managerOf(Scope::System)] { return namesOf(manager); });
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
    const QString name = unitStem(unit.name).toString();
    PlanWords words;
    words.title = tr("Make “%1” a user service").arg(name);
    words.explanation = tr("It will run as you, while you are logged in. Nothing has been changed "
                           "yet.");
    words.action = tr("Make it a user service");
    words.done = tr("“%1” is a user service now.").arg(name);
    auto *form = new QWidget;
    auto *keeps = new QCheckBox(tr("Keep the &system service, stopped"), form);
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
