// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the journal formatted side by side, written one after the other; see the header.
#include "app/journal/journal_export.h"

#include "app/journal/bus_error_guard.h"
#include "app/journal/give_way.h"
#include "app/journal/scan/entry_key.h"
#include "app/journal/sd_journal.h"

#include <QBuffer>
#include <QSaveFile>
#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

namespace unitdeck {

namespace {

/// So many parts at most: small enough to be held whole, and a seek for each costs nothing.
constexpr int mostParts = 1500;
/// How many finished parts may wait for their turn.
constexpr size_t ahead = 6;
/// What is handed over at once; with more than so many of them a part waits for its turn.
constexpr qsizetype pieceSize = 1 << 20;
constexpr qsizetype mostPieces = 4;

struct Part
{
    QByteArray text; ///< what has not been handed over
    qint64 entries = 0;
    bool isDone = false;
    bool isLast = false; ///< the journal ended in it
    std::optional<Error> error = {};
};

class Export
{
public:
    Export(const JournalExportRequest &request, JournalCriteria criteria,
           const std::function<bool(const QByteArray &)> &write,
           const std::atomic<bool> &isCancelled,
           const std::function<void(const JournalExportProgress &)> &progress)
        : request_(request)
        , criteria_(std::move(criteria))
        , write_(write)
        , isCancelled_(isCancelled)
        , progress_(progress)
    {
    }

    Reply<qint64> run()
    {
        const BusErrorGuard guard;
        const quint64 faults = BusErrorGuard::count();
        const Reply<qint64> result = read();
        // Zeros instead of what a file had look like its end.
        if (result && BusErrorGuard::count() != faults)
            return Error{Error::Kind::Malformed, {}, {}};
        return result;
    }

private:
    Reply<qint64> read()
    {
        Error error;
        std::optional<SdJournal> journal = open(criteria_, &error);
        if (!journal)
            return error;
        if (!request_.cursors.isEmpty())
            return runSelection(&*journal);
        if (const int result = findParts(&*journal); result < 0)
            return SdJournal::errorOf(result);
        parts_.resize(starts_.size());
        std::vector<std::jthread> threads;
        const int wanted = request_.threads > 0 ? request_.threads : QThread::idealThreadCount();
        for (int i = 0; i < std::max(wanted, 1); ++i)
            threads.emplace_back([this] { work(); });
        const Reply<qint64> result = writeParts();
        {
            const std::lock_guard lock(mutex_);
            isOver_ = true;
        }
        changed_.notify_all();
        return result;
    }

    std::optional<SdJournal> open(const JournalCriteria &criteria, Error *error) const
    {
        std::optional<SdJournal> journal = SdJournal::open(request_.query.source, error);
        if (!journal)
            return journal;
        if (const int result = journal->setMatches(criteria.matches); result < 0) {
            *error = SdJournal::errorOf(result);
            return std::nullopt;
        }
        return journal;
    }

    Reply<qint64> runSelection(SdJournal *journal) const
    {
        qint64 count = 0;
        RawEntry entry;
        for (const QByteArray &cursor : request_.cursors) {
            if (isCancelled_)
                break;
            if (journal->seekCursor(cursor) < 0 || journal->next() <= 0 || !journal->isAt(cursor))
                continue; // vacuumed since
            QByteArray text;
            journal->readRaw(&entry);
            appendEntry(entry, request_.format, &text);
            if (!write_(text))
                break;
            ++count;
        }
        return count;
    }

    /// Where parts begin: entries, each later than the one before, about equally far in time.
    /// As libsystemd's calls answer.
    int findParts(SdJournal *journal)
    {
        int result = journal->seekTime(criteria_.since);
        if (result < 0 || (result = journal->next()) <= 0)
            return result;
        const qint64 first = journal->realtime();
        starts_.push_back(journal->cursor());
        EntryKey last = parseCursor(starts_.front()).value_or(EntryKey{});
        result = journal->seekNewest();
        if (result < 0 || (result = journal->previous()) <= 0)
            return result;
        const qint64 end = std::min(journal->realtime(), criteria_.until);
        for (int i = 1; i < mostParts; ++i) {
            const qint64 time = first + (end - first) / mostParts * i;
            result = isCancelled_ ? 0 : journal->seekTime(time);
            if (isCancelled_ || result < 0 || (result = journal->next()) <= 0)
                return result;
            const QByteArray cursor = journal->cursor();
            const std::optional<EntryKey> key = parseCursor(cursor);
            // A clock that was set back makes times say little: then the parts are fewer.
            if (!key || compareEntries(*key, last) <= 0)
                continue;
            last = *key;
            starts_.push_back(cursor);
        }
        return 0;
    }

    void work()
    {
        const BusErrorGuard guard;
        const JournalCriteria criteria = criteria_; // a pattern is one thread's
        Error error;
        std::optional<SdJournal> journal = open(criteria, &error);
        while (true) {
            size_t number = 0;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return isOver_ || next_ < written_ + ahead; });
                if (isOver_ || next_ >= starts_.size())
                    return;
                number = next_++;
            }
            Part rest;
            if (journal)
                read(&*journal, criteria, number, &rest);
            else
                rest.error = error;
            rest.isDone = true;
            handOver(number, &rest);
        }
    }

    /// Waits while more than enough of the part waits for its turn.
    void handOver(size_t number, Part *more)
    {
        {
            std::unique_lock lock(mutex_);
            Part &part = parts_[number];
            changed_.wait(lock, [this, &part] {
                return isOver_ || part.text.size() < mostPieces * pieceSize;
            });
            part.text += more->text;
            part.entries += more->entries;
            part.isDone = more->isDone;
            part.isLast = more->isLast;
            part.error = more->error;
            *more = {};
        }
        changed_.notify_all();
    }

    /// From the beginning of one part to that of the next. Who does not come by there has gone on
    /// to the end of the journal: so nothing is written twice or left out, in whatever order
    /// libsystemd has the entries.
    void read(SdJournal *journal, const JournalCriteria &criteria, size_t number, Part *part)
    {
        const bool isOpenEnded = number + 1 == starts_.size();
        const QByteArray end = isOpenEnded ? QByteArray() : starts_[number + 1];
        const std::optional<EntryKey> endKey = parseCursor(end);
        RawEntry entry;
        int result = journal->seekCursor(starts_[number]);
        while (result >= 0 && !isCancelled_ && !isOver_ && (result = journal->next()) > 0) {
            const qint64 time = journal->realtime();
            if (endKey && static_cast<quint64>(time) == endKey->realtime && journal->isAt(end))
                return;
            if (time > criteria.until)
                break;
            if (!journal->accepts(criteria))
                continue;
            journal->readRaw(&entry);
            appendEntry(entry, request_.format, &part->text);
            ++part->entries;
            if (part->text.size() >= pieceSize)
                handOver(number, part);
        }
        part->isLast = true;
        if (result < 0)
            part->error = SdJournal::errorOf(result);
    }

    Reply<qint64> writeParts()
    {
        qint64 count = 0;
        for (size_t i = 0; i < parts_.size() && !isCancelled_;) {
            Part part;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock,
                              [this, i] { return parts_[i].isDone || !parts_[i].text.isEmpty(); });
                part = std::exchange(parts_[i], {});
                if (part.isDone)
                    written_ = i + 1;
            }
            changed_.notify_all();
            for (qsizetype from = 0; from < part.text.size(); from += pieceSize) {
                if (isCancelled_ || !write_(part.text.mid(from, pieceSize)))
                    return count;
            }
            if (part.error)
                return *part.error;
            count += part.entries;
            if (part.isDone)
                ++i;
            if (progress_)
                progress_({count, static_cast<int>(i * 100 / parts_.size())});
            if (part.isLast)
                break;
        }
        return count;
    }

    const JournalExportRequest &request_;
    const JournalCriteria criteria_;
    const std::function<bool(const QByteArray &)> &write_;
    const std::atomic<bool> &isCancelled_;
    const std::function<void(const JournalExportProgress &)> &progress_;

    std::vector<QByteArray> starts_; ///< cursors

    std::mutex mutex_; ///< protects what follows
    std::condition_variable changed_;
    std::vector<Part> parts_;
    size_t next_ = 0;    ///< the part that nobody has taken yet
    size_t written_ = 0; ///< so many parts were handed over
    std::atomic<bool> isOver_ = false;
};

} // namespace

Reply<qint64> exportJournal(const JournalExportRequest &request,
                            const std::function<bool(const QByteArray &)> &write,
                            const std::atomic<bool> &isCancelled,
                            const std::function<void(const JournalExportProgress &)> &progress)
{
    Reply<JournalCriteria> criteria = journalCriteria(request.query, getuid());
    if (!criteria)
        return criteria.error();
    return Export(request, *criteria, write, isCancelled, progress).run();
}

JournalExporter::JournalExporter(QObject *parent)
    : QObject(parent)
{
}

JournalExporter::~JournalExporter()
{
    isCancelled_ = true;
    if (thread_)
        thread_->wait();
}

void JournalExporter::start(const JournalExportRequest &request, const QString &path)
{
    Q_ASSERT(!isRunning());
    isCancelled_ = false;
    const auto post = [this](auto action) {
        QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
    };
    thread_.reset(QThread::create([this, request, path, post] {
        giveWay();
        QSaveFile file(path);
        QBuffer memory;
        QIODevice *out = &memory;
        if (!path.isEmpty())
            out = &file;
        Error error;
        qint64 count = 0;
        bool wasCancelled = false;
        if (!out->open(QIODevice::WriteOnly)) {
            error.message = out->errorString();
        } else {
            const Reply<qint64> result = exportJournal(
                request, [out](const QByteArray &text) { return out->write(text) == text.size(); },
                isCancelled_,
                [this, post](const JournalExportProgress &progress) {
                    post([this, progress] {
                        Q_EMIT progressed(progress.entries, progress.percent);
                    });
                });
            // From here on it is too late for that.
            wasCancelled = isCancelled_;
            if (!result)
                error = result.error();
            else if (!wasCancelled && out == &file && !file.commit())
                error.message = file.errorString();
            count = result ? *result : 0;
        }
        post([this, count, wasCancelled, error, path, text = memory.data()] {
            thread_->wait();
            thread_.reset();
            if (path.isEmpty() && error == Error{} && !wasCancelled)
                Q_EMIT collected(text);
            Q_EMIT finished(count, wasCancelled, error);
        });
    }));
    thread_->setObjectName(QStringLiteral("export"));
    thread_->start();
}

} // namespace unitdeck
