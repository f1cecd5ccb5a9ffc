// SPDX-License-Identifier: GPL-3.0-or-later
// Times for benchmarks; see the header.
#include "ui/frame_times.h"

#include "ui/views/main_window.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <sys/signalfd.h>
#include <unistd.h>

namespace unitdeck {

namespace {

double monotonicMs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

bool isSwitchedOn()
{
    return qEnvironmentVariableIsSet("UNITDECK_TIMES");
}

sigset_t timesSignal()
{
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    return mask;
}

} // namespace

void blockTimesSignal()
{
    const sigset_t mask = timesSignal();
    if (isSwitchedOn())
        pthread_sigmask(SIG_BLOCK, &mask, nullptr);
}

FrameTimes::FrameTimes(const MainWindow &window)
{
    if (!isSwitchedOn())
        return;
    connect(&window, &MainWindow::populated, this, [&window] {
        std::fprintf(stderr, "populated: %d at %.3f\n", window.shownUnits(), monotonicMs());
    });
    auto *dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
        if (!isAwake_)
            turn_.start();
        isAwake_ = true;
    });
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        if (isAwake_)
            longest_ = std::max(longest_, turn_.nsecsElapsed());
        isAwake_ = false;
    });

    const sigset_t mask = timesSignal();
    const int descriptor = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, descriptor] {
        signalfd_siginfo info{};
        if (read(descriptor, &info, sizeof(info)) == sizeof(info))
            report();
    });
    connect(this, &QObject::destroyed, [descriptor] { close(descriptor); });
}

void FrameTimes::report()
{
    std::fprintf(stderr, "longest turn: %.3f\n", static_cast<double>(longest_) / 1e6);
    longest_ = 0;
}

} // namespace unitdeck
