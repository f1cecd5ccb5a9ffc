// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and layout of the command palette; see the header.
#include "ui/views/command_palette.h"

#include "ui/look/icons.h"
#include "ui/views/command_delegate.h"
#include "ui/views/command_model.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxWidth = 720;
constexpr int visibleRows = 10;

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent)
    , edit_(new QLineEdit(this))
    , list_(new QListView(this))
    , model_(new CommandModel(this))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setVisible(false);

    edit_->setObjectName(u"searchCommands"_s);
    edit_->setAccessibleName(tr("Search commands"));
    edit_->setPlaceholderText(tr("What is to be done? For example: restart demo"));
    edit_->setClearButtonEnabled(true);
    edit_->addAction(namedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    edit_->installEventFilter(this);

    list_->setObjectName(u"commands"_s);
    list_->setAccessibleName(tr("Commands"));
    list_->setModel(model_);
    list_->setItemDelegate(new CommandDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setFocusPolicy(Qt::NoFocus); // the keys stay in the field, which moves the selection
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(edit_);
    layout->addWidget(list_, 1);

    connect(edit_, &QLineEdit::textChanged, this, &CommandPalette::refill);
    connect(list_, &QListView::clicked, this, &CommandPalette::runAt);
}

void CommandPalette::setProvider(Provider provider)
{
    provider_ = std::move(provider);
}

void CommandPalette::popup()
{
    if (!isVisible()) {
        focusBefore_ = QApplication::focusWidget();
        qApp->installEventFilter(this);
    }
    edit_->clear();
    refill({});
    place();
    show();
    raise();
    edit_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::setText(const QString &text)
{
    edit_->setText(text);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (watched == edit_ && handleKey(static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::MouseButtonPress:
        if (const auto *widget = qobject_cast<QWidget *>(watched);
            widget && widget != this && !isAncestorOf(widget)) {
            dismiss();
        }
        break;
    case QEvent::Resize:
        if (watched == parentWidget())
            place();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::refill(const QString &text)
{
    model_->setCommands(provider_ ? provider_(text) : QList<Command>());
    if (model_->rowCount() > 0)
        list_->setCurrentIndex(model_->index(0, 0));
    place();
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    const int width = std::min(maxWidth, window->width() - 32);
    const int rows = std::min(visibleRows, model_->rowCount());
    list_->setVisible(rows > 0);
    const QMargins margins = layout()->contentsMargins();
    int height = margins.top() + margins.bottom() + edit_->sizeHint().height() + 2 * frameWidth();
    if (rows > 0)
        height += layout()->spacing() + rows * list_->sizeHintForRow(0);
    setGeometry((window->width() - width) / 2, 48, width, std::min(height, window->height() - 64));
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    hide();
    if (focusBefore_)
        focusBefore_->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::handleKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runAt(list_->currentIndex());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QApplication::sendEvent(list_, event);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
}

void CommandPalette::runAt(const QModelIndex &index)
{
    if (!index.isValid() || !model_->at(index).isEnabled)
        return; // its reason stands beside it
    const auto run = model_->at(index).run;
    dismiss();
    if (run)
        run();
}

} // namespace unitdeck
