// SPDX-License-Identifier: GPL-3.0-or-later
// Reading in one direction; see the header.
#include "app/journal/journal_worker.h"

#include <algorithm>
#include <utility>

namespace unitdeck {

using namespace std::chrono_literals;

bool JournalWorker::seekLoad()
{
    if (position_ == Position::Load)
        return true;
    position_ = Position::Load;
    int result = 0;
    QByteArray past; // this entry is known already, if it still exists
    if (!load_->scanned.isEmpty()) {
        past = load_->scanned;
        result = journal_->seekCursor(past);
    } else if (load_->from.kind == JournalPlace::Kind::Newest) {
        if (load_->isBackwards && criteria_.until != INT64_MAX)
            result = journal_->seekTime(criteria_.until + 1);
        else if (load_->isBackwards)
            result = journal_->seekNewest();
        else
            result = journal_->seekTime(criteria_.since);
    } else if (load_->from.kind == JournalPlace::Kind::Time) {
        result = journal_->seekTime(load_->from.time);
    } else {
        if (!load_->includesPlace)
            past = load_->from.cursor;
        result = journal_->seekCursor(load_->from.cursor);
    }
    if (result < 0)
        return false;
    if (past.isEmpty())
        return true;
    // The first step arrives at the entry itself or, if that was vacuumed, at its neighbour: then
    // it must be seen, so seek again and let the caller step.
    const int step = load_->isBackwards ? journal_->previous() : journal_->next();
    if (step > 0 && !journal_->isAt(past))
        return journal_->seekCursor(past) >= 0;
    return step >= 0;
}

/// To the next candidate, as libsystemd's steps answer.
int JournalWorker::stepLoad()
{
    if (load_->hit)
        return stepToHit();
    const int step = load_->isBackwards ? journal_->previous() : journal_->next();
    if (step <= 0 || !hits_)
        return step;
    // From here on by the hits, if they reach that far.
    const std::optional<EntryKey> key = parseCursor(journal_->cursor());
    if (key && compareEntries(*key, hits_->end) <= 0)
        load_->hit = load_->isBackwards ? hits_->before(*key) : hits_->upTo(*key);
    if (key && !load_->hit && compareEntries(*key, hits_->end) <= 0)
        hits_.reset(); // they are in no order: it walks
    return step;
}

int JournalWorker::stepToHit()
{
    // watch() may have stood elsewhere since the slice before, and must not go on from here.
    position_ = Position::Load;
    size_t &hit = *load_->hit;
    while (load_->isBackwards ? hit > 0 : hit < hits_->keys.size()) {
        const QByteArray cursor = cursorOf(hits_->keys[load_->isBackwards ? --hit : hit++]);
        int step = journal_->seekCursor(cursor);
        if (step >= 0)
            step = journal_->next();
        if (step < 0)
            return step;
        if (step > 0 && journal_->isAt(cursor))
            return step;
        // It is gone: vacuumed since.
    }
    load_->hit.reset();
    if (load_->isBackwards)
        return 0;
    // What came after the hits were looked for.
    int step = journal_->seekCursor(cursorOf(hits_->end));
    if (step >= 0)
        step = journal_->next();
    if (step > 0 && journal_->isAt(cursorOf(hits_->end)))
        step = journal_->next();
    return step;
}

void JournalWorker::continueLoad()
{
    if (load_->bridge) {
        continueBridge();
        return;
    }
    JournalBatch batch;
    if (!ensureOpen() || (!load_->hit && !seekLoad())) {
        finishLoad(std::move(batch), true);
        return;
    }
    const QDeadlineTimer deadline(sliceTime);
    bool atEnd = false;
    bool isJournalOver = false;
    bool hasStepped = false;
    const bool hasRange = criteria_.since > 0 || criteria_.until != INT64_MAX;
    for (int count = 0; load_->remaining > 0; ++count) {
        // The clock costs as much as a step: look at it now and then only.
        if (isInterrupted() || (count % 64 == 63 && deadline.hasExpired()))
            break;
        const bool isByHits = load_->hit.has_value();
        const int step = stepLoad();
        if (step < 0)
            fail(SdJournal::errorOf(step));
        if (step <= 0) {
            atEnd = true;
            isJournalOver = step == 0 && !isByHits;
            break;
        }
        // As journalctl --since and --until: the first entry beyond the end is the end.
        const qint64 time = hasRange ? journal_->realtime() : criteria_.since;
        if (load_->isBackwards ? time < criteria_.since : time > criteria_.until) {
            atEnd = true;
            break;
        }
        hasStepped = true;
        if (load_->isBackwards ? time > criteria_.until : time < criteria_.since)
            continue;
        if (mark_.isEmpty() && load_->isBackwards && load_->where == JournalBatch::Where::Replace)
            mark_ = journal_->cursor();
        if (!journal_->accepts(criteria_))
            continue;
        batch.entries.append(journal_->entry());
        --load_->remaining;
    }
    if (hasStepped)
        load_->scanned = journal_->cursor();
    if (atEnd && isJournalOver && beginBridge()) {
        atEnd = false;
        hasStepped = false;
    }
    if (atEnd || load_->remaining == 0) {
        finishLoad(std::move(batch), atEnd);
        return;
    }
    if (load_ && !criteria_.isIndexed() && hasStepped)
        sink_.searched(generation_, journal_->realtime());
    // The first is sent even if it is empty: what was there before is no answer to this query.
    if (batch.entries.isEmpty() && (load_->hasSent || !hasStepped))
        return;
    if (load_->isBackwards)
        std::ranges::reverse(batch.entries);
    batch.where =
        load_->hasSent && load_->where == JournalBatch::Where::Replace
            ? (load_->isBackwards ? JournalBatch::Where::Older : JournalBatch::Where::Newer)
            : load_->where;
    batch.atNewest = batch.where == JournalBatch::Where::Replace && load_->isBackwards;
    batch.isComplete = false;
    const bool isFirst = !std::exchange(load_->hasSent, true);
    batch.request = load_->request;
    noteSent(*load_, batch);
    sink_.batch(generation_, batch);
    if (isFirst && load_->where == JournalBatch::Where::Replace)
        sink_.opened(generation_, criteria_, mark_);
}

/// Back through a damaged file libsystemd comes to the damage only. What lies before it is reached
/// from the other end.
bool JournalWorker::beginBridge()
{
    if (!load_->isBackwards || journal_->seekOldest() < 0 || journal_->next() <= 0)
        return false;
    const std::optional<EntryKey> oldest = parseCursor(journal_->cursor());
    const QByteArray reached = load_->scanned.isEmpty() ? load_->from.cursor : load_->scanned;
    const std::optional<EntryKey> end = parseCursor(reached);
    position_ = Position::Nobody;
    // Nothing at all, back from the newest of a journal that has some: that is damage too.
    const bool isFromEnd = load_->from.kind == JournalPlace::Kind::Newest;
    if (!oldest || (end ? compareEntries(*oldest, *end) >= 0 : !isFromEnd))
        return false;
    // By the clock alone the order of two journalds is not sure: that may be no damage.
    if (end && oldest->seqnumId != end->seqnumId && oldest->bootId != end->bootId)
        return false;
    load_->bridge.emplace();
    load_->bridge->end = reached;
    load_->scanned.clear();
    return true;
}

void JournalWorker::continueBridge()
{
    if (!ensureOpen()) {
        finishLoad({}, true);
        return;
    }
    if (std::exchange(position_, Position::Load) != Position::Load) {
        if (load_->scanned.isEmpty())
            journal_->seekOldest();
        else if (journal_->seekCursor(load_->scanned) >= 0)
            journal_->next();
    }
    Load::Bridge &bridge = *load_->bridge;
    const QDeadlineTimer deadline(sliceTime);
    for (int count = 0; !isInterrupted(); ++count) {
        if (count % 64 == 63 && deadline.hasExpired())
            break;
        if (journal_->next() <= 0 || (!bridge.end.isEmpty() && journal_->isAt(bridge.end))) {
            if (mark_.isEmpty())
                mark_ = load_->scanned;
            JournalBatch batch;
            batch.entries = {bridge.kept.crbegin(), bridge.kept.crend()};
            const bool isMore = bridge.isMore;
            finishLoad(std::move(batch), !isMore);
            return;
        }
        load_->scanned = journal_->cursor();
        const qint64 time = journal_->realtime();
        if (time < criteria_.since || time > criteria_.until || !journal_->accepts(criteria_))
            continue;
        bridge.kept.push_back(journal_->entry());
        if (std::ssize(bridge.kept) > load_->remaining) {
            bridge.kept.pop_front();
            bridge.isMore = true;
        }
    }
}

/// The newest of all, if this is it.
void JournalWorker::noteSent(const Load &load, const JournalBatch &batch)
{
    const bool isFromEnd = load.isBackwards && load.from.kind == JournalPlace::Kind::Newest;
    if (!batch.entries.isEmpty() &&
        ((isFromEnd && sent_.isEmpty() && waiting_ == 0) || (!load.isBackwards && batch.atNewest)))
        sent_ = batch.entries.constLast().cursor;
}

void JournalWorker::finishLoad(JournalBatch batch, bool atEnd)
{
    const Load load = *std::exchange(load_, std::nullopt);
    if (load.isBackwards)
        std::ranges::reverse(batch.entries);
    const bool isFirst = !load.hasSent;
    batch.where = load.where;
    if (load.where == JournalBatch::Where::Replace && !isFirst)
        batch.where = load.isBackwards ? JournalBatch::Where::Older : JournalBatch::Where::Newer;
    batch.atOldest = load.isBackwards && atEnd;
    batch.atNewest = load.isBackwards ? load.where == JournalBatch::Where::Replace && isFirst &&
                                            load.from.kind == JournalPlace::Kind::Newest
                                      : atEnd;
    if (batch.atNewest && !load.isBackwards) {
        // All up to here is known to the other side: the watch goes on from here.
        if (!batch.entries.isEmpty())
            mark_ = batch.entries.constLast().cursor;
        else if (!load.scanned.isEmpty())
            mark_ = load.scanned;
        else if (!load.from.cursor.isEmpty())
            mark_ = load.from.cursor;
        position_ = Position::Nobody;
        mayHaveNew_ = true;
        setWaiting(0);
    }
    batch.isComplete = load.thenOlder == 0;
    batch.request = load.request;
    noteSent(load, batch);
    sink_.batch(generation_, batch);
    if (isFirst && load.where == JournalBatch::Where::Replace)
        sink_.opened(generation_, criteria_, mark_);
    if (load.thenOlder > 0) {
        Load older{.where = JournalBatch::Where::Older,
                   .from = load.from,
                   .remaining = load.thenOlder,
                   .request = load.request};
        if (isFirst && !batch.entries.isEmpty())
            older.from = JournalPlace::atCursor(batch.entries.constFirst().cursor);
        load_ = older;
        position_ = Position::Nobody;
    }
}

} // namespace unitdeck
