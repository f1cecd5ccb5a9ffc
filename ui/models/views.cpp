// SPDX-License-Identifier: GPL-3.0-or-later
// The table of views; see the header.
#include "ui/models/views.h"

#include "app/values/unit_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::UnitView)
};

const UnitViewInfo &info(UnitView view)
{
    return *std::ranges::find(unitViews(), view, &UnitViewInfo::view);
}

} // namespace

std::span<const UnitViewInfo> unitViews()
{
    static constexpr std::array<UnitViewInfo, 8> table{{
        {UnitView::Services, "services"_L1, QT_TRANSLATE_NOOP("unitdeck::UnitView", "Services"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "This manager has no services.")},
        {UnitView::Failed, "failed"_L1, QT_TRANSLATE_NOOP("unitdeck::UnitView", "Failed"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "Nothing has failed. All is well.")},
        {UnitView::Running, "running"_L1, QT_TRANSLATE_NOOP("unitdeck::UnitView", "Running"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "No service is running.")},
        {UnitView::Favourites, "favourites"_L1,
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "Favourites"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView",
                           "No favourites yet. Mark a unit with Ctrl+D to find it here.")},
        {UnitView::StartsAutomatically, "starts-automatically"_L1,
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "Starts automatically"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "No unit is set to start by itself.")},
        {UnitView::Timers, "timers"_L1, QT_TRANSLATE_NOOP("unitdeck::UnitView", "Timers"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "This manager has no timers.")},
        {UnitView::Sockets, "sockets"_L1, QT_TRANSLATE_NOOP("unitdeck::UnitView", "Sockets"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "This manager has no sockets.")},
        {UnitView::Everything, "everything"_L1,
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "Everything"),
         QT_TRANSLATE_NOOP("unitdeck::UnitView", "This manager has no units.")},
    }};
    return table;
}

QString unitViewName(UnitView view)
{
    return Words::tr(info(view).name);
}

QString unitViewEmptyText(UnitView view)
{
    return Words::tr(info(view).emptyText);
}

bool viewShows(UnitView view, const UnitInfo &unit, bool isFavourite)
{
    // A unit that is only named by another and has no file is of interest in "Everything" alone.
    const bool isGhost = unit.load == LoadState::NotFound && unit.active == ActiveState::Inactive;
    const auto isOf = [&](UnitType type) { return !isGhost && unitTypeOf(unit.name) == type; };
    switch (view) {
    case UnitView::Services:
        return isOf(UnitType::Service);
    case UnitView::Failed:
        return unit.isLoaded && unit.active == ActiveState::Failed;
    case UnitView::Running:
        return isOf(UnitType::Service) && unit.isUp() && unit.sub != u"exited";
    case UnitView::Favourites:
        return isFavourite;
    case UnitView::StartsAutomatically:
        return unit.file == UnitFileState::Enabled || unit.file == UnitFileState::EnabledRuntime;
    case UnitView::Timers:
        return isOf(UnitType::Timer);
    case UnitView::Sockets:
        return isOf(UnitType::Socket);
    case UnitView::Everything:
        return true;
    }
    return true;
}

} // namespace unitdeck
