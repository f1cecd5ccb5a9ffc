// SPDX-License-Identifier: GPL-3.0-or-later
// The properties of a unit that its row in the list shows: the one table for reading them.
#pragma once

#include "app/values/unit_details.h"
#include "app/values/unit_info.h"

#include <QDBusMessage>

#include <optional>

namespace unitdeck {

/// What @p changed, a PropertiesChanged of the common unit interface, says about the row; absent if
/// nothing. Reads only the properties of the row: one started unit causes 18 signals.
std::optional<UnitDelta> unitDeltaOf(const QDBusMessage &changed);
/// The same of properties already unpacked, for example by GetAll.
UnitDelta unitDeltaOf(const QString &unit, const Properties &properties);

/// Lays @p newer over @p older.
void mergeDelta(UnitDelta &older, const UnitDelta &newer);

} // namespace unitdeck
