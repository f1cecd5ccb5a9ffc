// SPDX-License-Identifier: GPL-3.0-or-later
// The tray icon says what the managers say, and its menu asks for what its entries promise.
#include "app/bus/tray_host_client.h"
#include "tests/support/fake_manager.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"
#include "ui/desktop/tray_icon.h"
#include "ui/desktop/tray_menu.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>

#include <memory>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One manager of a scope on a bus of its own.
struct World
{
    explicit World(Scope scope)
        : client(
              thread.adopt(std::make_unique<SystemdClient>(scope, BusEndpoint::at(bus.address()))))
    {
    }

    PrivateBus bus;
    bool isStarted = bus.start();
    FakeManager fake{bus.address()};
    BusThread thread;
    SystemdClient *client;
    std::unique_ptr<Manager> manager;
};

/// Both managers, and a tray that comes and goes as a test says.
struct Scene
{
    Scene()
        : client(BusEndpoint::at(desktop.address()))
    {
        user.fake.add({.name = u"a.service"_s, .active = u"active"_s, .sub = u"running"_s});
        user.fake.add({.name = u"b_c.service"_s});
        user.fake.add({.name = u"d@.service"_s, .isLoaded = false});
        user.fake.add({.name = u"e.timer"_s, .file = u"static"_s});
        system.fake.add({.name = u"s.service"_s, .file = u"enabled"_s});
    }

    bool begin()
    {
        if (!isStarted)
            return false;
        for (World *world : {&user, &system}) {
            if (!world->isStarted || !world->fake.appear())
                return false;
            world->manager = std::make_unique<Manager>(world->client);
        }
        host = std::make_unique<TrayHost>(&client);
        icon = std::make_unique<TrayIcon>(QList{user.manager.get(), system.manager.get()},
                                          &favourites, host.get());
        const auto isReady = [](const World &world) {
            return world.manager->connection().state == ConnectionState::Ready &&
                   world.manager->units()->areFilesKnown();
        };
        // Nobody is on the desktop's bus.
        return QTest::qWaitFor([&] {
            return isReady(user) && isReady(system) && host->kind() == TrayHost::Kind::None;
        });
    }
    bool beginWithTray()
    {
        if (!begin())
            return false;
        Q_EMIT client.hostChanged(true);
        return QTest::qWaitFor([&] { return icon->isShown(); });
    }

    void mark(Scope scope, const QString &name) { favourites.set({scope, name}, true); }
    QMenu *entry(const QString &key) const { return icon->menu()->findChild<QMenu *>(key); }
    QAction *action(const QString &key, const QString &name) const
    {
        const QMenu *menu = entry(key);
        return menu ? menu->findChild<QAction *>(name) : nullptr;
    }
    /// What the whole menu reads.
    QStringList titles() const
    {
        QStringList titles;
        for (const QAction *action : icon->menu()->actions()) {
            if (action->isVisible())
                titles << (action->isSeparator() ? u"-"_s : action->text());
        }
        return titles;
    }

    World user{Scope::User};
    World system{Scope::System};
    PrivateBus desktop;
    bool isStarted = desktop.start();
    TrayHostClient client;
    QTemporaryDir directory;
    QSettings settings{directory.filePath(u"settings"_s), QSettings::IniFormat};
    Favourites favourites{&settings};
    std::unique_ptr<TrayHost> host;
    std::unique_ptr<TrayIcon> icon;
};

QImage picture(TrayStatus::Kind kind, qsizetype failed, int side, qreal ratio = 1)
{
    TrayStatus status;
    status.kind = kind;
    status.failedCount = failed;
    return trayPicture(status, QPalette()).pixmap(QSize(side, side), ratio).toImage();
}

/// How many pixels clearly differ in brightness or cover, whatever their colour.
int differingPixels(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const auto light = [x, y](const QImage &image) {
                const QRgb pixel = image.pixel(x, y);
                return qGray(pixel) * qAlpha(pixel) / 255 + (255 - qAlpha(pixel));
            };
            count += std::abs(light(a) - light(b)) > 24;
        }
    }
    return count;
}

} // namespace

class TrayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIconComesAndGoesWithTheTray()
    {
        Scene scene;
        QVERIFY(scene.begin());
        QSignalSpy shown(scene.icon.get(), &TrayIcon::shownChanged);
        QVERIFY(!scene.icon->isShown());
        QVERIFY(!scene.icon->menu());
        for (const bool isThere : {true, false, true}) {
            Q_EMIT scene.client.hostChanged(isThere);
            QTRY_COMPARE(scene.icon->isShown(), isThere);
        }
        QCOMPARE(shown.size(), 3);
        QCOMPARE(scene.icon->status().kind, TrayStatus::Kind::Well);
    }

    void whoWantsNoIconHasNone()
    {
        Scene scene;
        QVERIFY(scene.begin());
        scene.icon->setWanted(false);
        Q_EMIT scene.client.hostChanged(true);
        QTRY_COMPARE(scene.host->kind(), TrayHost::Kind::StatusNotifier);
        QVERIFY(!scene.icon->isShown());
        scene.icon->setWanted(true);
        QVERIFY(scene.icon->isShown());
        scene.icon->setWanted(false);
        QVERIFY(!scene.icon->isShown());
    }

    void failuresAreCountedAndNamed()
    {
        Scene scene;
        QVERIFY(scene.beginWithTray());
        scene.user.fake.setActive(u"a.service"_s, u"failed"_s, u"failed"_s);
        QTRY_COMPARE(scene.icon->status().failedCount, 1);
        QCOMPARE(scene.icon->status().kind, TrayStatus::Kind::Failed);
        QCOMPARE(scene.icon->status().words, u"1 service(s) failed: a.service (user)"_s);
        scene.system.fake.setActive(u"s.service"_s, u"failed"_s, u"failed"_s);
        QTRY_COMPARE(scene.icon->status().words,
                     u"2 service(s) failed: a.service (user), s.service (system)"_s);
        scene.user.fake.setActive(u"e.timer"_s, u"failed"_s, u"failed"_s);
        QTRY_COMPARE(scene.icon->status().words,
                     u"3 unit(s) failed: a.service (user), e.timer (user), s.service (system)"_s);
        scene.user.fake.setActive(u"a.service"_s, u"active"_s, u"running"_s);
        scene.user.fake.sayRemoved(u"e.timer"_s);
        scene.system.fake.setActive(u"s.service"_s, u"inactive"_s, u"dead"_s);
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::Well);
        QCOMPARE(scene.icon->status().failedCount, 0);
    }

    void whatHadFailedBeforeTheIconCameIsCounted()
    {
        Scene scene;
        scene.user.fake.add({.name = u"f.service"_s, .active = u"failed"_s, .sub = u"failed"_s});
        QVERIFY(scene.begin());
        TrayIcon later({scene.user.manager.get()}, &scene.favourites, scene.host.get());
        Q_EMIT scene.client.hostChanged(true);
        QTRY_VERIFY(later.isShown());
        QCOMPARE(later.status().failedCount, 1);
    }

    void aLostManagerIsSaidAndItsFailuresAreNotKnown()
    {
        Scene scene;
        QVERIFY(scene.beginWithTray());
        scene.user.fake.setActive(u"a.service"_s, u"failed"_s, u"failed"_s);
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::Failed);
        scene.mark(Scope::User, u"a.service"_s);
        scene.user.fake.vanish();
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::NotConnected);
        QCOMPARE(scene.icon->status().failedCount, 0);
        QCOMPARE(scene.titles().constFirst(), u"a — Not connected"_s);
        QVERIFY(!scene.action(u"user/a.service"_s, u"restart"_s)->isEnabled());
        QVERIFY(scene.user.fake.appear());
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::Failed);
    }

    void jobsAreWork()
    {
        Scene scene;
        QVERIFY(scene.beginWithTray());
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::Well);
        const quint32 job = scene.system.fake.startJob(u"s.service"_s, u"start"_s);
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::Working);
        QCOMPARE(scene.icon->status().words, u"1 job(s) running"_s);
        scene.system.fake.endJob(job, u"done"_s);
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::Well);
    }

    void favouritesAreInTheMenuWithTheirState()
    {
        Scene scene;
        scene.mark(Scope::System, u"s.service"_s);
        scene.mark(Scope::User, u"e.timer"_s);
        scene.mark(Scope::User, u"a.service"_s);
        scene.mark(Scope::User, u"d@1.service"_s);
        scene.mark(Scope::User, u"never.service"_s);
        QVERIFY(scene.beginWithTray());
        QCOMPARE(scene.titles(),
                 (QStringList{u"a — Running"_s, u"d@1 — Stopped"_s, u"e.timer — Stopped"_s,
                              u"never — Missing"_s, u"s (system) — Stopped"_s, u"-"_s,
                              u"Open Unitdeck"_s, u"Preferences…"_s, u"Quit"_s}));
        QCOMPARE(scene.icon->menu()->objectName(), u"trayMenu"_s);
        // What changes is told in place: it may be open.
        QMenu *entry = scene.entry(u"user/a.service"_s);
        scene.user.fake.setActive(u"a.service"_s, u"inactive"_s, u"dead"_s);
        QTRY_COMPARE(entry->title(), u"a — Stopped"_s);
        QCOMPARE(scene.entry(u"user/a.service"_s), entry);
        // One that is no favourite any more goes, the others stay where they are.
        scene.favourites.set({Scope::User, u"e.timer"_s}, false);
        QTRY_COMPARE(scene.titles().mid(0, 3),
                     (QStringList{u"a — Stopped"_s, u"d@1 — Stopped"_s, u"never — Missing"_s}));
        QCOMPARE(scene.entry(u"user/a.service"_s), entry);
        scene.mark(Scope::User, u"b_c.service"_s);
        QTRY_COMPARE(scene.titles().at(1), u"b__c — Stopped"_s); // "_" is a mnemonic by D-Bus
    }

    void theMenuIsOfTheMomentItOpens()
    {
        Scene scene;
        QVERIFY(scene.beginWithTray());
        scene.mark(Scope::User, u"a.service"_s);
        Q_EMIT scene.icon->menu()->aboutToShow();
        QCOMPARE(scene.titles().constFirst(), u"a — Running"_s);
    }

    void entriesAskForWhatTheySay()
    {
        Scene scene;
        scene.mark(Scope::User, u"a.service"_s);
        QVERIFY(scene.beginWithTray());
        const QString key = u"user/a.service"_s;
        QSignalSpy asked(scene.icon.get(), &TrayIcon::verbRequested);
        QSignalSpy opened(scene.icon.get(), &TrayIcon::openRequested);
        QVERIFY(!scene.action(key, u"start"_s)->isEnabled());
        QVERIFY(!scene.action(key, u"start"_s)->toolTip().isEmpty());
        QVERIFY(scene.action(key, u"stop"_s)->isEnabled());
        scene.action(key, u"restart"_s)->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<Scope>(), Scope::User);
        QCOMPARE(
            asked.at(0).at(1).value<QList<VerbRequest>>(),
            (QList<VerbRequest>{{.verb = Verb::Restart, .unit = {Scope::User, u"a.service"_s}}}));
        scene.action(key, u"journal"_s)->trigger();
        QCOMPARE(opened.size(), 1);
        const auto destination = opened.at(0).at(0).value<Destination>();
        QCOMPARE(destination.unit, u"a.service"_s);
        QCOMPARE(destination.scope, Scope::User);
        QCOMPARE(destination.tab, UnitTab::Journal);
        QSignalSpy preferences(scene.icon.get(), &TrayIcon::preferencesRequested);
        QSignalSpy quit(scene.icon.get(), &TrayIcon::quitRequested);
        for (const QString &name : {u"open"_s, u"preferences"_s, u"quit"_s})
            scene.icon->menu()->findChild<QAction *>(name)->trigger();
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.at(1).at(0).value<Destination>(), Destination());
        QCOMPARE(preferences.size(), 1);
        QCOMPARE(quit.size(), 1);
    }

    void autostartIsACheckMarkThatSaysWhatIs()
    {
        Scene scene;
        scene.mark(Scope::User, u"a.service"_s);
        scene.mark(Scope::User, u"e.timer"_s);
        scene.mark(Scope::System, u"s.service"_s);
        QVERIFY(scene.beginWithTray());
        QAction *autostart = scene.action(u"user/a.service"_s, u"autostart"_s);
        QVERIFY(autostart->isEnabled());
        QVERIFY(!autostart->isChecked());
        QVERIFY(scene.action(u"system/s.service"_s, u"autostart"_s)->isChecked());
        QAction *fixed = scene.action(u"user/e.timer"_s, u"autostart"_s);
        QVERIFY(!fixed->isEnabled());
        QCOMPARE(fixed->text(), u"Autostart: Not by itself"_s);
        QVERIFY(fixed->toolTip().contains(u"(static)"_s));

        QSignalSpy asked(scene.icon.get(), &TrayIcon::verbRequested);
        autostart->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(1).value<QList<VerbRequest>>().constFirst().verb, Verb::Enable);
        QVERIFY(!autostart->isChecked());
        scene.user.fake.unit(u"a.service"_s).file = u"enabled"_s;
        scene.user.fake.sayUnitFilesChanged();
        QTRY_VERIFY(autostart->isChecked());
        autostart->trigger();
        QCOMPARE(asked.at(1).at(1).value<QList<VerbRequest>>().constFirst().verb, Verb::Disable);
        QVERIFY(autostart->isChecked());
    }

    void failedUnitsAreInTheMenuButNotTooMany()
    {
        Scene scene;
        for (int i = 0; i < 12; ++i) {
            scene.user.fake.add({.name = u"f%1.service"_s.arg(i, 2, 10, QChar(u'0')),
                                 .active = u"failed"_s,
                                 .sub = u"failed"_s});
        }
        QVERIFY(scene.beginWithTray());
        QTRY_COMPARE(scene.titles().size(), 15);
        const QStringList titles = scene.titles();
        QCOMPARE(titles.at(0), u"f00 — Failed"_s);
        QCOMPARE(titles.at(9), u"f09 — Failed"_s);
        QCOMPARE(titles.at(10), u"2 more…"_s);
        QCOMPARE(titles.at(11), u"-"_s);

        QSignalSpy opened(scene.icon.get(), &TrayIcon::openRequested);
        scene.icon->menu()->findChild<QAction *>(u"moreFailed"_s)->trigger();
        const auto destination = opened.at(0).at(0).value<Destination>();
        QVERIFY(destination.failedUnits);
        QCOMPARE(destination.scope, Scope::User);

        QSignalSpy asked(scene.icon.get(), &TrayIcon::verbRequested);
        QVERIFY(!scene.action(u"user/f00.service"_s, u"start"_s));
        scene.action(u"user/f00.service"_s, u"resetfailed"_s)->trigger();
        QCOMPARE(asked.at(0).at(1).value<QList<VerbRequest>>(),
                 (QList<VerbRequest>{
                     {.verb = Verb::ResetFailed, .unit = {Scope::User, u"f00.service"_s}}}));
        scene.user.fake.setActive(u"f00.service"_s, u"inactive"_s, u"dead"_s);
        QTRY_COMPARE(scene.titles().at(0), u"f01 — Failed"_s);
        QCOMPARE(scene.titles().at(10), u"1 more…"_s);
    }

    void whatNobodyShowsChangesNothing()
    {
        Scene scene;
        scene.mark(Scope::User, u"a.service"_s);
        QVERIFY(scene.beginWithTray());
        QTRY_COMPARE(scene.icon->status().kind, TrayStatus::Kind::Well);
        int changes = 0;
        for (const QAction *action : scene.icon->menu()->findChildren<QAction *>())
            connect(action, &QAction::changed, this, [&changes] { ++changes; });
        scene.user.fake.setActive(u"b_c.service"_s, u"active"_s, u"running"_s);
        QTRY_COMPARE(scene.user.manager->units()->find(u"b_c.service"_s)->sub, u"running"_s);
        // Opening it looks at everything again.
        Q_EMIT scene.icon->menu()->aboutToShow();
        QCOMPARE(changes, 0);
    }

    void picturesDifferByShapeAtEverySize()
    {
        using enum TrayStatus::Kind;
        for (const int side : {16, 22, 24, 32, 48, 64}) {
            for (const qreal ratio : {1.0, 2.0}) {
                const QList<QImage> pictures{
                    picture(Well, 0, side, ratio),    picture(NotConnected, 0, side, ratio),
                    picture(Working, 0, side, ratio), picture(Failed, 1, side, ratio),
                    picture(Failed, 2, side, ratio),  picture(Failed, 10, side, ratio),
                };
                for (qsizetype i = 0; i < pictures.size(); ++i) {
                    QCOMPARE(pictures.at(i).size(), (QSizeF(side, side) * ratio).toSize());
                    for (qsizetype k = 0; k < i; ++k) {
                        const int least = side * static_cast<int>(ratio) / 4;
                        const int differing = differingPixels(pictures.at(i), pictures.at(k));
                        QVERIFY2(differing >= least,
                                 qPrintable(u"%1 px × %2: %3 and %4 differ in %5 pixels"_s.arg(side)
                                                .arg(ratio)
                                                .arg(i)
                                                .arg(k)
                                                .arg(differing)));
                    }
                }
                QCOMPARE(picture(Failed, 10, side, ratio), picture(Failed, 11, side, ratio));
            }
        }
    }
};

QTEST_MAIN(TrayTest)
#include "tray_test.moc"
