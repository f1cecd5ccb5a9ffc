// SPDX-License-Identifier: GPL-3.0-or-later
// The loop that reads the journal; see the header.
#include "app/journal/journal_worker.h"

#include "app/journal/bus_error_guard.h"
#include "app/journal/journal_access.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace unitdeck {

using namespace std::chrono_literals;

namespace {

/// How long a slice of work keeps other commands waiting.
constexpr auto sliceTime = 30ms;
/// Followed entries come at most this often: a screen shows no more, and a flood stays cheap.
constexpr auto followPeriod = 50ms;
/// The count of waiting entries need not be as quick.
constexpr auto countPeriod = 250ms;
/// How often to look for a journal where there is none.
constexpr auto reopenPeriod = 5s;
/// Entries per followed batch; a frame's worth of work for the other side.
constexpr int followLimit = 1000;
/// More are too many to choose from.
constexpr qsizetype mostValues = 500;
constexpr qsizetype mostRuns = 50;

/// Asked for whatever is open.
bool isOfAnyQuery(JournalCommand::Kind kind)
{
    using Kind = JournalCommand::Kind;
    return kind == Kind::Boots || kind == Kind::Values || kind == Kind::Runs ||
           kind == Kind::Sources;
}

} // namespace

JournalWorker::JournalWorker(JournalSink sink)
    : sink_(std::move(sink))
    , wakeFd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

JournalWorker::~JournalWorker()
{
    if (wakeFd_ >= 0)
        close(wakeFd_);
}

void JournalWorker::post(JournalCommand command)
{
    {
        const std::lock_guard lock(mutex_);
        if (command.kind == JournalCommand::Kind::Open) {
            wantedGeneration_ = command.generation;
            // What was asked of the query before is no longer wanted.
            std::erase_if(commands_, [](const JournalCommand &c) { return !isOfAnyQuery(c.kind); });
        }
        commands_.push_back(std::move(command));
        hasCommands_ = true;
    }
    wake();
}

void JournalWorker::acknowledge()
{
    isUnread_ = false;
    wake();
}

void JournalWorker::stop()
{
    isStopping_ = true;
    wake();
}

void JournalWorker::wake()
{
    // EAGAIN means that it is already as awake as can be.
    [[maybe_unused]] const int result = eventfd_write(wakeFd_, 1);
}

bool JournalWorker::isInterrupted()
{
    return isStopping_ || hasCommands_;
}

void JournalWorker::run()
{
    const BusErrorGuard guard;
    while (!isStopping_) {
        std::deque<JournalCommand> commands;
        {
            const std::lock_guard lock(mutex_);
            commands.swap(commands_);
            hasCommands_ = false;
        }
        for (const JournalCommand &command : commands) {
            if (isStopping_)
                return;
            obey(command);
        }
        if (load_) {
            continueLoad();
            // A load that outlived its suspension, or was asked for during it, opened the files.
            if (!load_ && watching_ == Watching::Nothing)
                journal_.reset();
        }
        if (isWatchDue())
            watch();
        if (!isInterrupted())
            wait();
    }
    journal_.reset();
}

void JournalWorker::obey(const JournalCommand &command)
{
    using Kind = JournalCommand::Kind;
    if (!isOfAnyQuery(command.kind) && command.generation != wantedGeneration_)
        return;
    if (!isOfAnyQuery(command.kind) && command.kind != Kind::Open && !isValid_)
        return;
    switch (command.kind) {
    case Kind::Open:
        open(command);
        return;
    case Kind::Older:
        load_ = Load{.where = JournalBatch::Where::Older,
                     .from = JournalPlace::atCursor(command.cursor),
                     .remaining = command.limit};
        position_ = Position::Nobody;
        return;
    case Kind::Newer:
        load_ = Load{.where = JournalBatch::Where::Newer,
                     .isBackwards = false,
                     .from = JournalPlace::atCursor(command.cursor),
                     .remaining = command.limit};
        position_ = Position::Nobody;
        return;
    case Kind::Follow:
        watching_ = Watching::Deliver;
        isUnread_ = false;
        // From what the other side has, so that nothing is missing in between.
        if (!command.cursor.isEmpty())
            mark_ = command.cursor;
        waiting_ = 0;
        position_ = Position::Nobody;
        mayHaveNew_ = true;
        nextLook_ = QDeadlineTimer(0);
        ensureOpen();
        return;
    case Kind::Hold:
        watching_ = Watching::Count;
        isUnread_ = false;
        mayHaveNew_ = true;
        ensureOpen();
        return;
    case Kind::Suspend:
        // Open files keep vacuumed ones alive on the disk, and inotify queues up in the kernel.
        watching_ = Watching::Nothing;
        position_ = Position::Nobody;
        journal_.reset();
        return;
    case Kind::Hits:
        hits_ = command.hits;
        return;
    case Kind::Fields:
        sendFields(command.cursor);
        return;
    case Kind::Boots:
        sendBoots(command.query.source);
        return;
    case Kind::Values:
        sendValues(command.query.source, command.cursor);
        return;
    case Kind::Runs:
        sendRuns(command.query);
        return;
    case Kind::Sources:
        sink_.sources(otherJournals(JournalPlaces::ofThisMachine()));
        return;
    }
}

void JournalWorker::sendFields(const QByteArray &cursor)
{
    QList<JournalField> fields;
    QString catalogue;
    if (ensureOpen()) {
        position_ = Position::Nobody;
        if (journal_->seekCursor(cursor) >= 0 && journal_->next() > 0 && journal_->isAt(cursor)) {
            fields = journal_->fields();
            catalogue = journal_->catalogText();
        }
    }
    sink_.fields(cursor, fields, catalogue);
}

void JournalWorker::sendValues(const JournalSource &source, const QByteArray &field)
{
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(source, &error);
    QByteArrayList values;
    if (journal)
        values = journal->uniqueValues(field, mostValues);
    std::ranges::sort(values);
    sink_.values(QString::fromLatin1(field), values);
}

/// By what the manager logs when it starts the unit (SD_MESSAGE_UNIT_STARTING and _STARTED).
void JournalWorker::sendRuns(const JournalQuery &query)
{
    QList<JournalRun> runs;
    JournalQuery starts = withoutFilters(query);
    starts.units = query.units;
    for (const char *id : {"7d4958e842da4a758f6c1cdc7b36dcc5", "39f53479d3a045ac8e11786248231fbf"})
        starts.fields << FieldFilter{QStringLiteral("MESSAGE_ID"), id};
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(query.source, &error);
    if (journal && journal->setMatches(journalMatches(starts, getuid())) >= 0 &&
        journal->seekNewest() >= 0) {
        while (!isStopping_ && runs.size() < mostRuns && journal->previous() > 0) {
            for (const JournalField &field : journal->fields()) {
                if (field.name != u"INVOCATION_ID" && field.name != u"USER_INVOCATION_ID")
                    continue;
                const QString id = QString::fromLatin1(field.value);
                if (runs.isEmpty() || runs.constLast().invocationId != id)
                    runs << JournalRun{id, 0};
                runs.last().started = journal->realtime();
            }
        }
    }
    sink_.runs(query.units.value(0), runs);
}

void JournalWorker::sendBoots(const JournalSource &source)
{
    QList<JournalBoot> boots;
    // By a handle of its own: the matches of ours would hide boots.
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(source, &error);
    if (journal) {
        for (const QByteArray &id : journal->uniqueValues("_BOOT_ID")) {
            if (isStopping_)
                return;
            JournalBoot boot{QString::fromLatin1(id)};
            if (journal->setMatches({{{"_BOOT_ID=" + id}}}) < 0)
                continue;
            if (journal->seekOldest() >= 0 && journal->next() > 0)
                boot.first = journal->realtime();
            if (journal->seekNewest() >= 0 && journal->previous() > 0)
                boot.last = journal->realtime();
            if (boot.first > 0 && boot.last > 0)
                boots << boot;
        }
    }
    std::ranges::sort(boots, {}, &JournalBoot::last);
    sink_.boots(boots);
}

void JournalWorker::open(const JournalCommand &command)
{
    generation_ = command.generation;
    if (query_ != command.query)
        hits_.reset();
    query_ = command.query;
    status_ = {};
    mark_.clear();
    waiting_ = 0;
    watching_ = Watching::Count;
    mayHaveNew_ = false;
    isUnread_ = false;
    nextOpen_ = QDeadlineTimer(QDeadlineTimer::Forever);
    position_ = Position::Nobody;
    limit_ = command.limit;
    const bool fromNewest = command.place.kind == JournalPlace::Kind::Newest;
    const Reply<JournalCriteria> criteria = journalCriteria(query_, getuid());
    isValid_ = criteria.isOk();
    if (!isValid_) {
        load_.reset();
        watching_ = Watching::Nothing;
        reportStatus({.kind = JournalStatus::Kind::Failed, .error = criteria.error()});
        sink_.batch(generation_, {.atOldest = true, .atNewest = true});
        return;
    }
    criteria_ = *criteria;
    load_ = Load{.where = JournalBatch::Where::Replace,
                 .isBackwards = fromNewest,
                 .from = command.place,
                 .includesPlace = true,
                 .remaining = fromNewest ? limit_ : limit_ / 2,
                 .thenOlder = fromNewest ? 0 : limit_ / 2};
    if (journal_ && openSource_ == query_.source) {
        // The same journal with other matches: what was opened stays.
        journal_->process();
        if (journal_->setMatches(criteria_.matches) < 0)
            journal_.reset();
    } else {
        journal_.reset();
    }
    if (!ensureOpen()) {
        load_.reset();
        sink_.batch(generation_, {.atOldest = true, .atNewest = true});
        return;
    }
    // What comes after this is new; a load from the end sets the mark itself.
    if ((!fromNewest || criteria_.until != INT64_MAX) && journal_->seekNewest() >= 0 &&
        journal_->previous() > 0)
        mark_ = journal_->cursor();
    JournalStatus status = examineJournal(query_, JournalPlaces::ofThisMachine());
    if (status.kind == JournalStatus::Kind::NoJournal)
        nextOpen_ = QDeadlineTimer(reopenPeriod);
    reportStatus(status);
}

bool JournalWorker::ensureOpen()
{
    if (journal_)
        return true;
    Error error;
    journal_ = SdJournal::open(query_.source, &error);
    openSource_ = query_.source;
    position_ = Position::Nobody;
    if (!journal_) {
        fail(error);
        return false;
    }
    if (const int result = journal_->setMatches(criteria_.matches); result < 0) {
        journal_.reset();
        fail(SdJournal::errorOf(result));
        return false;
    }
    // Makes libsystemd watch the directories from now on, so that nothing is missed later. If it
    // cannot, wait() looks by the clock.
    journal_->descriptor();
    return true;
}

void JournalWorker::reopen()
{
    nextOpen_ = QDeadlineTimer(QDeadlineTimer::Forever);
    journal_.reset();
    if (!ensureOpen())
        return;
    const JournalStatus status = examineJournal(query_, JournalPlaces::ofThisMachine());
    if (status.kind == JournalStatus::Kind::NoJournal) {
        nextOpen_ = QDeadlineTimer(reopenPeriod);
        return;
    }
    reportStatus(status);
    load_ = Load{.where = JournalBatch::Where::Replace,
                 .from = JournalPlace::newest(),
                 .includesPlace = true,
                 .remaining = limit_};
}

void JournalWorker::processChanges()
{
    switch (journal_->process()) {
    case SdJournal::Change::Nothing:
        return;
    case SdJournal::Change::Invalidated:
        // Files came or went: only a cursor says where we were.
        position_ = Position::Nobody;
        if (!nextOpen_.isForever()) {
            nextOpen_ = QDeadlineTimer(0);
            return;
        }
        reportStatus(examineJournal(query_, JournalPlaces::ofThisMachine()));
        [[fallthrough]];
    case SdJournal::Change::Appended:
        mayHaveNew_ = true;
        return;
    }
}

void JournalWorker::fail(const Error &error)
{
    JournalStatus status = examineJournal(query_, JournalPlaces::ofThisMachine());
    status.error = error;
    if (error.kind == Error::Kind::NotPermitted)
        status.kind = JournalStatus::Kind::NotPermitted;
    else
        status.kind = error.kind == Error::Kind::NotFound ? JournalStatus::Kind::NoJournal
                                                          : JournalStatus::Kind::Failed;
    nextOpen_ = QDeadlineTimer(reopenPeriod);
    reportStatus(status);
}

void JournalWorker::reportStatus(const JournalStatus &status)
{
    if (status == status_)
        return;
    status_ = status;
    sink_.status(generation_, status_);
}

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
        load_->hit = load_->isBackwards ? hits_->lowerBound(*key) : hits_->upperBound(*key);
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
    JournalBatch batch;
    if (!ensureOpen() || (!load_->hit && !seekLoad())) {
        finishLoad(std::move(batch), true);
        return;
    }
    const QDeadlineTimer deadline(sliceTime);
    bool atEnd = false;
    bool hasStepped = false;
    const bool hasRange = criteria_.since > 0 || criteria_.until != INT64_MAX;
    for (int count = 0; load_->remaining > 0; ++count) {
        // The clock costs as much as a step: look at it now and then only.
        if (isInterrupted() || (count % 64 == 63 && deadline.hasExpired()))
            break;
        const int step = stepLoad();
        if (step < 0)
            fail(SdJournal::errorOf(step));
        if (step <= 0) {
            atEnd = true;
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
    if (hasStepped && !atEnd)
        load_->scanned = journal_->cursor();
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
    sink_.batch(generation_, batch);
    if (isFirst && load_->where == JournalBatch::Where::Replace)
        sink_.opened(generation_, query_, mark_);
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
        waiting_ = 0;
        position_ = Position::Nobody;
        mayHaveNew_ = true;
        sink_.waiting(generation_, 0);
    }
    batch.isComplete = load.thenOlder == 0;
    sink_.batch(generation_, batch);
    if (isFirst && load.where == JournalBatch::Where::Replace)
        sink_.opened(generation_, query_, mark_);
    if (load.thenOlder > 0) {
        Load older{
            .where = JournalBatch::Where::Older, .from = load.from, .remaining = load.thenOlder};
        if (isFirst && !batch.entries.isEmpty())
            older.from = JournalPlace::atCursor(batch.entries.constFirst().cursor);
        load_ = older;
        position_ = Position::Nobody;
    }
}

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
    const QDeadlineTimer deadline(sliceTime);
    JournalBatch batch{.where = JournalBatch::Where::Newer};
    const bool hasRange = criteria_.since > 0 || criteria_.until != INT64_MAX;
    qint64 stepped = 0;
    qint64 counted = 0;
    bool atEnd = false;
    while (stepped < followLimit || !isDelivering) {
        if (stepped % 64 == 63 && (deadline.hasExpired() || isInterrupted()))
            break;
        const int step = journal_->next();
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
    if (!atEnd && stepped > 0 && !isDelivering)
        nextLook_ = QDeadlineTimer(0);
    if (counted > 0) {
        waiting_ += counted;
        sink_.waiting(generation_, waiting_);
    }
    if (batch.entries.isEmpty())
        return;
    batch.atNewest = true;
    if (!atEnd && stepped >= followLimit && criteria_.isIndexed()) {
        if (std::optional<JournalBatch> latest = skipAhead(stepped))
            batch = std::move(*latest);
    }
    isUnread_ = true;
    sink_.batch(generation_, batch);
}

std::optional<JournalBatch> JournalWorker::skipAhead(qint64 dropped)
{
    const qint64 reached = journal_->realtime();
    position_ = Position::Nobody;
    const auto seekBack = [this](int entries) {
        return journal_->seekNewest() >= 0 && journal_->previousSkip(entries) == entries;
    };
    // More than the window holds; but of that only what is soon read: by then there is more.
    if (!seekBack(journalWindow + 1) || journal_->realtime() <= reached ||
        !seekBack(followLimit + 1))
        return std::nullopt;
    const QByteArray before = journal_->cursor();

    JournalBatch latest{.atNewest = true, .skipped = dropped};
    latest.entries.reserve(followLimit);
    while (latest.entries.size() < followLimit && journal_->next() > 0)
        latest.entries.append(journal_->entry());
    if (latest.entries.isEmpty())
        return std::nullopt;

    // How many were passed over; in a very long gap a lower bound is enough to tell a person.
    const QDeadlineTimer deadline(300ms);
    if (seekWatch()) {
        while (!isInterrupted() && journal_->next() > 0) {
            ++latest.skipped;
            if (latest.skipped % 64 == 0 &&
                (deadline.hasExpired() || journal_->realtime() > latest.entries[0].realtime))
                break;
            if (journal_->isAt(before))
                break;
        }
    }
    mark_ = latest.entries.constLast().cursor;
    position_ = Position::Nobody;
    return latest;
}

void JournalWorker::wait()
{
    if (load_)
        return;
    std::array<pollfd, 2> fds{pollfd{wakeFd_, POLLIN, 0}, pollfd{-1, 0, 0}};
    int timeout = -1;
    const auto atMost = [&timeout](qint64 milliseconds) {
        const int limit = static_cast<int>(std::clamp<qint64>(milliseconds, 0, 60'000));
        timeout = timeout < 0 ? limit : std::min(timeout, limit);
    };
    bool isPolling = false;
    if (journal_ && watching_ != Watching::Nothing && !isUnread_) {
        if (mayHaveNew_) {
            // A look is planned: the inotify events of a flood need not wake us before.
            atMost(nextLook_.remainingTime());
        } else {
            isPolling = true;
            fds[1] = {journal_->descriptor(), journal_->pollEvents(), 0};
            if (const int limit = journal_->pollTimeout(); limit >= 0)
                atMost(limit);
            if (fds[1].fd < 0)
                atMost(2000);
        }
    }
    if (watching_ != Watching::Nothing && !nextOpen_.isForever())
        atMost(nextOpen_.remainingTime());

    const int ready = poll(fds.data(), fds.size(), timeout);
    if (ready < 0 && errno != EINTR)
        return;
    if (fds[0].revents != 0) {
        eventfd_t count = 0;
        [[maybe_unused]] const int result = eventfd_read(wakeFd_, &count);
    }
    if (isPolling && ready >= 0 && (fds[1].revents != 0 || ready == 0)) {
        processChanges();
        if (fds[1].fd < 0)
            mayHaveNew_ = true;
    }
    if (watching_ != Watching::Nothing && nextOpen_.hasExpired())
        reopen();
}

} // namespace unitdeck
