// SPDX-License-Identifier: GPL-3.0-or-later
// The reading side: a loop in a thread of its own that owns the journal and answers commands.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/journal/journal_scanner.h"
#include "app/journal/sd_journal.h"
#include "app/values/journal_query.h"

#include <QDeadlineTimer>

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace unitdeck {

/// What the worker has to say; called in its thread, with the generation that was asked.
struct JournalSink
{
    std::function<void(quint64 generation, const JournalStatus &)> status;
    std::function<void(quint64 generation, const JournalBatch &)> batch;
    std::function<void(quint64 generation, qint64 time)> searched;
    std::function<void(quint64 generation, qint64 count)> waiting;
    /// The first of a query was sent, or more was skipped than is counted by steps; @p newest is
    /// the newest entry that its matches take, empty if there is none.
    std::function<void(quint64 generation, const JournalCriteria &, const QByteArray &newest)>
        opened;
    std::function<void(const QByteArray &cursor, const QList<JournalField> &,
                       const QString &catalogue)>
        fields;
};

struct JournalCommand
{
    enum class Kind { Open, Older, Newer, Follow, Hold, Suspend, Hits, Fields };

    Kind kind = Kind::Open;
    quint64 generation = 0;
    quint64 request = 0; ///< its number, which the batches that answer it carry
    JournalQuery query = {};
    JournalPlace place = {};
    QByteArray cursor = {};
    int limit = 0;
    std::shared_ptr<const JournalHits> hits = {};
};

/// run() blocks in its thread until stop(); everything else may be called from another thread.
/// Work is done in slices, so a command, and above all a new Open, is heard within milliseconds.
class JournalWorker final
{
public:
    explicit JournalWorker(JournalSink sink);
    ~JournalWorker();
    JournalWorker(const JournalWorker &) = delete;
    JournalWorker &operator=(const JournalWorker &) = delete;

    void run();

    void post(JournalCommand command);
    /// The last followed batch was taken: the next may come.
    void acknowledge();
    void stop();

private:
    /// How long a slice of work keeps other commands waiting.
    static constexpr std::chrono::milliseconds sliceTime{30};

    /// Reading in one direction, which may go on over many slices.
    struct Load
    {
        JournalBatch::Where where = JournalBatch::Where::Replace;
        bool isBackwards = true;
        JournalPlace from = {};     ///< Newest: from the end
        bool includesPlace = false; ///< whether the entry at the place itself is wanted
        int remaining = 0;
        int thenOlder = 0;              ///< afterwards so many of what lies before
        QByteArray scanned = {};        ///< the entry looked at last
        std::optional<size_t> hit = {}; ///< the hit that lies behind the place; absent: it walks
        bool hasSent = false;
        quint64 request = 0;
        /// Going round a damaged place: from the oldest on, and of the wanted entries up to there
        /// the last so many are kept.
        struct Bridge
        {
            QByteArray end; ///< the entry behind the place; empty: there is none
            std::deque<JournalEntry> kept;
            bool isMore = false; ///< than are kept
        };
        std::optional<Bridge> bridge = {};
    };
    /// Whose place the journal stands at.
    enum class Position { Nobody, Load, Watch };
    enum class Watching {
        Nothing, ///< suspended: the journal is closed
        Count,   ///< say how many entries are waiting
        Deliver  ///< send them
    };

    void obey(const JournalCommand &command);
    void open(const JournalCommand &command);
    void sendFields(const QByteArray &cursor);
    void sendNothing();
    bool ensureOpen();
    void reopen();
    void processChanges();
    void fail(const Error &error);
    void reportStatus(const JournalStatus &status);
    void setWaiting(qint64 count);
    void wake();
    /// Whether there is something more urgent than the slice at hand.
    bool isInterrupted();

    // Loading
    bool seekLoad();
    int stepLoad();
    int stepToHit();
    void continueLoad();
    bool beginBridge();
    void continueBridge();
    void noteSent(const Load &load, const JournalBatch &batch);
    void finishLoad(JournalBatch batch, bool atEnd);

    // Watching
    bool isWatchDue() const;
    bool seekWatch();
    void watch();
    void deliver(JournalBatch batch, const QByteArray &before);
    std::optional<JournalBatch> skipAhead(qint64 dropped, int most);
    void wait();

    const JournalSink sink_;
    const int wakeFd_;

    std::mutex mutex_; ///< protects commands_
    std::deque<JournalCommand> commands_;
    std::atomic<bool> hasCommands_ = false; ///< commands_ is not empty; read without the mutex
    std::atomic<bool> isStopping_ = false;
    std::atomic<quint64> wantedGeneration_ = 0; ///< of the newest Open posted
    std::atomic<bool> isUnread_ = false;        ///< a followed batch has not been taken yet

    // Everything below belongs to the worker's thread: the loop and the commands are in
    // journal_worker.cpp, the rest in _load.cpp and _watch.cpp.
    std::optional<SdJournal> journal_;
    JournalSource openSource_;
    JournalQuery query_;
    JournalCriteria criteria_;
    bool isValid_ = false; ///< the query could be made ready; else there is nothing to read
    quint64 generation_ = 0;
    int limit_ = 0; ///< of the Open
    JournalStatus status_;
    std::shared_ptr<const JournalHits> hits_; ///< of the query, once they are known
    Position position_ = Position::Nobody;
    std::optional<Load> load_;
    Watching watching_ = Watching::Nothing;
    quint64 watchRequest_ = 0; ///< the Open, Follow or Hold that it began with
    QByteArray mark_;          ///< the newest entry known to the other side, or counted
    QByteArray sent_;          ///< the newest that was sent, if none was counted behind it
    QByteArray lackingFrom_;   ///< the mark before what the other side has not taken, or not got
    qint64 waiting_ = 0;       ///< entries counted behind it
    bool isFlooded_ = false;   ///< the last look passed over entries
    bool mayHaveNew_ = false;  ///< something was appended since the last look
    QDeadlineTimer nextLook_;  ///< not before
    QDeadlineTimer nextOpen_;  ///< there was no journal: look again then
};

} // namespace unitdeck
