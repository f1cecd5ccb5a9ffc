// SPDX-License-Identifier: GPL-3.0-or-later
// What comes while one looks; see the header.
#include "app/journal/journal_worker.h"

#include <algorithm>
#include <utility>

namespace unitdeck {

using namespace std::chrono_literals;

namespace {

/// Followed entries come at most this often: a screen shows no more, and a flood stays cheap.
constexpr auto followPeriod = 50ms;
/// The count of waiting entries need not be as quick.
constexpr auto countPeriod = 250ms;
/// Entries per followed batch; a frame's worth of work for the other side.
constexpr int followLimit = 1000;
/// And of one that passes over others: some screens full. By the time they are read there are more.
constexpr int floodLimit = 400;
/// So many skipped entries are counted one by one; more would keep the newest waiting for a time
/// that is noticed.
constexpr qint64 mostSkippedCounted = 50'000;

} // namespace

bool JournalWorker::isWatchDue() const
{
    return watching_ != Watching::Nothing && journal_ && mayHaveNew_ && !isUnread_ &&
           nextLook_.hasExpired() &&
           // Nothing may come before the first batch of a query.
           !(load_ && load_->where == JournalBatch::Where::Replace && !load_->hasSent);
}

bool JournalWorker::seekWatch()
{
    if (position_ == Position::Watch)
        return true;
    position_ = Position::Watch;
    if (mark_.isEmpty())
        return journal_->seekOldest() >= 0;
    if (journal_->seekCursor(mark_) < 0)
        return false;
    const int step = journal_->next();
    // As in seekLoad(): a neighbour instead of a vacuumed entry must not be stepped over.
    if (step > 0 && !journal_->isAt(mark_))
        return journal_->seekCursor(mark_) >= 0;
    return step >= 0;
}

void JournalWorker::watch()
{
    const bool isDelivering = watching_ == Watching::Deliver;
    nextLook_ = QDeadlineTimer(isDelivering ? followPeriod : countPeriod);
    processChanges();
    if (!seekWatch()) {
        mayHaveNew_ = false;
        return;
    }
    const QByteArray before = mark_;
    const bool maySkip = isDelivering && criteria_.isIndexed() && criteria_.until == INT64_MAX;
    // A burst is shown as far as the window holds it. But who fell behind once most likely has
    // again: then nothing is read to be thrown away, and no more is walked than is worth it.
    if (maySkip && std::exchange(isFlooded_, false)) {
        if (const std::optional<JournalBatch> latest = skipAhead(0, followLimit)) {
            deliver(*latest, before);
            return;
        }
        if (!seekWatch()) {
            mayHaveNew_ = false;
            return;
        }
    }
    const QDeadlineTimer deadline(sliceTime);
    // Never complete: more may always follow.
    JournalBatch batch{.where = JournalBatch::Where::Newer, .isComplete = false};
    const bool hasRange = criteria_.since > 0 || criteria_.until != INT64_MAX;
    qint64 stepped = 0;
    qint64 counted = 0;
    bool atEnd = false;
    while (stepped < followLimit || !isDelivering) {
        if (stepped % 64 == 63 && (deadline.hasExpired() || isInterrupted()))
            break;
        const int step = journal_->next();
        if (step < 0)
            fail(SdJournal::errorOf(step));
        if (step <= 0) {
            atEnd = true;
            break;
        }
        ++stepped;
        if (hasRange &&
            (journal_->realtime() > criteria_.until || journal_->realtime() < criteria_.since))
            continue;
        if (!journal_->accepts(criteria_))
            continue;
        if (isDelivering)
            batch.entries.append(journal_->entry());
        else
            ++counted;
    }
    if (stepped > 0) {
        // At the end there is no current entry any more, but libsystemd still names the last.
        const QByteArray last = journal_->cursor();
        if (!last.isEmpty())
            mark_ = last;
    }
    // While entries come, journald tells of them only every 250 ms (its post-change timer): look
    // by ourselves until a look finds nothing.
    mayHaveNew_ = stepped > 0;
    if (!atEnd && stepped > 0 && batch.entries.isEmpty())
        nextLook_ = QDeadlineTimer(0);
    if (counted > 0) {
        if (waiting_ == 0)
            lackingFrom_ = before;
        sent_.clear();
        setWaiting(waiting_ + counted);
    }
    if (batch.entries.isEmpty())
        return;
    batch.atNewest = true;
    if (!atEnd && maySkip) {
        if (std::optional<JournalBatch> latest = skipAhead(stepped, journalWindow))
            batch = std::move(*latest);
    }
    deliver(batch, before);
}

/// @p before is the mark that it begins behind.
void JournalWorker::deliver(JournalBatch batch, const QByteArray &before)
{
    isFlooded_ = batch.skipped > 0;
    mayHaveNew_ = true;
    sent_ = batch.entries.constLast().cursor;
    lackingFrom_ = before;
    batch.request = watchRequest_;
    isUnread_ = true;
    sink_.batch(generation_, batch);
}

/// If more than @p most are behind where it stands: the newest of them. @p dropped were read
/// already.
std::optional<JournalBatch> JournalWorker::skipAhead(qint64 dropped, int most)
{
    const qint64 reached = journal_->realtime();
    position_ = Position::Nobody;
    const auto seekBack = [this](int entries) {
        return journal_->seekNewest() >= 0 && journal_->previousSkip(entries) == entries;
    };
    if (!seekBack(most + 1) || journal_->realtime() <= reached || !seekBack(floodLimit + 1))
        return std::nullopt;
    const QByteArray before = journal_->cursor();
    const qint64 timeBefore = journal_->realtime();

    JournalBatch latest{.atNewest = true, .skipped = dropped};
    latest.entries.reserve(floodLimit);
    while (latest.entries.size() < floodLimit && journal_->next() > 0)
        latest.entries.append(journal_->entry());
    if (latest.entries.isEmpty())
        return std::nullopt;

    // Cursors are compared only where the times are: comparing them takes longer than a step.
    latest.isMoreSkipped = true;
    if (seekWatch()) {
        while (latest.skipped < mostSkippedCounted && !isInterrupted() && journal_->next() > 0) {
            ++latest.skipped;
            if (journal_->realtime() == timeBefore && journal_->isAt(before)) {
                latest.isMoreSkipped = false;
                break;
            }
        }
    }
    mark_ = latest.entries.constLast().cursor;
    position_ = Position::Nobody;
    // Not by steps then, but by counting anew, which passes over millions in no time.
    if (latest.isMoreSkipped)
        sink_.opened(generation_, criteria_, mark_);
    return latest;
}

} // namespace unitdeck
