// SPDX-License-Identifier: GPL-3.0-or-later
// Boots, runs and values; see the header.
#include "app/journal/journal_lookups.h"

#include "app/journal/scan/journal_matches.h"
#include "app/journal/sd_journal.h"

#include <algorithm>

#include <unistd.h>

namespace unitdeck {

namespace {

/// More are too many to choose from.
constexpr qsizetype mostValues = 500;
constexpr qsizetype mostRuns = 50;

} // namespace

QList<JournalBoot> journalBoots(const JournalSource &source, const std::atomic<bool> &isCancelled)
{
    QList<JournalBoot> boots;
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(source, &error);
    if (!journal)
        return boots;
    for (const QByteArray &id : journal->uniqueValues("_BOOT_ID", isCancelled)) {
        if (isCancelled)
            break;
        JournalBoot boot{QString::fromLatin1(id)};
        if (journal->setMatches({{{"_BOOT_ID=" + id}}}) < 0)
            continue;
        if (journal->seekOldest() >= 0 && journal->next() > 0)
            boot.first = journal->realtime();
        if (journal->seekNewest() >= 0 && journal->previous() > 0)
            boot.last = journal->realtime();
        if (boot.first > 0 && boot.last > 0)
            boots << boot;
    }
    std::ranges::sort(boots, {}, &JournalBoot::last);
    return boots;
}

QList<JournalRun> journalRuns(const JournalQuery &query, const std::atomic<bool> &isCancelled)
{
    QList<JournalRun> runs;
    JournalQuery starts = withoutFilters(query);
    starts.units = query.units;
    for (const char *id : {"7d4958e842da4a758f6c1cdc7b36dcc5", "39f53479d3a045ac8e11786248231fbf"})
        starts.fields << FieldFilter{QStringLiteral("MESSAGE_ID"), id};
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(query.source, &error);
    if (!journal || journal->setMatches(journalMatches(starts, getuid())) < 0 ||
        journal->seekNewest() < 0)
        return runs;
    while (!isCancelled && runs.size() < mostRuns && journal->previous() > 0) {
        for (const JournalField &field : journal->fields()) {
            if (field.name != u"INVOCATION_ID" && field.name != u"USER_INVOCATION_ID")
                continue;
            const QString id = QString::fromLatin1(field.value);
            if (runs.isEmpty() || runs.constLast().invocationId != id)
                runs << JournalRun{id, 0};
            runs.last().started = journal->realtime();
        }
    }
    return runs;
}

QByteArrayList journalValues(const JournalSource &source, const QByteArray &field,
                             const std::atomic<bool> &isCancelled)
{
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(source, &error);
    if (!journal)
        return {};
    QByteArrayList values = journal->uniqueValues(field, isCancelled, mostValues);
    std::ranges::sort(values);
    return values;
}

} // namespace unitdeck
