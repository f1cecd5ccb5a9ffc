// SPDX-License-Identifier: GPL-3.0-or-later
// Timer on sd_event_add_time(3).
#include "daemon/demo/timer.h"

#include "daemon/demo/check.h"

#include <algorithm>
#include <ctime>

namespace unitdeck::demo {

Timer::Timer(sd_event *loop, std::function<void()> call)
    : loop_(loop)
    , call_(std::move(call))
{
    check(sd_event_add_time(loop_, &source_, CLOCK_MONOTONIC, UINT64_MAX, 0, &Timer::fired, this),
          "sd_event_add_time");
    check(sd_event_source_set_enabled(source_, SD_EVENT_OFF), "sd_event_source_set_enabled");
}

Timer::~Timer()
{
    sd_event_source_disable_unref(source_);
}

void Timer::start(Seconds delay, Seconds period)
{
    const auto microseconds = [](Seconds seconds) {
        return static_cast<std::uint64_t>(seconds.count() * 1e6);
    };
    period_ = microseconds(period);
    // A tenth is close enough for the eye and lets the kernel put wake-ups together.
    const auto accuracy = std::clamp<std::uint64_t>(microseconds(delay) / 10, 1, 250000);
    check(sd_event_source_set_time_accuracy(source_, accuracy), "sd_event_source_set_accuracy");
    check(sd_event_source_set_time_relative(source_, microseconds(delay)),
          "sd_event_source_set_time_relative");
    check(sd_event_source_set_enabled(source_, SD_EVENT_ONESHOT), "sd_event_source_set_enabled");
}

void Timer::stop()
{
    check(sd_event_source_set_enabled(source_, SD_EVENT_OFF), "sd_event_source_set_enabled");
}

int Timer::fired(sd_event_source *source, std::uint64_t scheduled, void *self)
{
    auto *timer = static_cast<Timer *>(self);
    if (timer->period_ > 0) {
        std::uint64_t now = 0;
        check(sd_event_now(timer->loop_, CLOCK_MONOTONIC, &now), "sd_event_now");
        // After a suspend or a long pause, missed calls are left out.
        const auto next = std::max(scheduled + timer->period_, now);
        check(sd_event_source_set_time(source, next), "sd_event_source_set_time");
        check(sd_event_source_set_enabled(source, SD_EVENT_ONESHOT), "sd_event_source_set_enabled");
    }
    timer->call_();
    return 0;
}

} // namespace unitdeck::demo
