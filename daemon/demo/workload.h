// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo daemon does besides ticking: children, memory, chatter, a crash.
#pragma once

#include "daemon/demo/log.h"
#include "daemon/demo/options.h"
#include "daemon/demo/timer.h"
#include "daemon/demo/workers.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace unitdeck::demo {

class Workload final
{
public:
    Workload(sd_event *loop, const Log &log);

    /// Counts times from now; memory already taken stays taken until `leak` is 0.
    void apply(const Options &options);
    void end();
    void reapChildren() { workers_.reap(); }

private:
    void takeMemory();
    void talk();
    [[noreturn]] void crash() const;

    const Log &log_;
    Workers workers_;
    Timer leakTimer_;
    Timer chatterTimer_;
    Timer crashTimer_;
    std::vector<std::unique_ptr<char[]>> taken_;
    double leak_ = 0; ///< MiB per second
    int chatter_ = 0; ///< lines per second
    double owed_ = 0; ///< lines
    std::chrono::steady_clock::time_point talkedAt_;
    std::uint64_t line_ = 0;
};

} // namespace unitdeck::demo
