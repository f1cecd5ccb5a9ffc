// SPDX-License-Identifier: GPL-3.0-or-later
// Work on files in a thread of the pool: home directories may be slow or gone.
#pragma once

#include "app/values/error.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace unitdeck {

/// Runs @p work in a thread of the pool and calls @p done with what it gives, in the thread of
/// @p context, which this is called in; not at all if that is gone by then.
template <typename T>
void runInWorker(std::function<Reply<T>()> work, QObject *context, Done<T> done,
                 QThreadPool *pool = QThreadPool::globalInstance())
{
    auto *watcher = new QFutureWatcher<Reply<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done] {
        watcher->deleteLater();
        done(watcher->result());
    });
    auto promise = std::make_shared<QPromise<Reply<T>>>();
    promise->start();
    watcher->setFuture(promise->future());
    pool->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace unitdeck
