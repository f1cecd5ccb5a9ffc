// SPDX-License-Identifier: GPL-3.0-or-later
// What the list knows of a unit: the row of ListUnits merged with the row of ListUnitFiles.
#pragma once

#include "app/values/unit_id.h"
#include "app/values/unit_states.h"

#include <QList>

#include <optional>

namespace unitdeck {

struct UnitInfo
{
    QString name;
    QString description;
    Open<LoadState> load;
    Open<ActiveState> active;
    QString sub; ///< depends on the type: "running", "dead", "waiting" …
    Open<UnitFileState>
        file;          ///< Unknown without a word: the manager has no file for it, or not told yet
    QString filePath;  ///< from ListUnitFiles; empty if there is none
    quint32 jobId = 0; ///< 0: no job
    QString jobType;
    qint64 stateSince = 0; ///< StateChangeTimestamp, µs since the epoch; 0: not known (yet)
    bool isLoaded = false; ///< in ListUnits, else only a file

    /// It is there and does something, if only starting or stopping.
    bool isUp() const
    {
        return isLoaded && active != ActiveState::Inactive && active != ActiveState::Failed;
    }

    friend bool operator==(const UnitInfo &, const UnitInfo &) = default;
};

/// One row of ListUnitFiles.
struct UnitFileInfo
{
    QString path;
    Open<UnitFileState> state;

    /// The unit's name: the last element of the path.
    QString name() const { return path.sliced(path.lastIndexOf(u'/') + 1); }
    friend bool operator==(const UnitFileInfo &, const UnitFileInfo &) = default;
};

/// What one or more PropertiesChanged signals said of a unit's row; what they did not say is
/// absent.
struct UnitDelta
{
    QString name;
    std::optional<QString> description;
    std::optional<Open<LoadState>> load;
    std::optional<Open<ActiveState>> active;
    std::optional<QString> sub;
    std::optional<quint32> jobId;
    std::optional<QString> jobType;
    std::optional<qint64> stateSince;

    friend bool operator==(const UnitDelta &, const UnitDelta &) = default;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::UnitInfo)
Q_DECLARE_METATYPE(unitdeck::UnitFileInfo)
Q_DECLARE_METATYPE(unitdeck::UnitDelta)
