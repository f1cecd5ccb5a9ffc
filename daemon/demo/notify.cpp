// SPDX-License-Identifier: GPL-3.0-or-later
// The one user of sd-daemon.h.
#include "daemon/demo/notify.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <syslog.h>
#include <systemd/sd-daemon.h>

namespace unitdeck::demo {

namespace {

/// A line break would begin another assignment.
std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// systemd compares MONOTONIC_USEC= with its own CLOCK_MONOTONIC.
long long monotonicMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

} // namespace

void Notifier::starting(const std::string &status, std::chrono::microseconds patience) const
{
    send("STATUS=" + oneLine(status) + "\nEXTEND_TIMEOUT_USEC=" + std::to_string(patience.count()));
}

void Notifier::ready(const std::string &status) const
{
    send("READY=1\nSTATUS=" + oneLine(status));
}

void Notifier::reloading(const std::string &status) const
{
    send("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(monotonicMicroseconds()) +
         "\nSTATUS=" + oneLine(status));
}

void Notifier::status(const std::string &status) const
{
    send("STATUS=" + oneLine(status));
}

void Notifier::stopping(const std::string &status) const
{
    send("STOPPING=1\nSTATUS=" + oneLine(status));
}

void Notifier::failed(const std::string &status, int errorNumber) const
{
    send("STATUS=" + oneLine(status) + "\nERRNO=" + std::to_string(errorNumber));
}

void Notifier::send(const std::string &assignments) const
{
    const int result = sd_notify(0, assignments.c_str());
    if (result < 0) {
        log_.write(LOG_WARNING,
                   std::string("The manager could not be told: ") + std::strerror(-result));
    }
}

} // namespace unitdeck::demo
