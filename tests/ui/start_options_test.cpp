// SPDX-License-Identifier: GPL-3.0-or-later
// Situations of the command line, the autostart entry, and what a person chose of the desktop.
#include "ui/desktop/desktop_settings.h"
#include "ui/desktop/program_autostart.h"
#include "ui/desktop/start_options.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

class StartOptionsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void arguments_data();
    void arguments();
    void wrongArguments_data();
    void wrongArguments();
    void aJournalMustBeThere();
    void helpNamesEveryOptionForPeople();

    void autostartIsWrittenAndRemoved();
    void anEntryEditedByHandIsKept();
    void aForbiddenFolderIsAnError();
    void programsAreQuoted();

    void settingsComeBack();
};

void StartOptionsTest::arguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<StartOptions>("expected");

    const auto to = [](const Destination &destination) {
        StartOptions options;
        options.destinations = {destination};
        return options;
    };
    QTest::newRow("nothing") << QStringList() << StartOptions();
    QTest::newRow("a unit by its short name")
        << QStringList{u"ssh"_s} << to({.unit = u"ssh.service"_s});
    QTest::newRow("scope, tab and unit in any order")
        << QStringList{u"--tab"_s, u"journal"_s, u"ssh.socket"_s, u"--system"_s}
        << to({.scope = Scope::System, .unit = u"ssh.socket"_s, .tab = UnitTab::Journal});
    QTest::newRow("a value after =")
        << QStringList{u"--tab=properties"_s} << to({.tab = UnitTab::AllProperties});
    QTest::newRow("the failed ones") << QStringList{u"--failed"_s} << to({.failedUnits = true});
    QTest::newRow("a unit that looks like an option")
        << QStringList{u"--"_s, u"-.mount"_s} << to({.unit = u"-.mount"_s});
    QTest::newRow("Qt's options are passed over")
        << QStringList{u"-platform"_s, u"offscreen"_s, u"--style=fusion"_s, u"-reverse"_s, u"a"_s}
        << to({.unit = u"a.service"_s});
    StartOptions links;
    links.destinations = {{.scope = Scope::User, .unit = u"a.service"_s},
                          {.scope = Scope::System, .failedUnits = true}};
    QTest::newRow("links") << QStringList{u"unitdeck://user/a.service"_s,
                                          u"unitdeck://system/?view=failed"_s}
                           << links;
    StartOptions background;
    background.background = true;
    QTest::newRow("background") << QStringList{u"--background"_s} << background;
    StartOptions help;
    help.speak = StartOptions::Speak::Help;
    QTest::newRow("help") << QStringList{u"-h"_s} << help;
}

void StartOptionsTest::arguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(StartOptions, expected);
    const auto options = parseArguments(arguments);
    QVERIFY2(options.isOk(), options ? "" : qPrintable(options.error().message));
    QCOMPARE(*options, expected);
}

void StartOptionsTest::wrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("an unknown option") << QStringList{u"--frob"_s} << u"--frob"_s;
    QTest::newRow("a short option with two dashes") << QStringList{u"--h"_s} << u"--h"_s;
    QTest::newRow("two units") << QStringList{u"a"_s, u"b"_s} << u"\"b\""_s;
    QTest::newRow("no unit's name") << QStringList{u"a b"_s} << u"a b"_s;
    QTest::newRow("an empty name") << QStringList{QString()} << u"\"\""_s;
    QTest::newRow("an unknown tab") << QStringList{u"--tab"_s, u"x"_s} << u"unit-file"_s;
    QTest::newRow("a value is missing") << QStringList{u"--tab"_s} << u"needs a NAME"_s;
    QTest::newRow("a value too many") << QStringList{u"--user=1"_s} << u"--user"_s;
    QTest::newRow("both managers") << QStringList{u"--user"_s, u"--system"_s} << u"exclude"_s;
    QTest::newRow("a link to act")
        << QStringList{u"unitdeck://user/a.service?do=stop"_s} << u"do=stop"_s;
}

void StartOptionsTest::wrongArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto options = parseArguments(arguments);
    QVERIFY(!options);
    QCOMPARE(options.error().kind, Error::Kind::InvalidArgument);
    QVERIFY2(options.error().message.contains(named), qPrintable(options.error().message));
}

void StartOptionsTest::aJournalMustBeThere()
{
    const QTemporaryDir folder;
    const auto there = parseArguments({u"--journal"_s, folder.path()});
    QVERIFY(there);
    QCOMPARE(there->destinations, QList{Destination{.journalPath = folder.path()}});
    QVERIFY(!parseArguments({u"--journal"_s, folder.filePath(u"none"_s)}));
}

void StartOptionsTest::helpNamesEveryOptionForPeople()
{
    for (const auto *const name : {"--user", "--system", "--tab", "--failed", "--journal",
                                   "--background", "--help", "--version"}) {
        QVERIFY2(helpText().contains(QString::fromLatin1(name)), name);
    }
    QVERIFY(!helpText().contains(u"--dbus-activated"_s));
}

void StartOptionsTest::autostartIsWrittenAndRemoved()
{
    const QTemporaryDir folder;
    ProgramAutostart autostart(folder.filePath(u"made/autostart"_s), u"/opt/unitdeck"_s);
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(true));
    QVERIFY(autostart.isOn());
    QVERIFY(!autostart.isEdited());
    QFile entry(autostart.path());
    QVERIFY(entry.open(QIODevice::ReadOnly));
    QVERIFY(entry.readAll().contains("\nExec=\"/opt/unitdeck\" --background\n"));
    QVERIFY(autostart.set(false));
    QVERIFY(!entry.exists());
    QVERIFY(autostart.set(false)); // twice is no error
}

void StartOptionsTest::anEntryEditedByHandIsKept()
{
    const QTemporaryDir folder;
    ProgramAutostart autostart(folder.path(), u"unitdeck"_s);
    const QByteArray mine = "[Desktop Entry]\nType=Application\nName=Mine\n# a remark\n"
                            "Exec=nice unitdeck --background\nX-GNOME-Autostart-enabled = false\n";
    QFile entry(autostart.path());
    QVERIFY(entry.open(QIODevice::WriteOnly));
    entry.write(mine);
    entry.close();
    QVERIFY(autostart.isEdited());
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(true));
    QVERIFY(autostart.isOn());
    QVERIFY(autostart.isEdited());
    QVERIFY(autostart.set(false));
    QVERIFY(!autostart.isOn());
    QVERIFY(entry.open(QIODevice::ReadOnly));
    const QByteArray kept = entry.readAll();
    QVERIFY(kept.contains("# a remark\nExec=nice unitdeck --background\n"));
    QVERIFY(kept.startsWith("[Desktop Entry]\nHidden=true\n"));
}

void StartOptionsTest::aForbiddenFolderIsAnError()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s)); // not a folder: root may write everywhere else
    QVERIFY(file.open(QIODevice::WriteOnly));
    ProgramAutostart autostart(file.fileName(), u"unitdeck"_s);
    const auto set = autostart.set(true);
    QVERIFY(!set);
    QVERIFY(!set.error().message.isEmpty());
    QVERIFY(!autostart.isOn());
}

void StartOptionsTest::programsAreQuoted()
{
    const QTemporaryDir folder;
    ProgramAutostart autostart(folder.path(), u"/a b/100% \"$x\\y\""_s);
    QVERIFY(autostart.set(true));
    QFile entry(autostart.path());
    QVERIFY(entry.open(QIODevice::ReadOnly));
    // First the escapes of a string value (\\ is one backslash), then those within the quotes.
    QVERIFY2(entry.readAll().contains(R"(Exec="/a b/100%% \\"\\$x\\\\y\\"" --background)"),
             "the quoting of the Desktop Entry Specification");
}

void StartOptionsTest::settingsComeBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.conf"_s);
    DesktopSettings chosen;
    chosen.closeToTray = false;
    chosen.rules.systemServices = true;
    chosen.rules.muted = {{Scope::User, u"a.service"_s}, {Scope::System, u"b@c.service"_s}};
    chosen.language = u"zh_CN"_s;
    {
        QSettings settings(path, QSettings::IniFormat);
        QCOMPARE(storedDesktopSettings(settings), DesktopSettings());
        storeDesktopSettings(settings, chosen);
    }
    QCOMPARE(storedDesktopSettings(QSettings(path, QSettings::IniFormat)), chosen);
}

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::StartOptionsTest)
#include "start_options_test.moc"
