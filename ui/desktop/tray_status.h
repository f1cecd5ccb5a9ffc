// SPDX-License-Identifier: GPL-3.0-or-later
// What the tray icon tells: one state by shape and colour, and the same in words.
#pragma once

#include "app/units/manager.h"

#include <QIcon>
#include <QList>
#include <QPalette>
#include <QString>

namespace unitdeck {

struct TrayStatus
{
    /// The first that holds is shown.
    enum class Kind {
        Failed,
        NotConnected, ///< a manager was lost, or none is there
        Working,      ///< jobs, or a manager that lists its units
        Well
    };

    Kind kind = Kind::Working;
    qsizetype failedCount = 0;
    QString words; ///< a line each for what failed, what is missing, what is being done

    friend bool operator==(const TrayStatus &, const TrayStatus &) = default;
};

/// @p failed: those of connected managers.
TrayStatus trayStatus(const QList<Manager *> &managers, const QList<UnitId> &failed);

/// "demo.service (user)".
QString nameWithScope(const UnitId &unit);

/// Draws itself at the size that is asked for. The colours are those for @p palette, on a ground of
/// their own: what the panel's ground is nobody tells.
QIcon trayPicture(const TrayStatus &status, const QPalette &palette);

} // namespace unitdeck
