// SPDX-License-Identifier: GPL-3.0-or-later
// The file format of the journal; see the header.
#include "app/journal/scan/journal_file.h"

#include <QByteArray>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zstd.h>

namespace unitdeck {

namespace {

// Where things stand in the header and the objects (journal-def.h in systemd; the format page).
namespace header {
constexpr quint64 incompatibleFlags = 12;
constexpr quint64 state = 16;
constexpr quint64 fileId = 24;
constexpr quint64 seqnumId = 72;
constexpr quint64 headerSize = 88;
constexpr quint64 arenaSize = 96;
constexpr quint64 fieldHashTable = 120;
constexpr quint64 fieldHashTableSize = 128;
constexpr quint64 entryCount = 152;
constexpr quint64 entryArray = 176;
constexpr quint64 firstRealtime = 184;
constexpr quint64 lastRealtime = 192;
constexpr quint64 smallest = 208;
} // namespace header

constexpr quint64 objectHeader = 16;
constexpr quint64 fieldNextHash = 24;
constexpr quint64 fieldHeadData = 32;
constexpr quint64 fieldPayload = 40;
constexpr quint64 dataNextField = 32;
constexpr quint64 dataEntry = 40;
constexpr quint64 dataEntryArray = 48;
constexpr quint64 dataEntryCount = 56;
constexpr quint64 entrySeqnum = 16;
constexpr quint64 entryRealtime = 24;
constexpr quint64 entryMonotonic = 32;
constexpr quint64 entryBootId = 40;
constexpr quint64 entryXorHash = 56;
constexpr quint64 entryItems = 64;
constexpr quint64 arrayNext = 16;
constexpr quint64 arrayItems = 24;

enum Flag : quint32 { Xz = 1, Lz4 = 2, KeyedHash = 4, Zstd = 8, Compact = 16 };
constexpr quint32 knownFlags = Xz | Lz4 | KeyedHash | Zstd | Compact;
constexpr quint8 stateOnline = 1;
constexpr quint8 zstdObject = 4;
constexpr quint8 compressedObject = 7;

/// A field of a journal has at most 768 MB; one this long is left to libsystemd.
constexpr quint64 longestValue = 64 * 1024 * 1024;

} // namespace

Reply<std::shared_ptr<JournalFile>> JournalFile::map(const QString &path)
{
    const auto failed = [](int code) {
        const auto kind = code == ENOENT                    ? Error::Kind::NotFound
                          : code == EACCES || code == EPERM ? Error::Kind::NotPermitted
                                                            : Error::Kind::Other;
        return Error{kind, {}, QString::fromLocal8Bit(strerror(code))};
    };
    const int fd = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return failed(errno);
    struct stat status
    {
    };
    void *bytes = MAP_FAILED;
    int code = 0;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
        static_cast<quint64>(status.st_size) >= header::smallest)
        bytes = mmap(nullptr, static_cast<size_t>(status.st_size), PROT_READ, MAP_SHARED, fd, 0);
    else
        code = EBADMSG;
    if (bytes == MAP_FAILED && code == 0)
        code = errno;
    close(fd);
    if (code == EBADMSG)
        return Error{Error::Kind::Malformed, {}, QString::fromLocal8Bit(strerror(code))};
    if (code != 0)
        return failed(code);
    const std::shared_ptr<JournalFile> file(
        new JournalFile(static_cast<const char *>(bytes), static_cast<quint64>(status.st_size)));
    Error error;
    if (!file->readHeader(&error))
        return error;
    return file;
}

JournalFile::JournalFile(const char *bytes, quint64 size)
    : bytes_(bytes)
    , size_(size)
{
}

JournalFile::~JournalFile()
{
    munmap(const_cast<char *>(bytes_), size_);
}

template <typename Number>
Number JournalFile::number(quint64 offset) const
{
    return qFromLittleEndian<Number>(bytes_ + offset);
}

bool JournalFile::readHeader(Error *error)
{
    *error = Error{Error::Kind::Malformed, {}, {}};
    if (memcmp(bytes_, "LPKSHHRH", 8) != 0)
        return false;
    const auto flags = number<quint32>(header::incompatibleFlags);
    if ((flags & ~knownFlags) != 0) {
        error->kind = Error::Kind::NotSupported;
        return false;
    }
    isCompact_ = (flags & Compact) != 0;
    isOnline_ = number<quint8>(header::state) == stateOnline;
    const auto headerSize = number<quint64>(header::headerSize);
    const auto arenaSize = number<quint64>(header::arenaSize);
    // Cut short: what is missing at the end may be pointed to from anywhere.
    if (headerSize < header::smallest || headerSize > size_ || arenaSize > size_ - headerSize)
        return false;
    end_ = headerSize + arenaSize;
    entryCount_ = number<quint64>(header::entryCount);
    firstRealtime_ = number<quint64>(header::firstRealtime);
    lastRealtime_ = number<quint64>(header::lastRealtime);
    memcpy(id_.data(), bytes_ + header::fileId, id_.size());
    // As libsystemd takes times: above that they are no times.
    constexpr quint64 latest = quint64{1} << 55U;
    if (firstRealtime_ >= latest || lastRealtime_ >= latest)
        return false;
    // An entry takes more than its items' header: more than fit are a lie.
    return entryCount_ <= size_ / entryItems;
}

quint64 JournalFile::objectSize(quint64 offset, Type type) const
{
    if (offset % 8 != 0 || offset < header::smallest || offset > end_ - objectHeader)
        return 0;
    const auto size = number<quint64>(offset + 8);
    if (static_cast<Type>(bytes_[offset]) != type || size < objectHeader || size > end_ - offset)
        return 0;
    return size;
}

bool JournalFile::readArrays(quint64 array, quint64 count, Offsets *entries) const
{
    const quint64 itemSize = isCompact_ ? sizeof(quint32) : sizeof(quint64);
    quint64 last = entries->empty() ? 0 : entries->back();
    while (count > 0 && array != 0) {
        if (isOnline_ && array >= end_)
            return true; // it came after map(), as all that is in it
        const quint64 size = objectSize(array, Type::EntryArray);
        if (size < arrayItems)
            return false;
        const quint64 items = std::min((size - arrayItems) / itemSize, count);
        for (quint64 i = 0; i < items; ++i) {
            const quint64 at = array + arrayItems + i * itemSize;
            const quint64 offset = isCompact_ ? number<quint32>(at) : number<quint64>(at);
            // Zero: room for what is still to come; the writer was asked to stop in between.
            if (offset == 0 || (isOnline_ && offset >= end_))
                return true;
            if (offset <= last || offset > end_ - entryItems)
                return false;
            last = offset;
            entries->push_back(offset);
        }
        count -= items;
        // Arrays are appended as they are needed, so a chain that goes back is no chain.
        const auto next = number<quint64>(array + arrayNext);
        if (next != 0 && next <= array)
            return false;
        array = next;
    }
    return true;
}

bool JournalFile::allEntries(Offsets *entries) const
{
    entries->clear();
    entries->reserve(entryCount_);
    return readArrays(number<quint64>(header::entryArray), entryCount_, entries);
}

bool JournalFile::findField(QByteArrayView name, quint64 *field) const
{
    const auto table = number<quint64>(header::fieldHashTable);
    const auto size = number<quint64>(header::fieldHashTableSize);
    *field = 0;
    if (table % 8 != 0 || table > end_ || size > end_ - table)
        return false;
    quint64 steps = 0;
    for (quint64 bucket = 0; bucket + objectHeader <= size; bucket += objectHeader) {
        auto at = number<quint64>(table + bucket);
        while (at != 0) {
            // There cannot be more fields than have room: else chains share them.
            if (++steps > size_ / fieldPayload)
                return false;
            const quint64 length = objectSize(at, Type::Field);
            if (length < fieldPayload)
                return false;
            if (length - fieldPayload == static_cast<quint64>(name.size()) &&
                memcmp(bytes_ + at + fieldPayload, name.data(), length - fieldPayload) == 0) {
                *field = at;
                return true;
            }
            const auto next = number<quint64>(at + fieldNextHash);
            if (next != 0 && next <= at)
                return false;
            at = next;
        }
    }
    return true;
}

bool JournalFile::visitValues(QByteArrayView field, const ValueVisitor &visit) const
{
    quint64 fieldObject = 0;
    if (!findField(field, &fieldObject))
        return false;
    if (fieldObject == 0)
        return true;
    const quint64 payload = isCompact_ ? 72 : 64;
    const auto prefix = static_cast<quint64>(field.size()) + 1;
    QByteArray unpacked;
    auto data = number<quint64>(fieldObject + fieldHeadData);
    while (data != 0) {
        const quint64 size = objectSize(data, Type::Data);
        if (size < payload)
            return false;
        QByteArrayView bytes(bytes_ + data + payload, static_cast<qsizetype>(size - payload));
        const auto compression = static_cast<quint8>(bytes_[data + 1]) & compressedObject;
        if (compression == zstdObject) {
            const auto length =
                ZSTD_getFrameContentSize(bytes.data(), static_cast<size_t>(bytes.size()));
            if (length > longestValue) // also what it says when it does not know
                return false;
            unpacked.resize(static_cast<qsizetype>(length));
            if (ZSTD_decompress(unpacked.data(), length, bytes.data(),
                                static_cast<size_t>(bytes.size())) != length)
                return false;
            bytes = unpacked;
        } else if (compression != 0) {
            return false;
        }
        if (static_cast<quint64>(bytes.size()) < prefix || !bytes.startsWith(field) ||
            bytes[field.size()] != '=')
            return false;
        if (!visit(data, bytes.sliced(static_cast<qsizetype>(prefix))))
            return true;
        // A new value is put in front of the chain, and at the end of the file.
        const auto next = number<quint64>(data + dataNextField);
        if (next >= data)
            return false;
        data = next;
    }
    return true;
}

bool JournalFile::entriesOf(quint64 data, Offsets *entries) const
{
    if (objectSize(data, Type::Data) < dataEntryCount + sizeof(quint64))
        return false;
    // The first entry stands in the object itself, all others in arrays.
    const auto count = number<quint64>(data + dataEntryCount);
    const auto first = number<quint64>(data + dataEntry);
    if (count == 0 || first == 0)
        return true; // not linked yet
    if (isOnline_ && first >= end_)
        return true; // it came after map()
    if ((count > entryCount_ + 1 && !isOnline_) || first > end_ - entryItems)
        return false;
    Offsets own{first};
    if (!readArrays(number<quint64>(data + dataEntryArray), count - 1, &own))
        return false;
    entries->insert(entries->end(), own.cbegin(), own.cend());
    return true;
}

std::optional<EntryKey> JournalFile::entry(quint64 offset) const
{
    if (objectSize(offset, Type::Entry) < entryItems)
        return std::nullopt;
    EntryKey key;
    memcpy(key.seqnumId.data(), bytes_ + header::seqnumId, key.seqnumId.size());
    memcpy(key.bootId.data(), bytes_ + offset + entryBootId, key.bootId.size());
    key.seqnum = number<quint64>(offset + entrySeqnum);
    key.realtime = number<quint64>(offset + entryRealtime);
    key.monotonic = number<quint64>(offset + entryMonotonic);
    key.xorHash = number<quint64>(offset + entryXorHash);
    return key;
}

} // namespace unitdeck
