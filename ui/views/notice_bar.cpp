// SPDX-License-Identifier: GPL-3.0-or-later
// The bar; see the header.
#include "ui/views/notice_bar.h"

#include "ui/views/rich_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace unitdeck {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , text_(new RichLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->addWidget(text_, 1);
    hide();
}

void NoticeBar::setText(const QString &text)
{
    text_->setPlain(text);
}

QPushButton *NoticeBar::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    layout()->addWidget(button);
    return button;
}

} // namespace unitdeck
