// SPDX-License-Identifier: GPL-3.0-or-later
// One message of the message bar: shape, sentence, next step, buttons.
#pragma once

#include "ui/views/message_bar.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace unitdeck {

class MessageRow final : public QFrame
{
    Q_OBJECT
public:
    MessageRow(const Sentence &sentence, const QList<MessageAction> &actions, const UnitId &unit,
               std::chrono::milliseconds lifetime, QWidget *parent = nullptr);

    const Sentence &sentence() const { return sentence_; }
    const UnitId &unit() const { return unit_; }
    /// Sentence and next step as one text.
    QString text() const;

Q_SIGNALS:
    /// By its button, an action, or its time.
    void closeRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateTimer();
    void updateLook();
    void run(const MessageAction &action);

    Sentence sentence_;
    UnitId unit_;
    QTimer timer_;
    QLabel *shape_;
    QLabel *text_;
    QLabel *nextStep_;
    bool isHovered_ = false;
};

} // namespace unitdeck
