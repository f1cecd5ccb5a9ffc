// SPDX-License-Identifier: GPL-3.0-or-later
// The palette's rows; see the header.
#include "ui/views/command_delegate.h"

#include "ui/look/state_look.h"
#include "ui/views/command_model.h"

#include <QApplication>
#include <QPainter>

namespace unitdeck {

namespace {

constexpr int gap = 8;
constexpr int iconSize = 16;

} // namespace

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.icon = {};
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const auto &command = static_cast<const CommandModel *>(index.model())->at(index);
    const QColor text = item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    QColor dimmed = isSelected ? text : dimmedText(item.palette);
    if (isSelected)
        dimmed.setAlphaF(0.8F);

    QRect rect = option.rect.adjusted(gap, 0, -gap, 0);
    const QRect iconRect = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                               QSize(iconSize, iconSize), rect);
    command.icon.paint(painter, iconRect, Qt::AlignCenter,
                       command.isEnabled ? QIcon::Normal : QIcon::Disabled);
    rect.adjust(iconSize + gap, 0, 0, 0);

    painter->save();
    const QFontMetrics metrics(item.font);
    painter->setFont(item.font);
    const auto draw = [&](const QRect &where, Qt::Alignment alignment, const QString &what,
                          const QColor &color) {
        painter->setPen(color);
        const QRect visual = QStyle::visualRect(option.direction, option.rect, where);
        painter->drawText(visual,
                          static_cast<int>(QStyle::visualAlignment(option.direction, alignment) |
                                           Qt::AlignVCenter) |
                              Qt::TextSingleLine,
                          metrics.elidedText(what, Qt::ElideRight, where.width()));
    };
    if (!command.shortcut.isEmpty()) {
        draw(rect, Qt::AlignRight, command.shortcut, dimmed);
        rect.setRight(rect.right() - metrics.horizontalAdvance(command.shortcut) - 2 * gap);
    }
    draw(rect, Qt::AlignLeft, command.title, command.isEnabled ? text : dimmed);
    rect.setLeft(rect.left() + metrics.horizontalAdvance(command.title) + 2 * gap);
    if (const QString more = index.data(CommandModel::SubtitleRole).toString();
        !more.isEmpty() && rect.width() > 4 * gap) {
        draw(rect, Qt::AlignLeft, more, dimmed);
    }
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, std::max(option.fontMetrics.height(), iconSize) + gap + 2};
}

} // namespace unitdeck
