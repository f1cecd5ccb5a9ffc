// SPDX-License-Identifier: GPL-3.0-or-later
// Tells benchmarks when the window shows its rows: switched on by UNITDECK_TIMES in the
// environment.
#pragma once

namespace unitdeck {

class MainWindow;

/// Prints "populated: ROWS at MS" to standard error once, MS by CLOCK_MONOTONIC, when the units of
/// the chosen manager have been painted. Does nothing unless UNITDECK_TIMES is set.
void reportTimes(const MainWindow &window);

} // namespace unitdeck
