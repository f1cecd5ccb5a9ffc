// SPDX-License-Identifier: GPL-3.0-or-later
// A polkit authority that answers as a test tells it.
#pragma once

#include <QDBusVirtualObject>
#include <QMap>
#include <QStringList>

#include <functional>

namespace unitdeck {

/// org.freedesktop.PolicyKit1 on a connection of its own, in the thread that made it. As the real
/// one does, it refuses details from a caller who owns neither the action nor the machine.
class FakePolkit final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    explicit FakePolkit(const QString &address);
    ~FakePolkit() override;

    bool appear();

    bool isAuthorized = true;
    bool isChallenge = false; ///< authentication would be needed, and nobody is there to ask
    bool isDismissed = false;
    bool refusesDetails = true;
    /// What it says to those who do not let it ask: yes, or that it would have to.
    std::function<bool()> allowsSilently;
    std::function<void()> whenAuthorized; ///< called before it says yes; a manager then obeys
    QStringList unregistered;             ///< actions whose policy is not installed

    const QStringList &asked() const { return asked_; }   ///< actions, in order
    const QStringList &looked() const { return looked_; } ///< actions checked without asking
    QString subjectKind() const { return subjectKind_; }
    quint32 flags() const { return flags_; }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QString address_;
    QString connectionName_;
    QStringList asked_;
    QStringList looked_;
    QString subjectKind_;
    quint32 flags_ = 0;
};

} // namespace unitdeck
