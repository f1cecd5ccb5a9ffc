// SPDX-License-Identifier: GPL-3.0-or-later
// A read-only field and its Copy button; see the header.
#include "ui/views/command_line.h"

#include "ui/look/icons.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace unitdeck {

CommandLine::CommandLine(QWidget *parent)
    : QWidget(parent)
    , edit_(new QLineEdit(this))
{
    edit_->setObjectName(u"command"_qs);
    edit_->setAccessibleName(tr("Command"));
    edit_->setReadOnly(true);
    edit_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *copy = new QPushButton(namedIcon(u"edit-copy"_qs), tr("Copy"), this);
    copy->setObjectName(u"copyCommand"_qs);
    copy->setToolTip(tr("Copy the command"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(edit_->text()); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(edit_, 1);
    row->addWidget(copy);
    setFocusProxy(edit_);
}

void CommandLine::setCommand(const QString &command)
{
    edit_->setText(command);
    edit_->setCursorPosition(0);
    edit_->setToolTip(command);
}

QString CommandLine::command() const
{
    return edit_->text();
}

} // namespace unitdeck
