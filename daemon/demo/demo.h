// SPDX-License-Identifier: GPL-3.0-or-later
// The demo daemon's life: starting, ticking, reloading, stopping.
#pragma once

#include "daemon/demo/log.h"
#include "daemon/demo/notify.h"
#include "daemon/demo/options.h"
#include "daemon/demo/timer.h"
#include "daemon/demo/workload.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <systemd/sd-event.h>

struct signalfd_siginfo;

namespace unitdeck::demo {

class Demo final
{
public:
    using ReadOptions = std::function<Outcome<Resolved>()>;

    /// Blocks the signals that a Demo serves. Call it before there is one, as early as possible:
    /// what arrives in between then waits (sd_event_add_signal(3)).
    static void blockSignals();

    /// `loop` outlives the object.
    /// `readOptions` is asked again on a reload.
    Demo(sd_event *loop, const Log &log, const Notifier &notifier, Options options,
         ReadOptions readOptions);

    /// Returns the exit status of the process.
    int run();

private:
    enum class Phase { Starting, Ready, Reloading };
    using SignalCall = void (Demo::*)();
    struct SignalRow final
    {
        int number;
        SignalCall call;
        int importance; ///< as of sd_event_source_set_priority(3): lower comes first
    };

    static int signalled(sd_event_source *source, const signalfd_siginfo *info, void *self);
    static const SignalRow *findSignal(int number);
    static std::span<const SignalRow> signalTable();

    void proceed();
    void becomeReady();
    void failStart();
    void tick();
    void reload();
    void finishReload();
    void showSamples();
    void hang();
    void reapChildren();
    void stop();
    void end(int exitStatus);
    std::string tickText() const;

    sd_event *loop_;
    const Log &log_;
    const Notifier &notifier_;
    Options options_;
    ReadOptions readOptions_;
    Workload workload_;
    Timer phaseTimer_; ///< the next step of a start, or the end of a reload
    Timer tickTimer_;
    Phase phase_ = Phase::Starting;
    std::chrono::steady_clock::time_point startedAt_ = std::chrono::steady_clock::now();
    std::string complaint_; ///< why the last reload changed nothing
    std::uint64_t tick_ = 0;
};

} // namespace unitdeck::demo
