// SPDX-License-Identifier: GPL-3.0-or-later
// Words for times; see the header.
#include "app/values/journal_time.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000;

struct Unit
{
    QLatin1StringView names; ///< separated and enclosed by blanks
    qint64 microseconds;
};

// systemd.time(7), PARSING TIME SPANS. Months and years are averages there too.
constexpr std::array<Unit, 9> units{{
    {" usec us µs "_L1, 1},
    {" msec ms "_L1, 1000},
    {" seconds second sec s "_L1, second},
    {" minutes minute min m "_L1, 60 * second},
    {" hours hour hr h "_L1, 3600 * second},
    {" days day d "_L1, 86400 * second},
    {" weeks week w "_L1, 7 * 86400 * second},
    {" months month M "_L1, 2629800 * second},
    {" years year y "_L1, 31557600 * second},
}};

/// "2h 30min", "1 day", and "hour" alone for one; nothing for anything else.
std::optional<qint64> parseSpan(QStringView text)
{
    static const QRegularExpression part(u"\\G\\s*(?:(\\d{1,9})\\s*)?([a-zA-Z]+)\\s*"_s);
    qint64 sum = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch match = part.match(text, at);
        if (!match.hasMatch() || (match.capturedView(1).isEmpty() && at > 0))
            return std::nullopt;
        const QString name = u' ' + match.captured(2) + u' ';
        qint64 size = 0;
        for (const Unit &unit : units) {
            if (QString(unit.names).contains(name))
                size = unit.microseconds;
        }
        if (size == 0)
            return std::nullopt;
        const qint64 count =
            match.capturedView(1).isEmpty() ? 1 : match.capturedView(1).toLongLong();
        qint64 product = 0;
        if (qMulOverflow(count, size, &product) || qAddOverflow(sum, product, &sum))
            return std::nullopt;
        at = match.capturedEnd();
    }
    return text.isEmpty() ? std::nullopt : std::optional(sum);
}

/// How far before now, for the words that say so.
std::optional<qint64> parseAgo(QStringView text)
{
    if (text.startsWith(u'-'))
        return parseSpan(text.sliced(1).trimmed());
    if (text.endsWith(" ago"_L1))
        return parseSpan(text.chopped(4).trimmed());
    if (text.startsWith("last "_L1))
        return parseSpan(text.sliced(5).trimmed());
    return std::nullopt;
}

/// "Fri 2026-11-27 14:30:05.123456 UTC" or parts of it.
std::optional<qint64> parseStamp(QStringView text, const QDateTime &now)
{
    static const QRegularExpression stamp(
        u"^(?:[^\\W\\d]+[.,]?\\s+)?" // a day of the week says nothing that the date does not
        "(?:(\\d{4}-\\d{2}-\\d{2})(?:[ T]|$))?"
        "(?:(\\d{1,2}:\\d{2})(?::(\\d{2})(?:\\.(\\d{1,6}))?)?)?"
        "\\s*(Z|UTC|[+-]\\d{2}:?\\d{2}|[A-Z]{3,5}|[+-]\\d{2})?$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = stamp.match(text);
    const bool hasDate = match.hasCaptured(1);
    const bool hasTime = match.hasCaptured(2);
    if (!match.hasMatch() || (!hasDate && !hasTime))
        return std::nullopt;
    QTime time(0, 0);
    if (hasTime)
        time = QTime::fromString(match.captured(2), u"H:mm"_s);
    if (!time.isValid() || match.capturedView(3).toInt() > 59)
        return std::nullopt;
    time = time.addSecs(match.capturedView(3).toInt());
    QDateTime result = now;
    const QString zone = match.captured(5);
    if (zone == "Z"_L1 || zone == "UTC"_L1) {
        result = now.toUTC();
    } else if (zone.startsWith(u'+') || zone.startsWith(u'-')) {
        const int hours = QStringView(zone).sliced(1, 2).toInt();
        const int minutes = zone.size() > 3 ? QStringView(zone).last(2).toInt() : 0;
        const int seconds = (hours * 60 + minutes) * 60;
        result = now.toOffsetFromUtc(zone.startsWith(u'-') ? -seconds : seconds);
    }
    if (hasDate)
        result.setDate(QDate::fromString(match.captured(1), Qt::ISODate));
    if (!hasTime && result.timeSpec() == Qt::LocalTime)
        result = result.date().startOfDay(); // there are days without a midnight
    else
        result.setTime(time);
    // Other names of zones than that of here and then are not known.
    const bool isNamed = !zone.isEmpty() && zone.at(0).isUpper() && zone != "Z"_L1;
    if (!result.isValid() || (isNamed && result.timeZoneAbbreviation() != zone))
        return std::nullopt;
    return result.toMSecsSinceEpoch() * 1000 +
           match.captured(4).leftJustified(6, u'0').toLongLong();
}

/// As a list shows other days, "25 Nov 19:56:05" or "25 Nov": the last such day there was.
std::optional<qint64> parseDayOfYear(QStringView text, const QDateTime &now)
{
    static const QRegularExpression looksSo(
        u"^(\\d{1,2} [^\\W\\d]+|[^\\W\\d]+ \\d{1,2}|\\d{1,2}月\\d{1,2}日)( [0-9:]+)?$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const QString words = text.toString().simplified();
    if (words.size() > 40 || !looksSo.match(words).hasMatch())
        return std::nullopt;
    for (const QLocale &locale : {QLocale(), QLocale::c()}) {
        for (const auto *format :
             {"d MMM HH:mm:ss", "d MMM HH:mm", "d MMM", "MMM d HH:mm:ss", "MMM d HH:mm", "MMM d",
              "M月d日 HH:mm:ss", "M月d日 HH:mm", "M月d日"}) {
            for (const int year : {now.date().year(), now.date().year() - 1}) {
                QDateTime found = locale.toDateTime(QString::number(year) + u' ' + words,
                                                    u"yyyy "_s + QString::fromUtf8(format));
                found.setTimeSpec(now.timeSpec());
                if (found.isValid() && found <= now)
                    return found.toMSecsSinceEpoch() * 1000;
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> parseJournalTime(QStringView text, const QDateTime &now)
{
    text = text.trimmed();
    const auto microseconds = [](const QDateTime &time) -> std::optional<qint64> {
        return time.isValid() ? std::optional(time.toMSecsSinceEpoch() * 1000) : std::nullopt;
    };
    if (text == "now"_L1)
        return microseconds(now);
    if (text == "today"_L1)
        return microseconds(now.date().startOfDay());
    if (text == "yesterday"_L1)
        return microseconds(now.date().addDays(-1).startOfDay());
    if (text.startsWith(u'@')) {
        static const QRegularExpression seconds(u"^@(\\d{1,11})(?:\\.(\\d{1,6}))?$"_s);
        const QRegularExpressionMatch match = seconds.match(text);
        if (!match.hasMatch())
            return std::nullopt;
        return match.capturedView(1).toLongLong() * second +
               match.captured(2).leftJustified(6, u'0').toLongLong();
    }
    if (const std::optional<qint64> ago = parseAgo(text)) {
        const std::optional<qint64> present = microseconds(now);
        qint64 time = 0;
        if (!present || qSubOverflow(*present, *ago, &time))
            return std::nullopt;
        return std::max<qint64>(time, 0);
    }
    if (const std::optional<qint64> time = parseStamp(text, now))
        return time;
    return parseDayOfYear(text, now);
}

QString systemdTime(const QString &text, const QDateTime &now)
{
    // What every journalctl understands, and in the same way.
    static const QRegularExpression plain(
        u"^(now|today|yesterday|@[0-9.]+|-\\d.*|\\d+[a-zA-Z ].* ago|"
        "(\\d{4}-\\d{2}-\\d{2})?( ?\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?)?( UTC)?)$"_s);
    const std::optional<qint64> time = parseJournalTime(text, now);
    if (!time || plain.match(text.trimmed()).hasMatch())
        return text;
    if (const std::optional<qint64> ago = parseAgo(QStringView(text).trimmed()))
        return u'-' + QString::number(*ago / second) + u's';
    return u'@' + QString::number(*time / second) + u'.' +
           QString::number(*time % second).rightJustified(6, u'0');
}

} // namespace unitdeck
