// SPDX-License-Identifier: GPL-3.0-or-later
// What goes down with a unit: the reverse dependencies that stop when it stops.
#pragma once

#include "app/bus/systemd_client.h"

#include <QObject>

#include <functional>

namespace unitdeck {

/// The running units that stopping @p unit would stop as well: RequiredBy, RequisiteOf, BoundBy,
/// ConsistsOf and PropagatesStopTo of running units, to any depth (systemd.unit(5)). Asks only
/// running units' properties, and those of @p unit. GUI thread, asynchronous; sorted by name; @p
/// isRunning tells which units run.
void fetchGoesDownWith(SystemdClient *client, const QString &unit,
                       std::function<bool(const QString &)> isRunning, QObject *context,
                       Done<QStringList> done);

} // namespace unitdeck
