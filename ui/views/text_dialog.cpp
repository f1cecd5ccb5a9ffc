// SPDX-License-Identifier: GPL-3.0-or-later
// Text of tools to read; see the header.
#include "ui/views/text_dialog.h"

#include "app/tools/man_page.h"
#include "ui/look/sentences.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

TextDialog::TextDialog(const QString &title, const QString &source, QWidget *parent)
    : QDialog(parent)
    , text_(new QPlainTextEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    text_->setReadOnly(true);
    text_->setFont(fixed);
    text_->setAccessibleName(title);
    text_->setPlainText(tr("Looking for it…"));
    auto *origin = new QLabel(source, this);
    origin->setFont(fixed);
    origin->setTextFormat(Qt::PlainText);
    origin->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    origin->setWordWrap(true);
    origin->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(this);
    auto *close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text_, 1);
    layout->addWidget(origin);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 36);
    open();
}

void TextDialog::setText(const QString &text)
{
    text_->setPlainText(text);
}

void showManPage(const QString &page, QWidget *parent)
{
    // In a shell "core(5)" is "man 5 core".
    const QString section = page.section(u'(', 1).section(u')', 0, 0);
    auto *dialog =
        new TextDialog(page, u"man "_s + section + u' ' + page.section(u'(', 0, 0), parent);
    fetchManPage(page, dialog, [dialog, page](const Reply<QString> &text) {
        if (text)
            dialog->setText(*text);
        else if (text.error().kind == Error::Kind::NotFound)
            dialog->setText(TextDialog::tr("There is no manual page %1 here.").arg(page));
        else
            dialog->setText(errorSentence(text.error()).text);
    });
}

void showCoreDump(qint64 pid, qint64 time, QWidget *parent)
{
    const QStringList arguments{u"--no-pager"_s, u"info"_s,
                                u"COREDUMP_PID="_s + QString::number(pid),
                                u"COREDUMP_TIMESTAMP="_s + QString::number(time)};
    auto *dialog = new TextDialog(TextDialog::tr("Core dump of process %1").arg(pid),
                                  u"coredumpctl "_s + arguments.sliced(1).join(u' '), parent);
    runTool({u"coredumpctl"_s, arguments}, dialog, [dialog](const Reply<ToolOutput> &output) {
        if (output)
            dialog->setText(QString::fromUtf8(output->exitStatus == 0 ? output->out : output->err));
        else if (output.error().kind == Error::Kind::NotFound)
            dialog->setText(TextDialog::tr("There is no coredumpctl here. Distributions have it in "
                                           "the package systemd-coredump or systemd."));
        else
            dialog->setText(errorSentence(output.error()).text);
    });
}

} // namespace unitdeck
