// SPDX-License-Identifier: GPL-3.0-or-later
// What an entry's cursor says, as numbers: its identity, and its place in the order of all entries.
#pragma once

#include <QByteArray>

#include <array>
#include <optional>

namespace unitdeck {

/// A 128-bit ID (sd_id128_t).
using Id128 = std::array<char, 16>;

struct EntryKey
{
    Id128 seqnumId{}; ///< of the journald that numbered it
    Id128 bootId{};
    quint64 seqnum = 0;
    quint64 monotonic = 0; ///< µs since that boot
    quint64 realtime = 0;  ///< µs since the epoch
    quint64 xorHash = 0;

    friend bool operator==(const EntryKey &, const EntryKey &) = default;
};

/// "s=…;i=…;b=…;m=…;t=…;x=…" as sd_journal_get_cursor(3) gives it; nothing for anything else.
std::optional<EntryKey> parseCursor(QByteArrayView cursor);
/// The opposite.
QByteArray cursorOf(const EntryKey &key);

/// Below, at or above 0 as libsystemd orders two entries of different files (compare_locations() in
/// sd-journal.c): by number if the same journald gave it, else by monotonic time within one boot,
/// else by the clock.
int compareEntries(const EntryKey &a, const EntryKey &b);

} // namespace unitdeck
