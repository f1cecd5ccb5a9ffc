// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is somebody who shows tray icons, as a watcher on a private bus says it.
#include "app/bus/tray_host_client.h"
#include "tests/support/fake_tray_watcher.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

using namespace unitdeck;

namespace {

struct Scene : QObject
{
    Scene()
    {
        connect(client, &TrayHostClient::hostChanged, this,
                [this](bool isThere) { heard << isThere; });
    }

    PrivateBus bus;
    bool isBusThere = bus.start();
    FakeTrayWatcher watcher{bus.address()};
    BusThread thread;
    TrayHostClient *client =
        thread.adopt(std::make_unique<TrayHostClient>(BusEndpoint::at(bus.address())));
    QList<bool> heard;
};

using Said = QList<bool>;

} // namespace

class TestTrayHost final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyThere();
    void thereFromTheStart();
    void aPanelThatComesLateAndGoes();
    void aWatcherWithoutHost();
    void onlyChangesAreSaid();
    void anotherBusThatComesLate();
    void theBusComesBack();
};

void TestTrayHost::nobodyThere()
{
    Scene scene;
    scene.client->start();
    QTRY_COMPARE(scene.heard, Said{false});
}

void TestTrayHost::thereFromTheStart()
{
    Scene scene;
    QVERIFY(scene.watcher.appear());
    scene.watcher.setHost(true);
    scene.client->start();
    QTRY_COMPARE(scene.heard, Said{true});
}

void TestTrayHost::aPanelThatComesLateAndGoes()
{
    Scene scene;
    scene.client->start();
    QTRY_COMPARE(scene.heard, Said{false});
    QVERIFY(scene.watcher.appear());
    scene.watcher.setHost(true);
    QTRY_COMPARE(scene.heard, (Said{false, true}));
    scene.watcher.vanish();
    QTRY_COMPARE(scene.heard, (Said{false, true, false}));
    // Its host registers before it owns the name: no signal is heard of that.
    scene.watcher.setHost(true);
    QVERIFY(scene.watcher.appear());
    QTRY_COMPARE(scene.heard, (Said{false, true, false, true}));
}

void TestTrayHost::aWatcherWithoutHost()
{
    Scene scene;
    QVERIFY(scene.watcher.appear());
    scene.client->start();
    QTRY_COMPARE(scene.heard, Said{false});
    scene.watcher.setHost(true);
    QTRY_COMPARE(scene.heard, (Said{false, true}));
    scene.watcher.setHost(false);
    QTRY_COMPARE(scene.heard, (Said{false, true, false}));
}

void TestTrayHost::onlyChangesAreSaid()
{
    Scene scene;
    QVERIFY(scene.watcher.appear());
    scene.watcher.setHost(true);
    scene.client->start();
    QTRY_COMPARE(scene.heard, Said{true});
    const int asked = scene.watcher.asked();
    scene.watcher.repeat();
    QTRY_VERIFY(scene.watcher.asked() > asked);
    scene.client->start(); // twice is once
    scene.watcher.setHost(false);
    QTRY_COMPARE(scene.heard, (Said{true, false}));
}

void TestTrayHost::anotherBusThatComesLate()
{
    Scene scene;
    scene.bus.stop();
    scene.client->start();
    QTRY_COMPARE(scene.heard, Said{false});
    QVERIFY(scene.bus.start());
    QVERIFY(scene.watcher.appear());
    scene.watcher.setHost(true);
    QTRY_COMPARE(scene.heard, (Said{false, true}));
}

void TestTrayHost::theBusComesBack()
{
    Scene scene;
    QVERIFY(scene.watcher.appear());
    scene.watcher.setHost(true);
    scene.client->start();
    QTRY_COMPARE(scene.heard, Said{true});
    scene.bus.stop();
    QTRY_COMPARE(scene.heard, (Said{true, false}));
    QVERIFY(scene.bus.start());
    FakeTrayWatcher another(scene.bus.address());
    another.setHost(true);
    QVERIFY(another.appear());
    QTRY_COMPARE(scene.heard, (Said{true, false, true}));
}

QTEST_GUILESS_MAIN(TestTrayHost)
#include "test_tray_host.moc"
