// SPDX-License-Identifier: GPL-3.0-or-later
// The time of the click in a startup-notification ID.
#include "ui/desktop/x11_activation.h"

#include <QTest>

using namespace unitdeck;

class X11ActivationTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeOfTheClick_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<uint>("time");
        QTest::newRow("plain") << QByteArray("x_TIME123") << 123U;
        QTest::newRow("as GLib writes it")
            << QByteArray("gnome-shell-1234-host-unitdeck-7_TIME87654321") << 87'654'321U;
        QTest::newRow("the last counts") << QByteArray("a_TIME1_TIME2") << 2U;
        QTest::newRow("the largest") << QByteArray("x_TIME4294967295") << 4'294'967'295U;
        QTest::newRow("too large") << QByteArray("x_TIME4294967296") << 0U;
        QTest::newRow("negative") << QByteArray("x_TIME-1") << 0U;
        QTest::newRow("no number") << QByteArray("x_TIMEsoon") << 0U;
        QTest::newRow("no time") << QByteArray("x") << 0U;
        QTest::newRow("none") << QByteArray() << 0U;
    }

    void timeOfTheClick()
    {
        QFETCH(const QByteArray, id);
        QTEST(timeOfStartupId(id), "time");
    }

    void elsewhereNothingHappens()
    {
        // The offscreen platform has no X server to speak to.
        activateOnX11(1, "x_TIME123");
        QVERIFY(QGuiApplication::platformName() != QLatin1StringView("xcb"));
    }
};

QTEST_MAIN(X11ActivationTest)
#include "x11_activation_test.moc"
