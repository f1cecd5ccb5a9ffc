// SPDX-License-Identifier: GPL-3.0-or-later
// The switch; see the header.
#include "ui/views/switch_button.h"

#include "ui/views/unit_table_delegate.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace unitdeck {

SwitchButton::SwitchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Assistive tools toggle a button without clicking it (QAccessibleButton::doAction()).
    connect(this, &QAbstractButton::toggled, this, [this](bool on) {
        if (on == isOn_)
            return;
        setChecked(isOn_);
        Q_EMIT clicked(isOn_);
    });
}

void SwitchButton::setOn(bool on)
{
    isOn_ = on;
    setChecked(on);
}

QSize SwitchButton::sizeHint() const
{
    return {36, 22}; // the switch of 30 × 16 and room for the focus frame
}

void SwitchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!isEnabled())
        painter.setOpacity(0.4);
    // The table paints it 8 px from the left of its cell; here 3 are enough.
    paintSwitch(&painter, rect().adjusted(-5, 0, 5, 0), isChecked(), palette(), layoutDirection());
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace unitdeck
