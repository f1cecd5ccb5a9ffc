// SPDX-License-Identifier: GPL-3.0-or-later
// For calls of sd-event that fail only through a mistake of ours or without memory.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace unitdeck::demo {

/// Ends the process with a word on standard error when `result` is a negative errno.
inline int check(int result, const char *what)
{
    if (result < 0) {
        std::fprintf(stderr, "unitdeck-demo: %s: %s\n", what, std::strerror(-result));
        std::abort();
    }
    return result;
}

} // namespace unitdeck::demo
