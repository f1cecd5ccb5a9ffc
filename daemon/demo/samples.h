// SPDX-License-Identifier: GPL-3.0-or-later
// Log lines of every kind a journal viewer must cope with.
#pragma once

#include "daemon/demo/log.h"

namespace unitdeck::demo {

/// One line at each priority, one of several lines, one very long, one with ANSI colours.
void writeSamples(const Log &log);

} // namespace unitdeck::demo
