// SPDX-License-Identifier: GPL-3.0-or-later
// Puts entries in and out, and keeps their words true; see the header.
#include "ui/desktop/tray_menu.h"

#include "app/units/verb_rules.h"
#include "app/values/unit_name.h"
#include "ui/look/format.h"
#include "ui/look/sentences.h"
#include "ui/look/state_look.h"
#include "ui/look/verb_look.h"

#include <algorithm>
#include <ranges>
#include <tuple>

namespace unitdeck {

namespace {

const auto autostartName = u"autostart"_s;

QString objectNameOf(Verb verb)
{
    return QString(verbInfo(verb).word).remove(u'-');
}

/// The unit's row, also of an instance that nobody has loaded; absent: there is no such unit, or
/// not known yet.
std::optional<UnitInfo> rowOf(const Manager *manager, const QString &name)
{
    if (const UnitInfo *row = manager->units()->find(name))
        return *row;
    UnitInfo row;
    row.name = name;
    if (isInstanceName(name) && manager->units()->find(templateOf(name)))
        return row;
    if (!manager->units()->areFilesKnown())
        return {};
    row.load = LoadState::NotFound;
    return row;
}

} // namespace

TrayMenu::TrayMenu(const QList<Manager *> &managers, const Favourites *favourites, bool isOverDBus,
                   QObject *parent)
    : QObject(parent)
    , managers_(managers)
    , favourites_(favourites)
    , isOverDBus_(isOverDBus)
{
    menu_.setObjectName(u"trayMenu"_s);
    menu_.setToolTipsVisible(true);
    favouriteUnits_.end = menu_.addSeparator();
    moreFailed_ = menu_.addAction(QString(), this, [this] {
        Destination destination;
        destination.scope = moreFailedScope_;
        destination.failedUnits = true;
        Q_EMIT openRequested(destination);
    });
    moreFailed_->setObjectName(u"moreFailed"_s);
    moreFailed_->setVisible(false);
    failedUnits_.end = menu_.addSeparator();
    failedUnits_.isOfFailed = true;
    menu_.addAction(tr("Open Unitdeck"), this, [this] { Q_EMIT openRequested({}); })
        ->setObjectName(u"open"_s);
    menu_.addAction(tr("Preferences…"), this, &TrayMenu::preferencesRequested)
        ->setObjectName(u"preferences"_s);
    menu_.addAction(tr("Quit"), this, &TrayMenu::quitRequested)->setObjectName(u"quit"_s);
}

TrayMenu::~TrayMenu() = default;

void TrayMenu::refresh(const QList<UnitId> &failed)
{
    QList<UnitId> favourites = favourites_->units().values();
    favourites.removeIf([this](const UnitId &unit) { return !managerOf(unit); });
    std::ranges::sort(favourites, {}, [](const UnitId &unit) {
        return std::tuple(unit.scope != Scope::User, unit.name);
    });
    arrange(favouriteUnits_, favourites);
    arrange(failedUnits_, failed.first(std::min(failed.size(), failedShown)));
    const qsizetype more = failed.size() - failedUnits_.entries.size();
    if (more > 0) {
        moreFailed_->setText(tr("%n more…", nullptr, static_cast<int>(more)));
        moreFailedScope_ = failed.at(failedShown).scope;
    }
    moreFailed_->setVisible(more > 0);
}

void TrayMenu::arrange(Section &section, const QList<UnitId> &units)
{
    for (auto entry = section.entries.begin(); entry != section.entries.end();) {
        if (units.contains(entry.key())) {
            ++entry;
        } else {
            menu_.removeAction((*entry)->menuAction());
            // Later, since it may be open, or the very one that was clicked.
            (*entry)->deleteLater();
            entry = section.entries.erase(entry);
        }
    }
    QAction *below = section.isOfFailed ? moreFailed_ : section.end;
    for (const UnitId &unit : units | std::views::reverse) {
        QMenu *&entry = section.entries[unit];
        if (!entry) {
            entry = makeEntry(unit, section.isOfFailed);
            refreshEntry(entry, unit);
            menu_.insertMenu(below, entry);
        } else {
            refreshEntry(entry, unit);
        }
        below = entry->menuAction();
    }
    section.end->setVisible(!units.isEmpty());
}

QMenu *TrayMenu::makeEntry(const UnitId &unit, bool isOfFailed)
{
    auto *entry = new QMenu(&menu_);
    entry->setObjectName(keyOf(unit));
    entry->setToolTipsVisible(true);
    if (!isOfFailed) {
        addVerb(entry, Verb::Start, unit);
        addVerb(entry, Verb::Stop, unit);
    }
    addVerb(entry, Verb::Restart, unit);
    QAction *journal = entry->addAction(tr("Journal"), this, [this, unit] {
        Q_EMIT openRequested({unit.scope, unit.name, UnitTab::Journal, false, {}});
    });
    journal->setObjectName(u"journal"_s);
    if (isOfFailed) {
        addVerb(entry, Verb::ResetFailed, unit);
    } else {
        QAction *autostart =
            entry->addAction(QString(), this, [this, unit] { switchAutostart(unit); });
        autostart->setObjectName(autostartName);
        autostart->setCheckable(true);
    }
    return entry;
}

void TrayMenu::addVerb(QMenu *entry, Verb verb, const UnitId &unit)
{
    QAction *action = entry->addAction(verbLook(verb).text, this, [this, verb, unit] {
        // What was right when the menu was read need not be so now.
        if (reasonAgainst(verb, unit).isEmpty())
            Q_EMIT verbRequested(unit.scope, {{.verb = verb, .unit = unit}});
    });
    action->setObjectName(objectNameOf(verb));
    action->setData(static_cast<int>(verb));
}

void TrayMenu::switchAutostart(const UnitId &unit)
{
    const Manager *manager = managerOf(unit);
    const auto row = rowOf(manager, unit.name);
    QMenu *entry = favouriteUnits_.entries.value(unit);
    if (!row || !entry)
        return;
    // The click has switched the check mark; it says what is, not what was asked for.
    refreshEntry(entry, unit);
    const bool isOn = autostartLook(*row, true).isOn;
    VerbRequest request{.verb = isOn ? Verb::Disable : Verb::Enable, .unit = unit};
    // What was set until the next boot is taken back the same way.
    request.runtime = isOn && row->file == UnitFileState::EnabledRuntime;
    if (reasonAgainst(request.verb, unit).isEmpty())
        Q_EMIT verbRequested(unit.scope, {request});
}

void TrayMenu::refreshEntry(QMenu *entry, const UnitId &unit)
{
    entry->setTitle(title(unit));
    const auto show = [](QAction *action, const QString &reason, const QString &tip) {
        action->setEnabled(reason.isEmpty());
        // setToolTip() tells everybody, even of the text it has.
        if (const QString &toolTip = reason.isEmpty() ? tip : reason; action->toolTip() != toolTip)
            action->setToolTip(toolTip);
    };
    const QList<QAction *> actions = entry->actions();
    for (QAction *action : actions) {
        if (action->objectName() == autostartName) {
            const Manager *manager = managerOf(unit);
            const auto row = rowOf(manager, unit.name);
            const AutostartLook look =
                autostartLook(row.value_or(UnitInfo()), row && manager->units()->areFilesKnown());
            action->setText(look.isSwitch ? tr("Autostart") : tr("Autostart: %1").arg(look.word));
            action->setChecked(look.isOn);
            show(action,
                 look.isSwitch ? reasonAgainst(look.isOn ? Verb::Disable : Verb::Enable, unit)
                               : look.explanation,
                 look.explanation);
        } else if (action->data().isValid()) {
            const Verb verb = static_cast<Verb>(action->data().toInt());
            show(action, reasonAgainst(verb, unit), verbLook(verb).tip);
        }
    }
}

const Manager *TrayMenu::managerOf(const UnitId &unit) const
{
    const auto manager =
        std::ranges::find(managers_, unit.scope, [](const Manager *m) { return m->scope(); });
    return manager == managers_.end() ? nullptr : *manager;
}

QString TrayMenu::reasonAgainst(Verb verb, const UnitId &unit) const
{
    const Manager *manager = managerOf(unit);
    UnitInfo row = rowOf(manager, unit.name).value_or(UnitInfo());
    row.name = unit.name;
    const VerbRefusal refusal = manager->connection().isConnected()
                                    ? checkVerb(verb, row, nullptr, manager->info().version)
                                    : VerbRefusal::NotConnected;
    return refusal == VerbRefusal::Allowed ? QString() : refusalSentence(refusal, row);
}

QString TrayMenu::title(const UnitId &unit) const
{
    const Manager *manager = managerOf(unit);
    const auto row = rowOf(manager, unit.name);
    QString state = u"…"_s;
    if (!manager->connection().isConnected())
        state = tr("Not connected");
    else if (row)
        state = stateLook(*row, manager->jobs()->pending(unit.name)).word;
    // As the table of units shows them.
    QString name =
        unitTypeOf(unit.name) == UnitType::Service ? unitStem(unit.name).toString() : unit.name;
    if (unit.scope == Scope::System) {
        //: a unit of the system manager
        name = tr("%1 (system)").arg(name);
    }
    //: a unit and its state
    QString text = withoutMnemonic(tr("%1 — %2").arg(name, state));
    // Trays by D-Bus read "_" as Qt reads "&", and Qt (6.4 to 6.8) hands it on as it is.
    if (isOverDBus_)
        text.replace(u'_', "__"_L1);
    return text;
}

} // namespace unitdeck
