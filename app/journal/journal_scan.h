// SPDX-License-Identifier: GPL-3.0-or-later
// A whole journal gone through on all cores: which entries a query wants, and how many when.
#pragma once

#include "app/journal/scan/entry_key.h"
#include "app/journal/scan/journal_criteria.h"
#include "app/values/journal_entry.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

#include <atomic>
#include <functional>
#include <vector>

namespace unitdeck {

/// What happened to the units looked at, as their manager logged it.
struct JournalMark
{
    qint64 time = 0; ///< µs since the epoch
    UnitEvent event = UnitEvent::None;

    friend bool operator==(const JournalMark &, const JournalMark &) = default;
};

/// A file of which not all can be read.
struct JournalDamage
{
    QString file;
    qint64 read = 0;    ///< entries that can
    qint64 claimed = 0; ///< entries it has by its own account; 0: that cannot be read either
    bool isOfLaterRelease = false; ///< sound, but in a way this libsystemd does not know

    friend bool operator==(const JournalDamage &, const JournalDamage &) = default;
};

/// How many entries, by syslog priority (none counts as 6, info), in columns of equal time.
struct JournalTimeline
{
    qint64 first = 0; ///< µs since the epoch, where the first column begins
    qint64 last = 0;  ///< the end of the last one, which belongs to it
    std::vector<std::array<quint32, 8>> columns = {};
    qint64 total = 0;              ///< entries, all of them
    bool isComplete = false;       ///< else more is being counted
    QList<JournalMark> marks = {}; ///< oldest first; there when it is complete
    QList<JournalDamage> damaged = {};
    EntryKey end = {}; ///< what comes behind this entry is not counted

    friend bool operator==(const JournalTimeline &, const JournalTimeline &) = default;
};

/// More marks than this say nothing on a timeline.
inline constexpr qsizetype mostTimelineMarks = 2'000;

/// The column that @p time, µs since the epoch, belongs to: the nearest if it lies beside the span.
/// There is at least one.
size_t timelineColumn(const JournalTimeline &timeline, qint64 time);

struct JournalScanRequest
{
    QStringList files = {};
    JournalCriteria criteria;
    /// Entries behind this one are not wanted: files grow while they are gone through.
    std::optional<EntryKey> end = {};
    int columns = 0;        ///< of the timeline; 0: none is wanted
    qint64 first = 0;       ///< µs since the epoch: what the timeline spans; both 0: the files'
    qint64 last = 0;        ///< whole time
    qsizetype mostHits = 0; ///< more are counted but not kept; 0: none is kept
};

struct JournalScanResult
{
    /// The entries wanted, in libsystemd's order; empty if they were more than mostHits.
    std::vector<EntryKey> hits;
    bool hasAllHits = false;
    JournalTimeline timeline;
};

/// Blocks until all files are gone through or @p isCancelled. Files that the scanner does not
/// understand are read through libsystemd. @p progress is called between files, in one of the
/// scan's threads, one at a time, with the counts so far.
JournalScanResult scanJournal(const JournalScanRequest &request,
                              const std::atomic<bool> &isCancelled,
                              const std::function<void(const JournalTimeline &)> &progress = {});

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::JournalTimeline)
