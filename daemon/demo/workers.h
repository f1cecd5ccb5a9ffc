// SPDX-License-Identifier: GPL-3.0-or-later
// The demo daemon's child processes: idle ones, and one that uses up processor time.
#pragma once

#include "daemon/demo/log.h"

#include <map>
#include <string>
#include <sys/types.h>

namespace unitdeck::demo {

/// Starts and ends children so that there are as many as asked for. They die with the daemon.
class Workers final
{
public:
    explicit Workers(const Log &log)
        : log_(log)
    {
    }
    ~Workers();
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    /// `cpuPercent` of one processor; 0: no such child.
    void set(int idleCount, int cpuPercent);
    /// Waits for them; they cannot refuse.
    void endAll();
    /// Call on SIGCHLD. A child somebody killed is logged and missing until set().
    void reap();
    int count() const { return static_cast<int>(children_.size()); }

private:
    struct Child final
    {
        std::string role; ///< "worker" or "cpu"
        int number = 0;   ///< of the worker, or the percentage

        auto operator<=>(const Child &) const = default;
    };

    void begin(const Child &child);

    const Log &log_;
    std::map<pid_t, Child> children_;
};

/// True when these arguments are those Workers gives to a child.
bool isWorker(int argc, char **argv);
/// The whole life of a child; ends only by a signal.
[[noreturn]] void runWorker(char **argv);

} // namespace unitdeck::demo
