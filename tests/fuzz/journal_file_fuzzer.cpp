// SPDX-License-Identifier: GPL-3.0-or-later
// A small journal file with any bytes of it changed: read without a crash, a loop or a read
// outside.
#include "app/journal/scan/file_scan.h"

#include <QtEndian>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

using namespace unitdeck;

namespace {

/// Two fields, three values, two entries and two arrays, laid out by hand (systemd.io, "Journal
/// File Format"): everything the scanner follows is there once.
class SmallJournal
{
public:
    SmallJournal()
        : bytes_(944, 0)
    {
        memcpy(bytes_.data(), "LPKSHHRH", 8);
        put(88, 272);
        put(96, bytes_.size() - 272);
        put(120, 288); // the fields' table, and its size
        put(128, 32);
        put(152, 2); // entries
        put(176, 848);
        object(272, 5, 48);
        put(288, 320);
        put(304, 368);
        field(320, "MESSAGE", 496);
        field(368, "PRIORITY", 576);
        data(416, "MESSAGE=hello", {.nextField = 0, .entry = 656, .array = 0, .count = 1});
        data(496, "MESSAGE=world", {.nextField = 416, .entry = 752, .array = 0, .count = 1});
        data(576, "PRIORITY=6", {.nextField = 0, .entry = 656, .array = 904, .count = 2});
        for (const std::uint64_t entry : {656, 752}) {
            object(entry, 3, 96);
            put(entry + 16, entry);
            put(entry + 24, 1'700'000'000'000'000 + entry);
        }
        object(848, 6, 56);
        put(848 + 24, 656);
        put(848 + 32, 752);
        object(904, 6, 40);
        put(904 + 24, 752);
    }

    std::vector<char> &bytes() { return bytes_; }

private:
    struct Links
    {
        std::uint64_t nextField, entry, array, count;
    };

    void put(std::uint64_t offset, std::uint64_t value)
    {
        qToLittleEndian<quint64>(value, bytes_.data() + offset);
    }
    void object(std::uint64_t offset, char type, std::uint64_t size)
    {
        bytes_[offset] = type;
        put(offset + 8, size);
    }
    void field(std::uint64_t offset, const std::string &name, std::uint64_t head)
    {
        object(offset, 2, 40 + name.size());
        put(offset + 32, head);
        memcpy(bytes_.data() + offset + 40, name.data(), name.size());
    }
    void data(std::uint64_t offset, const std::string &payload, const Links &links)
    {
        object(offset, 1, 64 + payload.size());
        put(offset + 32, links.nextField);
        put(offset + 40, links.entry);
        put(offset + 48, links.array);
        put(offset + 56, links.count);
        memcpy(bytes_.data() + offset + 64, payload.data(), payload.size());
    }

    std::vector<char> bytes_;
};

JournalCriteria criteriaOf(const QString &text, bool isNegated)
{
    JournalQuery query;
    query.fields = {
        {QStringLiteral("MESSAGE"), text.toUtf8(), FieldFilter::Test::Contains, isNegated}};
    return *journalCriteria(query, 0);
}

/// How many entries the scanner finds; -1: it says that it cannot read the file.
qsizetype entriesIn(const QString &path, const JournalCriteria &criteria)
{
    const std::atomic<bool> goOn = false;
    const Reply<std::shared_ptr<JournalFile>> file = JournalFile::map(path);
    if (!file)
        return -1;
    Offsets entries;
    std::array<Offsets, 8> priorities;
    if (scanFile(**file, criteria, goOn, &entries) != ScanEnd::Complete ||
        scanPriorities(**file, goOn, &priorities) != ScanEnd::Complete)
        return -1;
    for (const quint64 offset : entries)
        (*file)->entry(offset);
    return static_cast<qsizetype>(entries.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static SmallJournal journal;
    static const int fd = memfd_create("journal", MFD_CLOEXEC);
    static const QString path = QStringLiteral("/proc/self/fd/") + QString::number(fd);
    static const JournalCriteria with = criteriaOf(QStringLiteral("hello"), false);
    static const JournalCriteria without = criteriaOf(QStringLiteral("hello"), true);
    std::vector<char> &whole = journal.bytes();
    const auto write = [&whole](const std::vector<char> &bytes) {
        return pwrite(fd, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(whole.size());
    };
    // As it is, it has one of each: else nothing is tried here.
    static const bool isGood =
        write(whole) && entriesIn(path, with) == 1 && entriesIn(path, without) == 1;
    if (!isGood)
        __builtin_trap();

    std::vector<char> changed = whole;
    // A few changes each: with many the header alone would end it.
    for (size_t i = 0; i + 3 <= size && i < 12; i += 3)
        changed[(data[i] | data[i + 1] << 8U) % changed.size()] = static_cast<char>(data[i + 2]);
    if (!write(changed))
        __builtin_trap();
    entriesIn(path, with);
    entriesIn(path, without);
    return 0;
}
