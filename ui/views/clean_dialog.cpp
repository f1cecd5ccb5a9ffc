// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what can be deleted, and its boxes; see the header.
#include "ui/views/clean_dialog.h"

#include "ui/look/icons.h"
#include "ui/look/sentences.h"
#include "ui/views/command_line.h"
#include "ui/views/icon_label.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

struct What
{
    QLatin1StringView word;     // systemctl(1), --what=
    QLatin1StringView property; // the directories' names, systemd.exec(5)
    const char *text;
    const char *meaning;
    bool isMadeAnew; // deleting it loses nothing for good
    int sinceVersion;
};

// The table stands inside the class so that lupdate knows the context of its texts
// (as to_array: in a std::array without its arguments it takes that to be "std").
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::CleanDialog)

public:
    static constexpr auto rows = std::to_array<What>({
        {"cache"_L1, "CacheDirectory"_L1, QT_TR_NOOP("Cache"),
         QT_TR_NOOP("What the service can work out again."), true, 0},
        {"runtime"_L1, "RuntimeDirectory"_L1, QT_TR_NOOP("Runtime"),
         QT_TR_NOOP("Sockets and the like; gone after a restart of the machine anyway."), true, 0},
        {"fdstore"_L1, "NFileDescriptorStore"_L1, QT_TR_NOOP("Stored file descriptors"),
         QT_TR_NOOP("Open files and connections kept for the service's next start."), false, 254},
        {"logs"_L1, "LogsDirectory"_L1, QT_TR_NOOP("Logs"),
         QT_TR_NOOP("Log files the service wrote itself; not the journal."), false, 0},
        {"state"_L1, "StateDirectory"_L1, QT_TR_NOOP("State"),
         QT_TR_NOOP("The service's data: databases, what it remembers."), false, 0},
        {"configuration"_L1, "ConfigurationDirectory"_L1, QT_TR_NOOP("Configuration"),
         QT_TR_NOOP("The service's settings."), false, 0},
    });
};

/// Why @p what cannot be deleted; empty if it can, as far as is known.
QString refusal(const What &what, const std::optional<UnitDetails> &details, int managerVersion)
{
    if (managerVersion != 0 && managerVersion < what.sinceVersion)
        return CleanDialog::tr("Needs systemd %1; this is %2.")
            .arg(what.sinceVersion)
            .arg(managerVersion);
    if (details && details->unit.contains(u"CanClean"_s) &&
        !details->list(u"CanClean"_s).contains(QString(what.word))) {
        return CleanDialog::tr("The unit has none.");
    }
    return {};
}

} // namespace

CleanDialog::CleanDialog(const QList<UnitId> &units, const std::optional<UnitDetails> &details,
                         int managerVersion, QWidget *parent)
    : QDialog(parent)
    , units_(units)
    , command_(new CommandLine(this))
    , clean_(new QPushButton(this))
{
    setObjectName(u"cleanDialog"_s);
    setWindowTitle(units.size() == 1
                       ? tr("Clean %1").arg(units.first().name)
                       : tr("Clean %n unit(s)", nullptr, static_cast<int>(units.size())));
    const std::optional<UnitDetails> known = units.size() == 1 ? details : std::nullopt;

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("What is to be deleted?"), this));
    for (const What &what : Words::rows) {
        const QString reason = refusal(what, known, managerVersion);
        auto *box = new QCheckBox(Words::tr(what.text), this);
        box->setObjectName(QString(what.word));
        box->setEnabled(reason.isEmpty());
        box->setChecked(reason.isEmpty() && what.isMadeAnew);
        QString meaning = reason.isEmpty() ? Words::tr(what.meaning) : reason;
        const QStringList names = known ? known->list(QString(what.property)) : QStringList();
        if (reason.isEmpty() && what.sinceVersion == 0 && !names.isEmpty())
            meaning =
                joined(meaning, tr("Here: %1", "names of directories").arg(names.join(u", "_s)));
        box->setAccessibleDescription(meaning);
        auto *label = new QLabel(meaning, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setEnabled(reason.isEmpty());
        label->setIndent(24);
        layout->addWidget(box);
        layout->addWidget(label);
        layout->addSpacing(4);
        rows_ << Row{QString(what.word), box};
        connect(box, &QCheckBox::toggled, this, &CleanDialog::updateChoice);
    }

    auto *warning = new QHBoxLayout;
    auto *sign = new IconLabel(namedIcon(u"dialog-warning"_s), 16, this);
    warning->addWidget(sign);
    warning->addWidget(
        new QLabel(tr("This cannot be undone. The unit must be stopped for it."), this), 1);
    layout->addLayout(warning);
    layout->addWidget(command_);

    clean_->setObjectName(u"clean"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(clean_, QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());
    updateChoice();
    // Not on Cancel, where the next key is read as an answer, and not in the read-only command.
    const auto first = std::ranges::find_if(rows_, [](const Row &r) { return r.box->isEnabled(); });
    if (first != rows_.end())
        first->box->setFocus();
}

QList<VerbRequest> CleanDialog::requests() const
{
    QStringList what;
    for (const Row &row : rows_) {
        if (row.box->isChecked())
            what << row.what;
    }
    QList<VerbRequest> requests;
    for (const UnitId &unit : units_) {
        VerbRequest request;
        request.verb = Verb::Clean;
        request.unit = unit;
        request.clean = what;
        requests << request;
    }
    return requests;
}

void CleanDialog::updateChoice()
{
    const QList<VerbRequest> all = requests();
    const bool hasChoice = !all.isEmpty() && !all.first().clean.isEmpty();
    clean_->setEnabled(hasChoice);
    clean_->setText(hasChoice ? tr("Delete for good") : tr("Nothing chosen"));
    QStringList commands;
    if (hasChoice) {
        for (const VerbRequest &request : all)
            commands << systemctlCommand(request);
    }
    command_->setCommand(commands.join(u"; "_s));
}

} // namespace unitdeck
