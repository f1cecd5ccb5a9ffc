// SPDX-License-Identifier: GPL-3.0-or-later
// A bound AF_UNIX datagram socket in the event loop of the test.
#include "tests/daemon/notify_socket.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace unitdeck {

NotifySocket::NotifySocket()
{
    const QByteArray path = address().toLocal8Bit();
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    Q_ASSERT(static_cast<std::size_t>(path.size()) < sizeof name.sun_path);
    std::memcpy(name.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    descriptor_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (bind(descriptor_, reinterpret_cast<const sockaddr *>(&name), sizeof name) != 0) {
        qFatal("No notification socket: %s", std::strerror(errno));
    }
    notifier_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Read);
    connect(notifier_.get(), &QSocketNotifier::activated, this, &NotifySocket::readOne);
}

NotifySocket::~NotifySocket()
{
    notifier_.reset();
    close(descriptor_);
}

void NotifySocket::readOne()
{
    std::array<char, 8192> buffer{};
    const ssize_t size = recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (size > 0) {
        messages_.append(QString::fromUtf8(buffer.data(), size));
        Q_EMIT received(messages_.constLast());
    }
}

qsizetype NotifySocket::find(const QString &text, qsizetype from) const
{
    const auto begins = [&text](const QString &line) { return line.startsWith(text); };
    for (qsizetype i = from; i < messages_.size(); ++i) {
        const auto lines = messages_.at(i).split(QLatin1Char('\n'));
        if (std::any_of(lines.begin(), lines.end(), begins)) {
            return i;
        }
    }
    return -1;
}

QString NotifySocket::value(const QString &message, const QString &key)
{
    const auto lines = message.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.startsWith(key)) {
            return line.mid(key.size());
        }
    }
    return {};
}

} // namespace unitdeck
