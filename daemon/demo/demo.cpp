// SPDX-License-Identifier: GPL-3.0-or-later
// The phases of the demo daemon and what each signal means in them.
#include "daemon/demo/demo.h"

#include "daemon/demo/check.h"
#include "daemon/demo/samples.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/signalfd.h>
#include <syslog.h>
#include <unistd.h>

namespace unitdeck::demo {

namespace {

using namespace std::chrono_literals;

/// Of `journalctl MESSAGE_ID=`: every tick has it.
constexpr const char *tickMessageId = "MESSAGE_ID=f6edf7084446449aa7bf6ae0f48e1743";
/// Well above the time between two steps of a start, well below the TimeoutStartSec= of the units.
constexpr std::chrono::microseconds patience = 5s;
/// The share of the start after which fail-start strikes. Early, so that with the units'
/// RestartSec= the default start limit (5 in 10 s) is reached and the unit rests as failed.
constexpr double failAt = 0.2;

std::string oneDecimal(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", number);
    return text.data();
}

} // namespace

std::span<const Demo::SignalRow> Demo::signalTable()
{
    // Stopping comes before SIGCHLD: systemd signals the daemon first and then the children.
    static constexpr std::array<SignalRow, 6> table{{
        {SIGTERM, &Demo::stop, SD_EVENT_PRIORITY_IMPORTANT},
        {SIGINT, &Demo::stop, SD_EVENT_PRIORITY_IMPORTANT},
        {SIGHUP, &Demo::reload, SD_EVENT_PRIORITY_NORMAL},
        {SIGUSR1, &Demo::showSamples, SD_EVENT_PRIORITY_NORMAL},
        {SIGUSR2, &Demo::hang, SD_EVENT_PRIORITY_NORMAL},
        {SIGCHLD, &Demo::reapChildren, SD_EVENT_PRIORITY_IDLE},
    }};
    return table;
}

const Demo::SignalRow *Demo::findSignal(int number)
{
    const auto table = signalTable();
    const auto found = std::find_if(table.begin(), table.end(), [number](const SignalRow &row) {
        return row.number == number;
    });
    return found == table.end() ? nullptr : &*found;
}

void Demo::blockSignals()
{
    sigset_t served;
    sigemptyset(&served);
    for (const SignalRow &row : signalTable()) {
        sigaddset(&served, row.number);
    }
    sigprocmask(SIG_BLOCK, &served, nullptr);
}

Demo::Demo(sd_event *loop, const Log &log, const Notifier &notifier, Options options,
           ReadOptions readOptions)
    : loop_(loop)
    , log_(log)
    , notifier_(notifier)
    , options_(std::move(options))
    , readOptions_(std::move(readOptions))
    , workload_(loop, log)
    , phaseTimer_(loop, [this] { phase_ == Phase::Starting ? proceed() : finishReload(); })
    , tickTimer_(loop, [this] { tick(); })
{
    for (const SignalRow &row : signalTable()) {
        sd_event_source *source = nullptr;
        check(sd_event_add_signal(loop_, &source, row.number, &Demo::signalled, this),
              "sd_event_add_signal");
        check(sd_event_source_set_priority(source, row.importance), "sd_event_source_set_priority");
        // The loop keeps the source from here on.
        check(sd_event_source_set_floating(source, 1), "sd_event_source_set_floating");
        sd_event_source_unref(source);
    }
}

int Demo::run()
{
    // Pings with WATCHDOG=1 when $WATCHDOG_USEC asks for it, as long as the loop turns.
    if (const int result = sd_event_set_watchdog(loop_, 1); result < 0) {
        log_.write(LOG_WARNING, "The watchdog's time is not usable; it gets no answer");
    }
    proceed();
    return sd_event_loop(loop_);
}

int Demo::signalled(sd_event_source *, const signalfd_siginfo *info, void *self)
{
    if (const SignalRow *row = findSignal(static_cast<int>(info->ssi_signo))) {
        (static_cast<Demo *>(self)->*row->call)();
    }
    return 0;
}

void Demo::proceed()
{
    const double elapsed = Seconds(std::chrono::steady_clock::now() - startedAt_).count();
    const double left = options_.startup - elapsed;
    if (options_.failStart != 0 && elapsed >= options_.startup * failAt) {
        failStart();
        return;
    }
    if (left <= 0 && options_.startup > 0) {
        becomeReady();
        return;
    }
    const double share = options_.startup > 0 ? elapsed / options_.startup : 1;
    notifier_.starting("Starting: " + std::to_string(static_cast<int>(share * 100)) + " %, " +
                           oneDecimal(std::max(left, 0.0)) + " s to go",
                       patience);
    if (left <= 0) {
        becomeReady();
        return;
    }
    // Not later than the moment at which fail-start strikes.
    const double untilFailure = options_.startup * failAt - elapsed;
    const double step = std::min({options_.startup / 10, 1.0, left});
    phaseTimer_.startOnce(Seconds(untilFailure > 0 ? std::min(step, untilFailure) : step));
}

void Demo::failStart()
{
    const auto text =
        "The start fails as asked for by fail-start " + std::to_string(options_.failStart);
    log_.write(LOG_ERR, text);
    notifier_.failed(text, ECANCELED);
    end(options_.failStart);
}

void Demo::becomeReady()
{
    phase_ = Phase::Ready;
    log_.write(LOG_INFO,
               "Ready after " +
                   oneDecimal(Seconds(std::chrono::steady_clock::now() - startedAt_).count()) +
                   " s");
    workload_.apply(options_);
    tickTimer_.startEvery(Seconds(options_.interval));
    notifier_.ready("Ready, waiting for the first tick");
}

std::string Demo::tickText() const
{
    const auto mood =
        complaint_.empty() ? "all is well" : "with the old configuration: " + complaint_;
    const auto text = "Tick " + std::to_string(tick_) + ", " + mood;
    return options_.name.empty() ? text : options_.name + ": " + text;
}

void Demo::tick()
{
    ++tick_;
    const auto uptime = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - startedAt_);
    std::vector<std::string> fields{tickMessageId, "UNITDECK_TICK=" + std::to_string(tick_),
                                    "UNITDECK_DEMO_UPTIME_USEC=" + std::to_string(uptime.count())};
    if (!options_.name.empty()) {
        fields.push_back("UNITDECK_DEMO_NAME=" + options_.name);
    }
    log_.write(LOG_INFO, tickText(), std::move(fields));
    // A reload has its own words.
    if (phase_ == Phase::Ready) {
        notifier_.status(tickText());
    }
}

void Demo::reload()
{
    if (phase_ == Phase::Starting) {
        log_.write(LOG_NOTICE, "Not reloading: still starting");
        return;
    }
    // Before anything else: systemd's reload job ends with the kill(1) of ExecReload= unless it has
    // heard of the reload by then.
    notifier_.reloading("Reloading the configuration");
    phase_ = Phase::Reloading;
    phaseTimer_.startOnce(Seconds(options_.reloadTime));
}

void Demo::finishReload()
{
    phase_ = Phase::Ready;
    auto outcome = readOptions_();
    if (const auto *problem = std::get_if<Problem>(&outcome)) {
        complaint_ = problem->message;
        log_.write(LOG_ERR, "Not reloaded, the old configuration stays: " + complaint_);
        notifier_.ready("Not reloaded, the old configuration stays: " + complaint_);
        return;
    }
    auto &resolved = std::get<Resolved>(outcome);
    complaint_.clear();
    options_ = std::move(resolved.options);
    workload_.apply(options_);
    tickTimer_.startEvery(Seconds(options_.interval));
    log_.write(LOG_INFO, "Configuration reloaded");
    for (const std::string &change : resolved.changes) {
        log_.write(LOG_INFO, "Set: " + change);
    }
    notifier_.ready("Configuration reloaded");
}

void Demo::showSamples()
{
    writeSamples(log_);
}

void Demo::hang()
{
    log_.write(LOG_WARNING, "Hanging as asked for by SIGUSR2: no more watchdog, deaf to SIGTERM");
    notifier_.status("Hanging as asked for by SIGUSR2");
    // The signals of the loop are blocked, so only one that is not served ends this.
    for (;;) {
        pause();
    }
}

void Demo::reapChildren()
{
    workload_.reapChildren();
}

void Demo::stop()
{
    notifier_.stopping("Stopping after tick " + std::to_string(tick_));
    workload_.end();
    log_.write(LOG_INFO, "Stopped after tick " + std::to_string(tick_));
    end(EXIT_SUCCESS);
}

void Demo::end(int exitStatus)
{
    phaseTimer_.stop();
    tickTimer_.stop();
    check(sd_event_exit(loop_, exitStatus), "sd_event_exit");
}

} // namespace unitdeck::demo
