// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a command: icon, title, what it is, its key.
#pragma once

#include <QStyledItemDelegate>

namespace unitdeck {

class CommandDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace unitdeck
