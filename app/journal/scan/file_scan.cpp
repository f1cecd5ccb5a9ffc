// SPDX-License-Identifier: GPL-3.0-or-later
// Criteria as sets of entries; see the header.
#include "app/journal/scan/file_scan.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

namespace unitdeck {

namespace {

/// Offsets beyond what a file has entries that are kept before the doubled ones go.
constexpr size_t roomForDoubles = 4096;

void sortOut(Offsets *entries)
{
    std::ranges::sort(*entries);
    const auto same = std::ranges::unique(*entries);
    entries->erase(same.begin(), same.end());
}

Offsets unite(const Offsets &a, const Offsets &b)
{
    Offsets both;
    both.reserve(a.size() + b.size());
    std::ranges::set_union(a, b, std::back_inserter(both));
    return both;
}

Offsets intersect(const Offsets &a, const Offsets &b)
{
    Offsets both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
}

Offsets subtract(const Offsets &a, const Offsets &b)
{
    Offsets rest;
    rest.reserve(a.size());
    std::ranges::set_difference(a, b, std::back_inserter(rest));
    return rest;
}

class FileScan
{
public:
    FileScan(const JournalFile &file, const std::atomic<bool> &isCancelled)
        : file_(file)
        , isCancelled_(isCancelled)
    {
    }

    ScanEnd end() const { return end_; }
    bool isGood() const { return end_ == ScanEnd::Complete; }

    /// The entries of which @p field has a value that @p isWanted.
    Offsets having(QByteArrayView field, const std::function<bool(QByteArrayView)> &isWanted)
    {
        Offsets entries;
        qsizetype lists = 0;
        quint64 references = 0;
        bool isRead = true;
        const bool isWalked = file_.visitValues(field, [&](quint64 data, QByteArrayView value) {
            if (isCancelled_) {
                end_ = ScanEnd::Cancelled;
                return false;
            }
            if (isWanted(value)) {
                const size_t before = entries.size();
                isRead = file_.entriesOf(data, &entries);
                ++lists;
                // Else values share their lists, and would take for ever.
                references += entries.size() - before;
                isRead = isRead && references <= file_.mostReferences();
                const quint64 most = 2 * file_.entryCount() + roomForDoubles;
                if (entries.size() > most) {
                    sortOut(&entries);
                    isRead = isRead && entries.size() <= most;
                }
            }
            return isRead;
        });
        if (!isWalked || !isRead)
            end_ = ScanEnd::Unreadable;
        if (lists > 1)
            sortOut(&entries);
        return entries;
    }

    Offsets ofTerm(const JournalTerm &term)
    {
        std::map<QByteArray, QByteArrayList> values; // by field
        for (const QByteArray &match : term) {
            const qsizetype equals = match.indexOf('=');
            values[match.first(equals)] << match.sliced(equals + 1);
        }
        std::optional<Offsets> entries;
        for (const auto &[field, wanted] : values) {
            if (!isGood() || (entries && entries->empty()))
                break;
            // Each value is there once: nothing is to be found after the last.
            Offsets some = having(field, [&wanted = wanted](QByteArrayView value) {
                return std::ranges::any_of(wanted,
                                           [value](const QByteArray &w) { return value == w; });
            });
            entries = entries ? intersect(*entries, some) : std::move(some);
        }
        return entries.value_or(Offsets{});
    }

    Offsets ofCondition(const JournalCondition &condition)
    {
        Offsets entries;
        for (const JournalTerm &term : condition) {
            if (isGood())
                entries = unite(entries, ofTerm(term));
        }
        return entries;
    }

    Offsets all()
    {
        Offsets entries;
        if (!file_.allEntries(&entries))
            end_ = ScanEnd::Unreadable;
        return entries;
    }

    Offsets of(const JournalCriteria &criteria)
    {
        std::optional<Offsets> entries;
        const auto isDone = [this, &entries] { return !isGood() || (entries && entries->empty()); };
        const auto narrow = [&entries](Offsets some) {
            entries = entries ? intersect(*entries, some) : std::move(some);
        };
        for (const JournalCondition &condition : criteria.matches) {
            if (!isDone())
                narrow(ofCondition(condition));
        }
        const auto holding = [this](const FieldTest &test) {
            return having(test.field, [&test](QByteArrayView value) { return test.isLike(value); });
        };
        for (const FieldTest &test : criteria.tests) {
            if (!test.isNegated && !isDone())
                narrow(holding(test));
        }
        if (!entries && isGood())
            entries = all();
        for (const FieldTest &test : criteria.tests) {
            if (test.isNegated && !isDone())
                entries = subtract(*entries, holding(test));
        }
        for (const JournalCondition &condition : criteria.excluded) {
            if (!isDone())
                entries = subtract(*entries, ofCondition(condition));
        }
        return entries.value_or(Offsets{});
    }

private:
    const JournalFile &file_;
    const std::atomic<bool> &isCancelled_;
    ScanEnd end_ = ScanEnd::Complete;
};

} // namespace

ScanEnd scanFile(const JournalFile &file, const JournalCriteria &criteria,
                 const std::atomic<bool> &isCancelled, Offsets *entries)
{
    FileScan scan(file, isCancelled);
    *entries = scan.of(criteria);
    return scan.end();
}

ScanEnd scanPriorities(const JournalFile &file, const std::atomic<bool> &isCancelled,
                       std::array<Offsets, 8> *entries)
{
    FileScan scan(file, isCancelled);
    for (size_t priority = 0; priority < entries->size() && scan.isGood(); ++priority)
        (*entries)[priority] = scan.ofTerm({"PRIORITY=" + QByteArray::number(priority)});
    return scan.end();
}

} // namespace unitdeck
