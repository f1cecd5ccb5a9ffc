// SPDX-License-Identifier: GPL-3.0-or-later
// Roles of the palette's commands; see the header.
#include "ui/views/command_model.h"

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

void CommandModel::setCommands(const QList<Command> &commands)
{
    beginResetModel();
    commands_ = commands;
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(commands_.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Command &command = at(index);
    // A command that cannot be used says why instead of what it is.
    const QString &more = command.isEnabled ? command.subtitle : command.reason;
    switch (role) {
    case Qt::DisplayRole:
        return command.title;
    case Qt::DecorationRole:
        return command.icon;
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole:
    case SubtitleRole:
        return more;
    case ShortcutRole:
        return command.shortcut;
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // Selectable also when it cannot be used: the reason is to be reached by keyboard.
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace unitdeck
