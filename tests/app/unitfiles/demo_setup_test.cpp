// SPDX-License-Identifier: GPL-3.0-or-later
// Setting up the demo: what is written, and above all what is not touched.
#include "app/unitfiles/demo_setup.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class TestDemoSetup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromABuildTreeTheFileIsWrittenAndRemoved();
    void secondTimeNothingIsWritten();
    void fileOfAnOlderBuildIsRenewed();
    void installedUnitNeedsNoFile();
    void personsOwnFileIsNeverTouched();
    void linkIsNeverFollowed();
    void withoutBuildTreeAndPackageItIsNotFound();
    void forbiddenFolderIsAnError();
    void farewellStopsBeforeTheFileIsGone();
    void placesAreTheUsers();

private:
    using Call = void (*)(const DemoPlaces &, QObject *, Done<DemoState>);
    Reply<DemoState> ask(Call call);
    void write(const QString &path, const QByteArray &text);
    QByteArray read(const QString &path);
    QString own() const { return places_.userDirectory + u"/unitdeck-demo.service"_s; }

    std::unique_ptr<QTemporaryDir> dir_;
    DemoPlaces places_;
};

namespace {

QList<Verb> verbsOf(const DemoState &state)
{
    QList<Verb> verbs;
    for (const VerbRequest &request : state.next)
        verbs << request.verb;
    return verbs;
}

} // namespace

void TestDemoSetup::init()
{
    dir_ = std::make_unique<QTemporaryDir>();
    QVERIFY(dir_->isValid());
    const QString root = dir_->path();
    places_.userDirectory = root + u"/config/systemd/user"_s;
    places_.unitPath = {places_.userDirectory, root + u"/vendor"_s};
    places_.buildTreeUnit = root + u"/build/unitdeck-demo.service"_s;
    places_.buildTreeDaemon = root + u"/build/unitdeck-demo"_s;
    write(places_.buildTreeUnit, "[Service]\nExecStart=/somewhere\n");
    write(places_.buildTreeDaemon, "#!/bin/sh\n");
    QVERIFY(QFile::setPermissions(places_.buildTreeDaemon,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

Reply<DemoState> TestDemoSetup::ask(Call call)
{
    std::optional<Reply<DemoState>> answer;
    QObject context;
    call(places_, &context, [&answer](const Reply<DemoState> &reply) { answer = reply; });
    if (answer)
        return Error{Error::Kind::Other, {}, u"answered before it was asked to the end"_s};
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return Error{Error::Kind::TimedOut, {}, {}};
    return *answer;
}

void TestDemoSetup::write(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray TestDemoSetup::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestDemoSetup::fromABuildTreeTheFileIsWrittenAndRemoved()
{
    QCOMPARE(ask(findDemo)->origin, DemoState::Origin::Missing);

    const auto made = ask(setUpDemo);
    QVERIFY(made);
    QCOMPARE(made->origin, DemoState::Origin::Ours);
    QCOMPARE(made->path, own());
    QVERIFY(made->wroteFile);
    QCOMPARE(verbsOf(*made), (QList{Verb::DaemonReload, Verb::Start}));
    QCOMPARE(made->next.last().unit, (UnitId{Scope::User, u"unitdeck-demo.service"_s}));
    QVERIFY(read(own()).endsWith("[Service]\nExecStart=/somewhere\n"));

    const auto removed = ask(removeDemo);
    QVERIFY(removed);
    QCOMPARE(removed->origin, DemoState::Origin::Missing);
    QVERIFY(removed->wroteFile);
    QCOMPARE(verbsOf(*removed), QList{Verb::DaemonReload});
    QVERIFY(!QFile::exists(own()));
}

void TestDemoSetup::secondTimeNothingIsWritten()
{
    QVERIFY(ask(setUpDemo));
    const auto again = ask(setUpDemo);
    QVERIFY(again);
    QVERIFY(!again->wroteFile);
    QCOMPARE(again->origin, DemoState::Origin::Ours);
    QCOMPARE(verbsOf(*again), QList{Verb::Start});
}

void TestDemoSetup::fileOfAnOlderBuildIsRenewed()
{
    QVERIFY(ask(setUpDemo));
    write(places_.buildTreeUnit, "[Service]\nExecStart=/elsewhere\n");
    const auto again = ask(setUpDemo);
    QVERIFY(again && again->wroteFile);
    QVERIFY(read(own()).endsWith("ExecStart=/elsewhere\n"));
}

void TestDemoSetup::installedUnitNeedsNoFile()
{
    const QString vendor = dir_->path() + u"/vendor/unitdeck-demo.service"_s;
    write(vendor, "[Service]\n");
    const auto state = ask(setUpDemo);
    QVERIFY(state);
    QCOMPARE(state->origin, DemoState::Origin::Installed);
    QCOMPARE(state->path, vendor);
    QCOMPARE(verbsOf(*state), QList{Verb::Start});
    QVERIFY(!QFile::exists(own()));

    const auto removed = ask(removeDemo);
    QVERIFY(removed && !removed->wroteFile);
    QVERIFY(QFile::exists(vendor));
}

void TestDemoSetup::personsOwnFileIsNeverTouched()
{
    write(own(), "[Service]\nExecStart=/mine\n");
    const auto state = ask(setUpDemo);
    QVERIFY(state);
    QCOMPARE(state->origin, DemoState::Origin::Foreign);
    QVERIFY(!state->wroteFile);
    const auto removed = ask(removeDemo);
    QVERIFY(removed && !removed->wroteFile);
    QCOMPARE(read(own()), QByteArray("[Service]\nExecStart=/mine\n"));
}

void TestDemoSetup::linkIsNeverFollowed()
{
    QVERIFY(QDir().mkpath(places_.userDirectory));
    QVERIFY(QFile::link(u"/dev/null"_s, own())); // what "mask" makes
    QCOMPARE(ask(setUpDemo)->origin, DemoState::Origin::Foreign);
    QVERIFY(ask(removeDemo));
    QVERIFY(QFileInfo(own()).isSymLink());
}

void TestDemoSetup::withoutBuildTreeAndPackageItIsNotFound()
{
    QVERIFY(QFile::remove(places_.buildTreeDaemon));
    const auto state = ask(setUpDemo);
    QVERIFY(!state);
    QCOMPARE(state.error().kind, Error::Kind::NotFound);
    QVERIFY(!QFile::exists(own()));
}

void TestDemoSetup::forbiddenFolderIsAnError()
{
    // A file where a folder should be stops root as well.
    write(dir_->path() + u"/config"_s, "");
    const auto state = ask(setUpDemo);
    QVERIFY(!state);
    QCOMPARE(state.error().kind, Error::Kind::NotPermitted);
}

void TestDemoSetup::farewellStopsBeforeTheFileIsGone()
{
    const auto farewell = demoFarewell();
    QVERIFY(!farewell.isEmpty());
    QCOMPARE(farewell.first().verb, Verb::Stop);
    for (const VerbRequest &request : farewell)
        QCOMPARE(request.unit, (UnitId{Scope::User, u"unitdeck-demo.service"_s}));
}

void TestDemoSetup::placesAreTheUsers()
{
    qputenv("XDG_CONFIG_HOME", dir_->path().toLocal8Bit());
    const DemoPlaces places = demoPlaces({u"/a"_s});
    QCOMPARE(places.userDirectory, dir_->path() + u"/systemd/user"_s);
    QCOMPARE(places.unitPath, QStringList{u"/a"_s});
    QVERIFY(
        places.buildTreeUnit.endsWith(u"/resources/units/build-tree/user/unitdeck-demo.service"_s));
}

QTEST_GUILESS_MAIN(TestDemoSetup)
#include "demo_setup_test.moc"
