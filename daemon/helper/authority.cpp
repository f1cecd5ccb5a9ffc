// SPDX-License-Identifier: GPL-3.0-or-later
// The questions to polkit; see the header.
#include "daemon/helper/authority.h"

#include <algorithm>
#include <string_view>
#include <unistd.h>

namespace unitdeck::helper {

namespace {

constexpr const char *service = "org.freedesktop.PolicyKit1";
constexpr const char *path = "/org/freedesktop/PolicyKit1/Authority";
constexpr const char *interface = "org.freedesktop.PolicyKit1.Authority";
constexpr std::uint32_t allowUserInteraction = 1;
constexpr std::uint64_t personTimeout = 300'000'000; // microseconds

using enum Failure::Kind;

std::optional<Failure> verdictOf(sd_bus_message *reply, bool mayAsk)
{
    if (sd_bus_message_is_method_error(reply, nullptr) != 0) {
        const sd_bus_error *error = sd_bus_message_get_error(reply);
        const std::string name = error->name != nullptr ? error->name : "";
        if (name.ends_with(".Error.Cancelled"))
            return Failure{Dismissed, "The prompt was closed"};
        return Failure{NotAuthorized, "polkit did not answer: " +
                                          std::string(error->message ? error->message : "")};
    }
    int isAuthorized = 0;
    int isChallenge = 0;
    if (sd_bus_message_enter_container(reply, 'r', "bba{ss}") < 0 ||
        sd_bus_message_read(reply, "bb", &isAuthorized, &isChallenge) < 0 ||
        sd_bus_message_enter_container(reply, 'a', "{ss}") < 0)
        return Failure{NotAuthorized, "polkit's answer is not understood"};
    if (isAuthorized != 0)
        return {};
    const char *key = nullptr;
    const char *value = nullptr;
    while (sd_bus_message_enter_container(reply, 'e', "ss") > 0) {
        if (sd_bus_message_read(reply, "ss", &key, &value) < 0 ||
            sd_bus_message_exit_container(reply) < 0)
            break;
        if (std::string_view(key) == "polkit.dismissed")
            return Failure{Dismissed, "The prompt was closed"};
    }
    if (isChallenge == 0)
        return Failure{NotAuthorized, "polkit does not allow it"};
    return mayAsk ? Failure{NoAgent, "There is no agent to ask for the authorization"}
                  : Failure{InteractionRequired, "Interactive authentication required."};
}

} // namespace

void Authority::check(sd_bus_message *call, uid_t caller,
                      const std::map<std::string, std::string> &details, Done done)
{
    const auto pending = std::ranges::count(questions_, caller, &Question::caller);
    if (pending >= maxPerUser || questions_.size() >= maxPending)
        throw Failure{TooManyRequests, "Too many requests wait for an authorization"};

    Question &question = questions_.emplace_back();
    question.authority = this;
    question.caller = caller;
    question.mayAsk = sd_bus_message_get_allow_interactive_authorization(call) > 0;
    question.cancellation =
        "unitdeck-helper-" + std::to_string(getpid()) + "-" + std::to_string(++count_);
    question.done = std::move(done);

    sd_bus_message *made = nullptr;
    checkCall(
        sd_bus_message_new_method_call(bus_, &made, service, path, interface, "CheckAuthorization"),
        "message to polkit");
    const MessagePtr message(made);
    checkCall(sd_bus_message_append(made, "(sa{sv})s", "system-bus-name", 1, "name", "s",
                                    sd_bus_message_get_sender(call), changeFile),
              "message to polkit");
    checkCall(sd_bus_message_open_container(made, 'a', "{ss}"), "message to polkit");
    for (const auto &[key, value] : details) {
        checkCall(sd_bus_message_append(made, "{ss}", key.c_str(), value.c_str()),
                  "message to polkit");
    }
    checkCall(sd_bus_message_close_container(made), "message to polkit");
    checkCall(sd_bus_message_append(made, "us", question.mayAsk ? allowUserInteraction : 0U,
                                    question.cancellation.c_str()),
              "message to polkit");
    sd_bus_slot *slot = nullptr;
    checkCall(sd_bus_call_async(bus_, &slot, made, &answered, &question, personTimeout),
              "call of polkit");
    question.call.reset(slot);

    sd_bus_track *track = nullptr;
    checkCall(sd_bus_track_new(bus_, &track, &vanished, &question), "watch on the caller");
    question.track.reset(track);
    if (sd_bus_track_add_sender(track, call) < 0)
        vanished(track, &question); // gone already: of that no track tells
}

int Authority::answered(sd_bus_message *reply, void *question, sd_bus_error *)
{
    auto *self = static_cast<Question *>(question);
    const auto verdict = verdictOf(reply, self->mayAsk);
    const Done done = std::move(self->done);
    self->authority->finish(self);
    done(verdict);
    return 0;
}

int Authority::vanished(sd_bus_track *, void *question)
{
    auto *self = static_cast<Question *>(question);
    Authority *authority = self->authority;
    // Nobody is there any more to whom the answer would matter.
    sd_bus_call_method_async(authority->bus_, nullptr, service, path, interface,
                             "CancelCheckAuthorization", nullptr, nullptr, "s",
                             self->cancellation.c_str());
    const Done done = std::move(self->done);
    authority->finish(self);
    done(Failure{NotAuthorized, "The caller went away"});
    return 0;
}

void Authority::finish(const Question *question)
{
    questions_.remove_if([question](const Question &each) { return &each == question; });
}

} // namespace unitdeck::helper
