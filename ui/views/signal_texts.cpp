// SPDX-License-Identifier: GPL-3.0-or-later
// The table of signals' meanings; signal(7), "Standard signals".
#include "ui/views/signal_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <csignal>

namespace unitdeck {

namespace {

struct Row
{
    int number;
    const char *meaning;
};

// The table stands inside the class so that lupdate knows the context of its texts
// (as to_array: in a std::array without its arguments it takes that to be "std").
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::SignalMeaning)

public:
    static constexpr auto rows = std::to_array<Row>({
        {SIGTERM, QT_TR_NOOP("asks to end; the service may tidy up first")},
        {SIGKILL, QT_TR_NOOP("ends at once; nothing can be tidied up or saved")},
        {SIGINT, QT_TR_NOOP("asks to end, as Ctrl+C in a terminal does")},
        {SIGHUP, QT_TR_NOOP("for many services: read the configuration again; else ends")},
        {SIGQUIT, QT_TR_NOOP("ends and leaves a core dump for debugging")},
        {SIGUSR1, QT_TR_NOOP("means what the service defines; ends one that defines nothing")},
        {SIGUSR2, QT_TR_NOOP("means what the service defines; ends one that defines nothing")},
        {SIGSTOP, QT_TR_NOOP("halts the process until SIGCONT; cannot be refused")},
        {SIGCONT, QT_TR_NOOP("lets a halted process go on")},
        {SIGABRT, QT_TR_NOOP("ends with a core dump, as a failed assertion does")},
        {SIGALRM, QT_TR_NOOP("a timer ran out; ends a process that does not expect it")},
        {SIGBUS, QT_TR_NOOP("bad memory access (alignment, truncated file); core dump")},
        {SIGCHLD, QT_TR_NOOP("a child process ended or halted; mostly ignored")},
        {SIGFPE, QT_TR_NOOP("impossible arithmetic, such as division by zero; core dump")},
        {SIGILL, QT_TR_NOOP("an instruction the processor does not know; core dump")},
        {SIGIO, QT_TR_NOOP("input or output is possible; ends one that does not expect it")},
        {SIGPIPE, QT_TR_NOOP("nobody reads what is written; systemd lets services ignore it")},
        {SIGPROF, QT_TR_NOOP("the profiling timer ran out")},
        {SIGPWR, QT_TR_NOOP("the power supply fails")},
        {SIGSEGV, QT_TR_NOOP("bad memory access; tries out how a crash is handled (core dump)")},
        {SIGSYS, QT_TR_NOOP("a forbidden system call; core dump")},
        {SIGTRAP, QT_TR_NOOP("a breakpoint of a debugger; core dump")},
        {SIGTSTP, QT_TR_NOOP("asks to halt, as Ctrl+Z in a terminal does")},
        {SIGTTIN, QT_TR_NOOP("a background process wants to read from the terminal; halts")},
        {SIGTTOU, QT_TR_NOOP("a background process wants to write to the terminal; halts")},
        {SIGURG, QT_TR_NOOP("urgent data on a socket; mostly ignored")},
        {SIGVTALRM, QT_TR_NOOP("the timer of used processor time ran out")},
        {SIGWINCH, QT_TR_NOOP("the terminal's size changed; some services stop gracefully")},
        {SIGXCPU, QT_TR_NOOP("the limit of processor time is reached; core dump")},
        {SIGXFSZ, QT_TR_NOOP("the limit of file size is reached; core dump")},
    });
};

} // namespace

QString signalMeaning(int number)
{
    if (number >= SIGRTMIN && number <= SIGRTMAX)
        number = SIGUSR1; // as free, and as deadly to who does not expect it; signal(7)
    const auto row = std::ranges::find(Words::rows, number, &Row::number);
    return row == Words::rows.end() ? QString() : Words::tr(row->meaning);
}

} // namespace unitdeck
