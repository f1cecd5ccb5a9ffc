// SPDX-License-Identifier: GPL-3.0-or-later
// What the helper is asked, and what its answers mean.
#include "app/bus/helper_client.h"
#include "tests/support/fake_helper.h"
#include "tests/support/private_bus.h"

#include <QTest>

#include <optional>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class TestHelperClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { scene_.reset(); }

    void aUnitFileIsHandedOverInSealedMemory();
    void aProgramsFilesAreHandedOverOneByOne();
    void manyFilesShareOneMemoryFile();
    void theOtherCalls();
    void errorsAreKinds_data();
    void errorsAreKinds();
    void withoutTheHelperItIsNotSupported();
    void aLostBusAnswers();

private:
    /// Calls and waits for the answer.
    template <typename T, typename Function, typename... Arguments>
    Reply<T> ask(Function function, const Arguments &...arguments)
    {
        std::optional<Reply<T>> answer;
        (scene_->client->*function)(arguments..., this,
                                    [&answer](const Reply<T> &reply) { answer = reply; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
            qFatal("no answer");
        return *answer;
    }
    const FakeHelper::Call &lastCall() const { return scene_->helper.calls().constLast(); }

    struct Scene
    {
        PrivateBus bus;
        FakeHelper helper{bus.address()};
        BusThread thread;
        HelperClient *client =
            thread.adopt(std::make_unique<HelperClient>(BusEndpoint::at(bus.address())));
    };
    std::unique_ptr<Scene> scene_;
};

Q_DECLARE_METATYPE(unitdeck::Error::Kind)

void TestHelperClient::init()
{
    scene_ = std::make_unique<Scene>();
    QVERIFY(scene_->bus.start());
    if (QTest::currentTestFunction() != "withoutTheHelperItIsNotSupported"_ba)
        QVERIFY(scene_->helper.appear());
}

void TestHelperClient::aUnitFileIsHandedOverInSealedMemory()
{
    const QByteArray content = QByteArray(100'000, 'x');
    const auto path = ask<QString>(&HelperClient::writeUnitFile,
                                   HelperFile{u"a.service"_s, u"10-x"_s, true}, content, "ab"_ba);
    QVERIFY(path);
    QCOMPARE(*path, u"/etc/systemd/system/a.service"_s);
    QCOMPARE(lastCall().signature, u"ssbhs"_s);
    QCOMPARE(lastCall().arguments, (QVariantList{u"a.service"_s, u"10-x"_s, true, u"ab"_s}));
    QCOMPARE(lastCall().contents, QByteArrayList{content});
    QVERIFY(lastCall().isSealed);
    QVERIFY(lastCall().mayInteract);
    QVERIFY(ask<QString>(&HelperClient::writeUnitFile, HelperFile{u"a.service"_s, {}, false}, ""_ba,
                         ""_ba));
    QCOMPARE(lastCall().contents, QByteArrayList{""_ba});
}

void TestHelperClient::aProgramsFilesAreHandedOverOneByOne()
{
    const QList<ProgramFile> files{{u"main.py"_s, "#!"_ba, true}, {u"parts/one"_s, "1"_ba, false}};
    const auto folder = ask<QString>(&HelperClient::installProgram, u"tool"_s, files);
    QVERIFY(folder);
    QCOMPARE(*folder, u"/usr/local/lib/tool"_s);
    QCOMPARE(lastCall().signature, u"sa(shb)"_s);
    QCOMPARE(lastCall().arguments, (QVariantList{u"tool"_s, u"main.py"_s, QVariant(), true,
                                                 u"parts/one"_s, QVariant(), false}));
    QCOMPARE(lastCall().contents, (QByteArrayList{"#!"_ba, "1"_ba}));
    QVERIFY(lastCall().isSealed);
}

void TestHelperClient::manyFilesShareOneMemoryFile()
{
    QList<ProgramFile> files;
    QByteArray all;
    for (int i = 0; i < 200; ++i) {
        files << ProgramFile{QString::number(i), QByteArray::number(i), i == 0};
        all += QByteArray::number(i);
    }
    QVERIFY(ask<QString>(&HelperClient::installProgram, u"tool"_s, files));
    QCOMPARE(lastCall().method, u"InstallPackedProgram"_s);
    QCOMPARE(lastCall().signature, u"sa(stb)h"_s);
    QCOMPARE(lastCall().contents, QByteArrayList{all});
    QCOMPARE(lastCall().arguments.mid(0, 4), (QVariantList{u"tool"_s, u"0"_s, 1ULL, true}));
    QVERIFY(lastCall().isSealed);
}

void TestHelperClient::theOtherCalls()
{
    QVERIFY(ask<Ok>(&HelperClient::removeUnitFile, HelperFile{u"a.service"_s, {}, false}, "ab"_ba));
    QCOMPARE(lastCall().arguments, (QVariantList{u"a.service"_s, QString(), false, u"ab"_s}));
    QVERIFY(ask<Ok>(&HelperClient::removeProgram, u"tool"_s));
    QCOMPARE(lastCall().arguments, QVariantList{u"tool"_s});
    const auto made = ask<bool>(&HelperClient::createUser, u"tool"_s, u"The tool"_s);
    QVERIFY(made && *made);
    QCOMPARE(lastCall().arguments, (QVariantList{u"tool"_s, u"The tool"_s}));
    scene_->helper.reason = u"It runs"_s;
    const auto stays = ask<QString>(&HelperClient::removeUser, u"tool"_s);
    QCOMPARE(*stays, u"It runs"_s);
    const auto history = ask<QList<HelperHistoryEntry>>(&HelperClient::listHistory);
    QVERIFY(history);
    QCOMPARE(*history,
             (QList{HelperHistoryEntry{u"id"_s, QDateTime::fromMSecsSinceEpoch(1'700'000'000'123),
                                       u"/etc/a"_s, "ab"_ba}}));
    QVERIFY(ask<QString>(&HelperClient::restoreHistory, u"id"_s, ""_ba));
    QCOMPARE(lastCall().arguments, (QVariantList{u"id"_s, QString()}));
}

void TestHelperClient::errorsAreKinds_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("Conflict") << Error::Kind::Conflict;
    QTest::newRow("Exists") << Error::Kind::AlreadyExists;
    QTest::newRow("InvalidArgument") << Error::Kind::InvalidArgument;
    QTest::newRow("Reserved") << Error::Kind::InvalidArgument;
    QTest::newRow("TooLarge") << Error::Kind::InvalidArgument;
    QTest::newRow("NotSealed") << Error::Kind::InvalidArgument;
    QTest::newRow("NotFound") << Error::Kind::NotFound;
    QTest::newRow("NotAuthorized") << Error::Kind::AuthDenied;
    QTest::newRow("Dismissed") << Error::Kind::AuthDismissed;
    QTest::newRow("NoAgent") << Error::Kind::NoAgent;
    QTest::newRow("NoSpace") << Error::Kind::Other;
}

void TestHelperClient::errorsAreKinds()
{
    QFETCH(const Error::Kind, kind);
    scene_->helper.error = QString::fromLatin1(QTest::currentDataTag());
    const auto answer = ask<Ok>(&HelperClient::removeProgram, u"tool"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, kind);
    QCOMPARE(answer.error().message, u"As the test says"_s);
}

void TestHelperClient::withoutTheHelperItIsNotSupported()
{
    const auto answer = ask<Ok>(&HelperClient::removeProgram, u"tool"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::NotSupported);
}

void TestHelperClient::aLostBusAnswers()
{
    QVERIFY(ask<Ok>(&HelperClient::removeProgram, u"tool"_s));
    scene_->bus.stop();
    const auto answer = ask<Ok>(&HelperClient::removeProgram, u"tool"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::NotConnected);
}

QTEST_GUILESS_MAIN(TestHelperClient)
#include "test_helper_client.moc"
