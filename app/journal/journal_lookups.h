// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can choose from: boots, runs and values, each by a handle of its own, because the
// matches of a query would hide some.
#pragma once

#include "app/values/journal_entry.h"
#include "app/values/journal_query.h"

#include <QByteArrayList>

#include <atomic>

namespace unitdeck {

/// The boots of which @p source has entries, oldest first. Blocks, as all of these.
QList<JournalBoot> journalBoots(const JournalSource &source, const std::atomic<bool> &isCancelled);

/// The runs of the first unit of @p query, newest first, at most 50: by what the manager logs when
/// it starts the unit (SD_MESSAGE_UNIT_STARTING and _STARTED in sd-messages.h).
QList<JournalRun> journalRuns(const JournalQuery &query, const std::atomic<bool> &isCancelled);

/// What values @p field has of no more than 200 bytes, sorted, at most 500.
QByteArrayList journalValues(const JournalSource &source, const QByteArray &field,
                             const std::atomic<bool> &isCancelled);

} // namespace unitdeck
