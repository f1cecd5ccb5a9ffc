// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the question before a dangerous action; see the header.
#include "ui/views/guard_dialog.h"

#include "ui/look/icons.h"
#include "ui/look/sentences.h"
#include "ui/look/verb_look.h"
#include "ui/views/icon_label.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace unitdeck {

namespace {

constexpr int signSize = 32;
constexpr int maxListRows = 8;

/// "Stop" of "Stop", "Kill" of "Kill…".
QString plainText(Verb verb)
{
    QString text = verbLook(verb).text;
    while (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

} // namespace

GuardDialog::GuardDialog(const QList<VerbRequest> &requests, const QStringList &dangers,
                         QWidget *parent)
    : QDialog(parent)
    , goesDown_(new QLabel(this))
    , list_(new QListWidget(this))
{
    Q_ASSERT(!requests.isEmpty());
    const QString verb = plainText(requests.first().verb);
    setObjectName(u"guardDialog"_s);
    setWindowTitle(
        requests.size() == 1
            ? tr("%1 %2?", "Stop dbus.service?").arg(verb, requests.first().unit.name)
            : tr("%1 %n unit(s)?", "Stop 3 units?", static_cast<int>(requests.size())).arg(verb));

    auto *sign = new IconLabel(namedIcon(u"dialog-warning"_s), signSize, this);
    auto *danger = new QLabel(dangers.join(u'\n'), this);
    danger->setTextFormat(Qt::PlainText);
    danger->setWordWrap(true);
    danger->setMinimumWidth(fontMetrics().averageCharWidth() * 60);

    goesDown_->setText(tr("What else goes down with it is being found out…"));
    goesDown_->setWordWrap(true);
    list_->setObjectName(u"goesDownWithIt"_s);
    list_->setAccessibleName(tr("Goes down with it"));
    list_->setSelectionMode(QAbstractItemView::NoSelection);
    list_->setUniformItemSizes(true);
    list_->setVisible(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *anyway = buttons->addButton(tr("%1 anyway", "Stop anyway").arg(verb),
                                      QDialogButtonBox::DestructiveRole);
    anyway->setObjectName(u"anyway"_s);
    anyway->setAutoDefault(false);
    auto *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(anyway, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QGridLayout(this);
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(8);
    layout->addWidget(sign, 0, 0, Qt::AlignTop);
    layout->addWidget(danger, 0, 1);
    layout->addWidget(goesDown_, 1, 1);
    layout->addWidget(list_, 2, 1);
    layout->addWidget(buttons, 3, 0, 1, 2);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(2, 1);
}

void GuardDialog::setGoesDownWith(const Reply<QStringList> &units)
{
    list_->clear();
    list_->setVisible(units.isOk() && !units->isEmpty());
    if (!units) {
        goesDown_->setText(tr("What else goes down with it could not be found out: %1")
                               .arg(errorSentence(units.error()).text));
        return;
    }
    if (units->isEmpty()) {
        goesDown_->setText(tr("No other running unit goes down with it."));
        return;
    }
    goesDown_->setText(tr("These running units go down with it (%1):").arg(units->size()));
    list_->addItems(*units);
    const int rows = std::min(maxListRows, list_->count());
    list_->setMinimumHeight(list_->sizeHintForRow(0) * rows + 2 * list_->frameWidth());
    adjustSize();
}

} // namespace unitdeck
