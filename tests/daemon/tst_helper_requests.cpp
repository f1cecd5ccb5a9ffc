// SPDX-License-Identifier: GPL-3.0-or-later
// What the helper refuses by looking at the arguments alone.
#include "daemon/helper/names.h"
#include "tests/daemon/helper_tree.h"

#include <QTest>

using namespace unitdeck;
using namespace unitdeck::helper;
using namespace Qt::Literals::StringLiterals;

using Kind = Failure::Kind;

class TestHelperRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unitNames_data();
    void unitNames();
    void programNames_data();
    void programNames();
    void fileNames_data();
    void fileNames();
    void userNames_data();
    void userNames();
    void contentsHaveToBeSealedAndSmall();
    void noFileIsNamedTwiceOrAsAFolder();
    void pathsOfTheHistoryArePathsOfUnits();

private:
    static std::optional<Kind> kindOf(const Request &request)
    {
        const auto result = check(request);
        return result ? std::nullopt : std::optional(result.failure().kind);
    }
};

void TestHelperRequests::unitNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isValid");
    for (const QByteArray &name :
         {"a.service"_ba, "a@.service"_ba, "a@b.timer"_ba, "-.mount"_ba, "odd\\x2dname.socket"_ba,
          "a:b_c.d-e.path"_ba, "foo-.service"_ba, QByteArray(QByteArray(247, 'x') + ".service"_ba)})
        QTest::newRow(name.left(40)) << name << true;
    for (const QByteArray &name :
         {""_ba, "."_ba, ".."_ba, "a"_ba, "a.conf"_ba, ".service"_ba, ".a.service"_ba,
          "../a.service"_ba, "a/b.service"_ba, "/a.service"_ba, "a b.service"_ba, "a\n.service"_ba,
          "@.service"_ba, "a@b@c.service"_ba, "a.service.d"_ba, "a.scope"_ba, "\xc3\xbc.service"_ba,
          QByteArray("a\0.service", 10), QByteArray(QByteArray(248, 'x') + ".service"_ba)})
        QTest::addRow("wrong %s", (name.left(40).toPercentEncoding()).constData()) << name << false;
}

void TestHelperRequests::unitNames()
{
    QFETCH(const QByteArray, name);
    QFETCH(const bool, isValid);
    const Request request{Operation::RemoveUnitFile, name.toStdString(), {}, false, {}, {}, {}};
    QCOMPARE(kindOf(request), isValid ? std::nullopt : std::optional(Kind::InvalidArgument));
    if (isValid)
        QCOMPARE(check(request)->path, "/etc/systemd/system/" + name.toStdString());
}

void TestHelperRequests::programNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("kind"); // -1: valid
    for (const QByteArray &name : {"tool"_ba, "Tool-2"_ba, "my.tool"_ba, "node_exporter"_ba, "a"_ba,
                                   "sse-server"_ba, "libtool"_ba})
        QTest::newRow(name) << name << -1;
    for (const QByteArray &name : {"systemd"_ba,
                                   "udev"_ba,
                                   "modules"_ba,
                                   "modprobe.d"_ba,
                                   "sysctl.d"_ba,
                                   "tmpfiles.d"_ba,
                                   "sysusers.d"_ba,
                                   "python3.11"_ba,
                                   "Python3"_ba,
                                   "perl5"_ba,
                                   "ruby"_ba,
                                   "node_modules"_ba,
                                   "libfoo.so"_ba,
                                   "libfoo.so.1.2"_ba,
                                   "ld.so.conf.d"_ba,
                                   "firmware"_ba,
                                   "binfmt.d"_ba,
                                   "environment.d"_ba,
                                   "kernel"_ba,
                                   "locale"_ba,
                                   "gconv"_ba,
                                   "site-packages"_ba,
                                   "glibc-hwcaps"_ba,
                                   "x86_64-linux-gnu"_ba,
                                   "aarch64-linux-gnu"_ba,
                                   "security"_ba,
                                   "dist-packages"_ba,
                                   "modules-load.d"_ba})
        QTest::newRow(name) << name << int(Kind::Reserved);
    for (const QByteArray &name : {""_ba, "."_ba, ".."_ba, ".hidden"_ba, "-x"_ba, "a/b"_ba,
                                   "../a"_ba, "a b"_ba, QByteArray(65, 'x')})
        QTest::addRow("wrong %s", (name).constData()) << name << int(Kind::InvalidArgument);
}

void TestHelperRequests::programNames()
{
    QFETCH(const QByteArray, name);
    QFETCH(const int, kind);
    const auto found =
        kindOf({Operation::RemoveProgram, name.toStdString(), {}, false, {}, {}, {}});
    QCOMPARE(found ? int(*found) : -1, kind);
}

void TestHelperRequests::fileNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<qsizetype>("parts");
    QTest::newRow("one") << "main.py"_ba << qsizetype(1);
    QTest::newRow("blank and Chinese") << "my \xe6\x96\x87.txt"_ba << qsizetype(1);
    QTest::newRow("deep") << "a/b/c/d/e/f/g/h"_ba << qsizetype(8);
    for (const QByteArray &name :
         {""_ba, "."_ba, ".."_ba, "/a"_ba, "a/"_ba, "a//b"_ba, "a/../b"_ba, "a/./b"_ba, ".a"_ba,
          "a/.b"_ba, "a\nb"_ba, "a\tb"_ba, "a/b/c/d/e/f/g/h/i"_ba, QByteArray(201, 'x')})
        QTest::addRow("wrong %s", (name.toPercentEncoding()).constData()) << name << qsizetype(0);
}

void TestHelperRequests::fileNames()
{
    QFETCH(const QByteArray, name);
    QFETCH(const qsizetype, parts);
    QCOMPARE(qsizetype(programFileParts(name.toStdString()).size()), parts);
}

void TestHelperRequests::userNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("plain") << "tool"_ba
                           << "The tool"_ba << true;
    QTest::newRow("underscore") << "_tool-2"_ba
                                << ""_ba << true;
    for (const QByteArray &name : {""_ba, "2x"_ba, "-x"_ba, "Tool"_ba, "a.b"_ba, "a b"_ba, "a:b"_ba,
                                   "a\n"_ba, QByteArray(32, 'x')})
        QTest::addRow("wrong name %s", (name.toPercentEncoding()).constData())
            << name << ""_ba << false;
    for (const QByteArray &text :
         {"a:b"_ba, "a\nu evil 0"_ba, "\""_ba, "\\"_ba, QByteArray(129, 'x')})
        QTest::addRow("wrong text %s", (text.toPercentEncoding()).constData())
            << "tool"_ba << text << false;
}

void TestHelperRequests::userNames()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, description);
    QFETCH(const bool, isValid);
    QCOMPARE(kindOf({Operation::CreateUser,
                     name.toStdString(),
                     {},
                     false,
                     {},
                     description.toStdString(),
                     {}}),
             isValid ? std::nullopt : std::optional(Kind::InvalidArgument));
}

void TestHelperRequests::contentsHaveToBeSealedAndSmall()
{
    const auto write = [](const Source &source) {
        return kindOf({Operation::WriteUnitFile, "a.service", {}, false, {}, {}, {source}});
    };
    QCOMPARE(write({{}, false, -1, 0, 0}), std::optional(Kind::NotSealed));
    for (const int missing : {F_SEAL_WRITE, F_SEAL_GROW, F_SEAL_SHRINK, F_SEAL_SEAL}) {
        const Memory memory("x"_ba, allSeals & ~missing);
        QCOMPARE(write(memory.source()), std::optional(Kind::NotSealed));
    }
    const Memory empty({});
    QCOMPARE(write(empty.source()), std::nullopt);
    const Memory full(QByteArray(qsizetype(maxUnitFile), 'x'));
    QCOMPARE(write(full.source()), std::nullopt);
    const Memory large(QByteArray(qsizetype(maxUnitFile) + 1, 'x'));
    QCOMPARE(write(large.source()), std::optional(Kind::TooLarge));
    QVERIFY_THROWS_EXCEPTION(Failure, sealedSize(large.number(), maxUnitFile));
    QVERIFY_THROWS_EXCEPTION(Failure, sealedSize(-1, maxUnitFile));
    // Offsets that run over the end, or around.
    QCOMPARE(write({{}, false, full.number(), 1, maxUnitFile}),
             std::optional(Kind::InvalidArgument));
    QCOMPARE(write({{}, false, full.number(), UINT64_MAX, 2}),
             std::optional(Kind::InvalidArgument));
}

void TestHelperRequests::noFileIsNamedTwiceOrAsAFolder()
{
    const Memory memory("x"_ba);
    const auto install = [&memory](const std::vector<std::string> &names) {
        Request request{Operation::InstallProgram, "tool", {}, false, {}, {}, {}};
        for (const std::string &name : names)
            request.files.push_back(memory.source(name));
        return kindOf(request);
    };
    QCOMPARE(install({"a", "b/a"}), std::nullopt);
    QCOMPARE(install({}), std::optional(Kind::InvalidArgument));
    QCOMPARE(install({"a", "a"}), std::optional(Kind::InvalidArgument));
    QCOMPARE(install({"a", "a/b"}), std::optional(Kind::InvalidArgument));
    QCOMPARE(install({"a/b/c", "a/b"}), std::optional(Kind::InvalidArgument));
    QCOMPARE(install(std::vector<std::string>(257, "a")), std::optional(Kind::TooLarge));
}

void TestHelperRequests::pathsOfTheHistoryArePathsOfUnits()
{
    for (const std::string path : {"etc/systemd/system/a.service", "run/systemd/system/a@b.timer",
                                   "etc/systemd/system/a.service.d/x.conf"}) {
        const auto parsed = parsedUnitPath(path);
        QVERIFY(parsed);
        QCOMPARE(parsed->path(), path);
    }
    for (const std::string path :
         {"etc/shadow", "etc/systemd/system", "etc/systemd/system/",
          "etc/systemd/systemx/a.service", "etc/systemd/system/../a.service",
          "etc/systemd/system/a.service/x.conf", "etc/systemd/system/a.service.d/../x.conf",
          "etc/systemd/system/a.service.d/x", "/etc/systemd/system/a.service",
          "run/systemd/system/a.service.d/.conf"})
        QVERIFY2(!parsedUnitPath(path), path.c_str());
}

QTEST_GUILESS_MAIN(TestHelperRequests)
#include "tst_helper_requests.moc"
