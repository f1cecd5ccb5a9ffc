// SPDX-License-Identifier: GPL-3.0-or-later
// A timer of an sd-event loop that owns its source.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <systemd/sd-event.h>

namespace unitdeck::demo {

using Seconds = std::chrono::duration<double>;

/// Monotonic, off until started. Its call may start and stop it. Does not throw into the loop.
class Timer final
{
public:
    Timer(sd_event *loop, std::function<void()> call);
    ~Timer();
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    void startOnce(Seconds delay) { start(delay, Seconds(0)); }
    /// The first call comes after one period; the calls do not drift.
    void startEvery(Seconds period) { start(period, period); }
    void stop();

private:
    static int fired(sd_event_source *source, std::uint64_t scheduled, void *self);
    void start(Seconds delay, Seconds period);

    sd_event *loop_; ///< outlives us
    sd_event_source *source_ = nullptr;
    std::function<void()> call_;
    std::uint64_t period_ = 0; ///< microseconds; 0: once
};

} // namespace unitdeck::demo
