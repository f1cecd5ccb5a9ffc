// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs: everything that can be asked of a unit or a manager, in systemctl's own words.
#pragma once

#include "app/values/unit_id.h"

#include <QMetaType>
#include <QStringList>

#include <optional>
#include <span>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

enum class Verb {
    Start,
    Stop,
    Restart,
    Reload,
    TryRestart,
    ReloadOrRestart,
    Kill,
    ResetFailed,
    Enable,
    Disable,
    Mask,
    Unmask,
    Reenable,
    Preset,
    Revert,
    Freeze,
    Thaw,
    Clean,
    DaemonReload,
    DaemonReexec,
    CancelJob
};

/// What a verb acts on and what it gives back; decides how it is called and tracked.
enum class VerbKind {
    Job,      ///< makes a job of one unit
    Unit,     ///< acts on one unit at once
    UnitFile, ///< changes symlinks of one or more unit files, then needs a reload
    Manager   ///< acts on the manager as a whole
};

struct VerbInfo
{
    Verb verb;
    VerbKind kind;
    QLatin1StringView word;       ///< as systemctl(1) spells it
    std::optional<Verb> opposite; ///< what Undo does, where that is one verb
    int sinceVersion = 0; ///< the systemd release that brought it; 0: older than any we meet
};

std::span<const VerbInfo> verbTable();
const VerbInfo &verbInfo(Verb verb);

/// Which processes a signal goes to; systemctl(1), --kill-whom=.
enum class KillWhom { Main, Control, All };
/// "main", "control", "all".
QLatin1StringView killWhomWord(KillWhom whom);

struct VerbRequest
{
    Verb verb = Verb::Start;
    UnitId unit = {};     ///< the name is empty for VerbKind::Manager
    bool now = false;     ///< enable, disable, mask: also start or stop (systemctl --now)
    bool runtime = false; ///< unit file verbs: until the next boot only (systemctl --runtime)
    int signal = 0;       ///< kill
    KillWhom whom = KillWhom::All;
    /// clean: "cache", "runtime", "state", "logs", "configuration", "fdstore" or "all"
    QStringList clean = {};
    quint32 jobId = 0; ///< cancel job

    friend bool operator==(const VerbRequest &, const VerbRequest &) = default;
};

/// One symlink or file that a unit file verb made or removed.
struct UnitFileChange
{
    QString type; ///< "symlink", "unlink", or a word like "masked" telling of a refusal
    QString path;
    QString destination; ///< of a symlink

    friend bool operator==(const UnitFileChange &, const UnitFileChange &) = default;
};

struct VerbOutcome
{
    quint32 jobId = 0;              ///< VerbKind::Job: the job made
    QList<UnitFileChange> changes;  ///< VerbKind::UnitFile
    bool carriesInstallInfo = true; ///< enable, disable: false if the unit has no [Install] section

    friend bool operator==(const VerbOutcome &, const VerbOutcome &) = default;
};

/// The words of the systemctl command that does the same, ready for a shell except for quoting.
QStringList systemctlArguments(const VerbRequest &request);
/// The same as one line to paste into a shell, quoted where needed: "systemctl --user restart
/// demo.service".
QString systemctlCommand(const VerbRequest &request);
/// @p word for a POSIX shell: as it is if harmless, else in single quotes.
QString shellQuoted(const QString &word);

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::VerbRequest)
Q_DECLARE_METATYPE(unitdeck::VerbOutcome)
