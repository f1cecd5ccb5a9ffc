// SPDX-License-Identifier: GPL-3.0-or-later
// The GUI side of the journal; see the header.
#include "app/journal/journal_reader.h"

#include "app/journal/bus_error_guard.h"
#include "app/journal/journal_access.h"
#include "app/journal/journal_lookups.h"
#include "app/journal/journal_worker.h"

#include <QMetaObject>
#include <QThread>

namespace unitdeck {

JournalReader::JournalReader(QObject *parent)
    : QObject(parent)
{
    // The worker is ended before this object is, so `this` is good in the worker's thread; what it
    // has posted by then goes with this object.
    const auto post = [this](auto action) {
        QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
    };
    JournalSink sink;
    sink.status = [this, post](quint64 generation, const JournalStatus &status) {
        post([this, generation, status] {
            if (generation != generation_)
                return;
            status_ = status;
            Q_EMIT statusChanged(status_);
        });
    };
    sink.batch = [this, post](quint64 generation, const JournalBatch &batch) {
        post([this, generation, batch] {
            if (generation == generation_)
                take(batch);
        });
    };
    sink.searched = [this, post](quint64 generation, qint64 time) {
        post([this, generation, time] {
            if (generation == generation_)
                Q_EMIT searched(time);
        });
    };
    sink.waiting = [this, post](quint64 generation, qint64 count) {
        post([this, generation, count] {
            if (generation == generation_)
                Q_EMIT waitingChanged(count);
        });
    };
    sink.fields = [this, post](const QByteArray &cursor, const QList<JournalField> &fields,
                               const QString &catalogue) {
        post(
            [this, cursor, fields, catalogue] { Q_EMIT fieldsFetched(cursor, fields, catalogue); });
    };
    sink.opened = [this, post](quint64 generation, const JournalCriteria &criteria,
                               const QByteArray &newest) {
        // Not beside the first entries, but after them: they are what a person waits for.
        post([this, generation, criteria, newest] {
            if (generation == generation_)
                scan(criteria, newest);
        });
    };
    worker_ = std::make_unique<JournalWorker>(std::move(sink));
    thread_.reset(QThread::create([worker = worker_.get()] { worker->run(); }));
    thread_->setObjectName(QStringLiteral("journal"));
    lookups_.setMaxThreadCount(1);
    lookups_.setObjectName(QStringLiteral("journal lookups"));
}

JournalReader::~JournalReader()
{
    isEnding_ = true;
    scanner_.reset();
    worker_->stop();
    lookups_.waitForDone();
    thread_->wait();
}

void JournalReader::open(const JournalQuery &query, const JournalPlace &place, int limit)
{
    // The worker forgets those of another.
    if (query_ != query)
        hitsOf_.reset();
    query_ = query;
    find_ = ++request_;
    status_ = {};
    load_ = ++request_;
    watch_ = load_;
    if (scanner_)
        scanner_->cancel();
    worker_->post({.kind = JournalCommand::Kind::Open,
                   .generation = ++generation_,
                   .request = load_,
                   .query = query,
                   .place = place,
                   .limit = limit});
    if (!thread_->isRunning())
        thread_->start();
}

/// What does not answer what was asked last is of a place where the other side no longer is. But
/// for the worker's beginning anew, of a journal that was not there before.
void JournalReader::take(const JournalBatch &batch)
{
    const bool isReplaced = batch.where == JournalBatch::Where::Replace;
    const bool isAnew = isReplaced && batch.skipped == 0;
    if (!isAnew && batch.request != load_ && batch.request != watch_)
        return;
    // What was still being read on to led elsewhere.
    if (isReplaced)
        load_ = batch.request;
    if (batch.request == load_ && batch.isComplete)
        load_ = 0;
    const bool isFollowed = batch.request == watch_;
    Q_EMIT loaded(batch);
    if (isFollowed)
        worker_->acknowledge();
}

JournalScanner *JournalReader::scanner()
{
    if (scanner_)
        return scanner_.get();
    const auto post = [this](auto action) {
        QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
    };
    JournalScannerSink sink;
    sink.timeline = [this, post](quint64 generation, const JournalTimeline &timeline) {
        post([this, generation, timeline] {
            if (generation == generation_ && timeline.end == scanEnd_)
                Q_EMIT timelineChanged(timeline);
        });
    };
    sink.hits = [this, post](const JournalQuery &query, std::shared_ptr<const JournalHits> hits) {
        post([this, of = Scanned{query, hits->since, hits->until}] {
            if (of == scanned_)
                hitsOf_ = of;
        });
        worker_->post(
            {.kind = JournalCommand::Kind::Hits, .query = query, .hits = std::move(hits)});
    };
    sink.found = [this, post](quint64 number, const JournalFound &entry) {
        post([this, number, entry] {
            if (number == find_)
                Q_EMIT found(entry);
        });
    };
    scanner_ = std::make_unique<JournalScanner>(std::move(sink));
    return scanner_.get();
}

void JournalReader::scan(const JournalCriteria &criteria, const QByteArray &newest)
{
    scanEnd_ = parseCursor(newest).value_or(EntryKey{});
    scanned_ = Scanned{query_, criteria.since, criteria.until};
    if (hitsOf_ != scanned_)
        hitsOf_.reset();
    const bool wantsHits = !newest.isEmpty() && !criteria.isIndexed() && !hitsOf_;
    // Whoever adds up what arrives from now on must know where the counting will end.
    if (timelineColumns_ > 0)
        Q_EMIT timelineChanged({.end = scanEnd_});
    if (timelineColumns_ > 0 || wantsHits)
        scanner()->scan(generation_, query_, criteria, scanEnd_, timelineColumns_);
}

void JournalReader::find(const JournalQuery &query, const QByteArray &cursor, bool isBackwards)
{
    find_ = ++request_;
    scanner()->find(generation_, find_, query, cursor, isBackwards);
}

void JournalReader::endFind()
{
    find_ = ++request_;
}

void JournalReader::loadOlder(const QByteArray &before, int limit)
{
    load_ = ++request_;
    worker_->post({.kind = JournalCommand::Kind::Older,
                   .generation = generation_,
                   .request = load_,
                   .cursor = before,
                   .limit = limit});
}

void JournalReader::loadNewer(const QByteArray &after, int limit)
{
    load_ = ++request_;
    worker_->post({.kind = JournalCommand::Kind::Newer,
                   .generation = generation_,
                   .request = load_,
                   .cursor = after,
                   .limit = limit});
}

void JournalReader::follow(const QByteArray &after)
{
    watch({.kind = JournalCommand::Kind::Follow, .cursor = after});
}

void JournalReader::hold(const QByteArray &after)
{
    watch({.kind = JournalCommand::Kind::Hold, .cursor = after});
}

void JournalReader::watch(JournalCommand command)
{
    watch_ = ++request_;
    command.generation = generation_;
    command.request = watch_;
    worker_->post(std::move(command));
}

void JournalReader::suspend()
{
    watch_ = ++request_;
    worker_->post({.kind = JournalCommand::Kind::Suspend, .generation = generation_});
}

void JournalReader::fetchFields(const QByteArray &cursor)
{
    worker_->post(
        {.kind = JournalCommand::Kind::Fields, .generation = generation_, .cursor = cursor});
}

void JournalReader::fetchBoots(const JournalSource &source)
{
    lookUp([source](const auto &isEnding) { return journalBoots(source, isEnding); },
           [this](const QList<JournalBoot> &boots) { Q_EMIT bootsFetched(boots); });
}

void JournalReader::fetchValues(const JournalSource &source, const QString &field)
{
    lookUp([source, field](
               const auto &isEnding) { return journalValues(source, field.toLatin1(), isEnding); },
           [this, field](const QByteArrayList &values) { Q_EMIT valuesFetched(field, values); });
}

void JournalReader::fetchRuns(const JournalQuery &query)
{
    lookUp([query](const auto &isEnding) { return journalRuns(query, isEnding); },
           [this, unit = query.units.value(0)](const QList<JournalRun> &runs) {
               Q_EMIT runsFetched(unit, runs);
           });
}

void JournalReader::fetchSources()
{
    lookUp([](const auto &) { return otherJournals(JournalPlaces::ofThisMachine()); },
           [this](const QList<JournalSource> &sources) { Q_EMIT sourcesFetched(sources); });
}

void JournalReader::lookUp(auto find, auto tell)
{
    lookups_.start([this, find = std::move(find), tell = std::move(tell)] {
        const BusErrorGuard guard;
        if (isEnding_)
            return;
        QMetaObject::invokeMethod(
            this, [tell, found = find(isEnding_)] { tell(found); }, Qt::QueuedConnection);
    });
}

} // namespace unitdeck
