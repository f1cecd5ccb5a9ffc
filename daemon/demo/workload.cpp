// SPDX-License-Identifier: GPL-3.0-or-later
// Load in small slices of the event loop, so that the watchdog and signals are served meanwhile.
#include "daemon/demo/workload.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <new>
#include <syslog.h>

namespace unitdeck::demo {

namespace {

constexpr Seconds leakSlice(0.1);
constexpr Seconds chatterSlice(0.02);

} // namespace

Workload::Workload(sd_event *loop, const Log &log)
    : log_(log)
    , workers_(log)
    , leakTimer_(loop, [this] { takeMemory(); })
    , chatterTimer_(loop, [this] { talk(); })
    , crashTimer_(loop, [this] { crash(); })
{
}

void Workload::apply(const Options &options)
{
    workers_.set(options.children, options.cpu);
    leak_ = options.leak;
    if (leak_ > 0) {
        // Whoever runs out of memory because of us shall lose us, not something of value.
        std::ofstream("/proc/self/oom_score_adj") << 1000;
        leakTimer_.startEvery(leakSlice);
    } else {
        leakTimer_.stop();
        taken_.clear();
    }
    chatter_ = options.chatter;
    owed_ = 0;
    talkedAt_ = std::chrono::steady_clock::now();
    if (chatter_ > 0) {
        chatterTimer_.startEvery(std::max(chatterSlice, Seconds(1.0 / chatter_)));
    } else {
        chatterTimer_.stop();
    }
    if (options.crashAfter > 0) {
        crashTimer_.startOnce(Seconds(options.crashAfter));
    } else {
        crashTimer_.stop();
    }
}

void Workload::end()
{
    leakTimer_.stop();
    chatterTimer_.stop();
    crashTimer_.stop();
    workers_.endAll();
}

void Workload::takeMemory()
{
    const auto bytes = static_cast<std::size_t>(leak_ * leakSlice.count() * 1024 * 1024);
    try {
        taken_.push_back(std::make_unique_for_overwrite<char[]>(bytes));
        // Memory counts only once it is written to.
        std::memset(taken_.back().get(), 0x5a, bytes);
    } catch (const std::bad_alloc &) {
        log_.write(LOG_ERR, "There is no more memory to leak");
        leakTimer_.stop();
    }
}

void Workload::talk()
{
    const auto now = std::chrono::steady_clock::now();
    // At most a second is made up for: after a pause the journal is not to be flooded.
    const double elapsed = std::min(Seconds(now - talkedAt_).count(), 1.0);
    talkedAt_ = now;
    owed_ += elapsed * chatter_;
    for (; owed_ >= 1; owed_ -= 1) {
        ++line_;
        log_.write(LOG_INFO, "Chatter line " + std::to_string(line_),
                   {"UNITDECK_DEMO_LINE=" + std::to_string(line_)});
    }
}

void Workload::crash() const
{
    log_.write(LOG_CRIT, "Crashing as asked for by crash-after");
    std::abort();
}

} // namespace unitdeck::demo
