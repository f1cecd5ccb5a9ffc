// SPDX-License-Identifier: GPL-3.0-or-later
// The line, the command and the name; see the header.
#include "ui/views/journal_query_dialog.h"

#include "app/values/journal_query_text.h"
#include "app/values/journal_time.h"
#include "ui/views/command_line.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

JournalQueryDialog::JournalQueryDialog(const JournalQuery &query, QWidget *parent)
    : QDialog(parent)
    , text_(new QLineEdit(journalQueryText(query), this))
    , problem_(new QLabel(this))
    , command_(new CommandLine(this))
    , missing_(new QLabel(this))
    , name_(new QLineEdit(this))
    , keep_(new QPushButton(tr("&Keep"), this))
{
    setObjectName(u"journalQueryDialog"_s);
    setWindowTitle(tr("Journal query"));
    setAttribute(Qt::WA_DeleteOnClose);
    text_->setAccessibleName(tr("Query"));
    text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text_->setMinimumWidth(560);
    auto *help = new QLabel(
        tr("Words of it: unit:NAME  user-unit:NAME  -unit:NAME  priority:err  priority:0..4  "
           "boot:ID  "
           "run:ID  since:yesterday  until:\"2026-11-27 10:00\"  FIELD=value  -FIELD=value  "
           "FIELD~text  FIELD/expression  regex:EXPRESSION  file:PATH  namespace:NAME. All others "
           "are text that the message must hold."),
        this);
    help->setWordWrap(true);
    help->setTextInteractionFlags(Qt::TextSelectableByMouse);
    help->setForegroundRole(QPalette::PlaceholderText);
    problem_->setWordWrap(true);
    missing_->setWordWrap(true);
    name_->setAccessibleName(tr("Name"));
    name_->setPlaceholderText(tr("A name for it"));
    keep_->setAutoDefault(false);

    auto *form = new QFormLayout;
    const auto addRow = [form](const QString &text, QWidget *widget, QWidget *buddy) {
        auto *label = new QLabel(text);
        label->setBuddy(buddy);
        form->addRow(label, widget);
    };
    addRow(tr("&Query:"), text_, text_);
    form->addRow(QString(), problem_);
    form->addRow(QString(), help);
    addRow(tr("The same in a &terminal:"), command_, command_);
    form->addRow(QString(), missing_);
    auto *keeping = new QWidget(this);
    auto *row = new QHBoxLayout(keeping);
    row->setContentsMargins({});
    row->addWidget(name_, 1);
    row->addWidget(keep_);
    addRow(tr("Keep it &as:"), keeping, name_);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    show_ = buttons->addButton(tr("Show"), QDialogButtonBox::AcceptRole);
    show_->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);

    connect(text_, &QLineEdit::textChanged, this, &JournalQueryDialog::updateState);
    connect(name_, &QLineEdit::textChanged, this, &JournalQueryDialog::updateState);
    connect(keep_, &QPushButton::clicked, this, [this] {
        const QString name = name_->text().trimmed();
        Q_EMIT keepRequested(name, *query_);
        name_->clear();
        name_->setPlaceholderText(tr("Kept as “%1”").arg(name));
    });
    updateState();
}

QString missingText(const JournalctlCommand &command)
{
    return JournalQueryDialog::tr("journalctl has no words for %1: it prints more.")
        .arg(command.missing.join(u", "_s));
}

void JournalQueryDialog::updateState()
{
    const Reply<JournalQuery> parsed = parseJournalQuery(text_->text());
    query_.reset();
    QString problem;
    if (!parsed) {
        problem = tr("This is not understood: %1").arg(parsed.error().message);
    } else {
        const QDateTime now = QDateTime::currentDateTime();
        for (const QString &time : {parsed->since, parsed->until}) {
            if (!time.isEmpty() && !parseJournalTime(time, now))
                problem = tr("This is not a time: %1").arg(time);
        }
        if (problem.isEmpty())
            query_ = *parsed;
    }
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    const JournalctlCommand command = query_ ? journalctlCommand(*query_) : JournalctlCommand{};
    command_->setCommand(command.text);
    missing_->setText(missingText(command));
    missing_->setVisible(!command.missing.isEmpty());
    show_->setEnabled(query_.has_value());
    keep_->setEnabled(query_.has_value() && !name_->text().trimmed().isEmpty());
}

} // namespace unitdeck
