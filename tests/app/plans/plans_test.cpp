// SPDX-License-Identifier: GPL-3.0-or-later
// What plans hold: the files of a service that is made or moved, their steps, and the way back.
#include "app/plans/demotion.h"
#include "app/plans/process_owner.h"
#include "app/plans/program_files.h"
#include "app/plans/promotion.h"
#include "app/plans/service_spec.h"
#include "app/unitfiles/common_settings.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString home = u"/home/ada"_s;

ServiceLook lookOf(const QByteArray &text, const QString &program)
{
    ServiceLook look;
    look.unit = {Scope::User, u"hello.service"_s};
    look.home = home;
    look.files << ConfigurationFile{home + u"/.config/systemd/user/hello.service"_s,
                                    UnitDocument(text)};
    if (!program.isEmpty())
        look.program = ServiceProgram{
            QFileInfo(program).path(), {program, QFileInfo(program).fileName(), false}, {}, 0};
    return look;
}

QByteArray promoted(const QByteArray &text, const QString &program, bool withNeighbours = false)
{
    const ServiceLook look = lookOf(text, program);
    PromotionChoices choices = usualChoices(look);
    choices.isHardened = false;
    choices.takesNeighbours = withNeighbours;
    return promotedFiles(look, choices).first().document.bytes();
}

} // namespace

class PlansTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsPromotedHasItsPathsAndUser_data();
    void whatIsPromotedHasItsPathsAndUser();
    void hardeningLeavesWhatIsThere();
    void homesAreFound();
    void usersGetNamesThatUsersMayHave();
    void thereAndBackIsTheSame();
    void aPromotionUndoesWhatItDoes();
    void whoIsAsked();
    void aSpecBecomesFiles_data();
    void aSpecBecomesFiles();
    void triggersHaveTheirOwnFile();
    void theScriptIsOneAShellTakes();
    void deletingAndRestoringAreEachOthersOpposite();
    void programsAreFound();
    void programsAreCopiedWholeOrNotAtAll();
    void processesHaveOwners();
    void limitsNeedNoRestart();
};

void PlansTest::whatIsPromotedHasItsPathsAndUser_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("program");
    QTest::addColumn<bool>("withNeighbours");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("a script, with comments")
        << QByteArray("# mine\n[Service]\nExecStart=/usr/bin/python3 /home/ada/a/x.py --fast\n"
                      "[Install]\nWantedBy=default.target\n")
        << u"/home/ada/a/x.py"_s << false
        << QByteArray("# mine\n[Service]\nExecStart=/usr/bin/python3 /usr/local/lib/hello/x.py "
                      "--fast\nUser=hello\n[Install]\nWantedBy=multi-user.target\n");
    QTest::newRow("%h, a prefix and quotes")
        << QByteArray("[Service]\nExecStart=-%h/a/x\nExecReload=\"/home/ada/a/x\" again\n")
        << u"/home/ada/a/x"_s << false
        << QByteArray("[Service]\nExecStart=-/usr/local/lib/hello/x\n"
                      "ExecReload=\"/usr/local/lib/hello/x\" again\nUser=hello\n"
                      "\n[Install]\nWantedBy=multi-user.target\n");
    QTest::newRow("the other manager has another home")
        << QByteArray("[Service]\nExecStart=/usr/bin/x %h/y %%h\n[Install]\nWantedBy=a.target\n")
        << QString() << false
        << QByteArray("[Service]\nExecStart=/usr/bin/x /home/ada/y %%h\nUser=hello\n"
                      "[Install]\nWantedBy=a.target\n");
    QTest::newRow("a longer name is another file")
        << QByteArray("[Service]\nExecStart=/home/ada/a/x /home/ada/a/xy\n"
                      "[Install]\nWantedBy=default.target\n")
        << u"/home/ada/a/x"_s << false
        << QByteArray("[Service]\nExecStart=/usr/local/lib/hello/x /home/ada/a/xy\nUser=hello\n"
                      "[Install]\nWantedBy=multi-user.target\n");
    QTest::newRow("the whole folder, with the place it works in")
        << QByteArray("[Service]\nWorkingDirectory=%h/a\nExecStart=/home/ada/a/x\n"
                      "EnvironmentFile=/home/ada/a/env\nUser=ada\n"
                      "[Install]\nWantedBy=graphical-session.target default.target\n")
        << u"/home/ada/a/x"_s << true
        << QByteArray("[Service]\nWorkingDirectory=/usr/local/lib/hello\n"
                      "ExecStart=/usr/local/lib/hello/x\n"
                      "EnvironmentFile=/usr/local/lib/hello/env\nUser=hello\n"
                      "[Install]\nWantedBy=multi-user.target\n");
    QTest::newRow("a script alone takes its folder along as a place")
        << QByteArray("[Service]\nWorkingDirectory=/home/ada/a\nExecStart=/home/ada/a/x\n"
                      "[Install]\nWantedBy=default.target\n")
        << u"/home/ada/a/x"_s << false
        << QByteArray("[Service]\nWorkingDirectory=/usr/local/lib/hello\n"
                      "ExecStart=/usr/local/lib/hello/x\nUser=hello\n"
                      "[Install]\nWantedBy=multi-user.target\n");
    QTest::newRow("a program of the system stays where it is")
        << QByteArray("[Service]\nExecStart=/usr/bin/thing\n[Install]\nWantedBy=default.target\n")
        << QString() << false
        << QByteArray("[Service]\nExecStart=/usr/bin/thing\nUser=hello\n"
                      "[Install]\nWantedBy=multi-user.target\n");
    QTest::newRow("a backslash in a name is itself")
        << QByteArray("[Service]\nExecStart=/home/ada/a.b+c/x\n[Install]\nWantedBy=a.target\n")
        << u"/home/ada/a.b+c/x"_s << false
        << QByteArray("[Service]\nExecStart=/usr/local/lib/hello/x\nUser=hello\n"
                      "[Install]\nWantedBy=a.target\n");
}

void PlansTest::whatIsPromotedHasItsPathsAndUser()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, program);
    QFETCH(const bool, withNeighbours);
    QFETCH(const QByteArray, after);
    QCOMPARE(promoted(before, program, withNeighbours), after);
}

void PlansTest::hardeningLeavesWhatIsThere()
{
    const ServiceLook look = lookOf(
        "[Service]\nExecStart=/usr/bin/x\nProtectSystem=full\nCapabilityBoundingSet=CAP_KILL\n",
        {});
    const UnitDocument made = promotedFiles(look, usualChoices(look)).first().document;
    QCOMPARE(made.value(u"Service"_s, u"ProtectSystem"_s), u"full"_s);
    QCOMPARE(made.values(u"Service"_s, u"CapabilityBoundingSet"_s), QStringList{u"CAP_KILL"_s});
    QCOMPARE(made.value(u"Service"_s, u"ProtectHome"_s), u"yes"_s);
    QCOMPARE(made.value(u"Service"_s, u"NoNewPrivileges"_s), u"yes"_s);
    // Who uses a home is not kept from it.
    const ServiceLook atHome = lookOf("[Service]\nExecStart=/usr/bin/x %h/data\n", {});
    QCOMPARE(promotedFiles(atHome, usualChoices(atHome))
                 .first()
                 .document.value(u"Service"_s, u"ProtectHome"_s),
             QString());
}

void PlansTest::homesAreFound()
{
    const ServiceLook look =
        lookOf("[Service]\nExecStart=/usr/bin/x /home/ada/f --log=%h/l\nEnvironment=A=~/b\n"
               "ExecStop=/usr/bin/y /home/adam/f %hello\nWorkingDirectory=~\n",
               {});
    const QList<PlannedFile> files = promotedFiles(look, usualChoices(look));
    QStringList keys;
    for (const UnitSetting &setting : settingsWithHome(files, home))
        keys << setting.key;
    QCOMPARE(keys, (QStringList{u"ExecStart"_s, u"Environment"_s, u"WorkingDirectory"_s}));
}

void PlansTest::usersGetNamesThatUsersMayHave()
{
    ServiceLook look = lookOf("[Service]\n", {});
    for (const auto &[unit, user] : {std::pair(u"Web Server.service"_s, u"web-server"_s),
                                     std::pair(u"9lives.service"_s, u"lives"_s),
                                     std::pair(u"my.app-.service"_s, u"my-app"_s)}) {
        look.unit.name = unit;
        QCOMPARE(usualChoices(look).user, user);
    }
}

void PlansTest::thereAndBackIsTheSame()
{
    const QByteArray text = "# mine\n[Service]\nExecStart=/usr/bin/python3 /home/ada/a/x.py\n"
                            "Restart=always\n[Install]\nWantedBy=default.target\n";
    const ServiceLook look = lookOf(text, u"/home/ada/a/x.py"_s);
    const PlannedFile there = promotedFiles(look, usualChoices(look)).first();
    DemotionLook back;
    back.service.unit = there.target.unit;
    back.service.home = home;
    back.service.files << ConfigurationFile{u"/etc/systemd/system/hello.service"_s, there.document};
    back.service.program = ServiceProgram{
        u"/usr/local/lib/hello"_s, {u"/usr/local/lib/hello/x.py"_s, u"x.py"_s, false}, {}, 0};
    const QByteArray again = demotedFiles(back).first().document.bytes();
    QCOMPARE(QByteArray(again).replace("/home/ada/.local/lib/hello/", "/home/ada/a/"), text);
}

void PlansTest::aPromotionUndoesWhatItDoes()
{
    ServiceLook look = lookOf("[Service]\nExecStart=/home/ada/x\n", u"/home/ada/x"_s);
    look.isActive = look.isEnabled = true;
    const Plan plan = promotionPlan(look, usualChoices(look));
    const auto *first = std::get_if<RunVerbs>(&plan.first().action);
    QVERIFY(first);
    QCOMPARE(first->requests.first().verb, Verb::Disable);
    QVERIFY(first->requests.first().now);
    QCOMPARE(first->undo.first().verb, Verb::Enable);
    QVERIFY(first->undo.first().now);
    QVERIFY(std::holds_alternative<InstallProgram>(plan.at(1).action));
    QVERIFY(std::holds_alternative<CreateUser>(plan.at(2).action));
    QVERIFY(std::holds_alternative<WriteUnitFile>(plan.at(3).action));
    QVERIFY(std::holds_alternative<VerifyUnit>(plan.at(4).action));
    // Only what comes after the proof may fail without being undone.
    bool isProven = false;
    for (const PlanStep &step : plan) {
        QCOMPARE(step.isTidying, isProven);
        isProven |= std::holds_alternative<ProveUnit>(step.action);
    }
    // What others start is left to them.
    PromotionChoices waiting = usualChoices(look);
    waiting.starts = false;
    QVERIFY(std::ranges::none_of(promotionPlan(look, waiting), [](const PlanStep &step) {
        return std::holds_alternative<ProveUnit>(step.action);
    }));
    // A user for as long as it runs needs no step, and what does not run needs no stopping.
    look.isActive = look.isEnabled = false;
    PromotionChoices choices = usualChoices(look);
    choices.isDynamic = true;
    const Plan other = promotionPlan(look, choices);
    QVERIFY(std::holds_alternative<InstallProgram>(other.first().action));
    QVERIFY(std::ranges::none_of(other, [](const PlanStep &step) {
        return std::holds_alternative<CreateUser>(step.action);
    }));
}

void PlansTest::whoIsAsked()
{
    ServiceSpec spec;
    spec.name = u"x"_s;
    spec.program = {u"/usr/bin/true"_s, true, true, {}};
    QVERIFY(!needsAuthorization(creationPlan(spec)));
    spec.scope = Scope::System;
    QVERIFY(needsAuthorization(creationPlan(spec)));
}

void PlansTest::aSpecBecomesFiles_data()
{
    QTest::addColumn<ServiceSpec>("spec");
    QTest::addColumn<QByteArray>("text");
    ServiceSpec spec;
    spec.name = u"x"_s;
    spec.description = u"50% of it"_s;
    spec.program = {u"/home/ada/my prog"_s, true, true, {}};
    spec.arguments = u" --date=+%s \"two words\""_s;
    spec.environment = QStringList{u"A=b c"_s, u"D=1"_s};
    spec.when = ServiceSpec::When::ByHand;
    QTest::newRow("blanks and percent signs")
        << spec
        << QByteArray("[Unit]\nDescription=50%% of it\n\n[Service]\nType=exec\n"
                      "ExecStart=\"/home/ada/my prog\" --date=+%%s \"two words\"\n"
                      "Environment=\"A=b c\"\nEnvironment=D=1\n");
    spec = {};
    spec.name = u"x"_s;
    spec.scope = Scope::System;
    spec.user = u"web"_s;
    spec.program = {u"/srv/x.py"_s, true, false, u"/usr/bin/python3"_s};
    spec.environment = QStringList{u"PYTHONUNBUFFERED=0"_s};
    spec.readiness = ServiceSpec::Readiness::Notifies;
    spec.restart = u"always"_s;
    QTest::newRow("of the system, by an interpreter, who says it is buffered is let be")
        << spec
        << QByteArray("[Service]\nType=notify\nExecStart=/usr/bin/python3 /srv/x.py\n"
                      "Environment=PYTHONUNBUFFERED=0\nUser=web\nRestart=always\nRestartSec=5s\n"
                      "\n[Install]\nWantedBy=multi-user.target\n");
    spec = {};
    spec.name = u"x"_s;
    spec.program = {u"/home/ada/x"_s, true, true, u"python3"_s};
    spec.readiness = ServiceSpec::Readiness::Ends;
    QTest::newRow("a script that runs by itself")
        << spec
        << QByteArray("[Service]\nType=oneshot\nExecStart=/home/ada/x\n"
                      "Environment=PYTHONUNBUFFERED=1\n\n[Install]\nWantedBy=default.target\n");
}

void PlansTest::aSpecBecomesFiles()
{
    QFETCH(const ServiceSpec, spec);
    QFETCH(const QByteArray, text);
    QCOMPARE(filesOf(spec).first().document.bytes(), text);
}

void PlansTest::triggersHaveTheirOwnFile()
{
    ServiceSpec spec;
    spec.name = u"x"_s;
    spec.program = {u"/usr/bin/true"_s, true, true, {}};
    spec.calendar = u"daily"_s;
    spec.listen = u"8080"_s;
    spec.watched = u"/srv/in"_s;
    using When = ServiceSpec::When;
    for (const auto &[when, unit, line] :
         {std::tuple(When::OnSchedule, u"x.timer"_s, "OnCalendar=daily\nPersistent=yes\n"),
          std::tuple(When::OnConnection, u"x.socket"_s, "ListenStream=8080\n"),
          std::tuple(When::OnChange, u"x.path"_s, "PathChanged=/srv/in\n")}) {
        spec.when = when;
        const QList<PlannedFile> files = filesOf(spec);
        QCOMPARE(files.size(), 2);
        QCOMPARE(files.last().target.unit.name, unit);
        QVERIFY(files.last().document.bytes().contains(line));
        QVERIFY(!files.first().document.bytes().contains("[Install]"));
        QCOMPARE(startedUnit(spec).name, unit);
    }
}

void PlansTest::theScriptIsOneAShellTakes()
{
    ServiceLook look = lookOf("[Service]\nExecStart=/home/ada/it's\n# END\n", u"/home/ada/it's"_s);
    look.isActive = true;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"script"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(planScript(promotionPlan(look, usualChoices(look))).toUtf8());
    file.close();
    QProcess shell; // only checked, not run
    shell.start(u"/bin/sh"_s, {u"-n"_s, file.fileName()});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
}

void PlansTest::deletingAndRestoringAreEachOthersOpposite()
{
    ServiceLook look;
    look.unit = {Scope::User, u"hello.service"_s};
    const QString path = userUnitFilePlaces().persistent + u"/hello.service"_s;
    look.files << ConfigurationFile{path, UnitDocument("[Service]\n")};
    look.isActive = look.isEnabled = true;
    const Plan away = deletionPlan(look);
    const Plan back = restorationPlan(look);
    QCOMPARE(away.size(), 3);
    const auto removal = std::get<WriteUnitFile>(away.at(1).action);
    const auto writing = std::get<WriteUnitFile>(back.first().action);
    QCOMPARE(removal.content, FileContent());
    QCOMPARE(removal.expected, writing.content);
    QCOMPARE(writing.expected, FileContent());
    QCOMPARE(std::get<RunVerbs>(back.last().action).requests.first().verb, Verb::Start);
}

void PlansTest::programsAreFound()
{
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name) {
        QDir(folder.path()).mkpath(QFileInfo(folder.filePath(name)).path());
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("x") == 1;
    };
    QVERIFY(write(u"main.py"_s) && write(u"parts/one.py"_s) &&
            write(u"parts/__pycache__/one.pyc"_s));
    const QString script = folder.filePath(u"main.py"_s);
    // Root's files need no moving; where the test runs as root, all are.
    const auto found = programOf(u"/usr/bin/python3 -u "_s + script + u" --fast"_s, Scope::User);
    QCOMPARE(found.has_value(), geteuid() != 0);
    if (found) {
        QCOMPARE(found->file.path, script);
        QCOMPARE(found->neighbours.size(), 1);
        QCOMPARE(found->neighbours.first().name, u"parts/one.py"_s);
    }
    QVERIFY(!programOf(u"/usr/bin/python3 -c 1"_s, Scope::User));
    QVERIFY(!programOf(script, Scope::System));
}

void PlansTest::programsAreCopiedWholeOrNotAtAll()
{
    QTemporaryDir from;
    QTemporaryDir to;
    QFile source(from.filePath(u"x"_s));
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write("text") == 4);
    source.close();
    const InstallProgram good{
        to.filePath(u"lib/x"_s),
        {{source.fileName(), u"x"_s, true}, {source.fileName(), u"a/b"_s, false}},
        Scope::User};
    QVERIFY(copyProgram(good));
    QVERIFY(QFileInfo(to.filePath(u"lib/x/x"_s)).isExecutable());
    QVERIFY(QFileInfo(to.filePath(u"lib/x/a/b"_s)).isFile());
    QCOMPARE(copyProgram(good).error().kind, Error::Kind::AlreadyExists);
    QVERIFY(removeCopies(good));
    QVERIFY(!QFileInfo::exists(to.filePath(u"lib/x"_s)));
    InstallProgram bad = good;
    bad.files << ProgramSource{from.filePath(u"missing"_s), u"c"_s, false};
    QCOMPARE(copyProgram(bad).error().kind, Error::Kind::NotFound);
    QVERIFY(!QFileInfo::exists(to.filePath(u"lib/x"_s)));
}

void PlansTest::processesHaveOwners()
{
    const Reply<ProcessOwner> own = ownerOf(static_cast<quint32>(getpid()));
    QVERIFY(own);
    QVERIFY(isExpected(*own, {}, false));
    QVERIFY(isExpected(*own, own->name, false));
    QVERIFY(!isExpected(*own, u"no-such-user"_s, false));
    QVERIFY(!isExpected(*own, {}, true));
    QVERIFY(isExpected({61184, {}}, {}, true));
    QVERIFY(!ownerOf(0xfffffff0));
    QVERIFY(isUserOrGroup(u"root"_s));
    QVERIFY(!isUserOrGroup(u"no-such-user"_s));
}

void PlansTest::limitsNeedNoRestart()
{
    const UnitDocument none;
    QVERIFY(!needsRestart(none, UnitDocument("[Service]\nRestart=always\nMemoryMax=1G\n")));
    QVERIFY(!needsRestart(none, UnitDocument("[Unit]\nDescription=x\n")));
    QVERIFY(needsRestart(none, UnitDocument("[Service]\nEnvironment=A=b\n")));
    QVERIFY(needsRestart(UnitDocument("[Service]\nUser=a\n"), none));
}

QTEST_GUILESS_MAIN(PlansTest)
#include "plans_test.moc"
