// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: where to go, and how to start.
#pragma once

#include "app/values/destination.h"

#include <QStringList>

namespace unitdeck {

struct StartOptions
{
    enum class Speak { Nothing, Help, Version };

    Speak speak = Speak::Nothing;
    /// No window: the tray and the notifications only.
    bool background = false;
    /// The bus started us and tells by a call what it wants; no window before.
    bool dbusActivated = false;
    QList<Destination> destinations; ///< none: just the window

    friend bool operator==(const StartOptions &, const StartOptions &) = default;
};

/// @p arguments without the program's name; Qt's own options (-platform, -style …) are passed over.
/// Needs no application, so that wrong arguments are told without a display. Error: InvalidArgument
/// with a message for the terminal (not translated).
Reply<StartOptions> parseArguments(const QStringList &arguments);
/// What --help says (not translated).
QString helpText();

} // namespace unitdeck
