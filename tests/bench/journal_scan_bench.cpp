// SPDX-License-Identifier: GPL-3.0-or-later
// One long task on a journal, as the program does it, measured from its begin to its end:
// journal_scan_bench WORD DIRECTORY [ARGUMENT] prints {"entries": N, "milliseconds": X}.
#include "app/journal/journal_access.h"
#include "app/journal/journal_export.h"
#include "app/journal/journal_scan.h"
#include "app/journal/sd_journal.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::atomic<bool> goOn = false;

JournalScanResult scan(const JournalQuery &query, int columns, qsizetype hits)
{
    const Reply<JournalCriteria> criteria = journalCriteria(query, 0);
    if (!criteria)
        return {};
    return scanJournal({.files = journalFiles(query.source, {}),
                        .criteria = *criteria,
                        .columns = columns,
                        .mostHits = hits},
                       goOn);
}

qint64 search(JournalQuery query, const QString &text, bool isExpression)
{
    query.text = text;
    query.isExpression = isExpression;
    const JournalScanResult result = scan(query, 0, 100'000);
    return result.timeline.total;
}

qint64 timeline(const JournalQuery &query, const QString &)
{
    return scan(query, 200, 0).timeline.total;
}

qint64 exported(const JournalQuery &query, ExportFormat format)
{
    const Reply<qint64> count = exportJournal(
        {.query = query, .format = format},
        [](const QByteArray &text) {
            return fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stderr) ==
                   static_cast<size_t>(text.size());
        },
        goOn);
    return count ? *count : -1;
}

/// The newest thousand entries of a unit, as the page gets them.
qint64 newest(const JournalQuery &of, const QString &unit)
{
    JournalQuery query = of;
    query.units = {{Scope::System, unit}};
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(query.source, &error);
    if (!journal || journal->setMatches(journalMatches(query, 0)) < 0 || journal->seekNewest() < 0)
        return -1;
    QList<JournalEntry> entries;
    while (entries.size() < 1000 && journal->previous() > 0)
        entries.append(journal->entry());
    return entries.size();
}

/// A page of entries at 200 random times: the median in ms is what counts, and is told.
qint64 jumps(const JournalQuery &query, const QString &)
{
    const JournalTimeline span = scan(query, 1, 0).timeline;
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(query.source, &error);
    if (!journal)
        return -1;
    QRandomGenerator random(3);
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        const qint64 at =
            span.first + qint64(random.generateDouble() * double(span.last - span.first));
        journal->seekTime(at);
        QList<JournalEntry> entries;
        while (entries.size() < 100 && journal->next() > 0)
            entries.append(journal->entry());
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    fprintf(stderr, "jumps: median %.2f ms, worst %.2f ms\n", times[times.size() / 2],
            times.back());
    return 200;
}

struct Task
{
    const char *word;
    qint64 (*run)(const JournalQuery &query, const QString &argument);
};

constexpr std::array<Task, 7> tasks{{
    {"search-literal", [](const JournalQuery &q, const QString &a) { return search(q, a, false); }},
    {"search-regex", [](const JournalQuery &q, const QString &a) { return search(q, a, true); }},
    {"timeline", timeline},
    {"export-json",
     [](const JournalQuery &q, const QString &) { return exported(q, ExportFormat::Json); }},
    {"export-export",
     [](const JournalQuery &q, const QString &) { return exported(q, ExportFormat::Export); }},
    {"newest", newest},
    {"jumps", jumps},
}};

} // namespace

int main(int argc, char **argv)
{
    const auto task = std::ranges::find_if(
        tasks, [&](const Task &t) { return argc > 2 && strcmp(t.word, argv[1]) == 0; });
    if (task == tasks.end()) {
        fprintf(stderr, "usage: journal_scan_bench WORD DIRECTORY [ARGUMENT]\n");
        return 2;
    }
    JournalQuery query;
    query.source.paths = {QString::fromLocal8Bit(argv[2])};
    QElapsedTimer timer;
    timer.start();
    const qint64 entries = task->run(query, argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString());
    printf("{\"entries\": %lld, \"milliseconds\": %.1f}\n", static_cast<long long>(entries),
           double(timer.nsecsElapsed()) / 1e6);
    return entries < 0 ? 1 : 0;
}
