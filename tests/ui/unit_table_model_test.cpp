// SPDX-License-Identifier: GPL-3.0-or-later
// The unit table's rows: views, search, order, and how few signals a burst costs.
#include "app/units/favourites.h"
#include "app/units/manager.h"
#include "app/units/row_facts.h"
#include "tests/support/patient_test.h"
#include "ui/models/unit_table_model.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace unitdeck {

namespace {

UnitInfo running(const QString &name, const QString &description = {})
{
    UnitInfo unit;
    unit.name = name;
    unit.description = description.isEmpty() ? name : description;
    unit.load = LoadState::Loaded;
    unit.active = ActiveState::Active;
    unit.sub = u"running"_s;
    unit.isLoaded = true;
    return unit;
}

} // namespace

/// A model over a manager that is never started: news are handed to its store by hand.
class UnitTableModelTest final : public QObject
{
    Q_OBJECT

private:
    // Everything a case needs, with a model tester on it.
    struct House
    {
        QTemporaryDir directory;
        QSettings settings{directory.filePath(u"settings"_s), QSettings::IniFormat};
        BusThread thread;
        SystemdClient *client = thread.adopt(std::make_unique<SystemdClient>(
            Scope::User, BusEndpoint::at(u"unix:path=/nonexistent"_s)));
        Manager manager{client};
        Favourites favourites{&settings};
        RowFacts facts;
        UnitTableModel model{&favourites, &facts};
        QAbstractItemModelTester tester{&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest};

        House() { model.setManager(&manager); }

        void list(const QList<UnitInfo> &units)
        {
            manager.units()->applyUnits(units, true, true);
            QTRY_COMPARE(model.count(UnitView::Everything), units.size());
        }
        QStringList names() const
        {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all << model.nameAt(row);
            return all;
        }
        void change(const QString &name, ActiveState state, const QString &sub)
        {
            UnitDelta delta;
            delta.name = name;
            delta.active = state;
            delta.sub = sub;
            ManagerBatch batch;
            batch.changed = {delta};
            manager.units()->applyBatch(batch);
        }
    };

private Q_SLOTS:
    void rowsAreSortedByNameWhateverTheOrderOfTheList()
    {
        House house;
        house.list({running(u"c.service"_s), running(u"A.service"_s), running(u"b.service"_s)});
        QCOMPARE(house.names(), QStringList({u"A.service"_s, u"b.service"_s, u"c.service"_s}));
        house.model.sort(UnitTableModel::Name, Qt::DescendingOrder);
        QCOMPARE(house.names(), QStringList({u"c.service"_s, u"b.service"_s, u"A.service"_s}));
    }

    void servicesAreShownWithoutTheirSuffixAndOthersWithIt()
    {
        House house;
        house.list({running(u"a.service"_s), running(u"a.timer"_s)});
        house.model.setView(UnitView::Everything);
        QCOMPARE(house.model.index(0, 0).data().toString(), u"a"_s);
        QCOMPARE(house.model.index(1, 0).data().toString(), u"a.timer"_s);
        QCOMPARE(house.model.index(0, 0).data(UnitTableModel::NameRole).toString(), u"a.service"_s);
    }

    void aFailedUnitEntersItsViewAndLeavesItAgain()
    {
        House house;
        house.list({running(u"a.service"_s), running(u"b.service"_s)});
        house.model.setView(UnitView::Failed);
        QCOMPARE(house.model.rowCount(), 0);
        house.change(u"b.service"_s, ActiveState::Failed, u"failed"_s);
        QTRY_COMPARE(house.names(), QStringList({u"b.service"_s}));
        QCOMPARE(house.model.count(UnitView::Failed), 1);
        QCOMPARE(house.model.count(UnitView::Running), 1);
        house.change(u"b.service"_s, ActiveState::Active, u"running"_s);
        QTRY_COMPARE(house.model.rowCount(), 0);
        QCOMPARE(house.model.count(UnitView::Failed), 0);
    }

    void aChangeThatMovesARowKeepsPersistentIndexesOnTheirUnits()
    {
        House house;
        house.list({running(u"a.service"_s), running(u"b.service"_s), running(u"c.service"_s)});
        house.model.sort(UnitTableModel::State, Qt::AscendingOrder);
        const QPersistentModelIndex kept = house.model.index(2, 0);
        const QString name = house.model.nameAt(2);
        // "Failed" sorts before "Running".
        house.change(u"c.service"_s, ActiveState::Failed, u"failed"_s);
        QTRY_COMPARE(house.model.nameAt(0), u"c.service"_s);
        QCOMPARE(house.model.nameAt(kept.row()), name);
    }

    void theBestMatchComesFirstAndAnEmptySearchBringsAllBack()
    {
        House house;
        house.list({running(u"a.service"_s, u"talks to the demo"_s), running(u"demo.service"_s),
                    running(u"d-e-m-o.service"_s), running(u"other.service"_s)});
        house.model.setSearch(u"demo"_s);
        QCOMPARE(house.model.nameAt(0), u"demo.service"_s);
        QVERIFY(house.names().contains(u"a.service"_s));
        QVERIFY(!house.names().contains(u"other.service"_s));
        house.model.setSearch({});
        QCOMPARE(house.model.rowCount(), 4);
    }

    void aUnitThatComesDuringASearchIsShownOnlyIfItMatches()
    {
        House house;
        house.list({running(u"demo.service"_s)});
        house.model.setSearch(u"demo"_s);
        ManagerBatch batch;
        batch.added = {running(u"demo2.service"_s), running(u"other.service"_s)};
        house.manager.units()->applyBatch(batch);
        QTRY_COMPARE(house.model.count(UnitView::Everything), 3);
        QCOMPARE(house.names(), QStringList({u"demo.service"_s, u"demo2.service"_s}));
        house.model.setSearch({});
        QCOMPARE(house.model.rowCount(), 3);
    }

    void aDescriptionThatChangesIsFoundByTheSearchThatRuns()
    {
        House house;
        house.list({running(u"a.service"_s, u"old words"_s)});
        house.model.setSearch(u"new"_s);
        QCOMPARE(house.model.rowCount(), 0);
        ManagerBatch batch;
        batch.added = {running(u"a.service"_s, u"new words"_s)};
        house.manager.units()->applyBatch(batch);
        QTRY_COMPARE(house.model.rowCount(), 1);
    }

    void aFavouriteIsMarkedCountedAndListed()
    {
        House house;
        house.list({running(u"a.service"_s), running(u"b.service"_s)});
        house.favourites.set({Scope::User, u"b.service"_s}, true);
        QVERIFY(house.model.index(1, 0).data(UnitTableModel::IsFavouriteRole).toBool());
        QCOMPARE(house.model.count(UnitView::Favourites), 1);
        house.model.setView(UnitView::Favourites);
        QCOMPARE(house.names(), QStringList({u"b.service"_s}));
        house.favourites.set({Scope::User, u"b.service"_s}, false);
        QCOMPARE(house.model.rowCount(), 0);
    }

    void twoHundredChangesCostFewSignals()
    {
        House house;
        QList<UnitInfo> units;
        for (int i = 0; i < 1000; ++i)
            units << running(u"unit%1.service"_s.arg(i, 4, 10, QLatin1Char('0')));
        house.list(units);
        QSignalSpy changed(&house.model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&house.model, &QAbstractItemModel::modelReset);
        for (int i = 0; i < 200; ++i)
            house.change(units[i * 5].name, ActiveState::Reloading, u"reload"_s);
        QTRY_VERIFY(changed.count() > 0);
        QTRY_COMPARE(house.model.index(995, UnitTableModel::State).data().toString(),
                     u"Reloading"_s);
        QVERIFY2(changed.count() <= 4, qPrintable(QString::number(changed.count())));
        QCOMPARE(reset.count(), 0);
    }

    void anUnknownStateIsShownInTheManagersOwnWord()
    {
        House house;
        UnitInfo odd = running(u"odd.service"_s);
        odd.active = Open<ActiveState>::fromWord(u"pondering");
        house.list({odd});
        QCOMPARE(house.model.index(0, UnitTableModel::State).data().toString(), u"pondering"_s);
    }

    void aVerbAskedForShowsInTheRowAtOnce()
    {
        House house;
        UnitInfo stopped = running(u"a.service"_s);
        stopped.active = ActiveState::Inactive;
        stopped.sub = u"dead"_s;
        house.list({stopped});
        QCOMPARE(house.model.index(0, UnitTableModel::State).data().toString(), u"Stopped"_s);
        house.manager.jobs()->begin({Verb::Start, {Scope::User, u"a.service"_s}},
                                    [](const ActionOutcome &) {});
        QCOMPARE(house.model.index(0, UnitTableModel::State).data().toString(), u"Starting…"_s);
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::UnitTableModelTest)
#include "unit_table_model_test.moc"
