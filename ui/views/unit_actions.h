// SPDX-License-Identifier: GPL-3.0-or-later
// The actions on the selected units: what is offered now, and why the rest is not.
#pragma once

#include "app/units/manager.h"
#include "app/units/verb_rules.h"
#include "app/values/unit_details.h"
#include "app/values/verb.h"

#include <QAction>
#include <QList>
#include <QObject>

class QMenu;

namespace unitdeck {

/// A verb with the switches systemctl has for it.
struct UnitCommand
{
    Verb verb = Verb::Start;
    bool now = false;
    bool runtime = false;

    friend bool operator==(const UnitCommand &, const UnitCommand &) = default;
};

/// GUI thread. Owns a QAction for each command; they carry the verb's text, shortcut and icon, and
/// a tool tip that tells the reason while they are off.
class UnitActions final : public QObject
{
    Q_OBJECT
public:
    explicit UnitActions(QWidget *window);

    QAction *action(const UnitCommand &command) const;
    /// All of them, in the order of the menus.
    QList<QAction *> all() const;
    /// Fills @p menu with the actions on units.
    void fillMenu(QMenu *menu) const;

    /// What is selected now. @p details are those of the only unit, if known.
    void setSelection(const Manager *manager, const QStringList &units, const UnitDetails *details);
    /// Those selected units that allow @p command, as requests.
    QList<VerbRequest> requestsFor(const UnitCommand &command) const;
    /// Why @p command is off for @p unit of @p manager; empty if it is on.
    static QString reasonAgainst(const UnitCommand &command, const Manager *manager,
                                 const UnitInfo &unit, const UnitDetails *details);
    static VerbRequest requestFor(const UnitCommand &command, Scope scope, const UnitInfo &unit);

Q_SIGNALS:
    void triggered(const unitdeck::UnitCommand &command);

private:
    struct Entry
    {
        UnitCommand command;
        QAction *action;
        QList<VerbRequest> requests; // of the selected units that allow it
    };
    const Entry &entry(const UnitCommand &command) const;

    QList<Entry> entries_;
};

} // namespace unitdeck
