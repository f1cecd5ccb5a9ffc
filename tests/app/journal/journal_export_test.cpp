// SPDX-License-Identifier: GPL-3.0-or-later
// Exports, field for field and byte for byte against journalctl.
#include "app/journal/journal_export.h"
#include "app/values/journal_query_text.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/patient_test.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtEndian>

#include <algorithm>

using namespace unitdeck;
using namespace unitdeck::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::atomic<bool> goOn = false;

QByteArray exported(const JournalExportRequest &request)
{
    QByteArray text;
    const Reply<qint64> result = exportJournal(
        request,
        [&text](const QByteArray &piece) {
            text += piece;
            return true;
        },
        goOn);
    return result ? text : QByteArray("failed");
}

QByteArray journalctl(const JournalQuery &query, const QString &options)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(u"/bin/sh"_s, {u"-c"_s, journalctlCommand(query).text + u' ' + options});
    process.waitForFinished();
    return process.readAllStandardOutput();
}

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> list;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            list << QJsonDocument::fromJson(line).object();
    }
    return list;
}

/// The fields of export text by entry, sorted: journalctl's order is that of the file.
QList<QByteArrayList> blocks(const QByteArray &text)
{
    QList<QByteArrayList> list;
    QByteArrayList block;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype end = text.indexOf('\n', at);
        const QByteArray line = text.sliced(at, end - at);
        at = end + 1;
        if (line.isEmpty()) {
            std::ranges::sort(block);
            list << std::exchange(block, {});
        } else if (line.contains('=')) {
            block << line;
        } else {
            const auto size = qsizetype(qFromLittleEndian<quint64>(text.constData() + at));
            block << line + " binary " + text.sliced(at + 8, size);
            at += 8 + size + 1;
        }
    }
    return list;
}

} // namespace

class JournalExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QList<Line> lines = manyLines(3000);
        lines[1].fields << JournalField{u"TWICE"_s, "one"} << JournalField{u"TWICE"_s, "two"};
        lines[2].fields[0].value = "first\nsecond\n\tthird \"quoted\" \\ back";
        lines[3].fields[0].value = QByteArray("bytes \0\x01\xff", 9);
        lines[4].fields[0].value = "\xc3\xa4\xe4\xbd\xa0\xf0\x9f\x90\xa7 \xc2\x85"; // a C1 control
        lines[5].fields[0].value = QByteArray(100'000, 'x');
        lines[6].fields << JournalField{u"EMPTY"_s, {}};
        lines[7].fields[0].value = "\xef\xbf\xbe \xed\xa0\x80 \xc0\x80"; // no characters, all three
        lines[8].fields[0].value = "\x1b[31mred\x1b[0m";
        lines[9].fields << JournalField{u"_HOSTNAME"_s, "box"};
        for (int i = 1500; i < 2000; ++i)
            lines[i].boot = secondBoot;
        fixture_.append(lines.first(1000));
        fixture_.append(lines.sliced(1000, 700), u"other.journal"_s);
        fixture_.append(lines.sliced(1700));
    }

    /// All but one of the entries are in one part of the time.
    void aPartOfAnySizeIsHandedOverInPieces()
    {
        constexpr int count = 400;
        JournalFixture fixture;
        fixture.append(manyLines(1));
        fixture.turnClock(100'000'000);
        QList<Line> lines = manyLines(count);
        for (Line &line : lines)
            line.fields[0].value = QByteArray(100'000, 'x');
        fixture.append(lines);
        qint64 most = 0;
        qint64 before = 0;
        qint64 size = 0;
        const Reply<qint64> result = exportJournal(
            {.query = fixture.query()},
            [&size](const QByteArray &piece) {
                size += piece.size();
                return true;
            },
            goOn,
            [&](const JournalExportProgress &progress) {
                most = std::max(most, progress.entries - std::exchange(before, progress.entries));
            });
        QVERIFY(result);
        QCOMPARE(*result, count + 1);
        QVERIFY(size > count * 100'000);
        // 100 kB each: no more than 6 MB were held.
        QVERIFY2(most <= 60, qPrintable(QString::number(most)));
        // One that is ended while a part waits for its turn.
        int pieces = 0;
        const Reply<qint64> ended = exportJournal(
            {.query = fixture.query()}, [&pieces](const QByteArray &) { return ++pieces < 3; },
            goOn);
        QVERIFY(ended);
        QCOMPARE(pieces, 3);
    }

    void oneEntryAndNone()
    {
        JournalFixture fixture;
        fixture.append(manyLines(1));
        QCOMPARE(exported({.query = fixture.query()}).count('\n'), 1);
        QCOMPARE(exported({.query = fixture.queryUnit(u"other.service"_s)}), QByteArray());
        JournalQuery nowhere;
        nowhere.source.paths = {fixture.file(u"none"_s)};
        QCOMPARE(exported({.query = nowhere}), QByteArray("failed"));
    }

    void exportFormat()
    {
        const QByteArray own =
            exported({.query = fixture_.query(), .format = ExportFormat::Export});
        const QByteArray reference = journalctl(fixture_.query(), u"--output=export"_s);
        QCOMPARE(blocks(own).size(), 3000);
        QVERIFY(blocks(own) == blocks(reference));
    }

    void json()
    {
        const QByteArray own = exported({.query = fixture_.query(), .format = ExportFormat::Json});
        const QByteArray reference = journalctl(fixture_.query(), u"--output=json --all"_s);
        const QList<QJsonObject> ours = objects(own);
        const QList<QJsonObject> theirs = objects(reference);
        QCOMPARE(ours.size(), 3000);
        QCOMPARE(theirs.size(), 3000);
        for (qsizetype i = 0; i < ours.size(); ++i)
            QCOMPARE(ours[i], theirs[i]);
    }

    void asOneThreadWouldAndAnyOther()
    {
        JournalQuery query = fixture_.query();
        query.text = u"line 1"_s;
        query.since = u"@"_s + QString::number(startTime / 1'000'000 + 500);
        query.until = u"@"_s + QString::number(startTime / 1'000'000 + 2500);
        const QByteArray one =
            exported({.query = query, .format = ExportFormat::Json, .threads = 1});
        const QByteArray four =
            exported({.query = query, .format = ExportFormat::Json, .threads = 4});
        QCOMPARE(four, one);
        QByteArrayList cursors;
        for (const QJsonObject &object : objects(one))
            cursors << object.value(u"__CURSOR"_s).toString().toLatin1();
        QCOMPARE(cursors, journalctlCursors(query));
    }

    void linesForPeople()
    {
        JournalFixture own;
        QList<Line> lines;
        for (const QByteArray &message :
             {QByteArray("plain"), QByteArray("first\nsecond\n\nfourth\n"), QByteArray("a\ttab"),
              QByteArray("\x1b[1;31mred\x1b[0m and \x1b[38;5;9mmore\x1b[m"),
              QByteArray(999, '\x01'), QByteArray(1024, '\x01'), QByteArray(3000, '\xff'),
              QByteArray(2'345'678, '\x02'),
              QByteArray("Gr\xc3\xb6\xc3\x9f"
                         "e")})
            lines << Line::of("demo.service", message);
        lines[1].fields.append({u"_SOURCE_REALTIME_TIMESTAMP"_s, "1699999999123456"});
        lines[2].fields.append({u"_PID"_s, "77"}); // of two the last
        own.append(lines);
        const JournalQuery query = own.query();
        const QByteArray mine = exported({.query = query});
        QByteArray reference = journalctl(query, u"--output=short-iso"_s);
        QCOMPARE(mine.split('\n'), reference.split('\n'));
        QVERIFY(mine.contains("red and more\n"));
        QVERIFY(mine.contains("[2.2M blob data]\n"));
        reference = journalctl(query, u"--output=verbose"_s);
        QByteArray verbose = exported({.query = query, .format = ExportFormat::Verbose});
        QVERIFY(verbose.contains("    MESSAGE=first\n            second\n"));
        QVERIFY(verbose.contains("    MESSAGE=[2.9K blob data]\n"));
        // Its lines of times and cursors; the order of fields is libsystemd's.
        const auto heads = [](const QByteArray &text) {
            QByteArrayList found;
            for (const QByteArray &line : text.split('\n')) {
                if (!line.startsWith(' '))
                    found << line;
            }
            return found;
        };
        QCOMPARE(heads(verbose), heads(reference));

        // What is no text of a terminal is none of a file either; nothing is left out.
        JournalFixture odd;
        Line silent = Line::of("demo.service", "");
        silent.fields.removeIf([](const JournalField &f) { return f.name == "MESSAGE"_L1; });
        odd.append(
            {Line::of("demo.service", "end\r\nof line\r"), silent,
             Line::of("demo.service", "\x1b[2Kcleared \x1b["),
             Line::of("demo.service", "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\")});
        QByteArrayList texts;
        for (const QByteArray &line : exported({.query = odd.query()}).trimmed().split('\n'))
            texts << line.mid(line.indexOf(": ") < 0 ? 0 : line.indexOf(": ") + 2).trimmed();
        QCOMPARE(texts, (QByteArrayList{"end", "of line", "", "cleared", "link"}));
    }

    /// What the managers say of a run, too.
    void theCommandOfARun()
    {
        JournalFixture own;
        const QByteArray run(32, 'a');
        own.append({Line::of("demo.service", "its own").with("_SYSTEMD_INVOCATION_ID", run),
                    Line::of("init.scope", "Started").with("INVOCATION_ID", run),
                    Line::of("init.scope", "of a user").with("USER_INVOCATION_ID", run),
                    Line::of("init.scope", "not root").with("OBJECT_SYSTEMD_INVOCATION_ID", run),
                    Line::of("demo.service", "other")
                        .with("_SYSTEMD_INVOCATION_ID", QByteArray(32, 'b'))});
        JournalQuery query = own.query();
        query.invocationId = QString::fromLatin1(run);
        QCOMPARE(exported({.query = query}).count('\n'), 3);
        QCOMPARE(journalctlCursors(query).size(), 3);
        query.fields = {{u"_PID"_s, "4242"}, {u"SYSLOG_IDENTIFIER"_s, "init"}};
        QCOMPARE(exported({.query = query}).count('\n'), 2);
        QCOMPARE(journalctlCursors(query).size(), 2);
    }

    /// A file may have any name for a field: what would break a format is left out.
    void namesThatAreNone()
    {
        JournalFixture own;
        own.append({Line::of("demo.service", "text").with("ODDNAME", "value")});
        QFile file(own.file(u"system.journal"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("ODDNAME="));
        bytes.replace("ODDNAME=", "O\":12,\"=");
        file.seek(0);
        file.write(bytes);
        file.close();
        for (const ExportFormat format :
             {ExportFormat::Json, ExportFormat::Export, ExportFormat::Verbose}) {
            const QByteArray text = exported({.query = own.query(), .format = format});
            QVERIFY(text.contains("demo"));
            QVERIFY2(!text.contains("value"), text.constData());
        }
    }

    void aSelection()
    {
        const QByteArrayList all = journalctlCursors(fixture_.query());
        const QByteArray own = exported({.query = fixture_.query(),
                                         .cursors = {all[5], all[1800], "s=0;gone"},
                                         .format = ExportFormat::Json});
        const QList<QJsonObject> entries = objects(own);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].value(u"__CURSOR"_s).toString().toLatin1(), all[5]);
        QCOMPARE(entries[0].value(u"MESSAGE"_s).toString().size(), 100'000);
    }

    /// UNITDECK_QUERIES: how many; 500 is the long campaign.
    void randomQueriesAsJournalctl()
    {
        QRandomGenerator random(23);
        const QStringList words{u"unit:demo.service"_s,
                                u"unit:other.service"_s,
                                u"priority:0..6"_s,
                                u"priority:3..7"_s,
                                u"boot:0123456789abcdef0123456789abcdef"_s,
                                u"boot:fedcba9876543210fedcba9876543210"_s,
                                u"_PID=4242"_s,
                                u"TWICE=one"_s,
                                u"TWICE=two"_s,
                                u"since:@1700000100"_s,
                                u"since:@1700001800.5"_s,
                                u"until:@1700002000"_s,
                                u"until:@1700000900"_s};
        const QStringList texts{{}, u"\"line 12\""_s, u"regex:\"line [0-9]+7$\""_s, u"LINE"_s};
        bool isSet = false;
        const int wanted = qEnvironmentVariableIntValue("UNITDECK_QUERIES", &isSet);
        for (int i = 0; i < (isSet ? wanted : 40); ++i) {
            QStringList chosen;
            for (const QString &word : words) {
                // journalctl takes one --boot and one --since only: so does a query.
                if (random.bounded(5) == 0 &&
                    std::ranges::none_of(chosen, [&word](const QString &other) {
                        return other.section(u':', 0, 0) == word.section(u':', 0, 0);
                    }))
                    chosen << word;
            }
            chosen << texts[random.bounded(int(texts.size()))];
            Reply<JournalQuery> query = parseJournalQuery(chosen.join(u' '));
            QVERIFY(query);
            JournalQuery asked = *query;
            asked.source = fixture_.query().source;
            QCOMPARE(journalctlCommand(asked).missing, QStringList());
            QByteArrayList cursors;
            for (const QJsonObject &object :
                 objects(exported({.query = asked, .format = ExportFormat::Json})))
                cursors << object.value(u"__CURSOR"_s).toString().toLatin1();
            QCOMPARE(std::pair(chosen, cursors), std::pair(chosen, journalctlCursors(asked)));
        }
    }

    void intoAFile()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"out.json"_s);
        JournalExporter exporter;
        QSignalSpy finished(&exporter, &JournalExporter::finished);
        QSignalSpy progressed(&exporter, &JournalExporter::progressed);
        exporter.start({.query = fixture_.query(), .format = ExportFormat::Json}, path);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toLongLong(), 3000);
        QVERIFY(!finished.first().at(1).toBool());
        QCOMPARE(finished.first().last().value<Error>(), Error{});
        QVERIFY(!progressed.isEmpty());
        QCOMPARE(progressed.last().last().toInt(), 100);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(objects(file.readAll()).size(), 3000);

        // Cancelled, nothing is left behind.
        const QString other = directory.filePath(u"other.json"_s);
        exporter.start({.query = fixture_.query(), .format = ExportFormat::Json}, other);
        exporter.cancel();
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(finished.last().at(1).toBool(), true);
        QVERIFY(!QFile::exists(other));
        QVERIFY(!exporter.isRunning());

        exporter.start({.query = fixture_.query()}, u"/nowhere/at/all"_s);
        QTRY_COMPARE(finished.size(), 3);
        QVERIFY(!finished.last().last().value<Error>().message.isEmpty());
    }

private:
    JournalFixture fixture_;
};

QTEST_GUILESS_MAIN(JournalExportTest)
#include "journal_export_test.moc"
