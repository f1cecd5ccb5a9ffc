// SPDX-License-Identifier: GPL-3.0-or-later
// Starts (or stops) many instances of a template in the user's manager and says how long it took
// until no job was left. It does not subscribe: `systemctl start` does, and so slows what is
// measured.
#include <systemd/sd-bus.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

namespace {

constexpr auto service = "org.freedesktop.systemd1";
constexpr auto path = "/org/freedesktop/systemd1";
constexpr auto interface = "org.freedesktop.systemd1.Manager";
constexpr int mostInFlight = 32;

struct Burst
{
    int sent = 0;
    int answered = 0;
    int refused = 0;
};

int answered(sd_bus_message *reply, void *data, sd_bus_error *)
{
    auto *burst = static_cast<Burst *>(data);
    ++burst->answered;
    if (sd_bus_message_is_method_error(reply, nullptr)) {
        if (burst->refused++ == 0)
            std::fprintf(stderr, "burst_driver: %s\n", sd_bus_message_get_error(reply)->message);
    }
    return 0;
}

[[noreturn]] void fail(const char *what, int result)
{
    std::fprintf(stderr, "burst_driver: %s: %s\n", what, std::strerror(-result));
    std::exit(1);
}

uint32_t jobsLeft(sd_bus *bus)
{
    uint32_t count = 0;
    if (const int result = sd_bus_get_property_trivial(bus, service, path, interface, "NJobs",
                                                       nullptr, 'u', &count);
        result < 0)
        fail("NJobs", result);
    return count;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "Usage: burst_driver StartUnit|StopUnit PREFIX COUNT\n"
                             "for the units PREFIX0.service to PREFIX(COUNT-1).service\n");
        return 2;
    }
    const int count = std::atoi(argv[3]);
    sd_bus *bus = nullptr;
    if (const int result = sd_bus_open_user(&bus); result < 0)
        fail("no bus", result);

    const auto begin = std::chrono::steady_clock::now();
    Burst burst;
    while (burst.answered < count) {
        while (burst.sent < count && burst.sent - burst.answered < mostInFlight) {
            const std::string name = argv[2] + std::to_string(burst.sent++) + ".service";
            if (const int result =
                    sd_bus_call_method_async(bus, nullptr, service, path, interface, argv[1],
                                             answered, &burst, "ss", name.c_str(), "replace");
                result < 0)
                fail(argv[1], result);
        }
        int result = sd_bus_process(bus, nullptr);
        if (result == 0)
            result = sd_bus_wait(bus, UINT64_MAX);
        if (result < 0)
            fail("the bus", result);
    }
    // A manager that nobody subscribed to tells of no end; the number of jobs is cheap to ask for.
    while (jobsLeft(bus) > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
    std::printf("%.3f\n", wall.count());
    sd_bus_unref(bus);
    return burst.refused == 0 ? 0 : 1;
}
