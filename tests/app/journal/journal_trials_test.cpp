// SPDX-License-Identifier: GPL-3.0-or-later
// Journals as they ought not to be, and much of everything: very many files, a clock set back,
// files of other releases, names and values at the limits, queries without end, and tasks cut off.
#include "app/journal/journal_access.h"
#include "app/journal/journal_export.h"
#include "app/journal/journal_reader.h"
#include "app/journal/journal_scan.h"
#include "app/journal/scan/journal_file.h"
#include "app/journal/scan/journal_matches.h"
#include "app/journal/sd_journal.h"
#include "app/values/journal_query_text.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/patient_test.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QtEndian>

#include <sys/resource.h>

using namespace unitdeck;
using namespace unitdeck::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::atomic<bool> goOn = false;

int openFiles()
{
    return static_cast<int>(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size());
}

int threads()
{
    return static_cast<int>(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs).size());
}

JournalQuery queryOf(const JournalFixture &fixture, const QString &text)
{
    JournalQuery query = *parseJournalQuery(text);
    query.source.paths = {fixture.path()};
    return query;
}

JournalScanResult scan(const JournalQuery &query, int columns = 0)
{
    return scanJournal({.files = journalFiles(query.source, {}),
                        .criteria = *journalCriteria(query, 1000),
                        .columns = columns,
                        .mostHits = 1'000'000},
                       goOn);
}

/// Every entry that a query has, in the order in which libsystemd gives them.
QByteArrayList walked(const JournalQuery &query)
{
    const JournalCriteria criteria = *journalCriteria(query, 1000);
    Error error;
    std::optional<SdJournal> journal = SdJournal::open(query.source, &error);
    QByteArrayList cursors;
    if (!journal || journal->setMatches(criteria.matches) < 0 || journal->seekOldest() < 0)
        return cursors;
    while (journal->next() > 0) {
        if (journal->accepts(criteria))
            cursors << journal->cursor();
    }
    return cursors;
}

QByteArrayList cursorsOf(const JournalScanResult &result)
{
    QByteArrayList cursors;
    for (const EntryKey &key : result.hits)
        cursors << cursorOf(key);
    return cursors;
}

/// What a reader has after it has read from its first place to one end of the journal.
class Pages final : public QObject
{
    Q_OBJECT

public:
    Pages(const JournalQuery &query, const JournalPlace &place)
    {
        connect(&reader_, &JournalReader::loaded, this, [this](const JournalBatch &batch) {
            if (batch.where == JournalBatch::Where::Older)
                cursors_ = cursorsOf(batch) + cursors_;
            else
                cursors_ += cursorsOf(batch);
            last_ = batch;
        });
        reader_.open(query, place);
    }

    QByteArrayList all(bool isBackwards)
    {
        while (QTest::qWaitFor([this] { return !reader_.isLoading(); }, 60000)) {
            if (isBackwards ? last_.atOldest : last_.atNewest)
                return cursors_;
            if (isBackwards)
                reader_.loadOlder(cursors_.value(0));
            else
                reader_.loadNewer(cursors_.value(cursors_.size() - 1));
        }
        return {};
    }

private:
    static QByteArrayList cursorsOf(const JournalBatch &batch)
    {
        QByteArrayList cursors;
        for (const JournalEntry &entry : batch.entries)
            cursors << entry.cursor;
        return cursors;
    }

    JournalReader reader_;
    QByteArrayList cursors_;
    JournalBatch last_;
};

/// Copies of a journal file, each of another journal at another time, with holes for its zeros.
void multiply(const QString &path, const QString &folder, int count)
{
    Offsets entries;
    {
        const Reply<std::shared_ptr<JournalFile>> file = JournalFile::map(path);
        QVERIFY(file && (*file)->allEntries(&entries));
    }
    QFile source(path);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QByteArray whole = source.readAll();
    // As journald leaves an archived file: without room for more behind its last object. A kernel
    // that reads ahead fills every page of that with zeros.
    const auto number = [&whole](qsizetype place) {
        return static_cast<qsizetype>(qFromLittleEndian<quint64>(whole.constData() + place));
    };
    const qsizetype lastObject = number(136);
    whole.truncate((lastObject + number(lastObject + 8) + 7) / 8 * 8);
    qToLittleEndian<quint64>(static_cast<quint64>(whole.size() - number(88)), whole.data() + 96);
    // Where the identity and the times are: systemd.io/JOURNAL_FILE_FORMAT, header and entry
    // object.
    constexpr qsizetype fileId = 24;
    constexpr qsizetype seqnumId = 72;
    QList<qsizetype> times{184, 192, 200};
    for (const quint64 entry : entries) {
        times << static_cast<qsizetype>(entry) + 24;
        times << static_cast<qsizetype>(entry) + 32;
    }
    for (int i = 1; i <= count; ++i) {
        QByteArray copy = whole;
        for (const qsizetype place : {fileId, seqnumId})
            qToLittleEndian<quint64>(static_cast<quint64>(i), copy.data() + place);
        for (const qsizetype place : std::as_const(times)) {
            const auto time = qFromLittleEndian<quint64>(copy.constData() + place);
            qToLittleEndian<quint64>(time + static_cast<quint64>(i) * 10'000'000,
                                     copy.data() + place);
        }
        QFile file(folder + u"/f%1.journal"_s.arg(i));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        constexpr qsizetype block = 4096;
        const QByteArray zeros(block, '\0');
        for (qsizetype at = 0; at < copy.size(); at += block) {
            const QByteArray piece = copy.mid(at, block);
            if (piece != zeros)
                QVERIFY(file.seek(at) && file.write(piece) == piece.size());
        }
        QVERIFY(file.resize(copy.size()));
    }
}

} // namespace

class JournalTrialsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fifteenHundredFiles();
    void aClockSetBackAYear_data();
    void aClockSetBackAYear();
    void filesOfOtherReleases_data();
    void filesOfOtherReleases();
    void namesAndValuesAtTheLimits();
    void aThousandQueries();
    void whatLiesBeforeADamage();
    void cutOffInTheMiddle_data();
    void cutOffInTheMiddle();
    void aScanCancelledBetweenFiles();
    void anExportCancelledBetweenParts();
};

/// As on most systems; who needs more files has to see to it.
void JournalTrialsTest::initTestCase()
{
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = std::min<rlim_t>(1024, limit.rlim_max);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
    if (limit.rlim_max < 4096)
        QSKIP("no more than 4096 files may be open here");
}

void JournalTrialsTest::fifteenHundredFiles()
{
    JournalFixture base;
    base.append(manyLines(3));
    const QTemporaryDir directory;
    multiply(base.file(u"system.journal"_s), directory.path(), 1500);
    JournalQuery query;
    query.source.paths = {directory.path()};
    const JournalScanResult scanned = scan(query, 100);
    QCOMPARE(scanned.timeline.total, 4500);
    QVERIFY(scanned.timeline.damaged.isEmpty());
    QByteArrayList newest = Pages(query, JournalPlace::newest()).all(true);
    QCOMPARE(newest.size(), 4500);
    QCOMPARE(newest, cursorsOf(scanned));
    QCOMPARE(newest, journalctlCursors(query));
    std::ranges::sort(newest);
    QVERIFY(std::ranges::adjacent_find(newest) == newest.end());
}

void JournalTrialsTest::aClockSetBackAYear_data()
{
    QTest::addColumn<QString>("second");
    QTest::newRow("in one file") << u"system.journal"_s;
    QTest::newRow("in two files") << u"after.journal"_s;
}

void JournalTrialsTest::aClockSetBackAYear()
{
    QFETCH(QString, second);
    JournalFixture fixture;
    QList<Line> lines = manyLines(700);
    lines[350] = Line::of("demo.service", "an error before", 3);
    fixture.append(lines);
    fixture.turnClock(-365 * 24 * 3600);
    lines = manyLines(700);
    lines[350] = Line::of("demo.service", "an error after", 3);
    for (Line &line : lines)
        line.boot = secondBoot;
    fixture.append(lines, second);

    const JournalQuery query = fixture.query();
    const QByteArrayList expected = journalctlCursors(query);
    QCOMPARE(expected.size(), 1400);
    QCOMPARE(Pages(query, JournalPlace::newest()).all(true), expected);
    QCOMPARE(Pages(query, JournalPlace::atCursor(expected.first())).all(false), expected);
    QCOMPARE(cursorsOf(scan(query)), expected);
    QCOMPARE(scan(query, 50).timeline.total, 1400);

    // From any entry to the next error and back.
    JournalReader reader;
    const QSignalSpy found(&reader, &JournalReader::found);
    reader.open(query);
    QTRY_VERIFY(!reader.isLoading());
    const JournalQuery errors = queryOf(fixture, u"priority:0..3"_s);
    const QByteArrayList errorCursors = journalctlCursors(errors);
    QCOMPARE(errorCursors.size(), 2);
    const auto next = [&](const QByteArray &from, bool isBackwards) {
        const auto before = found.size();
        reader.find(errors, from, isBackwards);
        return !QTest::qWaitFor([&] { return found.size() > before; })
                   ? QByteArray()
                   : found.constLast().first().value<JournalFound>().cursor;
    };
    QCOMPARE(next(expected.first(), false), errorCursors.first());
    QCOMPARE(next(errorCursors.first(), false), errorCursors.last());
    QCOMPARE(next(expected.last(), true), errorCursors.last());

    QByteArrayList exported;
    const Reply<qint64> count = exportJournal(
        {.query = query, .format = ExportFormat::Export, .threads = 3},
        [&exported](const QByteArray &text) {
            for (const QByteArray &line : text.split('\n')) {
                if (line.startsWith("__CURSOR="))
                    exported << line.sliced(9);
            }
            return true;
        },
        goOn);
    QVERIFY(count);
    QCOMPARE(*count, 1400);
    QCOMPARE(exported, expected);
}

void JournalTrialsTest::filesOfOtherReleases_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("not compact") << QStringList{u"SYSTEMD_JOURNAL_COMPACT=0"_s};
    QTest::newRow("compact") << QStringList{u"SYSTEMD_JOURNAL_COMPACT=1"_s};
    QTest::newRow("hashes without a key") << QStringList{u"SYSTEMD_JOURNAL_KEYED_HASH=0"_s};
    QTest::newRow("LZ4") << QStringList{u"SYSTEMD_JOURNAL_COMPRESS=LZ4"_s};
    QTest::newRow("XZ") << QStringList{u"SYSTEMD_JOURNAL_COMPRESS=XZ"_s};
    QTest::newRow("ZSTD") << QStringList{u"SYSTEMD_JOURNAL_COMPRESS=ZSTD"_s};
    QTest::newRow("as in 2012") << QStringList{u"SYSTEMD_JOURNAL_COMPACT=0"_s,
                                               u"SYSTEMD_JOURNAL_KEYED_HASH=0"_s,
                                               u"SYSTEMD_JOURNAL_COMPRESS=XZ"_s};
}

void JournalTrialsTest::filesOfOtherReleases()
{
    QFETCH(QStringList, environment);
    JournalFixture fixture;
    fixture.setEnvironment(environment);
    QList<Line> lines = manyLines(300);
    for (int i = 0; i < 300; i += 7)
        lines[i] = Line::of("demo.service",
                            QByteArray("long ").repeated(400) + "needle " + QByteArray::number(i));
    fixture.append(lines);
    for (const QString &text : {u""_s, u"needle"_s, u"regex:\"needle 1?4\""_s,
                                u"unit:demo.service -MESSAGE~\"line 1\""_s}) {
        const JournalQuery query = queryOf(fixture, text);
        const JournalScanResult result = scan(query);
        QVERIFY(result.timeline.damaged.isEmpty());
        QCOMPARE(std::pair(text, cursorsOf(result)), std::pair(text, walked(query)));
    }
}

void JournalTrialsTest::namesAndValuesAtTheLimits()
{
    const QByteArray longest = "X" + QByteArray(63, 'Y'); // sd_journal_print(3)
    QByteArray huge(1024 * 1024, 'z');
    huge[500'000] = '\n';
    huge[500'001] = '\0';
    JournalFixture fixture;
    fixture.append({Line::of("demo.service", "one").with(longest, "value").with("HUGE", huge),
                    Line::of("demo.service", "two").with("NOTHING", ""),
                    Line::of("demo.service", ""), Line::of("demo.service", huge)});
    JournalReader reader;
    const QSignalSpy fetched(&reader, &JournalReader::fieldsFetched);
    QList<JournalEntry> entries;
    connect(&reader, &JournalReader::loaded, this,
            [&entries](const JournalBatch &batch) { entries = batch.entries; });
    reader.open(fixture.query());
    QTRY_COMPARE(entries.size(), 4);
    QCOMPARE(entries[2].message, QString());
    QCOMPARE(entries[3].messageSize, huge.size());
    QCOMPARE(entries[3].message.size(), maxMessageLength);
    const auto valueOf = [&](qsizetype entry, const QString &name) {
        const auto before = fetched.size();
        reader.fetchFields(entries[entry].cursor);
        if (!QTest::qWaitFor([&] { return fetched.size() > before; }))
            return std::optional<QByteArray>();
        for (const JournalField &field : fetched.constLast().at(1).value<QList<JournalField>>()) {
            if (field.name == name)
                return std::optional(field.value);
        }
        return std::optional<QByteArray>();
    };
    QCOMPARE(valueOf(0, QString::fromLatin1(longest)), std::optional(QByteArray("value")));
    QVERIFY(valueOf(0, u"HUGE"_s) == std::optional(huge));
    QCOMPARE(valueOf(1, u"NOTHING"_s), std::optional(QByteArray()));
    QVERIFY(valueOf(3, u"MESSAGE"_s) == std::optional(huge));

    for (const QString &text :
         {QString(QString::fromLatin1(longest) + u"=value"), u"NOTHING="_s, u"HUGE~zzz"_s}) {
        const JournalQuery query = queryOf(fixture, text);
        QCOMPARE(std::pair(text, cursorsOf(scan(query))), std::pair(text, walked(query)));
        QCOMPARE(scan(query).timeline.total, 1);
    }
}

void JournalTrialsTest::aThousandQueries()
{
    JournalFixture fixture;
    for (int file = 0; file < 4; ++file)
        fixture.append(manyLines(2000), u"f%1.journal"_s.arg(file));
    const QList<QString> texts{u""_s, u"line 1"_s, u"regex:\"line [0-9]*7$\""_s, u"priority:0..3"_s,
                               u"-MESSAGE~3 unit:demo.service"_s};
    const auto run = [&](int queries) {
        std::unique_ptr<JournalReader> reader;
        for (int i = 0; i < queries; ++i) {
            if (i % 20 == 0) {
                reader = std::make_unique<JournalReader>();
                reader->setTimelineColumns(500);
            }
            reader->open(queryOf(fixture, texts[i % texts.size()]));
            if (i % 3 == 0)
                reader->follow();
            if (i % 4 == 0)
                reader->find(queryOf(fixture, u"line 99"_s), {}, true);
            // Some end, some are cut off at once, some in the middle.
            if (i % 10 == 0)
                QVERIFY(QTest::qWaitFor([&reader] { return !reader->isLoading(); }));
            else if (i % 10 < 4)
                QCoreApplication::processEvents();
        }
    };
    run(20); // what is made once for all
    const int filesBefore = openFiles();
    const int threadsBefore = threads();
    run(1000);
    // The kernel wakes whoever joins a thread a moment before the thread is gone from /proc: so
    // there may be fewer than before as well, but not one more for fifty readers.
    QTRY_VERIFY2(openFiles() <= filesBefore, qPrintable(QString::number(openFiles())));
    QTRY_VERIFY2(threads() <= threadsBefore, qPrintable(QString::number(threads())));
}

/// Back from the newest libsystemd comes to the damage and no further.
void JournalTrialsTest::whatLiesBeforeADamage()
{
    JournalFixture fixture;
    fixture.append(manyLines(20'000));
    QFile file(fixture.file(u"system.journal"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 middle = file.readAll().lastIndexOf("line 12000") / 8 * 8;
    QVERIFY(middle > 0 && file.seek(middle));
    file.write(QByteArray(200'000, '\xff'));
    file.close();
    const JournalQuery query = fixture.query();
    const QByteArrayList readable = walked(query);
    QVERIFY2(readable.size() > 8000 && readable.size() < 19'000,
             qPrintable(QString::number(readable.size())));
    const QByteArrayList pages = Pages(query, JournalPlace::newest()).all(true);
    QVERIFY2(pages.size() >= readable.size(), qPrintable(QString::number(pages.size())));
    QCOMPARE(pages.first(readable.size()), readable);
    QCOMPARE(QSet(pages.cbegin(), pages.cend()).size(), pages.size());
    const JournalQuery search = queryOf(fixture, u"\"line 77\""_s);
    const QByteArrayList found = walked(search);
    QVERIFY(found.size() > 10);
    QCOMPARE(Pages(search, JournalPlace::newest()).all(true).first(found.size()), found);
}

void JournalTrialsTest::cutOffInTheMiddle_data()
{
    QTest::addColumn<int>("task");
    const char *names[]{"search", "timeline", "find", "values", "runs", "boots", "older", "follow"};
    for (int task = 0; task < 8; ++task)
        QTest::newRow(names[task]) << task;
}

/// Whatever a reader is at, the next query is answered, and with its own entries only.
void JournalTrialsTest::cutOffInTheMiddle()
{
    QFETCH(int, task);
    static JournalFixture fixture;
    static const bool isMade = [] {
        for (int file = 0; file < 3; ++file)
            fixture.append(manyLines(20000), u"f%1.journal"_s.arg(file));
        fixture.append({Line::of("other.service", "wanted")});
        return true;
    }();
    QVERIFY(isMade);
    const JournalQuery everything = fixture.query();
    const JournalQuery rare = queryOf(fixture, u"regex:\"line 1(2)*$\""_s);
    const JournalQuery other = fixture.queryUnit(u"other.service"_s);
    JournalReader reader;
    for (int turns = 0; turns < 14; ++turns) {
        reader.setTimelineColumns(task == 1 ? 1000 : 0);
        reader.open(task == 0 ? rare : everything);
        switch (task) {
        case 2:
            reader.find(rare, {}, true);
            break;
        case 3:
            reader.fetchValues(everything.source, u"MESSAGE"_s);
            break;
        case 4:
            reader.fetchRuns(fixture.queryUnit(u"demo.service"_s));
            break;
        case 5:
            reader.fetchBoots(everything.source);
            break;
        case 6:
            reader.loadOlder({}, 20000);
            break;
        case 7:
            reader.follow();
            break;
        default:
            break;
        }
        // Sooner or later in it, or after it.
        int turn = 0;
        QVERIFY(QTest::qWaitFor([&] { return turn++ >= turns; }));
        reader.setTimelineColumns(10);
        QList<JournalEntry> entries;
        QSignalSpy found(&reader, &JournalReader::found);
        const QMetaObject::Connection connection =
            connect(&reader, &JournalReader::loaded, this,
                    [&entries](const JournalBatch &batch) { entries += batch.entries; });
        QSignalSpy timelines(&reader, &JournalReader::timelineChanged);
        reader.open(other);
        QTRY_VERIFY(!reader.isLoading());
        QTRY_VERIFY(!timelines.isEmpty() &&
                    timelines.constLast().first().value<JournalTimeline>().isComplete);
        for (const QList<QVariant> &each : std::as_const(timelines))
            QVERIFY(each.first().value<JournalTimeline>().total <= 1);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().message, u"wanted"_s);
        QVERIFY(found.isEmpty());
        disconnect(connection);
    }
}

void JournalTrialsTest::aScanCancelledBetweenFiles()
{
    JournalFixture fixture;
    for (int file = 0; file < 6; ++file)
        fixture.append(manyLines(500), u"f%1.journal"_s.arg(file));
    std::atomic<bool> isCancelled = false;
    const JournalQuery query = queryOf(fixture, u"line"_s);
    const JournalScanResult result = scanJournal({.files = journalFiles(query.source, {}),
                                                  .criteria = *journalCriteria(query, 1000),
                                                  .columns = 10,
                                                  .mostHits = 100'000},
                                                 isCancelled, [&](const JournalTimeline &timeline) {
                                                     if (timeline.total >= 1000)
                                                         isCancelled = true;
                                                 });
    QVERIFY(!result.timeline.isComplete);
    QVERIFY(!result.hasAllHits);
    // What another thread had at that moment may be there.
    QVERIFY(result.timeline.total >= 1000 && result.timeline.total < 3000);
}

void JournalTrialsTest::anExportCancelledBetweenParts()
{
    JournalFixture fixture;
    fixture.append(manyLines(5000));
    std::atomic<bool> isCancelled = false;
    qint64 bytes = 0;
    const Reply<qint64> count = exportJournal(
        {.query = fixture.query(), .format = ExportFormat::Json},
        [&bytes](const QByteArray &text) {
            bytes += text.size();
            return true;
        },
        isCancelled, [&](const JournalExportProgress &) { isCancelled = true; });
    QVERIFY(count);
    QVERIFY(*count < 5000);
    // A reader that goes away ends it as well.
    const Reply<qint64> refused = exportJournal(
        {.query = fixture.query()}, [](const QByteArray &) { return false; }, goOn);
    QVERIFY(refused);
    QVERIFY(*refused < 5000);
}

QTEST_GUILESS_MAIN(JournalTrialsTest)
#include "journal_trials_test.moc"
