// SPDX-License-Identifier: GPL-3.0-or-later
// The formats of journalctl; see the header.
#include "app/journal/entry_format.h"

#include "app/journal/scan/entry_key.h"

#include <QDateTime>
#include <QLocale>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <optional>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto bootField = "_BOOT_ID";

/// The character at the beginning of @p bytes and how many bytes it has; 0: it is none.
std::pair<char32_t, int> decode(QByteArrayView bytes)
{
    const auto byte = [&bytes](int i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const int length = lead >= 0xf0 ? 4 : (lead >= 0xe0 ? 3 : 2);
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length)
        return {0, 0};
    char32_t c = lead & (0xffU >> (length + 1));
    for (int i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80)
            return {0, 0};
        c = c << 6U | (byte(i) & 0x3fU);
    }
    const bool isNone = c < smallest.at(static_cast<size_t>(length)) || c > 0x10ffff ||
                        (c & 0xfffff800U) == 0xd800 || (c >= 0xfdd0 && c <= 0xfdef) ||
                        (c & 0xfffeU) == 0xfffe;
    return isNone ? std::pair<char32_t, int>{0, 0} : std::pair{c, length};
}

void appendNumber(quint64 number, QByteArray *text)
{
    *text += QByteArray::number(number);
}

/// What the cursor says of the entry's number, where this libsystemd's journalctl prints it.
std::optional<EntryKey> numberOf(const RawEntry &entry)
{
#if UNITDECK_JOURNAL_SEQNUM
    return parseCursor(entry.cursor);
#else
    Q_UNUSED(entry)
    return std::nullopt;
#endif
}

void appendExport(const RawEntry &entry, QByteArray *text)
{
    *text += "__CURSOR=" + entry.cursor + "\n__REALTIME_TIMESTAMP=";
    appendNumber(static_cast<quint64>(entry.realtime), text);
    *text += "\n__MONOTONIC_TIMESTAMP=";
    appendNumber(static_cast<quint64>(entry.monotonic), text);
    if (const std::optional<EntryKey> key = numberOf(entry)) {
        *text += "\n__SEQNUM=" + QByteArray::number(key->seqnum) +
                 "\n__SEQNUM_ID=" + QByteArray(key->seqnumId.data(), 16).toHex();
    }
    *text += "\n_BOOT_ID=" + entry.bootId + '\n';
    for (const RawField &field : entry.fields) {
        if (field.name == bootField)
            continue;
        text->append(field.name);
        if (isPrintable(field.value, false)) {
            *text += '=';
        } else {
            const auto size = qToLittleEndian(static_cast<quint64>(field.value.size()));
            *text += '\n';
            text->append(reinterpret_cast<const char *>(&size), sizeof size);
        }
        text->append(field.value);
        *text += '\n';
    }
    *text += '\n';
}

void appendJsonValue(QByteArrayView value, QByteArray *text)
{
    if (!isPrintable(value, true)) {
        // As bytes. journalctl separates them in its own way; the numbers are the same.
        *text += '[';
        for (qsizetype i = 0; i < value.size(); ++i) {
            if (i > 0)
                *text += ',';
            appendNumber(static_cast<unsigned char>(value[i]), text);
        }
        *text += ']';
        return;
    }
    *text += '"';
    qsizetype plain = 0;
    const auto flush = [&](qsizetype to) { text->append(value.sliced(plain, to - plain)); };
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c != '"' && c != '\\' && c != '\n' && c != '\t')
            continue;
        flush(i);
        *text += '\\';
        *text += c == '\n' ? 'n' : (c == '\t' ? 't' : c);
        plain = i + 1;
    }
    flush(value.size());
    *text += '"';
}

void appendJson(const RawEntry &entry, QByteArray *text)
{
    *text += R"({"__CURSOR":")" + entry.cursor + R"(","__REALTIME_TIMESTAMP":")";
    appendNumber(static_cast<quint64>(entry.realtime), text);
    *text += R"(","__MONOTONIC_TIMESTAMP":")";
    appendNumber(static_cast<quint64>(entry.monotonic), text);
    if (const std::optional<EntryKey> key = numberOf(entry)) {
        *text += R"(","__SEQNUM":")" + QByteArray::number(key->seqnum) + R"(","__SEQNUM_ID":")" +
                 QByteArray(key->seqnumId.data(), 16).toHex();
    }
    *text += R"(","_BOOT_ID":")" + entry.bootId + '"';
    for (qsizetype i = 0; i < entry.fields.size(); ++i) {
        const QByteArrayView name = entry.fields[i].name;
        const auto isSame = [name](const RawField &field) { return field.name == name; };
        const auto first = std::ranges::find_if(entry.fields, isSame);
        if (name == bootField || first != entry.fields.begin() + i)
            continue;
        *text += ",\"";
        text->append(name);
        *text += "\":";
        const bool isList = std::any_of(first + 1, entry.fields.end(), isSame);
        if (isList)
            *text += '[';
        for (auto field = first; field != entry.fields.end(); ++field) {
            if (!isSame(*field))
                continue;
            if (field != first)
                *text += ',';
            appendJsonValue(field->value, text);
        }
        if (isList)
            *text += ']';
    }
    *text += "}\n";
}

/// "512B", "2.9K", as format_bytes() in systemd: powers of 1024, cut after one digit.
QByteArray sizeText(qsizetype bytes)
{
    if (bytes < 1024)
        return QByteArray::number(bytes) + 'B';
    char unit = 'K';
    while (unit != 'G' && bytes >= qsizetype{1024} * 1024) {
        bytes /= 1024;
        unit = unit == 'K' ? 'M' : 'G';
    }
    return QByteArray::number(bytes / 1024) + '.' + QByteArray::number(bytes * 10 / 1024 % 10) +
           unit;
}

QByteArray blob(QByteArrayView value)
{
    return '[' + sizeText(value.size()) + " blob data]";
}

/// What programs write for a terminal, as plain text: without escape sequences (ECMA-48 CSI and
/// OSC), without the carriage returns before line breaks, blanks for tabs.
QByteArray withoutTerminal(QByteArrayView text)
{
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\n';
        if (text[i] == '\t') {
            plain.append(8, ' ');
        } else if (text[i] == '\r' && next == '\n') {
            continue;
        } else if (text[i] == '\x1b' && next == '[') {
            i += 2;
            while (i < text.size() && (text[i] < '@' || text[i] > '~'))
                ++i;
        } else if (text[i] == '\x1b' && next == ']') {
            i += 2;
            while (i < text.size() && text[i] != '\a' && text[i] != '\x1b')
                ++i;
            if (i < text.size() && text[i] == '\x1b')
                ++i; // the backslash behind it
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// Of several the last, as journalctl takes them.
QByteArrayView valueOf(const RawEntry &entry, QByteArrayView name)
{
    const auto field =
        std::find_if(entry.fields.rbegin(), entry.fields.rend(),
                     [name](const RawField &candidate) { return candidate.name == name; });
    return field == entry.fields.rend() ? QByteArrayView() : field->value;
}

/// When it was logged, if the program or the kernel said so, else when journald got it; as the
/// formats for people have it. µs since the epoch.
qint64 timeOf(const RawEntry &entry)
{
    bool isNumber = false;
    const QByteArrayView source = valueOf(entry, "_SOURCE_REALTIME_TIMESTAMP");
    const qint64 time = source.size() > 20 ? 0 : source.toByteArray().toLongLong(&isNumber);
    return isNumber && time > 0 ? time : entry.realtime;
}

/// Text with its further lines below the first.
void appendIndented(QByteArrayView value, qsizetype column, QByteArray *text)
{
    qsizetype from = 0;
    while (from <= value.size()) {
        qsizetype end = value.indexOf('\n', from);
        if (end < 0)
            end = value.size();
        if (from > 0 && end == value.size() && from == end)
            break; // a line break at the very end begins no line
        if (from > 0)
            *text += '\n' + QByteArray(column, ' ');
        text->append(value.sliced(from, end - from));
        from = end + 1;
    }
}

void appendVerbose(const RawEntry &entry, QByteArray *text)
{
    const qint64 microseconds = timeOf(entry);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(microseconds / 1000);
    *text += QLocale::c().toString(time, u"ddd yyyy-MM-dd HH:mm:ss."_s).toLatin1() +
             QByteArray::number(microseconds % 1'000'000).rightJustified(6, '0') + ' ' +
             time.timeZoneAbbreviation().toUtf8() + " [" + entry.cursor + "]\n";
    for (const RawField &field : entry.fields) {
        *text += "    ";
        text->append(field.name);
        *text += '=';
        if (isPrintable(field.value, true))
            appendIndented(field.value, 4 + field.name.size() + 1, text);
        else
            *text += blob(field.value);
        *text += '\n';
    }
}

void appendShortIso(const RawEntry &entry, QByteArray *text)
{
    const auto value = [&entry](QByteArrayView name) { return valueOf(entry, name); };
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeOf(entry) / 1000);
    const qsizetype start = text->size();
    *text += time.toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1();
    const int offset = time.offsetFromUtc() / 60;
    *text += (offset < 0 ? '-' : '+') +
             QByteArray::number(std::abs(offset) / 60).rightJustified(2, '0') +
             QByteArray::number(std::abs(offset) % 60).rightJustified(2, '0') + ' ';
    if (const QByteArrayView host = value("_HOSTNAME"); !host.isEmpty()) {
        text->append(host);
        *text += ' ';
    }
    QByteArrayView who = value("SYSLOG_IDENTIFIER");
    if (who.isEmpty())
        who = value("_COMM");
    text->append(who.isEmpty() ? QByteArrayView("unknown") : who);
    QByteArrayView pid = value("_PID");
    if (pid.isEmpty())
        pid = value("SYSLOG_PID");
    if (!pid.isEmpty()) {
        *text += '[';
        text->append(pid);
        *text += ']';
    }
    *text += ": ";
    const QByteArrayView whole = value("MESSAGE");
    const QByteArray message = withoutTerminal(whole);
    if (isPrintable(message, true))
        appendIndented(message, text->size() - start, text);
    else
        *text += blob(whole);
    *text += '\n';
}

} // namespace

bool isPrintable(QByteArrayView bytes, bool allowsNewline)
{
    while (!bytes.isEmpty()) {
        const auto lead = static_cast<unsigned char>(bytes[0]);
        if (lead >= 0x20 && lead < 0x7f) {
            bytes = bytes.sliced(1);
            continue;
        }
        const auto [c, length] = decode(bytes);
        if (length == 0 || (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f) ||
            (c == '\n' && !allowsNewline))
            return false;
        bytes = bytes.sliced(length);
    }
    return true;
}

void appendEntry(const RawEntry &entry, ExportFormat format, QByteArray *text)
{
    switch (format) {
    case ExportFormat::ShortIso:
        return appendShortIso(entry, text);
    case ExportFormat::Verbose:
        return appendVerbose(entry, text);
    case ExportFormat::Json:
        return appendJson(entry, text);
    case ExportFormat::Export:
        return appendExport(entry, text);
    }
}

} // namespace unitdeck
