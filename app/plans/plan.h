// SPDX-License-Identifier: GPL-3.0-or-later
// Work of several steps as a value: what each does, what takes it back, and the command it equals.
#pragma once

#include "app/bus/helper_client.h"
#include "app/unitfiles/configuration.h"
#include "app/unitfiles/unit_file_store.h"
#include "app/values/verb.h"

#include <QList>

#include <variant>

namespace unitdeck {

/// A file to be installed.
struct ProgramSource
{
    QString path; ///< where it is now
    QString name; ///< below the program's folder: "main.py" or "parts/one.py"
    bool isExecutable = false;

    friend bool operator==(const ProgramSource &, const ProgramSource &) = default;
};

// The steps. All or nothing each, but RunVerbs, whose `undo` may be done in any state.

struct RunVerbs
{
    QList<VerbRequest> requests; ///< of one manager
    QList<VerbRequest> undo;

    friend bool operator==(const RunVerbs &, const RunVerbs &) = default;
};

/// Into /usr/local/lib/NAME, by the helper, or into a folder of the user's own.
struct InstallProgram
{
    QString folder; ///< absolute
    QList<ProgramSource> files;
    Scope scope = Scope::System;

    friend bool operator==(const InstallProgram &, const InstallProgram &) = default;
};

/// From /usr/local/lib, if the helper installed it.
struct RemoveProgram
{
    QString name;

    friend bool operator==(const RemoveProgram &, const RemoveProgram &) = default;
};

struct CreateUser
{
    QString name;
    QString description;

    friend bool operator==(const CreateUser &, const CreateUser &) = default;
};

/// If the helper created it and nothing is left of it.
struct RemoveUser
{
    QString name;

    friend bool operator==(const RemoveUser &, const RemoveUser &) = default;
};

/// Writes or, without a content, removes. Its undo reloads the manager, too.
struct WriteUnitFile
{
    UnitFileTarget target;
    FileContent content;
    FileContent expected; ///< what is there

    friend bool operator==(const WriteUnitFile &, const WriteUnitFile &) = default;
};

/// Fails if a check finds an error.
struct VerifyUnit
{
    UnitId unit;
    QList<ConfigurationFile> files;

    friend bool operator==(const VerifyUnit &, const VerifyUnit &) = default;
};

/// Fails unless the unit runs steadily, as the right user.
struct ProveUnit
{
    UnitId unit;
    QString user;           ///< empty: the one who runs this program
    bool isDynamic = false; ///< a user systemd makes for as long as it runs

    friend bool operator==(const ProveUnit &, const ProveUnit &) = default;
};

using StepAction = std::variant<RunVerbs, InstallProgram, RemoveProgram, CreateUser, RemoveUser,
                                WriteUnitFile, VerifyUnit, ProveUnit>;

struct PlanStep
{
    StepAction action;
    /// It only tidies up after what was proven: if it fails, what was done stays, and the rest is
    /// left undone.
    bool isTidying = false;

    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

using Plan = QList<PlanStep>;

VerbRequest verbRequest(Verb verb, const UnitId &unit, bool now = false);
/// One verb, and another that takes it back.
PlanStep verbStep(Verb verb, Verb opposite, const UnitId &unit);
PlanStep reloadStep(Scope scope);
/// What stops @p unit and keeps it from starting by itself; nothing if it does neither.
Plan restingSteps(const UnitId &unit, bool isActive, bool isEnabled);
PlanStep startStep(const UnitId &unit);

/// Whether an administrator's authorisation is needed for any of it.
bool needsAuthorization(const Plan &plan);

/// The command that does the same as @p step, on one line; for a file the one that opens it.
QString stepCommand(const PlanStep &step);
/// The whole plan as a shell script, with the texts of the files.
QString planScript(const Plan &plan);

/// "/usr/local/lib/NAME".
QString systemProgramFolder(const QString &name);

} // namespace unitdeck
