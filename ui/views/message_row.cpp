// SPDX-License-Identifier: GPL-3.0-or-later
// A message's layout, colours and life time; see the header.
#include "ui/views/message_row.h"

#include "ui/look/icons.h"
#include "ui/look/state_look.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace unitdeck {

namespace {

constexpr qsizetype maxActions = 3;
constexpr int shapeSize = 16;

bool staysUntilClosed(Tone tone)
{
    return tone == Tone::Bad || tone == Tone::Busy;
}

StateShape shapeOf(Tone tone)
{
    switch (tone) {
    case Tone::Bad:
        return StateShape::Cross;
    case Tone::Good:
        return StateShape::Check;
    case Tone::Busy:
        return StateShape::Half;
    case Tone::Calm:
    case Tone::Muted:
        break;
    }
    return StateShape::Dot;
}

QLabel *wrappingLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // the text may come from the manager
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessageRow::MessageRow(const Sentence &sentence, const QList<MessageAction> &actions,
                       const UnitId &unit, std::chrono::milliseconds lifetime, QWidget *parent)
    : QFrame(parent)
    , sentence_(sentence)
    , unit_(unit)
    , shape_(new QLabel(this))
    , text_(wrappingLabel(sentence.text, this))
    , nextStep_(wrappingLabel(sentence.nextStep, this))
{
    setObjectName(u"messageRow"_s);
    setAccessibleName(text());
    shape_->setFixedSize(shapeSize, shapeSize);
    nextStep_->setVisible(!sentence.nextStep.isEmpty());

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(text_);
    texts->addWidget(nextStep_);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(shape_, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    for (const MessageAction &action : actions.first(std::min(maxActions, actions.size()))) {
        auto *button = new QPushButton(action.text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, action] { run(action); });
        row->addWidget(button, 0, Qt::AlignTop);
    }
    auto *close = new QToolButton(this);
    close->setObjectName(u"closeMessage"_s);
    close->setAutoRaise(true);
    close->setIcon(namedIcon(u"window-close"_s));
    close->setToolTip(tr("Close this message (Esc)"));
    close->setAccessibleName(tr("Close message"));
    connect(close, &QToolButton::clicked, this, &MessageRow::closeRequested);
    row->addWidget(close, 0, Qt::AlignTop);

    timer_.setSingleShot(true);
    timer_.setInterval(lifetime);
    connect(&timer_, &QTimer::timeout, this, &MessageRow::closeRequested);
    // A person on one of its buttons by keyboard is as little to be robbed of it as one hovering.
    connect(qApp, &QApplication::focusChanged, this, &MessageRow::updateTimer);
    updateLook();
}

QString MessageRow::text() const
{
    return joined(sentence_.text, sentence_.nextStep);
}

bool MessageRow::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::Leave:
        isHovered_ = event->type() == QEvent::Enter;
        updateTimer();
        break;
    case QEvent::Show:
    case QEvent::Hide:
        updateTimer();
        break;
    case QEvent::PaletteChange:
        updateLook();
        break;
    default:
        break;
    }
    return QFrame::event(event);
}

void MessageRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor ground = toneColor(sentence_.tone, palette());
    ground.setAlpha(sentence_.tone == Tone::Calm || sentence_.tone == Tone::Muted ? 14 : 34);
    painter.fillRect(rect(), ground);
    painter.fillRect(QRect(0, 0, 4, height()), toneColor(sentence_.tone, palette()));
}

void MessageRow::updateTimer()
{
    const bool isInUse = isHovered_ || isAncestorOf(QApplication::focusWidget());
    if (staysUntilClosed(sentence_.tone) || isInUse || !isVisible())
        timer_.stop();
    else if (!timer_.isActive())
        timer_.start();
}

void MessageRow::updateLook()
{
    const QColor color = toneColor(sentence_.tone, palette());
    shape_->setPixmap(statePixmap(shapeOf(sentence_.tone), color, shapeSize, devicePixelRatioF()));
}

void MessageRow::run(const MessageAction &action)
{
    // Closed first: what the action says in turn is to stay.
    const auto function = action.run;
    Q_EMIT closeRequested();
    if (function)
        function();
}

} // namespace unitdeck
