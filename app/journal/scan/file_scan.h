// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries of one mapped file are wanted, from what the file has as an index.
#pragma once

#include "app/journal/scan/journal_criteria.h"
#include "app/journal/scan/journal_file.h"

#include <atomic>

namespace unitdeck {

enum class ScanEnd {
    Complete,
    Unreadable, ///< damaged or of an unknown kind somewhere: libsystemd must be asked
    Cancelled
};

/// The entries of @p file that @p criteria wants, but for the time range. Each distinct value of a
/// field is looked at once, however many entries have it.
ScanEnd scanFile(const JournalFile &file, const JournalCriteria &criteria,
                 const std::atomic<bool> &isCancelled, Offsets *entries);

/// The entries of each syslog priority; those without one are in none.
ScanEnd scanPriorities(const JournalFile &file, const std::atomic<bool> &isCancelled,
                       std::array<Offsets, 8> *entries);

} // namespace unitdeck
