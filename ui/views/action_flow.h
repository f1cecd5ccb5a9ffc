// SPDX-License-Identifier: GPL-3.0-or-later
// An action from the click to its sentence: guard, authorisation, outcome, undo.
#pragma once

#include "app/units/verb_runner.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace unitdeck {

class MessageBar;
class StatusLine;

/// GUI thread. Dangerous actions ask first and name what goes down; everything else runs at once.
/// Failures appear in the message bar, successes in the status line, changes of autostart in both.
class ActionFlow final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this; @p window is the parent of dialogs.
    ActionFlow(VerbRunner *runner, MessageBar *messages, StatusLine *status, QWidget *window);

    void run(Manager *manager, const QList<VerbRequest> &requests);
    /// Takes the last action back; doing that twice does it again.
    void undo();
    /// Puts something done elsewhere in the place of the last action, with its way back. @p command
    /// may be empty.
    void remember(const QString &text, const QString &command, std::function<void()> undo);
    /// The command of the last action; empty before the first.
    QString lastCommand() const;

Q_SIGNALS:
    /// An action on this unit has ended, well or not.
    void ended(const unitdeck::UnitId &unit);
    void showJournalRequested(const unitdeck::UnitId &unit);

private:
    struct Undo
    {
        QPointer<Manager> manager;
        QList<VerbRequest> requests;
        std::function<void()> run; // instead of requests
    };
    void guard(Manager *manager, const QList<VerbRequest> &requests, const QStringList &dangers);
    void execute(Manager *manager, const QList<VerbRequest> &requests);
    void tell(Manager *manager, const std::vector<ActionOutcome> &outcomes);
    void tellFailure(Manager *manager, const QList<ActionOutcome> &failed, bool conditionFailed);
    void tellAutostart(Manager *manager, const ActionOutcome &outcome);
    void tellDone(const QList<VerbRequest> &requests);

    VerbRunner *runner_;
    MessageBar *messages_;
    StatusLine *status_;
    QWidget *window_;
    Undo undo_;
    bool toldOfAsking_ = false;
};

} // namespace unitdeck
