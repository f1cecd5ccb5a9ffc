// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner of journal files, entry by entry against libsystemd and journalctl.
#include "app/journal/bus_error_guard.h"
#include "app/journal/journal_scanner.h"
#include "app/journal/scan/file_scan.h"
#include "app/journal/sd_journal.h"
#include "app/values/journal_query_text.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/patient_test.h"

#include <QDir>
#include <QRandomGenerator>
#include <QtEndian>

#include <mutex>
#include <numeric>
#include <thread>

using namespace unitdeck;
using namespace unitdeck::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::atomic<bool> goOn = false;

QStringList filesIn(const QString &path)
{
    QStringList files;
    for (const QString &name : QDir(path).entryList({u"*.journal"_s}))
        files << path + u'/' + name;
    return files;
}

JournalCriteria criteriaOf(const QString &text)
{
    const Reply<JournalQuery> query = parseJournalQuery(text);
    Q_ASSERT(query);
    const Reply<JournalCriteria> criteria = journalCriteria(*query, 1000);
    Q_ASSERT(criteria);
    return *criteria;
}

QByteArrayList cursorsOf(const JournalScanResult &result)
{
    QByteArrayList cursors;
    for (const EntryKey &key : result.hits)
        cursors << cursorOf(key);
    return cursors;
}

/// What libsystemd says of the same: the reference.
QByteArrayList walked(const QString &path, const JournalCriteria &criteria)
{
    Error error;
    std::optional<SdJournal> journal = SdJournal::open({.paths = {path}}, &error);
    QByteArrayList cursors;
    if (!journal || journal->setMatches(criteria.matches) < 0 || journal->seekOldest() < 0)
        return cursors;
    while (journal->next() > 0) {
        if (journal->accepts(criteria) && journal->realtime() >= criteria.since &&
            journal->realtime() <= criteria.until)
            cursors << journal->cursor();
    }
    return cursors;
}

} // namespace

class JournalScanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hitsAreThoseOfLibsystemd_data();
    void hitsAreThoseOfLibsystemd();
    void randomQueriesAreAnsweredAlike();
    void countsByTimeAndPriority();
    void moreHitsThanWantedAreOnlyCounted();
    void cancelledAtOnce();
    void damagedFiles_data();
    void damagedFiles();
    void everyByteMayBeWrong();
    void cutShortWhileMapped();
    void valuesThatShareTheirEntries();
    void aFileThatGrows();
    void nothingBehindTheEnd();
    void copiesAreCountedOnce();
    void expressionsInThreads();
    void aFileIsRotatedMeanwhile();
    void cursorsAreKeys();

private:
    JournalScanResult scan(const QString &text, int columns = 0) const
    {
        return scanJournal({.files = filesIn(fixture_.path()),
                            .criteria = criteriaOf(text),
                            .columns = columns,
                            .mostHits = 100'000},
                           goOn);
    }

    JournalFixture fixture_;
};

void JournalScanTest::initTestCase()
{
    QRandomGenerator random(7);
    const auto lines = [&random](int count, const QByteArray &boot) {
        QList<Line> result;
        for (int i = 0; i < count; ++i) {
            const QByteArray unit = "unit-" + QByteArray::number(random.bounded(5)) + ".service";
            QByteArray message = "word" + QByteArray::number(random.bounded(20)) + " Line " +
                                 QByteArray::number(i % 70);
            if (random.bounded(15) == 0) // compressed: more than 512 bytes
                message += " Größe " + QByteArray(2000, 'a') + QByteArray::number(i % 7);
            if (random.bounded(20) == 0)
                message += "\n\x01\xff\xfe second\nthird";
            Line line = Line::of(unit, message, random.bounded(8));
            if (random.bounded(10) == 0)
                line.fields.removeIf([](const JournalField &f) { return f.name == "PRIORITY"_L1; });
            if (random.bounded(10) == 0)
                line.fields.append({u"EXTRA"_s, QByteArray::number(random.bounded(4))});
            if (random.bounded(25) == 0)
                line.fields.append({u"EXTRA"_s, "second"}); // a field may be there twice
            if (random.bounded(30) == 0) {
                line.fields.append({u"UNIT"_s, unit});
                line.fields.append({u"_PID"_s, "1"});
            }
            line.boot = boot;
            result << line;
        }
        return result;
    };
    fixture_.append(lines(700, firstBoot));
    fixture_.append(lines(300, firstBoot), u"other.journal"_s);
    fixture_.append(lines(500, secondBoot));
    fixture_.append(lines(400, secondBoot), u"third.journal"_s);
}

void JournalScanTest::hitsAreThoseOfLibsystemd_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"",
                              "unit:unit-1.service",
                              "unit:unit-1.service unit:unit-3.service priority:2..4",
                              "-unit:unit-1.service",
                              "-unit:unit-0.service -unit:unit-2.service priority:3",
                              "\"word7 \"",
                              "\"Line 7\"",
                              "\"line 7\"",
                              "größe",
                              "Größe",
                              "regex:word1[0-4]\\b",
                              "regex:\"Line \\d\\d$\"",
                              "regex:\"^.*third$\"",
                              "EXTRA=2",
                              "EXTRA=1 EXTRA=3",
                              "-EXTRA=1",
                              "-EXTRA=second EXTRA=1",
                              "EXTRA/^[12]$",
                              "-EXTRA/.",
                              "EXTRA~SEC",
                              "EXTRA~sec",
                              "MESSAGE~third -MESSAGE~word3",
                              "boot:fedcba9876543210fedcba9876543210",
                              "NOTHERE=1",
                              "-NOTHERE=1",
                              "aaaaaa1",
                              "SYSLOG_IDENTIFIER=unit-2 regex:\"w.*d[35] \"",
                              "since:@1700000200 until:@1700001000",
                              "since:@1700000200 until:@1700001000 word3"})
        QTest::newRow(query) << QString::fromUtf8(query);
}

void JournalScanTest::hitsAreThoseOfLibsystemd()
{
    QFETCH(QString, query);
    const QByteArrayList expected = walked(fixture_.path(), criteriaOf(query));
    const JournalScanResult result = scan(query);
    QVERIFY(result.hasAllHits);
    QVERIFY(result.timeline.damaged.isEmpty());
    QCOMPARE(cursorsOf(result), expected);
    QCOMPARE(result.timeline.total, expected.size());
}

void JournalScanTest::randomQueriesAreAnsweredAlike()
{
    // The generator of tests/bench makes the large ones; these are for each change.
    QRandomGenerator random(11);
    const QStringList words{u"unit:unit-1.service"_s,
                            u"unit:unit-4.service"_s,
                            u"-unit:unit-2.service"_s,
                            u"priority:0..3"_s,
                            u"priority:4..7"_s,
                            u"EXTRA=1"_s,
                            u"-EXTRA=second"_s,
                            u"MESSAGE~word1"_s,
                            u"-MESSAGE/\"Line [1-3]\""_s,
                            u"boot:0123456789abcdef0123456789abcdef"_s,
                            u"_PID=1"_s,
                            u"_PID=4242"_s,
                            u"since:@1700000300"_s,
                            u"until:@1700001500"_s};
    for (int i = 0; i < 200; ++i) {
        QStringList chosen;
        for (const QString &word : words) {
            if (random.bounded(5) == 0)
                chosen << word;
        }
        const QString query = chosen.join(u' ');
        QCOMPARE(std::pair(query, cursorsOf(scan(query))),
                 std::pair(query, walked(fixture_.path(), criteriaOf(query))));
    }
}

void JournalScanTest::countsByTimeAndPriority()
{
    constexpr int columns = 24;
    const QString query = u"-unit:unit-3.service"_s;
    const JournalTimeline timeline = scan(query, columns).timeline;
    QVERIFY(timeline.isComplete);
    QCOMPARE(timeline.first, startTime + 1'000'000);
    QCOMPARE(timeline.last, startTime + 1900 * 1'000'000LL);

    std::vector<std::array<quint32, 8>> expected(columns);
    Error error;
    const JournalCriteria criteria = criteriaOf(query);
    std::optional<SdJournal> journal = SdJournal::open({.paths = {fixture_.path()}}, &error);
    QVERIFY(journal && journal->seekOldest() >= 0);
    while (journal->next() > 0) {
        if (!journal->accepts(criteria))
            continue;
        const double part = double(journal->realtime() - timeline.first) /
                            double(timeline.last - timeline.first + 1);
        ++expected[size_t(part * columns)][size_t(journal->priority())];
    }
    QVERIFY(timeline.columns == expected);
}

void JournalScanTest::moreHitsThanWantedAreOnlyCounted()
{
    const JournalScanResult result = scanJournal(
        {.files = filesIn(fixture_.path()), .criteria = criteriaOf(u"word"_s), .mostHits = 100},
        goOn);
    QVERIFY(!result.hasAllHits);
    QVERIFY(result.hits.empty());
    QCOMPARE(result.timeline.total, 1900);
}

void JournalScanTest::cancelledAtOnce()
{
    const std::atomic<bool> cancelled = true;
    const JournalScanResult result = scanJournal(
        {.files = filesIn(fixture_.path()), .criteria = criteriaOf({}), .mostHits = 9999},
        cancelled);
    QVERIFY(!result.timeline.isComplete);
    QVERIFY(!result.hasAllHits);
    QVERIFY(result.hits.empty());
}

void JournalScanTest::damagedFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no journal") << QByteArray(4096, 'x');
    QFile file(fixture_.file(u"other.journal"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QTest::newRow("cut to the header") << whole.first(272);
    QByteArray unknown = whole;
    unknown[12] = char(unknown[12] | 0x40);
    QTest::newRow("of a later release") << unknown;
}

void JournalScanTest::damagedFiles()
{
    QFETCH(QByteArray, content);
    QTemporaryDir directory;
    const QString path = directory.filePath(u"a.journal"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(!JournalFile::map(path));
    const JournalScanResult result =
        scanJournal({.files = {path, fixture_.file(u"third.journal"_s)},
                     .criteria = criteriaOf(u"word3"_s),
                     .mostHits = 9999},
                    goOn);
    QCOMPARE(result.timeline.damaged.size(), 1);
    QCOMPARE(result.timeline.damaged.first().file, path);
    QCOMPARE(result.timeline.damaged.first().read, 0);
    QCOMPARE(result.timeline.damaged.first().isOfLaterRelease,
             QByteArray(QTest::currentDataTag()) == "of a later release");
    QCOMPARE(cursorsOf(result), walked(fixture_.file(u"third.journal"_s), criteriaOf(u"word3"_s)));
}

/// Flipped bytes in each region: never a crash or a loop, whatever is found.
void JournalScanTest::everyByteMayBeWrong()
{
    JournalFixture small;
    small.append(manyLines(40));
    const QString path = small.file(u"system.journal"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const QByteArray whole = file.readAll();
    QRandomGenerator random(5);
    const std::array criteria{criteriaOf(u"line -unit:x.service"_s), criteriaOf(u"PRIORITY=6"_s)};
    QList<qsizetype> places;
    for (qsizetype i = 0; i < 272; ++i)
        places << i;
    // Behind the tables, which are nearly all zeros, up to what is in use.
    const qsizetype used = whole.lastIndexOf("line 39") + 600;
    const qsizetype tables = whole.indexOf("_BOOT_ID=") - 2000;
    for (int i = 0; i < 5000; ++i)
        places << random.bounded(qint64(tables), qint64(used));
    const auto put = [&file](qsizetype place, char byte) {
        return file.seek(place) && file.putChar(byte);
    };
    for (const qsizetype place : places) {
        QVERIFY(put(place, char(whole[place] ^ (1 << random.bounded(8)))));
        if (const Reply<std::shared_ptr<JournalFile>> mapped = JournalFile::map(path)) {
            for (const JournalCriteria &wanted : criteria) {
                Offsets entries;
                if (scanFile(**mapped, wanted, goOn, &entries) == ScanEnd::Complete) {
                    for (const quint64 offset : entries)
                        (*mapped)->entry(offset);
                }
            }
        }
        QVERIFY(put(place, whole[place]));
    }
}

void JournalScanTest::cutShortWhileMapped()
{
    JournalFixture own;
    own.append(manyLines(3000));
    const QString path = own.file(u"system.journal"_s);
    const Reply<std::shared_ptr<JournalFile>> mapped = JournalFile::map(path);
    QVERIFY(mapped);
    QVERIFY(QFile::resize(path, 64 * 1024));
    const BusErrorGuard guard;
    const quint64 before = BusErrorGuard::count();
    Offsets entries;
    QVERIFY(scanFile(**mapped, criteriaOf(u"line"_s), goOn, &entries) != ScanEnd::Cancelled);
    QVERIFY(BusErrorGuard::count() > before);
}

/// A file that would take for ever: each of its values refers to the same many entries.
void JournalScanTest::valuesThatShareTheirEntries()
{
    JournalFixture own;
    own.append(manyLines(6000));
    const QString path = own.file(u"system.journal"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray shared; // the first entry, the arrays of all others, and the count
    QList<quint64> values;
    {
        const Reply<std::shared_ptr<JournalFile>> mapped = JournalFile::map(path);
        QVERIFY(mapped);
        (*mapped)->visitValues("PRIORITY", [&](quint64 data, QByteArrayView) {
            file.seek(qint64(data) + 40);
            shared = file.read(24);
            return true;
        });
        (*mapped)->visitValues("MESSAGE", [&](quint64 data, QByteArrayView) {
            values << data;
            return true;
        });
    }
    QCOMPARE(values.size(), 6000);
    for (const quint64 data : values) {
        file.seek(qint64(data) + 40);
        file.write(shared);
    }
    file.close();
    const Reply<std::shared_ptr<JournalFile>> mapped = JournalFile::map(path);
    QVERIFY(mapped);
    Offsets entries;
    QCOMPARE(scanFile(**mapped, criteriaOf(u"line"_s), goOn, &entries), ScanEnd::Unreadable);
    QVERIFY(entries.size() < 100'000);
}

/// Mapped before the writer was done: there is more of it than its header said.
void JournalScanTest::aFileThatGrows()
{
    JournalFixture own;
    own.append(manyLines(300));
    const QString path = own.file(u"system.journal"_s);
    const auto scanned = [&path](Offsets *entries) {
        const Reply<std::shared_ptr<JournalFile>> mapped = JournalFile::map(path);
        return mapped ? scanFile(**mapped, criteriaOf(u"PRIORITY=6 line"_s), goOn, entries)
                      : ScanEnd::Cancelled;
    };
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const auto setHeader = [&file](char state, quint64 count) {
        const quint64 number = qToLittleEndian(count);
        return file.seek(16) && file.putChar(state) && file.seek(152) &&
               file.write(reinterpret_cast<const char *>(&number), sizeof number) == sizeof number;
    };
    Offsets entries;
    QVERIFY(setHeader(0, 100));
    QCOMPARE(scanned(&entries), ScanEnd::Unreadable);
    QVERIFY(setHeader(1, 100));
    QCOMPARE(scanned(&entries), ScanEnd::Complete);
    QVERIFY(entries.size() >= 100);
    // And while it is written to in earnest, nothing is taken for damage.
    QVERIFY(setHeader(0, 300));
    std::atomic<bool> isOver = false;
    std::jthread writer([&own, &isOver] {
        for (int i = 0; i < 10; ++i)
            own.append(manyLines(3000));
        isOver = true;
    });
    qint64 before = 0;
    while (!isOver) {
        const JournalScanResult result = scanJournal(
            {.files = {path}, .criteria = criteriaOf(u"line"_s), .mostHits = 100'000}, goOn);
        QVERIFY(result.timeline.damaged.isEmpty());
        QVERIFY(result.timeline.total >= before);
        before = result.timeline.total;
    }
    writer.join();
    QCOMPARE(scanJournal({.files = {path}, .criteria = criteriaOf(u"line"_s)}, goOn).timeline.total,
             30'300);
}

/// As journalctl has it: a copy of a file adds nothing.
void JournalScanTest::copiesAreCountedOnce()
{
    JournalFixture own;
    own.append(manyLines(300));
    QVERIFY(QFile::copy(own.file(u"system.journal"_s), own.file(u"copy.journal"_s)));
    // A copy of long ago, and one of now.
    own.append(manyLines(200));
    for (const qsizetype most : {qsizetype{9999}, qsizetype{0}}) {
        const JournalScanResult result = scanJournal({.files = filesIn(own.path()),
                                                      .criteria = criteriaOf(u"line"_s),
                                                      .columns = 10,
                                                      .mostHits = most},
                                                     goOn);
        QCOMPARE(result.hits.size(), most > 0 ? 500U : 0U);
        QCOMPARE(result.timeline.total, 500);
        quint32 sum = 0;
        for (const auto &column : result.timeline.columns)
            sum = std::accumulate(column.begin(), column.end(), sum);
        QCOMPARE(sum, 500U);
    }
}

/// An expression that leaves what is compiled for the interpreter, in two threads at once.
void JournalScanTest::expressionsInThreads()
{
    JournalFixture own;
    QList<Line> lines;
    for (int i = 0; i < 40; ++i) {
        QByteArray text;
        for (int letter = 0; letter < 5000 + 400 * i; ++letter)
            text += "xy"[(letter * 7 + i) % 3 % 2];
        lines << Line::of("demo.service", text + "c needle") << Line::of("demo.service", text);
    }
    for (int i = 0; i < 4; ++i)
        own.append(lines, u"file%1.journal"_s.arg(i));
    JournalQuery query = own.query();
    query.text = u"^(x|y)+c needle$"_s;
    query.isExpression = true;
    const JournalCriteria criteria = *journalCriteria(query, 0);
    for (int i = 0; i < 3; ++i) {
        const JournalScanResult result = scanJournal(
            {.files = filesIn(own.path()), .criteria = criteria, .mostHits = 9999}, goOn);
        QCOMPARE(result.hits.size(), 160U);
    }
}

/// journald gives the file that it writes another name while it is counted.
void JournalScanTest::aFileIsRotatedMeanwhile()
{
    JournalFixture own;
    own.append(manyLines(500), u"system@1.journal"_s);
    own.append(manyLines(500), u"system@2.journal"_s);
    own.append(manyLines(500));
    std::mutex mutex;
    JournalTimeline counted;
    bool isRotated = false;
    std::shared_ptr<const JournalHits> found;
    JournalScanner scanner({
        .timeline =
            [&](quint64, const JournalTimeline &timeline) {
                const std::lock_guard lock(mutex);
                // The newest file is the first to be read, so those others are still to come.
                if (!std::exchange(isRotated, true)) {
                    QFile::rename(own.file(u"system@1.journal"_s), own.file(u"other@1.journal"_s));
                    QFile::rename(own.file(u"system@2.journal"_s), own.file(u"other@2.journal"_s));
                    own.append(manyLines(10), u"system@2.journal"_s);
                }
                counted = timeline;
            },
        .hits =
            [&](const JournalQuery &, std::shared_ptr<const JournalHits> hits) {
                const std::lock_guard lock(mutex);
                found = std::move(hits);
            },
        .found = [](quint64, const JournalFound &) {},
    });
    JournalQuery query = own.query();
    query.text = u"line"_s;
    const QByteArray last = journalctlCursors(query).last();
    scanner.scan(1, query, *journalCriteria(query, 0), *parseCursor(last), 10);
    QTRY_VERIFY([&] {
        const std::lock_guard lock(mutex);
        return counted.isComplete && found;
    }());
    QCOMPARE(counted.total, 1500);
    QCOMPARE(found->keys.size(), 1500U);
}

void JournalScanTest::nothingBehindTheEnd()
{
    const QByteArrayList all = walked(fixture_.path(), criteriaOf(u"word1"_s));
    const JournalScanResult result = scanJournal({.files = filesIn(fixture_.path()),
                                                  .criteria = criteriaOf(u"word1"_s),
                                                  .end = parseCursor(all[all.size() / 2]),
                                                  .columns = 10,
                                                  .mostHits = 9999},
                                                 goOn);
    QCOMPARE(cursorsOf(result), all.first(all.size() / 2 + 1));
    QCOMPARE(result.timeline.total, all.size() / 2 + 1);
    QCOMPARE(result.timeline.end, *parseCursor(all[all.size() / 2]));
}

void JournalScanTest::cursorsAreKeys()
{
    for (const QByteArray &cursor : walked(fixture_.path(), {})) {
        const std::optional<EntryKey> key = parseCursor(cursor);
        QVERIFY(key);
        QCOMPARE(cursorOf(*key), cursor);
    }
    for (const char *wrong : {"", "s=1", "s=;i=;b=;m=;t=;x=", "x", ";;;"})
        QVERIFY(!parseCursor(wrong));
}

QTEST_GUILESS_MAIN(JournalScanTest)
#include "journal_scan_test.moc"
