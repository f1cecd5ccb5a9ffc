// SPDX-License-Identifier: GPL-3.0-or-later
// Formatting; see the header.
#include "ui/look/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::Format)
};

constexpr qint64 second = 1'000'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString decimal(double value, int places)
{
    return QLocale().toString(value, 'f', places);
}

QDateTime toLocal(qint64 realtime)
{
    return QDateTime::fromMSecsSinceEpoch(realtime / 1000);
}

} // namespace

QString formatBytes(std::optional<quint64> bytes)
{
    if (!bytes)
        return u"–"_s;
    const auto size = static_cast<qint64>(std::min<quint64>(*bytes, INT64_MAX));
    return QLocale().formattedDataSize(size, size < 10'000'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString formatCpuShare(std::optional<double> share)
{
    if (!share)
        return u"–"_s;
    const double percent = *share * 100;
    //: CPU use; %1 is a number
    return Words::tr("%1 %").arg(decimal(percent, percent < 9.95 ? 1 : 0));
}

QString formatCpuTime(std::optional<quint64> nanoseconds)
{
    if (!nanoseconds)
        return u"–"_s;
    return longDuration(static_cast<qint64>(*nanoseconds / 1000));
}

QString shortDuration(qint64 microseconds)
{
    if (microseconds < minute)
        return Words::tr("%1 s").arg(QLocale().toString(microseconds / second));
    if (microseconds < hour)
        return Words::tr("%1 min").arg(QLocale().toString(microseconds / minute));
    if (microseconds < 2 * day)
        return Words::tr("%1 h").arg(QLocale().toString(microseconds / hour));
    return Words::tr("%1 d").arg(QLocale().toString(microseconds / day));
}

QString longDuration(qint64 microseconds)
{
    if (microseconds < 10'000)
        return Words::tr("%1 ms").arg(decimal(static_cast<double>(microseconds) / 1000, 1));
    if (microseconds < 10 * second)
        return Words::tr("%1 s").arg(decimal(static_cast<double>(microseconds) / second, 1));
    if (microseconds < minute)
        return Words::tr("%n second(s)", nullptr, static_cast<int>(microseconds / second));
    if (microseconds < hour)
        return Words::tr("%n minute(s)", nullptr, static_cast<int>(microseconds / minute));
    const QString hours =
        Words::tr("%n hour(s)", nullptr, static_cast<int>(microseconds % day / hour));
    if (microseconds < day) {
        const int minutes = static_cast<int>(microseconds % hour / minute);
        if (minutes == 0)
            return hours;
        //: %1 is hours, %2 is minutes, both in words
        return Words::tr("%1 %2").arg(hours, Words::tr("%n minute(s)", nullptr, minutes));
    }
    const auto days = Words::tr("%n day(s)", nullptr, static_cast<int>(microseconds / day));
    return microseconds < 3 * day ? Words::tr("%1 %2").arg(days, hours) : days;
}

QString formatMoment(qint64 realtime)
{
    const QDateTime moment = toLocal(realtime);
    const QLocale locale;
    const qint64 daysAgo = moment.date().daysTo(QDate::currentDate());
    if (daysAgo == 0)
        return locale.toString(moment.time(), u"HH:mm:ss"_s);
    if (daysAgo == 1)
        return Words::tr("yesterday %1").arg(locale.toString(moment.time(), u"HH:mm"_s));
    return locale.toString(moment.date(), QLocale::ShortFormat) + u' ' +
           locale.toString(moment.time(), u"HH:mm"_s);
}

QString formatMomentExactly(qint64 realtime)
{
    const QDateTime moment = toLocal(realtime);
    return QLocale().toString(moment, u"ddd yyyy-MM-dd HH:mm:ss"_s) + u' ' +
           moment.timeZoneAbbreviation();
}

QString formatSince(qint64 realtime, qint64 now)
{
    if (realtime <= 0)
        return {};
    const qint64 age = now - realtime;
    if (age < minute)
        return Words::tr("just now");
    if (age < day)
        return shortDuration(age);
    const QDate date = toLocal(realtime).date();
    if (date.daysTo(toLocal(now).date()) <= 1)
        return Words::tr("yesterday");
    return QLocale().toString(date, QLocale::ShortFormat);
}

int countable(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

QString withoutMnemonic(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

} // namespace unitdeck
