// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be known of a service before it is moved to another manager.
#pragma once

#include "app/plans/plan.h"
#include "app/unitfiles/unit_text.h"
#include "app/values/error.h"
#include "app/values/unit_id.h"

#include <QObject>

#include <optional>

namespace unitdeck {

/// The file a service runs that no package brought: the program itself, or the script its
/// interpreter reads.
struct ServiceProgram
{
    QString folder; ///< its own; of a system service /usr/local/lib/NAME
    ProgramSource file;
    /// The other files below its folder, none hidden. Empty where they are more than one program
    /// has.
    QList<ProgramSource> neighbours;
    qint64 neighboursSize = 0;

    friend bool operator==(const ServiceProgram &, const ServiceProgram &) = default;
};

struct ServiceLook
{
    UnitId unit;
    QList<ConfigurationFile> files; ///< in the manager's order
    bool isActive = false;
    bool isEnabled = false;
    QString home; ///< of the user
    std::optional<ServiceProgram> program;
    QString user;            ///< that it runs as: User=
    QStringList triggeredBy; ///< units that start it, and stay where they are
    bool isFailed = false;
    QString linkTarget; ///< where its main file is, if that is a symbolic link
    QString hidden;     ///< a file of that name which the main file hides

    friend bool operator==(const ServiceLook &, const ServiceLook &) = default;
};

/// Reads the files of the service and looks for its program: of a user service a file that does not
/// belong to root, of a system service one below /usr/local/lib. In a thread of the pool; @p done
/// is called in the thread of @p context. Errors of unitFileContent().
void lookAtService(const UnitDetails &details, QObject *context, Done<ServiceLook> done);
/// The same at once. Blocks on files.
Reply<ServiceLook> readService(const UnitDetails &details);

/// Those of its files that are its own, not its template's, and are the user's or an
/// administrator's; with what is in them.
QList<std::pair<UnitFileTarget, QByteArray>> ownFiles(const ServiceLook &look);

/// The program of @p command, a value of ExecStart=, as above. Blocks on files.
std::optional<ServiceProgram> programOf(const QString &command, Scope scope);

} // namespace unitdeck
