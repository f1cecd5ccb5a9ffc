// SPDX-License-Identifier: GPL-3.0-or-later
// The facts of a unit that the status page lists: a label and a value with links.
#pragma once

#include "app/values/unit_details.h"
#include "app/values/unit_info.h"

#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace unitdeck {

enum class FactId {
    UnitFile,
    DropIns,
    MainProcess,
    ControlProcess,
    Since,
    NextRun,
    LastRun,
    Listens,
    Triggers,
    StartedBy,
    Restarts,
    IfItFails,
    Memory,
    Cpu,
    Tasks,
    Documentation
};
inline constexpr int factCount = static_cast<int>(FactId::Documentation) + 1;

struct UnitFact
{
    FactId id;
    /// Rich text. Links: "unit:NAME", "show:file", "set:DIRECTIVE", or an address for the desktop
    /// to open.
    QString html;
    QString tip;

    friend bool operator==(const UnitFact &, const UnitFact &) = default;
};

QString factLabel(FactId id);
/// The facts that are known and worth a line, in the order of FactId. @p now in µs since the epoch.
QList<UnitFact> unitFacts(const UnitInfo &unit, const UnitDetails &details,
                          std::optional<double> cpuShare, qint64 now);
/// Whether the unit starts by itself, with what, and what was intended (preset); rich text.
QString autostartHtml(const UnitInfo &unit, const UnitDetails *details, bool areFilesKnown);

/// A path as people write it: "~/…" below the home directory.
QString shortPath(const QString &path);
/// "unit:NAME" as a link with the name as its text.
QString unitLink(const QString &name);

} // namespace unitdeck
