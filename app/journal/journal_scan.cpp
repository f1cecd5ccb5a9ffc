// SPDX-License-Identifier: GPL-3.0-or-later
// Files over threads; see the header.
#include "app/journal/journal_scan.h"

#include "app/journal/bus_error_guard.h"
#include "app/journal/scan/file_scan.h"
#include "app/journal/sd_journal.h"

#include <QThread>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>

namespace unitdeck {

namespace {

constexpr int unknownPriority = 6;
/// Of a file that grows while it is read, before libsystemd is asked.
constexpr int mostReadings = 5;

/// What one file has: kept apart until it is whole, so that a file that turns out damaged half way
/// can be read again in another way.
struct FileResult
{
    std::vector<EntryKey> hits;
    std::vector<std::array<quint32, 8>> columns;
    qint64 total = 0;
    std::optional<JournalDamage> damage;
};

/// How much of a file that is not as it should be can be read all the same.
std::optional<JournalDamage> damageOf(const QString &path, const std::atomic<bool> &isCancelled)
{
    const Reply<std::shared_ptr<JournalFile>> file = JournalFile::map(path);
    JournalDamage damage{.file = path};
    if (file)
        damage.claimed = static_cast<qint64>((*file)->entryCount());
    else if (file.error().kind == Error::Kind::NotSupported)
        damage.isOfLaterRelease = true;
    else if (file.error().kind != Error::Kind::Malformed)
        return std::nullopt; // not for us, or gone by now
    Error error;
    std::optional<SdJournal> journal = SdJournal::open({.paths = {path}}, &error);
    if (journal && journal->seekOldest() >= 0) {
        while (!isCancelled && journal->next() > 0)
            ++damage.read;
    }
    const bool isWhole =
        damage.isOfLaterRelease ? damage.read > 0 : file && damage.read >= damage.claimed;
    return isWhole ? std::nullopt : std::optional(damage);
}

bool isBeingWritten(const QString &path)
{
    const Reply<std::shared_ptr<JournalFile>> file = JournalFile::map(path);
    return file && (*file)->isOnline();
}

class Scan
{
public:
    Scan(const JournalScanRequest &request, const std::atomic<bool> &isCancelled,
         const std::function<void(const JournalTimeline &)> &progress)
        : request_(request)
        , isCancelled_(isCancelled)
        , progress_(progress)
    {
        result_.hasAllHits = request.mostHits > 0;
        result_.timeline.end = request.end.value_or(EntryKey{});
    }

    JournalScanResult run()
    {
        findRange();
        const size_t count =
            std::min(static_cast<size_t>(std::max(QThread::idealThreadCount(), 1)), files_.size());
        {
            std::vector<std::jthread> threads;
            for (size_t i = 1; i < count; ++i)
                threads.emplace_back([this] { work(); });
            work();
        }
        if (result_.hasAllHits) {
            mergeHits();
            // Copies of a file have the same entries: then the sum of the files is too much.
            result_.timeline.total = static_cast<qint64>(result_.hits.size());
        }
        result_.timeline.isComplete = !isCancelled_;
        result_.hasAllHits = result_.hasAllHits && !isCancelled_;
        return std::move(result_);
    }

private:
    struct File
    {
        QString path;
        qint64 last = 0; ///< µs since the epoch
        quint64 entries = 0;
    };

    /// The span of the timeline, and the order: the newest file first, because there one looks.
    void findRange()
    {
        qint64 first = INT64_MAX;
        qint64 last = 0;
        const BusErrorGuard guard;
        std::map<Id128, File> whole;
        for (const QString &path : request_.files) {
            const Reply<std::shared_ptr<JournalFile>> file = JournalFile::map(path);
            if (file && (*file)->entryCount() > 0) {
                first = std::min(first, static_cast<qint64>((*file)->firstRealtime()));
                last = std::max(last, static_cast<qint64>((*file)->lastRealtime()));
                // Of copies of a file, the one that has grown most.
                File &known = whole[(*file)->id()];
                if (known.entries < (*file)->entryCount()) {
                    known = {path, static_cast<qint64>((*file)->lastRealtime()),
                             (*file)->entryCount()};
                }
            } else if (!file) {
                files_.push_back({path, 0});
            }
        }
        for (const auto &[id, file] : whole)
            files_.push_back(file);
        std::ranges::sort(files_, std::ranges::greater{}, &File::last);
        JournalTimeline &timeline = result_.timeline;
        if (request_.last > 0) {
            first = request_.first;
            last = request_.last;
        }
        timeline.first = std::max(first == INT64_MAX ? 0 : first, request_.criteria.since);
        timeline.last = std::min(last, request_.criteria.until);
        if (timeline.last < timeline.first)
            timeline.last = timeline.first;
        timeline.columns.resize(static_cast<size_t>(std::max(request_.columns, 0)));
    }

    void work()
    {
        const BusErrorGuard guard;
        // Each has its own: a pattern works in memory of its own.
        const JournalCriteria criteria = request_.criteria;
        for (size_t i = next_++; i < files_.size() && !isCancelled_; i = next_++) {
            FileResult found;
            const quint64 faults = BusErrorGuard::count();
            bool isRead = readMapped(files_[i].path, criteria, &found);
            // It may have grown, since it was mapped, to what what is in it refers to.
            for (int again = 0;
                 !isRead && again < mostReadings && isBeingWritten(files_[i].path) && !isCancelled_;
                 ++again) {
                found = {};
                isRead = readMapped(files_[i].path, criteria, &found);
            }
            // Zeros instead of what the file had: libsystemd copes with that in its own way.
            if (BusErrorGuard::count() != faults)
                isRead = false;
            if (!isRead && !isCancelled_) {
                found = {};
                if (!readThroughLibsystemd(files_[i].path, criteria, &found))
                    found = {};
                found.damage = damageOf(files_[i].path, isCancelled_);
            }
            if (!isCancelled_)
                take(std::move(found));
        }
    }

    void count(const EntryKey &key, int priority, FileResult *found) const
    {
        const auto time = static_cast<qint64>(key.realtime);
        if (time < request_.criteria.since || time > request_.criteria.until ||
            (request_.end && compareEntries(key, *request_.end) > 0))
            return;
        ++found->total;
        if (request_.mostHits > 0 && found->total <= request_.mostHits)
            found->hits.push_back(key);
        if (found->columns.empty())
            return;
        ++found->columns[timelineColumn(result_.timeline, time)].at(static_cast<size_t>(priority));
    }

    bool readMapped(const QString &path, const JournalCriteria &criteria, FileResult *found) const
    {
        const Reply<std::shared_ptr<JournalFile>> file = JournalFile::map(path);
        if (!file)
            return false;
        Offsets entries;
        if (scanFile(**file, criteria, isCancelled_, &entries) != ScanEnd::Complete)
            return false;
        std::array<Offsets, 8> priorities;
        if (request_.columns > 0 && !entries.empty() &&
            scanPriorities(**file, isCancelled_, &priorities) != ScanEnd::Complete)
            return false;
        found->columns.resize(static_cast<size_t>(std::max(request_.columns, 0)));
        std::array<size_t, 8> at{};
        for (const quint64 offset : entries) {
            const std::optional<EntryKey> key = (*file)->entry(offset);
            if (!key)
                return false;
            int priority = unknownPriority;
            for (size_t p = 0; p < priorities.size(); ++p) {
                const Offsets &list = priorities[p];
                while (at[p] < list.size() && list[at[p]] < offset)
                    ++at[p];
                if (at[p] < list.size() && list[at[p]] == offset)
                    priority = static_cast<int>(p);
            }
            count(*key, priority, found);
        }
        return true;
    }

    bool readThroughLibsystemd(const QString &path, const JournalCriteria &criteria,
                               FileResult *found) const
    {
        Error error;
        std::optional<SdJournal> journal = SdJournal::open({.paths = {path}}, &error);
        if (!journal || journal->setMatches(criteria.matches) < 0 || journal->seekOldest() < 0)
            return false;
        found->columns.resize(static_cast<size_t>(std::max(request_.columns, 0)));
        while (!isCancelled_ && journal->next() > 0) {
            if (!journal->accepts(criteria))
                continue;
            if (const std::optional<EntryKey> key = parseCursor(journal->cursor()))
                count(*key, journal->priority(), found);
        }
        return true;
    }

    void take(FileResult found)
    {
        const std::lock_guard lock(mutex_);
        JournalTimeline &timeline = result_.timeline;
        if (found.damage)
            timeline.damaged << *found.damage;
        timeline.total += found.total;
        for (size_t i = 0; i < found.columns.size(); ++i) {
            for (size_t priority = 0; priority < 8; ++priority)
                timeline.columns[i][priority] += found.columns[i][priority];
        }
        if (timeline.total > request_.mostHits)
            result_.hasAllHits = false;
        if (result_.hasAllHits)
            lists_.push_back(std::move(found.hits));
        else
            lists_.clear();
        if (progress_)
            progress_(timeline);
    }

    /// As libsystemd does it: each file is in its own order, and the first of the files' next
    /// entries is next; the same entry in two files counts once.
    void mergeHits()
    {
        using Place = std::pair<const EntryKey *, const EntryKey *>; // next, end
        const auto isLater = [](const Place &a, const Place &b) {
            return compareEntries(*a.first, *b.first) > 0;
        };
        std::priority_queue<Place, std::vector<Place>, decltype(isLater)> places(isLater);
        for (const std::vector<EntryKey> &list : lists_) {
            if (!list.empty())
                places.push({list.data(), list.data() + list.size()});
        }
        result_.hits.reserve(static_cast<size_t>(result_.timeline.total));
        while (!places.empty()) {
            auto [at, end] = places.top();
            places.pop();
            if (result_.hits.empty() || result_.hits.back() != *at)
                result_.hits.push_back(*at);
            if (++at != end)
                places.push({at, end});
        }
    }

    const JournalScanRequest &request_;
    const std::atomic<bool> &isCancelled_;
    const std::function<void(const JournalTimeline &)> &progress_;
    std::vector<File> files_;
    std::atomic<size_t> next_ = 0;

    std::mutex mutex_; ///< protects what is below while the threads run
    JournalScanResult result_;
    std::vector<std::vector<EntryKey>> lists_;
};

} // namespace

size_t timelineColumn(const JournalTimeline &timeline, qint64 time)
{
    const auto count = static_cast<double>(timeline.columns.size());
    const auto span = static_cast<double>(timeline.last - timeline.first) + 1;
    const double place = static_cast<double>(time - timeline.first) / span * count;
    return static_cast<size_t>(std::clamp(place, 0.0, count - 1));
}

JournalScanResult scanJournal(const JournalScanRequest &request,
                              const std::atomic<bool> &isCancelled,
                              const std::function<void(const JournalTimeline &)> &progress)
{
    return Scan(request, isCancelled, progress).run();
}

} // namespace unitdeck
