// SPDX-License-Identifier: GPL-3.0-or-later
// The bar that tells what went wrong or well at the unit it concerns; never modal.
#pragma once

#include "app/values/unit_id.h"
#include "ui/look/sentences.h"

#include <QFrame>
#include <QList>

#include <chrono>
#include <functional>

class QVBoxLayout;

namespace unitdeck {

class MessageRow;

/// A button of a message.
struct MessageAction
{
    QString text;
    std::function<void()> run; ///< called after the message was closed
};

/// Up to three messages below each other; more wait, and come when one is closed. Bad and busy ones
/// stay until closed, the others go after having been visible for 8 s, unless the pointer or the
/// keyboard is on them. Hidden while there is no message. Esc closes the newest, if the bar has the
/// focus; closeNewest() does it from elsewhere.
class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows @p sentence with up to three @p actions; the same text for the same unit is not shown
    /// twice but comes anew. @p unit: whom it concerns, for clearFor().
    void showMessage(const Sentence &sentence, const QList<MessageAction> &actions = {},
                     const UnitId &unit = {});
    /// Closes the messages about @p unit, the waiting ones too.
    void clearFor(const UnitId &unit);
    /// False if there was none.
    bool closeNewest();
    /// The texts on screen, newest last.
    QStringList texts() const;
    /// How long news stay; for messages shown from now on.
    void setLifetime(std::chrono::milliseconds lifetime) { lifetime_ = lifetime; }
    static constexpr std::chrono::milliseconds defaultLifetime = std::chrono::seconds(8);
    qsizetype waitingCount() const { return waiting_.size(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Message
    {
        Sentence sentence;
        QList<MessageAction> actions;
        UnitId unit;
    };
    void put(const Message &message);
    void close(MessageRow *row);
    void announce();

    std::chrono::milliseconds lifetime_ = defaultLifetime;
    QVBoxLayout *layout_;
    QList<MessageRow *> rows_; // oldest first
    QList<Message> waiting_;
};

} // namespace unitdeck
