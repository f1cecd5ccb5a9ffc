// SPDX-License-Identifier: GPL-3.0-or-later
// A login manager that knows one user.
#pragma once

#include <QDBusVirtualObject>

namespace unitdeck {

/// org.freedesktop.login1 on a connection of its own, in the thread that made it.
class FakeLogin final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    explicit FakeLogin(const QString &address);
    ~FakeLogin() override;

    bool appear();

    bool isLingering = false;
    bool knowsUser = true; ///< else NoSuchUser

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QString address_;
    QString connectionName_;
};

} // namespace unitdeck
