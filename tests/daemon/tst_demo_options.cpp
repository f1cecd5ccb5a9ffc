// SPDX-License-Identifier: GPL-3.0-or-later
// The demo daemon's options as values: table, precedence, what is refused and with which words.
#include "daemon/demo/options.h"

#include <QTest>

#include <algorithm>
#include <cctype>
#include <sysexits.h>

using namespace unitdeck::demo;

namespace {

Outcome<Resolved> resolveAll(const std::vector<std::string> &arguments,
                             const Environment &environment, std::string_view file)
{
    auto commandLine = readCommandLine(arguments);
    if (auto *problem = std::get_if<Problem>(&commandLine)) {
        return *problem;
    }
    auto config = readConfig(file, "demo.conf");
    if (auto *problem = std::get_if<Problem>(&config)) {
        return *problem;
    }
    return resolve(std::get<CommandLine>(commandLine), environment,
                   std::get<std::vector<Assignment>>(config));
}

/// Default-constructed and remarked upon when the outcome is the other thing.
template <typename T, typename Variant>
T expected(const Variant &outcome)
{
    const T *value = std::get_if<T>(&outcome);
    if (value == nullptr) {
        QTest::qFail("the outcome is of the other kind", __FILE__, __LINE__);
        return {};
    }
    return *value;
}

} // namespace

class DemoOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withNothingSetTheDefaultsHold()
    {
        const auto resolved = expected<Resolved>(resolveAll({}, {}, ""));
        QCOMPARE(resolved.options.startup, 3.0);
        QCOMPARE(resolved.options.interval, 5.0);
        QCOMPARE(resolved.options.failStart, 0);
        QVERIFY(resolved.changes.empty());
        QVERIFY(resolved.warnings.empty());
    }

    void everyDefaultIsAcceptedAsAValueOfItsOwnOption()
    {
        for (const OptionSpec &option : optionTable()) {
            const auto outcome =
                resolveAll({std::string("--") + option.name, option.fallback}, {}, "");
            QVERIFY2(std::holds_alternative<Resolved>(outcome), option.name);
            QVERIFY2(expected<Resolved>(outcome).options ==
                         expected<Resolved>(resolveAll({}, {}, "")).options,
                     option.name);
        }
    }

    void everyVariableIsNamedLikeItsOption()
    {
        for (const OptionSpec &option : optionTable()) {
            std::string name = option.name;
            std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
                return c == '-' ? '_' : static_cast<char>(std::toupper(c));
            });
            QCOMPARE(std::string(option.environment), "UNITDECK_DEMO_" + name);
        }
    }

    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile()
    {
        const std::string file = "interval = 1\nchildren = 1\ncpu = 1\n";
        const Environment environment{{"UNITDECK_DEMO_INTERVAL", "2"},
                                      {"UNITDECK_DEMO_CHILDREN", "2"}};
        const auto resolved = expected<Resolved>(resolveAll({"--interval=3"}, environment, file));
        QCOMPARE(resolved.options.interval, 3.0);
        QCOMPARE(resolved.options.children, 2);
        QCOMPARE(resolved.options.cpu, 1);
        const std::vector<std::string> changes{"interval = 3 (--interval)",
                                               "children = 2 ($UNITDECK_DEMO_CHILDREN)",
                                               "cpu = 1 (demo.conf:3)"};
        QCOMPARE(resolved.changes, changes);
    }

    void anEmptyVariableCountsAsNotSet()
    {
        const auto resolved =
            expected<Resolved>(resolveAll({}, {{"UNITDECK_DEMO_INTERVAL", ""}}, "interval=1"));
        QCOMPARE(resolved.options.interval, 1.0);
    }

    void aMistypedVariableIsWarnedOf()
    {
        const auto resolved =
            expected<Resolved>(resolveAll({}, {{"UNITDECK_DEMO_INTERVALL", "1"}}, ""));
        QCOMPARE(resolved.warnings.size(), std::size_t(1));
        QVERIFY(resolved.warnings.front().find("UNITDECK_DEMO_INTERVALL") != std::string::npos);
    }

    void bothWaysToGiveAValueMeanTheSame()
    {
        const auto together = expected<Resolved>(resolveAll({"--name=--odd"}, {}, ""));
        const auto apart = expected<Resolved>(resolveAll({"--name", "--odd"}, {}, ""));
        QCOMPARE(together.options.name, std::string("--odd"));
        QVERIFY(together.options == apart.options);
    }

    void aFileMayHaveCommentsBlanksAndWindowsLineEnds()
    {
        const auto resolved = expected<Resolved>(
            resolveAll({}, {}, "# comment\r\n\r\n; another\r\n  cpu\t=  20 \r\ncpu=30"));
        QCOMPARE(resolved.options.cpu, 30);
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("exitStatus");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *situation, const QStringList &arguments,
                            const QString &variable, const QString &file, int exitStatus,
                            const QString &words) {
            QTest::newRow(situation) << arguments << variable << file << exitStatus << words;
        };
        const QString none;
        row("unknown option", {QStringLiteral("--speed=1")}, none, none, 2,
            QStringLiteral("unknown option '--speed'"));
        row("argument", {QStringLiteral("fast")}, none, none, 2,
            QStringLiteral("unexpected argument 'fast'"));
        row("no value", {QStringLiteral("--cpu")}, none, none, 2,
            QStringLiteral("'--cpu' needs a value"));
        row("no number", {QStringLiteral("--cpu=much")}, none, none, 2,
            QStringLiteral("--cpu: 'much'"));
        row("number with unit", {QStringLiteral("--startup=3s")}, none, none, 2,
            QStringLiteral("--startup: '3s'"));
        row("empty number", {QStringLiteral("--startup=")}, none, none, 2,
            QStringLiteral("--startup: ''"));
        row("not whole", {QStringLiteral("--cpu=1.5")}, none, none, 2,
            QStringLiteral("a whole number from 0 to 100"));
        row("too large", {QStringLiteral("--cpu=101")}, none, none, 2,
            QStringLiteral("a whole number from 0 to 100"));
        row("too small", {QStringLiteral("--interval=0")}, none, none, 2,
            QStringLiteral("a number from 0.01 to 86400"));
        row("negative", {QStringLiteral("--leak=-1")}, none, none, 2, QStringLiteral("--leak"));
        row("NaN", {QStringLiteral("--startup=nan")}, none, none, 2, QStringLiteral("'nan'"));
        row("infinite", {QStringLiteral("--startup=inf")}, none, none, 2, QStringLiteral("'inf'"));
        row("name of two lines", {QStringLiteral("--name=a\nb")}, none, none, 2,
            QStringLiteral("without control characters"));
        row("variable", {}, QStringLiteral("much"), none, 2,
            QStringLiteral("$UNITDECK_DEMO_CPU: 'much'"));
        row("unknown key", {}, none, QStringLiteral("cpu=1\nspeed = 1\n"), EX_CONFIG,
            QStringLiteral("demo.conf:2: unknown key 'speed'"));
        row("no key", {}, none, QStringLiteral("\n\nnonsense\n"), EX_CONFIG,
            QStringLiteral("demo.conf:3: 'nonsense'"));
        row("value in the file", {}, none, QStringLiteral("# x\ncpu = much"), EX_CONFIG,
            QStringLiteral("demo.conf:2: 'much'"));
        row("wrong in the file though overruled", {QStringLiteral("--cpu=1")}, none,
            QStringLiteral("cpu = much"), EX_CONFIG, QStringLiteral("demo.conf:1"));
    }
    void whatIsRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, variable);
        QFETCH(QString, file);
        QFETCH(int, exitStatus);
        QFETCH(QString, words);
        std::vector<std::string> plain;
        for (const QString &argument : arguments) {
            plain.push_back(argument.toStdString());
        }
        const auto problem = expected<Problem>(
            resolveAll(plain, {{"UNITDECK_DEMO_CPU", variable.toStdString()}}, file.toStdString()));
        QCOMPARE(problem.exitStatus, exitStatus);
        QCOMPARE(problem.errorNumber, EINVAL);
        QVERIFY2(problem.message.find(words.toStdString()) != std::string::npos,
                 problem.message.c_str());
    }

    void theConfigurationFileIsTheNamedOneOrTheUsualOne()
    {
        const Environment home{{"HOME", "/home/ada"}};
        Environment folder = home;
        folder["XDG_CONFIG_HOME"] = "/home/ada/settings";
        Environment relative = home;
        relative["XDG_CONFIG_HOME"] = "settings";
        Environment named = folder;
        named["UNITDECK_DEMO_CONFIG"] = "/srv/demo.conf";
        Environment mayBeAbsent = folder;
        mayBeAbsent["UNITDECK_DEMO_CONFIG"] = "-/srv/demo.conf";
        CommandLine option;
        option.configFile = "/tmp/demo.conf";

        struct Case final
        {
            CommandLine commandLine;
            Environment environment;
            bool isRoot;
            std::string path;
            bool mustExist;
        };
        const std::vector<Case> cases{
            {{}, home, false, "/home/ada/.config/unitdeck-demo.conf", false},
            {{}, folder, false, "/home/ada/settings/unitdeck-demo.conf", false},
            {{}, relative, false, "/home/ada/.config/unitdeck-demo.conf", false},
            {{}, folder, true, "/etc/unitdeck-demo.conf", false},
            {{}, named, true, "/srv/demo.conf", true},
            {{}, mayBeAbsent, false, "/srv/demo.conf", false},
            {option, mayBeAbsent, false, "/tmp/demo.conf", true},
            {{}, {}, false, "", false},
        };
        for (const Case &situation : cases) {
            const auto choice =
                chooseConfig(situation.commandLine, situation.environment, situation.isRoot);
            QCOMPARE(choice.path, situation.path);
            QCOMPARE(choice.mustExist, situation.mustExist);
        }
    }

    void theHelpNamesEveryOption()
    {
        const auto help = helpText();
        for (const OptionSpec &option : optionTable()) {
            QVERIFY2(help.find(std::string("--") + option.name + " ") != std::string::npos,
                     option.name);
        }
    }
};

QTEST_GUILESS_MAIN(DemoOptionsTest)
#include "tst_demo_options.moc"
