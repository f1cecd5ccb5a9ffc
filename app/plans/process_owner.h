// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a process is.
#pragma once

#include "app/values/error.h"

namespace unitdeck {

struct ProcessOwner
{
    quint32 uid = 0;
    QString name; ///< the number where there is no name

    friend bool operator==(const ProcessOwner &, const ProcessOwner &) = default;
};

/// The owner of /proc/PID (proc(5)), its effective user. NotFound if there is no such process.
/// Asks the name service, which may wait.
Reply<ProcessOwner> ownerOf(quint32 pid);

/// Whether @p owner is the user @p name; an empty one is the caller. @p isDynamic: any that systemd
/// makes for DynamicUser= (systemd.exec(5): 61184 to 65519). May wait, as above.
bool isExpected(const ProcessOwner &owner, const QString &name, bool isDynamic);

/// Whether there is a user or a group of that name. May wait, as above.
bool isUserOrGroup(const QString &name);

} // namespace unitdeck
