// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that goes through journals; see the header.
#include "app/journal/journal_scanner.h"

#include "app/journal/bus_error_guard.h"
#include "app/journal/give_way.h"
#include "app/journal/journal_access.h"
#include "app/journal/sd_journal.h"
#include "app/journal/unit_events.h"

#include <QFile>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

namespace unitdeck {

namespace {

/// Where there are more, one in a dozen entries or so is wanted, and walking is quick. 10 MB.
constexpr qsizetype mostHits = 100'000;

bool isBefore(const EntryKey &a, const EntryKey &b)
{
    return compareEntries(a, b) < 0;
}

/// Whether entries take up less than half of the time; then @p request spans that.
bool narrow(const JournalTimeline &timeline, JournalScanRequest *request)
{
    const auto isUsed = [](const std::array<quint32, 8> &column) {
        return std::ranges::any_of(column, [](quint32 count) { return count > 0; });
    };
    const auto &columns = timeline.columns;
    const auto begin = std::ranges::find_if(columns, isUsed);
    const auto end = std::find_if(columns.rbegin(), columns.rend(), isUsed).base();
    const auto count = static_cast<qint64>(columns.size());
    if (begin == columns.end() || 2 * (end - begin) >= count ||
        timeline.last - timeline.first < 60'000'000)
        return false;
    const qint64 span = timeline.last - timeline.first + 1;
    request->first = timeline.first + span / count * (begin - columns.begin());
    request->last = timeline.first + span / count * (end - columns.begin() + 1);
    request->last = std::min(request->last, timeline.last);
    return true;
}

/// Which files there are, whatever they are called.
std::vector<std::pair<dev_t, ino_t>> identitiesOf(const QStringList &files)
{
    std::vector<std::pair<dev_t, ino_t>> identities;
    for (const QString &file : files) {
        struct stat status
        {
        };
        if (stat(QFile::encodeName(file).constData(), &status) == 0)
            identities.emplace_back(status.st_dev, status.st_ino);
    }
    std::ranges::sort(identities);
    return identities;
}

/// Of all files of @p source as they are now. A file that is rotated meanwhile has another name,
/// under which it was not looked for: then once more.
JournalScanResult scanSource(const JournalSource &source, JournalScanRequest *request,
                             const std::atomic<bool> &isCancelled,
                             const std::function<void(const JournalTimeline &)> &progress = {})
{
    constexpr int mostTries = 4;
    for (int tries = 1;; ++tries) {
        request->files = journalFiles(source, JournalPlaces::ofThisMachine());
        const auto before = identitiesOf(request->files);
        JournalScanResult result = scanJournal(*request, isCancelled, progress);
        if (isCancelled ||
            identitiesOf(journalFiles(source, JournalPlaces::ofThisMachine())) == before)
            return result;
        if (tries == mostTries) {
            result.hasAllHits = false;
            return result;
        }
    }
}

QList<JournalMark> findMarks(const JournalQuery &query, const std::atomic<bool> &isCancelled)
{
    QList<JournalMark> marks;
    JournalQuery plain = withoutFilters(query);
    plain.units = query.units;
    plain.bootId = query.bootId;
    plain.since = query.since;
    plain.until = query.until;
    for (const UnitEventMessage &message : unitEventMessages) {
        if (!isEventOfInterest(message.event, !query.units.isEmpty()))
            continue;
        plain.fields = {{QStringLiteral("MESSAGE_ID"), message.id}};
        const Reply<JournalCriteria> criteria = journalCriteria(plain, getuid());
        if (!criteria || isCancelled)
            return marks;
        JournalScanRequest request{.criteria = *criteria, .mostHits = mostTimelineMarks};
        const JournalScanResult result = scanSource(query.source, &request, isCancelled);
        for (const EntryKey &key : result.hits)
            marks << JournalMark{static_cast<qint64>(key.realtime), message.event};
    }
    std::ranges::sort(marks, {}, &JournalMark::time);
    return marks;
}

} // namespace

std::optional<size_t> JournalHits::before(const EntryKey &key) const
{
    return countOfFirst([&key](const EntryKey &hit) { return isBefore(hit, key); });
}

std::optional<size_t> JournalHits::upTo(const EntryKey &key) const
{
    return countOfFirst([&key](const EntryKey &hit) { return !isBefore(key, hit); });
}

/// Numbers of two journalds and a clock that was set back make circles in libsystemd's order: then
/// there is no such place.
std::optional<size_t> JournalHits::countOfFirst(auto is) const
{
    if (!std::ranges::is_partitioned(keys, is))
        return std::nullopt;
    return static_cast<size_t>(std::ranges::partition_point(keys, is) - keys.begin());
}

JournalScanner::JournalScanner(JournalScannerSink sink)
    : sink_(std::move(sink))
    , thread_([this](const std::stop_token &stop) { run(stop); })
{
}

JournalScanner::~JournalScanner()
{
    thread_.request_stop();
    cancel();
}

void JournalScanner::scan(quint64 generation, const JournalQuery &query,
                          const JournalCriteria &criteria, const EntryKey &end, int columns)
{
    const std::lock_guard lock(mutex_);
    scan_ = Scan{generation, query, criteria, end, columns};
    if (find_ && find_->generation != generation)
        find_.reset();
    if (isScanning_)
        isCancelled_ = true;
    changed_.notify_one();
}

void JournalScanner::find(quint64 generation, quint64 number, const JournalQuery &query,
                          const QByteArray &cursor, bool isBackwards)
{
    const std::lock_guard lock(mutex_);
    find_ = Find{generation, number, query, cursor, isBackwards};
    if (isFinding_)
        isCancelled_ = true;
    changed_.notify_one();
}

void JournalScanner::cancel()
{
    const std::lock_guard lock(mutex_);
    scan_.reset();
    find_.reset();
    isCancelled_ = true;
    changed_.notify_one();
}

void JournalScanner::run(const std::stop_token &stop)
{
    const BusErrorGuard guard;
    // Searching uses all cores, the window and the entries it shows come first.
    giveWay();
    while (!stop.stop_requested()) {
        std::optional<Scan> scan;
        std::optional<Find> find;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return scan_ || find_; }))
                return;
            scan = std::exchange(scan_, std::nullopt);
            if (!scan)
                find = std::exchange(find_, std::nullopt);
            isScanning_ = scan.has_value();
            isFinding_ = find.has_value();
            isCancelled_ = stop.stop_requested();
        }
        if (scan)
            obey(*scan);
        else
            obey(*find);
    }
}

void JournalScanner::obey(const Scan &wanted)
{
    std::function<void(const JournalTimeline &)> progress;
    if (wanted.columns > 0) {
        progress = [this, &wanted](const JournalTimeline &timeline) {
            sink_.timeline(wanted.generation, timeline);
        };
    }
    JournalScanRequest request{.criteria = wanted.criteria,
                               .end = wanted.end,
                               .columns = wanted.columns,
                               .mostHits = wanted.criteria.isIndexed() ? 0 : mostHits};
    JournalScanResult result = scanSource(wanted.query.source, &request, isCancelled_, progress);
    if (isCancelled_)
        return;
    if (result.hasAllHits && std::ranges::is_sorted(result.hits, isBefore)) {
        auto hits = std::make_shared<JournalHits>();
        hits->keys = std::move(result.hits);
        hits->end = wanted.end;
        hits->since = wanted.criteria.since;
        hits->until = wanted.criteria.until;
        sink_.hits(wanted.query, std::move(hits));
    }
    if (wanted.columns > 0) {
        // What a journal of years has of a new unit lies in its last column: nearer, then.
        request.mostHits = 0;
        for (int closer = 0; closer < 4 && narrow(result.timeline, &request); ++closer) {
            result = scanSource(wanted.query.source, &request, isCancelled_);
            if (isCancelled_)
                return;
        }
        result.timeline.marks = findMarks(wanted.query, isCancelled_);
        if (!isCancelled_)
            sink_.timeline(wanted.generation, result.timeline);
    }
}

void JournalScanner::obey(const Find &wanted)
{
    const Reply<JournalCriteria> criteria = journalCriteria(wanted.query, getuid());
    Error error;
    std::optional<SdJournal> journal;
    if (criteria)
        journal = SdJournal::open(wanted.query.source, &error);
    if (!journal || journal->setMatches(criteria->matches) < 0) {
        sink_.found(wanted.number, {});
        return;
    }
    const auto isWanted = [&criteria, &journal] {
        const qint64 time = journal->realtime();
        return time >= criteria->since && time <= criteria->until && journal->accepts(*criteria);
    };
    JournalFound found;
    QByteArray start = wanted.cursor;
    if (start.isEmpty() && journal->seekNewest() >= 0 && journal->previous() > 0) {
        start = journal->cursor();
        if (isWanted()) {
            sink_.found(wanted.number, {.cursor = start});
            return;
        }
    }
    const std::optional<EntryKey> from = parseCursor(start);
    if (!from) {
        sink_.found(wanted.number, {});
        return;
    }
    if (!criteria->isIndexed()) {
        lookThrough(wanted.query, *criteria, *from, &*journal);
        if (isCancelled_)
            return;
        const JournalHits &hits = looked_->hits;
        const std::optional<size_t> count =
            wanted.isBackwards ? hits.before(*from) : hits.upTo(*from);
        if (looked_->hasAll && compareEntries(*from, hits.end) <= 0 && count) {
            found.total = static_cast<qint64>(hits.keys.size());
            const auto place = static_cast<qint64>(*count) - (wanted.isBackwards ? 1 : 0);
            if (place >= 0 && place < found.total) {
                found.place = place;
                found.cursor = cursorOf(hits.keys[static_cast<size_t>(place)]);
            }
            if (wanted.isBackwards || !found.cursor.isEmpty()) {
                sink_.found(wanted.number, found);
                return;
            }
            // What was logged since is walked through.
            start = cursorOf(hits.end);
        }
    }
    if (journal->seekCursor(start) < 0) {
        sink_.found(wanted.number, {});
        return;
    }
    while (!isCancelled_) {
        const int step = wanted.isBackwards ? journal->previous() : journal->next();
        if (step <= 0)
            break;
        if (journal->isAt(start) || !isWanted())
            continue;
        found = {.cursor = journal->cursor()};
        break;
    }
    if (!isCancelled_)
        sink_.found(wanted.number, found);
}

/// Few of many are found by a scan, which the next find() of the same need not do again.
void JournalScanner::lookThrough(const JournalQuery &query, const JournalCriteria &criteria,
                                 const EntryKey &from, SdJournal *journal)
{
    if (looked_ && looked_->query == query && looked_->hits.since == criteria.since &&
        looked_->hits.until == criteria.until &&
        (!looked_->hasAll || compareEntries(from, looked_->hits.end) <= 0))
        return;
    EntryKey end;
    if (journal->seekNewest() >= 0 && journal->previous() > 0)
        end = parseCursor(journal->cursor()).value_or(EntryKey{});
    JournalScanRequest request{.criteria = criteria, .end = end, .mostHits = mostHits};
    JournalScanResult result = scanSource(query.source, &request, isCancelled_);
    const bool hasAll = result.hasAllHits && std::ranges::is_sorted(result.hits, isBefore);
    if (!isCancelled_) {
        looked_ =
            Looked{query, {std::move(result.hits), end, criteria.since, criteria.until}, hasAll};
    }
}

} // namespace unitdeck
