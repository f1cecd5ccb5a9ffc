// SPDX-License-Identifier: GPL-3.0-or-later
// Running verbs, asking polkit once for all that was refused; see the header.
#include "app/units/verb_runner.h"

#include "app/bus/polkit_actions.h"

#include <QPointer>

#include <deque>

namespace unitdeck {

namespace {

constexpr int maxInFlight = 64;

/// What `now` adds to a unit file verb; absent if nothing.
std::optional<Verb> secondVerb(const VerbRequest &request)
{
    if (!request.now)
        return {};
    static constexpr std::array<std::pair<Verb, Verb>, 4> table{{
        {Verb::Enable, Verb::Start},
        {Verb::Reenable, Verb::Start},
        {Verb::Disable, Verb::Stop},
        {Verb::Mask, Verb::Stop},
    }};
    const auto row = std::ranges::find(table, request.verb, &std::pair<Verb, Verb>::first);
    return row == table.end() ? std::nullopt : std::optional(row->second);
}

/// systemd's own actions that @p request needs.
QStringList systemdActions(const VerbRequest &request)
{
    QStringList actions;
    if (verbInfo(request.verb).kind == VerbKind::UnitFile) {
        actions << polkit::manageUnitFiles << polkit::reloadDaemon;
        if (secondVerb(request))
            actions << polkit::manageUnits;
    } else if (request.verb == Verb::DaemonReload || request.verb == Verb::DaemonReexec) {
        actions << polkit::reloadDaemon;
    } else {
        actions << polkit::manageUnits;
    }
    return actions;
}

std::optional<Error::Kind> errorOf(PolkitAnswer answer)
{
    static constexpr std::array<std::pair<PolkitAnswer, Error::Kind>, 3> table{{
        {PolkitAnswer::Dismissed, Error::Kind::AuthDismissed},
        {PolkitAnswer::Denied, Error::Kind::AuthDenied},
        {PolkitAnswer::NoAgent, Error::Kind::NoAgent},
    }};
    const auto row = std::ranges::find(table, answer, &std::pair<PolkitAnswer, Error::Kind>::first);
    return row == table.end() ? std::nullopt : std::optional(row->second);
}

} // namespace

/// One run(): shared by all callbacks that wait for something.
struct VerbRunner::Batch
{
    enum class Authorisation { NotAsked, Asking, Granted, Refused };

    struct Item
    {
        VerbRequest request;
        quint64 number = 0;                     ///< of the JobTracker
        std::optional<VerbOutcome> fileOutcome; ///< the first of two calls went well
        Error refusal;                          ///< while it waits for polkit
        bool isSecond = false;                  ///< at the second call of a `now` request
        bool isEnded = false;
    };

    Manager *manager = nullptr;
    std::vector<Item> items;
    std::vector<ActionOutcome> outcomes;
    std::function<void(const std::vector<ActionOutcome> &)> done;
    std::deque<qsizetype> toSend;
    std::deque<qsizetype> refused; ///< wait for polkit's answer
    QStringList actionsToAsk;      ///< after the one being asked for
    size_t endedCount = 0;
    int inFlight = 0;
    Authorisation authorisation = Authorisation::NotAsked;
    std::optional<Error::Kind> refusedAs; ///< why polkit refused; absent: it was not there

    Item &item(qsizetype index) { return items[static_cast<size_t>(index)]; }
};

VerbRunner::VerbRunner(PolkitClient *polkit, QObject *parent)
    : QObject(parent)
    , polkit_(polkit)
{
}

void VerbRunner::run(Manager *manager, const QList<VerbRequest> &requests,
                     std::function<void(const std::vector<ActionOutcome> &)> done)
{
    const auto batch = std::make_shared<Batch>();
    batch->manager = manager;
    batch->done = std::move(done);
    if (requests.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [batch] { batch->done({}); }, Qt::QueuedConnection);
        return;
    }
    batch->outcomes.reserve(static_cast<size_t>(requests.size()));
    for (const VerbRequest &request : requests) {
        batch->items.emplace_back().request = request;
        batch->outcomes.push_back({request, Error{}, {}, {}});
    }
    for (qsizetype index = 0; index < requests.size(); ++index) {
        batch->toSend.push_back(index);
        batch->item(index).number = manager->jobs()->begin(
            requests[index], [self = QPointer(this), batch, index](const ActionOutcome &outcome) {
                Batch::Item &item = batch->item(index);
                item.isEnded = true;
                ActionOutcome &kept = batch->outcomes[static_cast<size_t>(index)];
                kept = outcome;
                kept.fileOutcome = item.fileOutcome;
                if (++batch->endedCount == batch->items.size() && self)
                    batch->done(batch->outcomes);
            });
    }
    const bool mayPrompt = std::ranges::any_of(requests, [](const VerbRequest &request) {
        const VerbKind kind = verbInfo(request.verb).kind;
        return kind == VerbKind::Job || kind == VerbKind::Unit;
    });
    if (manager->scope() == Scope::System && mayPrompt)
        lookFirst(batch);
    else
        pump(batch);
}

void VerbRunner::lookFirst(const BatchPtr &batch)
{
    // For these verbs systemd (252 to 257) lets polkit ask even if the call does not allow it: once
    // for each unit, in its own words, and it tells a closed prompt from a refused one to nobody.
    batch->authorisation = Batch::Authorisation::Asking;
    polkit_->check(
        QString(polkit::manageUnits), this, [this, batch](const Reply<PolkitAnswer> &answer) {
            batch->authorisation = Batch::Authorisation::NotAsked;
            if (answer.isOk() && *answer == PolkitAnswer::NoAgent) {
                for (const qsizetype index : batch->toSend) {
                    batch->item(index).refusal = {Error::Kind::InteractionRequired, {}, {}};
                    batch->refused.push_back(index);
                }
                batch->toSend.clear();
                ask(batch);
            }
            pump(batch);
        });
}

void VerbRunner::pump(const BatchPtr &batch)
{
    // While polkit asks, more calls would only be refused as well.
    while (batch->inFlight < maxInFlight && !batch->toSend.empty() &&
           batch->authorisation != Batch::Authorisation::Asking) {
        const qsizetype index = batch->toSend.front();
        batch->toSend.pop_front();
        if (!batch->item(index).isEnded)
            send(batch, index);
    }
}

void VerbRunner::send(const BatchPtr &batch, qsizetype index)
{
    const Batch::Item &item = batch->item(index);
    VerbRequest request = item.request;
    request.now = false;
    if (item.isSecond) {
        request.verb = *secondVerb(item.request);
        request.runtime = false;
    }
    // Granted by polkit, systemd lets it pass; but where our policy is missing it may need to ask
    // for a further action of its own.
    const bool interactive = batch->authorisation == Batch::Authorisation::Granted;
    ++batch->inFlight;
    batch->manager->client()->run(
        request, interactive, this,
        [this, batch, index, interactive](const Reply<VerbOutcome> &reply) {
            --batch->inFlight;
            if (!batch->item(index).isEnded)
                handleReply(batch, index, interactive, reply);
            pump(batch);
        });
}

void VerbRunner::handleReply(const BatchPtr &batch, qsizetype index, bool wasInteractive,
                             const Reply<VerbOutcome> &reply)
{
    Batch::Item &item = batch->item(index);
    JobTracker *jobs = batch->manager->jobs();
    if (!reply.isOk()) {
        const bool mayAsk = reply.error().kind == Error::Kind::InteractionRequired &&
                            !wasInteractive && batch->manager->scope() == Scope::System;
        if (mayAsk) {
            item.refusal = reply.error();
            if (batch->authorisation == Batch::Authorisation::Granted) {
                batch->toSend.push_front(index); // it was under way when the person agreed
                return;
            }
            batch->refused.push_back(index);
            if (batch->authorisation == Batch::Authorisation::Refused)
                refuse(batch, batch->refusedAs);
            else if (batch->authorisation == Batch::Authorisation::NotAsked)
                ask(batch);
            return;
        }
        // Stopping what is not loaded: there is nothing to stop, which was the wish.
        const bool isStopped = item.isSecond && reply.error().kind == Error::Kind::NoSuchUnit &&
                               secondVerb(item.request) == Verb::Stop;
        jobs->replied(item.number, isStopped ? Reply<VerbOutcome>(*item.fileOutcome) : reply);
        return;
    }
    if (item.isSecond) {
        VerbOutcome both = *item.fileOutcome;
        both.jobId = reply->jobId;
        jobs->replied(item.number, both);
    } else if (secondVerb(item.request)) {
        item.fileOutcome = *reply;
        item.isSecond = true;
        batch->toSend.push_front(index);
    } else {
        jobs->replied(item.number, reply);
    }
}

void VerbRunner::ask(const BatchPtr &batch)
{
    batch->authorisation = Batch::Authorisation::Asking;
    const QString action =
        batch->actionsToAsk.isEmpty() ? QString(polkit::manage) : batch->actionsToAsk.takeFirst();
    // No details: polkit takes them only from root and from the owner of the action
    // (polkitbackendinteractiveauthority.c, "Only trusted callers … can … pass details").
    polkit_->authorize(action, {}, this, [this, batch, action](const Reply<PolkitAnswer> &answer) {
        handleAnswer(batch, action, answer);
        pump(batch);
    });
}

void VerbRunner::handleAnswer(const BatchPtr &batch, const QString &action,
                              const Reply<PolkitAnswer> &answer)
{
    const bool isOurs = action == polkit::manage;
    if (answer.isOk() && isOurs)
        asksAgain_ = *answer == PolkitAnswer::UnknownAction;
    if (answer.isOk() && *answer == PolkitAnswer::UnknownAction && isOurs) {
        for (const Batch::Item &item : batch->items) {
            if (item.isEnded)
                continue;
            for (const QString &own : systemdActions(item.request)) {
                if (!batch->actionsToAsk.contains(own))
                    batch->actionsToAsk << own;
            }
        }
        if (!batch->actionsToAsk.isEmpty()) {
            ask(batch);
            return;
        }
    }
    if (!answer.isOk() || *answer != PolkitAnswer::Authorized) {
        batch->authorisation = Batch::Authorisation::Refused;
        batch->refusedAs = answer.isOk() ? errorOf(*answer) : std::optional(answer.error().kind);
        refuse(batch, batch->refusedAs);
        return;
    }
    if (!batch->actionsToAsk.isEmpty()) {
        ask(batch);
        return;
    }
    batch->authorisation = Batch::Authorisation::Granted;
    for (; !batch->refused.empty(); batch->refused.pop_back())
        batch->toSend.push_front(batch->refused.back());
}

void VerbRunner::refuse(const BatchPtr &batch, const std::optional<Error::Kind> &kind)
{
    while (!batch->refused.empty()) {
        Batch::Item &item = batch->item(batch->refused.front());
        batch->refused.pop_front();
        if (item.isEnded)
            continue;
        Error error = item.refusal;
        error.kind = kind.value_or(error.kind);
        batch->manager->jobs()->replied(item.number, error);
    }
}

} // namespace unitdeck
