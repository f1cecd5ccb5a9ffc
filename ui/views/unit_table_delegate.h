// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the cells of the unit table: state shapes, autostart switches, dimmed columns.
#pragma once

#include <QStyledItemDelegate>

namespace unitdeck {

class UnitTableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit UnitTableDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    /// The switch in this cell was clicked.
    void switchClicked(const QModelIndex &index);
};

/// Paints an on/off switch, 30 × 16, at the left of @p rect, vertically centred.
void paintSwitch(QPainter *painter, const QRect &rect, bool isOn, const QPalette &palette,
                 Qt::LayoutDirection direction);

} // namespace unitdeck
