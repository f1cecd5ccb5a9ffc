// SPDX-License-Identifier: GPL-3.0-or-later
// The argument escaped as a person types it; see the header.
#include "ui/views/instance_dialog.h"

#include "app/values/unit_name.h"
#include "ui/views/command_line.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

InstanceDialog::InstanceDialog(const UnitId &templateUnit, QWidget *parent)
    : QDialog(parent)
    , template_(templateUnit)
    , argument_(new QLineEdit(this))
    , autostart_(new QCheckBox(tr("&Autostart it, too"), this))
    , name_(new QLabel(this))
    , command_(new CommandLine(this))
    , start_(new QPushButton(tr("Start"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"instanceDialog"_s);
    setWindowTitle(tr("Instance of %1").arg(templateUnit.name));
    argument_->setObjectName(u"argument"_s);
    argument_->setToolTip(tr("What stands for %i and %I in the unit file; a whole path is escaped "
                             "as one"));
    autostart_->setObjectName(u"autostart"_s);
    name_->setObjectName(u"instanceName"_s);
    name_->setTextFormat(Qt::PlainText);
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    start_->setDefault(true);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("A&rgument:"), argument_);
    form->addRow(tr("Its name:"), name_);
    form->addRow(autostart_);
    form->addRow(tr("Same &command:"), command_);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(start_, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 72, sizeHint().height());
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(argument_, &QLineEdit::textChanged, this, &InstanceDialog::update);
    connect(autostart_, &QCheckBox::toggled, this, &InstanceDialog::update);
    update();
}

UnitId InstanceDialog::instance() const
{
    const QString text = argument_->text();
    const QString path = escapeUnitPath(text);
    return {template_.scope,
            instanceName(template_.name, path.isEmpty() ? escapeUnitPart(text) : path)};
}

QList<VerbRequest> InstanceDialog::requests() const
{
    VerbRequest request;
    request.verb = autostart_->isChecked() ? Verb::Enable : Verb::Start;
    request.unit = instance();
    request.now = autostart_->isChecked();
    return {request};
}

void InstanceDialog::update()
{
    const QString name = instance().name;
    const bool isGood = !argument_->text().isEmpty() && isValidUnitName(name);
    start_->setEnabled(isGood);
    start_->setToolTip(name.size() > maxUnitNameLength
                           ? tr("The name would be longer than systemd takes.")
                           : QString());
    name_->setText(argument_->text().isEmpty() ? QString() : name);
    command_->setCommand(isGood ? systemctlCommand(requests().first()) : QString());
}

} // namespace unitdeck
