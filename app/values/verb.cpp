// SPDX-License-Identifier: GPL-3.0-or-later
// The verb table and the systemctl command of each; see the header.
#include "app/values/verb.h"

#include "app/values/unix_signal.h"

#include <algorithm>
#include <array>

namespace unitdeck {

std::span<const VerbInfo> verbTable()
{
    static constexpr std::array<VerbInfo, 21> table{{
        {Verb::Start, VerbKind::Job, "start"_L1, Verb::Stop},
        {Verb::Stop, VerbKind::Job, "stop"_L1, Verb::Start},
        {Verb::Restart, VerbKind::Job, "restart"_L1, {}},
        {Verb::Reload, VerbKind::Job, "reload"_L1, {}},
        {Verb::TryRestart, VerbKind::Job, "try-restart"_L1, {}},
        {Verb::ReloadOrRestart, VerbKind::Job, "reload-or-restart"_L1, {}},
        {Verb::Kill, VerbKind::Unit, "kill"_L1, {}},
        {Verb::ResetFailed, VerbKind::Unit, "reset-failed"_L1, {}},
        {Verb::Enable, VerbKind::UnitFile, "enable"_L1, Verb::Disable},
        {Verb::Disable, VerbKind::UnitFile, "disable"_L1, Verb::Enable},
        {Verb::Mask, VerbKind::UnitFile, "mask"_L1, Verb::Unmask},
        {Verb::Unmask, VerbKind::UnitFile, "unmask"_L1, Verb::Mask},
        {Verb::Reenable, VerbKind::UnitFile, "reenable"_L1, {}},
        {Verb::Preset, VerbKind::UnitFile, "preset"_L1, {}},
        {Verb::Revert, VerbKind::UnitFile, "revert"_L1, {}},
        {Verb::Freeze, VerbKind::Unit, "freeze"_L1, Verb::Thaw, 246},
        {Verb::Thaw, VerbKind::Unit, "thaw"_L1, Verb::Freeze, 246},
        {Verb::Clean, VerbKind::Unit, "clean"_L1, {}, 243},
        {Verb::DaemonReload, VerbKind::Manager, "daemon-reload"_L1, {}},
        {Verb::DaemonReexec, VerbKind::Manager, "daemon-reexec"_L1, {}},
        {Verb::CancelJob, VerbKind::Manager, "cancel"_L1, {}},
    }};
    return table;
}

const VerbInfo &verbInfo(Verb verb)
{
    const auto table = verbTable();
    const auto row = std::ranges::find(table, verb, &VerbInfo::verb);
    Q_ASSERT(row != table.end());
    return *row;
}

QLatin1StringView killWhomWord(KillWhom whom)
{
    static constexpr std::array words{"main"_L1, "control"_L1, "all"_L1};
    return words.at(static_cast<size_t>(whom));
}

QStringList systemctlArguments(const VerbRequest &request)
{
    QStringList arguments;
    if (request.unit.scope == Scope::User)
        arguments << u"--user"_s;
    arguments << verbInfo(request.verb).word;
    if (request.now)
        arguments << u"--now"_s;
    if (request.runtime)
        arguments << u"--runtime"_s;
    if (request.verb == Verb::Kill) {
        arguments << u"--kill-whom="_s + killWhomWord(request.whom)
                  << u"--signal="_s + unixSignalName(request.signal);
    }
    for (const QString &what : request.clean)
        arguments << u"--what="_s + what;
    if (request.verb == Verb::CancelJob)
        arguments << QString::number(request.jobId);
    else if (!request.unit.isEmpty())
        arguments << u"--"_s << request.unit.name;
    // A name that cannot be taken for an option needs no "--" and reads better without.
    if (!request.unit.name.startsWith(u'-'))
        arguments.removeOne(u"--"_s);
    return arguments;
}

QString systemctlCommand(const VerbRequest &request)
{
    QStringList words{u"systemctl"_s};
    for (const QString &argument : systemctlArguments(request))
        words << shellQuoted(argument);
    return words.join(u' ');
}

QString shellQuoted(const QString &word)
{
    const auto isHarmless = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || u"_-./:=@%+,"_s.contains(c);
    };
    if (!word.isEmpty() && std::ranges::all_of(word, isHarmless))
        return word;
    return u"'"_s + QString(word).replace(u'\'', u"'\\''"_s) + u"'"_s;
}

} // namespace unitdeck
