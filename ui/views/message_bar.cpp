// SPDX-License-Identifier: GPL-3.0-or-later
// Queue, keys and announcements of the message bar; see the header.
#include "ui/views/message_bar.h"

#include "ui/views/message_row.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace unitdeck {

namespace {

constexpr qsizetype maxRows = 3;

/// Screen readers speak what is an alert and comes into sight; a plain frame they do not.
QAccessibleInterface *makeAlert(const QString &className, QObject *object)
{
    if (className == QLatin1StringView(MessageBar::staticMetaObject.className()))
        return new QAccessibleWidget(qobject_cast<QWidget *>(object), QAccessible::AlertMessage);
    return nullptr;
}

/// Out of sight now, gone later: it is in the middle of its own event.
void retire(MessageRow *row)
{
    row->disconnect();
    row->hide();
    row->deleteLater();
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , layout_(new QVBoxLayout(this))
{
    QAccessible::installFactory(makeAlert); // a second time does nothing
    setObjectName(u"message"_s);
    setAccessibleName(tr("Message"));
    layout_->setContentsMargins({});
    layout_->setSpacing(1);
    setVisible(false);
}

void MessageBar::showMessage(const Sentence &sentence, const QList<MessageAction> &actions,
                             const UnitId &unit)
{
    for (MessageRow *row : QList(rows_)) {
        if (row->unit() == unit && row->sentence().text == sentence.text) {
            rows_.removeOne(row);
            retire(row);
        }
    }
    waiting_.removeIf([&](const Message &message) {
        return message.unit == unit && message.sentence.text == sentence.text;
    });
    const Message message{sentence, actions, unit};
    if (rows_.size() < maxRows)
        put(message);
    else
        waiting_ << message;
}

void MessageBar::clearFor(const UnitId &unit)
{
    waiting_.removeIf([&](const Message &message) { return message.unit == unit; });
    for (MessageRow *row : QList(rows_)) {
        if (row->unit() == unit)
            close(row);
    }
}

bool MessageBar::closeNewest()
{
    if (rows_.isEmpty())
        return false;
    close(rows_.last());
    return true;
}

QStringList MessageBar::texts() const
{
    QStringList texts;
    for (const MessageRow *row : rows_)
        texts << row->text();
    return texts;
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && closeNewest())
        return;
    QFrame::keyPressEvent(event);
}

void MessageBar::put(const Message &message)
{
    auto *row = new MessageRow(message.sentence, message.actions, message.unit, lifetime_, this);
    connect(row, &MessageRow::closeRequested, this, [this, row] { close(row); });
    rows_ << row;
    layout_->addWidget(row);
    setVisible(true);
    row->show();
    announce();
}

void MessageBar::close(MessageRow *row)
{
    if (rows_.removeOne(row))
        retire(row);
    if (rows_.size() < maxRows && !waiting_.isEmpty())
        put(waiting_.takeFirst());
    setVisible(!rows_.isEmpty());
    if (!rows_.isEmpty())
        setAccessibleDescription(rows_.last()->text());
}

void MessageBar::announce()
{
    setAccessibleDescription(rows_.last()->text());
    for (const auto type : {QAccessible::NameChanged, QAccessible::Alert}) {
        QAccessibleEvent event(this, type);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace unitdeck
