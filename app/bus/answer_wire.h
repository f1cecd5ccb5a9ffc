// SPDX-License-Identifier: GPL-3.0-or-later
// How an answer gets from the bus thread to the one who asked, who may be gone by then.
#pragma once

#include "app/values/error.h"

#include <QObject>
#include <QThread>

#include <functional>

namespace unitdeck {

/// Carries one function into the thread of the context object. A queued connection is the only
/// thread-safe way Qt has to reach an object that its own thread may destroy at any moment:
/// QPointer and invokeMethod() are not.
class Courier final : public QObject
{
    Q_OBJECT
public:
    /// In the thread of @p context.
    Courier(QObject *context, QThread *home)
    {
        Q_ASSERT(context && context->thread() == QThread::currentThread());
        connect(
            this, &Courier::delivered, context,
            [](const std::function<void()> &content) { content(); }, Qt::QueuedConnection);
        moveToThread(home);
    }

Q_SIGNALS:
    void delivered(const std::function<void()> &content);
};

/// The promise of one answer. Dropped without one, because the bus or the client is gone, it
/// answers "not connected" by itself: nobody waits for ever.
template <typename T>
class Answer final
{
public:
    Answer(QObject *context, Done<T> done, QThread *home)
        : courier_(context, home)
        , done_(std::move(done))
    {
    }
    ~Answer()
    {
        if (done_)
            give(Error{Error::Kind::NotConnected, {}, {}});
    }
    Q_DISABLE_COPY_MOVE(Answer)

    /// Once; from any thread.
    void give(const Reply<T> &reply)
    {
        const Done<T> done = std::exchange(done_, {});
        if (done)
            Q_EMIT courier_.delivered([done, reply] { done(reply); });
    }

private:
    Courier courier_;
    Done<T> done_;
};

template <typename T>
using AnswerPtr = std::shared_ptr<Answer<T>>;

} // namespace unitdeck
