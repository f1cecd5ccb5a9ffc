// SPDX-License-Identifier: GPL-3.0-or-later
// The GUI side of the journal; see the header.
#include "app/journal/journal_reader.h"

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
    sink.fields = [this, post](const QByteArray &cursor, const QList<JournalField> &fields) {
        post([this, cursor, fields] { Q_EMIT fieldsFetched(cursor, fields); });
    };
    sink.boots = [this, post](const QList<JournalBoot> &boots) {
        post([this, boots] { Q_EMIT bootsFetched(boots); });
    };
    worker_ = std::make_unique<JournalWorker>(std::move(sink));
    thread_.reset(QThread::create([worker = worker_.get()] { worker->run(); }));
    thread_->setObjectName(QStringLiteral("journal"));
}

JournalReader::~JournalReader()
{
    worker_->stop();
    thread_->wait();
}

void JournalReader::open(const JournalQuery &query, const JournalPlace &place, int limit)
{
    query_ = query;
    status_ = {};
    isLoading_ = true;
    isFollowing_ = false;
    worker_->post({.kind = JournalCommand::Kind::Open,
                   .generation = ++generation_,
                   .query = query,
                   .place = place,
                   .limit = limit});
    if (!thread_->isRunning())
        thread_->start();
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

void JournalReader::fetchBoots(const QStringList &paths)
{
    JournalCommand command{.kind = JournalCommand::Kind::Boots, .generation = generation_};
    command.query.paths = paths;
    worker_->post(std::move(command));
    if (!thread_->isRunning())
        thread_->start();
}

} // namespace unitdeck
