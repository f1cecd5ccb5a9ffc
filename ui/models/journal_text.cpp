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
