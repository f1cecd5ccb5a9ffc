// SPDX-License-Identifier: GPL-3.0-or-later
// A place in the program one can be sent to: by the command line, a link, the tray, a notification.
#pragma once

#include "app/values/error.h"
#include "app/values/unit_id.h"

#include <QMetaType>
#include <QUrl>

#include <optional>
#include <span>

namespace unitdeck {

/// The tabs of the unit looked at, in their order.
enum class UnitTab { Status, Journal, UnitFile, AllProperties };

struct UnitTabInfo
{
    UnitTab tab;
    QLatin1StringView key; ///< on the command line and in links: "status", "unit-file"
};
std::span<const UnitTabInfo> unitTabs();
/// Error: InvalidArgument, with a message that names the tabs there are (not translated).
Reply<UnitTab> unitTabFromKey(const QString &key);

/// What is absent or empty stays as it is. Only ever shows something, never acts.
struct Destination
{
    std::optional<Scope> scope = {};
    QString unit = {}; ///< a full unit name
    std::optional<UnitTab> tab = {};
    bool failedUnits = false; ///< the view of what failed
    QString journalPath = {}; ///< another journal: a file or directory, absolute

    friend bool operator==(const Destination &, const Destination &) = default;
};

/// unitdeck://user/demo.service?tab=journal, unitdeck://system/, unitdeck://system/?view=failed;
/// without a scope unitdeck:///…; a journalPath is a file:// URL, and everything else of
/// @p destination is then left out.
QUrl linkTo(const Destination &destination);
/// The opposite. Error: InvalidArgument, with a message that names what is wrong (not translated);
/// unknown query items are refused, a unit without a suffix is taken as a service.
Reply<Destination> destinationOf(const QUrl &link);

/// Reads a unit's name as a person types it: "demo" is demo.service, a name with a suffix stays.
/// Error: InvalidArgument for what can be no unit's name.
Reply<QString> unitNameFromPerson(const QString &text);

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::Destination)
