// SPDX-License-Identifier: GPL-3.0-or-later
// The fields, and what is said of them; see the header.
#include "ui/views/promotion_form.h"

#include "ui/look/format.h"
#include "ui/look/plan_words.h"
#include "ui/look/unit_facts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

PromotionForm::PromotionForm(const ServiceLook &look, std::function<QSet<QString>()> systemUnits,
                             QWidget *parent)
    : QWidget(parent)
    , look_(look)
    , systemUnits_(std::move(systemUnits))
    , name_(new QLineEdit(this))
    , folder_(new QLineEdit(this))
    , neighbours_(new QCheckBox(this))
    , kind_(new QComboBox(this))
    , user_(new QLineEdit(this))
    , hardened_(new QCheckBox(tr("&Keep it from what it should not need"), this))
    , starts_(new QCheckBox(tr("Start it &with the machine, and now"), this))
    , keeps_(new QCheckBox(tr("Keep the &user service, stopped"), this))
{
    const PromotionChoices usual = usualChoices(look);
    name_->setText(usual.name);
    name_->setObjectName(u"serviceName"_s);
    folder_->setText(usual.folder);
    folder_->setObjectName(u"programFolder"_s);
    folder_->setToolTip(tr("The program's folder below %1").arg(systemProgramFolder({})));
    user_->setText(usual.user);
    user_->setObjectName(u"userName"_s);
    kind_->setObjectName(u"userKind"_s);
    kind_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    kind_->addItem(tr("A user of its own, made for it"));
    kind_->addItem(tr("One that is there while it runs (DynamicUser=)"));
    hardened_->setObjectName(u"hardened"_s);
    hardened_->setChecked(usual.isHardened);
    hardened_->setToolTip(tr("Writes ProtectSystem=strict, NoNewPrivileges=yes and the like. If it "
                             "then fails, take them out again in its unit file."));
    starts_->setObjectName(u"starts"_s);
    starts_->setChecked(usual.starts);
    keeps_->setObjectName(u"keepsUserService"_s);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 8, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name of the service:"), name_);
    if (look.program) {
        form->addRow(tr("Its &program:"), new QLabel(shortPath(look.program->file.path), this));
        form->addRow(tr("&Folder in /usr/local/lib:"), folder_);
        const auto count = static_cast<int>(look.program->neighbours.size());
        neighbours_->setObjectName(u"neighbours"_s);
        neighbours_->setText(
            tr("&Take the %n other file(s) of its folder along (%1)", nullptr, count)
                .arg(formatBytes(static_cast<quint64>(look.program->neighboursSize))));
        QStringList names;
        for (const ProgramSource &source : look.program->neighbours.mid(0, 20))
            names << source.name;
        neighbours_->setToolTip(names.join(u'\n'));
        neighbours_->setVisible(count > 0);
        if (count > 0)
            form->addRow(neighbours_);
    } else {
        folder_->hide();
        neighbours_->hide();
    }
    form->addRow(tr("&Runs as:"), kind_);
    form->addRow(tr("Name of the u&ser:"), user_);
    form->addRow(hardened_);
    form->addRow(starts_);
    form->addRow(keeps_);

    checkTimer_.setSingleShot(true);
    checkTimer_.setInterval(200ms);
    connect(&checkTimer_, &QTimer::timeout, this, &PromotionForm::check);
    for (auto *edit : {name_, folder_, user_})
        connect(edit, &QLineEdit::textChanged, this, &PromotionForm::update);
    for (auto *box : {neighbours_, hardened_, starts_, keeps_})
        connect(box, &QCheckBox::toggled, this, &PromotionForm::update);
    connect(kind_, &QComboBox::currentIndexChanged, this, &PromotionForm::update);
    check();
}

PromotionChoices PromotionForm::choices() const
{
    PromotionChoices choices;
    choices.name = name_->text().trimmed();
    if (!choices.name.contains(u'.'))
        choices.name += u".service"_s;
    choices.folder = folder_->text().trimmed();
    choices.user = user_->text().trimmed();
    choices.isDynamic = kind_->currentIndex() == 1;
    choices.takesNeighbours = neighbours_->isChecked();
    choices.isHardened = hardened_->isChecked();
    choices.starts = starts_->isChecked();
    choices.keepsUserService = keeps_->isChecked();
    return choices;
}

void PromotionForm::update()
{
    isChecked_ = false;
    checkTimer_.start();
    Q_EMIT changed();
}

void PromotionForm::check()
{
    checkChoices(look_, choices(), systemUnits_(), this,
                 [this, round = ++round_](const Reply<QList<ChoiceProblem>> &problems) {
                     if (round != round_)
                         return;
                     problems_ = problems ? *problems : QList<ChoiceProblem>();
                     isChecked_ = true;
                     Q_EMIT changed();
                 });
}

QString PromotionForm::problem() const
{
    if (!isChecked_)
        return tr("It is being looked whether these names are free…");
    QStringList sentences;
    for (const ChoiceProblem problem : problems_)
        sentences << choiceProblemSentence(problem, choices());
    return sentences.join(u'\n');
}

QString PromotionForm::note() const
{
    QStringList notes;
    const QList<PlannedFile> files = promotedFiles(look_, choices());
    for (const UnitSetting &setting : settingsWithHome(files, look_.home)) {
        notes << tr("%1=%2 names something in your home, where the service's user may not go.")
                     .arg(setting.key, setting.value);
    }
    for (const UnitSetting &setting : settingsWithSpecifiers(files)) {
        notes << tr("%1=%2 means something else for the system's manager.")
                     .arg(setting.key, setting.value);
    }
    if (!look_.triggeredBy.isEmpty()) {
        notes << tr("What starts it now stays with your user services: %1.")
                     .arg(look_.triggeredBy.join(u", "_s));
    }
    if (!look_.program)
        notes << tr("Its program belongs to the system already and stays where it is.");
    notes << tr("You will be asked for an administrator's password once. If a step fails, those "
                "before it are undone.");
    return notes.join(u'\n');
}

} // namespace unitdeck
