// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong unit files, and what is said of each, with systemd's own check beside ours; and right ones,
// of which nothing is said.
#include "app/unitfiles/unit_verifier.h"
#include "ui/look/finding_words.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Finding::Kind;
using Severity = Finding::Severity;

constexpr int version = 252;

} // namespace

class UnitVerifierTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wrongFiles_data();
    void wrongFiles();
    void aDropInIsCheckedWithItsUnit();
    void rightFiles_data();
    void rightFiles();
    void whatPackagesBringHasNoErrors();
    void onlyTheLastOfManyIsAnswered();
    void aUnitThatWasNeverReadyIsTold();

private:
    QList<Finding> check(const CheckInput &input);
    CheckInput inputOf(const QByteArray &text, Scope scope = Scope::System) const;

    QTemporaryDir folder_;
    UnitVerifier verifier_;
};

void UnitVerifierTest::initTestCase()
{
    const auto write = [this](const QString &name, const QByteArray &text, bool isProgram) {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        if (isProgram)
            file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeUser |
                                QFile::ExeGroup | QFile::ExeOther);
    };
    write(u"script"_s, "#!/bin/sh\n", true);
    write(u"plain"_s, "no program\n", false);
    write(u"orphan"_s, "#!/no/such/interpreter -x\n", true);
    write(u"by-env"_s, "#!/usr/bin/env no-such-interpreter\n", true);
    write(u"snake.py"_s, "#!/usr/bin/env python3\n", true);
    QSignalSpy ready(&verifier_, &UnitVerifier::catalogueChanged);
    verifier_.prepare();
    QVERIFY(ready.count() > 0 || ready.wait(20000));
    QVERIFY(!verifier_.catalogue().isEmpty());
}

CheckInput UnitVerifierTest::inputOf(const QByteArray &text, Scope scope) const
{
    QByteArray filled = text;
    filled.replace("DIR", folder_.path().toUtf8());
    CheckInput input;
    input.unit = {scope, u"wrong.service"_s};
    input.files = {{u"/etc/systemd/system/wrong.service"_s, UnitDocument(filled)}};
    input.knownUnits = {u"default.target"_s, u"network.target"_s, u"a@.service"_s,
                        u"timers.target"_s};
    if (scope == Scope::System)
        input.knownUnits.insert(u"multi-user.target"_s);
    input.managerVersion = version;
    return input;
}

QList<Finding> UnitVerifierTest::check(const CheckInput &input)
{
    QSignalSpy checked(&verifier_, &UnitVerifier::checked);
    verifier_.check(input);
    if (!checked.wait(20000))
        return {};
    return checked.first().first().value<QList<Finding>>();
}

void UnitVerifierTest::wrongFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says"); // the beginning of what a person reads
    const auto add = [](const char *name, const QByteArray &text, int line, Kind kind,
                        Severity severity, const char *says) {
        QTest::newRow(name) << text << line << kind << severity << QString::fromUtf8(says);
    };
    const auto error = Severity::Error;
    const auto warning = Severity::Warning;
    const QByteArray good = "[Service]\nExecStart=/bin/true\n";
    // What systemd says itself.
    add("a type there is not", good + "Type=bogus\n", 3, Kind::ManagerSays, error,
        "Failed to parse service type");
    add("a wrong time", good + "RestartSec=soon\n", 3, Kind::ManagerSays, error,
        "Failed to parse sec value");
    add("a wrong restart", good + "Restart=sometimes\n", 3, Kind::ManagerSays, error,
        "Failed to parse service restart specifier");
    add("a wrong boolean", good + "PrivateTmp=perhaps\n", 3, Kind::ManagerSays, error,
        "Failed to parse");
    add("two programs", good + "ExecStart=/bin/false\n", 3, Kind::ManagerSays, error,
        "Service has more than one ExecStart= setting");
    add("restart always of a oneshot", good + "Type=oneshot\nRestart=always\n", 4,
        Kind::ManagerSays, error, "Service has Restart= set to either always");
    add("bus type without a name", good + "Type=dbus\n", 0, Kind::ManagerSays, error,
        "Service is of type D-Bus but no D-Bus service name");
    add("a wrong memory limit", good + "MemoryMax=lots\n", 3, Kind::ManagerSays, error,
        "Invalid memory limit");
    add("a wrong variable", good + "Environment=1=2\n", 3, Kind::ManagerSays, error,
        "Invalid environment assignment");
    add("a wrong signal", good + "KillSignal=SIGFOO\n", 3, Kind::ManagerSays, error,
        "Failed to parse signal name");
    add("a relative working directory", good + "WorkingDirectory=here\n", 3, Kind::ManagerSays,
        error, "WorkingDirectory= path is not absolute");
    // What it does not say, or less clearly.
    add("a misspelt directive", good + "Restrat=always\n", 3, Kind::UnknownDirective, error,
        "systemd does not know Restrat=; it ignores it. Is Restart= meant?");
    add("a directive of nobody", good + "Xyzzyplugh=1\n", 3, Kind::UnknownDirective, error,
        "systemd does not know Xyzzyplugh=");
    add("a newer directive", good + "RefreshOnReload=yes\n", 3, Kind::NewerDirective, warning,
        "RefreshOnReload= came with systemd 260; this is systemd 252");
    add("in the wrong section", "[Unit]\nRestart=always\n" + good, 2, Kind::WrongSection, error,
        "Restart= does not belong here; systemd ignores it. Put it below [Service].");
    add("a misspelt section", "[Instal]\nWantedBy=default.target\n" + good, 1, Kind::UnknownSection,
        error, "A unit of this type has no section of this name");
    add("a section of another type", "[Timer]\nOnCalendar=daily\n" + good, 1, Kind::UnknownSection,
        error, "A unit of this type has no section of this name");
    add("before the first section", "Description=x\n" + good, 1, Kind::OutsideSection, error,
        "Description= stands before the first section");
    add("no assignment", "[Unit]\nDescription\n" + good, 2, Kind::BadLine, warning,
        "This line is no assignment");
    add("a header that is not closed", "[Unit\nDescription=x\n" + good, 1, Kind::BadHeader, error,
        "This section header is not closed");
    add("no program", "[Service]\nRestart=always\n", 0, Kind::NoExecStart, error,
        "The service has no program to start");
    add("a relative path", "[Service]\nExecStart=bin/true\n", 2, Kind::RelativePath, error,
        "bin/true is a path relative to nothing");
    add("a relative path by ./", "[Service]\nExecStart=./true\n", 2, Kind::RelativePath, error,
        "./true is a path relative to nothing");
    add("a name nobody has", "[Service]\nExecStart=no-such-program-here\n", 2,
        Kind::NotInSearchPath, error, "There is no program no-such-program-here where");
    add("a program that is not there", "[Service]\nExecStart=/no/such/program\n", 2,
        Kind::NoSuchProgram, error, "There is no program /no/such/program.");
    add("one on the second line", good + "ExecStartPre=/bin/true\nExecStopPost=-/no/such\n", 4,
        Kind::NoSuchProgram, warning, "There is no program /no/such.");
    add("one after a semicolon", "[Service]\nType=oneshot\nExecStart=/bin/true ; /no/such/second\n",
        3, Kind::NoSuchProgram, error, "There is no program /no/such/second.");
    add("not executable", "[Service]\nExecStart=DIR/plain\n", 2, Kind::NotExecutable, error, "");
    add("no interpreter", "[Service]\nExecStart=DIR/orphan\n", 2, Kind::NoInterpreter, error, "");
    add("no interpreter by env", "[Service]\nExecStart=DIR/by-env\n", 2, Kind::NoInterpreter, error,
        "");
    add("a pipe", "[Service]\nExecStart=/bin/ls | /bin/cat\n", 2, Kind::ShellConstruct, warning,
        "“|” means something to a shell only");
    add("a redirection", "[Service]\nExecStart=/bin/ls >/tmp/x\n", 2, Kind::ShellConstruct, warning,
        "“>/tmp/x” means something to a shell only");
    add("two commands", "[Service]\nExecStart=/bin/true && /bin/true\n", 2, Kind::ShellConstruct,
        warning, "“&&” means something to a shell only");
    add("a home by ~", "[Service]\nExecStart=/bin/cat ~/x\n", 2, Kind::ShellConstruct, warning,
        "“~/x” means something to a shell only");
    add("a command in a command", "[Service]\nExecStart=/bin/echo $(date)\n", 2,
        Kind::ShellConstruct, warning, "“$(date)” means something to a shell only");
    add("a unit that is not there", "[Unit]\nRequires=no-such.service\n" + good, 2,
        Kind::MissingUnit, error, "Requires= names no-such.service");
    add("a wish that is not there", "[Unit]\nWants=network.target nowhere.target\n" + good, 2,
        Kind::MissingUnit, warning, "Wants= names nowhere.target");
    add("a target nobody reaches", good + "[Install]\nWantedBy=nowhere.target\n", 4,
        Kind::InstallUnreachable, warning, "There is no nowhere.target in this manager");
    add("a user who is not there", good + "User=no-such-user\n", 3, Kind::NoSuchUser, error,
        "There is no user no-such-user");
    add("a group that is not there", good + "Group=no-such-group\n", 3, Kind::NoSuchGroup, error,
        "There is no group no-such-group");
    add("Python's buffer", "[Service]\nExecStart=DIR/snake.py\n", 2, Kind::BufferedOutput, warning,
        "");
}

void UnitVerifierTest::wrongFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const Kind, kind);
    QFETCH(const Severity, severity);
    QFETCH(const QString, says);
    const CheckInput input = inputOf(text);
    const QList<Finding> findings = check(input);
    QStringList told;
    for (const Finding &finding : findings) {
        const Sentence sentence = findingSentence(finding);
        told << u"line %1: %2"_s.arg(finding.line).arg(joined(sentence.text, sentence.nextStep));
    }
    qInfo("%s | %s", QTest::currentDataTag(), qPrintable(told.join(" / "_L1)));
    QVERIFY2(findings.size() == 1, qPrintable(told.join(u'\n')));
    const Finding &finding = findings.first();
    const Sentence sentence = findingSentence(finding);
    QCOMPARE(finding.kind, kind);
    QCOMPARE(finding.line, line);
    QCOMPARE(finding.severity, severity);
    QCOMPARE(finding.path, input.files.first().path);
    QVERIFY(!sentence.text.isEmpty());
    QVERIFY2(joined(sentence.text, sentence.nextStep).startsWith(says),
             qPrintable(joined(sentence.text, sentence.nextStep)));
}

void UnitVerifierTest::aDropInIsCheckedWithItsUnit()
{
    CheckInput input = inputOf("[Service]\nExecStart=/no/such\n");
    input.files << ConfigurationFile{u"/etc/systemd/system/wrong.service.d/x.conf"_s,
                                     UnitDocument("[Service]\nExecStart=\nExecStart=/bin/true\n"
                                                  "Restart=sometimes\n")};
    const QList<Finding> findings = check(input);
    // The program of the main file is not the one that counts.
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().path, input.files.last().path);
    QCOMPARE(findings.first().line, 4);
}

void UnitVerifierTest::rightFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Scope>("scope");
    const auto add = [](const char *name, const QByteArray &text, Scope scope = Scope::System) {
        QTest::newRow(name) << text << scope;
    };
    add("plain", "[Unit]\nDescription=x\nWants=network.target\nAfter=no-such.target\n[Service]\n"
                 "ExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n");
    add("a bare name", "[Service]\nExecStart=true\n");
    add("prefixes", "[Service]\nExecStart=-@/bin/true shown\n");
    add("a shell", "[Service]\nExecStart=/bin/sh -c 'ls | cat > /dev/null && echo $(date)'\n");
    add("quoted", "[Service]\nExecStart=/bin/echo \"a > b\" 'x | y' ';' a=>b\n");
    add("a specifier", "[Service]\nExecStart=%E/program --at=%i\n", Scope::User);
    add("a script", "[Service]\nExecStart=DIR/script\n");
    add("Python without its buffer",
        "[Service]\nExecStart=DIR/snake.py\nEnvironment=PYTHONUNBUFFERED=1\n");
    add("Python with -u", "[Service]\nExecStart=/usr/bin/python3 -u DIR/snake.py\n");
    add("Python that nobody hears", "[Service]\nExecStart=DIR/snake.py\nStandardOutput=null\n");
    add("only a stop", "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStop=/bin/true\n");
    add("a user who comes by himself", "[Service]\nExecStart=/bin/true\nUser=no-such\n"
                                       "DynamicUser=yes\n");
    add("an instance of a template", "[Unit]\nWants=a@b.service\n[Service]\nExecStart=/bin/true\n");
    add("what others put in", "[X-Other]\nAny=thing\n[Service]\nExecStart=/bin/true\nX-More=1\n");
    add("of a user", "[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=default.target\n",
        Scope::User);
}

void UnitVerifierTest::rightFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Scope, scope);
    const QList<Finding> findings = check(inputOf(text, scope));
    for (const Finding &finding : findings)
        qWarning() << finding.line << findingSentence(finding).text;
    QVERIFY(findings.isEmpty());
}

void UnitVerifierTest::whatPackagesBringHasNoErrors()
{
    int count = 0;
    QDirIterator files(u"/usr/lib/systemd/system"_s, {u"*.service"_s}, QDir::Files);
    QStringList wrong;
    while (files.hasNext()) {
        QFile file(files.next());
        // Aliases and masks are not what is looked at.
        if (QFileInfo(file).isSymLink() || !file.open(QIODevice::ReadOnly))
            continue;
        CheckInput input = inputOf(file.readAll());
        input.unit.name = QFileInfo(file).fileName();
        input.knownUnits.clear();
        for (const Finding &finding : checkUnit(input, verifier_.catalogue())) {
            // A package may be there without the program of another that it names, and its users.
            const bool isElsewhere =
                finding.kind == Kind::NoSuchProgram || finding.kind == Kind::NotInSearchPath ||
                finding.kind == Kind::NoSuchUser || finding.kind == Kind::NoSuchGroup;
            if (finding.severity == Severity::Error && !isElsewhere)
                wrong << input.unit.name + u": "_s + findingSentence(finding).text;
        }
        ++count;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY2(count > 50, qPrintable(QString::number(count)));
}

void UnitVerifierTest::onlyTheLastOfManyIsAnswered()
{
    QSignalSpy checked(&verifier_, &UnitVerifier::checked);
    for (int i = 0; i < 50; ++i)
        verifier_.check(inputOf("[Service]\nExecStart=/no/such/" + QByteArray::number(i) + '\n'));
    QVERIFY(checked.wait(20000));
    const auto findings = checked.first().first().value<QList<Finding>>();
    QCOMPARE(findings.first().words, QStringList{u"/no/such/49"_s});
    // Whoever asks afterwards is the next to be answered: nothing was left over.
    QCOMPARE(check(inputOf("[Service]\nExecStart=/bin/true\n")), QList<Finding>());
    QCOMPARE(checked.count(), 2);
}

void UnitVerifierTest::aUnitThatWasNeverReadyIsTold()
{
    CheckInput input = inputOf("[Service]\nExecStart=/bin/true\nType=notify\n");
    QVERIFY(check(input).isEmpty());
    input.lastResult = u"timeout"_s;
    input.wasNeverReady = true;
    const QList<Finding> findings = check(input);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().kind, Kind::NeverReady);
    QCOMPARE(findings.first().line, 3);
}

QTEST_GUILESS_MAIN(UnitVerifierTest)
#include "unit_verifier_test.moc"
