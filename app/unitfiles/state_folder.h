// SPDX-License-Identifier: GPL-3.0-or-later
// Where the program keeps what belongs to units: history and drafts.
#pragma once

#include "app/values/unit_id.h"

#include <QString>

namespace unitdeck {

/// $XDG_STATE_HOME/unitdeck (XDG Base Directory Specification).
QString stateFolder();

/// "user/NAME" or "system/NAME".
QString stateName(const UnitId &unit);

/// Makes @p path and what is above it, for this user's eyes only; false if that failed.
bool makePrivateFolder(const QString &path);

} // namespace unitdeck
