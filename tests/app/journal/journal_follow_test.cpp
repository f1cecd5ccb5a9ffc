// SPDX-License-Identifier: GPL-3.0-or-later
// New entries while one looks: appended, in a new file after a rotation, in a flood, after a pause.
#include "app/journal/journal_reader.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/patient_test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

using namespace unitdeck;
using namespace unitdeck::test;
using namespace Qt::Literals::StringLiterals;

class JournalFollowTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<JournalFixture> fixture_;
    std::unique_ptr<JournalReader> reader_;
    QStringList messages_;
    qint64 skipped_ = 0;
    bool isMoreSkipped_ = false;
    QByteArray newest_;
    JournalTimeline timeline_;

    /// Opens the unit's journal and collects what comes.
    void open(const JournalQuery &query, int columns = 0)
    {
        reader_ = std::make_unique<JournalReader>();
        reader_->setTimelineColumns(columns);
        connect(reader_.get(), &JournalReader::timelineChanged, this,
                [this](const JournalTimeline &timeline) { timeline_ = timeline; });
        connect(reader_.get(), &JournalReader::loaded, this, [this](const JournalBatch &batch) {
            if (batch.where == JournalBatch::Where::Replace)
                messages_.clear();
            for (const JournalEntry &entry : batch.entries)
                messages_ << entry.message;
            skipped_ += batch.skipped;
            isMoreSkipped_ = isMoreSkipped_ || batch.isMoreSkipped;
            if (!batch.entries.isEmpty() && batch.where != JournalBatch::Where::Older)
                newest_ = batch.entries.constLast().cursor;
        });
        reader_->open(query);
        QTRY_VERIFY(!reader_->isLoading());
    }

private Q_SLOTS:
    void init()
    {
        fixture_ = std::make_unique<JournalFixture>();
        fixture_->append({Line::of("demo.service", "old")});
        messages_.clear();
        skipped_ = 0;
        isMoreSkipped_ = false;
    }

    void cleanup() { reader_.reset(); }

    void appendedEntriesArrive()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        reader_->follow();
        fixture_->append({Line::of("demo.service", "new"), Line::of("other.service", "not this")});
        QTRY_COMPARE(messages_, QStringList({u"old"_s, u"new"_s}));
        fixture_->append({Line::of("demo.service", "newer")});
        QTRY_COMPARE(messages_, QStringList({u"old"_s, u"new"_s, u"newer"_s}));
    }

    void aRotatedJournalGoesOn()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        reader_->follow();
        // As journald does: the file gets another name, a new one takes its place.
        for (int i = 0; i < 5; ++i) {
            QVERIFY(QFile::rename(fixture_->file(u"system.journal"_s),
                                  fixture_->file(QStringLiteral("system@%1.journal").arg(i))));
            fixture_->append({Line::of("demo.service", "round " + QByteArray::number(i))});
            QTRY_COMPARE(messages_.size(), i + 2);
            QCOMPARE(messages_.last(), QStringLiteral("round %1").arg(i));
        }
        // And a vacuum takes the oldest away.
        QVERIFY(QFile::remove(fixture_->file(u"system@0.journal"_s)));
        QVERIFY(QFile::remove(fixture_->file(u"system@1.journal"_s)));
        fixture_->append({Line::of("demo.service", "after the vacuum")});
        QTRY_COMPARE(messages_.last(), u"after the vacuum"_s);
        QCOMPARE(messages_.size(), 7);
        QCOMPARE(reader_->status().kind, JournalStatus::Kind::Ok);
    }

    void theFileOfTheLastEntryVanishes()
    {
        open(fixture_->query());
        reader_->follow();
        fixture_->append({Line::of("demo.service", "kept")}, u"other.journal"_s);
        QTRY_COMPARE(messages_.size(), 2);
        QVERIFY(QFile::remove(fixture_->file(u"other.journal"_s)));
        fixture_->append({Line::of("demo.service", "next")}, u"third.journal"_s);
        QTRY_COMPARE(messages_, QStringList({u"old"_s, u"kept"_s, u"next"_s}));
    }

    void whileHoldingEntriesAreCountedAndThenComeAtOnce()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        QSignalSpy waiting(reader_.get(), &JournalReader::waitingChanged);
        reader_->hold();
        fixture_->append(manyLines(12));
        QTRY_VERIFY(!waiting.isEmpty() && waiting.last().first().toLongLong() == 12);
        QCOMPARE(messages_.size(), 1);
        fixture_->append(manyLines(3));
        QTRY_COMPARE(waiting.last().first().toLongLong(), 15);

        const QByteArray newestKnown = journalctlCursors(reader_->query()).first();
        reader_->follow(newestKnown);
        QTRY_COMPARE(messages_.size(), 16);
        QCOMPARE(messages_.last(), u"line 2"_s);
    }

    void loadingNewerToTheEndResetsTheCount()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        QSignalSpy waiting(reader_.get(), &JournalReader::waitingChanged);
        fixture_->append(manyLines(4));
        QTRY_VERIFY(!waiting.isEmpty() && waiting.last().first().toLongLong() == 4);
        reader_->loadNewer(journalctlCursors(reader_->query()).first());
        QTRY_COMPARE(messages_.size(), 5);
        QTRY_COMPARE(waiting.last().first().toLongLong(), 0);
    }

    void holdingTakesBackWhatIsUnderWay()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        QSignalSpy waiting(reader_.get(), &JournalReader::waitingChanged);
        const QByteArray last = journalctlCursors(reader_->query()).last();
        reader_->follow(last);
        // What was sent meanwhile waits in the queue of this thread.
        fixture_->append(manyLines(9000));
        reader_->hold(last);
        QTRY_VERIFY(!waiting.isEmpty() && waiting.last().first().toLongLong() == 9000);
        QCOMPARE(messages_, QStringList{u"old"_s});
        reader_->follow(last);
        QTRY_COMPARE(messages_.value(messages_.size() - 1), u"line 8999"_s);
        QCOMPARE(skipped_ + messages_.size(), 9000);
    }

    /// As a list does that is scrolled back while entries arrive: each page asked for once.
    void pagingBackWhileEntriesArrive_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("page");
        QTest::newRow("one in many") << u"line 10"_s << 3;
        QTest::newRow("by the hits") << u"line"_s << 4000;
    }

    void pagingBackWhileEntriesArrive()
    {
        QFETCH(QString, text);
        QFETCH(int, page);
        fixture_->append(manyLines(9000));
        JournalQuery query = fixture_->query();
        query.text = text;
        reader_ = std::make_unique<JournalReader>();
        QList<JournalEntry> entries;
        bool isAtOldest = false;
        connect(reader_.get(), &JournalReader::loaded, this, [&](const JournalBatch &batch) {
            if (batch.where == JournalBatch::Where::Replace)
                entries = batch.entries;
            else if (batch.where == JournalBatch::Where::Older)
                entries = batch.entries + entries;
            else
                entries += batch.entries;
            isAtOldest = isAtOldest || batch.atOldest;
            if (!isAtOldest && !entries.isEmpty() && !reader_->isLoading())
                reader_->loadOlder(entries.constFirst().cursor, page);
        });
        reader_->open(query, JournalPlace::newest(), 1);
        QTRY_VERIFY(!entries.isEmpty());
        reader_->follow();
        for (int i = 0; i < 10; ++i) {
            fixture_->append({Line::of("demo.service", "line 10 of late")});
            QTRY_VERIFY(entries.constLast().message == u"line 10 of late"_s);
        }
        QTRY_VERIFY(isAtOldest && !reader_->isLoading());
        const QByteArrayList expected = journalctlCursors(query);
        QTRY_VERIFY(entries.size() >= expected.size());
        QByteArrayList cursors;
        for (const JournalEntry &entry : entries)
            cursors << entry.cursor;
        QCOMPARE(cursors, expected);
    }

    void whatWasSentAndNotTakenComesAgain()
    {
        open(fixture_->queryUnit(u"later.service"_s));
        reader_->follow();
        fixture_->append({Line::of("later.service", "first words")});
        // As a page does that is hidden just then, and shown again.
        reader_->suspend();
        reader_->follow();
        QTRY_COMPARE(messages_, QStringList({u"first words"_s}));
        fixture_->append({Line::of("later.service", "more")});
        QTRY_COMPARE(messages_, QStringList({u"first words"_s, u"more"_s}));
    }

    void whatWasOnlyCountedComesWithoutAPlaceToo()
    {
        open(fixture_->queryUnit(u"later.service"_s));
        QSignalSpy waiting(reader_.get(), &JournalReader::waitingChanged);
        reader_->hold();
        fixture_->append({Line::of("later.service", "one"), Line::of("later.service", "two")});
        QTRY_VERIFY(!waiting.isEmpty() && waiting.last().first().toLongLong() == 2);
        reader_->follow();
        QTRY_COMPARE(messages_, QStringList({u"one"_s, u"two"_s}));
    }

    void aJournalThatIsMadeWhileOneHolds()
    {
        QTemporaryDir directory;
        JournalQuery query;
        query.source.paths = {directory.path()};
        open(query);
        QTRY_COMPARE(reader_->status().kind, JournalStatus::Kind::NoJournal);
        reader_->hold();
        QSignalSpy waiting(reader_.get(), &JournalReader::waitingChanged);
        QVERIFY(QFile::copy(fixture_->file(u"system.journal"_s),
                            directory.filePath(u"system.journal"_s)));
        QTRY_COMPARE(messages_, QStringList{u"old"_s});
        QTRY_COMPARE(reader_->status().kind, JournalStatus::Kind::Ok);
        QVERIFY(waiting.isEmpty() || waiting.last().first().toLongLong() == 0);
    }

    void aFilterHoldsForNewEntriesToo()
    {
        JournalQuery query = fixture_->query();
        query.text = u"wanted"_s;
        open(query);
        reader_->follow();
        fixture_->append(manyLines(50));
        fixture_->append({Line::of("demo.service", "WANTED")});
        QTRY_COMPARE(messages_, QStringList({u"WANTED"_s}));
    }

    void aJournalThatBeginsWhileOneLooks()
    {
        open(fixture_->queryUnit(u"later.service"_s));
        reader_->follow();
        QVERIFY(messages_.isEmpty());
        fixture_->append({Line::of("later.service", "first words")});
        QTRY_COMPARE(messages_, QStringList({u"first words"_s}));
    }

    void afterAPauseNothingIsMissing()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        const QByteArray last = journalctlCursors(reader_->query()).last();
        reader_->suspend();
        fixture_->append(manyLines(30));
        reader_->follow(last);
        QTRY_COMPARE(messages_.size(), 31);
    }

    void aFloodComesInFewBatches()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        QSignalSpy loaded(reader_.get(), &JournalReader::loaded);
        QElapsedTimer time;
        time.start();
        reader_->follow();
        for (int i = 0; i < 4; ++i)
            fixture_->append(manyLines(500));
        QTRY_COMPARE(messages_.size(), 2001);
        QVERIFY2(loaded.size() <= time.elapsed() / 50 + 1, "more batches than the screen shows");
        QCOMPARE(skipped_, 0);
    }

    void whatTheWindowWouldDropIsSkippedButCounted()
    {
        open(fixture_->queryUnit(u"demo.service"_s));
        const QByteArray last = journalctlCursors(reader_->query()).last();
        reader_->suspend();
        fixture_->append(manyLines(9000));
        reader_->follow(last);
        QTRY_COMPARE(messages_.size(), 400);
        QCOMPARE(messages_.last(), u"line 8999"_s);
        QCOMPARE(messages_.first(), u"line 8600"_s);
        QCOMPARE(skipped_, 8600);
        QVERIFY(!isMoreSkipped_);
    }

    void tooManyToCountAreCountedByTheScan()
    {
        open(fixture_->queryUnit(u"demo.service"_s), 20);
        QTRY_VERIFY(timeline_.isComplete);
        QCOMPARE(timeline_.total, 1);
        const QByteArray last = journalctlCursors(reader_->query()).last();
        reader_->suspend();
        fixture_->append(manyLines(60'000));
        reader_->follow(last);
        QTRY_COMPARE(messages_.size(), 400);
        QCOMPARE(messages_.last(), u"line 59999"_s);
        QVERIFY(isMoreSkipped_);
        QVERIFY2(skipped_ >= 50'000 && skipped_ < 59'600, QByteArray::number(skipped_));
        QTRY_VERIFY(timeline_.isComplete && timeline_.total == 60'001);
        QCOMPARE(timeline_.end, parseCursor(newest_).value());
    }
};

QTEST_GUILESS_MAIN(JournalFollowTest)
#include "journal_follow_test.moc"
