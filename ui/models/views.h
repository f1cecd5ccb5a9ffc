// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the left column: which units each shows.
#pragma once

#include "app/values/unit_info.h"

#include <QString>

#include <span>

namespace unitdeck {

enum class UnitView {
    Services,
    Failed,
    Running,
    Favourites,
    StartsAutomatically,
    Timers,
    Sockets,
    Everything
};

struct UnitViewInfo
{
    UnitView view;
    QLatin1StringView key; ///< for settings
    const char *name;      ///< untranslated; see unitViewName()
    const char *emptyText; ///< untranslated; see unitViewEmptyText()
};

std::span<const UnitViewInfo> unitViews();
QString unitViewName(UnitView view);
/// What to say when the view shows nothing.
QString unitViewEmptyText(UnitView view);

bool viewShows(UnitView view, const UnitInfo &unit, bool isFavourite);

} // namespace unitdeck
