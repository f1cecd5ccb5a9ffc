// SPDX-License-Identifier: GPL-3.0-or-later
// A helper that remembers what it was asked and answers as a test tells it.
#pragma once

#include <QDBusVirtualObject>
#include <QStringList>
#include <QVariantList>

namespace unitdeck {

/// org.unitdeck.Helper1 on a connection of its own, in the thread that made it.
class FakeHelper final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    explicit FakeHelper(const QString &address);
    ~FakeHelper() override;

    bool appear();

    QString error;  ///< the last word of the error it answers with; empty: none
    QString reason; ///< why a user stays

    /// One call: the method, its basic arguments, and what the memory files held.
    struct Call
    {
        QString method;
        QString signature;
        QVariantList arguments;
        QByteArrayList contents;
        bool isSealed = true; ///< all of them, against everything
        bool mayInteract = false;
    };
    const QList<Call> &calls() const { return calls_; }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    QString address_;
    QString connectionName_;
    QList<Call> calls_;
};

} // namespace unitdeck
