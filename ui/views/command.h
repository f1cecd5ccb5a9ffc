// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of the command palette.
#pragma once

#include <QIcon>
#include <QList>
#include <QString>

#include <functional>

namespace unitdeck {

struct Command
{
    QString title;    ///< "Restart unitdeck-demo.service"
    QString subtitle; ///< its description; may be empty
    QString shortcut; ///< as text in the native form; may be empty
    QIcon icon;
    bool isEnabled = true;
    QString reason; ///< why it is not enabled
    std::function<void()> run;
};

/// Those of @p commands whose title or subtitle match @p text, best first; all of them, in order,
/// for an empty text.
QList<Command> rankCommands(const QList<Command> &commands, const QString &text);

} // namespace unitdeck
