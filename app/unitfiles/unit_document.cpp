// SPDX-License-Identifier: GPL-3.0-or-later
// Reading as systemd's config_parse() does, and editing by lines; see the header.
#include "app/unitfiles/unit_document.h"

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView trimmedView(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

bool isBlank(QByteArrayView line)
{
    return trimmedView(line).isEmpty();
}

bool isComment(QByteArrayView line)
{
    const QByteArrayView text = trimmedView(line);
    return text.startsWith('#') || text.startsWith(';');
}

/// QString::fromUtf8() would drop a byte order mark, which here is a character like others.
QString decoded(QByteArrayView text)
{
    if (!text.startsWith(byteOrderMark))
        return QString::fromUtf8(text);
    return QChar(QChar::ByteOrderMark) + QString::fromUtf8(text.sliced(byteOrderMark.size()));
}

/// The line without its end.
QByteArrayView content(QByteArrayView line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// An odd number of backslashes at the end escapes the line's end.
bool isContinued(QByteArrayView line)
{
    qsizetype count = 0;
    while (count < line.size() && line.at(line.size() - 1 - count) == '\\')
        ++count;
    return count % 2 == 1;
}

QByteArray assignment(const QString &key, const QString &value, const QByteArray &end)
{
    QByteArray text = value.toUtf8();
    text.replace('\n', ' ').replace('\r', ' ');
    // A blank keeps a last backslash from taking in the next line.
    if (isContinued(text))
        text += ' ';
    return key.toUtf8() + '=' + text + end;
}

} // namespace

struct UnitDocument::Scan
{
    QList<UnitSection> headers;
    QList<UnitSetting> settings;
    QList<qsizetype> strange;
};

UnitDocument::UnitDocument(const QByteArray &bytes)
{
    hasMark_ = bytes.startsWith(byteOrderMark);
    qsizetype from = hasMark_ ? byteOrderMark.size() : 0;
    while (from < bytes.size()) {
        const qsizetype feed = bytes.indexOf('\n', from);
        const qsizetype end = feed < 0 ? bytes.size() : feed + 1;
        lines_ << bytes.sliced(from, end - from);
        from = end;
    }
}

QByteArray UnitDocument::bytes() const
{
    return (hasMark_ ? byteOrderMark.toByteArray() : QByteArray()) + lines_.join();
}

UnitDocument::Scan UnitDocument::scan() const
{
    Scan result;
    QString section;
    QByteArray joined;    // a line and those that continue it
    qsizetype first = -1; // of them
    qsizetype last = -1;
    const auto finish = [&] {
        const QByteArrayView text = trimmedView(joined);
        const qsizetype equals = text.indexOf('=');
        if (text.startsWith('[') && text.endsWith(']')) {
            section = decoded(text.sliced(1, text.size() - 2));
            result.headers << UnitSection{section, first};
        } else if (!text.isEmpty() && (text.startsWith('[') || equals <= 0)) {
            result.strange << first;
        } else if (!text.isEmpty()) {
            result.settings << UnitSetting{section, decoded(trimmedView(text.first(equals))),
                                           decoded(trimmedView(text.sliced(equals + 1))), first,
                                           last};
        }
        joined.clear();
        first = -1;
    };
    for (qsizetype i = 0; i < lines_.size(); ++i) {
        const QByteArrayView line = content(lines_.at(i));
        // Comments are skipped even between the lines of one assignment.
        if (isComment(line))
            continue;
        if (first < 0)
            first = i;
        last = i;
        joined += line;
        if (isContinued(line))
            joined.back() = ' ';
        else
            finish();
    }
    if (first >= 0)
        finish(); // the file ends where the line should go on
    return result;
}

QList<UnitSetting> UnitDocument::settings() const
{
    return scan().settings;
}

QList<UnitSection> UnitDocument::sections() const
{
    return scan().headers;
}

QList<qsizetype> UnitDocument::strangeLines() const
{
    return scan().strange;
}

QStringList UnitDocument::values(const QString &section, const QString &key) const
{
    QStringList found;
    for (const UnitSetting &setting : scan().settings) {
        if (setting.section != section || setting.key != key)
            continue;
        if (setting.value.isEmpty())
            found.clear();
        else
            found << setting.value;
    }
    return found;
}

QString UnitDocument::value(const QString &section, const QString &key) const
{
    const QStringList all = values(section, key);
    return all.isEmpty() ? QString() : all.last();
}

QByteArray UnitDocument::lineEnd() const
{
    return !lines_.isEmpty() && lines_.first().endsWith("\r\n") ? "\r\n" : "\n";
}

void UnitDocument::set(const QString &section, const QString &key, const QStringList &values)
{
    QList<QByteArray> fresh;
    for (const QString &value : values)
        fresh << assignment(key, value, lineEnd());
    QList<UnitSetting> old = scan().settings;
    old.removeIf([&](const UnitSetting &s) { return s.section != section || s.key != key; });
    if (old.isEmpty()) {
        if (!fresh.isEmpty())
            appendTo(section, fresh);
        return;
    }
    // From the last to the first, so that the numbers of the lines stay true.
    for (auto setting = old.crbegin(); setting != old.crend(); ++setting) {
        // Comments between the lines of an assignment stay where they are.
        for (qsizetype i = setting->lastLine; i >= setting->firstLine; --i) {
            if (!isComment(lines_.at(i)))
                lines_.removeAt(i);
        }
    }
    const qsizetype place = old.first().firstLine;
    for (qsizetype i = 0; i < fresh.size(); ++i)
        lines_.insert(place + i, fresh.at(i));
}

/// At the end of the last section of that name, before the empty lines that close it.
void UnitDocument::appendTo(const QString &section, const QList<QByteArray> &lines)
{
    const QList<UnitSection> headers = scan().headers;
    const auto last =
        std::find_if(headers.crbegin(), headers.crend(),
                     [&](const UnitSection &header) { return header.name == section; });
    if (!lines_.isEmpty() && !lines_.last().endsWith('\n'))
        lines_.last() += lineEnd();
    qsizetype place = lines_.size();
    if (last == headers.crend()) {
        if (!lines_.isEmpty())
            lines_ << lineEnd();
        lines_ << '[' + section.toUtf8() + ']' + lineEnd();
        place = lines_.size();
    } else {
        const qsizetype begin = last->line + 1;
        if (last != headers.crbegin()) {
            place = std::prev(last)->line;
            // Comments that follow an empty line and precede a header speak of what it heads.
            qsizetype above = place;
            while (above > begin && isComment(lines_.at(above - 1)))
                --above;
            if (above > begin && isBlank(lines_.at(above - 1)))
                place = above;
        }
        while (place > begin && isBlank(lines_.at(place - 1)))
            --place;
        // A line that ends in a backslash would take in what follows; an empty one ends it.
        qsizetype above = place - 1;
        while (above > last->line && isComment(lines_.at(above)))
            --above;
        if (isContinued(content(lines_.at(above))))
            lines_.insert(place++, lineEnd());
    }
    for (qsizetype i = 0; i < lines.size(); ++i)
        lines_.insert(place + i, lines.at(i));
}

} // namespace unitdeck
