// SPDX-License-Identifier: GPL-3.0-or-later
// org.unitdeck.Helper1 on the bus: from a message to an operation to an answer.
#pragma once

#include "daemon/helper/authority.h"
#include "daemon/helper/bus.h"
#include "daemon/helper/log.h"
#include "daemon/helper/operations.h"

#include <cstdint>

namespace unitdeck::helper {

inline constexpr std::uint64_t defaultIdleTime = 30'000'000; // microseconds

/// Leaves when nobody has asked for anything for the idle time and nothing waits for polkit.
class Service final
{
public:
    Service(sd_event *loop, sd_bus *bus, Operations operations,
            std::uint64_t idleTime = defaultIdleTime);
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    /// Offers the object and asks for the name.
    void begin();

    static int called(sd_bus_message *message, void *self, sd_bus_error *error);

private:
    static int idled(sd_event_source *source, std::uint64_t time, void *self);
    void handle(sd_bus_message *message);
    void carryOut(sd_bus_message *message, const Caller &caller, const Request &request,
                  const Target &target);
    void awaitIdle();

    sd_event *loop_;
    sd_bus *bus_;
    Operations operations_;
    std::uint64_t idleTime_;
    Authority authority_;
    SlotPtr object_;
    SourcePtr idle_;
};

} // namespace unitdeck::helper
