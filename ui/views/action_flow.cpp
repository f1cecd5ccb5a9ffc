// SPDX-License-Identifier: GPL-3.0-or-later
// From the click to the sentence; see the header.
#include "ui/views/action_flow.h"

#include "app/units/reverse_dependencies.h"
#include "app/units/verb_rules.h"
#include "ui/look/sentences.h"
#include "ui/look/verb_look.h"
#include "ui/views/guard_dialog.h"
#include "ui/views/message_bar.h"
#include "ui/views/status_line.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace unitdeck {

namespace {

/// What takes @p request back; the verb of an invalid optional has no way back.
std::optional<VerbRequest> opposite(const VerbRequest &request)
{
    const std::optional<Verb> verb = verbInfo(request.verb).opposite;
    if (!verb)
        return {};
    VerbRequest back = request;
    back.verb = *verb;
    // What "block and stop" stopped is not started by "unblock": systemctl has no such switch.
    back.now = request.now && request.verb != Verb::Mask && request.verb != Verb::Unmask;
    return back;
}

QString commandsOf(const QList<VerbRequest> &requests)
{
    QStringList lines;
    for (const VerbRequest &request : requests)
        lines << systemctlCommand(request);
    return lines.join(u'\n');
}

QString changesText(const QList<UnitFileChange> &changes)
{
    QStringList lines;
    for (const UnitFileChange &change : changes)
        lines << changeSentence(change);
    return lines.join(u'\n');
}

} // namespace

ActionFlow::ActionFlow(VerbRunner *runner, MessageBar *messages, StatusLine *status,
                       QWidget *window)
    : QObject(window)
    , runner_(runner)
    , messages_(messages)
    , status_(status)
    , window_(window)
{
    connect(status_, &StatusLine::undoRequested, this, &ActionFlow::undo);
    connect(status_, &StatusLine::copyCommandRequested, this, [this] {
        if (lastCommand().isEmpty())
            return;
        QGuiApplication::clipboard()->setText(lastCommand());
        status_->remark(tr("Copied: %1").arg(lastCommand()));
    });
}

QString ActionFlow::lastCommand() const
{
    return status_->lastCommand();
}

void ActionFlow::run(Manager *manager, const QList<VerbRequest> &requests)
{
    if (requests.isEmpty())
        return;
    QStringList dangers;
    const UnitId own = ownUnit(manager->scope());
    for (const VerbRequest &request : requests) {
        const Danger danger = dangerOf(request, own);
        if (danger != Danger::None)
            dangers << dangerSentence(danger, request.unit);
    }
    if (dangers.isEmpty())
        execute(manager, requests);
    else
        guard(manager, requests, dangers);
}

void ActionFlow::guard(Manager *manager, const QList<VerbRequest> &requests,
                       const QStringList &dangers)
{
    auto *dialog = new GuardDialog(requests, dangers, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, manager = QPointer(manager), requests] {
        if (manager)
            execute(manager, requests);
    });
    const auto isRunning = [store = QPointer(manager->units())](const QString &name) {
        const UnitInfo *unit = store ? store->find(name) : nullptr;
        return unit && unit->isUp();
    };
    // The lists of all chosen units, gathered as they come.
    struct Gathered
    {
        QStringList names;
        qsizetype waiting = 0;
    };
    auto gathered = std::make_shared<Gathered>();
    gathered->waiting = requests.size();
    for (const VerbRequest &request : requests) {
        fetchGoesDownWith(manager->client(), request.unit.name, isRunning, dialog,
                          [dialog, gathered](const Reply<QStringList> &reply) {
                              if (reply)
                                  gathered->names << reply.value();
                              if (--gathered->waiting > 0)
                                  return;
                              if (!reply && gathered->names.isEmpty()) {
                                  dialog->setGoesDownWith(reply);
                                  return;
                              }
                              gathered->names.removeDuplicates();
                              gathered->names.sort();
                              dialog->setGoesDownWith(gathered->names);
                          });
    }
    dialog->open();
}

void ActionFlow::execute(Manager *manager, const QList<VerbRequest> &requests)
{
    undo_ = {};
    for (const VerbRequest &request : requests)
        messages_->clearFor(request.unit);
    status_->setLastAction(requests.size() == 1 ? doingText(requests.front())
                                                : tr("Working on %n unit(s)…", nullptr,
                                                     static_cast<int>(requests.size())),
                           commandsOf(requests), false);
    runner_->run(manager, requests,
                 [self = QPointer(this),
                  manager = QPointer(manager)](const std::vector<ActionOutcome> &outcomes) {
                     if (self && manager)
                         self->tell(manager, outcomes);
                 });
}

void ActionFlow::tell(Manager *manager, const std::vector<ActionOutcome> &outcomes)
{
    if (runner_->asksAgain() && !std::exchange(toldOfAsking_, true)) {
        messages_->showMessage({tr("You may be asked for a password several times."),
                                tr("Unitdeck is not installed, and with it the rule that one "
                                   "answer is enough is missing."),
                                Tone::Calm});
    }
    QList<ActionOutcome> failed;
    QList<VerbRequest> done;
    QList<VerbRequest> back;
    for (const ActionOutcome &outcome : outcomes) {
        if (!outcome.isDone()) {
            failed << outcome;
            continue;
        }
        done << outcome.request;
        if (const auto undone = opposite(outcome.request))
            back << *undone;
    }
    if (!done.isEmpty()) {
        std::ranges::reverse(back);
        if (back.size() == done.size()) {
            undo_ = {manager, back, {}};
        } else {
            undo_ = {};
        }
        tellDone(done);
        status_->setLastAction(
            done.size() == 1 ? doneText(done.front())
                             : tr("Done for %n unit(s)", nullptr, static_cast<int>(done.size())),
            commandsOf(done), back.size() == done.size());
    } else {
        status_->setLastAction({}, status_->lastCommand(), false);
    }
    if (!failed.isEmpty())
        tellFailure(manager, failed, false);

    if (outcomes.size() == 1 && outcomes.front().isDone()) {
        const ActionOutcome &outcome = outcomes.front();
        const Verb verb = outcome.request.verb;
        if (verb == Verb::Enable || verb == Verb::Disable) {
            tellAutostart(manager, outcome);
        } else if (verb == Verb::Start || verb == Verb::Restart) {
            // "done" also comes when a condition was not met: then nothing was started.
            const QString name = outcome.request.unit.name;
            manager->client()->fetchProperty(
                {name}, false, u"ConditionResult"_s, this,
                [this, manager = QPointer(manager), outcome,
                 name](const Reply<QHash<QString, QVariant>> &reply) {
                    const UnitInfo *unit = manager ? manager->units()->find(name) : nullptr;
                    const bool rests =
                        !unit || !unit->isLoaded || unit->active == ActiveState::Inactive;
                    if (reply && rests && reply->contains(name) && !reply->value(name).toBool())
                        tellFailure(manager, {outcome}, true);
                });
        }
    }
    for (const ActionOutcome &outcome : outcomes)
        Q_EMIT ended(outcome.request.unit);
}

void ActionFlow::tellDone(const QList<VerbRequest> &requests)
{
    if (requests.front().verb != Verb::ResetFailed)
        return;
    for (const VerbRequest &request : requests)
        messages_->clearFor(request.unit);
}

void ActionFlow::tellFailure(Manager *manager, const QList<ActionOutcome> &failed,
                             bool conditionFailed)
{
    const ActionOutcome &first = failed.front();
    Sentence sentence = outcomeSentence(first, conditionFailed);
    QList<VerbRequest> requests;
    for (const ActionOutcome &outcome : failed)
        requests << outcome.request;
    if (failed.size() > 1) {
        sentence.text = joined(sentence.text, tr("The same or worse for %n more unit(s).", nullptr,
                                                 static_cast<int>(failed.size() - 1)));
    }
    QList<MessageAction> actions;
    if (!conditionFailed) {
        actions << MessageAction{tr("Try again"),
                                 [self = QPointer(this), manager = QPointer(manager), requests] {
                                     if (self && manager)
                                         self->run(manager, requests);
                                 }};
    }
    if (first.job) {
        actions << MessageAction{tr("Show journal"),
                                 [self = QPointer(this), unit = first.request.unit] {
                                     if (self)
                                         Q_EMIT self->showJournalRequested(unit);
                                 }};
    } else {
        // Where we were refused, a terminal may still be asked for a password.
        const QString prefix = first.request.unit.scope == Scope::System ? u"sudo "_s : QString();
        QString command = commandsOf(requests);
        command = prefix + command.replace(u"\n"_s, u"\n"_s + prefix);
        actions << MessageAction{tr("Copy command"), [self = QPointer(this), command] {
                                     QGuiApplication::clipboard()->setText(command);
                                     if (self)
                                         self->status_->remark(tr("Copied: %1").arg(command));
                                 }};
    }
    messages_->showMessage(sentence, actions, first.request.unit);
}

void ActionFlow::tellAutostart(Manager *manager, const ActionOutcome &outcome)
{
    const VerbRequest &request = outcome.request;
    const bool isOn = request.verb == Verb::Enable;
    const VerbOutcome result = outcome.fileOutcome.value_or(outcome.reply.value());
    Sentence sentence;
    sentence.tone = Tone::Calm;
    if (result.changes.isEmpty() && !result.carriesInstallInfo) {
        sentence.text = tr("Nothing was changed: %1 has no [Install] section that says when to "
                           "start it.")
                            .arg(request.unit.name);
        sentence.tone = Tone::Busy;
    } else {
        sentence.text = isOn ? tr("%1 now starts by itself.").arg(request.unit.name)
                             : tr("%1 no longer starts by itself.").arg(request.unit.name);
    }
    sentence.nextStep = changesText(result.changes);
    QList<MessageAction> actions;
    const UnitInfo *unit = manager->units()->find(request.unit.name);
    const bool isRunning = unit && unit->isUp();
    if (!request.now && isOn != isRunning) {
        const VerbRequest too{isOn ? Verb::Start : Verb::Stop, request.unit};
        actions << MessageAction{isOn ? tr("Start it now too") : tr("Stop it now too"),
                                 [self = QPointer(this), manager = QPointer(manager), too] {
                                     if (self && manager)
                                         self->run(manager, {too});
                                 }};
    }
    if (const auto back = opposite(request); back && !result.changes.isEmpty()) {
        // This action's own way back: another may have been the last one by then.
        actions << MessageAction{
            tr("Undo"), [self = QPointer(this), manager = QPointer(manager), back = *back] {
                if (self && manager)
                    self->run(manager, {back});
            }};
    }
    messages_->showMessage(sentence, actions, request.unit);
}

void ActionFlow::undo()
{
    const Undo last = std::exchange(undo_, {});
    if (last.run)
        last.run();
    else if (last.manager)
        run(last.manager, last.requests);
}

void ActionFlow::remember(const QString &text, const QString &command, std::function<void()> undo)
{
    undo_ = {{}, {}, std::move(undo)};
    status_->setLastAction(text, command, true);
}

} // namespace unitdeck
