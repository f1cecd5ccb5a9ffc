// SPDX-License-Identifier: GPL-3.0-or-later
// The least that watching can cost: subscribes to the user's manager, takes every signal, drops it.
#include <systemd/sd-bus.h>

#include <cstdio>
#include <cstring>

namespace {

int drop(sd_bus_message *, void *, sd_bus_error *)
{
    return 0;
}

int fail(const char *what, int result)
{
    std::fprintf(stderr, "subscriber: %s: %s\n", what, std::strerror(-result));
    return 1;
}

} // namespace

int main()
{
    sd_bus *bus = nullptr;
    if (const int result = sd_bus_open_user(&bus); result < 0)
        return fail("no bus", result);
    if (const int result = sd_bus_add_match(
            bus, nullptr, "type='signal',sender='org.freedesktop.systemd1'", drop, nullptr);
        result < 0)
        return fail("no match", result);
    if (const int result = sd_bus_call_method(
            bus, "org.freedesktop.systemd1", "/org/freedesktop/systemd1",
            "org.freedesktop.systemd1.Manager", "Subscribe", nullptr, nullptr, "");
        result < 0)
        return fail("Subscribe", result);
    std::puts("subscribed");
    std::fflush(stdout);
    for (;;) {
        int result = sd_bus_process(bus, nullptr);
        if (result == 0)
            result = sd_bus_wait(bus, UINT64_MAX);
        if (result < 0)
            return fail("the bus", result);
    }
}
