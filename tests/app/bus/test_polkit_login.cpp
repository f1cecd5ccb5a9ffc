// SPDX-License-Identifier: GPL-3.0-or-later
// Asking polkit, and lingering.
#include "app/bus/login_client.h"
#include "app/bus/polkit_client.h"
#include "tests/support/fake_login.h"
#include "tests/support/fake_polkit.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

#include <optional>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class TestPolkitLogin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void polkitAnswers_data();
    void polkitAnswers();
    void lookingAsksNobody();
    void detailsAreLeftOutWherePolkitRefusesThem();
    void anActionWithoutPolicy();
    void polkitIsNotThere();
    void polkitComesBackWithItsBus();
    void lingering();
    void aUserLogindDoesNotKnowDoesNotLinger();
    void noLogind();

private:
    PolkitAnswer ask(const QString &action, const QMap<QString, QString> &details = {});

    struct Scene
    {
        PrivateBus bus;
        FakePolkit polkit{bus.address()};
        FakeLogin login{bus.address()};
        BusThread thread;
        PolkitClient *polkitClient =
            thread.adopt(std::make_unique<PolkitClient>(BusEndpoint::at(bus.address())));
        LoginClient *loginClient =
            thread.adopt(std::make_unique<LoginClient>(BusEndpoint::at(bus.address())));
    };
    std::unique_ptr<Scene> scene_;
};

Q_DECLARE_METATYPE(unitdeck::PolkitAnswer)

void TestPolkitLogin::init()
{
    scene_ = std::make_unique<Scene>();
    QVERIFY(scene_->bus.start());
}

void TestPolkitLogin::cleanup()
{
    scene_.reset();
}

PolkitAnswer TestPolkitLogin::ask(const QString &action, const QMap<QString, QString> &details)
{
    std::optional<PolkitAnswer> answer;
    scene_->polkitClient->authorize(
        action, details, this, [&answer](const Reply<PolkitAnswer> &reply) { answer = *reply; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        qFatal("no answer");
    return *answer;
}

void TestPolkitLogin::polkitAnswers_data()
{
    QTest::addColumn<bool>("authorized");
    QTest::addColumn<bool>("challenge");
    QTest::addColumn<bool>("dismissed");
    QTest::addColumn<PolkitAnswer>("answer");
    QTest::newRow("yes") << true << false << false << PolkitAnswer::Authorized;
    QTest::newRow("no") << false << false << false << PolkitAnswer::Denied;
    QTest::newRow("dismissed") << false << true << true << PolkitAnswer::Dismissed;
    QTest::newRow("nobody to ask") << false << true << false << PolkitAnswer::NoAgent;
}

void TestPolkitLogin::polkitAnswers()
{
    QFETCH(const bool, authorized);
    QFETCH(const bool, challenge);
    QFETCH(const bool, dismissed);
    QFETCH(const PolkitAnswer, answer);
    QVERIFY(scene_->polkit.appear());
    scene_->polkit.isAuthorized = authorized;
    scene_->polkit.isChallenge = challenge;
    scene_->polkit.isDismissed = dismissed;
    QCOMPARE(ask(u"a.b"_s), answer);
    QCOMPARE(scene_->polkit.asked(), QStringList{u"a.b"_s});
    QCOMPARE(scene_->polkit.subjectKind(), u"system-bus-name"_s);
    QCOMPARE(scene_->polkit.flags(), 1u);
}

void TestPolkitLogin::lookingAsksNobody()
{
    QVERIFY(scene_->polkit.appear());
    std::optional<PolkitAnswer> answer;
    const auto look = [&] {
        answer.reset();
        scene_->polkitClient->check(
            u"a.b"_s, this, [&answer](const Reply<PolkitAnswer> &reply) { answer = *reply; });
    };
    look();
    QTRY_VERIFY(answer == PolkitAnswer::NoAgent);
    scene_->polkit.allowsSilently = [] { return true; };
    look();
    QTRY_VERIFY(answer == PolkitAnswer::Authorized);
    QCOMPARE(scene_->polkit.flags(), 0u);
    QVERIFY(scene_->polkit.asked().isEmpty());
}

void TestPolkitLogin::detailsAreLeftOutWherePolkitRefusesThem()
{
    QVERIFY(scene_->polkit.appear());
    QCOMPARE(ask(u"a.b"_s, {{u"unit"_s, u"demo.service"_s}}), PolkitAnswer::Authorized);
    QCOMPARE(scene_->polkit.asked().size(), 1);
}

void TestPolkitLogin::anActionWithoutPolicy()
{
    QVERIFY(scene_->polkit.appear());
    scene_->polkit.unregistered = QStringList{u"a.b"_s};
    QCOMPARE(ask(u"a.b"_s), PolkitAnswer::UnknownAction);
}

void TestPolkitLogin::polkitIsNotThere()
{
    QCOMPARE(ask(u"a.b"_s), PolkitAnswer::Unavailable);
    scene_->bus.stop();
    QCOMPARE(ask(u"a.b"_s), PolkitAnswer::Unavailable);
}

void TestPolkitLogin::polkitComesBackWithItsBus()
{
    QCOMPARE(ask(u"a.b"_s), PolkitAnswer::Unavailable);
    scene_->bus.stop();
    QVERIFY(scene_->bus.start());
    QVERIFY(scene_->polkit.appear());
    QTRY_COMPARE(ask(u"a.b"_s), PolkitAnswer::Authorized);
}

void TestPolkitLogin::lingering()
{
    QVERIFY(scene_->login.appear());
    std::optional<Reply<bool>> linger;
    const auto fetch = [&] {
        linger.reset();
        scene_->loginClient->fetchLinger(this, [&linger](const Reply<bool> &r) { linger = r; });
    };
    fetch();
    QTRY_VERIFY(linger);
    QCOMPARE(linger->value(), false);
    std::optional<Reply<Ok>> set;
    scene_->loginClient->setLinger(true, this, [&set](const Reply<Ok> &r) { set = r; });
    QTRY_VERIFY(set);
    QVERIFY(set->isOk());
    QVERIFY(scene_->login.isLingering);
    fetch();
    QTRY_VERIFY(linger);
    QCOMPARE(linger->value(), true);
}

void TestPolkitLogin::aUserLogindDoesNotKnowDoesNotLinger()
{
    QVERIFY(scene_->login.appear());
    scene_->login.knowsUser = false;
    std::optional<Reply<bool>> linger;
    scene_->loginClient->fetchLinger(this, [&linger](const Reply<bool> &r) { linger = r; });
    QTRY_VERIFY(linger);
    QCOMPARE(linger->value(), false);
}

void TestPolkitLogin::noLogind()
{
    std::optional<Reply<bool>> linger;
    scene_->loginClient->fetchLinger(this, [&linger](const Reply<bool> &r) { linger = r; });
    QTRY_VERIFY(linger);
    QVERIFY(!linger->isOk());
    QCOMPARE(linger->error().kind, Error::Kind::ManagerMissing);
}

QTEST_GUILESS_MAIN(TestPolkitLogin)
#include "test_polkit_login.moc"
