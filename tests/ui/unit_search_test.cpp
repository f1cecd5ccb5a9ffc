// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop's own search finds: best first, over all managers, and not too much of it.
#include "ui/models/unit_search.h"

#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A manager that is never started: its store is filled by hand.
struct Side
{
    explicit Side(Scope scope)
        : client(thread.adopt(
              std::make_unique<SystemdClient>(scope, BusEndpoint::at(u"unix:path=/nonexistent"_s))))
        , manager(client)
    {
    }
    void list(const QList<std::pair<QString, QString>> &namesAndDescriptions)
    {
        QList<UnitInfo> units;
        for (const auto &[name, description] : namesAndDescriptions) {
            UnitInfo unit;
            unit.name = name;
            unit.description = description;
            units << unit;
        }
        manager.units()->applyUnits(units, true, true);
    }

    BusThread thread;
    SystemdClient *client;
    Manager manager;
};

struct House
{
    Side user{Scope::User};
    Side system{Scope::System};

    QStringList find(const QStringList &terms, qsizetype limit = 10)
    {
        return searchUnits({&user.manager, &system.manager}, terms, limit);
    }
};

} // namespace

class UnitSearchTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownYet()
    {
        House house;
        QCOMPARE(house.find({u"demo"_s}), QStringList());
    }

    void theBestComesFirstWhicheverManagerHasIt()
    {
        House house;
        house.user.list({{u"mine-demonstration.service"_s, u"A show"_s},
                         {u"shown.service"_s, u"The demo of something"_s},
                         {u"other.service"_s, u"Other"_s}});
        house.system.list({{u"demo.service"_s, u"A show"_s}});
        QCOMPARE(house.find({u"demo"_s}),
                 (QStringList{u"system/demo.service"_s, u"user/mine-demonstration.service"_s,
                              u"user/shown.service"_s}));
    }

    void unitsOfOneNameAreToldApart()
    {
        House house;
        house.user.list({{u"demo.service"_s, u"Demo"_s}});
        house.system.list({{u"demo.service"_s, u"Demo"_s}});
        // Alike in all else, they have an order all the same.
        QCOMPARE(house.find({u"demo"_s}),
                 (QStringList{u"system/demo.service"_s, u"user/demo.service"_s}));
    }

    void everyTermIsFoundInAnyCase()
    {
        House house;
        house.user.list({{u"Alpha-Web.service"_s, u"Serves Pages"_s},
                         {u"alpha.service"_s, u"Serves nothing"_s},
                         {u"服务.service"_s, u"演示守护进程"_s}});
        QCOMPARE(house.find({u"ALPHA"_s, u"pages"_s}), QStringList{u"user/Alpha-Web.service"_s});
        QCOMPARE(house.find({u"alpha"_s, u"absent"_s}), QStringList());
        QCOMPARE(house.find({u"演示"_s}), QStringList{u"user/服务.service"_s});
    }

    void oneLetterIsTooLittle_data()
    {
        QTest::addColumn<QStringList>("terms");
        QTest::newRow("none") << QStringList();
        QTest::newRow("empty") << QStringList{QString(), QString()};
        QTest::newRow("blanks") << QStringList{u"  "_s, u"  "_s};
        QTest::newRow("letter") << QStringList{u"d"_s};
        QTest::newRow("letter and blanks") << QStringList{u" "_s, u"d"_s, u" "_s};
    }

    void oneLetterIsTooLittle()
    {
        QFETCH(const QStringList, terms);
        House house;
        house.user.list({{u"demo.service"_s, u"Demo"_s}});
        QCOMPARE(house.find({u"de"_s}).size(), 1);
        QCOMPARE(house.find(terms), QStringList());
    }

    void ofManyOnlyTheBest()
    {
        House house;
        QList<std::pair<QString, QString>> many;
        for (int i = 0; i < 5'000; ++i)
            many << std::pair(u"the-unit-%1.service"_s.arg(i, 4, 10, QChar(u'0')), u"One"_s);
        many << std::pair(u"unit.service"_s, u"The one"_s);
        house.user.list(many);
        QCOMPARE(house.find({u"unit"_s}, 3),
                 (QStringList{u"user/unit.service"_s, u"user/the-unit-0000.service"_s,
                              u"user/the-unit-0001.service"_s}));
        QCOMPARE(house.find({u"unit"_s}).size(), 10);
        QCOMPARE(house.find({u"unit"_s}, 0), QStringList());
    }
};

QTEST_GUILESS_MAIN(UnitSearchTest)
#include "unit_search_test.moc"
