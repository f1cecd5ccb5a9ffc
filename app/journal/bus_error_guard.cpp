// SPDX-License-Identifier: GPL-3.0-or-later
// The process's handler of SIGBUS; see the header.
#include "app/journal/bus_error_guard.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>

#include <sys/mman.h>
#include <unistd.h>

namespace unitdeck {

namespace {

// What a signal handler needs has no other place to be: it is called with nothing.
thread_local int depth = 0; ///< guards in this thread
std::atomic<quint64> replaced = 0;
long pageSize = 4096;

void replacePage(int number, siginfo_t *info, void *)
{
    const int code = errno;
    const auto address = reinterpret_cast<quintptr>(info->si_addr);
    const auto size = static_cast<quintptr>(pageSize);
    if (depth > 0 && info->si_code == BUS_ADRERR) {
        // mmap(2) is not in the list of signal-safety(7), but a bare system call on Linux;
        // systemd's own handler does the same.
        void *page = reinterpret_cast<void *>(address / size * size);
        if (mmap(page, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == page) {
            ++replaced;
            errno = code;
            return;
        }
    }
    // The instruction is done again after this, and ends the process.
    std::signal(number, SIG_DFL);
}

void install()
{
    pageSize = sysconf(_SC_PAGESIZE);
    struct sigaction action
    {
    };
    action.sa_sigaction = replacePage;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, nullptr);
}

} // namespace

BusErrorGuard::BusErrorGuard()
{
    static std::once_flag once;
    std::call_once(once, install);
    ++depth;
}

BusErrorGuard::~BusErrorGuard()
{
    --depth;
}

quint64 BusErrorGuard::count()
{
    return replaced;
}

} // namespace unitdeck
