// SPDX-License-Identifier: GPL-3.0-or-later
// Reload, message, undo; see the header.
#include "ui/views/save_flow.h"

#include "app/unitfiles/common_settings.h"
#include "ui/look/sentences.h"
#include "ui/look/unit_facts.h"
#include "ui/views/action_flow.h"
#include "ui/views/message_bar.h"

#include <QPointer>

#include <algorithm>
#include <memory>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

SaveFlow::SaveFlow(QList<Manager *> managers, VerbRunner *runner, HelperClient *helper,
                   ActionFlow *actions, MessageBar *messages, QObject *parent)
    : QObject(parent)
    , managers_(std::move(managers))
    , helper_(helper)
    , runner_(runner)
    , actions_(actions)
    , messages_(messages)
{
}

Manager *SaveFlow::managerOf(Scope scope) const
{
    return *std::ranges::find(managers_, scope, &Manager::scope);
}

void SaveFlow::handleSaved(const UnitFileTarget &target, const SavedFile &saved)
{
    const VerbRequest reload{Verb::DaemonReload, {target.unit.scope, {}}};
    runner_->run(
        managerOf(target.unit.scope), {reload},
        [self = QPointer(this), target, saved](const std::vector<ActionOutcome> &outcomes) {
            if (self)
                self->handleReloaded(target, saved, outcomes.front());
        });
}

void SaveFlow::handleReloaded(const UnitFileTarget &target, const SavedFile &saved,
                              const ActionOutcome &outcome)
{
    if (outcome.isDone())
        tell(target, saved);
    else
        messages_->showMessage(outcomeSentence(outcome, false), {}, target.unit);
    Q_EMIT settled(target.unit);
}

void SaveFlow::tell(const UnitFileTarget &target, const SavedFile &saved)
{
    const QString path = shortPath(saved.path);
    const QString text = saved.after ? tr("Saved %1.").arg(path) : tr("Removed %1.").arg(path);
    // Shared: GCC 12 takes a copy of it in a lambda for uninitialised.
    const auto kept = std::make_shared<const SavedFile>(saved);
    const auto undo = [self = QPointer(this), target, kept] {
        if (self)
            self->save(target, kept->before, kept->after);
    };
    actions_->remember(text, {}, undo);
    Sentence sentence{text, {}, Tone::Calm};
    QList<MessageAction> actions;
    Manager *manager = managerOf(target.unit.scope);
    const UnitInfo *unit = manager->units()->find(target.unit.name);
    const bool isForRestart = needsRestart(UnitDocument(saved.before.value_or(QByteArray())),
                                           UnitDocument(saved.after.value_or(QByteArray())));
    if (unit && unit->isUp() && isForRestart) {
        sentence.nextStep = tr("It takes effect when the unit is restarted.");
        // The message bar may outlive this by a moment, when the window goes.
        actions << MessageAction{tr("Restart now"), [flow = QPointer(actions_), manager, target] {
                                     if (flow)
                                         flow->run(manager, {{Verb::Restart, target.unit}});
                                 }};
    }
    actions << MessageAction{tr("Undo"), undo};
    messages_->showMessage(sentence, actions, target.unit);
}

void SaveFlow::save(const UnitFileTarget &target, const FileContent &content,
                    const FileContent &expected)
{
    saveUnitFile(target, userUnitFilePlaces(), helper_, content, expected, this,
                 [this, target](const Reply<SavedFile> &saved) {
                     if (saved) {
                         handleSaved(target, *saved);
                         return;
                     }
                     Sentence sentence = errorSentence(saved.error());
                     if (saved.error().kind == Error::Kind::Conflict) {
                         sentence.text = tr("%1 was changed by somebody else meanwhile, so it was "
                                            "left as it is.")
                                             .arg(shortPath(saved.error().message));
                         sentence.nextStep.clear();
                     }
                     messages_->showMessage(sentence, {}, target.unit);
                 });
}

} // namespace unitdeck
