// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's unit files and manual page, as systemd's and man's own checks see them.
#include "daemon/demo/options.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.readAll());
}

const QStringList unitNames{u"unitdeck-demo.service"_s, u"unitdeck-demo@.service"_s};

} // namespace

class DemoFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theInstalledUnitsStartTheInstalledProgram()
    {
        for (const QString &scope : {u"user"_s, u"system"_s}) {
            for (const QString &name : unitNames) {
                const auto text =
                    contentOf(QStringLiteral(UNIT_FOLDER "/installed/") + scope + u'/' + name);
                QVERIFY2(text.contains(u"\nExecStart=" INSTALLED_PROGRAM ""_s), qPrintable(name));
                QVERIFY(text.contains(scope == u"user"_s ? u"WantedBy=default.target"_s
                                                         : u"WantedBy=multi-user.target"_s));
            }
        }
    }

    void theUnitsOfTheBuildTreeStartTheBuiltProgram()
    {
        for (const QString &name : unitNames) {
            const auto text = contentOf(QStringLiteral(UNIT_FOLDER "/build-tree/user/") + name);
            QVERIFY2(text.contains(u"\nExecStart=" DEMO_PROGRAM ""_s) ||
                         text.contains(u"\nExecStart=\"" DEMO_PROGRAM "\""_s),
                     qPrintable(text));
        }
    }

    void systemdFindsNothingToSayAboutTheUnits_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("name");
        for (const QString &scope : {u"user"_s, u"system"_s}) {
            for (const QString &name : unitNames) {
                QTest::newRow(qPrintable(scope + u' ' + name)) << scope << name;
            }
        }
    }
    void systemdFindsNothingToSayAboutTheUnits()
    {
        QFETCH(QString, scope);
        QFETCH(QString, name);
        if (QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty()) {
            QSKIP("there is no systemd-analyze");
        }
        // The program is not installed where the unit says, so the copy names the built one; the
        // template needs an instance.
        QTemporaryDir folder;
        auto text = contentOf(QStringLiteral(UNIT_FOLDER "/installed/") + scope + u'/' + name);
        text.replace(QStringLiteral(INSTALLED_PROGRAM), u"\"" DEMO_PROGRAM "\""_s);
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        file.close();
        auto instance = name;
        instance.replace(u"@."_s, u"@trial."_s);
        QFile::link(name, folder.filePath(instance));

        QProcess tool;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_RUNTIME_DIR"_s, folder.path());
        environment.insert(u"HOME"_s, folder.path());
        tool.setProcessEnvironment(environment);
        tool.setProcessChannelMode(QProcess::MergedChannels);
        tool.start(u"systemd-analyze"_s, {u"--"_s + scope, u"verify"_s, u"--man=no"_s,
                                          u"--recursive-errors=no"_s, folder.filePath(instance)});
        QVERIFY(tool.waitForFinished());
        const auto said = QString::fromUtf8(tool.readAll());
        QVERIFY2(!said.contains(u"unitdeck"_s), qPrintable(said));
        QCOMPARE(tool.exitCode(), 0);
    }

    void manFindsNothingToSayAboutThePage()
    {
        if (QStandardPaths::findExecutable(u"man"_s).isEmpty()) {
            QSKIP("there is no man");
        }
        QProcess man;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"MANWIDTH"_s, u"80"_s);
        man.setProcessEnvironment(environment);
        man.start(u"man"_s, {u"--warnings=w"_s, u"-l"_s, QStringLiteral(MANUAL_PAGE)});
        QVERIFY(man.waitForFinished());
        QCOMPARE(man.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(man.readAllStandardError()), QString());
        QVERIFY(man.readAllStandardOutput().contains("SYNOPSIS"));
    }

    void thePageDescribesEveryOptionAndVariable()
    {
        auto page = contentOf(QStringLiteral(MANUAL_PAGE));
        page.remove(u'\\');
        for (const auto &option : unitdeck::demo::optionTable()) {
            QVERIFY2(page.contains(u"--"_s + QLatin1StringView(option.name)), option.name);
            QVERIFY2(page.contains(QLatin1StringView(option.environment)), option.environment);
        }
    }
};

QTEST_GUILESS_MAIN(DemoFilesTest)
#include "tst_demo_files.moc"
