// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the form; see the header.
#include "app/unitfiles/common_settings.h"

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = CommonSetting::Kind;
using Group = CommonSetting::Group;

// systemd.service(5), systemd.exec(5), systemd.resource-control(5), systemd.unit(5)
constexpr std::array settings{
    CommonSetting{"Service"_L1, "Restart"_L1, Kind::Choice, Group::Failure, "no"_L1},
    CommonSetting{"Service"_L1, "RestartSec"_L1, Kind::Text, Group::Failure, "100ms"_L1},
    CommonSetting{"Unit"_L1, "StartLimitBurst"_L1, Kind::Text, Group::Failure, "5"_L1},
    CommonSetting{"Unit"_L1, "StartLimitIntervalSec"_L1, Kind::Text, Group::Failure, "10s"_L1},
    CommonSetting{"Service"_L1, "Environment"_L1, Kind::Lines, Group::Process, ""_L1},
    CommonSetting{"Service"_L1, "WorkingDirectory"_L1, Kind::Folder, Group::Process, ""_L1},
    CommonSetting{"Service"_L1, "User"_L1, Kind::Text, Group::Process, "root"_L1, true},
    CommonSetting{"Service"_L1, "MemoryMax"_L1, Kind::Text, Group::Limits, "infinity"_L1},
    CommonSetting{"Service"_L1, "CPUQuota"_L1, Kind::Text, Group::Limits, ""_L1},
    CommonSetting{"Service"_L1, "TasksMax"_L1, Kind::Text, Group::Limits, ""_L1},
    CommonSetting{"Install"_L1, "WantedBy"_L1, Kind::Units, Group::Relations, ""_L1},
    CommonSetting{"Unit"_L1, "After"_L1, Kind::Units, Group::Relations, ""_L1},
    CommonSetting{"Unit"_L1, "Wants"_L1, Kind::Units, Group::Relations, ""_L1},
    CommonSetting{"Unit"_L1, "Requires"_L1, Kind::Units, Group::Relations, ""_L1}};

// Of [Service]: what the manager applies to a running unit when it reads its files again (it
// realises control groups anew after a reload), and what it looks at when a process ends or is to
// end.
constexpr std::array atOnce{"Restart"_L1,
                            "RestartSec"_L1,
                            "RestartSteps"_L1,
                            "RestartMaxDelaySec"_L1,
                            "SuccessExitStatus"_L1,
                            "RestartPreventExitStatus"_L1,
                            "RestartForceExitStatus"_L1,
                            "TimeoutStopSec"_L1,
                            "TimeoutAbortSec"_L1,
                            "ExecStop"_L1,
                            "ExecStopPost"_L1,
                            "ExecReload"_L1,
                            "KillMode"_L1,
                            "KillSignal"_L1,
                            "FinalKillSignal"_L1,
                            "SendSIGKILL"_L1,
                            "SendSIGHUP"_L1,
                            "RestartKillSignal"_L1,
                            "MemoryMax"_L1,
                            "MemoryHigh"_L1,
                            "MemoryLow"_L1,
                            "MemoryMin"_L1,
                            "MemorySwapMax"_L1,
                            "TasksMax"_L1,
                            "CPUQuota"_L1,
                            "CPUWeight"_L1,
                            "IOWeight"_L1,
                            "AllowedCPUs"_L1};

QStringList assignments(const UnitDocument &document)
{
    QStringList all;
    for (const UnitSetting &setting : document.settings()) {
        const bool isService = setting.section == "Service"_L1;
        if (isService && std::ranges::find(atOnce, setting.key) == atOnce.end())
            all << setting.key + u'=' + setting.value;
    }
    return all;
}

} // namespace

std::span<const CommonSetting> commonSettings()
{
    return settings;
}

bool needsRestart(const UnitDocument &before, const UnitDocument &after)
{
    return assignments(before) != assignments(after);
}

} // namespace unitdeck
