// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to a service as a whole: made, moved to another manager, deleted.
#pragma once

#include "app/plans/demotion.h"
#include "app/plans/plan_runner.h"
#include "app/plans/promotion.h"

#include <QObject>

class QWidget;

namespace unitdeck {

class ActionFlow;
class MessageBar;
class PlanDialog;

struct EditSurroundings;

/// GUI thread.
class ServiceFlow final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this; @p window is the parent of dialogs.
    ServiceFlow(const PlanTools &tools, ActionFlow *actions, MessageBar *messages, QWidget *window);

    /// Why @p unit cannot be moved; empty if it can. @p details may be null: not known yet.
    static QString reasonAgainstMoving(const UnitId &unit, const UnitDetails *details);
    /// A user service to the system, or a system service to the user.
    void move(const UnitDetails &details);

    /// Asks for a program, or begins with @p program.
    void createService(Scope scope, const QString &program = {});
    /// A timer that starts @p service.
    static QString reasonAgainstTimer(const UnitId &unit, const UnitDetails *details);
    void createTimer(const UnitId &service);
    /// Why @p unit cannot be deleted; empty if it can.
    static QString reasonAgainstDeleting(const UnitId &unit, const UnitDetails *details);
    void remove(const UnitDetails &details);

    /// Why @p unit has no settings to be changed; empty if it has.
    static QString reasonAgainstSettings(const UnitId &unit, const UnitDetails *details);
    /// @p directive, if not empty, is what it is opened for.
    void openSettings(const UnitDetails &details, const EditSurroundings &surroundings,
                      const QString &directive = {});

Q_SIGNALS:
    void saved(const unitdeck::UnitFileTarget &target, const unitdeck::SavedFile &saved);
    /// Units were made or removed.
    void changed();
    void showRequested(const unitdeck::UnitId &unit);
    void remarkRequested(const QString &text);

private:
    void promote(const ServiceLook &look);
    void demote(const DemotionLook &look);
    bool refusesLink(const ServiceLook &look);
    void showDeletion(const ServiceLook &look);
    void restore(const ServiceLook &look);
    QSet<QString> namesOf(Scope scope) const;
    void show(PlanDialog *dialog);
    Manager *managerOf(Scope scope) const;

    PlanTools tools_;
    ActionFlow *actions_;
    MessageBar *messages_;
    QWidget *window_;
};

} // namespace unitdeck
