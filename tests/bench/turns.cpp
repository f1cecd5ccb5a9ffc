// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD): how long its first thread stays away from its event loop.
//
// A turn lasts from the return of the event loop's poll() to its next call. This is seen from
// outside because Qt does not tell it: QAbstractEventDispatcher emits awake() only after the glib
// dispatcher has dispatched, and aboutToBlock() before the poll, so that the work lies outside of
// that pair. A poll() by others (xcb waits for replies with it) belongs to the turn.
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

// What bench.py reads; it writes zeros to begin anew. All in nanoseconds.
struct Turns
{
    std::atomic<uint64_t> count;
    std::atomic<uint64_t> longest;
    std::atomic<uint64_t> busy;
    std::atomic<uint64_t> late;    // turns longer than a frame of 16 ms
    std::atomic<uint64_t> hardest; // CPU time: what the longest would be on a machine of its own
};

Turns *turns = nullptr;
// Only the first thread touches these.
uint64_t turnBegin = 0;
uint64_t turnBeginCpu = 0;

uint64_t now(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<uint64_t>(time.tv_sec) * 1'000'000'000U +
           static_cast<uint64_t>(time.tv_nsec);
}

bool isEventLoop(const void *caller)
{
    static const void *known = nullptr; // only the first thread comes here
    if (caller == known)
        return true;
    Dl_info info{};
    if (!dladdr(caller, &info) || !info.dli_fname)
        return false;
    if (!std::strstr(info.dli_fname, "libglib") && !std::strstr(info.dli_fname, "libQt6Core"))
        return false;
    known = caller;
    return true;
}

void endTurn()
{
    if (turnBegin == 0)
        return;
    const uint64_t length = now(CLOCK_MONOTONIC) - turnBegin;
    const uint64_t cpu = now(CLOCK_THREAD_CPUTIME_ID) - turnBeginCpu;
    turns->count += 1;
    turns->busy += length;
    if (length > 16'000'000)
        turns->late += 1;
    if (length > turns->longest)
        turns->longest = length;
    if (cpu > turns->hardest)
        turns->hardest = cpu;
}

__attribute__((constructor)) void openTurns()
{
    const char *file = std::getenv("UNITDECK_TURNS");
    const int descriptor = file ? open(file, O_RDWR | O_CLOEXEC) : -1;
    if (descriptor < 0)
        return;
    void *memory = mmap(nullptr, sizeof(Turns), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (memory != MAP_FAILED)
        turns = static_cast<Turns *>(memory);
    unsetenv("LD_PRELOAD"); // what the program starts is not measured
}

template <typename Poll>
int measured(const void *caller, Poll realPoll)
{
    if (!turns || gettid() != getpid() || !isEventLoop(caller))
        return realPoll();
    endTurn();
    const int result = realPoll();
    turnBegin = now(CLOCK_MONOTONIC);
    turnBeginCpu = now(CLOCK_THREAD_CPUTIME_ID);
    return result;
}

template <typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" int poll(pollfd *entries, nfds_t count, int timeout)
{
    static auto *const next = real<int(pollfd *, nfds_t, int)>("poll");
    return measured(__builtin_return_address(0), [&] { return next(entries, count, timeout); });
}

extern "C" int ppoll(pollfd *entries, nfds_t count, const timespec *timeout, const sigset_t *mask)
{
    static auto *const next =
        real<int(pollfd *, nfds_t, const timespec *, const sigset_t *)>("ppoll");
    return measured(__builtin_return_address(0),
                    [&] { return next(entries, count, timeout, mask); });
}
