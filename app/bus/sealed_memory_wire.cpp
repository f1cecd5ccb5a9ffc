// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed memory; see the header.
#include "app/bus/sealed_memory_wire.h"

#include <QScopeGuard>
#include <QString>

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace unitdeck {

namespace {

Error memoryError()
{
    return {Error::Kind::Other, {}, qt_error_string(errno)};
}

} // namespace

Reply<QDBusUnixFileDescriptor> sealedMemory(const QByteArrayList &contents)
{
    const int number = memfd_create("unitdeck", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (number < 0)
        return memoryError();
    const auto closer = qScopeGuard([number] { close(number); });
    for (const QByteArray &content : contents) {
        qsizetype done = 0;
        while (done < content.size()) {
            const ssize_t written =
                write(number, content.constData() + done, size_t(content.size() - done));
            if (written < 0 && errno != EINTR)
                return memoryError();
            done += qMax<ssize_t>(written, 0);
        }
    }
    constexpr int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    if (fcntl(number, F_ADD_SEALS, seals) != 0)
        return memoryError();
    return QDBusUnixFileDescriptor(number); // a duplicate of its own
}

} // namespace unitdeck
