// SPDX-License-Identifier: GPL-3.0-or-later
// Unit files are read as systemd reads them, and nothing is lost when they are edited.
#include "app/unitfiles/configuration.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString service = u"Service"_s;

/// The part of systemd's own list that these scenarios need.
DirectiveCatalogue catalogue()
{
    return DirectiveCatalogue::parse("[Unit]\nAfter=UNIT [...]\nDescription=STRING\n\n[Service]\n"
                                     "Environment=ENVIRON\nExecStart=PATH [ARGUMENT [...]]\n"
                                     "Restart=SERVICERESTART\nRestartSec=SECONDS\n"
                                     "StateDirectory=OTHER\n");
}

QByteArray edited(const QByteArray &text, const QString &section, const QString &key,
                  const QStringList &values)
{
    UnitDocument document(text);
    document.set(section, key, values);
    return document.bytes();
}

} // namespace

class UnitDocumentTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAsSystemdDoes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("values"); // of Service/Key
        const auto row = [](const char *name, const QByteArray &text, const QStringList &values) {
            QTest::newRow(name) << text << values;
        };
        row("plain", "[Service]\nKey=a b\n", {u"a b"_s});
        row("blanks around", "[Service]\n  Key =\t a \t\n", {u"a"_s});
        row("no last line feed", "[Service]\nKey=a", {u"a"_s});
        row("carriage returns", "[Service]\r\nKey=a\r\n", {u"a"_s});
        row("continued", "[Service]\nKey=a \\\n  b\n", {u"a    b"_s});
        row("continued over a comment", "[Service]\nKey=a \\\n# no\n; no\n b\n", {u"a   b"_s});
        row("a backslash that is escaped", "[Service]\nKey=a\\\\\nOther=b\n", {u"a\\\\"_s});
        row("continued to the end", "[Service]\nKey=a\\", {u"a"_s});
        row("continued by a comment to the end", "[Service]\nKey=a \\\n# end\n", {u"a"_s});
        row("an equals sign in it", "[Service]\nKey=a=b\n", {u"a=b"_s});
        row("a comment sign in it", "[Service]\nKey=a # b\n", {u"a # b"_s});
        row("a list", "[Service]\nKey=a\nKey=b\n", {u"a"_s, u"b"_s});
        row("a list that is reset", "[Service]\nKey=a\nKey=\nKey=b\n", {u"b"_s});
        row("sections in parts", "[Service]\nKey=a\n[Unit]\nKey=c\n[Service]\nKey=b\n",
            {u"a"_s, u"b"_s});
        row("before any section", "Key=a\n[Service]\n", {});
        row("a mark of the byte order", "\xEF\xBB\xBF[Service]\nKey=a\n", {u"a"_s});
        row("in another section", "[Unit]\nKey=a\n", {});
        row("a broken header", "[Unit]\n[Service\nKey=a\n", {});
        row("of another case", "[Service]\nkey=a\n", {});
    }

    void readsAsSystemdDoes()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, values);
        const UnitDocument document(text);
        QCOMPARE(document.values(service, u"Key"_s), values);
        QCOMPARE(document.bytes(), text);
    }

    void linesAreNumbered()
    {
        const UnitDocument document("# one\n[Service]\n\nKey=a \\\n# in it\n b\nx\n[oops\n=y\n");
        const QList<UnitSetting> settings = document.settings();
        QCOMPARE(settings.size(), 1);
        QCOMPARE(settings.first().firstLine, 3);
        QCOMPARE(settings.first().lastLine, 5);
        QCOMPARE(document.strangeLines(), (QList<qsizetype>{6, 7, 8}));
        QCOMPARE(document.sections(), (QList<UnitSection>{{service, 1}}));
    }

    void editsTouchNothingElse_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QStringList &values,
                            const QByteArray &after) {
            QTest::newRow(name) << before << values << after;
        };
        row("in its place", "# a\n[Service]\nA=1\nKey = old\nB=2\n", {u"new"_s},
            "# a\n[Service]\nA=1\nKey=new\nB=2\n");
        row("several become one", "[Service]\nKey=1\nA=1\nKey=2\n", {u"new"_s},
            "[Service]\nKey=new\nA=1\n");
        row("one becomes several", "[Service]\nKey=1\nA=1\n", {u"x"_s, u"y"_s},
            "[Service]\nKey=x\nKey=y\nA=1\n");
        row("removed", "[Service]\nA=1\nKey=1\n# end", {}, "[Service]\nA=1\n# end");
        row("nothing to remove", "[Service]\nA=1", {}, "[Service]\nA=1");
        row("continued, with a comment in it", "[Service]\nKey=a \\\n# stays\n  b\nB=1\n",
            {u"new"_s}, "[Service]\nKey=new\n# stays\nB=1\n");
        row("at the end of its section", "[Service]\nA=1\n\n[Install]\nB=2\n", {u"new"_s},
            "[Service]\nA=1\nKey=new\n\n[Install]\nB=2\n");
        row("before the next one's comment", "[Service]\nA=1\n\n# how it begins\n[Install]\n",
            {u"new"_s}, "[Service]\nA=1\nKey=new\n\n# how it begins\n[Install]\n");
        row("in a new section", "[Unit]\nA=1", {u"new"_s}, "[Unit]\nA=1\n\n[Service]\nKey=new\n");
        row("in an empty file", "", {u"new"_s}, "[Service]\nKey=new\n");
        row("as the file ends its lines", "[Service]\r\nA=1\r\n", {u"new"_s},
            "[Service]\r\nA=1\r\nKey=new\r\n");
        row("a reset", "[Service]\n", {QString(), u"new"_s}, "[Service]\nKey=\nKey=new\n");
        row("after a line that goes on", "[Service]\nA=1\\\n", {u"new"_s},
            "[Service]\nA=1\\\n\nKey=new\n");
        row("after one that goes on over a comment", "[Service]\nA=1 \\\n# c\n\n[Install]\n",
            {u"new"_s}, "[Service]\nA=1 \\\n# c\n\nKey=new\n\n[Install]\n");
        row("a line feed", "[Service]\n", {u"a\nExecStart=evil"_s},
            "[Service]\nKey=a ExecStart=evil\n");
        row("a last backslash", "[Service]\n", {u"a\\"_s}, "[Service]\nKey=a\\ \n");
    }

    void editsTouchNothingElse()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QStringList, values);
        QFETCH(const QByteArray, after);
        QCOMPARE(edited(before, service, u"Key"_s, values), after);
        QCOMPARE(edited(after, service, u"Key"_s, values), after);
    }

    /// Every unit file of the machine.
    void whatPackagesBringGoesThroughUnchanged()
    {
        int count = 0;
        int settings = 0;
        for (const QString &folder : {u"/usr/lib/systemd/system"_s, u"/usr/lib/systemd/user"_s,
                                      u"/lib/systemd/system"_s, u"/etc/systemd"_s}) {
            QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                const QByteArray bytes = file.readAll();
                const UnitDocument document(bytes);
                QCOMPARE(document.bytes(), bytes);
                const QList<UnitSetting> all = document.settings();
                ++count;
                settings += static_cast<int>(all.size());
                // Taking something out and putting it back where it was changes only that line.
                if (!all.isEmpty()) {
                    UnitDocument copy(bytes);
                    copy.set(all.first().section, all.first().key, {u"x"_s});
                    QCOMPARE(copy.values(all.first().section, all.first().key),
                             QStringList{u"x"_s});
                }
            }
        }
        QVERIFY2(count > 100, qPrintable(QString::number(count)));
        QVERIFY(settings > count);
    }

    void theLastFileWins()
    {
        const QList<ConfigurationFile> files{
            {u"a"_s, UnitDocument("[Service]\nRestart=no\nExecStart=/bin/a\nEnvironment=A=1\n"
                                  "StateDirectory=x\n")},
            {u"b"_s, UnitDocument("[Service]\nRestart=always\nExecStart=\nExecStart=/bin/b\n"
                                  "Environment=B=1\n")}};
        const QList<EffectiveSetting> all = effectiveSettings(files, catalogue());
        using Fate = EffectiveSetting::Fate;
        QCOMPARE(all.at(0).fate, Fate::Overridden);
        QCOMPARE(all.at(0).winnerFile, 1);
        QCOMPARE(all.at(0).winnerLine, 1);
        QCOMPARE(all.at(1).fate, Fate::Reset);
        QCOMPARE(all.at(1).winnerLine, 2);
        QCOMPARE(all.at(2).fate, Fate::Applies);
        QCOMPARE(effectiveValues(all, service, u"Restart"_s), QStringList{u"always"_s});
        QCOMPARE(effectiveValues(all, service, u"ExecStart"_s), QStringList{u"/bin/b"_s});
        QCOMPARE(effectiveValues(all, service, u"Environment"_s),
                 (QStringList{u"A=1"_s, u"B=1"_s}));
        QCOMPARE(effectiveValues(all, service, u"StateDirectory"_s), QStringList{u"x"_s});
    }

    void someAreTakenBackTogether_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<bool>>("counts");
        QTest::newRow("triggers of a timer")
            << QByteArray("[Timer]\nOnCalendar=daily\nOnBootSec=1\n"
                          "OnClockChange=yes\nOnCalendar=\n"
                          "OnBootSec=2\n")
            << QList<bool>{false, false, true, true, true};
        QTest::newRow("sockets") << QByteArray("[Socket]\nListenStream=1\nListenFIFO=/a\n"
                                               "ListenDatagram=\nListenStream=2\n")
                                 << QList<bool>{false, false, true, true};
        QTest::newRow("paths") << QByteArray("[Path]\nPathExists=/a\nDirectoryNotEmpty=/b\n"
                                             "PathChanged=\n")
                               << QList<bool>{false, false, true};
        QTest::newRow("conditions, but not assertions")
            << QByteArray("[Unit]\nConditionHost=a\nAssertHost=a\nConditionPathExists=/a\n"
                          "ConditionUser=\n")
            << QList<bool>{false, true, false, true};
    }

    void someAreTakenBackTogether()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QList<bool>, counts);
        QList<bool> found;
        for (const EffectiveSetting &one : effectiveSettings({{u"/a"_s, UnitDocument(text)}}, {}))
            found << (one.fate == EffectiveSetting::Fate::Applies);
        QCOMPARE(found, counts);
    }

    void aByteOrderMarkStays()
    {
        UnitDocument document("\xEF\xBB\xBF"
                              "A=1\n[Unit]\n");
        document.set(QString(), u"A"_s, {u"2"_s});
        QCOMPARE(document.bytes(), QByteArray("\xEF\xBB\xBF"
                                              "A=2\n[Unit]\n"));
    }

    void theCatalogueKnowsWhatWasMeant()
    {
        const DirectiveCatalogue known = catalogue();
        QCOMPARE(known.sections(), (QStringList{u"Unit"_s, service}));
        QCOMPARE(known.nearest(service, u"Restrat"_s), u"Restart"_s);
        QCOMPARE(known.nearest(service, u"restartsec"_s), u"RestartSec"_s);
        QCOMPARE(known.nearest(service, u"Zzzzzzzzz"_s), QString());
        QCOMPARE(known.sectionOf(u"After"_s, {service, u"Unit"_s}), u"Unit"_s);
        QVERIFY(valuesOf(*known.find(service, u"Restart"_s)).contains(u"on-failure"_s));
        QCOMPARE(sinceVersion(u"RestartMode"_s), 254);
        QCOMPARE(ownSection(u"a@b.socket"_s), u"Socket"_s);
        QCOMPARE(ownSection(u"a.target"_s), QString());
    }
};

QTEST_GUILESS_MAIN(UnitDocumentTest)
#include "unit_document_test.moc"
