// SPDX-License-Identifier: GPL-3.0-or-later
// What takes going through a whole journal, in a thread of its own beside the reading.
#pragma once

#include "app/journal/journal_scan.h"
#include "app/values/journal_query.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace unitdeck {

class SdJournal;

/// Where the wanted entries of a query are, so that nobody walks past all others.
struct JournalHits
{
    std::vector<EntryKey> keys; ///< in libsystemd's order
    EntryKey end;               ///< up to this entry all were looked at
    qint64 since = 0;           ///< µs since the epoch, as the times of the query were understood
    qint64 until = 0;

    /// How many lie before @p key; and how many up to it. Nothing where the order does not tell.
    std::optional<size_t> before(const EntryKey &key) const;
    std::optional<size_t> upTo(const EntryKey &key) const;

private:
    std::optional<size_t> countOfFirst(auto is) const;
};

/// An entry that find() came upon.
struct JournalFound
{
    QByteArray cursor; ///< empty: there is none in that direction
    qint64 place = -1; ///< it is the how-maniest of all, from 0; -1: not known
    qint64 total = -1; ///< how many there are; -1: not known

    friend bool operator==(const JournalFound &, const JournalFound &) = default;
};

/// What the scanner has to say; called in its threads.
struct JournalScannerSink
{
    std::function<void(quint64 generation, const JournalTimeline &)> timeline;
    std::function<void(const JournalQuery &, std::shared_ptr<const JournalHits>)> hits;
    std::function<void(quint64 number, const JournalFound &)> found;
};

/// Every method returns at once, and may be called from any thread.
class JournalScanner final
{
public:
    explicit JournalScanner(JournalScannerSink sink);
    /// Ends within one look at the data.
    ~JournalScanner();
    JournalScanner(const JournalScanner &) = delete;
    JournalScanner &operator=(const JournalScanner &) = delete;

    /// Goes through @p query, made ready as @p criteria, up to the entry @p end: hits() follows if
    /// the index alone cannot tell its entries and they are not so many that walking finds them as
    /// fast, timeline() again and again if @p columns are wanted. Whatever was asked before is
    /// given up.
    void scan(quint64 generation, const JournalQuery &query, const JournalCriteria &criteria,
              const EntryKey &end, int columns);
    /// found() follows with @p number: the next entry of @p query behind @p cursor (or before);
    /// without one the newest. Replaces a find() that is not answered yet, waits for a scan().
    void find(quint64 generation, quint64 number, const JournalQuery &query,
              const QByteArray &cursor, bool isBackwards);
    /// Nothing that was asked is wanted any more.
    void cancel();

private:
    struct Scan
    {
        quint64 generation;
        JournalQuery query;
        JournalCriteria criteria;
        EntryKey end;
        int columns;
    };
    struct Find
    {
        quint64 generation;
        quint64 number;
        JournalQuery query;
        QByteArray cursor;
        bool isBackwards;
    };

    void run(const std::stop_token &stop);
    void obey(const Scan &wanted);
    void obey(const Find &wanted);
    void lookThrough(const JournalQuery &query, const JournalCriteria &criteria,
                     const EntryKey &from, SdJournal *journal);

    const JournalScannerSink sink_;

    std::mutex mutex_; ///< protects what follows
    std::condition_variable_any changed_;
    std::optional<Scan> scan_;
    std::optional<Find> find_;
    bool isScanning_ = false;               ///< is under way
    bool isFinding_ = false;                ///< is under way
    std::atomic<bool> isCancelled_ = false; ///< what is under way

    /// What was last looked through for find().
    struct Looked
    {
        JournalQuery query;
        JournalHits hits;
        bool hasAll = false; ///< else they are too many
    };

    std::optional<Looked> looked_; ///< of the thread alone

    std::jthread thread_; ///< the last member: it ends before the others do
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::JournalFound)
