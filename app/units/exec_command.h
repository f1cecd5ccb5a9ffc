// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of a unit and how each ended, out of its Exec… properties.
#pragma once

#include "app/values/unit_details.h"

#include <QStringList>

namespace unitdeck {

/// How a process ended: the si_code of waitid(2), as systemd passes it on.
enum class ProcessEnd { None = 0, Exited = 1, Killed = 2, Dumped = 3 };

/// One element of an Exec… property, "a(sasbttttuii)" (org.freedesktop.systemd1(5)).
struct ExecCommand
{
    QString step; ///< the property: "ExecStartPre"
    QString path;
    QStringList arguments; ///< with the program as the first
    bool ignoresFailure = false;
    quint64 started = 0; ///< µs since the epoch; 0: not run
    quint64 exited = 0;  ///< µs since the epoch; 0: still running
    quint32 pid = 0;
    ProcessEnd end = ProcessEnd::None;
    int status = 0; ///< exit status, or the signal

    friend bool operator==(const ExecCommand &, const ExecCommand &) = default;
};

/// All commands of the unit, of all steps, in the order they run in. Elements of another shape are
/// left out.
QList<ExecCommand> execCommands(const UnitDetails &details);

} // namespace unitdeck
