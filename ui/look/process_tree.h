// SPDX-License-Identifier: GPL-3.0-or-later
// The processes of a unit as a tree of text lines, by control group.
#pragma once

#include "app/values/unit_details.h"

#include <QString>

namespace unitdeck {

/// The processes' PIDs and command lines, one a line, drawn as a tree: the main process is the
/// root, beside it what shares its control group, below that the sub-groups with theirs. Control
/// characters in command lines are replaced, since the lines go to the screen. Empty if there are
/// none; after @p maxLines the rest is counted.
QString processTree(const UnitDetails &details, int maxLines = 400);

} // namespace unitdeck
