// SPDX-License-Identifier: GPL-3.0-or-later
// The unit table's cells; see the header.
#include "ui/views/unit_table_delegate.h"

#include "ui/look/state_look.h"
#include "ui/models/unit_table_model.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

namespace unitdeck {

namespace {

constexpr int switchWidth = 30;
constexpr int switchHeight = 16;

// Where a column's text begins: below its heading, which the style insets by this much.
int inset()
{
    return QApplication::style()->pixelMetric(QStyle::PM_HeaderMargin) + 1;
}

QRect switchRect(const QRect &cell, Qt::LayoutDirection direction)
{
    const QRect wanted(cell.left() + inset(), cell.center().y() - switchHeight / 2 + 1, switchWidth,
                       switchHeight);
    return QStyle::visualRect(direction, cell, wanted);
}

} // namespace

void paintSwitch(QPainter *painter, const QRect &rect, bool isOn, const QPalette &palette,
                 Qt::LayoutDirection direction)
{
    const QRect track = switchRect(rect, direction);
    const bool knobAtEnd = isOn == (direction == Qt::LeftToRight);
    const qreal radius = switchHeight / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor line = dimmedText(palette);
    if (isOn) {
        // On a selected row the highlight is the background: an outline keeps the switch visible.
        painter->setPen(palette.color(QPalette::Base));
        painter->setBrush(palette.color(QPalette::Highlight));
    } else {
        painter->setPen(line);
        painter->setBrush(palette.color(QPalette::Base));
    }
    painter->drawRoundedRect(QRectF(track).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const QPointF centre(knobAtEnd ? track.right() + 1 - radius : track.left() + radius,
                         track.top() + radius);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isOn ? palette.color(QPalette::HighlightedText) : line);
    painter->drawEllipse(centre, radius - 3.5, radius - 3.5);
    painter->restore();
}

UnitTableDelegate::UnitTableDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize UnitTableDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() == UnitTableModel::Name)
        size.rwidth() += 44; // shape and star
    return size + QSize(12, 0);
}

void UnitTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QPalette palette = cell.palette;
    const auto colorOf = [&](Tone tone) {
        return isSelected ? palette.color(QPalette::HighlightedText) : toneColor(tone, palette);
    };
    const auto setTextColor = [&](const QColor &color) {
        cell.palette.setColor(QPalette::Text, color);
    };
    const auto tone = static_cast<Tone>(index.data(UnitTableModel::ToneRole).toInt());

    switch (index.column()) {
    case UnitTableModel::Name: {
        const QString text = cell.text;
        cell.text.clear();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const QRect content = cell.rect.adjusted(inset(), 0, -inset(), 0);
        const QRect shapeCell(content.left(), content.center().y() - 8, 16, 17);
        const auto shape = static_cast<StateShape>(index.data(UnitTableModel::ShapeRole).toInt());
        paintStateShape(painter, QStyle::visualRect(cell.direction, cell.rect, shapeCell), shape,
                        colorOf(tone));
        const bool isFavourite = index.data(UnitTableModel::IsFavouriteRole).toBool();
        const QString star = u" ★"_s;
        const int starWidth = isFavourite ? cell.fontMetrics.horizontalAdvance(star) : 0;
        const QRect textCell = content.adjusted(24, 0, -starWidth, 0);
        const QString shown = cell.fontMetrics.elidedText(text, Qt::ElideMiddle, textCell.width());
        painter->setPen(colorOf(tone == Tone::Muted ? Tone::Muted : Tone::Calm));
        painter->drawText(QStyle::visualRect(cell.direction, cell.rect, textCell),
                          static_cast<int>(Qt::AlignVCenter | Qt::TextSingleLine) |
                              QStyle::visualAlignment(cell.direction, Qt::AlignLeft),
                          shown);
        if (isFavourite) {
            const QRect starCell(textCell.left() + cell.fontMetrics.horizontalAdvance(shown),
                                 textCell.top(), starWidth + 2, textCell.height());
            painter->drawText(QStyle::visualRect(cell.direction, cell.rect, starCell),
                              Qt::AlignVCenter, star);
        }
        return;
    }
    case UnitTableModel::State:
        setTextColor(colorOf(tone));
        break;
    case UnitTableModel::Autostart:
        if (index.data(UnitTableModel::IsSwitchRole).toBool()) {
            cell.text.clear();
            style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
            paintSwitch(painter, cell.rect, index.data(UnitTableModel::IsOnRole).toBool(), palette,
                        cell.direction);
            return;
        }
        setTextColor(colorOf(Tone::Muted));
        break;
    case UnitTableModel::Memory:
    case UnitTableModel::Cpu:
        break;
    default:
        setTextColor(colorOf(Tone::Muted));
    }
    const QString text = cell.text;
    cell.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const QRect content = cell.rect.adjusted(inset(), 0, -inset(), 0);
    painter->setPen(isSelected ? palette.color(QPalette::HighlightedText)
                               : cell.palette.color(QPalette::Text));
    painter->drawText(content,
                      static_cast<int>(Qt::AlignVCenter | Qt::TextSingleLine) |
                          QStyle::visualAlignment(cell.direction,
                                                  cell.displayAlignment & Qt::AlignHorizontal_Mask),
                      cell.fontMetrics.elidedText(text, Qt::ElideRight, content.width()));
}

bool UnitTableDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease &&
        index.column() == UnitTableModel::Autostart &&
        index.data(UnitTableModel::IsSwitchRole).toBool()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QRect area = switchRect(option.rect, option.direction).adjusted(-4, -6, 4, 6);
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier &&
            area.contains(mouse->position().toPoint())) {
            Q_EMIT switchClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace unitdeck
