// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop portal that knows settings.
#pragma once

#include <QDBusVirtualObject>
#include <QMap>
#include <QVariantMap>

namespace unitdeck {

/// org.freedesktop.portal.Desktop on a connection of its own, in the thread that made it.
class FakePortal final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    explicit FakePortal(const QString &address);
    ~FakePortal() override;

    bool appear();
    /// Also tells everybody, once it has appeared.
    void set(const QString &group, const QString &key, const QVariant &value);

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QString address_;
    QString connectionName_;
    QMap<QString, QVariantMap> settings_;
};

} // namespace unitdeck
