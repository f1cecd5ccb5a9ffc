// SPDX-License-Identifier: GPL-3.0-or-later
// The helper's operations on a tree of their own.
#include "daemon/helper/names.h"
#include "daemon/helper/sha256.h"
#include "tests/daemon/helper_tree.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace unitdeck;
using namespace unitdeck::helper;
using namespace Qt::Literals::StringLiterals;

using Kind = Failure::Kind;

class TestHelperOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { tree_ = std::make_unique<HelperTree>(); }
    void cleanup() { tree_.reset(); }

    void aUnitFileComesAndGoes();
    void aDropInBringsItsFolderAndTakesItAway();
    void whatIsThereHasToBeAsTheCallerSays_data();
    void whatIsThereHasToBeAsTheCallerSays();
    void modeIsKeptAndTheOldContentIsInTheHistory();
    void theHistoryBringsBack();
    void linksAreNotFollowed();
    void foldersOpenToAllAreRefused();
    void leftoversOfAKilledHelperAreRemoved();
    void aDamagedManifestStopsEverything();
    void aProgramComesAndGoes();
    void aProgramIsReplacedAsAWhole();
    void whatIsNotOursBelowUsrLocalLibStays();
    void packedFilesAreTakenApart();
    void aUserComesAndGoes();
    void aUserStaysWhileInUse();
    void groupsAndEntriesOfOthersStandInTheWay();

private:
    Result<Answer> run(const Request &request) { return Operations(tree_->place()).run(request); }
    Result<Answer> write(const std::string &unit, const QByteArray &content,
                         const QByteArray &before = {}, const std::string &dropIn = {})
    {
        const Memory memory(content);
        return run(
            {Operation::WriteUnitFile, unit, dropIn, false, hash(before), {}, {memory.source()}});
    }
    Result<Answer> remove(const std::string &unit, const QByteArray &before,
                          const std::string &dropIn = {})
    {
        return run({Operation::RemoveUnitFile, unit, dropIn, false, hash(before), {}, {}});
    }
    Result<Answer> install(const std::string &name,
                           const std::vector<std::pair<std::string, QByteArray>> &files)
    {
        std::vector<std::unique_ptr<Memory>> memories;
        Request request{Operation::InstallProgram, name, {}, false, {}, {}, {}};
        for (const auto &[file, content] : files) {
            memories.push_back(std::make_unique<Memory>(content));
            request.files.push_back(memories.back()->source(file, file == "main"));
        }
        return run(request);
    }
    Result<Answer> named(Operation operation, const std::string &name)
    {
        return run({operation, name, {}, false, {}, {}, {}});
    }
    static std::string hash(const QByteArray &content)
    {
        return content.isEmpty() ? std::string() : sha256(content.toStdString());
    }
    static std::string textOf(const Result<Answer> &result)
    {
        const auto *text = result ? std::get_if<std::string>(&*result) : nullptr;
        return text != nullptr ? *text : "no text";
    }
    static bool isFailure(const Result<Answer> &result, Kind kind)
    {
        if (!result && result.failure().kind != kind)
            qWarning("%s", result.failure().message.c_str());
        return !result && result.failure().kind == kind;
    }
    mode_t modeOf(const QString &below) const
    {
        struct stat status
        {
        };
        return stat(qPrintable(tree_->path(below)), &status) == 0 ? status.st_mode & 07777U : 0;
    }

    std::unique_ptr<HelperTree> tree_;
};

void TestHelperOperations::aUnitFileComesAndGoes()
{
    QCOMPARE(textOf(write("a.service", "one"_ba)), "/etc/systemd/system/a.service");
    QCOMPARE(tree_->read(u"etc/systemd/system/a.service"_s), "one"_ba);
    QCOMPARE(modeOf(u"etc/systemd/system/a.service"_s), mode_t(0644));
    QCOMPARE(modeOf(u"var/lib/unitdeck-helper/manifest"_s), mode_t(0600));
    QVERIFY(write("a.service", "two"_ba, "one"_ba));
    QCOMPARE(tree_->read(u"etc/systemd/system/a.service"_s), "two"_ba);
    QVERIFY(remove("a.service", "two"_ba));
    QVERIFY(tree_->names(u"etc/systemd/system"_s).isEmpty());
    QVERIFY(isFailure(remove("a.service", {}), Kind::NotFound));
    const Memory memory("three"_ba);
    QCOMPARE(
        textOf(run({Operation::WriteUnitFile, "a.timer", {}, true, {}, {}, {memory.source()}})),
        "/run/systemd/system/a.timer");
}

void TestHelperOperations::aDropInBringsItsFolderAndTakesItAway()
{
    QCOMPARE(textOf(write("a@.service", "one"_ba, {}, "10-x")),
             "/etc/systemd/system/a@.service.d/10-x.conf");
    QCOMPARE(modeOf(u"etc/systemd/system/a@.service.d"_s), mode_t(0755));
    QVERIFY(isFailure(write("b.service", "one"_ba, "other"_ba, "10-x"), Kind::Conflict));
    QCOMPARE(tree_->names(u"etc/systemd/system"_s), QStringList{u"a@.service.d"_s});
    QVERIFY(tree_->put(u"etc/systemd/system/a@.service.d/20-y.conf"_s, "y"_ba));
    QVERIFY(remove("a@.service", "one"_ba, "10-x"));
    QCOMPARE(tree_->names(u"etc/systemd/system/a@.service.d"_s), QStringList{u"20-y.conf"_s});
    QVERIFY(remove("a@.service", "y"_ba, "20-y"));
    QVERIFY(tree_->names(u"etc/systemd/system"_s).isEmpty());
}

void TestHelperOperations::whatIsThereHasToBeAsTheCallerSays_data()
{
    QTest::addColumn<QByteArray>("there");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("something, and nothing expected") << "one"_ba
                                                     << ""_ba;
    QTest::newRow("something else") << "one"_ba
                                    << "two"_ba;
    QTest::newRow("nothing, and something expected") << ""_ba
                                                     << "one"_ba;
}

void TestHelperOperations::whatIsThereHasToBeAsTheCallerSays()
{
    QFETCH(const QByteArray, there);
    QFETCH(const QByteArray, expected);
    const QString file = u"etc/systemd/system/a.service"_s;
    if (!there.isEmpty())
        QVERIFY(tree_->put(file, there));
    QVERIFY(isFailure(write("a.service", "new"_ba, expected), Kind::Conflict));
    QVERIFY(isFailure(remove("a.service", expected), Kind::Conflict));
    QCOMPARE(tree_->read(file), there);
    QVERIFY(tree_->names(u"var/lib/unitdeck-helper/history"_s).isEmpty());
}

void TestHelperOperations::modeIsKeptAndTheOldContentIsInTheHistory()
{
    const QString file = u"etc/systemd/system/a.service"_s;
    QVERIFY(tree_->put(file, "foreign"_ba));
    chmod(qPrintable(tree_->path(file)), 0640);
    QVERIFY(write("a.service", "new"_ba, "foreign"_ba));
    QCOMPARE(modeOf(file), mode_t(0640));
    const auto history = named(Operation::ListHistory, {});
    const auto &entries = std::get<std::vector<HistoryEntry>>(*history);
    QCOMPARE(entries.size(), std::size_t(1));
    QCOMPARE(entries.front().path, "etc/systemd/system/a.service");
    QCOMPARE(entries.front().sha256, sha256("foreign"));
    QCOMPARE(entries.front().file.mode, mode_t(0640));
}

void TestHelperOperations::theHistoryBringsBack()
{
    QVERIFY(write("a.service", "one"_ba, {}, "x"));
    QVERIFY(remove("a.service", "one"_ba, "x"));
    const auto history = named(Operation::ListHistory, {});
    const std::string id = std::get<std::vector<HistoryEntry>>(*history).front().id;
    QCOMPARE(textOf(named(Operation::RestoreHistory, id)),
             "/etc/systemd/system/a.service.d/x.conf");
    QCOMPARE(tree_->read(u"etc/systemd/system/a.service.d/x.conf"_s), "one"_ba);
    QVERIFY(isFailure(named(Operation::RestoreHistory, id), Kind::Conflict));
    // One that was tampered with is not brought back, wherever it would go.
    const QString entry = u"var/lib/unitdeck-helper/history/"_s + QString::fromStdString(id);
    QVERIFY(tree_->put(entry, "644 0 0 " + QByteArray::fromStdString(sha256("evil")) +
                                  " etc/shadow\nevil"));
    QVERIFY(isFailure(named(Operation::RestoreHistory, id), Kind::InvalidArgument));
    QVERIFY(tree_->put(entry, "nonsense"_ba));
    QVERIFY(isFailure(named(Operation::RestoreHistory, id), Kind::Failed));
}

void TestHelperOperations::linksAreNotFollowed()
{
    QVERIFY(tree_->put(u"victim/file"_s, "safe"_ba));
    const auto link = [this](const QString &at, const QString &to) {
        return QFile::link(tree_->path(to), tree_->path(at));
    };
    QVERIFY(link(u"etc/systemd/system/a.service"_s, u"victim/file"_s));
    QVERIFY(link(u"etc/systemd/system/b.service.d"_s, u"victim"_s));
    QVERIFY(link(u"usr/local/lib/tool"_s, u"victim"_s));
    QVERIFY(isFailure(write("a.service", "new"_ba), Kind::Conflict));
    QVERIFY(isFailure(write("a.service", "new"_ba, "safe"_ba), Kind::Conflict));
    QVERIFY(isFailure(remove("a.service", "safe"_ba), Kind::Conflict));
    QVERIFY(isFailure(write("b.service", "new"_ba, {}, "x"), Kind::Conflict));
    QVERIFY(isFailure(install("tool", {{"main", "x"_ba}}), Kind::Exists));
    QVERIFY(isFailure(named(Operation::RemoveProgram, "tool"), Kind::Exists));
    QCOMPARE(tree_->names(u"victim"_s), QStringList{u"file"_s});
    QCOMPARE(tree_->read(u"victim/file"_s), "safe"_ba);
}

void TestHelperOperations::foldersOpenToAllAreRefused()
{
    chmod(qPrintable(tree_->path(u"etc/systemd"_s)), 0777);
    QVERIFY(isFailure(write("a.service", "new"_ba), Kind::Failed));
    QVERIFY(tree_->names(u"etc/systemd/system"_s).isEmpty());
}

void TestHelperOperations::leftoversOfAKilledHelperAreRemoved()
{
    const QString left = u"etc/systemd/system/.unitdeck-helper-0123456789abcdef"_s;
    QVERIFY(tree_->put(left, "half"_ba));
    QVERIFY(tree_->put(u"usr/local/lib/.unitdeck-helper-0123456789abcdef/parts/one"_s, "half"_ba));
    QVERIFY(tree_->put(u"etc/systemd/system/.other"_s, "others"_ba));
    QVERIFY(write("a.service", "new"_ba));
    QVERIFY(install("tool", {{"main", "x"_ba}}));
    QCOMPARE(tree_->names(u"etc/systemd/system"_s), (QStringList{u".other"_s, u"a.service"_s}));
    QCOMPARE(tree_->names(u"usr/local/lib"_s), QStringList{u"tool"_s});
}

void TestHelperOperations::aDamagedManifestStopsEverything()
{
    for (const QByteArray &text :
         {""_ba, "unitdeck-helper 2\n"_ba, "unitdeck-helper 1"_ba,
          "unitdeck-helper 1\nunit\tx\n"_ba, "unitdeck-helper 1\nuser\ta\t-1\t0\n"_ba}) {
        QVERIFY(tree_->put(u"var/lib/unitdeck-helper/manifest"_s, text));
        QVERIFY(isFailure(write("a.service", "new"_ba), Kind::Failed));
        QVERIFY(isFailure(install("tool", {{"main", "x"_ba}}), Kind::Failed));
    }
    QVERIFY(tree_->names(u"etc/systemd/system"_s).isEmpty());
    QVERIFY(tree_->names(u"usr/local/lib"_s).isEmpty());
}

void TestHelperOperations::aProgramComesAndGoes()
{
    QCOMPARE(textOf(install("tool", {{"main", "#!"_ba}, {"parts/deep/one", "1"_ba}})),
             "/usr/local/lib/tool");
    QCOMPARE(modeOf(u"usr/local/lib/tool"_s), mode_t(0755));
    QCOMPARE(modeOf(u"usr/local/lib/tool/main"_s), mode_t(0755));
    QCOMPARE(modeOf(u"usr/local/lib/tool/parts"_s), mode_t(0755));
    QCOMPARE(modeOf(u"usr/local/lib/tool/parts/deep/one"_s), mode_t(0644));
    QCOMPARE(tree_->read(u"usr/local/lib/tool/parts/deep/one"_s), "1"_ba);
    QVERIFY(named(Operation::RemoveProgram, "tool"));
    QVERIFY(tree_->names(u"usr/local/lib"_s).isEmpty());
    QVERIFY(isFailure(named(Operation::RemoveProgram, "tool"), Kind::NotFound));
    QVERIFY(isFailure(install("systemd", {{"main", "x"_ba}}), Kind::Reserved));
}

void TestHelperOperations::aProgramIsReplacedAsAWhole()
{
    QVERIFY(install("tool", {{"main", "1"_ba}, {"old", "x"_ba}}));
    QVERIFY(install("tool", {{"main", "2"_ba}, {"new", "y"_ba}}));
    QCOMPARE(tree_->names(u"usr/local/lib/tool"_s), (QStringList{u"main"_s, u"new"_s}));
    QCOMPARE(tree_->names(u"usr/local/lib"_s), QStringList{u"tool"_s});
    QVERIFY(named(Operation::RemoveProgram, "tool"));
}

void TestHelperOperations::whatIsNotOursBelowUsrLocalLibStays()
{
    QVERIFY(tree_->put(u"usr/local/lib/theirs/main"_s, "x"_ba));
    QVERIFY(isFailure(install("theirs", {{"main", "x"_ba}}), Kind::Exists));
    QVERIFY(isFailure(named(Operation::RemoveProgram, "theirs"), Kind::Exists));
    QVERIFY(install("tool", {{"main", "1"_ba}}));
    QVERIFY(tree_->put(u"usr/local/lib/tool/added"_s, "x"_ba));
    QVERIFY(isFailure(install("tool", {{"main", "2"_ba}}), Kind::Conflict));
    QVERIFY(isFailure(named(Operation::RemoveProgram, "tool"), Kind::Conflict));
    QVERIFY(QFile::remove(tree_->path(u"usr/local/lib/tool/added"_s)));
    QVERIFY(tree_->put(u"usr/local/lib/tool/main"_s, "edited"_ba));
    QVERIFY(isFailure(named(Operation::RemoveProgram, "tool"), Kind::Conflict));
    QCOMPARE(tree_->read(u"usr/local/lib/tool/main"_s), "edited"_ba);
}

void TestHelperOperations::packedFilesAreTakenApart()
{
    const Memory memory("onetwo"_ba);
    Source one{"one", false, memory.number(), 0, 3};
    Source two{"two", false, memory.number(), 3, 3};
    QVERIFY(run({Operation::InstallProgram, "tool", {}, false, {}, {}, {one, two}}));
    QCOMPARE(tree_->read(u"usr/local/lib/tool/two"_s), "two"_ba);
    two.size = 4;
    QVERIFY(isFailure(run({Operation::InstallProgram, "tool", {}, false, {}, {}, {one, two}}),
                      Kind::InvalidArgument));
}

void TestHelperOperations::aUserComesAndGoes()
{
    tree_->makes = u"tool"_s;
    const auto made = run({Operation::CreateUser, "tool", {}, false, {}, "The 100 % tool", {}});
    QVERIFY(made && std::get<bool>(*made));
    QCOMPARE(tree_->read(u"etc/sysusers.d/unitdeck-tool.conf"_s),
             "# Made by Unitdeck.\nu tool - \"The 100 %% tool\" / /usr/sbin/nologin\n"_ba);
    tree_->makes.clear();
    tree_->users[u"tool"_s] = 499;
    const auto again = named(Operation::CreateUser, "tool");
    QVERIFY(again && !std::get<bool>(*again));
    tree_->removes = u"tool"_s;
    QCOMPARE(textOf(named(Operation::RemoveUser, "tool")), "");
    QVERIFY(tree_->names(u"etc/sysusers.d"_s).isEmpty());
    // When systemd-sysusers makes none, nothing is left.
    QVERIFY(isFailure(named(Operation::CreateUser, "other"), Kind::Failed));
    QVERIFY(tree_->names(u"etc/sysusers.d"_s).isEmpty());
}

void TestHelperOperations::aUserStaysWhileInUse()
{
    tree_->makes = u"tool"_s;
    QVERIFY(named(Operation::CreateUser, "tool"));
    tree_->makes.clear();
    tree_->users[u"tool"_s] = 499;
    QVERIFY(tree_->put(u"proc/12/status"_s, "Name:\tx\nUid:\t0\t0\t499\t0\n"_ba));
    QCOMPARE(textOf(named(Operation::RemoveUser, "tool")), "Process 12 runs as this user");
    QVERIFY(tree_->put(u"proc/12/status"_s, "Name:\tx\nUid:\t0\t0\t0\t0\n"_ba));
    tree_->users[u"tool"_s] = 498;
    QVERIFY(textOf(named(Operation::RemoveUser, "tool")).find("not the user") != std::string::npos);
    tree_->users[u"tool"_s] = 499;
    if (geteuid() == 0) { // others cannot give a file away
        QVERIFY(tree_->put(u"usr/local/lib/x/y/file"_s, "x"_ba));
        QCOMPARE(chown(qPrintable(tree_->path(u"usr/local/lib/x/y/file"_s)), 499, 499), 0);
        QVERIFY(textOf(named(Operation::RemoveUser, "tool")).ends_with("belongs to this user"));
        // Also where the folder is somebody else's, or everybody's.
        QCOMPARE(chown(qPrintable(tree_->path(u"usr/local/lib/x"_s)), 498, 498), 0);
        QCOMPARE(chmod(qPrintable(tree_->path(u"usr/local/lib/x/y"_s)), 0777), 0);
        QVERIFY(textOf(named(Operation::RemoveUser, "tool")).ends_with("belongs to this user"));
        QVERIFY(QFile::remove(tree_->path(u"usr/local/lib/x/y/file"_s)));
    }
    QVERIFY(tree_->put(u"etc/sysusers.d/unitdeck-tool.conf"_s, "edited"_ba));
    QVERIFY(textOf(named(Operation::RemoveUser, "tool")).ends_with("was changed"));
    QVERIFY(textOf(named(Operation::RemoveUser, "nobody-made-it")).empty());
    tree_->users[u"daemon"_s] = 1;
    QCOMPARE(textOf(named(Operation::RemoveUser, "daemon")), "It was not created by Unitdeck");
}

void TestHelperOperations::groupsAndEntriesOfOthersStandInTheWay()
{
    QVERIFY(isFailure(named(Operation::CreateUser, "docker"), Kind::Exists));
    QVERIFY(tree_->put(u"etc/sysusers.d/unitdeck-tool.conf"_s, "theirs"_ba));
    QVERIFY(isFailure(named(Operation::CreateUser, "tool"), Kind::Exists));
    QCOMPARE(tree_->read(u"etc/sysusers.d/unitdeck-tool.conf"_s), "theirs"_ba);
}

QTEST_GUILESS_MAIN(TestHelperOperations)
#include "tst_helper_operations.moc"
