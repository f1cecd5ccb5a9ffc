// SPDX-License-Identifier: GPL-3.0-or-later
// D-Bus error names and what they mean to a caller.
#include "app/bus/errors_wire.h"

#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class TestBusErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
};

void TestBusErrors::kinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, Error::Kind kind) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(kind);
    };
    using enum Error::Kind;
    row("org.freedesktop.DBus.Error.InteractiveAuthorizationRequired", InteractionRequired);
    row("org.freedesktop.DBus.Error.AccessDenied", AuthDenied);
    row("org.freedesktop.DBus.Error.NoReply", TimedOut);
    row("org.freedesktop.DBus.Error.Timeout", TimedOut);
    row("org.freedesktop.DBus.Error.Disconnected", NotConnected);
    row("org.freedesktop.DBus.Error.ServiceUnknown", ManagerMissing);
    row("org.freedesktop.DBus.Error.UnknownMethod", NotSupported);
    row("org.freedesktop.systemd1.NoSuchUnit", NoSuchUnit);
    row("org.freedesktop.systemd1.UnitMasked", UnitMasked);
    row("org.freedesktop.systemd1.OnlyByDependency", NotAllowedByUnit);
    row("org.freedesktop.systemd1.JobTypeNotApplicable", NotAllowedByUnit);
    row("org.freedesktop.systemd1.TransactionIsDestructive", Conflict);
    row("org.freedesktop.systemd1.UnitExists", AlreadyExists);
    row("System.Error.EROFS", NotPermitted);
    row("org.example.Novelty", Other);
    row("", Other);
}

void TestBusErrors::kinds()
{
    QFETCH(const QString, name);
    QFETCH(const int, kind);
    QCOMPARE(static_cast<int>(errorKind(name)), kind);
}

QTEST_GUILESS_MAIN(TestBusErrors)
#include "test_bus_errors.moc"
