// SPDX-License-Identifier: GPL-3.0-or-later
// Tells benchmarks when the window shows its rows: switched on by UNITDECK_TIMES in the
// environment.
#pragma once

class QWidget;

namespace unitdeck {

class MainWindow;

/// Prints "populated: ROWS at MS" to standard error once, MS by CLOCK_MONOTONIC, when the units of
/// the chosen manager have been painted. Does nothing unless UNITDECK_TIMES is set.
void reportTimes(const MainWindow &window);
/// Prints "entries: COUNT newest AGE at MS" after each painting of journal entries in @p window
/// that has newer ones: COUNT is what the timeline has counted, AGE how old the newest was then, in
/// ms by the clock. Does nothing unless UNITDECK_TIMES is set.
void reportEntryTimes(const QWidget &window);

} // namespace unitdeck
