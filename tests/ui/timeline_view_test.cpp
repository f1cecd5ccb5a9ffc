// SPDX-License-Identifier: GPL-3.0-or-later
// Entries that arrive: each counted once, in the column of its time, however the strip must grow.
#include "tests/support/patient_test.h"
#include "ui/views/timeline_view.h"

#include <QSignalSpy>

using namespace unitdeck;

namespace {

constexpr qint64 start = 1'700'000'000'000'000; // µs since the epoch

EntryKey key(quint64 seqnum)
{
    EntryKey key;
    key.seqnum = seqnum;
    return key;
}

/// The entries of these numbers, each with the time @p start + its number times @p step.
QList<JournalEntry> entries(int first, int last, qint64 step)
{
    QList<JournalEntry> list;
    for (int i = first; i <= last; ++i) {
        JournalEntry entry;
        entry.cursor = cursorOf(key(static_cast<quint64>(i)));
        entry.realtime = start + i * step;
        entry.priority = i % 8;
        list << entry;
    }
    return list;
}

/// Counted up to the entry @p last, one a column.
JournalTimeline counted(int last, qint64 step)
{
    JournalTimeline timeline;
    timeline.first = start + step;
    timeline.last = start + last * step;
    timeline.columns.resize(static_cast<size_t>(last));
    for (int i = 1; i <= last; ++i)
        timeline.columns[static_cast<size_t>(i - 1)].at(static_cast<size_t>(i % 8)) = 1;
    timeline.total = last;
    timeline.isComplete = true;
    timeline.end = key(static_cast<quint64>(last));
    return timeline;
}

qint64 sum(const JournalTimeline &timeline)
{
    qint64 sum = 0;
    for (const auto &column : timeline.columns) {
        for (const quint32 count : column)
            sum += count;
    }
    return sum;
}

} // namespace

class TimelineViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachInTheColumnOfItsTime_data()
    {
        QTest::addColumn<qint64>("step");
        for (const qint64 step : {1LL, 7LL, 1000LL, 500'000LL, 1'000'000LL, 86'400'000'000LL})
            QTest::addRow("%lld µs", static_cast<long long>(step)) << step;
    }

    void eachInTheColumnOfItsTime()
    {
        QFETCH(qint64, step);
        TimelineView view;
        view.resize(400, 64);
        view.setTimeline(counted(30, step));
        for (int i = 31; i <= 2000; ++i)
            view.add(entries(i, i, step));
        const JournalTimeline &timeline = view.timeline();
        QCOMPARE(timeline.total, 2000);
        QCOMPARE(sum(timeline), 2000);
        QVERIFY(timeline.columns.size() <= 2 * static_cast<size_t>(view.wantedColumns()) + 1);
        QVERIFY(timeline.last >= start + 2000 * step);
        // They came evenly, so all columns but the last have as many, give or take two.
        const auto per = 2000.0 * static_cast<double>(timeline.last - timeline.first + 1) /
                         static_cast<double>(1999 * step + 1) /
                         static_cast<double>(timeline.columns.size());
        for (size_t i = 1; i + 2 < timeline.columns.size(); ++i) {
            quint32 count = 0;
            for (const quint32 each : timeline.columns[i])
                count += each;
            QVERIFY2(
                std::abs(count - per) <= 2,
                qPrintable(QStringLiteral("%1 of %2 in column %3").arg(count).arg(per).arg(i)));
        }
    }

    void aLongSilence()
    {
        TimelineView view;
        view.resize(400, 64);
        view.setTimeline(counted(30, 1000));
        constexpr qint64 year = 365LL * 86400 * 1'000'000;
        QList<JournalEntry> late = entries(31, 40, 1000);
        for (JournalEntry &entry : late)
            entry.realtime += year;
        const QSignalSpy added(&view, &TimelineView::added);
        view.add(late);
        QCOMPARE(view.timeline().total, 40);
        QCOMPARE(sum(view.timeline()), 40);
        QVERIFY(view.timeline().columns.size() <= 2 * static_cast<size_t>(view.wantedColumns()));
        QTRY_COMPARE(added.size(), 1);
        // And a clock that is set back.
        QList<JournalEntry> early = entries(41, 41, 1000);
        early[0].realtime = start - year;
        view.add(early);
        QCOMPARE(sum(view.timeline()), 41);
    }

    void duringTheCount()
    {
        TimelineView view;
        view.resize(400, 64);
        view.add(entries(1, 3, 1000)); // nobody counts
        JournalTimeline timeline;
        timeline.end = key(30);
        view.setTimeline(timeline);
        view.add(entries(20, 35, 1000));
        view.add(entries(36, 40, 1000), 100);
        QCOMPARE(view.timeline().total, 0);
        view.setTimeline(counted(30, 1000));
        QCOMPARE(view.timeline().total, 140);
        QCOMPARE(sum(view.timeline()), 140);
        // What was there before is not new.
        view.add(entries(25, 41, 1000));
        view.add(entries(1, 41, 1000));
        QCOMPARE(view.timeline().total, 141);
        view.clear();
        view.add(entries(42, 43, 1000));
        QCOMPARE(view.timeline().total, 0);
    }

    /// More came than anybody saw: it is counted up to another end.
    void countedAnewWhileOneLooks()
    {
        TimelineView view;
        view.resize(400, 64);
        JournalTimeline begun;
        begun.end = key(30);
        view.setTimeline(begun);
        view.add(entries(31, 40, 1000));
        begun.end = key(60);
        view.setTimeline(begun);
        view.add(entries(51, 62, 1000), 50);
        QCOMPARE(view.timeline().total, 0);
        view.setTimeline(counted(60, 1000));
        QCOMPARE(view.timeline().total, 62);
        begun.end = key(90);
        view.setTimeline(begun);
        view.add(entries(81, 91, 1000), 18);
        QCOMPARE(view.timeline().total, 62);
        view.setTimeline(counted(90, 1000));
        QCOMPARE(view.timeline().total, 91);
        QCOMPARE(sum(view.timeline()), 91);
    }

    void nothingBefore()
    {
        TimelineView view;
        view.resize(400, 64);
        JournalTimeline timeline;
        timeline.columns.resize(60);
        timeline.isComplete = true;
        view.setTimeline(timeline);
        view.add(entries(1, 50, 1'000'000));
        QCOMPARE(sum(view.timeline()), 50);
        QVERIFY(view.timeline().first >= start);
    }
};

QTEST_MAIN(TimelineViewTest)
#include "timeline_view_test.moc"
