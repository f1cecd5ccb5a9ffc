// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the palette as a list model.
#pragma once

#include "ui/views/command.h"

#include <QAbstractListModel>

namespace unitdeck {

class CommandModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { SubtitleRole = Qt::UserRole, ShortcutRole };

    using QAbstractListModel::QAbstractListModel;

    void setCommands(const QList<Command> &commands);
    const Command &at(const QModelIndex &index) const { return commands_.at(index.row()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<Command> commands_;
};

} // namespace unitdeck
