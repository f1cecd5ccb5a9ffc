// SPDX-License-Identifier: GPL-3.0-or-later
// The table of calls (org.freedesktop.systemd1(5), "Methods"); see the header.
#include "app/bus/verb_calls_wire.h"

#include "app/bus/errors_wire.h"
#include "app/bus/unpack_wire.h"

#include <QDBusObjectPath>

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

using Request = const VerbRequest &;

struct VerbRow
{
    Verb verb;
    QLatin1StringView method;
    QVariantList (*arguments)(Request);
    QLatin1StringView replySignature;
};

QStringList files(Request r)
{
    return {r.unit.name};
}

QVariantList nothing(Request)
{
    return {};
}
QVariantList name(Request r)
{
    return {r.unit.name};
}
QVariantList nameAndMode(Request r)
{
    return {r.unit.name, u"replace"_s};
}
QVariantList filesOnly(Request r)
{
    return {files(r)};
}
QVariantList filesRuntime(Request r)
{
    return {files(r), r.runtime};
}
/// Never by force: that would replace a symlink someone else made.
QVariantList filesRuntimeForce(Request r)
{
    return {files(r), r.runtime, false};
}
QVariantList killArguments(Request r)
{
    return {r.unit.name, QString(killWhomWord(r.whom)), r.signal};
}
QVariantList cleanArguments(Request r)
{
    // What systemctl(1) cleans when nothing is named.
    return {r.unit.name, r.clean.isEmpty() ? QStringList{u"cache"_s, u"runtime"_s} : r.clean};
}
QVariantList jobNumber(Request r)
{
    return {r.jobId};
}

constexpr std::array verbRows{
    VerbRow{Verb::Start, "StartUnit"_L1, nameAndMode, "o"_L1},
    VerbRow{Verb::Stop, "StopUnit"_L1, nameAndMode, "o"_L1},
    VerbRow{Verb::Restart, "RestartUnit"_L1, nameAndMode, "o"_L1},
    VerbRow{Verb::Reload, "ReloadUnit"_L1, nameAndMode, "o"_L1},
    VerbRow{Verb::TryRestart, "TryRestartUnit"_L1, nameAndMode, "o"_L1},
    VerbRow{Verb::ReloadOrRestart, "ReloadOrRestartUnit"_L1, nameAndMode, "o"_L1},
    VerbRow{Verb::Kill, "KillUnit"_L1, killArguments, ""_L1},
    VerbRow{Verb::ResetFailed, "ResetFailedUnit"_L1, name, ""_L1},
    VerbRow{Verb::Enable, "EnableUnitFiles"_L1, filesRuntimeForce, "ba(sss)"_L1},
    VerbRow{Verb::Disable, "DisableUnitFiles"_L1, filesRuntime, "a(sss)"_L1},
    VerbRow{Verb::Mask, "MaskUnitFiles"_L1, filesRuntimeForce, "a(sss)"_L1},
    VerbRow{Verb::Unmask, "UnmaskUnitFiles"_L1, filesRuntime, "a(sss)"_L1},
    VerbRow{Verb::Reenable, "ReenableUnitFiles"_L1, filesRuntimeForce, "ba(sss)"_L1},
    VerbRow{Verb::Preset, "PresetUnitFiles"_L1, filesRuntimeForce, "ba(sss)"_L1},
    VerbRow{Verb::Revert, "RevertUnitFiles"_L1, filesOnly, "a(sss)"_L1},
    VerbRow{Verb::Freeze, "FreezeUnit"_L1, name, ""_L1},
    VerbRow{Verb::Thaw, "ThawUnit"_L1, name, ""_L1},
    VerbRow{Verb::Clean, "CleanUnit"_L1, cleanArguments, ""_L1},
    VerbRow{Verb::DaemonReload, "Reload"_L1, nothing, ""_L1},
    VerbRow{Verb::DaemonReexec, "Reexecute"_L1, nothing, ""_L1},
    VerbRow{Verb::CancelJob, "CancelJob"_L1, jobNumber, ""_L1},
};

/// UNIT_FILE_RUNTIME of UnitFileFlags (systemd's src/shared/install.h).
constexpr quint64 runtimeFlag = 1;
/// The release whose Disable… tells whether there was an [Install] section.
constexpr int disableTellsInstallInfo = 253;

} // namespace

VerbCall verbCall(const VerbRequest &request, int managerVersion)
{
    if (request.verb == Verb::Disable && managerVersion >= disableTellsInstallInfo) {
        return {"DisableUnitFilesWithFlagsAndInstallInfo"_L1,
                {files(request), request.runtime ? runtimeFlag : quint64(0)},
                "ba(sss)"_L1};
    }
    const auto row = std::ranges::find(verbRows, request.verb, &VerbRow::verb);
    Q_ASSERT(row != verbRows.end());
    return {row->method, row->arguments(request), row->replySignature};
}

Reply<VerbOutcome> verbOutcomeOf(const VerbCall &call, const QDBusMessage &reply)
{
    if (reply.signature() != call.replySignature)
        return malformed(call.method, reply.signature());
    VerbOutcome outcome;
    if (call.replySignature == "o"_L1) {
        outcome.jobId = jobOfPath(reply.arguments().constFirst().value<QDBusObjectPath>().path());
    } else if (call.replySignature == "a(sss)"_L1) {
        outcome.changes = unpackChanges(reply, 0);
    } else if (call.replySignature == "ba(sss)"_L1) {
        outcome.carriesInstallInfo = reply.arguments().constFirst().toBool();
        outcome.changes = unpackChanges(reply, 1);
    }
    return outcome;
}

} // namespace unitdeck
