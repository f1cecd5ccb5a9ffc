// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs and facts; see the header.
#include "app/bus/systemd_requests_wire.h"

#include "app/bus/errors_wire.h"
#include "app/bus/names_wire.h"
#include "app/bus/transient_wire.h"
#include "app/bus/unpack_wire.h"
#include "app/bus/verb_calls_wire.h"

#include <algorithm>

namespace unitdeck {

namespace {

constexpr int reloadTimeout = 90'000;
/// More would only make the manager's other clients wait.
constexpr qsizetype propertiesInFlight = 32;

int verbTimeout(Verb verb, bool interactive)
{
    if (interactive)
        return personTimeout;
    return verb == Verb::DaemonReload ? reloadTimeout : callTimeout;
}

/// Asked with leave to prompt, "interaction required" means that nobody was there to prompt.
Error afterPrompt(Error error, bool interactive)
{
    if (interactive && error.kind == Error::Kind::InteractionRequired)
        error.kind = Error::Kind::NoAgent;
    return error;
}

/// A re-executing manager never answers: its connection ends instead.
bool isEndOfReexec(Verb verb, const Error &error)
{
    return verb == Verb::DaemonReexec &&
           (error.kind == Error::Kind::NotConnected || error.kind == Error::Kind::TimedOut);
}

} // namespace

SystemdRequests::SystemdRequests(Link &link, Scope scope, QString service)
    : link_(link)
    , scope_(scope)
    , service_(std::move(service))
{
}

void SystemdRequests::reset()
{
    reloadSent_ = false;
    reloadWaiters_.clear();
}

QDBusMessage SystemdRequests::managerCall(QLatin1StringView method) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(service_, names::managerPath,
                                                          names::managerInterface, method);
    message.setAutoStartService(false);
    return message;
}

QDBusMessage SystemdRequests::propertiesCall(QLatin1StringView method, const QString &path) const
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(service_, path, names::propertiesInterface, method);
    message.setAutoStartService(false);
    return message;
}

void SystemdRequests::run(const VerbRequest &request, bool interactive,
                          const AnswerPtr<VerbOutcome> &answer)
{
    const VerbCall call = verbCall(request, managerVersion_);
    QDBusMessage message = managerCall(call.method);
    message.setArguments(call.arguments);
    message.setInteractiveAuthorizationAllowed(interactive);
    const auto then = [this, call, verb = request.verb, interactive,
                       answer](const Reply<QDBusMessage> &reply) {
        if (!reply) {
            if (isEndOfReexec(verb, reply.error()))
                answer->give(VerbOutcome());
            else
                answer->give(afterPrompt(reply.error(), interactive));
            return;
        }
        const Reply<VerbOutcome> outcome = verbOutcomeOf(call, *reply);
        if (outcome && verbInfo(verb).kind == VerbKind::UnitFile)
            reload({*outcome, interactive, answer});
        else
            answer->give(outcome);
    };
    link_.call(message, verbTimeout(request.verb, interactive), then);
}

/// One reload serves all that asked before it was sent: it takes seconds with many units.
void SystemdRequests::reload(ReloadWaiter waiter)
{
    reloadWaiters_.push_back(std::move(waiter));
    if (!reloadSent_)
        sendReload();
}

void SystemdRequests::sendReload()
{
    const std::vector<ReloadWaiter> served = std::exchange(reloadWaiters_, {});
    const bool interactive = std::ranges::any_of(served, &ReloadWaiter::interactive);
    QDBusMessage message = managerCall("Reload"_L1);
    message.setInteractiveAuthorizationAllowed(interactive);
    reloadSent_ = true;
    const auto then = [this, served, interactive](const Reply<QDBusMessage> &reply) {
        for (const ReloadWaiter &waiter : served) {
            if (reply)
                waiter.answer->give(waiter.outcome);
            else
                waiter.answer->give(afterPrompt(reply.error(), interactive));
        }
        reloadSent_ = false;
        if (!reloadWaiters_.empty())
            sendReload();
    };
    link_.call(message, verbTimeout(Verb::DaemonReload, interactive), then);
}

void SystemdRequests::fetchDetails(const QString &unit, const AnswerPtr<UnitDetails> &answer)
{
    struct Gathering
    {
        UnitDetails details;
        std::optional<Error> error;
        int open = 0;
        AnswerPtr<UnitDetails> answer;

        void closeOne()
        {
            if (--open > 0)
                return;
            if (error)
                answer->give(*error);
            else
                answer->give(details);
        }
    };
    const auto gathering = std::make_shared<Gathering>();
    gathering->answer = answer;
    gathering->details.id = {scope_, unit};
    gathering->details.objectPath = pathOfUnit(unit);
    gathering->details.typeName = typeInterfaceName(unit);
    gathering->open = gathering->details.typeName.isEmpty() ? 2 : 3;

    QDBusMessage getAll = propertiesCall("GetAll"_L1, gathering->details.objectPath);
    getAll.setArguments({QString(names::unitInterface)});
    link_.call(getAll, callTimeout, [gathering](const Reply<QDBusMessage> &reply) {
        if (!reply)
            gathering->error = reply.error();
        else if (reply->signature() != "a{sv}"_L1)
            gathering->error = malformed(u"GetAll"_s, reply->signature());
        else
            gathering->details.unit = unpackProperties(*reply, 0);
        gathering->closeOne();
    });
    if (!gathering->details.typeName.isEmpty()) {
        getAll.setArguments({QString(names::interfacePrefix + gathering->details.typeName)});
        link_.call(getAll, callTimeout, [gathering](const Reply<QDBusMessage> &reply) {
            if (reply)
                gathering->details.type = unpackProperties(*reply, 0);
            gathering->closeOne();
        });
    }
    // A unit without a control group has no processes, and says so by an error.
    QDBusMessage processes = managerCall("GetUnitProcesses"_L1);
    processes.setArguments({unit});
    link_.call(processes, callTimeout, [gathering](const Reply<QDBusMessage> &reply) {
        const auto list =
            reply ? unpackProcesses(*reply) : Reply<QList<UnitProcess>>(reply.error());
        if (list)
            gathering->details.processes = *list;
        gathering->closeOne();
    });
}

struct SystemdRequests::PropertyFetch
{
    QStringList units;
    bool typeInterface = false;
    QString property;
    qsizetype next = 0;
    qsizetype inFlight = 0;
    QHash<QString, QVariant> result;
    AnswerPtr<QHash<QString, QVariant>> answer;
};

void SystemdRequests::fetchProperty(const QStringList &units, bool typeInterface,
                                    const QString &property,
                                    const AnswerPtr<QHash<QString, QVariant>> &answer)
{
    const auto fetch = std::make_shared<PropertyFetch>();
    fetch->units = units;
    fetch->typeInterface = typeInterface;
    fetch->property = property;
    fetch->answer = answer;
    advance(fetch);
}

void SystemdRequests::advance(const std::shared_ptr<PropertyFetch> &fetch)
{
    while (fetch->inFlight < propertiesInFlight && fetch->next < fetch->units.size()) {
        const QString unit = fetch->units.at(fetch->next++);
        const QString interface = !fetch->typeInterface
                                      ? QString(names::unitInterface)
                                      : QString(names::interfacePrefix + typeInterfaceName(unit));
        QDBusMessage get = propertiesCall("Get"_L1, pathOfUnit(unit));
        get.setArguments({interface, fetch->property});
        ++fetch->inFlight;
        link_.call(get, callTimeout, [this, fetch, unit](const Reply<QDBusMessage> &reply) {
            if (reply && reply->signature() == "v"_L1)
                fetch->result.insert(unit, plainValue(reply->arguments().constFirst()));
            --fetch->inFlight;
            advance(fetch);
        });
    }
    if (fetch->inFlight == 0 && fetch->next == fetch->units.size() && link_.isOpen())
        fetch->answer->give(fetch->result);
}

void SystemdRequests::fetchProcesses(const QString &unit,
                                     const AnswerPtr<QList<UnitProcess>> &answer)
{
    QDBusMessage message = managerCall("GetUnitProcesses"_L1);
    message.setArguments({unit});
    link_.call(message, callTimeout, [answer](const Reply<QDBusMessage> &reply) {
        if (reply)
            answer->give(unpackProcesses(*reply));
        else
            answer->give(reply.error());
    });
}

void SystemdRequests::startTransient(const TransientService &service,
                                     const AnswerPtr<VerbOutcome> &answer)
{
    QDBusMessage message = managerCall("StartTransientUnit"_L1);
    message.setArguments(transientArguments(service));
    message.setInteractiveAuthorizationAllowed(true);
    link_.call(message, personTimeout, [answer](const Reply<QDBusMessage> &reply) {
        if (!reply)
            answer->give(afterPrompt(reply.error(), true));
        else
            answer->give(verbOutcomeOf({"StartTransientUnit"_L1, {}, "o"_L1}, *reply));
    });
}

void SystemdRequests::fetchUnitFileLinks(const QString &unit, bool runtime,
                                         const AnswerPtr<QStringList> &answer)
{
    QDBusMessage message = managerCall("GetUnitFileLinks"_L1);
    message.setArguments({unit, runtime});
    link_.call(message, callTimeout, [answer](const Reply<QDBusMessage> &reply) {
        if (!reply)
            answer->give(reply.error());
        else if (reply->signature() != "as"_L1)
            answer->give(malformed(u"GetUnitFileLinks"_s, reply->signature()));
        else
            answer->give(reply->arguments().constFirst().toStringList());
    });
}

} // namespace unitdeck
