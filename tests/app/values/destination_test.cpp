// SPDX-License-Identifier: GPL-3.0-or-later
// Links to places in the program: there and back, and what is refused.
#include "app/values/destination.h"

#include <QTest>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

class DestinationTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack_data();
    void thereAndBack();
    void read_data();
    void read();
    void refused_data();
    void refused();
    void aJournalStandsAlone();
    void tabs();
    void namesFromPeople_data();
    void namesFromPeople();
};

void DestinationTest::thereAndBack_data()
{
    QTest::addColumn<Destination>("destination");
    QTest::addColumn<QByteArray>("link");

    QTest::newRow("nowhere") << Destination{} << QByteArray("unitdeck:///");
    QTest::newRow("unit") << Destination{.scope = Scope::User, .unit = u"demo.service"_s}
                          << QByteArray("unitdeck://user/demo.service");
    QTest::newRow("scope") << Destination{.scope = Scope::System}
                           << QByteArray("unitdeck://system/");
    QTest::newRow("unit of either")
        << Destination{.unit = u"demo.service"_s} << QByteArray("unitdeck:///demo.service");
    QTest::newRow("tab") << Destination{.scope = Scope::User,
                                        .unit = u"demo.service"_s,
                                        .tab = UnitTab::UnitFile}
                         << QByteArray("unitdeck://user/demo.service?tab=unit-file");
    QTest::newRow("failed") << Destination{.scope = Scope::System, .failedUnits = true}
                            << QByteArray("unitdeck://system/?view=failed");
    QTest::newRow("everything") << Destination{.scope = Scope::System,
                                               .unit = u"a.timer"_s,
                                               .tab = UnitTab::Journal,
                                               .failedUnits = true}
                                << QByteArray("unitdeck://system/a.timer?tab=journal&view=failed");
    QTest::newRow("instance") << Destination{.scope = Scope::System,
                                             .unit = u"getty@tty1.service"_s}
                              << QByteArray("unitdeck://system/getty@tty1.service");
    // A backslash has no place in a URL; a colon may stand in its path.
    QTest::newRow("escaped by systemd")
        << Destination{.scope = Scope::System, .unit = uR"(dev-disk-by\x2duuid-1.device)"_s}
        << QByteArray("unitdeck://system/dev-disk-by%5Cx2duuid-1.device");
    QTest::newRow("colon") << Destination{.scope = Scope::User, .unit = u"a:b.service"_s}
                           << QByteArray("unitdeck://user/a:b.service");
    QTest::newRow("root slice") << Destination{.scope = Scope::System, .unit = u"-.slice"_s}
                                << QByteArray("unitdeck://system/-.slice");
    QTest::newRow("journal") << Destination{.journalPath = u"/var/log/journal"_s}
                             << QByteArray("file:///var/log/journal");
    QTest::newRow("journal with spaces")
        << Destination{.journalPath = u"/tmp/Grüße 世界/a #1?%20.journal"_s}
        << QByteArray("file:///tmp/Gr%C3%BC%C3%9Fe%20%E4%B8%96%E7%95%8C/a%20%231%3F%2520.journal");
}

void DestinationTest::thereAndBack()
{
    QFETCH(const Destination, destination);
    QFETCH(const QByteArray, link);
    QCOMPARE(linkTo(destination).toEncoded(), link);
    for (const QUrl &url : {linkTo(destination), QUrl::fromEncoded(link, QUrl::StrictMode)}) {
        const auto back = destinationOf(url);
        QVERIFY2(back.isOk(), qPrintable(url.toString()));
        QVERIFY(*back == destination);
    }
}

void DestinationTest::read_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<Destination>("destination");

    const Destination demo{.scope = Scope::User, .unit = u"demo.service"_s};
    QTest::newRow("no suffix") << QByteArray("unitdeck://user/demo") << demo;
    // Schemes and hosts have no case (RFC 3986, 6.2.2.1).
    QTest::newRow("capitals") << QByteArray("UNITDECK://USER/demo.service") << demo;
    QTest::newRow("escaped more than need be")
        << QByteArray("unitdeck://user/%64emo%2Eservice") << demo;
    QTest::newRow("no host") << QByteArray("unitdeck:/demo.service")
                             << Destination{.unit = u"demo.service"_s};
    QTest::newRow("no path") << QByteArray("unitdeck://user") << Destination{.scope = Scope::User};
    QTest::newRow("escaped query") << QByteArray("unitdeck://user/?t%61b=unit%2Dfile")
                                   << Destination{.scope = Scope::User, .tab = UnitTab::UnitFile};
    QTest::newRow("instance escaped")
        << QByteArray("unitdeck://system/getty%40tty1.service")
        << Destination{.scope = Scope::System, .unit = u"getty@tty1.service"_s};
}

void DestinationTest::read()
{
    QFETCH(const QByteArray, link);
    QFETCH(const Destination, destination);
    const auto read = destinationOf(QUrl::fromEncoded(link));
    QVERIFY(read.isOk());
    QVERIFY(*read == destination);
}

void DestinationTest::refused_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QString>("named"); // what the message must name

    const auto row = [](const char *title, const QByteArray &link, const QString &named) {
        QTest::newRow(title) << link << named;
    };
    row("another scheme", "https://user/demo.service", u"https://user/demo.service"_s);
    row("no scheme", "demo.service", u"demo.service"_s);
    row("empty", "", u"link"_s);
    row("another manager", "unitdeck://root/demo.service", u"root"_s);
    row("a person", "unitdeck://eve@user/demo.service", u"link"_s);
    row("a port", "unitdeck://user:1/demo.service", u"link"_s);
    row("a fragment", "unitdeck://user/demo.service#x", u"link"_s);
    row("another tab", "unitdeck://user/demo.service?tab=start", u"start"_s);
    row("no tab", "unitdeck://user/demo.service?tab=", u"tab"_s);
    row("another view", "unitdeck://user/?view=all", u"view=all"_s);
    row("an action", "unitdeck://user/demo.service?action=stop", u"action=stop"_s);
    row("folders", "unitdeck://user/a/b.service", u"a/b.service"_s);
    row("folders escaped", "unitdeck://user/..%2Fb.service", u"../b.service"_s);
    row("a space", "unitdeck://user/a%20b.service", u"a b.service"_s);
    row("a NUL", "unitdeck://user/a%00b.service", u"unit"_s);
    row("two at", "unitdeck://user/a@b@c.service", u"a@b@c.service"_s);
    row("only a suffix", "unitdeck://user/.service", u".service"_s);
    row("too long", "unitdeck://user/" + QByteArray(300, 'a'), u"unit"_s);
    row("another machine's file", "file://elsewhere/var/log/journal", u"link"_s);
}

void DestinationTest::refused()
{
    QFETCH(const QByteArray, link);
    QFETCH(const QString, named);
    const auto read = destinationOf(QUrl::fromEncoded(link));
    QVERIFY(!read.isOk());
    QCOMPARE(read.error().kind, Error::Kind::InvalidArgument);
    QVERIFY2(read.error().message.contains(named), qPrintable(read.error().message));
}

void DestinationTest::aJournalStandsAlone()
{
    const Destination both{
        .scope = Scope::User, .unit = u"demo.service"_s, .journalPath = u"/a.journal"_s};
    QVERIFY(*destinationOf(linkTo(both)) == Destination{.journalPath = u"/a.journal"_s});
}

void DestinationTest::tabs()
{
    QCOMPARE(unitTabs().size(), size_t(4));
    for (const UnitTabInfo &info : unitTabs()) {
        const auto tab = unitTabFromKey(QString(info.key));
        QVERIFY(tab.isOk());
        QVERIFY(*tab == info.tab);
    }
    const auto unknown = unitTabFromKey(u"Journal"_s);
    QVERIFY(!unknown.isOk());
    for (const UnitTabInfo &info : unitTabs())
        QVERIFY(unknown.error().message.contains(info.key));
}

void DestinationTest::namesFromPeople_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name"); // empty: refused

    QTest::newRow("a service") << u"demo"_s << u"demo.service"_s;
    QTest::newRow("with suffix") << u"demo.timer"_s << u"demo.timer"_s;
    QTest::newRow("a dot in it") << u"org.x.Y"_s << u"org.x.Y.service"_s;
    QTest::newRow("instance") << u"getty@tty1"_s << u"getty@tty1.service"_s;
    QTest::newRow("template") << u"getty@.service"_s << u"getty@.service"_s;
    QTest::newRow("escaped") << uR"(a\x2db)"_s << uR"(a\x2db.service)"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a path") << u"/etc/fstab"_s << QString();
    QTest::newRow("two words") << u"a b"_s << QString();
    QTest::newRow("not of ASCII") << u"größe"_s << QString();
    QTest::newRow("too long with the suffix") << QString(250, u'a') << QString();
}

void DestinationTest::namesFromPeople()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, name);
    const auto read = unitNameFromPerson(typed);
    QCOMPARE(read.isOk(), !name.isEmpty());
    if (read)
        QCOMPARE(*read, name);
    else
        QVERIFY(read.error().message.contains(typed));
}

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::DestinationTest)
#include "destination_test.moc"
