// SPDX-License-Identifier: GPL-3.0-or-later
// Sentence, differences, choices; see the header.
#include "ui/views/difference_dialog.h"

#include "ui/views/difference_view.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace unitdeck {

DifferenceDialog::DifferenceDialog(const QString &title, const QString &sentence,
                                   const QString &before, const QString &after, QWidget *parent)
    : QDialog(parent)
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(680, 420);
    auto *layout = new QVBoxLayout(this);
    auto *label = new QLabel(sentence, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    auto *view = new DifferenceView(this);
    view->compare(before, after);
    layout->addWidget(label);
    layout->addWidget(view, 1);
    layout->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons_->button(QDialogButtonBox::Close)->setDefault(true);
}

void DifferenceDialog::addChoice(const QString &text, std::function<void()> run)
{
    // Where something can be chosen, the other way is not to choose it.
    if (buttons_->button(QDialogButtonBox::Close)) {
        buttons_->setStandardButtons(QDialogButtonBox::Cancel);
        buttons_->button(QDialogButtonBox::Cancel)->setDefault(true);
    }
    auto *button = buttons_->addButton(text, QDialogButtonBox::ActionRole);
    connect(button, &QPushButton::clicked, this, [this, run = std::move(run)] {
        accept();
        run();
    });
}

} // namespace unitdeck
