// SPDX-License-Identifier: GPL-3.0-or-later
// The signals of signal(7), by number and name. Not "Signal": Qt owns that word.
#pragma once

#include <QString>

#include <span>

namespace unitdeck {

struct UnixSignal
{
    int number = 0;
    QLatin1StringView name; ///< "SIGKILL"
};

/// The signals a person may want to send, most useful first; real-time signals are left out.
std::span<const UnixSignal> unixSignals();
/// "SIGKILL" for 9; "SIGRTMIN+3" and "signal 77" for those without a row.
QString unixSignalName(int number);

} // namespace unitdeck
