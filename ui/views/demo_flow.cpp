// SPDX-License-Identifier: GPL-3.0-or-later
// Setting up and removing the demo; see the header.
#include "ui/views/demo_flow.h"

#include "ui/look/sentences.h"
#include "ui/views/message_bar.h"
#include "ui/views/welcome.h"

#include <QPointer>

namespace unitdeck {

DemoFlow::DemoFlow(Manager *manager, VerbRunner *runner, Welcome *welcome, MessageBar *messages,
                   QObject *parent)
    : QObject(parent)
    , manager_(manager)
    , runner_(runner)
    , welcome_(welcome)
    , messages_(messages)
{
    connect(welcome_, &Welcome::tryDemoRequested, this, &DemoFlow::setUp);
    connect(welcome_, &Welcome::removeDemoRequested, this, &DemoFlow::takeAway);
}

void DemoFlow::refresh()
{
    findDemo(demoPlaces(manager_->info().unitPath), this, [this](const Reply<DemoState> &found) {
        const bool isOurs = found && found->origin == DemoState::Origin::Ours;
        welcome_->setRemovable(isOurs);
        welcome_->setDemo(isOurs ? Welcome::Demo::Here : Welcome::Demo::Offered);
    });
}

void DemoFlow::setUp()
{
    welcome_->setDemo(Welcome::Demo::Working);
    setUpDemo(demoPlaces(manager_->info().unitPath), this, [this](const Reply<DemoState> &made) {
        if (!made) {
            fail(made.error());
            return;
        }
        welcome_->setRemovable(made->origin == DemoState::Origin::Ours);
        // The service takes seconds to be ready, and that is worth watching: do not wait for it.
        QList<VerbRequest> before = made->next;
        QList<VerbRequest> start;
        if (!before.isEmpty() && before.last().verb == Verb::Start)
            start << before.takeLast();
        runThen(before, [this, start] {
            welcome_->setDemo(Welcome::Demo::Here);
            tellWhenListed();
            runThen(start, [] {});
        });
    });
}

void DemoFlow::tellWhenListed()
{
    // The list is read anew after the reload, and shows the unit only then.
    auto *waiting = new QObject(this);
    const auto tell = [this, waiting] {
        if (!manager_->units()->find(demoUnitName))
            return;
        waiting->deleteLater();
        manager_->units()->disconnect(waiting);
        Q_EMIT demoReady({Scope::User, demoUnitName});
    };
    connect(manager_->units(), &UnitStore::changed, waiting, tell);
    tell();
}

void DemoFlow::takeAway()
{
    welcome_->setDemo(Welcome::Demo::Working);
    runThen(demoFarewell(), [this] {
        removeDemo(
            demoPlaces(manager_->info().unitPath), this, [this](const Reply<DemoState> &removed) {
                if (!removed) {
                    fail(removed.error());
                    return;
                }
                runThen(removed->next, [this] { welcome_->setDemo(Welcome::Demo::Offered); });
            });
    });
}

void DemoFlow::runThen(const QList<VerbRequest> &requests, std::function<void()> then)
{
    if (requests.isEmpty()) {
        then();
        return;
    }
    // One after the other: a start before the reload would not find the file.
    runner_->run(manager_, {requests.front()},
                 [self = QPointer(this), rest = requests.mid(1),
                  then](const std::vector<ActionOutcome> &outcomes) {
                     if (!self)
                         return;
                     // Stopped and forgotten already is as good: the manager drops at once what
                     // neither runs nor failed.
                     const Verb verb = outcomes.front().request.verb;
                     const bool isGone =
                         !outcomes.front().reply && verb != Verb::Start &&
                         outcomes.front().reply.error().kind == Error::Kind::NoSuchUnit;
                     if (!outcomes.front().reply && !isGone) {
                         self->fail(outcomes.front().reply.error());
                         return;
                     }
                     self->runThen(rest, then);
                 });
}

void DemoFlow::fail(const Error &error)
{
    messages_->showMessage(errorSentence(error));
    refresh();
}

} // namespace unitdeck
