// SPDX-License-Identifier: GPL-3.0-or-later
// Cursors as numbers; see the header.
#include "app/journal/scan/entry_key.h"

#include <algorithm>

namespace unitdeck {

namespace {

std::optional<Id128> parseId(QByteArrayView hex)
{
    if (hex.size() != 32)
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromHex(hex.toByteArray());
    if (bytes.size() != 16)
        return std::nullopt;
    Id128 id{};
    std::copy(bytes.cbegin(), bytes.cend(), id.begin());
    return id;
}

QByteArray hexOf(const Id128 &id)
{
    return QByteArray(id.data(), static_cast<qsizetype>(id.size())).toHex();
}

} // namespace

std::optional<EntryKey> parseCursor(QByteArrayView cursor)
{
    EntryKey key;
    int parts = 0;
    const QByteArray text = cursor.toByteArray();
    for (const QByteArray &part : text.split(';')) {
        if (part.size() < 3 || part[1] != '=')
            return std::nullopt;
        const QByteArray value = part.sliced(2);
        bool isNumber = true;
        switch (part[0]) {
        case 's':
        case 'b': {
            const std::optional<Id128> id = parseId(value);
            if (!id)
                return std::nullopt;
            (part[0] == 's' ? key.seqnumId : key.bootId) = *id;
            break;
        }
        case 'i':
            key.seqnum = value.toULongLong(&isNumber, 16);
            break;
        case 'm':
            key.monotonic = value.toULongLong(&isNumber, 16);
            break;
        case 't':
            key.realtime = value.toULongLong(&isNumber, 16);
            break;
        case 'x':
            key.xorHash = value.toULongLong(&isNumber, 16);
            break;
        default: // a newer libsystemd may say more
            continue;
        }
        if (!isNumber)
            return std::nullopt;
        ++parts;
    }
    return parts == 6 ? std::optional(key) : std::nullopt;
}

QByteArray cursorOf(const EntryKey &key)
{
    return "s=" + hexOf(key.seqnumId) + ";i=" + QByteArray::number(key.seqnum, 16) +
           ";b=" + hexOf(key.bootId) + ";m=" + QByteArray::number(key.monotonic, 16) +
           ";t=" + QByteArray::number(key.realtime, 16) +
           ";x=" + QByteArray::number(key.xorHash, 16);
}

int compareEntries(const EntryKey &a, const EntryKey &b)
{
    const auto compare = [](quint64 x, quint64 y) { return x < y ? -1 : (x > y ? 1 : 0); };
    int result = 0;
    if (a.seqnumId == b.seqnumId)
        result = compare(a.seqnum, b.seqnum);
    if (result == 0 && a.bootId == b.bootId)
        result = compare(a.monotonic, b.monotonic);
    if (result == 0)
        result = compare(a.realtime, b.realtime);
    return result == 0 ? compare(a.xorHash, b.xorHash) : result;
}

} // namespace unitdeck
