// SPDX-License-Identifier: GPL-3.0-or-later
// Words for times; see the header.
#include "app/values/journal_time.h"

#include <QList>
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
    static const QRegularExpression stamp(
        u"^(?:(\\d{4}-\\d{2}-\\d{2})[ T]?)?"
        "(?:(\\d{2}:\\d{2})(?::(\\d{2})(?:\\.(\\d{1,6}))?)?)?$"_s);
    const QRegularExpressionMatch match = stamp.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return std::nullopt;
    const QDate date = match.capturedView(1).isEmpty()
                           ? now.date()
                           : QDate::fromString(match.captured(1), Qt::ISODate);
    if (match.capturedView(2).isEmpty())
        return microseconds(date.startOfDay());
    const QTime time = QTime::fromString(match.captured(2), u"HH:mm"_s);
    if (!time.isValid() || match.capturedView(3).toInt() > 59)
        return std::nullopt;
    const std::optional<qint64> start =
        microseconds(QDateTime(date, time.addSecs(match.capturedView(3).toInt())));
    if (!start)
        return std::nullopt;
    return *start + match.captured(4).leftJustified(6, u'0').toLongLong();
}

QString systemdTime(const QString &text, const QDateTime &now)
{
    if (!text.trimmed().startsWith("last "_L1))
        return text;
    const std::optional<qint64> ago = parseAgo(QStringView(text).trimmed());
    if (!ago || !parseJournalTime(text, now))
        return text;
    return u'-' + QString::number(*ago / second) + u's';
}

} // namespace unitdeck
