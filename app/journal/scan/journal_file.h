// SPDX-License-Identifier: GPL-3.0-or-later
// One journal file, mapped, as objects that refer to each other.
#pragma once

#include "app/journal/scan/entry_key.h"
#include "app/values/error.h"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace unitdeck {

/// Places of objects in a file, in the order of the file.
using Offsets = std::vector<quint64>;

/// Reads what is laid down in systemd.io/JOURNAL_FILE_FORMAT, compact files too. It trusts nothing
/// in the file: what points out of it, backwards, or to an object of another kind ends the reading
/// with `false`. Made for files that are complete or only grow; what grows afterwards is not seen.
/// A file cut short while it is mapped needs a BusErrorGuard. One thread at a time.
class JournalFile final
{
public:
    /// NotFound, NotPermitted; NotSupported for a file with features of a newer release; Malformed.
    static Reply<std::shared_ptr<JournalFile>> map(const QString &path);
    ~JournalFile();
    JournalFile(const JournalFile &) = delete;
    JournalFile &operator=(const JournalFile &) = delete;

    /// Made up for the file when it was created: a copy has the same.
    const Id128 &id() const { return id_; }
    quint64 entryCount() const { return entryCount_; }
    /// A journald has it open: it grows, and refers to what came after map().
    bool isOnline() const { return isOnline_; }
    /// Values refer to so many entries at the most: each reference takes room.
    quint64 mostReferences() const { return size_ / sizeof(quint32); }
    /// Clock times of the first and last entry, µs since the epoch.
    quint64 firstRealtime() const { return firstRealtime_; }
    quint64 lastRealtime() const { return lastRealtime_; }

    /// All entries, oldest first.
    bool allEntries(Offsets *entries) const;
    /// The distinct values of a field: their objects, newest first, and their bytes. Ends early,
    /// with success, when @p visit returns false. False too if a value cannot be unpacked.
    using ValueVisitor = std::function<bool(quint64 data, QByteArrayView value)>;
    bool visitValues(QByteArrayView field, const ValueVisitor &visit) const;
    /// Adds the entries that have the value of @p data, oldest first.
    bool entriesOf(quint64 data, Offsets *entries) const;
    std::optional<EntryKey> entry(quint64 offset) const;

private:
    enum class Type : quint8 { Data = 1, Field = 2, Entry = 3, EntryArray = 6 };

    JournalFile(const char *bytes, quint64 size);

    bool readHeader(Error *error);
    template <typename Number>
    Number number(quint64 offset) const;
    /// The size of the object, if it is one of that type and lies in the file; else 0.
    quint64 objectSize(quint64 offset, Type type) const;
    bool readArrays(quint64 array, quint64 count, Offsets *entries) const;
    bool findField(QByteArrayView name, quint64 *field) const;

    const char *bytes_;
    const quint64 size_; ///< mapped
    quint64 end_ = 0;    ///< of what is valid of it
    Id128 id_{};
    bool isCompact_ = false;
    bool isOnline_ = false;
    quint64 entryCount_ = 0;
    quint64 firstRealtime_ = 0;
    quint64 lastRealtime_ = 0;
};

} // namespace unitdeck
