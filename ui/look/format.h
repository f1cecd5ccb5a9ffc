// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes, times and durations as people read them, in the locale's own way; names as Qt shows them.
#pragma once

#include <QString>

#include <optional>

namespace unitdeck {

/// "2.1 MB"; "–" if absent. SI units, as the desktop's file managers use.
QString formatBytes(std::optional<quint64> bytes);
/// "0.1 %" of one core; "–" if absent. @p share 1.0 is one core.
QString formatCpuShare(std::optional<double> share);
/// CPU time in ns: "1.2 s", "3 min 4 s"; "–" if absent.
QString formatCpuTime(std::optional<quint64> nanoseconds);

/// In short, for a column: "4 s", "2 min", "3 h", "5 d". @p microseconds ≥ 0.
QString shortDuration(qint64 microseconds);
/// In words, for a sentence: "3.0 s", "42 seconds", "2 minutes", "3 hours 12 minutes", "5 days".
QString longDuration(qint64 microseconds);

/// A moment, µs since the epoch: "08:31:07" today, "yesterday 08:31", else the date and time.
QString formatMoment(qint64 realtime);
/// With date, seconds and time zone, for tooltips and copying.
QString formatMomentExactly(qint64 realtime);
/// For the Since column: "just now", "2 min", "3 h", "yesterday", the date; empty for 0.
QString formatSince(qint64 realtime, qint64 now);

/// A count for tr("%n …"), which takes no more.
int countable(qint64 number);
/// The words of others where Qt reads mnemonics (menus, buttons): their ampersands are shown.
QString withoutMnemonic(QString text);

} // namespace unitdeck
