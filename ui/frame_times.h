// SPDX-License-Identifier: GPL-3.0-or-later
// What the GUI thread's time goes to, for benchmarks: switched on by UNITDECK_TIMES in the
// environment.
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace unitdeck {

class MainWindow;

/// To be called before the first thread begins: keeps SIGUSR1 for FrameTimes, if that is switched
/// on.
void blockTimesSignal();

/// Prints to standard error, in ms: "populated: ROWS at MONOTONIC" once, and every time SIGUSR1
/// comes "longest turn: MS", the longest stretch in which the GUI thread did not come back to its
/// event loop since the last time. Does nothing unless UNITDECK_TIMES is set: it listens to the
/// event dispatcher's own signals.
class FrameTimes final : public QObject
{
    Q_OBJECT
public:
    explicit FrameTimes(const MainWindow &window);

private:
    void report();

    QElapsedTimer turn_;
    qint64 longest_ = 0; // ns
    bool isAwake_ = false;
};

} // namespace unitdeck
