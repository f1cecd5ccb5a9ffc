// SPDX-License-Identifier: GPL-3.0-or-later
// libsystemd's journal as an owned object; sd_journal.cpp is the only file that includes its
// header.
#pragma once

#include "app/journal/entry_format.h"
#include "app/journal/scan/journal_criteria.h"
#include "app/values/error.h"
#include "app/values/journal_entry.h"

#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>

struct sd_journal;

namespace unitdeck {

/// One sd_journal(3). To be used in one thread only, which may change as long as calls do not
/// overlap. Steps answer as libsystemd does: 1 moved, 0 no more, below 0 a negative errno.
class SdJournal final
{
public:
    enum class Change { Nothing, Appended, Invalidated };

    /// The journal of this machine or one of its namespaces, or the files and directories given.
    /// New files of a directory are noticed if it is the only path. Nothing on failure, with @p
    /// error NotPermitted, NotFound or Other.
    static std::optional<SdJournal> open(const JournalSource &source, Error *error);
    /// What a negative result of a step means.
    static Error errorOf(int result);

    /// Replaces all matches; the place is lost and must be sought again.
    int setMatches(const JournalMatches &matches);

    int seekOldest();
    int seekNewest();
    int seekCursor(const QByteArray &cursor);
    int seekTime(qint64 microseconds);

    int next();
    int previous();
    /// As many steps back as there are, up to @p count; how many it were.
    int previousSkip(quint64 count);

    /// The place of the current entry; empty if there is none.
    QByteArray cursor() const;
    bool isAt(const QByteArray &cursor) const;
    qint64 realtime() const;
    /// PRIORITY= of the current entry, 6 (info) if it has none.
    int priority() const;
    /// The current entry, with a message of at most maxMessageLength bytes.
    JournalEntry entry();
    /// Whether the current entry, which the matches took, is wanted (but for the time range).
    bool accepts(const JournalCriteria &criteria);
    /// The current entry as it is, into one that is used again and again. What is no name of a
    /// field is left out, as journalctl does.
    void readRaw(RawEntry *entry);
    /// All fields of the current entry in the journal's order, repeated ones too, each whole (up
    /// to 32 MiB).
    QList<JournalField> fields();
    /// What the message catalogue says of the current entry (sd_journal_get_catalog(3), but with
    /// units of users, too); may be empty.
    QString catalogText() const;
    /// Every value of @p field in the journal of no more than 200 bytes, at most @p most, whatever
    /// the matches.
    QByteArrayList uniqueValues(const QByteArray &field, const std::atomic<bool> &isCancelled,
                                qsizetype most = 100'000);

    /// To poll(2) on; negative: cannot be watched (sd_journal_get_fd(3)).
    int descriptor();
    short pollEvents();
    /// Milliseconds after which to look even if nothing was polled; negative: never.
    int pollTimeout();
    /// To be called after each wake (sd_journal_process(3)).
    Change process();

private:
    struct Closer
    {
        void operator()(sd_journal *journal) const;
    };

    explicit SdJournal(sd_journal *journal);
    void setThreshold(size_t bytes);

    std::unique_ptr<sd_journal, Closer> journal_;
    size_t threshold_ = 0;
};

} // namespace unitdeck
