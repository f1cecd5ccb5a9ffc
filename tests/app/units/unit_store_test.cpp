// SPDX-License-Identifier: GPL-3.0-or-later
// Situations of the store: orders in which units and files arrive, bursts, and nonsense.
#include "app/units/unit_store.h"
#include "tests/support/patient_test.h"

#include <QSignalSpy>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

UnitInfo loaded(const QString &name, ActiveState active = ActiveState::Active)
{
    UnitInfo unit;
    unit.name = name;
    unit.description = u"About "_s + name;
    unit.load = LoadState::Loaded;
    unit.active = active;
    unit.sub = active == ActiveState::Active ? u"running"_s : u"dead"_s;
    unit.isLoaded = true;
    return unit;
}

UnitFileInfo file(const QString &name, UnitFileState state = UnitFileState::Enabled)
{
    return {u"/etc/systemd/system/"_s + name, state};
}

UnitDelta stateDelta(const QString &name, ActiveState active, const QString &sub)
{
    UnitDelta delta;
    delta.name = name;
    delta.active = active;
    delta.sub = sub;
    return delta;
}

/// Everything a store said, summed up.
struct Listener
{
    explicit Listener(UnitStore &store)
    {
        QObject::connect(&store, &UnitStore::changed, &context,
                         [this](const UnitChanges &changes) { all << changes; });
    }
    QObject context;
    QList<UnitChanges> all;
};

} // namespace

class UnitStoreTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unitsFirstThenFiles() { mergesInEitherOrder(false); }
    void filesFirstThenUnits() { mergesInEitherOrder(true); }

    void aListingInParcelsDropsWhatIsGone()
    {
        UnitStore store(Scope::System);
        store.applyUnits({loaded(u"a.service"_s), loaded(u"b.service"_s)}, true, false);
        store.applyUnits({loaded(u"c.service"_s)}, false, true);
        store.applyFiles({file(u"a.service"_s)}, true, true);
        QCOMPARE(store.units().size(), 3);

        store.applyUnits({loaded(u"c.service"_s)}, true, false);
        QCOMPARE(store.units().size(), 3); // not before the last parcel
        store.applyUnits({}, false, true);
        QCOMPARE(store.units().size(), 2);
        QVERIFY(!store.find(u"b.service"_s)); // no file: gone
        const UnitInfo *kept = store.find(u"a.service"_s);
        QVERIFY(kept && !kept->isLoaded);
        QVERIFY(kept->active == ActiveState::Inactive);
        QVERIFY(kept->sub.isEmpty());
        QCOMPARE(kept->description, u"About a.service"_s);
    }

    void aUnitLoadedBetweenTwoParcelsStays()
    {
        UnitStore store(Scope::System);
        store.applyUnits({loaded(u"a.service"_s)}, true, false);
        ManagerBatch batch;
        batch.added << loaded(u"late.service"_s);
        store.applyBatch(batch);
        store.applyUnits({loaded(u"b.service"_s)}, false, true);
        QVERIFY(store.find(u"late.service"_s));
    }

    void anAbortedListingIsForgotten()
    {
        UnitStore store(Scope::System);
        store.applyUnits({loaded(u"old.service"_s)}, true, false);
        store.applyUnits({loaded(u"new.service"_s)}, true, true);
        QVERIFY(store.find(u"new.service"_s)->isLoaded);
        QVERIFY(!store.find(u"old.service"_s));
    }

    void aFileThatIsGone()
    {
        UnitStore store(Scope::System);
        store.applyUnits({loaded(u"a.service"_s)}, true, true);
        store.applyFiles({file(u"a.service"_s), file(u"b.service"_s)}, true, true);
        store.applyFiles({}, true, true);
        QVERIFY(!store.find(u"b.service"_s));
        QVERIFY(store.find(u"a.service"_s)->filePath.isEmpty());
        QVERIFY(store.find(u"a.service"_s)->file.word().isEmpty());
        QVERIFY(store.areFilesKnown());
    }

    void aTemplateHasNoState()
    {
        UnitStore store(Scope::System);
        store.applyFiles({file(u"a@.service"_s, UnitFileState::Disabled),
                          file(u"m.service"_s, UnitFileState::Masked)},
                         true, true);
        store.applyUnits({loaded(u"a@one.service"_s)}, true, true);
        QVERIFY(store.find(u"a@.service"_s)->active == ActiveState::Unknown);
        QVERIFY(store.find(u"a@one.service"_s)->file.word().isEmpty());
        QVERIFY(store.find(u"m.service"_s)->load == LoadState::Masked);
        QVERIFY(store.find(u"m.service"_s)->active == ActiveState::Inactive);
    }

    void twoHundredChangesAreOneSignal()
    {
        UnitStore store(Scope::System);
        QList<UnitInfo> units;
        for (int i = 0; i < 200; ++i)
            units << loaded(u"u%1.service"_s.arg(i));
        store.applyUnits(units, true, true);
        QSignalSpy spy(&store, &UnitStore::changed);
        QTRY_COMPARE(spy.size(), 1);
        spy.clear();

        for (int i = 0; i < 200; ++i) {
            ManagerBatch batch;
            batch.changed << stateDelta(u"u%1.service"_s.arg(i), ActiveState::Inactive, u"dead"_s);
            store.applyBatch(batch);
        }
        QVERIFY(store.find(u"u0.service"_s)->active == ActiveState::Inactive); // at once
        QVERIFY(spy.isEmpty());
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 1);
        const auto changes = spy.first().first().value<UnitChanges>();
        QCOMPARE(changes.changed.size(), 200);
        QVERIFY(changes.added.isEmpty() && changes.removed.isEmpty());
    }

    void whatIsTheSameIsNoChange()
    {
        UnitStore store(Scope::User);
        const QList<UnitInfo> units{loaded(u"a.service"_s)};
        store.applyUnits(units, true, true);
        store.applyFiles({file(u"a.service"_s)}, true, true);
        QSignalSpy spy(&store, &UnitStore::changed);
        QVERIFY(spy.wait());
        spy.clear();

        store.applyUnits(units, true, true);
        store.applyFiles({file(u"a.service"_s)}, true, true);
        store.applyDeltas({stateDelta(u"a.service"_s, ActiveState::Active, u"running"_s)});
        store.applyDeltas({stateDelta(u"b.service"_s, ActiveState::Active, u"running"_s)});
        // The next real change is the only one told.
        store.applyDeltas({stateDelta(u"a.service"_s, ActiveState::Active, u"exited"_s)});
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<UnitChanges>(), (UnitChanges{{}, {u"a.service"_s}, {}}));
        QVERIFY(!store.find(u"b.service"_s));
    }

    void aUnitThatComesAndGoesWithinAFrameIsNotTold()
    {
        UnitStore store(Scope::User);
        Listener listener(store);
        ManagerBatch flash;
        flash.added << loaded(u"flash.service"_s);
        flash.removed << u"flash.service"_s;
        store.applyBatch(flash);
        ManagerBatch other;
        other.added << loaded(u"other.service"_s);
        store.applyBatch(other);
        QTRY_COMPARE(listener.all.size(), 1);
        QCOMPARE(listener.all.first(), (UnitChanges{{u"other.service"_s}, {}, {}}));
    }

    void aUnitThatGoesAndComesWithinAFrameHasChanged()
    {
        UnitStore store(Scope::User);
        store.applyUnits({loaded(u"a.service"_s)}, true, true);
        QSignalSpy spy(&store, &UnitStore::changed);
        QVERIFY(spy.wait());
        Listener listener(store);
        ManagerBatch gone;
        gone.removed << u"a.service"_s;
        store.applyBatch(gone);
        ManagerBatch back;
        back.added << loaded(u"a.service"_s, ActiveState::Inactive);
        store.applyBatch(back);
        QTRY_COMPARE(listener.all.size(), 1);
        QCOMPARE(listener.all.first(), (UnitChanges{{}, {u"a.service"_s}, {}}));
    }

    void oneBatchIsAppliedInItsOrder()
    {
        UnitStore store(Scope::User);
        ManagerBatch batch;
        batch.added << loaded(u"a.service"_s, ActiveState::Inactive);
        batch.changed << stateDelta(u"a.service"_s, ActiveState::Active, u"running"_s);
        store.applyBatch(batch);
        QVERIFY(store.find(u"a.service"_s)->active == ActiveState::Active);
    }

    void theTimeOfAStateIsKeptWhileTheStateIs()
    {
        UnitStore store(Scope::User);
        store.applyUnits({loaded(u"a.service"_s)}, true, true);
        UnitDelta time;
        time.name = u"a.service"_s;
        time.stateSince = 77;
        store.applyDeltas({time});
        store.applyUnits({loaded(u"a.service"_s)}, true, true); // ListUnits does not tell it
        QCOMPARE(store.find(u"a.service"_s)->stateSince, 77);
        store.applyUnits({loaded(u"a.service"_s, ActiveState::Inactive)}, true, true);
        QCOMPARE(store.find(u"a.service"_s)->stateSince, 0);
    }

    void aFactThatComesAfterTheUnitWasUnloadedIsDropped()
    {
        UnitStore store(Scope::User);
        store.applyUnits({loaded(u"a.service"_s)}, true, true);
        store.applyFiles({file(u"a.service"_s)}, true, true);
        store.applyUnits({}, true, true);
        UnitDelta time;
        time.name = u"a.service"_s;
        time.stateSince = 77;
        store.applyDeltas({time});
        QCOMPARE(store.find(u"a.service"_s)->stateSince, 0);
        QVERIFY(!store.find(u"a.service"_s)->isLoaded);
        // Its state is only told of a loaded unit.
        store.applyDeltas({stateDelta(u"a.service"_s, ActiveState::Activating, u"start"_s)});
        QVERIFY(store.find(u"a.service"_s)->isLoaded);
    }

    void nonsenseIsHeldOff()
    {
        UnitStore store(Scope::System);
        UnitInfo nameless;
        ManagerBatch batch;
        batch.added << nameless;
        batch.changed << UnitDelta();
        batch.removed << QString() << u"never.service"_s;
        store.applyBatch(batch);
        store.applyFiles({UnitFileInfo(), {u"/"_s, UnitFileState::Bad}}, true, true);
        store.applyUnits({nameless, nameless}, false, true); // a last parcel without a first
        store.applyUnits({loaded(u"twice.service"_s), loaded(u"twice.service"_s)}, true, true);
        UnitInfo odd = loaded(u"odd"_s);
        odd.active = Open<ActiveState>::fromWord(u"quantum"_s);
        store.applyUnits({odd}, true, true);
        QCOMPARE(store.units().size(), 1);
        QCOMPARE(store.find(u"odd"_s)->active.word(), u"quantum"_s);
        QVERIFY(!store.find(QString()));
    }

private:
    void mergesInEitherOrder(bool filesFirst)
    {
        UnitStore store(Scope::System);
        Listener listener(store);
        const auto units = [&store] {
            store.applyUnits({loaded(u"both.service"_s), loaded(u"unit.scope"_s)}, true, true);
        };
        const auto files = [&store] {
            store.applyFiles({file(u"both.service"_s), file(u"file.service"_s),
                              file(u"dbus-x.service"_s, UnitFileState::Alias)},
                             true, true);
        };
        QVERIFY(!store.areFilesKnown());
        if (filesFirst)
            files();
        units();
        if (!filesFirst)
            files();
        QCOMPARE(store.units().size(), 4);
        const UnitInfo *both = store.find(u"both.service"_s);
        QVERIFY(both->isLoaded && both->active == ActiveState::Active);
        QVERIFY(both->file == UnitFileState::Enabled);
        QCOMPARE(both->filePath, u"/etc/systemd/system/both.service"_s);
        QVERIFY(store.find(u"unit.scope"_s)->filePath.isEmpty());
        QVERIFY(!store.find(u"file.service"_s)->isLoaded);
        QVERIFY(store.find(u"dbus-x.service"_s)->file == UnitFileState::Alias);
        QTRY_COMPARE(listener.all.size(), 1);
        QStringList added = listener.all.first().added;
        added.sort();
        QCOMPARE(added, (QStringList{u"both.service"_s, u"dbus-x.service"_s, u"file.service"_s,
                                     u"unit.scope"_s}));
        QVERIFY(listener.all.first().changed.isEmpty()); // new ones that changed are new
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::UnitStoreTest)
#include "unit_store_test.moc"
