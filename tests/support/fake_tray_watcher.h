// SPDX-License-Identifier: GPL-3.0-or-later
// A watcher of tray icons that only says whether somebody shows them.
#pragma once

#include <QDBusVirtualObject>

namespace unitdeck {

/// org.kde.StatusNotifierWatcher on a connection of its own, in the thread that made it.
class FakeTrayWatcher final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    explicit FakeTrayWatcher(const QString &address);
    ~FakeTrayWatcher() override;

    /// Connects and takes the name.
    bool appear();
    /// Leaves the bus.
    void vanish();
    /// A host comes or goes; the property changes and everybody is told.
    void setHost(bool isThere);
    /// Tells everybody, without a change.
    void repeat() const;

    int asked() const { return asked_; }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QString address_;
    QString connectionName_;
    bool hasHost_ = false;
    int asked_ = 0;
};

} // namespace unitdeck
