// SPDX-License-Identifier: GPL-3.0-or-later
// The label; see the header.
#include "ui/views/icon_label.h"

#include <QPainter>

namespace unitdeck {

IconLabel::IconLabel(QIcon icon, int side, QWidget *parent)
    : QLabel(parent)
    , icon_(std::move(icon))
{
    setFixedSize(side, side);
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    icon_.paint(&painter, rect());
}

} // namespace unitdeck
