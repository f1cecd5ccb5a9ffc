// SPDX-License-Identifier: GPL-3.0-or-later
// Chips as buttons; see the header.
#include "ui/views/journal_chips_bar.h"

#include "ui/look/format.h"
#include "ui/look/state_look.h"
#include "ui/views/flow_layout.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The rounded ground of one chip.
class Chip final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor ground = palette().color(QPalette::Text);
        ground.setAlphaF(0.1F);
        painter.setPen(isHighContrast(palette()) ? QPen(palette().color(QPalette::Text))
                                                 : QPen(Qt::NoPen));
        painter.setBrush(ground);
        const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    }
};

QToolButton *button(const QString &text, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setText(text);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

JournalChipsBar::JournalChipsBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"journalChips"_s);
    setAccessibleName(tr("Filters"));
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(8);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void JournalChipsBar::setChips(const QList<JournalChip> &chips)
{
    if (chips == chips_)
        return;
    chips_ = chips;
    // Not at once: one of them may be what was clicked.
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const JournalChip &chip : chips_) {
        auto *ground = new Chip(this);
        auto *row = new QHBoxLayout(ground);
        row->setContentsMargins(6, 1, 4, 1);
        row->setSpacing(0);
        auto *text = button(withoutMnemonic(chip.text), ground);
        text->setAccessibleName(chip.isNegated ? tr("Not: %1").arg(chip.text) : chip.text);
        if (chip.isNegated) {
            QFont struck = text->font();
            struck.setStrikeOut(true);
            text->setFont(struck);
            QPalette palette = text->palette();
            palette.setColor(QPalette::ButtonText, toneColor(Tone::Bad, palette));
            text->setPalette(palette);
        }
        if (chip.opposite) {
            text->setToolTip(chip.isNegated ? tr("Left out; click to show only this")
                                            : tr("Click to turn it round"));
            connect(text, &QToolButton::clicked, this,
                    [this, query = *chip.opposite] { Q_EMIT queryChosen(query); });
        } else {
            text->setToolTip(tr("Click to change it"));
            connect(text, &QToolButton::clicked, this, &JournalChipsBar::editRequested);
        }
        auto *close = button(u"×"_s, ground);
        close->setAccessibleName(tr("Remove filter: %1").arg(chip.text));
        close->setToolTip(tr("Remove this filter"));
        connect(close, &QToolButton::clicked, this,
                [this, query = chip.without] { Q_EMIT queryChosen(query); });
        row->addWidget(text);
        row->addWidget(close);
        layout()->addWidget(ground);
        ground->show();
    }
    setVisible(!chips_.isEmpty());
    updateGeometry();
}

} // namespace unitdeck
