// SPDX-License-Identifier: GPL-3.0-or-later
// What managers log of their units, by the message IDs of sd-messages.h in systemd.
#pragma once

#include "app/values/journal_entry.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace unitdeck {

struct UnitEventMessage
{
    UnitEvent event;
    const char *id;
};

inline constexpr std::array<UnitEventMessage, 6> unitEventMessages{{
    {UnitEvent::Started, "39f53479d3a045ac8e11786248231fbf"},
    {UnitEvent::Stopped, "9d1aaa27d60140bd96365438aad20286"},
    {UnitEvent::Reloaded, "7b05ebc668384222baa8881179cfda54"},
    {UnitEvent::Restarting, "5eb03494b6584870a536b337290809b3"},
    {UnitEvent::Failed, "d9b373ed55a64feb8242e02dbe79a49c"}, // the unit
    {UnitEvent::Failed, "be02cf6855d2428ba40df7e9d022f03d"}, // its start
}};

inline UnitEvent unitEventOf(QByteArrayView messageId)
{
    const auto found = std::ranges::find_if(
        unitEventMessages, [messageId](const auto &each) { return messageId == each.id; });
    return found == unitEventMessages.end() ? UnitEvent::None : found->event;
}

/// Where no unit is asked for there would be too many of the others.
inline bool isEventOfInterest(UnitEvent event, bool isOfUnits)
{
    return event == UnitEvent::Failed || (isOfUnits && event != UnitEvent::None);
}

} // namespace unitdeck
