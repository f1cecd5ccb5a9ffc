// SPDX-License-Identifier: GPL-3.0-or-later
// The GUI side of the journal; see the header.
#include "app/journal/journal_reader.h"

#include "app/journal/journal_worker.h"

#include <QMetaObject>
#include <QThread>

#include <unistd.h>

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
            if (generation == generation_) {
                if (batch.isComplete)
                    isLoading_ = false;
                Q_EMIT loaded(batch);
            }
            if (isFollowing_)
                worker_->acknowledge();
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
    sink.values = [this, post](const QString &field, const QByteArrayList &values) {
        post([this, field, values] { Q_EMIT valuesFetched(field, values); });
    };
    sink.runs = [this, post](const UnitId &unit, const QList<JournalRun> &runs) {
        post([this, unit, runs] { Q_EMIT runsFetched(unit, runs); });
    };
    sink.boots = [this, post](const QList<JournalBoot> &boots) {
        post([this, boots] { Q_EMIT bootsFetched(boots); });
    };
    sink.sources = [this, post](const QList<JournalSource> &sources) {
        post([this, sources] { Q_EMIT sourcesFetched(sources); });
    };
    sink.opened = [this, post](quint64 generation, const JournalQuery &query,
                               const QByteArray &newest) {
        // Not beside the first entries, but after them: they are what a person waits for.
        post([this, generation, query, newest] {
            if (generation == generation_)
                scan(query, newest);
        });
    };
    worker_ = std::make_unique<JournalWorker>(std::move(sink));
    thread_.reset(QThread::create([worker = worker_.get()] { worker->run(); }));
    thread_->setObjectName(QStringLiteral("journal"));
}

JournalReader::~JournalReader()
{
    scanner_.reset();
    worker_->stop();
    thread_->wait();
}

void JournalReader::open(const JournalQuery &query, const JournalPlace &place, int limit)
{
    if (query_ != query)
        hitsOf_.reset();
    query_ = query;
    status_ = {};
    isLoading_ = true;
    isFollowing_ = false;
    if (scanner_)
        scanner_->cancel();
    worker_->post({.kind = JournalCommand::Kind::Open,
                   .generation = ++generation_,
                   .query = query,
                   .place = place,
                   .limit = limit});
    if (!thread_->isRunning())
        thread_->start();
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
            if (generation == generation_)
                Q_EMIT timelineChanged(timeline);
        });
    };
    sink.hits = [this, post](quint64 generation, std::shared_ptr<const JournalHits> hits) {
        post([this, generation] {
            if (generation == generation_)
                hitsOf_ = query_;
        });
        worker_->post({.kind = JournalCommand::Kind::Hits,
                       .generation = generation,
                       .hits = std::move(hits)});
    };
    sink.found = [this, post](quint64 generation, const JournalFound &entry) {
        post([this, generation, entry] {
            if (generation == generation_)
                Q_EMIT found(entry);
        });
    };
    scanner_ = std::make_unique<JournalScanner>(std::move(sink));
    return scanner_.get();
}

void JournalReader::scan(const JournalQuery &query, const QByteArray &newest)
{
    const std::optional<EntryKey> end = parseCursor(newest);
    const Reply<JournalCriteria> criteria = journalCriteria(query, getuid());
    const bool wantsHits = criteria && end && !criteria->isIndexed() && hitsOf_ != query;
    if (criteria && (timelineColumns_ > 0 || wantsHits))
        scanner()->scan(generation_, query, end.value_or(EntryKey{}), timelineColumns_);
}

void JournalReader::find(const JournalQuery &query, const QByteArray &cursor, bool isBackwards)
{
    scanner()->find(generation_, query, cursor, isBackwards);
}

void JournalReader::loadOlder(const QByteArray &before, int limit)
{
    isLoading_ = true;
    worker_->post({.kind = JournalCommand::Kind::Older,
                   .generation = generation_,
                   .cursor = before,
                   .limit = limit});
}

void JournalReader::loadNewer(const QByteArray &after, int limit)
{
    isLoading_ = true;
    worker_->post({.kind = JournalCommand::Kind::Newer,
                   .generation = generation_,
                   .cursor = after,
                   .limit = limit});
}

void JournalReader::follow(const QByteArray &after)
{
    isFollowing_ = true;
    worker_->post(
        {.kind = JournalCommand::Kind::Follow, .generation = generation_, .cursor = after});
}

void JournalReader::hold()
{
    isFollowing_ = false;
    worker_->post({.kind = JournalCommand::Kind::Hold, .generation = generation_});
}

void JournalReader::suspend()
{
    isFollowing_ = false;
    worker_->post({.kind = JournalCommand::Kind::Suspend, .generation = generation_});
}

void JournalReader::fetchFields(const QByteArray &cursor)
{
    worker_->post(
        {.kind = JournalCommand::Kind::Fields, .generation = generation_, .cursor = cursor});
}

void JournalReader::fetchBoots(const JournalSource &source)
{
    JournalCommand command{.kind = JournalCommand::Kind::Boots, .generation = generation_};
    command.query.source = source;
    ask(std::move(command));
}

void JournalReader::fetchValues(const JournalSource &source, const QString &field)
{
    JournalCommand command{.kind = JournalCommand::Kind::Values, .cursor = field.toLatin1()};
    command.query.source = source;
    ask(std::move(command));
}

void JournalReader::fetchRuns(const JournalQuery &query)
{
    ask({.kind = JournalCommand::Kind::Runs, .query = query});
}

void JournalReader::fetchSources()
{
    ask({.kind = JournalCommand::Kind::Sources});
}

void JournalReader::ask(JournalCommand command)
{
    worker_->post(std::move(command));
    if (!thread_->isRunning())
        thread_->start();
}

} // namespace unitdeck
