// SPDX-License-Identifier: GPL-3.0-or-later
// D-Bus errors as values.
#pragma once

#include "app/values/error.h"

#include <QDBusMessage>

namespace unitdeck {

/// The kind for the error name @p name of systemd, polkit, logind or the bus itself; errno words
/// ("System.Error.EROFS") are known where they matter.
Error::Kind errorKind(QStringView name);
Error errorOf(const QDBusMessage &reply);
/// For an answer of type @p signature where another was expected.
Error malformed(const QString &method, const QString &signature);

} // namespace unitdeck
