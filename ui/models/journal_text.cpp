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

/// What cannot be seen, or hides what can: controls of text and of its direction, characters
/// without width, other line breaks than "\n", tags. Not the joiners that scripts need.
bool isControl(char32_t c)
{
    struct Range
    {
        char32_t first;
        char32_t last;
    };
    static constexpr std::array<Range, 9> ranges{{{0x7f, 0x9f},
                                                  {0xad, 0xad},
                                                  {0x180e, 0x180e},
                                                  {0x200b, 0x200b},
                                                  {0x2028, 0x202e},
                                                  {0x2060, 0x206f},
                                                  {0xfeff, 0xfeff},
                                                  {0xfff9, 0xfffb},
                                                  {0xe0000, 0xe007f}}};
    if (c < ' ')
        return true;
    return c >= 0x7f && std::ranges::any_of(ranges, [c](const Range &range) {
               return c >= range.first && c <= range.last;
           });
}

QDateTime timeOf(qint64 realtime, TimeStyle style)
{
    return style == TimeStyle::Utc ? QDateTime::fromMSecsSinceEpoch(realtime / 1000, Qt::UTC)
                                   : QDateTime::fromMSecsSinceEpoch(realtime / 1000);
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
    if (std::ranges::none_of(text,
                             [](QChar c) { return isControl(c.unicode()) || c.isSurrogate(); }))
        return text;
    QString visible;
    for (const char32_t c : text.toUcs4()) {
        if (c == '\t') {
            visible += u' ';
        } else if (c == '\n') {
            visible += u'⏎';
        } else if (isControl(c) && c > 0x7f) {
            visible += u'⟨' + QString::number(c, 16).toUpper() + u'⟩';
        } else if (isControl(c)) {
            // As terminals and editors write it; fonts often lack Unicode's control pictures.
            visible += u'^';
            visible += QChar(static_cast<char16_t>(c ^ 0x40U));
        } else {
            visible += QStringView(QChar::fromUcs4(c));
        }
    }
    return visible;
}

int moreLines(const QString &message)
{
    const auto lines = message.count(u'\n');
    return static_cast<int>(message.endsWith(u'\n') ? lines - 1 : lines);
}

QList<StyledRun> messageStyles(const QString &message, int line)
{
    const auto [start, end] = placeOf(message, line);
    return styledRuns(message.first(end), start);
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
    const QDateTime time = timeOf(realtime, style);
    if (time.date() == today)
        return time.toString(u"HH:mm:ss.zzz"_s);
    if (time.date().year() == today.year()) {
        //: a time of another day (Qt's letters), always as long
        return QLocale().toString(
            time, QCoreApplication::translate("unitdeck::Journal", "dd MMM HH:mm:ss"));
    }
    return time.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString axisTime(qint64 realtime, qint64 span, QDate today, TimeStyle style)
{
    constexpr qint64 hour = 3'600'000'000;
    const QDateTime time = timeOf(realtime, style);
    if (span > 365 * 24 * hour)
        return time.toString(u"yyyy-MM-dd"_s);
    QString text;
    if (time.date() != today || span > 24 * hour) {
        //: a day (Qt's letters)
        const QString day = QCoreApplication::translate("unitdeck::Journal", "dd MMM");
        text = QLocale().toString(time, day) + u' ';
    }
    if (span <= 72 * hour)
        text += time.toString(span > hour / 2 ? u"HH:mm"_s : u"HH:mm:ss"_s);
    return text.trimmed();
}

QString exactTime(qint64 realtime, TimeStyle style)
{
    const QDateTime time = timeOf(realtime, style);
    return QLocale().toString(time, u"ddd yyyy-MM-dd HH:mm:ss."_s) +
           QString::number(realtime % 1'000'000).rightJustified(6, u'0') + u' ' +
           time.timeZoneAbbreviation();
}

} // namespace unitdeck
