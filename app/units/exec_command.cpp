// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of the Exec… properties; see the header.
#include "app/units/exec_command.h"

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype fieldCount = 10;

// Of services, sockets, mounts and swaps; in the order they run in.
constexpr std::array steps{
    "ExecCondition"_L1, "ExecStartPre"_L1, "ExecMount"_L1,      "ExecActivate"_L1, "ExecStart"_L1,
    "ExecStartPost"_L1, "ExecReload"_L1,   "ExecReloadPost"_L1, "ExecRemount"_L1,  "ExecStop"_L1,
    "ExecStopPre"_L1,   "ExecUnmount"_L1,  "ExecDeactivate"_L1, "ExecStopPost"_L1,
};

ProcessEnd processEnd(int code)
{
    return code >= 1 && code <= 3 ? static_cast<ProcessEnd>(code) : ProcessEnd::None;
}

} // namespace

QList<ExecCommand> execCommands(const UnitDetails &details)
{
    QList<ExecCommand> commands;
    for (const QLatin1StringView step : steps) {
        for (const QVariant &element : details.value(step).toList()) {
            const QVariantList fields = element.toList();
            if (fields.size() < fieldCount)
                continue;
            ExecCommand command;
            command.step = step;
            command.path = fields[0].toString();
            command.arguments = fields[1].toStringList();
            command.ignoresFailure = fields[2].toBool();
            command.started = fields[3].toULongLong();
            command.exited = fields[5].toULongLong();
            command.pid = fields[7].toUInt();
            command.end = processEnd(fields[8].toInt());
            command.status = fields[9].toInt();
            commands << command;
        }
    }
    return commands;
}

} // namespace unitdeck
