// SPDX-License-Identifier: GPL-3.0-or-later
// Content to hand over in memory that nobody can change any more.
#pragma once

#include "app/values/error.h"

#include <QByteArrayList>
#include <QDBusUnixFileDescriptor>

namespace unitdeck {

/// A memory file with @p contents one behind the other, sealed against write, grow, shrink and
/// further seals (memfd_create(2), fcntl(2)). Other if there is no memory.
Reply<QDBusUnixFileDescriptor> sealedMemory(const QByteArrayList &contents);
inline Reply<QDBusUnixFileDescriptor> sealedMemory(const QByteArray &content)
{
    return sealedMemory(QByteArrayList{content});
}

} // namespace unitdeck
