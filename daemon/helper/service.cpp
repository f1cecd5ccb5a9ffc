// SPDX-License-Identifier: GPL-3.0-or-later
// The service; see the header.
#include "daemon/helper/service.h"

#include "daemon/helper/messages.h"

#include <memory>
#include <systemd/sd-daemon.h>

namespace unitdeck::helper {

namespace {

constexpr const char *busName = "org.unitdeck.Helper1";
constexpr const char *objectPath = "/org/unitdeck/Helper1";

// Callers are judged by polkit, not by sd-bus: hence "unprivileged".
#define UNITDECK_METHOD(name, in, out)                                                             \
    SD_BUS_METHOD(name, in, out, &Service::called, SD_BUS_VTABLE_UNPRIVILEGED)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic" // the macros of sd-bus-vtable.h
const sd_bus_vtable methods[] = {SD_BUS_VTABLE_START(0),
                                 UNITDECK_METHOD("WriteUnitFile", "ssbhs", "s"),
                                 UNITDECK_METHOD("RemoveUnitFile", "ssbs", ""),
                                 UNITDECK_METHOD("InstallProgram", "sa(shb)", "s"),
                                 UNITDECK_METHOD("InstallPackedProgram", "sa(stb)h", "s"),
                                 UNITDECK_METHOD("RemoveProgram", "s", ""),
                                 UNITDECK_METHOD("CreateUser", "ss", "b"),
                                 UNITDECK_METHOD("RemoveUser", "s", "s"),
                                 UNITDECK_METHOD("ListHistory", "", "a(stss)"),
                                 UNITDECK_METHOD("RestoreHistory", "ss", "s"),
                                 SD_BUS_VTABLE_END};
#pragma GCC diagnostic pop

Caller callerOf(sd_bus_message *message)
{
    sd_bus_creds *made = nullptr;
    const char *sender = sd_bus_message_get_sender(message);
    // The bus's own knowledge of who opened the connection.
    const int result = sd_bus_query_sender_creds(message, SD_BUS_CREDS_EUID, &made);
    const CredsPtr creds(made);
    uid_t user = 0;
    if (sender == nullptr || result < 0 || sd_bus_creds_get_euid(made, &user) < 0)
        throw Failure{Failure::Kind::NotAuthorized, "The bus does not say who calls"};
    return {sender, user};
}

} // namespace

Service::Service(sd_event *loop, sd_bus *bus, Operations operations, std::uint64_t idleTime)
    : loop_(loop)
    , bus_(bus)
    , operations_(std::move(operations))
    , idleTime_(idleTime)
    , authority_(bus)
{
}

void Service::begin()
{
    sd_bus_slot *slot = nullptr;
    checkCall(sd_bus_add_object_vtable(bus_, &slot, objectPath, busName, methods, this), "object");
    object_.reset(slot);
    checkCall(sd_bus_request_name(bus_, busName, 0), "name on the bus");
    awaitIdle();
}

int Service::called(sd_bus_message *message, void *self, sd_bus_error *)
{
    static_cast<Service *>(self)->handle(message);
    return 1;
}

void Service::handle(sd_bus_message *message)
{
    awaitIdle();
    Caller caller{"?", static_cast<uid_t>(-1)};
    Target target{sd_bus_message_get_member(message), {}, {}};
    try {
        caller = callerOf(message);
        const Request request = requestOf(message);
        const Result<Target> checked = check(request);
        if (!checked)
            throw checked.failure();
        target = *checked;
        // The message keeps the descriptors open.
        const std::shared_ptr<sd_bus_message> kept(sd_bus_message_ref(message),
                                                   &sd_bus_message_unref);
        authority_.check(
            message, caller.user,
            {{"operation", target.operation}, {"unit", target.unit}, {"path", target.path}},
            [this, kept, caller, request, target](const std::optional<Failure> &refusal) {
                if (!refusal) {
                    carryOut(kept.get(), caller, request, target);
                } else {
                    logOperation(caller, target, &*refusal);
                    reply(kept.get(), *refusal);
                }
                awaitIdle();
            });
    } catch (const Failure &failure) {
        logOperation(caller, target, &failure);
        reply(message, failure);
    }
}

void Service::carryOut(sd_bus_message *message, const Caller &caller, const Request &request,
                       const Target &target)
{
    const Result<Answer> result = operations_.run(request);
    Target told = target;
    if (result && request.operation == Operation::RestoreHistory)
        told.path = std::get<std::string>(*result);
    logOperation(caller, told, result ? nullptr : &result.failure());
    if (result)
        reply(message, *result);
    else
        reply(message, result.failure());
}

void Service::awaitIdle()
{
    sd_event_source *source = nullptr;
    checkCall(
        sd_event_add_time_relative(loop_, &source, CLOCK_MONOTONIC, idleTime_, 0, &idled, this),
        "timer");
    idle_.reset(source);
}

int Service::idled(sd_event_source *, std::uint64_t, void *self)
{
    auto *service = static_cast<Service *>(self);
    if (!service->authority_.isIdle()) {
        service->awaitIdle();
        return 0;
    }
    // The manager hears of it before the bus does: a call that comes now starts another helper
    // once this one is gone. What came before is still answered.
    sd_notify(0, "STOPPING=1");
    checkCall(sd_bus_release_name(service->bus_, busName), "name on the bus");
    int result = 1;
    while (result > 0 || (result == 0 && !service->authority_.isIdle())) {
        result = sd_bus_process(service->bus_, nullptr);
        if (result == 0 && !service->authority_.isIdle())
            result = sd_bus_wait(service->bus_, UINT64_MAX);
    }
    sd_event_exit(service->loop_, EXIT_SUCCESS);
    return 0;
}

} // namespace unitdeck::helper
