// SPDX-License-Identifier: GPL-3.0-or-later
// The journal for the GUI side: asks a worker in its own thread, never waits for it.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/journal/journal_scanner.h"
#include "app/values/journal_query.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

class QThread;

namespace unitdeck {

class JournalWorker;
struct JournalCommand;

/// One query on the journal at a time. Every method returns at once and the answers are signals in
/// this object's thread; answers to a query that has been replaced never arrive. Idle until the
/// first open(). The destructor ends the thread (within one step of the journal).
class JournalReader final : public QObject
{
    Q_OBJECT

public:
    explicit JournalReader(QObject *parent = nullptr);
    ~JournalReader() override;

    /// Starts over: a Replace batch of up to @p limit entries at @p place follows (for a cursor or
    /// a time: half from there on, then a batch of half before it). Then, as with hold(), new
    /// entries are counted only.
    void open(const JournalQuery &query, const JournalPlace &place = {}, int limit = 200);

    /// Reads on from an entry one has, into the past or the future; one batch (several when a text
    /// is searched, the last with isComplete) follows. One at a time: a second replaces the first.
    void loadOlder(const QByteArray &before, int limit = 500);
    void loadNewer(const QByteArray &after, int limit = 500);

    /// New entries are sent from now on, also those between @p after (empty: the newest known) and
    /// now. At most 20 batches a second, each sent after the one before was taken. If more came
    /// than the window holds a Replace batch brings the latest.
    void follow(const QByteArray &after = {});
    /// New entries are counted (waitingChanged) but not sent: those behind @p after (empty: behind
    /// the newest known). What was followed and is still on its way does not arrive any more.
    void hold(const QByteArray &after = {});
    /// Stops watching and closes the journal's files, until follow(), hold() or open().
    void suspend();

    /// From the next open() on: how many entries when, in so many columns (0: not wanted).
    void setTimelineColumns(int columns) { timelineColumns_ = columns; }
    /// found follows: the next entry of @p query behind @p cursor, or before it; without a cursor
    /// the newest. A second replaces the first, open() all.
    void find(const JournalQuery &query, const QByteArray &cursor, bool isBackwards);
    /// The answer to find() is not wanted any more, and does not come.
    void endFind();

    /// fieldsFetched follows; an empty list if the entry is gone.
    void fetchFields(const QByteArray &cursor);
    /// bootsFetched follows.
    void fetchBoots(const JournalSource &source = {});

    /// valuesFetched follows: what values the field has in the journal, as far as one can choose
    /// from them.
    void fetchValues(const JournalSource &source, const QString &field);
    /// runsFetched follows: of the first unit of @p query, the newest first, at most 50.
    void fetchRuns(const JournalQuery &query);
    /// sourcesFetched follows: the journals there are beside the main one.
    void fetchSources();

    const JournalQuery &query() const { return query_; }
    const JournalStatus &status() const { return status_; }
    /// A request of open(), loadOlder() or loadNewer() has not been answered completely.
    bool isLoading() const { return load_ != 0; }

Q_SIGNALS:
    void statusChanged(const unitdeck::JournalStatus &status);
    void loaded(const unitdeck::JournalBatch &batch);
    /// While a text is searched: all has been looked at back (or on) to @p time, µs since epoch.
    void searched(qint64 time);
    /// So many entries arrived since the newest that was sent.
    void waitingChanged(qint64 count);
    /// While the journal is counted, and once more when it is (isComplete).
    void timelineChanged(const unitdeck::JournalTimeline &timeline);
    void found(const unitdeck::JournalFound &entry);
    /// @p catalogue: what the message catalogue says of the entry, if anything.
    void fieldsFetched(const QByteArray &cursor, const QList<unitdeck::JournalField> &fields,
                       const QString &catalogue);
    void valuesFetched(const QString &field, const QByteArrayList &values);
    void runsFetched(const unitdeck::UnitId &unit, const QList<unitdeck::JournalRun> &runs);
    void sourcesFetched(const QList<unitdeck::JournalSource> &sources);
    /// Oldest first.
    void bootsFetched(const QList<unitdeck::JournalBoot> &boots);

private:
    /// Calls @p find in another thread than the one that reads, and @p tell here with what it
    /// returned. One after the other.
    void lookUp(auto find, auto tell);
    JournalScanner *scanner();
    void scan(const JournalCriteria &criteria, const QByteArray &newest);
    void take(const JournalBatch &batch);
    void watch(JournalCommand command);

    /// A query with its times as they were understood.
    struct Scanned
    {
        JournalQuery query;
        qint64 since = 0;
        qint64 until = 0;

        friend bool operator==(const Scanned &, const Scanned &) = default;
    };

    std::unique_ptr<JournalWorker> worker_;
    std::unique_ptr<QThread> thread_;
    QThreadPool lookups_;
    std::atomic<bool> isEnding_ = false;
    std::unique_ptr<JournalScanner> scanner_; ///< made when something is to be gone through
    int timelineColumns_ = 0;
    std::optional<Scanned> scanned_;
    EntryKey scanEnd_;              ///< up to here
    std::optional<Scanned> hitsOf_; ///< the worker knows the hits of this
    quint64 generation_ = 0;
    quint64 request_ = 0; ///< the number given last
    quint64 load_ = 0;    ///< of the load that is not answered completely; 0: none
    quint64 watch_ = 0;   ///< of what began the watch
    quint64 find_ = 0;    ///< of the last find()
    JournalQuery query_;
    JournalStatus status_;
};

} // namespace unitdeck
