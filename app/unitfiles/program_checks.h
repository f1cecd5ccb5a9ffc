// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the commands of a service can be run, and do what they seem to say.
#pragma once

#include "app/unitfiles/finding.h"
#include "app/values/unit_id.h"

namespace unitdeck {

/// What of a unit decides over its commands.
struct ProgramSurroundings
{
    Scope scope = Scope::User;
    QStringList environment; ///< the values of Environment=
    bool hasOwnRoot = false; ///< RootDirectory=, RootImage=: its programs are not ours to see
    bool isUnheard = false;  ///< nobody reads what it prints
};

struct ProgramFinding
{
    Finding::Kind kind;
    Finding::Severity severity;
    QStringList words;
};

/// "ExecStart", "ExecStopPost" … (systemd.service(5)).
bool isExecDirective(const QString &key);

/// The interpreter that the first line of a script names, "#!", also by way of env(1); empty if
/// there is none. Blocks; never on a FIFO or device.
QString scriptInterpreter(const QString &path);

/// What is to be said of one Exec line. Looks at the file system, as the user this runs as; what
/// that one may not see counts as there.
QList<ProgramFinding> checkExecLine(const QString &key, const QString &value,
                                    const ProgramSurroundings &surroundings);

} // namespace unitdeck
