// SPDX-License-Identifier: GPL-3.0-or-later
// The manager's end of sd_notify(3): a real datagram socket that keeps what it is sent.
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace unitdeck {

class NotifySocket final : public QObject
{
    Q_OBJECT

public:
    NotifySocket();
    ~NotifySocket() override;

    /// For $NOTIFY_SOCKET.
    QString address() const { return folder_.filePath(QStringLiteral("notify")); }
    /// One string per datagram, lines as sent.
    const QStringList &messages() const { return messages_; }
    /// Index of the first message from `from` on that has a line beginning with `text`, or -1.
    qsizetype find(const QString &text, qsizetype from = 0) const;
    /// What follows `key` in a message, up to the line's end; null when it is not there.
    static QString value(const QString &message, const QString &key);

Q_SIGNALS:
    void received(const QString &message);

private:
    void readOne();

    QTemporaryDir folder_;
    int descriptor_ = -1;
    std::unique_ptr<QSocketNotifier> notifier_;
    QStringList messages_;
};

} // namespace unitdeck
