// SPDX-License-Identifier: GPL-3.0-or-later
// A notification server that shows nothing and remembers everything.
#pragma once

#include <QDBusVirtualObject>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QVariantMap>

namespace unitdeck {

/// A call of Notify as it arrived.
struct FakeNotify
{
    quint32 number = 0; ///< what was answered
    QString appName;
    quint32 replaces = 0;
    QString icon;
    QString summary;
    QString body;
    QStringList actions; ///< key, label, key, label …
    QVariantMap hints;
    int timeout = 0;
};

/// org.freedesktop.Notifications on a connection of its own to a private bus, in the thread that
/// made it.
class FakeNotifications final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    explicit FakeNotifications(const QString &address);
    ~FakeNotifications() override;

    /// Connects and takes the name.
    bool appear();
    /// Gives the name back and leaves; what was on the screen is gone.
    void vanish();

    QStringList capabilities{QStringLiteral("actions"), QStringLiteral("body"),
                             QStringLiteral("body-markup")};
    bool isSilent = false; ///< Notify is not answered

    /// The person uses an action; 1.2 servers give a token first.
    void use(quint32 number, const QString &key, const QString &token = {});
    /// NotificationClosed; 1: expired, 2: dismissed.
    void dismiss(quint32 number, quint32 reason);

    /// Any signal of the interface.
    void say(const QString &signal, const QVariantList &arguments) const;

    const QList<FakeNotify> &notified() const { return notified_; }
    /// Numbers that CloseNotification was called with, in order.
    const QList<quint32> &closed() const { return closed_; }
    /// Numbers on the screen.
    const QSet<quint32> &onScreen() const { return onScreen_; }
    int capabilityCalls() const { return capabilityCalls_; }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QString address_;
    QString connectionName_;
    QList<FakeNotify> notified_;
    QList<quint32> closed_;
    QSet<quint32> onScreen_;
    quint32 last_ = 0;
    int capabilityCalls_ = 0;
};

} // namespace unitdeck
