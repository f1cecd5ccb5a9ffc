// SPDX-License-Identifier: GPL-3.0-or-later
// The actions on units; see the header.
#include "ui/views/unit_actions.h"

#include "ui/look/icons.h"
#include "ui/look/sentences.h"
#include "ui/look/verb_look.h"

#include <QEvent>
#include <QMenu>
#include <QWidget>

#include <array>

namespace unitdeck {

namespace {

struct CommandRow
{
    UnitCommand command;
    const char *text; // null: the verb's own
    const char *menu; // null: the top level
};

constexpr const char *autostartMenu = QT_TRANSLATE_NOOP("unitdeck::UnitActions", "Autostart");
constexpr const char *moreMenu = QT_TRANSLATE_NOOP("unitdeck::UnitActions", "More");

// The order of the menus; a submenu stands where its first row does.
constexpr std::array commandRows{
    CommandRow{{Verb::Start}, nullptr, nullptr},
    CommandRow{{Verb::Stop}, nullptr, nullptr},
    CommandRow{{Verb::Restart}, nullptr, nullptr},
    CommandRow{{Verb::Reload}, nullptr, nullptr},
    CommandRow{{Verb::Kill}, nullptr, nullptr},
    CommandRow{{Verb::ResetFailed}, nullptr, nullptr},
    CommandRow{{Verb::Enable}, nullptr, autostartMenu},
    CommandRow{{Verb::Disable}, nullptr, autostartMenu},
    CommandRow{{Verb::Enable, true, false},
               QT_TRANSLATE_NOOP("unitdeck::UnitActions", "Enable autostart and start now"),
               autostartMenu},
    CommandRow{{Verb::Disable, true, false},
               QT_TRANSLATE_NOOP("unitdeck::UnitActions", "Disable autostart and stop now"),
               autostartMenu},
    CommandRow{{Verb::Enable, false, true},
               QT_TRANSLATE_NOOP("unitdeck::UnitActions", "Enable autostart until reboot"),
               autostartMenu},
    CommandRow{{Verb::Disable, false, true},
               QT_TRANSLATE_NOOP("unitdeck::UnitActions", "Disable autostart set until reboot"),
               autostartMenu},
    CommandRow{{Verb::Reenable}, nullptr, autostartMenu},
    CommandRow{{Verb::Preset}, nullptr, autostartMenu},
    CommandRow{{Verb::TryRestart}, nullptr, moreMenu},
    CommandRow{{Verb::ReloadOrRestart}, nullptr, moreMenu},
    CommandRow{{Verb::Freeze}, nullptr, moreMenu},
    CommandRow{{Verb::Thaw}, nullptr, moreMenu},
    CommandRow{{Verb::Clean}, nullptr, moreMenu},
    CommandRow{{Verb::Mask}, nullptr, moreMenu},
    CommandRow{{Verb::Mask, true, false},
               QT_TRANSLATE_NOOP("unitdeck::UnitActions", "Block and stop now"),
               moreMenu},
    CommandRow{{Verb::Mask, false, true},
               QT_TRANSLATE_NOOP("unitdeck::UnitActions", "Block until reboot"),
               moreMenu},
    CommandRow{{Verb::Unmask}, nullptr, moreMenu},
    CommandRow{{Verb::Revert}, nullptr, moreMenu},
};

bool isVariant(const UnitCommand &command)
{
    return command.now || command.runtime;
}

} // namespace

UnitActions::UnitActions(QWidget *window)
    : QObject(window)
{
    for (const CommandRow &row : commandRows) {
        const VerbLook look = verbLook(row.command.verb);
        auto *action = new QAction(row.text ? tr(row.text) : look.text, this);
        if (!isVariant(row.command)) {
            action->setShortcut(look.shortcut);
            action->setObjectName(QString(verbInfo(row.command.verb).word).remove(u'-') +
                                  u"Action"_s);
            action->setIcon(namedIcon(look.iconName));
        }
        action->setToolTip(look.tip);
        action->setEnabled(false);
        // Opens a dialog or is one of many: what it says must not depend on an icon alone.
        window->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, command = row.command] { Q_EMIT triggered(command); });
        entries_.append({row.command, action, {}});
    }
}

const UnitActions::Entry &UnitActions::entry(const UnitCommand &command) const
{
    const auto found = std::ranges::find(entries_, command, &Entry::command);
    Q_ASSERT(found != entries_.end());
    return *found;
}

QAction *UnitActions::action(const UnitCommand &command) const
{
    return entry(command).action;
}

QList<QAction *> UnitActions::all() const
{
    QList<QAction *> actions;
    for (const Entry &entry : entries_)
        actions << entry.action;
    return actions;
}

void UnitActions::fillMenu(QMenu *menu) const
{
    menu->setToolTipsVisible(true);
    QHash<QString, QMenu *> submenus;
    for (const CommandRow &row : commandRows) {
        QMenu *target = menu;
        if (row.menu) {
            const QString title = tr(row.menu);
            if (!submenus.contains(title)) {
                submenus[title] = menu->addMenu(title);
                submenus[title]->setToolTipsVisible(true);
            }
            target = submenus[title];
        }
        target->addAction(action(row.command));
    }
}

QString UnitActions::reasonAgainst(const UnitCommand &command, const Manager *manager,
                                   const UnitInfo &unit, const UnitDetails *details)
{
    const bool isWatched =
        details && details->id.name == unit.name && details->id.scope == manager->scope();
    const VerbRefusal refusal =
        manager->connection().isConnected()
            ? checkVerb(command.verb, unit, isWatched ? details : nullptr, manager->info().version)
            : VerbRefusal::NotConnected;
    return refusal == VerbRefusal::Allowed ? QString() : refusalSentence(refusal, unit);
}

VerbRequest UnitActions::requestFor(const UnitCommand &command, Scope scope, const UnitInfo &unit)
{
    VerbRequest request;
    request.verb = command.verb;
    request.unit = {scope, unit.name};
    request.now = command.now;
    // What was set until the next boot is taken back the same way.
    request.runtime = command.runtime ||
                      (request.verb == Verb::Unmask && unit.file == UnitFileState::MaskedRuntime) ||
                      (request.verb == Verb::Disable && unit.file == UnitFileState::EnabledRuntime);
    return request;
}

void UnitActions::setSelection(const Manager *manager, const QStringList &units,
                               const UnitDetails *details)
{
    for (Entry &entry : entries_) {
        entry.requests.clear();
        QString reason = units.isEmpty() ? tr("Choose a unit first.") : QString();
        for (const QString &name : units) {
            const UnitInfo *unit = manager ? manager->units()->find(name) : nullptr;
            if (!unit)
                continue;
            const QString against = reasonAgainst(entry.command, manager, *unit, details);
            if (against.isEmpty())
                entry.requests << requestFor(entry.command, manager->scope(), *unit);
            else if (reason.isEmpty())
                reason = against;
        }
        const bool isOffered = !entry.requests.isEmpty();
        const QString tip = verbLook(entry.command.verb).tip;
        entry.action->setEnabled(isOffered);
        // setToolTip() tells every button and menu, even of the text it has: only on a change.
        const QString toolTip = isOffered || reason.isEmpty() ? tip : reason;
        if (entry.action->toolTip() != toolTip)
            entry.action->setToolTip(toolTip);
    }
}

QList<VerbRequest> UnitActions::requestsFor(const UnitCommand &command) const
{
    return entry(command).requests;
}

} // namespace unitdeck
