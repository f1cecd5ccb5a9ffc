// SPDX-License-Identifier: GPL-3.0-or-later
// What follows a saved unit file: the manager reads it, and a person is told, with a way back.
#pragma once

#include "app/unitfiles/unit_file_store.h"
#include "app/units/verb_runner.h"

#include <QObject>

namespace unitdeck {

class ActionFlow;
class MessageBar;

/// GUI thread.
class SaveFlow final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this. @p managers: one per scope. @p helper writes the files of the system.
    SaveFlow(QList<Manager *> managers, VerbRunner *runner, HelperClient *helper,
             ActionFlow *actions, MessageBar *messages, QObject *parent);

    /// Reloads, and offers the restart that makes it take effect, and Undo.
    void handleSaved(const UnitFileTarget &target, const SavedFile &saved);
    /// Saves it, and then the same.
    void save(const UnitFileTarget &target, const FileContent &content,
              const FileContent &expected);

Q_SIGNALS:
    /// The files of @p unit are others now, and the manager knows.
    void settled(const unitdeck::UnitId &unit);

private:
    void handleReloaded(const UnitFileTarget &target, const SavedFile &saved,
                        const ActionOutcome &outcome);
    void tell(const UnitFileTarget &target, const SavedFile &saved);

    Manager *managerOf(Scope scope) const;

    QList<Manager *> managers_;
    HelperClient *helper_;
    VerbRunner *runner_;
    ActionFlow *actions_;
    MessageBar *messages_;
};

} // namespace unitdeck
