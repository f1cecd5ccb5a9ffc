// SPDX-License-Identifier: GPL-3.0-or-later
// Long work that others do not wait behind.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace unitdeck {

/// The calling thread, and those it makes, go behind all others from now on: nice(2), which Linux
/// has for each thread (pthreads(7)).
inline void giveWay()
{
    constexpr int nice = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice);
}

} // namespace unitdeck
