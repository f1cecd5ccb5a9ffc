// SPDX-License-Identifier: GPL-3.0-or-later
// The loop that reads the journal; see the header.
#include "app/journal/journal_worker.h"

#include "app/journal/bus_error_guard.h"
#include "app/journal/journal_access.h"

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

/// How often to look for a journal where there is none.
constexpr auto reopenPeriod = 5s;

/// Outside it there is nothing to walk through.
JournalPlace placeInRange(const JournalPlace &place, const JournalCriteria &criteria)
{
    if (place.kind == JournalPlace::Kind::Newest)
        return place;
    const std::optional<EntryKey> key = parseCursor(place.cursor);
    const qint64 time = key ? static_cast<qint64>(key->realtime) : place.time;
    const qint64 nearest = std::clamp(time, criteria.since, criteria.until);
    return time == nearest ? place : JournalPlace::atTime(nearest);
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
            std::erase_if(commands_,
                          [](const auto &c) { return c.kind != JournalCommand::Kind::Hits; });
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
    // Hits tell by themselves of which query they are.
    if (command.kind != Kind::Hits && command.generation != wantedGeneration_)
        return;
    if (command.kind != Kind::Hits && command.kind != Kind::Open && !isValid_)
        return;
    switch (command.kind) {
    case Kind::Open:
        open(command);
        return;
    case Kind::Older:
        load_ = Load{.where = JournalBatch::Where::Older,
                     .from = JournalPlace::atCursor(command.cursor),
                     .remaining = command.limit,
                     .request = command.request};
        position_ = Position::Nobody;
        return;
    case Kind::Newer:
        load_ = Load{.where = JournalBatch::Where::Newer,
                     .isBackwards = false,
                     .from = JournalPlace::atCursor(command.cursor),
                     .remaining = command.limit,
                     .request = command.request};
        position_ = Position::Nobody;
        return;
    case Kind::Follow:
    case Kind::Hold:
        watching_ = command.kind == Kind::Follow ? Watching::Deliver : Watching::Count;
        watchRequest_ = command.request;
        // What was sent and not taken, or only counted, is still to come.
        if (isUnread_.exchange(false) || (watching_ == Watching::Deliver && waiting_ > 0)) {
            mark_ = lackingFrom_;
            sent_.clear();
            setWaiting(0);
        }
        // From what the other side has, so that nothing is missing in between. Behind the entry
        // that it was sent last none is wanted up to the mark.
        if (!command.cursor.isEmpty() && command.cursor != sent_) {
            mark_ = command.cursor;
            sent_ = command.cursor;
            setWaiting(0);
        }
        position_ = Position::Nobody;
        mayHaveNew_ = true;
        nextLook_ = QDeadlineTimer(0);
        ensureOpen();
        return;
    case Kind::Suspend:
        // Open files keep vacuumed ones alive on the disk, and inotify queues up in the kernel.
        watching_ = Watching::Nothing;
        position_ = Position::Nobody;
        journal_.reset();
        return;
    case Kind::Hits:
        if (command.query != query_ || command.hits->since != criteria_.since ||
            command.hits->until != criteria_.until)
            return;
        hits_ = command.hits;
        // A place among other hits says nothing among these.
        if (load_ && load_->hit) {
            load_->hit.reset();
            position_ = Position::Nobody;
        }
        return;
    case Kind::Fields:
        sendFields(command.cursor);
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
    // Suspended it keeps no files open.
    if (watching_ == Watching::Nothing && !load_)
        journal_.reset();
}

void JournalWorker::open(const JournalCommand &command)
{
    generation_ = command.generation;
    watchRequest_ = command.request;
    const JournalQuery before = std::exchange(query_, command.query);
    status_ = {};
    mark_.clear();
    sent_.clear();
    waiting_ = 0;
    watching_ = Watching::Count;
    mayHaveNew_ = false;
    isFlooded_ = false;
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
        sendNothing();
        return;
    }
    // "An hour ago" is another time now.
    if (before != query_ || criteria->since != criteria_.since ||
        criteria->until != criteria_.until)
        hits_.reset();
    criteria_ = *criteria;
    load_ = Load{.where = JournalBatch::Where::Replace,
                 .isBackwards = fromNewest,
                 .from = placeInRange(command.place, criteria_),
                 .includesPlace = true,
                 .remaining = fromNewest ? limit_ : limit_ / 2,
                 .thenOlder = fromNewest ? 0 : limit_ / 2,
                 .request = command.request};
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
        sendNothing();
        return;
    }
    // What comes after this is new; a load from the end sets the mark itself.
    const bool isLimited = criteria_.since > 0 || criteria_.until != INT64_MAX;
    if ((!fromNewest || isLimited) && journal_->seekNewest() >= 0 && journal_->previous() > 0)
        mark_ = journal_->cursor();
    JournalStatus status = examineJournal(query_, JournalPlaces::ofThisMachine());
    if (status.kind == JournalStatus::Kind::NoJournal)
        nextOpen_ = QDeadlineTimer(reopenPeriod);
    reportStatus(status);
}

/// There is no journal that entries could be in.
void JournalWorker::sendNothing()
{
    sink_.batch(generation_, {.atOldest = true, .atNewest = true, .request = watchRequest_});
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
    // All over again: what is there now is where the watch begins.
    mark_.clear();
    sent_.clear();
    setWaiting(0);
    load_ = Load{.where = JournalBatch::Where::Replace,
                 .from = JournalPlace::newest(),
                 .includesPlace = true,
                 .remaining = limit_,
                 .request = watchRequest_};
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

void JournalWorker::setWaiting(qint64 count)
{
    waiting_ = count;
    sink_.waiting(generation_, waiting_);
}

void JournalWorker::reportStatus(const JournalStatus &status)
{
    if (status == status_)
        return;
    status_ = status;
    sink_.status(generation_, status_);
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
