// SPDX-License-Identifier: GPL-3.0-or-later
// Whole entries as text, in the formats of journalctl -o.
#pragma once

#include <QByteArray>
#include <QList>

#include <cstddef>

namespace unitdeck {

enum class ExportFormat { ShortIso, Verbose, Json, Export };

/// Views into the entry's bytes.
struct RawField
{
    QByteArrayView name;
    QByteArrayView value;
};

struct RawEntry
{
    QByteArray cursor;
    qint64 realtime = 0;  ///< µs since the epoch
    qint64 monotonic = 0; ///< µs since its boot
    QByteArray bootId;
    QByteArray bytes;       ///< of all fields
    QList<RawField> fields; ///< in the journal's order, repeated ones too
};

/// Appends @p entry to @p text: a line in ShortIso and Json, lines in Verbose, a block that ends
/// with an empty line in Export. ShortIso is that of `journalctl -o short-iso`, but for entries
/// without a message, which it leaves out, and with messages for terminals as text. Json is that of
/// `journalctl -o json --all`, Export that of -o export, field for field, whatever bytes there are.
void appendEntry(const RawEntry &entry, ExportFormat format, QByteArray *text);

/// What journalctl writes as text and not as bytes (utf8_is_printable_newline() in systemd): valid
/// UTF-8 without control characters but the tab and, if wanted, the line break.
bool isPrintable(QByteArrayView bytes, bool allowsNewline);

} // namespace unitdeck
