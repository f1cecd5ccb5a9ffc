// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's light, dark and high contrast, as a portal on a private bus says them.
#include "app/bus/portal_settings_client.h"
#include "tests/support/fake_portal.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"

#include <QSignalSpy>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString appearance = u"org.freedesktop.appearance"_s;

struct Scene
{
    PrivateBus bus;
    bool isBusThere = bus.start();
    FakePortal portal{bus.address()};
    BusThread thread;
    PortalSettingsClient *client =
        thread.adopt(std::make_unique<PortalSettingsClient>(BusEndpoint::at(bus.address())));
    QSignalSpy heard{client, &PortalSettingsClient::changed};

    DesktopLook last() const
    {
        return heard.isEmpty() ? DesktopLook() : heard.last().first().value<DesktopLook>();
    }
};

} // namespace

class TestPortalSettings final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSetAtTheStart();
    void changesAreHeard();
    void otherTypesAndOtherSettingsAreNothing();
    void highContrastOfOlderGnome();
    void aPortalThatComesLate();
    void theBusComesBack();
};

void TestPortalSettings::whatIsSetAtTheStart()
{
    Scene scene;
    scene.portal.set(appearance, u"color-scheme"_s, 1u);
    scene.portal.set(appearance, u"contrast"_s, 1u);
    QVERIFY(scene.portal.appear());
    scene.client->start();
    QTRY_COMPARE(scene.heard.size(), 1);
    QVERIFY((scene.last() == DesktopLook{DesktopLook::Scheme::Dark, true}));
}

void TestPortalSettings::changesAreHeard()
{
    Scene scene;
    QVERIFY(scene.portal.appear());
    scene.client->start();
    QTRY_COMPARE(scene.heard.size(), 1);
    QVERIFY(scene.last() == DesktopLook());
    scene.portal.set(appearance, u"color-scheme"_s, 1u);
    QTRY_VERIFY((scene.last() == DesktopLook{DesktopLook::Scheme::Dark, false}));
    scene.portal.set(appearance, u"color-scheme"_s, 2u);
    QTRY_VERIFY((scene.last() == DesktopLook{DesktopLook::Scheme::Light, false}));
    scene.portal.set(appearance, u"contrast"_s, 1u);
    QTRY_VERIFY((scene.last() == DesktopLook{DesktopLook::Scheme::Light, true}));
    scene.portal.set(appearance, u"color-scheme"_s, 0u);
    scene.portal.set(appearance, u"contrast"_s, 0u);
    QTRY_VERIFY(scene.last() == DesktopLook());
}

void TestPortalSettings::otherTypesAndOtherSettingsAreNothing()
{
    Scene scene;
    QVERIFY(scene.portal.appear());
    scene.client->start();
    QTRY_COMPARE(scene.heard.size(), 1);
    scene.portal.set(appearance, u"accent-color"_s, 1u);
    scene.portal.set(u"org.elsewhere"_s, u"color-scheme"_s, 1u);
    scene.portal.set(appearance, u"color-scheme"_s, u"dark"_s);
    scene.portal.set(appearance, u"color-scheme"_s, 77u);
    scene.portal.set(appearance, u"color-scheme"_s, 1u);
    // The last one is the first that says something new.
    QTRY_COMPARE(scene.heard.size(), 2);
    QVERIFY((scene.last() == DesktopLook{DesktopLook::Scheme::Dark, false}));
}

void TestPortalSettings::highContrastOfOlderGnome()
{
    Scene scene;
    const QString gnome = u"org.gnome.desktop.a11y.interface"_s;
    scene.portal.set(gnome, u"high-contrast"_s, true);
    QVERIFY(scene.portal.appear());
    scene.client->start();
    QTRY_VERIFY(scene.last().highContrast);
    scene.portal.set(gnome, u"high-contrast"_s, false);
    QTRY_VERIFY(!scene.last().highContrast);
}

void TestPortalSettings::aPortalThatComesLate()
{
    Scene scene;
    scene.client->start();
    // Another call on the same bus answers after ours was refused.
    QVERIFY(scene.portal.appear());
    QTRY_VERIFY([&scene] {
        scene.portal.set(appearance, u"color-scheme"_s, 1u);
        return scene.last().scheme == DesktopLook::Scheme::Dark;
    }());
}

void TestPortalSettings::theBusComesBack()
{
    Scene scene;
    QVERIFY(scene.portal.appear());
    scene.client->start();
    QTRY_COMPARE(scene.heard.size(), 1);
    scene.bus.stop();
    QVERIFY(scene.bus.start());
    FakePortal portal(scene.bus.address());
    portal.set(appearance, u"color-scheme"_s, 1u);
    QVERIFY(portal.appear());
    QTRY_VERIFY(scene.last().scheme == DesktopLook::Scheme::Dark);
}

QTEST_GUILESS_MAIN(TestPortalSettings)
#include "test_portal_settings.moc"
