// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, paging, odd entries, fields, boots, and nothing left behind.
#include "app/journal/journal_reader.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/patient_test.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSignalSpy>

#include <algorithm>

using namespace unitdeck;
using namespace unitdeck::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The batches a reader sent, put together as a window without limit would.
class Collector final : public QObject
{
    Q_OBJECT

public:
    explicit Collector(JournalReader &reader)
    {
        connect(&reader, &JournalReader::loaded, this, [this](const JournalBatch &batch) {
            switch (batch.where) {
            case JournalBatch::Where::Replace:
                entries = batch.entries;
                break;
            case JournalBatch::Where::Older:
                entries = batch.entries + entries;
                break;
            case JournalBatch::Where::Newer:
                entries += batch.entries;
                break;
            }
            last = batch;
            ++count;
        });
    }

    QByteArrayList cursors() const
    {
        QByteArrayList list;
        for (const JournalEntry &entry : entries)
            list << entry.cursor;
        return list;
    }

    QList<JournalEntry> entries;
    JournalBatch last;
    int count = 0;
};

int openFiles()
{
    return static_cast<int>(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size());
}

/// Of those, what is held of a journal: its files, and what tells of changes in its folders.
int openJournals()
{
    const QFileInfoList files = QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files | QDir::System);
    return static_cast<int>(std::ranges::count_if(files, [](const QFileInfo &file) {
        const QString target = file.symLinkTarget();
        return target.endsWith(".journal"_L1) || target.contains("inotify"_L1);
    }));
}

int threads()
{
    return static_cast<int>(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs).size());
}

} // namespace

class JournalReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAtTheNewest()
    {
        JournalFixture fixture;
        fixture.append(manyLines(500));
        JournalReader reader;
        Collector collector(reader);
        QSignalSpy status(&reader, &JournalReader::statusChanged);
        const QSignalSpy loaded(&reader, &JournalReader::loaded);
        reader.open(fixture.query());
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.entries.size(), 200);
        QCOMPARE(collector.entries.last().message, u"line 499"_s);
        QCOMPARE(collector.entries.first().message, u"line 300"_s);
        // A slow machine takes more than one batch for it.
        QVERIFY(loaded.first().first().value<JournalBatch>().atNewest);
        QVERIFY(!collector.last.atOldest);
        QCOMPARE(reader.status().kind, JournalStatus::Kind::Ok);
        QCOMPARE(status.size(), 1);
    }

    void anEntryHasWhatALineNeeds()
    {
        JournalFixture fixture;
        fixture.append({Line::of("demo.service", "text", 3)});
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.query());
        QTRY_COMPARE(collector.entries.size(), 1);
        const JournalEntry entry = collector.entries.first();
        QCOMPARE(entry.realtime, startTime + 1'000'000);
        QCOMPARE(entry.identifier, u"demo"_s);
        QCOMPARE(entry.pid, 4242);
        QCOMPARE(entry.priority, 3);
        QCOMPARE(entry.bootId, QString::fromLatin1(firstBoot));
        QCOMPARE(entry.messageSize, 4);
        QVERIFY(collector.last.atOldest);
    }

    void pagingBackGivesEveryEntryOnce()
    {
        JournalFixture fixture;
        // Three files, as after rotations, with lines of another unit in between.
        for (int file = 0; file < 3; ++file) {
            QList<Line> lines;
            for (int i = 0; i < 400; ++i)
                lines << Line::of(i % 3 ? "demo.service" : "other.service", QByteArray::number(i));
            fixture.append(lines, QStringLiteral("part%1.journal").arg(file));
        }
        const JournalQuery query = fixture.queryUnit(u"demo.service"_s);
        JournalReader reader;
        Collector collector(reader);
        reader.open(query, {}, 50);
        QTRY_VERIFY(!reader.isLoading());
        while (!collector.last.atOldest) {
            reader.loadOlder(collector.entries.first().cursor, 97);
            QTRY_VERIFY(!reader.isLoading());
        }
        const QByteArrayList expected = journalctlCursors(query);
        QCOMPARE(collector.cursors(), expected);
        QCOMPARE(expected.size(), 798);
    }

    void pagingOnFromAnyEntryGivesTheRest()
    {
        JournalFixture fixture;
        fixture.append(manyLines(300));
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.query(), {}, 300);
        QTRY_VERIFY(!reader.isLoading());
        const QByteArrayList all = collector.cursors();
        reader.open(fixture.query(), JournalPlace::atCursor(all[100]), 20);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.cursors(), all.mid(90, 20));
        reader.loadNewer(all[109], 50);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.cursors(), all.mid(90, 70));
        QVERIFY(!collector.last.atNewest);
        reader.loadNewer(all[159], 500);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.cursors(), all.mid(90));
        QVERIFY(collector.last.atNewest);
    }

    void aTimeIsAPlace()
    {
        JournalFixture fixture;
        fixture.append(manyLines(100));
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.query(), JournalPlace::atTime(startTime + 51'000'000), 10);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.entries.size(), 10);
        QCOMPARE(collector.entries[5].message, u"line 50"_s);
        reader.open(fixture.query(), JournalPlace::atTime(startTime + 1'000'000'000), 10);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.entries.size(), 5);
        QCOMPARE(collector.entries.last().message, u"line 99"_s);
    }

    void oddEntries()
    {
        JournalFixture fixture;
        const QByteArray huge(1'000'000, 'x');
        QByteArray umlauts;
        for (int i = 0; i < 9000; ++i)
            umlauts += "ä";
        fixture.append({Line::of("demo.service", huge), Line::of("demo.service", ""),
                        Line::of("demo.service", QByteArray("a\0b\x01", 4)),
                        Line::of("demo.service", "bad \xff\xfe utf-8"),
                        Line::of("demo.service", "first\nsecond\nthird"),
                        Line::of("demo.service", 'x' + umlauts), Line{{{u"NOTHING"_s, "else"}}}});
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.query());
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.entries.size(), 7);
        const QList<JournalEntry> &e = collector.entries;
        QCOMPARE(e[0].messageSize, 1'000'000);
        QCOMPARE(e[0].message.size(), maxMessageLength);
        QCOMPARE(e[1].message, QString());
        QCOMPARE(e[1].messageSize, 0);
        QCOMPARE(e[2].message, QString::fromUtf8("a\0b\x01", 4));
        QCOMPARE(e[3].message, u"bad \uFFFD\uFFFD utf-8"_s);
        QCOMPARE(e[4].message, u"first\nsecond\nthird"_s);
        QVERIFY2(!e[5].message.contains(QChar::ReplacementCharacter), "cut inside a character");
        QCOMPARE(e[5].messageSize, 18001);
        QCOMPARE(e[6].message, QString());
        QCOMPARE(e[6].priority, 6);
    }

    void fieldsAreWholeAndRepeatedOnesKept()
    {
        JournalFixture fixture;
        const QByteArray huge(1'000'000, 'x');
        fixture.append({Line::of("demo.service", huge)
                            .with("TWICE", "one")
                            .with("TWICE", "two")
                            .with("EMPTY", "")
                            .with("BINARY", QByteArray("\0\xff=\n", 4))});
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.query());
        QTRY_COMPARE(collector.entries.size(), 1);
        QSignalSpy fetched(&reader, &JournalReader::fieldsFetched);
        reader.fetchFields(collector.entries.first().cursor);
        QTRY_COMPARE(fetched.size(), 1);
        const auto fields = fetched.first().at(1).value<QList<JournalField>>();
        const auto values = [&fields](const QString &name) {
            QByteArrayList list;
            for (const JournalField &field : fields) {
                if (field.name == name)
                    list << field.value;
            }
            std::ranges::sort(list);
            return list;
        };
        QCOMPARE(values(u"MESSAGE"_s), QByteArrayList{huge});
        QCOMPARE(values(u"TWICE"_s), QByteArrayList({"one", "two"}));
        QCOMPARE(values(u"EMPTY"_s), QByteArrayList{""});
        QCOMPARE(values(u"BINARY"_s), QByteArrayList{QByteArray("\0\xff=\n", 4)});

        reader.fetchFields("s=00000000000000000000000000000000;i=1;b=" + firstBoot +
                           ";m=1;t=1;x=1");
        QTRY_COMPARE(fetched.size(), 2);
        QVERIFY(fetched.last().at(1).value<QList<JournalField>>().isEmpty());
    }

    void bootsOldestFirst()
    {
        JournalFixture fixture;
        QList<Line> lines = manyLines(4);
        lines[2].boot = secondBoot;
        lines[3].boot = secondBoot;
        fixture.append(lines);
        JournalReader reader;
        QSignalSpy fetched(&reader, &JournalReader::bootsFetched);
        reader.fetchBoots(fixture.query().source);
        QTRY_COMPARE(fetched.size(), 1);
        const auto boots = fetched.first().first().value<QList<JournalBoot>>();
        QCOMPARE(boots.size(), 2);
        QCOMPARE(boots[0], (JournalBoot{QString::fromLatin1(firstBoot), startTime + 1'000'000,
                                        startTime + 2'000'000}));
        QCOMPARE(boots[1].id, QString::fromLatin1(secondBoot));
    }

    void aSearchTellsHowFarItCame()
    {
        JournalFixture fixture;
        QList<Line> lines = manyLines(30000);
        lines.prepend(Line::of("demo.service", "the needle"));
        fixture.append(lines);
        JournalQuery query = fixture.query();
        query.text = u"needle"_s;
        JournalReader reader;
        Collector collector(reader);
        QSignalSpy searched(&reader, &JournalReader::searched);
        reader.open(query);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.entries.size(), 1);
        QVERIFY(collector.last.atOldest);
        QVERIFY(!searched.isEmpty());
        for (qsizetype i = 1; i < searched.size(); ++i)
            QVERIFY(searched[i].first().toLongLong() < searched[i - 1].first().toLongLong());
    }

    void aNewQueryEndsTheOldAtOnce()
    {
        JournalFixture fixture;
        fixture.append(manyLines(20000));
        JournalQuery slow = fixture.query();
        slow.text = u"not to be found"_s;
        JournalReader reader;
        Collector collector(reader);
        for (int i = 0; i < 50; ++i)
            reader.open(slow);
        reader.open(fixture.queryUnit(u"demo.service"_s), {}, 10);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.entries.size(), 10);
        QCOMPARE(collector.count, 1);
    }

    void nothingThere()
    {
        JournalFixture fixture;
        fixture.append(manyLines(3));
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.queryUnit(u"none.service"_s));
        QTRY_COMPARE(collector.count, 1);
        QVERIFY(collector.entries.isEmpty());
        QVERIFY(collector.last.atOldest && collector.last.atNewest && collector.last.isComplete);
        QCOMPARE(reader.status().kind, JournalStatus::Kind::Ok);

        JournalQuery missing;
        missing.source.paths = {fixture.file(u"missing"_s)};
        reader.open(missing);
        QTRY_COMPARE(collector.count, 2);
        QCOMPARE(reader.status().kind, JournalStatus::Kind::NoJournal);
    }

    void notAJournal()
    {
        JournalFixture fixture;
        const QString path = fixture.file(u"broken.journal"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10000, 'x'));
        file.close();
        JournalQuery query;
        query.source.paths = {path};
        JournalReader reader;
        Collector collector(reader);
        reader.open(query);
        QTRY_COMPARE(collector.count, 1);
        QCOMPARE(reader.status().kind, JournalStatus::Kind::Failed);
        QVERIFY(!reader.status().error.name.isEmpty());
    }

    void nothingIsLeftBehind()
    {
        JournalFixture fixture;
        fixture.append(manyLines(100));
        JournalReader warmUp;
        warmUp.open(fixture.query());
        QTRY_VERIFY(!warmUp.isLoading());
        const int filesBefore = openFiles();
        const int threadsBefore = threads();
        for (int i = 0; i < 200; ++i) {
            JournalReader reader;
            Collector collector(reader);
            reader.open(fixture.query());
            reader.follow();
            if (i % 2)
                QTRY_VERIFY(!reader.isLoading());
        }
        QCOMPARE(openFiles(), filesBefore);
        // The kernel wakes whoever joins a thread a moment before the thread is gone from /proc.
        QTRY_COMPARE(threads(), threadsBefore);
    }

    void fewOfManyAreFoundByTheScan()
    {
        JournalFixture fixture;
        QList<Line> lines = manyLines(9000);
        for (int i = 0; i < lines.size(); i += 450)
            lines[i].fields[0].value += " needle";
        fixture.append(lines.first(6000));
        fixture.append(lines.sliced(6000), u"other.journal"_s);
        JournalQuery query = fixture.query();
        query.text = u"needle"_s;
        const QByteArrayList expected = journalctlCursors(query);
        QCOMPARE(expected.size(), 20);

        JournalReader reader;
        reader.setTimelineColumns(10);
        Collector collector(reader);
        QSignalSpy timelines(&reader, &JournalReader::timelineChanged);
        reader.open(query, JournalPlace::newest(), 5);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.cursors(), expected.last(5));
        // Complete twice at the most: with the counts, and with the marks.
        QTRY_VERIFY(!timelines.isEmpty() &&
                    timelines.last().first().value<JournalTimeline>().isComplete);
        QCOMPARE(timelines.last().first().value<JournalTimeline>().total, 20);
        // Both ways, page by page, and to the ends.
        while (!collector.last.atOldest) {
            reader.loadOlder(collector.entries.constFirst().cursor, 4);
            QTRY_VERIFY(!reader.isLoading());
        }
        QCOMPARE(collector.cursors(), expected);
        reader.open(query, JournalPlace::atCursor(expected[10]), 4);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.cursors(), expected.sliced(8, 4));
        while (!collector.last.atNewest) {
            reader.loadNewer(collector.entries.constLast().cursor, 3);
            QTRY_VERIFY(!reader.isLoading());
        }
        QCOMPARE(collector.cursors(), expected.sliced(8));
        // What comes after the scan belongs to it.
        fixture.append({Line::of("demo.service", "late needle")}, u"other.journal"_s);
        reader.loadNewer(collector.entries.constLast().cursor, 3);
        QTRY_VERIFY(!reader.isLoading());
        QTRY_COMPARE(collector.entries.constLast().message, u"late needle"_s);
    }

    void theNextMatchAndTheOneBefore()
    {
        JournalFixture fixture;
        QList<Line> lines = manyLines(2000);
        for (const int error : {100, 700, 1500})
            lines[error].fields[1].value = "3";
        fixture.append(lines);
        JournalQuery errors = fixture.query();
        errors.maxPriority = 3;
        JournalQuery words = fixture.query();
        words.text = u"LINE 1\\d7$"_s.toLower();
        words.isExpression = true;
        JournalReader reader;
        QSignalSpy loaded(&reader, &JournalReader::loaded);
        QSignalSpy found(&reader, &JournalReader::found);
        reader.open(fixture.query());
        QTRY_COMPARE(loaded.size(), 1);
        const auto next = [&](const JournalQuery &query, const QByteArray &cursor, bool isBack) {
            found.clear();
            reader.find(query, cursor, isBack);
            return QTest::qWaitFor([&found] { return !found.isEmpty(); })
                       ? found.last().first().value<JournalFound>()
                       : JournalFound{"no answer"};
        };
        const QByteArrayList all = journalctlCursors(fixture.query());
        QCOMPARE(next(errors, all[500], false).cursor, all[700]);
        QCOMPARE(next(errors, all[700], false).cursor, all[1500]);
        QCOMPARE(next(errors, all[700], true).cursor, all[100]);
        QCOMPARE(next(errors, all[100], true).cursor, QByteArray());
        QCOMPARE(next(errors, all[1500], false).cursor, QByteArray());
        QCOMPARE(next(words, all[120], false), (JournalFound{all[127], 2, 10}));
        QCOMPARE(next(words, all[127], true), (JournalFound{all[117], 1, 10}));
        QCOMPARE(next(words, all[197], false), (JournalFound{{}, -1, 10}));
        // Of two only the second is answered.
        found.clear();
        reader.find(errors, all[500], false);
        reader.find(errors, all[500], true);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.first().first().value<JournalFound>().cursor, all[100]);
        QCOMPARE(next(errors, all[500], false).cursor, all[700]);
        QCOMPARE(found.size(), 1);
        // What was logged since it was looked for the first time.
        fixture.append({Line::of("demo.service", "x"), Line::of("demo.service", "line 157")});
        const QByteArray late = journalctlCursors(fixture.query()).last();
        QCOMPARE(next(words, all[197], false).cursor, late);
        QCOMPARE(next(words, late, false).cursor, QByteArray());
        QCOMPARE(next(words, late, true).cursor, all[197]);
    }

    void rangesOfTime()
    {
        JournalFixture fixture;
        fixture.append(manyLines(300));
        JournalQuery query = fixture.query();
        query.since = u"@"_s + QString::number(startTime / 1'000'000 + 100);
        query.until = u"@"_s + QString::number(startTime / 1'000'000 + 199);
        JournalReader reader;
        Collector collector(reader);
        for (const auto &[since, until, count] :
             {std::tuple(query.since, query.until, 100), std::tuple(query.since, QString(), 201),
              std::tuple(QString(), query.until, 199)}) {
            query.since = since;
            query.until = until;
            const QByteArrayList expected = journalctlCursors(query);
            QCOMPARE(expected.size(), count);
            reader.open(query, JournalPlace::newest(), 1000);
            QTRY_VERIFY(!reader.isLoading());
            QCOMPARE(collector.cursors(), expected);
            // From the oldest as well.
            reader.open(query, JournalPlace::atTime(0), 1000);
            QTRY_VERIFY(!reader.isLoading());
            QCOMPARE(collector.cursors(), expected);
        }
        query.since = u"soon"_s;
        reader.open(query);
        QTRY_COMPARE(reader.status().kind, JournalStatus::Kind::Failed);
        QCOMPARE(reader.status().error.message, u"soon"_s);
        query.since.clear();
        query.text = u"(a"_s;
        query.isExpression = true;
        reader.open(query);
        QTRY_COMPARE(reader.status().error.kind, Error::Kind::Malformed);
        QTRY_VERIFY(!reader.isLoading());
    }

    void suspendingClosesTheFiles()
    {
        JournalFixture fixture;
        fixture.append(manyLines(100));
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.query());
        QTRY_VERIFY(!reader.isLoading());
        QVERIFY(openJournals() > 0);
        reader.suspend();
        QTRY_COMPARE(openJournals(), 0);
        reader.loadOlder(collector.entries[50].cursor, 10);
        QTRY_VERIFY(!reader.isLoading());
        QCOMPARE(collector.entries.size(), 110);
        QTRY_COMPARE(openJournals(), 0);
        QSignalSpy fields(&reader, &JournalReader::fieldsFetched);
        reader.fetchFields(collector.entries[0].cursor);
        QTRY_COMPARE(fields.size(), 1);
        QVERIFY(!fields.first().at(1).value<QList<JournalField>>().isEmpty());
        QTRY_COMPARE(openJournals(), 0);
    }

    /// "now" is later each time: what was found before it says nothing of what came since.
    void hitsEndWithARelativeTime()
    {
        // On a slow machine the time may have come before all was ready: then with more of it.
        for (qint64 ahead = 2;; ahead *= 2) {
            JournalFixture fixture;
            fixture.append(manyLines(50));
            const qint64 moment = QDateTime::currentSecsSinceEpoch() + ahead;
            fixture.turnClock(moment - startTime / 1'000'000 - 51);
            fixture.append({Line::of("demo.service", "line to come")});
            JournalQuery query = fixture.query();
            query.text = u"line"_s;
            query.until = u"now"_s;
            JournalReader reader;
            reader.setTimelineColumns(10);
            Collector collector(reader);
            const QSignalSpy timelines(&reader, &JournalReader::timelineChanged);
            reader.open(query, JournalPlace::newest(), 100);
            QTRY_VERIFY(!reader.isLoading());
            QTRY_VERIFY(!timelines.isEmpty() &&
                        timelines.last().first().value<JournalTimeline>().isComplete);
            if (QDateTime::currentSecsSinceEpoch() >= moment && ahead < 100)
                continue;
            QCOMPARE(collector.entries.size(), 50);
            const auto isThere = [&] {
                if (!reader.isLoading())
                    reader.open(query, JournalPlace::newest(), 100);
                return collector.entries.size() == 51;
            };
            QVERIFY(QTest::qWaitFor(isThere, 2000 * static_cast<int>(ahead) + 5000));
            QCOMPARE(collector.entries.constLast().message, u"line to come"_s);
            return;
        }
    }

    /// What libsystemd's order says of two journalds and a clock that was set back goes in circles:
    /// each entry is read once all the same.
    void twoJournaldsAndAClockSetBack()
    {
        JournalFixture fixture;
        QList<Line> early = manyLines(1500);
        QList<Line> late = manyLines(1500);
        for (Line &line : late)
            line.boot = secondBoot;
        const qint64 back = -2000;
        for (const QString &file : {u"system.journal"_s, u"user-1000.journal"_s}) {
            fixture.append(early, file);
            fixture.turnClock(back);
            fixture.append(late, file);
            fixture.turnClock(-back);
        }
        JournalQuery query = fixture.query();
        query.text = u"line"_s;
        for (const bool isScanned : {false, true}) {
            JournalReader reader;
            reader.setTimelineColumns(isScanned ? 10 : 0);
            Collector collector(reader);
            const QSignalSpy timelines(&reader, &JournalReader::timelineChanged);
            reader.open(query, JournalPlace::newest(), 5);
            QTRY_VERIFY(!reader.isLoading());
            if (isScanned) {
                QTRY_VERIFY(!timelines.isEmpty() &&
                            timelines.last().first().value<JournalTimeline>().isComplete);
            }
            for (int page = 0; page < 100 && !collector.last.atOldest; ++page) {
                reader.loadOlder(collector.entries.constFirst().cursor, 500);
                QTRY_VERIFY(!reader.isLoading());
            }
            const QByteArrayList cursors = collector.cursors();
            QCOMPARE(QSet<QByteArray>(cursors.cbegin(), cursors.cend()).size(), cursors.size());
            QCOMPARE(cursors.size(), 6000);
        }
    }

    /// Values are in a file once for all its entries: what a row holds of them is bounded.
    void longNamesAreCut()
    {
        JournalFixture fixture;
        Line line = Line::of("demo.service", "text");
        for (JournalField &field : line.fields) {
            if (field.name == u"SYSLOG_IDENTIFIER" || field.name == u"_SYSTEMD_UNIT")
                field.value = QByteArray(2'000'000, 'x');
        }
        Line ofCommand = Line::of("demo.service", "other");
        ofCommand.fields.removeIf(
            [](const JournalField &field) { return field.name == u"SYSLOG_IDENTIFIER"; });
        fixture.append({line, ofCommand});
        JournalReader reader;
        Collector collector(reader);
        reader.open(fixture.query());
        QTRY_COMPARE(collector.entries.size(), 2);
        QCOMPARE(collector.entries[0].identifier.size(), 256);
        QCOMPARE(collector.entries[0].unit.name.size(), 256);
        QVERIFY(!collector.entries[0].isCommand);
        QCOMPARE(collector.entries[1].identifier, u"comm"_s);
        QVERIFY(collector.entries[1].isCommand);
        QSignalSpy values(&reader, &JournalReader::valuesFetched);
        reader.fetchValues(fixture.query().source, u"SYSLOG_IDENTIFIER"_s);
        QTRY_COMPARE(values.size(), 1);
        QVERIFY(values.first().at(1).value<QByteArrayList>().isEmpty());
        reader.fetchValues(fixture.query().source, u"MESSAGE"_s);
        QTRY_COMPARE(values.size(), 2);
        QCOMPARE(values.last().at(1).value<QByteArrayList>(), QByteArrayList({"other", "text"}));
    }
};

QTEST_GUILESS_MAIN(JournalReaderTest)
#include "journal_reader_test.moc"
