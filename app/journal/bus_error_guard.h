// SPDX-License-Identifier: GPL-3.0-or-later
// Files cut short under their mapping: reading on instead of ending.
#pragma once

#include <QtGlobal>

namespace unitdeck {

/// Reading a page of a mapped file that was truncated raises SIGBUS (mmap(2)), in libsystemd's
/// reads as in ours; journald and journalctl have a handler of their own for it, which libsystemd
/// does not give out. While one of these lives in a thread, such a page becomes zeros there and is
/// counted; who reads looks at the count afterwards. In all other threads, and for all other
/// reasons, SIGBUS ends the process as always.
class BusErrorGuard final
{
public:
    BusErrorGuard();
    ~BusErrorGuard();
    BusErrorGuard(const BusErrorGuard &) = delete;
    BusErrorGuard &operator=(const BusErrorGuard &) = delete;

    /// How many pages were replaced in this process so far.
    static quint64 count();
};

} // namespace unitdeck
