// SPDX-License-Identifier: GPL-3.0-or-later
// unitdeck-helper: writes and removes system unit files, programs and users for those whom polkit
// allows it. Started by the system bus. Whoever may use it may become root.
#include "daemon/helper/bus.h"
#include "daemon/helper/service.h"

#include <csignal>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

using namespace unitdeck::helper;

namespace {

/// In ms; a drop-in of the unit may set it, callers cannot. The trials do not wait for 30 s.
std::uint64_t idleTime()
{
    const char *text = std::getenv("UNITDECK_HELPER_IDLE_MS");
    const unsigned long value = text != nullptr ? std::strtoul(text, nullptr, 10) : 0;
    return value > 0 ? value * 1000 : defaultIdleTime;
}

} // namespace

int main(int argc, char **)
{
    if (argc > 1 || geteuid() != 0) {
        std::fputs("unitdeck-helper is started by the system bus, as root and without arguments.\n",
                   stderr);
        return EXIT_FAILURE;
    }
    umask(0077);
    // A stop waits until what was begun is done.
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGINT);
    sigprocmask(SIG_BLOCK, &stops, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    sd_event *createdLoop = nullptr;
    checkCall(sd_event_new(&createdLoop), "event loop");
    const EventPtr loop(createdLoop);
    for (const int number : {SIGTERM, SIGINT})
        checkCall(sd_event_add_signal(createdLoop, nullptr, number, nullptr, nullptr), "signals");
    sd_bus *openedBus = nullptr;
    checkCall(sd_bus_open_system(&openedBus), "system bus");
    const BusPtr bus(openedBus);
    checkCall(sd_bus_set_exit_on_disconnect(openedBus, 1), "system bus");
    checkCall(sd_bus_attach_event(openedBus, createdLoop, SD_EVENT_PRIORITY_NORMAL), "system bus");

    Service service(createdLoop, openedBus, Operations(), idleTime());
    service.begin();
    return checkCall(sd_event_loop(createdLoop), "event loop");
}
