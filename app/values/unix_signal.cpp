// SPDX-License-Identifier: GPL-3.0-or-later
// The table of signals; see the header.
#include "app/values/unix_signal.h"

#include <algorithm>
#include <array>
#include <csignal>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

std::span<const UnixSignal> unixSignals()
{
    static constexpr std::array<UnixSignal, 30> table{{
        {SIGTERM, "SIGTERM"_L1},   {SIGKILL, "SIGKILL"_L1}, {SIGINT, "SIGINT"_L1},
        {SIGHUP, "SIGHUP"_L1},     {SIGQUIT, "SIGQUIT"_L1}, {SIGUSR1, "SIGUSR1"_L1},
        {SIGUSR2, "SIGUSR2"_L1},   {SIGSTOP, "SIGSTOP"_L1}, {SIGCONT, "SIGCONT"_L1},
        {SIGABRT, "SIGABRT"_L1},   {SIGALRM, "SIGALRM"_L1}, {SIGBUS, "SIGBUS"_L1},
        {SIGCHLD, "SIGCHLD"_L1},   {SIGFPE, "SIGFPE"_L1},   {SIGILL, "SIGILL"_L1},
        {SIGIO, "SIGIO"_L1},       {SIGPIPE, "SIGPIPE"_L1}, {SIGPROF, "SIGPROF"_L1},
        {SIGPWR, "SIGPWR"_L1},     {SIGSEGV, "SIGSEGV"_L1}, {SIGSYS, "SIGSYS"_L1},
        {SIGTRAP, "SIGTRAP"_L1},   {SIGTSTP, "SIGTSTP"_L1}, {SIGTTIN, "SIGTTIN"_L1},
        {SIGTTOU, "SIGTTOU"_L1},   {SIGURG, "SIGURG"_L1},   {SIGVTALRM, "SIGVTALRM"_L1},
        {SIGWINCH, "SIGWINCH"_L1}, {SIGXCPU, "SIGXCPU"_L1}, {SIGXFSZ, "SIGXFSZ"_L1},
    }};
    return table;
}

QString unixSignalName(int number)
{
    const auto table = unixSignals();
    const auto row = std::ranges::find(table, number, &UnixSignal::number);
    if (row != table.end())
        return row->name;
    if (number >= SIGRTMIN && number <= SIGRTMAX)
        return u"SIGRTMIN+%1"_s.arg(number - SIGRTMIN);
    return u"signal %1"_s.arg(number);
}

} // namespace unitdeck
