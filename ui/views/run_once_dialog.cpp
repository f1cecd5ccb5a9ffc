// SPDX-License-Identifier: GPL-3.0-or-later
// From a line to a transient unit; see the header.
#include "ui/views/run_once_dialog.h"

#include "app/unitfiles/exec_line.h"
#include "app/unitfiles/worker.h"
#include "app/values/verb.h"
#include "ui/look/sentences.h"
#include "ui/views/command_line.h"
#include "ui/views/rich_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString commandsKey = u"runOnce/commands"_s;
constexpr qsizetype maxCommands = 10;

/// A person means the home, which no shell is there to know.
QString fullPath(const QString &text)
{
    return text == "~"_L1 || text.startsWith("~/"_L1) ? QDir::homePath() + text.sliced(1) : text;
}

} // namespace

RunOnceDialog::RunOnceDialog(QList<Manager *> managers, Scope scope, QSettings *settings,
                             QWidget *parent)
    : QDialog(parent)
    , managers_(std::move(managers))
    , settings_(settings)
    , number_(QString::number(QRandomGenerator::global()->generate(), 16))
    , command_(new QComboBox(this))
    , scope_(new QComboBox(this))
    , folder_(new QLineEdit(this))
    , environment_(new QPlainTextEdit(this))
    , same_(new CommandLine(this))
    , problem_(new RichLabel(this))
    , run_(new QPushButton(tr("Run"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"runOnceDialog"_s);
    setWindowTitle(tr("Run once"));
    command_->setObjectName(u"command"_s);
    command_->setEditable(true);
    command_->setAccessibleName(tr("Command"));
    command_->lineEdit()->setAccessibleName(tr("Command"));
    command_->addItems(settings->value(commandsKey).toStringList());
    command_->setCurrentText({});
    command_->lineEdit()->setPlaceholderText(u"rsync -a ~/Documents/ /srv/backup"_s);
    scope_->setObjectName(u"scope"_s);
    scope_->addItem(tr("Me (user manager)"));
    scope_->addItem(tr("Root (system manager)"));
    scope_->setCurrentIndex(scope == Scope::User ? 0 : 1);
    folder_->setObjectName(u"workingFolder"_s);
    environment_->setObjectName(u"environment"_s);
    environment_->setPlaceholderText(tr("A line for each: NAME=value"));
    environment_->setTabChangesFocus(true);
    environment_->setFixedHeight(environment_->fontMetrics().lineSpacing() * 3 + 12);
    problem_->setObjectName(u"problem"_s);
    problem_->hide();
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Command:"), command_);
    form->addRow(tr("Runs &as:"), scope_);
    form->addRow(tr("Working &folder:"), folder_);
    form->addRow(tr("&Environment:"), environment_);
    form->addRow(tr("&Same command:"), same_);
    run_->setObjectName(u"run"_s);
    run_->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(run_, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(problem_);
    layout->addStretch(1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(run_, &QPushButton::clicked, this, &RunOnceDialog::run);
    connect(command_, &QComboBox::editTextChanged, this, &RunOnceDialog::update);
    connect(scope_, &QComboBox::currentIndexChanged, this, &RunOnceDialog::update);
    connect(folder_, &QLineEdit::textChanged, this, &RunOnceDialog::update);
    connect(environment_, &QPlainTextEdit::textChanged, this, &RunOnceDialog::update);
    command_->setFocus();
    update();
}

Manager *RunOnceDialog::manager() const
{
    const Scope scope = scope_->currentIndex() == 0 ? Scope::User : Scope::System;
    return *std::ranges::find(managers_, scope, &Manager::scope);
}

TransientService RunOnceDialog::service() const
{
    static const QRegularExpression strange(u"[^A-Za-z0-9_.]+"_s);
    TransientService service;
    const QList<ExecLine> lines = parseExecLines(command_->currentText());
    if (lines.isEmpty())
        return service;
    service.command << lines.first().prefix + lines.first().program;
    for (const ExecWord &word : lines.first().words)
        service.command << (word.isQuoted ? word.text : fullPath(word.text));
    const QString program = service.command.first().section(u'/', -1).replace(strange, u"-"_s);
    service.name = u"run-"_s + program.left(60) + u'-' + number_ + u".service"_s;
    service.description = command_->currentText().simplified();
    service.workingDirectory = fullPath(folder_->text().trimmed());
    for (const QString &line : environment_->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            service.environment << line.trimmed();
    }
    return service;
}

void RunOnceDialog::update()
{
    const TransientService wanted = service();
    QStringList words{u"systemd-run"_s};
    if (manager()->scope() == Scope::User)
        words << u"--user"_s;
    words << u"--unit="_s + wanted.name << u"--service-type=exec"_s << u"--remain-after-exit"_s;
    if (!wanted.workingDirectory.isEmpty())
        words << u"--working-directory="_s + wanted.workingDirectory;
    for (const QString &assignment : wanted.environment)
        words << u"--setenv="_s + assignment;
    words << u"--"_s << wanted.command;
    for (QString &word : words)
        word = shellQuoted(word);
    same_->setCommand(wanted.command.isEmpty() ? QString() : words.join(u' '));
    run_->setEnabled(!wanted.command.isEmpty());
    problem_->hide();
}

void RunOnceDialog::run()
{
    const TransientService wanted = service();
    if (wanted.command.isEmpty())
        return;
    static const QStringList shellWords{u"|"_s, u"||"_s, u"&&"_s, u"&"_s,
                                        u">"_s, u">>"_s, u"<"_s,  u";"_s};
    for (const QString &word : wanted.command) {
        if (shellWords.contains(word) || parseExecLines(command_->currentText()).size() > 1) {
            tell(tr("One command at a time, and no shell reads it. Write sh -c '…' around what a "
                    "shell is to do."));
            return;
        }
    }
    run_->setEnabled(false);
    // The manager wants a path; looking for it may wait for a disk.
    const auto find = [name = wanted.command.first()]() -> Reply<QString> {
        if (name.startsWith(u'/'))
            return QFileInfo(name).isExecutable() && QFileInfo(name).isFile() ? name : QString();
        return name.contains(u'/') ? QString() : QStandardPaths::findExecutable(name);
    };
    runInWorker<QString>(find, this, [this, wanted](const Reply<QString> &path) {
        if (!path || path->isEmpty()) {
            tell(tr("There is no program %1 that can be run. A path begins with a slash.")
                     .arg(wanted.command.first()));
            return;
        }
        TransientService found = wanted;
        found.command.first() = *path;
        start(found);
    });
}

void RunOnceDialog::start(const TransientService &wanted)
{
    manager()->client()->startTransient(
        wanted, this,
        [this, id = UnitId{manager()->scope(), wanted.name}](const Reply<VerbOutcome> &outcome) {
            if (!outcome) {
                const Sentence sentence = errorSentence(outcome.error());
                tell(joined(sentence.text, sentence.nextStep));
                return;
            }
            QStringList commands{command_->currentText()};
            commands << settings_->value(commandsKey).toStringList();
            commands.removeDuplicates();
            settings_->setValue(commandsKey, commands.mid(0, maxCommands));
            Q_EMIT started(id);
            accept();
        });
}

void RunOnceDialog::tell(const QString &problem)
{
    problem_->setPlain(problem);
    problem_->show();
    run_->setEnabled(true);
}

} // namespace unitdeck
