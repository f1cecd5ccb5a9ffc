// SPDX-License-Identifier: GPL-3.0-or-later
// Layout and rules of the Kill dialog; see the header.
#include "ui/views/kill_dialog.h"

#include "app/values/unix_signal.h"
#include "ui/look/icons.h"
#include "ui/views/command_line.h"
#include "ui/views/signal_texts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <csignal>

namespace unitdeck {

namespace {

constexpr int signalRole = Qt::UserRole;
constexpr qsizetype maxReceivers = 6;

/// The command line of @p pid, if it is among the unit's processes.
QString processText(const UnitDetails &details, quint64 pid)
{
    const auto process = std::ranges::find(details.processes, pid, &UnitProcess::pid);
    const QString command =
        process == details.processes.end() ? QString() : process->commandLine.simplified();
    return command.isEmpty() ? QString::number(pid) : QString::number(pid) + u"  "_s + command;
}

void disableRow(QComboBox *box, int row, const QString &reason)
{
    auto *item = qobject_cast<QStandardItemModel *>(box->model())->item(row);
    item->setEnabled(false);
    item->setText(KillDialog::tr("%1 – %2").arg(item->text(), reason));
    item->setToolTip(reason);
}

} // namespace

KillDialog::KillDialog(const QList<UnitId> &units, const std::optional<UnitDetails> &details,
                       QWidget *parent)
    : QDialog(parent)
    , units_(units)
    , details_(units.size() == 1 ? details : std::nullopt)
    , filter_(new QLineEdit(this))
    , signals_(new QListWidget(this))
    , whom_(new QComboBox(this))
    , receivers_(new QLabel(this))
    , command_(new CommandLine(this))
    , send_(new QPushButton(this))
{
    setObjectName(u"killDialog"_s);
    setWindowTitle(units.size() == 1
                       ? tr("Kill %1").arg(units.first().name)
                       : tr("Kill %n unit(s)", nullptr, static_cast<int>(units.size())));

    auto *intro = new QLabel(tr("A signal asks or forces processes to do something. To end a "
                                "service for good, use Stop: after a kill its Restart= setting may "
                                "start it again."),
                             this);
    intro->setWordWrap(true);

    filter_->setObjectName(u"searchSignals"_s);
    filter_->setAccessibleName(tr("Search signals"));
    filter_->setPlaceholderText(tr("Search signals"));
    filter_->setClearButtonEnabled(true);
    filter_->addAction(namedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);

    signals_->setObjectName(u"signals"_s);
    signals_->setAccessibleName(tr("Signals"));
    signals_->setUniformItemSizes(true);
    signals_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    signals_->setMinimumHeight(signals_->fontMetrics().height() * 10);
    const auto addSignal = [this](int number) {
        auto *item = new QListWidgetItem(
            tr("%1 – %2").arg(unixSignalName(number), signalMeaning(number)), signals_);
        item->setData(signalRole, number);
        item->setToolTip(tr("Signal number %1").arg(number));
    };
    for (const UnixSignal &row : unixSignals())
        addSignal(row.number);
    for (int number = SIGRTMIN; number <= SIGRTMAX; ++number)
        addSignal(number);

    whom_->setObjectName(u"processes"_s);
    whom_->setAccessibleName(tr("Processes"));
    whom_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    whom_->addItem(tr("All processes"), static_cast<int>(KillWhom::All));
    whom_->addItem(tr("Main process only"), static_cast<int>(KillWhom::Main));
    whom_->addItem(tr("Control process only (of a start, reload or stop command)"),
                   static_cast<int>(KillWhom::Control));
    receivers_->setObjectName(u"receivers"_s);
    receivers_->setTextFormat(Qt::PlainText);
    receivers_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    receivers_->setAccessibleName(tr("Processes that get the signal"));
    receivers_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    fillProcesses();

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Who gets it:"), whom_);
    form->addRow(QString(), receivers_);
    form->addRow(tr("Same &command:"), command_);

    send_->setObjectName(u"send"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(send_, QDialogButtonBox::AcceptRole);
    send_->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addWidget(filter_);
    layout->addWidget(signals_, 1);
    layout->addLayout(form);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, sizeHint().height());

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(filter_, &QLineEdit::textChanged, this, &KillDialog::filterSignals);
    connect(signals_, &QListWidget::currentItemChanged, this, &KillDialog::updateChoice);
    connect(signals_, &QListWidget::itemActivated, this, [this] {
        if (send_->isEnabled())
            accept();
    });
    connect(whom_, &QComboBox::currentIndexChanged, this, &KillDialog::updateChoice);
    signals_->setCurrentRow(0);
    signals_->setFocus();
    updateChoice();
}

QList<VerbRequest> KillDialog::requests() const
{
    QList<VerbRequest> requests;
    for (const UnitId &unit : units_) {
        VerbRequest request;
        request.verb = Verb::Kill;
        request.unit = unit;
        request.signal = chosenSignal();
        request.whom = static_cast<KillWhom>(whom_->currentData().toInt());
        requests << request;
    }
    return requests;
}

void KillDialog::fillProcesses()
{
    if (!details_)
        return;
    const bool hasMain = details_->number(u"MainPID"_s).value_or(0) != 0;
    const bool hasControl = details_->number(u"ControlPID"_s).value_or(0) != 0;
    if (!hasMain)
        disableRow(whom_, whom_->findData(static_cast<int>(KillWhom::Main)), tr("there is none"));
    if (!hasControl) {
        disableRow(whom_, whom_->findData(static_cast<int>(KillWhom::Control)),
                   tr("there is none now"));
    }
}

void KillDialog::filterSignals(const QString &text)
{
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < signals_->count(); ++row) {
        QListWidgetItem *item = signals_->item(row);
        const bool isNumber = QString::number(item->data(signalRole).toInt()) == text;
        const bool matches = isNumber || item->text().contains(text, Qt::CaseInsensitive);
        item->setHidden(!matches);
        if (matches && !first)
            first = item;
    }
    // What is sent is always something one sees.
    if (const auto *current = signals_->currentItem(); !current || current->isHidden())
        signals_->setCurrentItem(first);
    updateChoice();
}

void KillDialog::updateChoice()
{
    const int number = chosenSignal();
    send_->setEnabled(number != 0);
    send_->setText(number == 0 ? tr("No signal chosen")
                               : tr("Send %1").arg(unixSignalName(number)));
    QStringList commands;
    if (number != 0) {
        for (const VerbRequest &request : requests())
            commands << systemctlCommand(request);
    }
    command_->setCommand(commands.join(u"; "_s));

    receivers_->setVisible(details_.has_value());
    if (!details_)
        return;
    QStringList lines;
    switch (static_cast<KillWhom>(whom_->currentData().toInt())) {
    case KillWhom::Main:
        lines << processText(*details_, details_->number(u"MainPID"_s).value_or(0));
        break;
    case KillWhom::Control:
        lines << processText(*details_, details_->number(u"ControlPID"_s).value_or(0));
        break;
    case KillWhom::All:
        for (const UnitProcess &process : details_->processes)
            lines << processText(*details_, process.pid);
        break;
    }
    if (lines.isEmpty())
        lines << tr("no process known");
    if (const qsizetype more = lines.size() - maxReceivers; more > 0) {
        lines.resize(maxReceivers);
        lines << tr("and %n more", nullptr, static_cast<int>(more));
    }
    receivers_->setText(lines.join(u'\n'));
    receivers_->setToolTip(lines.join(u'\n'));
    receivers_->setAccessibleDescription(lines.join(u'\n')); // its name hides its text
}

int KillDialog::chosenSignal() const
{
    const auto *item = signals_->currentItem();
    return item && !item->isHidden() ? item->data(signalRole).toInt() : 0;
}

} // namespace unitdeck
