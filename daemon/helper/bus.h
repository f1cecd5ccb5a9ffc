// SPDX-License-Identifier: GPL-3.0-or-later
// sd-bus and sd-event objects that are let go of by themselves.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

namespace unitdeck::helper {

template <auto unref>
struct Unref
{
    template <typename T>
    void operator()(T *object) const
    {
        unref(object);
    }
};

using BusPtr = std::unique_ptr<sd_bus, Unref<&sd_bus_flush_close_unref>>;
using SlotPtr = std::unique_ptr<sd_bus_slot, Unref<&sd_bus_slot_unref>>;
using TrackPtr = std::unique_ptr<sd_bus_track, Unref<&sd_bus_track_unref>>;
using MessagePtr = std::unique_ptr<sd_bus_message, Unref<&sd_bus_message_unref>>;
using CredsPtr = std::unique_ptr<sd_bus_creds, Unref<&sd_bus_creds_unref>>;
using EventPtr = std::unique_ptr<sd_event, Unref<&sd_event_unref>>;
using SourcePtr = std::unique_ptr<sd_event_source, Unref<&sd_event_source_disable_unref>>;

/// For calls that fail only through a mistake of ours, without memory or without the bus: ends the
/// process, which the bus starts again.
inline int checkCall(int result, const char *what)
{
    if (result < 0) {
        std::fprintf(stderr, "unitdeck-helper: %s: %s\n", what, std::strerror(-result));
        std::exit(EXIT_FAILURE);
    }
    return result;
}

} // namespace unitdeck::helper
