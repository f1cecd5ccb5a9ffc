// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of journal entries; see the header.
#include "ui/models/journal_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestRow = 1000;

struct PriorityText
{
    const char *word;
    const char *andWorse;
    Tone tone;
};

constexpr std::array<PriorityText, 8> priorities{{
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Emergency"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "Emergency only"), Tone::Bad},
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Alert"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "Alert and worse"), Tone::Bad},
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Critical"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "Critical and worse"), Tone::Bad},
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Error"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "Error and worse"), Tone::Bad},
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Warning"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "Warning and worse"), Tone::Busy},
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Notice"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "Notice and worse"), Tone::Calm},
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Info"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "Info and worse"), Tone::Calm},
    {QT_TRANSLATE_NOOP("unitdeck::Journal", "Debug"),
     QT_TRANSLATE_NOOP("unitdeck::Journal", "All priorities"), Tone::Muted},
}};

const PriorityText &textOf(int priority)
{
    return priorities.at(static_cast<size_t>(std::clamp(priority, 0, 7)));
}

/// Where the escape sequence that begins at @p from ends.
qsizetype endOfEscape(const QString &text, qsizetype from)
{
    qsizetype at = from + 1;
    if (at >= text.size())
        return at;
    if (text[at] == u'[') { // CSI: parameters, then one letter or sign from @ to ~
        for (++at; at < text.size(); ++at) {
            if (text[at] >= u'@' && text[at] <= u'~')
                return at + 1;
        }
        return at;
    }
    if (text[at] == u']') { // OSC: up to BEL or ESC backslash
        for (++at; at < text.size(); ++at) {
            if (text[at] == u'\a')
                return at + 1;
            if (text[at] == u'\x1b')
                return std::min(at + 2, text.size());
        }
        return at;
    }
    return at + 1;
}

/// What cannot be seen, or hides what can: controls of text and of its direction.
bool isControl(QChar c)
{
    return c < u' ' || (c >= u'\x7f' && c <= u'\x9f') || (c >= u'\u202a' && c <= u'\u202e') ||
           (c >= u'\u2066' && c <= u'\u2069');
}

/// Where that line, from 0, begins and ends.
std::pair<qsizetype, qsizetype> placeOf(const QString &message, int line)
{
    qsizetype start = 0;
    for (; line > 0; --line) {
        start = message.indexOf(u'\n', start) + 1;
        if (start == 0)
            return {message.size(), message.size()};
    }
    const qsizetype end = message.indexOf(u'\n', start);
    return {start, end < 0 ? message.size() : end};
}

} // namespace

QString priorityWord(int priority)
{
    return QCoreApplication::translate("unitdeck::Journal", textOf(priority).word);
}

QString priorityAndWorse(int priority)
{
    return QCoreApplication::translate("unitdeck::Journal", textOf(priority).andWorse);
}

Tone priorityTone(int priority)
{
    return textOf(priority).tone;
}

QString withoutEscapes(const QString &text)
{
    qsizetype escape = text.indexOf(u'\x1b');
    if (escape < 0)
        return text;
    QString plain;
    qsizetype from = 0;
    while (escape >= 0) {
        plain += QStringView(text).mid(from, escape - from);
        from = endOfEscape(text, escape);
        escape = text.indexOf(u'\x1b', from);
    }
    plain += QStringView(text).mid(from);
    return plain;
}

QString messageLine(const QString &message, int line)
{
    const auto [start, end] = placeOf(message, line);
    QString text = withoutEscapes(message.sliced(start, end - start));
    if (text.size() > longestRow)
        text.truncate(longestRow);
    return withoutControls(text);
}

QString withoutControls(const QString &text)
{
    if (std::none_of(text.cbegin(), text.cend(), isControl))
        return text;
    QString visible;
    for (const QChar c : text) {
        if (c == u'\t') {
            visible += u' ';
        } else if (c == u'\n') {
            visible += u'⏎';
        } else if (c.unicode() > 0x7f && isControl(c)) {
            visible += u'⟨' + QString::number(c.unicode(), 16).toUpper() + u'⟩';
        } else if (isControl(c)) {
            // As terminals and editors write it; fonts often lack Unicode's control pictures.
            visible += u'^';
            visible += QChar(c.unicode() ^ 0x40U);
        } else {
            visible += c;
        }
    }
    return visible;
}

int moreLines(const QString &message)
{
    const auto lines = message.count(u'\n');
    return static_cast<int>(message.endsWith(u'\n') ? lines - 1 : lines);
}

QList<ColouredRun> colouredRuns(const QString &message, int line)
{
    QList<ColouredRun> runs;
    const auto [start, lineEnd] = placeOf(message, line);
    // From the beginning: a colour may have been set in a line before.
    const QString text = message.first(lineEnd);
    qsizetype plain = 0; // characters of the line without escapes so far
    qsizetype from = 0;
    int colour = -1;
    const auto pass = [&, start = start](qsizetype to) {
        if (to <= start)
            return;
        from = std::max(from, start);
        // As long as in messageLine(), which makes more than one of a control character.
        const qsizetype length = withoutControls(text.sliced(from, to - from)).size();
        if (colour >= 0 && length > 0 && plain + length <= longestRow)
            runs.append({plain, length, colour});
        plain += length;
    };
    for (qsizetype escape = text.indexOf(u'\x1b'); escape >= 0;
         escape = text.indexOf(u'\x1b', from)) {
        pass(escape);
        const qsizetype end = endOfEscape(text, escape);
        const QStringView sequence = QStringView(text).sliced(escape, end - escape);
        if (sequence.startsWith(u"\x1b[") && sequence.endsWith(u'm')) {
            for (const QStringView part : sequence.sliced(2).chopped(1).split(u';')) {
                const int code = part.toInt(); // nothing is 0: all off
                if (code == 0 || code == 39)
                    colour = -1;
                else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97))
                    colour = code % 10;
                else if (code == 38 || code == 48)
                    break; // what follows are not codes
            }
        }
        from = end;
    }
    pass(text.size());
    return runs;
}

QColor terminalColor(int colour, const QPalette &palette)
{
    constexpr std::array<int, 8> hues{-1, 0, 130, 40, 215, 300, 185, -1};
    const int hue = hues.at(static_cast<size_t>(std::clamp(colour, 0, 7)));
    if (hue < 0 || isHighContrast(palette))
        return palette.color(QPalette::Text);
    return QColor::fromHsl(hue, 150, isDark(palette) ? 170 : 85);
}

QString journalTime(qint64 realtime, QDate today, TimeStyle style)
{
    if (style == TimeStyle::Relative) {
        const qint64 ago =
            std::max<qint64>(QDateTime::currentMSecsSinceEpoch() - realtime / 1000, 0) / 1000;
        const QString clock = QTime(0, 0).addSecs(static_cast<int>(ago % 86400)).toString();
        return ago < 86400 ? QString(u'-' + clock)
                           : QString(u'-' + QString::number(ago / 86400) + u"d "_s + clock);
    }
    const QDateTime time = style == TimeStyle::Utc
                               ? QDateTime::fromMSecsSinceEpoch(realtime / 1000, Qt::UTC)
                               : QDateTime::fromMSecsSinceEpoch(realtime / 1000);
    if (time.date() == today)
        return time.toString(u"HH:mm:ss.zzz"_s);
    if (time.date().year() == today.year())
        return QLocale().toString(time, u"dd MMM HH:mm:ss"_s);
    return time.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString axisTime(qint64 realtime, qint64 span, QDate today)
{
    constexpr qint64 hour = 3'600'000'000;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(realtime / 1000);
    if (span > 365 * 24 * hour)
        return time.toString(u"yyyy-MM-dd"_s);
    QString text;
    if (time.date() != today || span > 24 * hour)
        text = QLocale().toString(time, u"dd MMM "_s);
    if (span <= 72 * hour)
        text += time.toString(span > hour / 2 ? u"HH:mm"_s : u"HH:mm:ss"_s);
    return text.trimmed();
}

QString exactTime(qint64 realtime)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(realtime / 1000);
    return QLocale().toString(time, u"ddd yyyy-MM-dd HH:mm:ss."_s) +
           QString::number(realtime % 1'000'000).rightJustified(6, u'0') + u' ' +
           time.timeZoneAbbreviation();
}

QString shortFormat(const JournalEntry &entry, const QString &host)
{
    // The C locale, as journalctl: the text may be pasted where a program reads it.
    const QString time = QLocale::c().toString(
        QDateTime::fromMSecsSinceEpoch(entry.realtime / 1000), u"MMM dd HH:mm:ss"_s);
    QString head =
        time + u' ' + host + u' ' + (entry.identifier.isEmpty() ? u"unknown"_s : entry.identifier);
    if (entry.pid > 0)
        head += u'[' + QString::number(entry.pid) + u']';
    head += u": "_s;
    QString message = entry.message;
    if (message.endsWith(u'\n'))
        message.chop(1);
    return head + message.replace(u'\n', u'\n' + QString(head.size(), u' '));
}

} // namespace unitdeck
