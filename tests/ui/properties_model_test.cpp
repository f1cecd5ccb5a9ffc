// SPDX-License-Identifier: GPL-3.0-or-later
// The properties as rows: readable values, updated in place.
#include "ui/models/properties_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

UnitDetails sample()
{
    UnitDetails details;
    details.id = {Scope::User, u"demo.service"_s};
    details.typeName = u"Service"_s;
    details.unit = {{u"ActiveState"_s, u"active"_s}, {u"CanStart"_s, true}};
    details.type = {{u"MainPID"_s, 4711u}, {u"MemoryCurrent"_s, quint64(2'100'000)}};
    return details;
}

} // namespace

class PropertiesModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void propertiesOfBothInterfacesAreSortedByName()
    {
        PropertiesModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDetails(sample());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, PropertiesModel::Name).data().toString(), u"ActiveState"_s);
        QCOMPARE(model.index(0, PropertiesModel::Interface).data().toString(), u"Unit"_s);
        QCOMPARE(model.index(2, PropertiesModel::Name).data().toString(), u"MainPID"_s);
        QCOMPARE(model.index(2, PropertiesModel::Interface).data().toString(), u"Service"_s);
        QCOMPARE(model.index(2, 0).data(PropertiesModel::LineRole).toString(), u"MainPID=4711"_s);
    }

    void onlyWhatDiffersIsToldOf()
    {
        PropertiesModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        UnitDetails details = sample();
        model.setDetails(details);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setDetails(details);
        QCOMPARE(changed.size(), 0);
        details.type[u"MemoryCurrent"_s] = quint64(2'200'000);
        model.setDetails(details);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 3);
        QCOMPARE(reset.size(), 0);
    }

    void anotherUnitStartsAfresh()
    {
        PropertiesModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        UnitDetails details = sample();
        model.setDetails(details);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        details.id.name = u"other.service"_s;
        model.setDetails(details);
        QCOMPARE(reset.size(), 1);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void valuesAreReadable_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("yes") << u"CanStart"_s << QVariant(true) << u"yes"_s;
        QTest::newRow("no limit") << u"TimeoutStartUSec"_s << QVariant(unitNotAvailable)
                                  << u"infinity"_s;
        QTest::newRow("not measured")
            << u"MemoryCurrent"_s << QVariant(unitNotAvailable) << u"not available"_s;
        QTest::newRow("span") << u"RestartUSec"_s << QVariant(quint64(2'500'000))
                              << u"2.5 s (2500000)"_s;
        QTest::newRow("never") << u"ActiveExitTimestamp"_s << QVariant(quint64(0)) << u"0"_s;
        QTest::newRow("bytes") << u"InvocationID"_s << QVariant(QByteArray("\x01\xab", 2))
                               << u"01 ab"_s;
        QTest::newRow("list") << u"After"_s << QVariant(QStringList{u"a.target"_s, u"b.target"_s})
                              << u"a.target b.target"_s;
        QTest::newRow("structures")
            << u"Listen"_s << QVariant(QVariantList{QVariantList{u"Stream"_s, u"/run/x"_s}})
            << u"(Stream, /run/x)"_s;
        QTest::newRow("plain number") << u"MainPID"_s << QVariant(4711u) << u"4711"_s;
    }
    void valuesAreReadable()
    {
        QFETCH(const QString, name);
        QFETCH(const QVariant, value);
        QFETCH(const QString, text);
        QCOMPARE(propertyText(name, value), text);
    }

    void aMomentIsShownWithItsNumber()
    {
        const QString text =
            propertyText(u"ActiveEnterTimestamp"_s, quint64(1'700'000'000'000'000));
        QVERIFY(text.contains(u"2023-11-1"_s));
        QVERIFY(text.contains(u"1700000000000000"_s));
    }
};

QTEST_MAIN(PropertiesModelTest)
#include "properties_model_test.moc"
