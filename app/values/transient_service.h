// SPDX-License-Identifier: GPL-3.0-or-later
// A command to be run as a unit that has no file.
#pragma once

#include <QString>
#include <QStringList>

namespace unitdeck {

/// As systemd-run(1) makes one with --remain-after-exit: how it ended can be seen until it is
/// stopped.
struct TransientService
{
    QString name; ///< with ".service"
    QString description;
    QStringList command;      ///< the program's absolute path, then its arguments
    QString workingDirectory; ///< empty: the manager's own
    QStringList environment;  ///< NAME=value each

    friend bool operator==(const TransientService &, const TransientService &) = default;
};

} // namespace unitdeck
