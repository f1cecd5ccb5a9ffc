// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the journal stays bounded and knows its ends; the texts of a line.
#include "ui/models/journal_model.h"
#include "ui/models/journal_text.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

JournalEntry entry(int number)
{
    JournalEntry e;
    e.realtime = 1'700'000'000'000'000 + number * qint64{1'000'000};
    e.cursor = QByteArray::number(number);
    e.identifier = u"demo"_s;
    e.message = QString::number(number);
    return e;
}

JournalBatch batch(JournalBatch::Where where, int from, int count, bool atEnd = false)
{
    JournalBatch b;
    b.where = where;
    b.atOldest = atEnd && where == JournalBatch::Where::Older;
    b.atNewest =
        where == JournalBatch::Where::Replace || (atEnd && where == JournalBatch::Where::Newer);
    for (int i = 0; i < count; ++i)
        b.entries << entry(from + i);
    return b;
}

/// The numbers in the rows, which must follow each other.
QPair<int, int> range(const JournalModel &model)
{
    const int first = model.entryAt(0).message.toInt();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.entryAt(row).message.toInt() != first + row)
            return {-1, -1};
    }
    return {first, first + model.rowCount() - 1};
}

} // namespace

class JournalModelTest final : public QObject
{
    Q_OBJECT

    using Where = JournalBatch::Where;

private Q_SLOTS:
    void theWindowIsBoundedAtBothEnds()
    {
        JournalModel model(100);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply(batch(Where::Replace, 1000, 60));
        QVERIFY(model.atNewest() && !model.atOldest());

        JournalModel::Shift shift = model.apply(batch(Where::Older, 930, 70));
        QCOMPARE(range(model), qMakePair(930, 1029));
        QCOMPARE(shift.addedAbove, 70);
        QVERIFY2(!model.atNewest(), "the newest were dropped");

        shift = model.apply(batch(Where::Newer, 1030, 30, true));
        QCOMPARE(range(model), qMakePair(960, 1059));
        QCOMPARE(shift.removedAbove, 30);
        QVERIFY(model.atNewest());

        model.apply(batch(Where::Older, 950, 10, true));
        QVERIFY(model.atOldest());
        QCOMPARE(model.firstCursor(), "950");
        QCOMPARE(model.lastCursor(), "1049");
    }

    void theNewestFirst()
    {
        JournalModel model(100);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setNewestFirst(true);
        model.apply(batch(Where::Replace, 1000, 60));
        QCOMPARE(model.entryAt(0).message, u"1059"_s);
        QCOMPARE(model.newestRow(), 0);
        QCOMPARE(model.rowOf("1000"), 59);

        JournalModel::Shift shift = model.apply(batch(Where::Older, 930, 70));
        QCOMPARE(model.entryAt(0).message, u"1029"_s);
        QCOMPARE(model.entryAt(99).message, u"930"_s);
        QCOMPARE(shift.addedAbove, 0);
        QCOMPARE(shift.removedAbove, 30);
        QVERIFY(!model.atNewest());

        shift = model.apply(batch(Where::Newer, 1030, 30, true));
        QCOMPARE(model.entryAt(0).message, u"1059"_s);
        QCOMPARE(model.entryAt(99).message, u"960"_s);
        QCOMPARE(shift.addedAbove, 30);
        QCOMPARE(shift.removedAbove, 0);
        QCOMPARE(model.firstCursor(), "960");
        QCOMPARE(model.lastCursor(), "1059");
    }

    void aLongFloodKeepsTheNewest()
    {
        JournalModel model(500);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply(batch(Where::Replace, 0, 10));
        for (int i = 0; i < 50; ++i)
            model.apply(batch(Where::Newer, 10 + i * 200, 200, true));
        QCOMPARE(range(model), qMakePair(9510, 10009));
        model.apply(batch(Where::Replace, 20000, 700));
        QCOMPARE(range(model), qMakePair(20200, 20699));
    }

    void repeatsAreOneRow_data()
    {
        QTest::addColumn<bool>("isNewestFirst");
        QTest::newRow("oldest first") << false;
        QTest::newRow("newest first") << true;
    }

    void repeatsAreOneRow()
    {
        QFETCH(bool, isNewestFirst);
        JournalModel model(100);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setNewestFirst(isNewestFirst);
        model.setCollapsed(true);
        const auto says = [&model] {
            QStringList rows;
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex index = model.index(row);
                const int count = index.data(JournalModel::RepeatsRole).toInt();
                rows << index.data(JournalModel::LineRole).toString() +
                            (count > 1 ? u'×' + QString::number(count) : QString());
            }
            if (model.isNewestFirst())
                std::ranges::reverse(rows);
            return rows.join(u' ');
        };
        const auto take = [&model](Where where, int from, const QString &messages) {
            JournalBatch taken = batch(where, from, static_cast<int>(messages.size()), true);
            for (qsizetype i = 0; i < messages.size(); ++i)
                taken.entries[i].message = messages[i];
            return model.apply(taken);
        };
        take(Where::Replace, 100, u"aabccc"_s);
        QCOMPARE(says(), u"a×2 b c×3"_s);
        take(Where::Newer, 106, u"ccd"_s);
        QCOMPARE(says(), u"a×2 b c×5 d"_s);
        take(Where::Older, 97, u"xaa"_s);
        QCOMPARE(says(), u"x a×4 b c×5 d"_s);
        QCOMPARE(model.rowOf("107"), isNewestFirst ? 1 : 3);
        QCOMPARE(model.entriesOf({model.index(isNewestFirst ? 1 : 3)}).size(), 5);
        QCOMPARE(model.entriesOf({model.index(isNewestFirst ? 1 : 3)}).first().cursor, "103");

        // Each in a row of its own, and back.
        const int c = model.rowOf("105");
        QVERIFY(model.canUnfold(c) && !model.canFold(c));
        for (const int row : {-1, model.rowCount()})
            QVERIFY(!model.canUnfold(row) && !model.canFold(row));
        model.unfold(c);
        QCOMPARE(says(), u"x a×4 b c c c c c d"_s);
        QVERIFY(model.canFold(c) && !model.canUnfold(c));
        QVERIFY(model.index(c).data(JournalModel::IsUnfoldedRole).toBool());
        model.fold(c);
        QCOMPARE(says(), u"x a×4 b c×5 d"_s);

        // A flood of the same stays one row, and the window is bounded all the same.
        for (int i = 0; i < 30; ++i)
            take(Where::Newer, 200 + i * 10, u"dddddddddd"_s);
        QCOMPARE(says(), u"d×100"_s);
        QCOMPARE(model.lastCursor(), "499");
        model.setCollapsed(false);
        QCOMPARE(model.rowCount(), 100);
    }

    void otherPrioritiesAndUnitsAreNoRepeats()
    {
        JournalModel model;
        model.setCollapsed(true);
        JournalBatch four = batch(Where::Replace, 0, 4);
        for (JournalEntry &each : four.entries)
            each.message = u"same"_s;
        four.entries[1].priority = 3;
        four.entries[3].unit = {Scope::User, u"b.service"_s};
        model.apply(four);
        QCOMPARE(model.rowCount(), 4);
    }

    void linesUnfold_data() { repeatsAreOneRow_data(); }

    void linesUnfold()
    {
        QFETCH(bool, isNewestFirst);
        JournalModel model(100);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setNewestFirst(isNewestFirst);
        JournalBatch three = batch(Where::Replace, 0, 3);
        three.entries[1].message = u"one\n\x1b[31mtwo\nthree\x1b[0m\n"_s;
        model.apply(three);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1).data(JournalModel::MoreLinesRole).toInt(), 2);
        model.unfold(1);
        QStringList lines;
        for (int row = 1; row < 4; ++row)
            lines << model.index(row).data(JournalModel::LineRole).toString();
        QCOMPARE(lines, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QVERIFY(!model.index(1).data(JournalModel::IsFurtherRole).toBool());
        QVERIFY(model.index(3).data(JournalModel::IsFurtherRole).toBool());
        QCOMPARE(model.index(1).data(JournalModel::MoreLinesRole).toInt(), 0);
        // A colour goes on over lines.
        QCOMPARE(model.index(3).data(JournalModel::StylesRole).value<QList<StyledRun>>(),
                 (QList<StyledRun>{{0, 5, {.foreground = 1}}}));
        QCOMPARE(model.entriesOf({model.index(1), model.index(2), model.index(3)}).size(), 1);
        QCOMPARE(model.rowOf("1"), 1);
        // What comes and goes elsewhere leaves it open.
        model.apply(batch(Where::Newer, 3, 50, true));
        model.apply(batch(Where::Older, -20, 20, true));
        const int at = model.rowOf("1");
        QCOMPARE(model.index(at + 2).data(JournalModel::LineRole).toString(), u"three"_s);
        model.fold(at + 2);
        QCOMPARE(model.rowCount(), 73);
        model.setAllUnfolded(true);
        QCOMPARE(model.rowCount(), 75);
        QVERIFY(!model.canFold(at));
    }

    void aMessageOfVeryManyLines()
    {
        JournalModel model;
        JournalBatch one = batch(Where::Replace, 0, 1);
        one.entries[0].message = u"x\n"_s.repeated(5000);
        model.apply(one);
        model.unfold(0);
        QVERIFY(model.rowCount() < 1000);
        const QModelIndex last = model.index(model.rowCount() - 1);
        QCOMPARE(last.data(JournalModel::MoreLinesRole).toInt(), 5000 - model.rowCount());
    }

    void nothingTurnsTheReadingDirection()
    {
        JournalModel model;
        JournalBatch one = batch(Where::Replace, 0, 1);
        one.entries[0].message = u"file \u202Egpj.exe\u2069 عربي"_s;
        model.apply(one);
        QCOMPARE(model.index(0).data(JournalModel::LineRole).toString(),
                 u"file ⟨202E⟩gpj.exe⟨2069⟩ عربي"_s);
        QCOMPARE(model.entryAt(0).message, one.entries[0].message);
    }

    void anAppendedBatchIsOneInsertion()
    {
        JournalModel model;
        model.apply(batch(Where::Replace, 0, 10));
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.apply(batch(Where::Newer, 10, 1000, true));
        QCOMPARE(inserted.size(), 1);
        model.apply(batch(Where::Newer, 1010, 0, true));
        QCOMPARE(inserted.size(), 1);
    }

    void aLineReadsAsOneSeesIt()
    {
        JournalModel model;
        JournalBatch one = batch(Where::Replace, 0, 1);
        one.entries[0].message = u"\x1b[31mred\x1b[0m\tand\x01\nsecond\nthird\n"_s;
        one.entries[0].priority = 3;
        model.apply(one);
        const QModelIndex row = model.index(0);
        const QString time =
            QDateTime::fromMSecsSinceEpoch(one.entries[0].realtime / 1000).toString(u"HH:mm:ss"_s);
        QCOMPARE(row.data().toString(), QString(time + u" demo: red and^A"));
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(),
                 QString(u"Error: " + row.data().toString()));
        QCOMPARE(row.data(JournalModel::MoreLinesRole).toInt(), 2);
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u".000000"_s));
    }

    void aNewDayIsMarked()
    {
        JournalModel model;
        JournalBatch days = batch(Where::Replace, 0, 3);
        days.entries[1].realtime += qint64{24} * 3600 * 1'000'000;
        days.entries[2].realtime = days.entries[1].realtime + 1;
        model.apply(days);
        QVERIFY(!model.index(0).data(JournalModel::NewDayRole).toBool());
        QVERIFY(model.index(1).data(JournalModel::NewDayRole).toBool());
        QVERIFY(!model.index(2).data(JournalModel::NewDayRole).toBool());
    }
};

QTEST_GUILESS_MAIN(JournalModelTest)
#include "journal_model_test.moc"
