// SPDX-License-Identifier: GPL-3.0-or-later
// Situations of the values: words of the manager, unit names, commands for a shell, signals.
#include "app/values/job.h"
#include "app/values/journal_query.h"
#include "app/values/unit_info.h"
#include "app/values/unit_name.h"
#include "app/values/unit_states.h"
#include "app/values/unix_signal.h"
#include "app/values/verb.h"

#include <QDir>
#include <QTest>

#include <csignal>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Every row of the table of E there and back, and no word or value twice.
template <typename E>
void checkTable()
{
    QStringList words;
    QVERIFY(!enumWords<E>().empty());
    for (const auto &row : enumWords<E>()) {
        const auto value = Open<E>::fromWord(QString(row.word));
        QVERIFY(value == row.value);
        QCOMPARE(value.word(), QString(row.word));
        QCOMPARE(enumWord(row.value), row.word);
        QVERIFY(row.value != E::Unknown);
        QVERIFY(!words.contains(row.word));
        words << row.word;
    }
}

template <typename E>
void checkUnknown()
{
    const auto odd = Open<E>::fromWord(u"brand-new"_s);
    QVERIFY(odd == E::Unknown);
    QCOMPARE(odd.word(), u"brand-new"_s);
    QVERIFY(odd != Open<E>());
    QVERIFY(odd == Open<E>::fromWord(u"brand-new"_s));
    QVERIFY(qHash(odd) != qHash(Open<E>()));
    QVERIFY(Open<E>().word().isEmpty());
    QVERIFY(enumWord(E::Unknown).isEmpty());
    // Letters count as they are.
    const QString upper = QString(enumWords<E>().front().word).toUpper();
    QVERIFY(Open<E>::fromWord(upper) == E::Unknown);
}

template <typename... E>
void checkAll()
{
    (checkTable<E>(), ...);
    (checkUnknown<E>(), ...);
}

} // namespace

class ValuesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreEscapedAsSystemdDoes()
    {
        // What systemd-escape(1) prints for these.
        QCOMPARE(escapeUnitPart(u"a/b c"_s), u"a-b\\x20c"_s);
        QCOMPARE(escapeUnitPart(u".x-y"_s), u"\\x2ex\\x2dy"_s);
        QCOMPARE(escapeUnitPart(u"é"_s), u"\\xc3\\xa9"_s);
        QCOMPARE(escapeUnitPath(u"/"_s), u"-"_s);
        QCOMPARE(escapeUnitPath(u"//srv//my data/"_s), u"srv-my\\x20data"_s);
        QCOMPARE(escapeUnitPath(u"/a/../b"_s), QString());
        QCOMPARE(escapeUnitPath(u"a"_s), QString());
        QCOMPARE(instanceName(u"x@.service"_s, u"a-b"_s), u"x@a-b.service"_s);
    }

    void everyTableGoesThereAndBack()
    {
        checkAll<LoadState, ActiveState, UnitFileState, UnitType, FreezerState, JobState,
                 JobResult>();
    }

    void namesThatSystemdTakes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"unitdeck-demo.service"_s;
        QTest::newRow("template") << u"getty@.service"_s;
        QTest::newRow("instance") << u"getty@tty1.service"_s;
        QTest::newRow("escaped instance") << u"systemd-fsck@dev-disk-by\\x2duuid-1.service"_s;
        QTest::newRow("dots") << u"dbus-org.freedesktop.login1.service"_s;
        QTest::newRow("root mount") << u"-.mount"_s;
        QTest::newRow("root slice") << u"-.slice"_s;
        QTest::newRow("colon") << u"a:b.scope"_s;
        QTest::newRow("digits") << u"1.socket"_s;
        QTest::newRow("longest") << QString(247, u'a') + u".service"_s;
    }
    void namesThatSystemdTakes()
    {
        QFETCH(QString, name);
        QVERIFY(isValidUnitName(name));
    }

    void namesThatSystemdRefuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("no suffix") << u"demo"_s;
        QTest::newRow("only a suffix") << u".service"_s;
        QTest::newRow("unknown suffix") << u"demo.desktop"_s;
        QTest::newRow("suffix in capitals") << u"demo.Service"_s;
        QTest::newRow("space") << u"my demo.service"_s;
        QTest::newRow("slash") << u"etc/demo.service"_s;
        QTest::newRow("starts with @") << u"@demo.service"_s;
        QTest::newRow("umlaut") << u"d\u00e4mon.service"_s;
        QTest::newRow("Chinese") << u"\u670d\u52a1.service"_s;
        QTest::newRow("newline") << u"demo\n.service"_s;
        QTest::newRow("nul") << u"de"_s + QChar(0) + u"mo.service"_s;
        QTest::newRow("quote") << u"de'mo.service"_s;
        QTest::newRow("ends in a dot") << u"demo."_s;
        QTest::newRow("one too long") << QString(248, u'a') + u".service"_s;
    }
    void namesThatSystemdRefuses()
    {
        QFETCH(QString, name);
        QVERIFY(!isValidUnitName(name));
    }

    void aTemplateAndItsInstanceAreToldApart()
    {
        QVERIFY(isTemplateName(u"demo@.service"));
        QVERIFY(!isInstanceName(u"demo@.service"));
        QVERIFY(isInstanceName(u"demo@a-b.service"));
        QVERIFY(!isTemplateName(u"demo@a-b.service"));
        QVERIFY(!isTemplateName(u"demo.service"));
        QVERIFY(!isInstanceName(u"demo.service"));
        QCOMPARE(templateOf(u"demo@a.b.service"), u"demo@.service"_s);
        QCOMPARE(templateOf(u"demo.service"), QString());
        QCOMPARE(templateOf(u"demo@.service"), QString());
        QCOMPARE(instanceOf(u"demo@a.b.service"), u"a.b"_s);
        QVERIFY(instanceOf(u"demo@.service").isEmpty());
        QVERIFY(instanceOf(u"demo.service").isEmpty());
        QCOMPARE(unitStem(u"dbus-org.freedesktop.login1.service"),
                 u"dbus-org.freedesktop.login1"_s);
        QCOMPARE(unitStem(u"-.slice"), u"-"_s);
        QVERIFY(unitTypeOf(u"demo@a.timer") == UnitType::Timer);
        QVERIFY(unitTypeOf(u"demo.novelty") == UnitType::Unknown);
    }

    void busLabelsAreSpeltAsSystemdDoes_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("label");
        QTest::newRow("dot") << "dbus.service"_ba
                             << "dbus_2eservice"_ba;
        QTest::newRow("root slice") << "-.slice"_ba
                                    << "_2d_2eslice"_ba;
        QTest::newRow("leading digit") << "1a2.mount"_ba
                                       << "_31a2_2emount"_ba;
        QTest::newRow("instance") << "getty@tty1.service"_ba
                                  << "getty_40tty1_2eservice"_ba;
        QTest::newRow("underscore") << "a_b.service"_ba
                                    << "a_5fb_2eservice"_ba;
        QTest::newRow("backslash") << "a\\x2d.mount"_ba
                                   << "a_5cx2d_2emount"_ba;
        QTest::newRow("empty") << ""_ba
                               << "_"_ba;
    }
    void busLabelsAreSpeltAsSystemdDoes()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, label);
        QCOMPARE(escapeBusLabel(name), label);
        QCOMPARE(unescapeBusLabel(label), name);
    }

    void everyByteSurvivesABusLabel()
    {
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all.append(static_cast<char>(i));
        QCOMPARE(unescapeBusLabel(escapeBusLabel(all)), all);
    }

    void aBrokenLabelIsKept()
    {
        QCOMPARE(unescapeBusLabel("a_zz"_ba), "a_zz"_ba);
        QCOMPARE(unescapeBusLabel("a_2"_ba), "a_2"_ba);
        QCOMPARE(unescapeBusLabel("a_"_ba), "a_"_ba);
    }

    void everyVerbHasARow()
    {
        for (const VerbInfo &info : verbTable()) {
            QCOMPARE(verbInfo(info.verb).word, info.word);
            if (info.opposite)
                QCOMPARE(verbInfo(*info.opposite).opposite.value_or(Verb::Kill), info.verb);
        }
        QCOMPARE(qsizetype(verbTable().size()), qsizetype(Verb::CancelJob) + 1);
    }

    void systemctlSaysTheSame_data()
    {
        QTest::addColumn<VerbRequest>("request");
        QTest::addColumn<QString>("command");
        const UnitId user{Scope::User, u"demo.service"_s};
        const UnitId system{Scope::System, u"demo.service"_s};
        QTest::newRow("user") << VerbRequest{.verb = Verb::Restart, .unit = user, .clean = {}}
                              << u"systemctl --user restart demo.service"_s;
        QTest::newRow("system") << VerbRequest{.verb = Verb::Stop, .unit = system, .clean = {}}
                                << u"systemctl stop demo.service"_s;
        QTest::newRow("now, runtime") << VerbRequest{.verb = Verb::Enable,
                                                     .unit = system,
                                                     .now = true,
                                                     .runtime = true,
                                                     .clean = {}}
                                      << u"systemctl enable --now --runtime demo.service"_s;
        QTest::newRow("kill") << VerbRequest{.verb = Verb::Kill,
                                             .unit = system,
                                             .signal = SIGHUP,
                                             .whom = KillWhom::Main,
                                             .clean = {}}
                              << u"systemctl kill --kill-whom=main --signal=SIGHUP demo.service"_s;
        QTest::newRow("clean") << VerbRequest{.verb = Verb::Clean,
                                              .unit = system,
                                              .clean = {u"cache"_s, u"logs"_s}}
                               << u"systemctl clean --what=cache --what=logs demo.service"_s;
        QTest::newRow("manager") << VerbRequest{.verb = Verb::DaemonReload,
                                                .unit = {Scope::User, {}},
                                                .clean = {}}
                                 << u"systemctl --user daemon-reload"_s;
        QTest::newRow("job") << VerbRequest{.verb = Verb::CancelJob,
                                            .unit = {Scope::System, {}},
                                            .clean = {},
                                            .jobId = 42}
                             << u"systemctl cancel 42"_s;
        QTest::newRow("backslash")
            << VerbRequest{.verb = Verb::Start,
                           .unit = {Scope::System, u"dev-disk-by\\x2did.swap"_s},
                           .clean = {}}
            << u"systemctl start 'dev-disk-by\\x2did.swap'"_s;
        QTest::newRow("leading dash")
            << VerbRequest{.verb = Verb::Start, .unit = {Scope::System, u"-.mount"_s}, .clean = {}}
            << u"systemctl start -- -.mount"_s;
    }
    void systemctlSaysTheSame()
    {
        QFETCH(VerbRequest, request);
        QFETCH(QString, command);
        QCOMPARE(systemctlCommand(request), command);
    }

    void aShellReadsBackWhatWasQuoted()
    {
        QCOMPARE(shellQuoted(u"plain-1.service"_s), u"plain-1.service"_s);
        QCOMPARE(shellQuoted(QString()), u"''"_s);
        QCOMPARE(shellQuoted(u"two words"_s), u"'two words'"_s);
        QCOMPARE(shellQuoted(u"it's"_s), u"'it'\\''s'"_s);
        QCOMPARE(shellQuoted(u"$HOME"_s), u"'$HOME'"_s);
        QCOMPARE(shellQuoted(u"a;b"_s), u"'a;b'"_s);
        QCOMPARE(shellQuoted(u"d\u00e4mon"_s), u"'d\u00e4mon'"_s);
    }

    void journalctlSaysTheSame()
    {
        JournalQuery query;
        QCOMPARE(journalctlCommand(query).text, u"journalctl"_s);
        query.units = {{Scope::User, u"demo.service"_s}};
        query.maxPriority = 3;
        query.bootId = u"0123"_s;
        query.text = u"a.b c"_s;
        query.invocationId = u"beef"_s;
        QCOMPARE(journalctlCommand(query).text,
                 u"journalctl --user-unit=demo.service --priority=3 --boot=0123 "
                 "'--grep=a\\.b\\ c' _SYSTEMD_INVOCATION_ID=beef + INVOCATION_ID=beef "
                 "+ USER_INVOCATION_ID=beef + OBJECT_SYSTEMD_INVOCATION_ID=beef _UID=0"_s);
        JournalQuery files;
        files.units = {{Scope::System, u"a@b.service"_s}};
        files.source.paths = {QDir::rootPath()};
        QCOMPARE(journalctlCommand(files).text, u"journalctl --directory=/ --unit=a@b.service"_s);
        // It takes no folder beside others.
        files.source.paths = {QDir::rootPath(), u"/nowhere/x y.journal"_s};
        QCOMPARE(journalctlCommand(files).text,
                 u"journalctl '--file=/nowhere/x y.journal' --unit=a@b.service"_s);
        QCOMPARE(journalctlCommand(files).missing, QStringList{QDir::rootPath()});
    }

    void signalsHaveNames()
    {
        QCOMPARE(unixSignalName(SIGKILL), u"SIGKILL"_s);
        QCOMPARE(unixSignalName(SIGRTMIN + 3), u"SIGRTMIN+3"_s);
        QCOMPARE(unixSignalName(0), u"signal 0"_s);
        QCOMPARE(unixSignalName(1000), u"signal 1000"_s);
        QList<int> seen;
        for (const UnixSignal &signal : unixSignals()) {
            QVERIFY(signal.number > 0);
            QVERIFY(!seen.contains(signal.number));
            QCOMPARE(unixSignalName(signal.number), QString(signal.name));
            seen << signal.number;
        }
    }

    void aFilesNameIsTheLastOfItsPath()
    {
        QCOMPARE((UnitFileInfo{u"/etc/systemd/system/demo.service"_s, {}}).name(),
                 u"demo.service"_s);
        QCOMPARE((UnitFileInfo{u"demo.service"_s, {}}).name(), u"demo.service"_s);
        QCOMPARE((UnitFileInfo{u"/etc/"_s, {}}).name(), QString());
        QCOMPARE(UnitFileInfo().name(), QString());
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::ValuesTest)
#include "values_test.moc"
