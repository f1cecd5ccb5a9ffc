// SPDX-License-Identifier: GPL-3.0-or-later
// Queries as text and as journalctl commands, and the times in them.
#include "app/values/journal_query_text.h"
#include "app/values/journal_time.h"

#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class JournalQueryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textAndBack_data()
    {
        QTest::addColumn<JournalQuery>("query");
        QTest::addColumn<QString>("text");
        QTest::newRow("all") << JournalQuery{} << QString();
        JournalQuery query;
        query.units = {{Scope::System, u"a.service"_s}, {Scope::User, u"b c.service"_s}};
        query.excludedUnits = {{Scope::System, u"x.service"_s}};
        query.uid = 1000;
        query.minPriority = 2;
        query.maxPriority = 4;
        QTest::newRow("units") << query
                               << u"unit:a.service \"user-unit:b c.service\" -unit:x.service "
                                  "uid:1000 priority:2..4"_s.replace(u"\"user-unit:"_s,
                                                                     u"user-unit:\""_s);
        query = {};
        query.bootId = u"0123456789abcdef0123456789abcdef"_s;
        query.invocationId = u"fedcba9876543210fedcba9876543210"_s;
        query.since = u"last hour"_s;
        query.until = u"now"_s;
        QTest::newRow("when") << query
                              << u"boot:0123456789abcdef0123456789abcdef "
                                 "run:fedcba9876543210fedcba9876543210 since:\"last hour\" "
                                 "until:now"_s;
        query = {};
        query.fields = {{u"_PID"_s, "1"},
                        {u"MESSAGE"_s, "a \"b\"", FieldFilter::Test::Contains, true},
                        {u"CODE_FILE"_s, "^.*\\.c$", FieldFilter::Test::Matches},
                        {u"DATA"_s, QByteArray("\0\xff\n", 3)},
                        {u"EMPTY"_s, {}}};
        QTest::newRow("fields") << query
                                << u"_PID=1 -MESSAGE~\"a \\\"b\\\"\" CODE_FILE/\"^.*\\\\.c$\" "
                                   "DATA=\"\\x00\\xff\\x0a\" EMPTY="_s;
        query = {};
        query.text = u"-unit:x and \"more\""_s;
        QTest::newRow("words") << query << u"\"-unit:x and \\\"more\\\"\""_s;
        query = {};
        query.text = u"a|b"_s;
        query.isExpression = true;
        query.source = {{u"/srv/a b"_s}, u"other"_s};
        QTest::newRow("expression") << query << u"file:\"/srv/a b\" namespace:other regex:a|b"_s;
    }

    void textAndBack()
    {
        QFETCH(JournalQuery, query);
        QFETCH(QString, text);
        QCOMPARE(journalQueryText(query), text);
        const Reply<JournalQuery> parsed = parseJournalQuery(text);
        QVERIFY(parsed);
        QVERIFY(*parsed == query);
    }

    void typedByHand()
    {
        const Reply<JournalQuery> query =
            parseJournalQuery(u"  connection   refused priority:3 -kernel "_s);
        QVERIFY(query);
        QCOMPARE(query->text, u"connection refused -kernel"_s);
        QCOMPARE(query->maxPriority, 3);
        QCOMPARE(parseJournalQuery(u"priority:err"_s)->maxPriority, 3);
        QCOMPARE(parseJournalQuery(u"priority:warning..debug"_s)->minPriority, 4);
        QCOMPARE(parseJournalQuery(u"regex:\"\\d+ ms\""_s)->text, u"\\d+ ms"_s);
        QCOMPARE(parseJournalQuery(u"http://a"_s)->text, u"http://a"_s);
        for (const auto &[wrong, word] :
             {std::pair(u"priority:9"_s, u"priority:9"_s), std::pair(u"a \"b"_s, u"a \"b"_s),
              std::pair(u"x priority:5..2"_s, u"priority:5..2"_s),
              std::pair(u"uid:root"_s, u"uid:root"_s), std::pair(u"unit:"_s, u"unit:"_s),
              std::pair(u"boot:12"_s, u"boot:12"_s), std::pair(u"-since:now"_s, u"-since:now"_s),
              std::pair(u"regex:a b"_s, u"b"_s)}) {
            const Reply<JournalQuery> refused = parseJournalQuery(wrong);
            QVERIFY2(!refused, qPrintable(wrong));
            QCOMPARE(refused.error().message, word);
        }
    }

    void commandsSayWhatTheyLack()
    {
        JournalQuery query;
        query.excludedUnits = {{Scope::System, u"x.service"_s}};
        query.fields = {{u"_PID"_s, "1"}, {u"MESSAGE"_s, "a", FieldFilter::Test::Contains, true}};
        query.since = u"last 2 hours"_s;
        query.minPriority = 3;
        const JournalctlCommand command = journalctlCommand(query);
        QCOMPARE(command.text, u"journalctl --priority=3..7 --since=-7200s _PID=1"_s);
        QCOMPARE(command.missing, (QStringList{u"-unit:x.service"_s, u"-MESSAGE~a"_s}));
        query = {};
        query.text = u"a.b"_s;
        query.isExpression = true;
        query.source.journalNamespace = u"n"_s;
        QCOMPARE(journalctlCommand(query).text, u"journalctl --namespace=n --grep=a.b"_s);
        QCOMPARE(journalctlCommand(query).missing, QStringList());
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("time");
        const QDate today(2026, 11, 27);
        const auto row = [](const char *text, const QDateTime &time) {
            QTest::newRow(text) << QString::fromUtf8(text) << time;
        };
        row("now", {today, QTime(14, 30)});
        row("today", today.startOfDay());
        row("yesterday", today.addDays(-1).startOfDay());
        row("last hour", {today, QTime(13, 30)});
        row("last 2 days", {today.addDays(-2), QTime(14, 30)});
        row("-2h 30min", {today, QTime(12, 0)});
        row("90s ago", {today, QTime(14, 28, 30)});
        row("2026-11-26", QDate(2026, 11, 26).startOfDay());
        row("2026-11-26 08:15", {QDate(2026, 11, 26), QTime(8, 15)});
        row("2026-11-26 08:15:07", {QDate(2026, 11, 26), QTime(8, 15, 7)});
        row("08:15", {today, QTime(8, 15)});
        row("@1700000000", QDateTime::fromSecsSinceEpoch(1'700'000'000));
        for (const char *wrong :
             {"", "soon", "last", "last fortnight", "-", "3", "2026-13-01", "2026-11-26 25:00",
              "08:15:61", "@", "@x", "ago", "999999999 years ago"})
            row(wrong, {});
    }

    void times()
    {
        QFETCH(QString, text);
        QFETCH(QDateTime, time);
        const QDateTime now({2026, 11, 27}, {14, 30});
        const std::optional<qint64> parsed = parseJournalTime(text, now);
        QCOMPARE(parsed.has_value(), time.isValid());
        if (parsed)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(*parsed / 1000), time);
    }

    /// A row's time, a heading, a log: what is copied can be pasted.
    void timesOfZones()
    {
        const QDateTime utc(QDate(2026, 11, 27), QTime(14, 30), Qt::UTC);
        const QDateTime now = utc.toLocalTime();
        const auto at = [](const QDateTime &time) {
            return std::optional(time.toMSecsSinceEpoch() * 1000);
        };
        const QDateTime wanted(QDate(2026, 11, 23), QTime(20, 40, 51), Qt::UTC);
        for (const char *text : {"2026-11-23 20:40:51 UTC", "Mon 2026-11-23 20:40:51 UTC",
                                 "2026-11-23T20:40:51Z", "2026-11-24 02:10:51 +05:30",
                                 "2026-11-24T02:10:51+0530", "周一 2026-11-23 20:40:51 UTC"})
            QCOMPARE(parseJournalTime(QString::fromUtf8(text), now), at(wanted));
        QCOMPARE(parseJournalTime(u"Mon 2026-11-23 20:40:51.039189 UTC"_s, now),
                 *at(wanted) + 39'189);
        // What says no zone is in that of the moment given.
        QCOMPARE(parseJournalTime(u"2026-11-23 20:40:51"_s, utc), at(wanted));
        QCOMPARE(parseJournalTime(u"2026-11-23"_s, utc),
                 at({{2026, 11, 23}, QTime(0, 0), Qt::UTC}));
        QCOMPARE(parseJournalTime(u"20:40"_s, utc), at({{2026, 11, 27}, QTime(20, 40), Qt::UTC}));
        const QString own = now.timeZoneAbbreviation();
        QCOMPARE(
            parseJournalTime(QString(u"2026-11-27 "_s + now.time().toString() + u' ' + own), now),
            at(utc));
        QCOMPARE(parseJournalTime(u"23 Nov 20:40:51"_s, utc), at(wanted));
        QCOMPARE(parseJournalTime(u"Nov 23"_s, utc), at({{2026, 11, 23}, QTime(0, 0), Qt::UTC}));
        QCOMPARE(parseJournalTime(u"11月23日 20:40"_s, utc),
                 at({{2026, 11, 23}, QTime(20, 40), Qt::UTC}));
        // There has been none this year yet.
        QCOMPARE(parseJournalTime(u"30 Nov"_s, utc), at({{2025, 11, 30}, QTime(0, 0), Qt::UTC}));
        for (const char *text : {"2026-11-23 20:40 XYZ", "Mon", "UTC", "32 Nov", "2026-11-23 25:00",
                                 "+05:30", "Mon 23 20:40"})
            QVERIFY2(!parseJournalTime(QString::fromUtf8(text), utc), text);
    }

    void timesForJournalctl_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("command");
        const auto row = [](const char *text, const char *command) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(command);
        };
        for (const char *same :
             {"now", "yesterday", "@12.5", "-2h 30min", "2 hours ago", "2026-11-27", "14:30",
              "2026-11-27 14:30:05.123", "2026-11-27 14:30 UTC", "no time"})
            row(same, same);
        row("last hour", "-3600s");
        row("hour ago", "-3600s");
        row("1970-01-02T00:00Z", "@86400.000000");
        row("Fri 1970-01-02 00:00 UTC", "@86400.000000");
        row("1970-01-02 05:30:00.25+05:30", "@86400.250000");
    }

    void timesForJournalctl()
    {
        QFETCH(QString, text);
        QTEST(systemdTime(text, QDateTime({2026, 11, 27}, {14, 30})), "command");
    }

    void microsecondsAreKept()
    {
        const QDateTime now({2026, 11, 27}, {14, 30});
        QCOMPARE(parseJournalTime(u"@12.000345"_s, now), 12'000'345);
        QCOMPARE(*parseJournalTime(u"08:15:07.25"_s, now) % 1'000'000, 250'000);
    }
};

QTEST_GUILESS_MAIN(JournalQueryTest)
#include "journal_query_test.moc"
