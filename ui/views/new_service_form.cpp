// SPDX-License-Identifier: GPL-3.0-or-later
// The fields, and what is said of them; see the header.
#include "ui/views/new_service_form.h"

#include "app/values/unit_name.h"
#include "ui/look/icons.h"
#include "ui/views/schedule_edit.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString nameFrom(const QString &path)
{
    static const QRegularExpression strange(u"[^A-Za-z0-9:_.-]+"_s);
    QString name = QFileInfo(path).completeBaseName();
    name.replace(strange, u"-"_s);
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    return name;
}

/// An interpreter's option for a script is written with the script.
QString fullPath(const QString &text)
{
    const QString path = text.trimmed();
    return path.startsWith("~/"_L1) ? QDir::homePath() + path.sliced(1) : path;
}

} // namespace

NewServiceForm::NewServiceForm(Scope scope, std::function<QSet<QString>(Scope)> units,
                               QWidget *parent)
    : QWidget(parent)
    , units_(std::move(units))
    , layout_(new QFormLayout(this))
    , scope_(new QComboBox(this))
    , program_(new QLineEdit(this))
    , arguments_(new QLineEdit(this))
    , name_(new QLineEdit(this))
    , description_(new QLineEdit(this))
    , folder_(new QLineEdit(this))
    , environment_(new QPlainTextEdit(this))
    , user_(new QLineEdit(this))
    , readiness_(new QComboBox(this))
    , when_(new QComboBox(this))
    , schedule_(new ScheduleEdit(this))
    , listen_(new QLineEdit(this))
    , watched_(new QLineEdit(this))
    , restart_(new QComboBox(this))
    , starts_(new QCheckBox(tr("Start it no&w"), this))
{
    scope_->addItem(tr("Me, while I am logged in (user service)"));
    scope_->addItem(tr("The whole machine (system service)"));
    scope_->setCurrentIndex(scope == Scope::User ? 0 : 1);
    program_->setPlaceholderText(tr("The whole path, or drop the file here"));
    QAction *browse = program_->addAction(namedIcon(u"folder-open"_s), QLineEdit::TrailingPosition);
    browse->setToolTip(tr("Choose a program or script"));
    connect(browse, &QAction::triggered, this, &NewServiceForm::chooseProgram);
    environment_->setPlaceholderText(tr("A line for each: NAME=value"));
    environment_->setTabChangesFocus(true);
    environment_->setFixedHeight(environment_->fontMetrics().lineSpacing() * 2 + 12);
    user_->setPlaceholderText(u"root"_s);
    readiness_->addItems({tr("when its program runs"), tr("when it says so (READY=1)"),
                          tr("when it has ended: it does one thing"),
                          tr("when its first process ends: it goes to the background")});
    when_->addItems({tr("only when I start it"), tr("at login"), tr("on a schedule"),
                     tr("when something connects"), tr("when a file changes")});
    when_->setCurrentIndex(static_cast<int>(ServiceSpec::When::AtStart));
    listen_->setPlaceholderText(u"8080"_s);
    listen_->setToolTip(tr("A port, ADDRESS:PORT, or the path of a socket. The program takes the "
                           "connection from systemd (sd_listen_fds)."));
    watched_->setPlaceholderText(tr("The whole path of a file or folder"));
    restart_->addItems(
        {tr("it stays ended"), tr("start it again"), tr("start it again, also if it ended well")});
    restart_->setCurrentIndex(1);
    starts_->setChecked(true);
    for (auto *combo : {scope_, readiness_, when_, restart_})
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    const std::array<std::pair<QWidget *, const char *>, 15> names{{{scope_, "scope"},
                                                                    {program_, "program"},
                                                                    {arguments_, "arguments"},
                                                                    {name_, "serviceName"},
                                                                    {description_, "description"},
                                                                    {folder_, "workingFolder"},
                                                                    {environment_, "environment"},
                                                                    {user_, "user"},
                                                                    {readiness_, "readiness"},
                                                                    {when_, "when"},
                                                                    {schedule_, "schedule"},
                                                                    {listen_, "listen"},
                                                                    {watched_, "watched"},
                                                                    {restart_, "restart"},
                                                                    {starts_, "startsNow"}}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1StringView(name));
    layout_->setContentsMargins(0, 0, 8, 0);
    layout_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout_->addRow(tr("&Program:"), program_);
    layout_->addRow(tr("A&rguments:"), arguments_);
    layout_->addRow(tr("&Name:"), name_);
    layout_->addRow(tr("&Description:"), description_);
    layout_->addRow(tr("It is f&or:"), scope_);
    layout_->addRow(tr("Runs as &user:"), user_);
    layout_->addRow(tr("It &starts:"), when_);
    layout_->addRow(tr("Sc&hedule:"), schedule_);
    layout_->addRow(tr("&Listens on:"), listen_);
    layout_->addRow(tr("Wa&tches:"), watched_);
    layout_->addRow(tr("It is read&y:"), readiness_);
    layout_->addRow(tr("If it &fails:"), restart_);
    layout_->addRow(tr("Wor&king folder:"), folder_);
    layout_->addRow(tr("&Environment:"), environment_);
    layout_->addRow(QString(), starts_);

    lookTimer_.setSingleShot(true);
    lookTimer_.setInterval(200ms);
    connect(&lookTimer_, &QTimer::timeout, this, &NewServiceForm::lookAtIt);
    connect(program_, &QLineEdit::textChanged, this, [this] {
        lookTimer_.start();
        update();
    });
    for (auto *edit : {arguments_, name_, description_, folder_, user_, listen_, watched_})
        connect(edit, &QLineEdit::textChanged, this, &NewServiceForm::update);
    for (auto *combo : {scope_, readiness_, when_, restart_})
        connect(combo, &QComboBox::currentIndexChanged, this, &NewServiceForm::update);
    connect(environment_, &QPlainTextEdit::textChanged, this, &NewServiceForm::update);
    connect(schedule_, &ScheduleEdit::changed, this, &NewServiceForm::update);
    connect(starts_, &QCheckBox::toggled, this, &NewServiceForm::update);
    setFocusProxy(program_);
    update();
}

void NewServiceForm::setProgram(const QString &path)
{
    program_->setText(path);
}

void NewServiceForm::chooseProgram()
{
    auto *dialog = new QFileDialog(this, tr("Choose a program or script"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, program_, &QLineEdit::setText);
    dialog->open();
}

void NewServiceForm::lookAtIt()
{
    const QString path = fullPath(program_->text());
    lookAtProgram(path, this, [this, round = ++round_](const Reply<ProgramFacts> &facts) {
        if (round != round_ || !facts)
            return;
        facts_ = *facts;
        update();
    });
}

void NewServiceForm::update()
{
    const QString path = fullPath(program_->text());
    const auto follow = [](QLineEdit *edit, QString &made, const QString &text) {
        const bool isOwn = edit->text() != made;
        if (isOwn || made == text)
            return;
        made = text;
        edit->setText(text);
    };
    follow(name_, madeName_, nameFrom(path));
    follow(description_, madeDescription_, name_->text());
    const ServiceSpec now = spec();
    const auto show = [this](QWidget *field, bool isShown) {
        field->setVisible(isShown);
        layout_->labelForField(field)->setVisible(isShown);
    };
    when_->setItemText(static_cast<int>(ServiceSpec::When::AtStart),
                       now.scope == Scope::User ? tr("at login") : tr("when the machine starts"));
    show(user_, now.scope == Scope::System);
    show(schedule_, now.when == ServiceSpec::When::OnSchedule);
    show(listen_, now.when == ServiceSpec::When::OnConnection);
    show(watched_, now.when == ServiceSpec::When::OnChange);
    Q_EMIT changed();
}

ServiceSpec NewServiceForm::spec() const
{
    ServiceSpec spec;
    spec.scope = scope_->currentIndex() == 0 ? Scope::User : Scope::System;
    spec.name = name_->text().trimmed();
    if (spec.name.endsWith(".service"_L1))
        spec.name.chop(8);
    spec.description = description_->text().trimmed();
    spec.program = facts_;
    spec.program.path = fullPath(program_->text());
    spec.arguments = arguments_->text();
    spec.workingDirectory = fullPath(folder_->text());
    for (const QString &line : environment_->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            spec.environment << line.trimmed();
    }
    spec.user = user_->text().trimmed();
    spec.readiness = static_cast<ServiceSpec::Readiness>(readiness_->currentIndex());
    spec.when = static_cast<ServiceSpec::When>(when_->currentIndex());
    spec.calendar = schedule_->expression();
    spec.listen = listen_->text().trimmed();
    spec.watched = fullPath(watched_->text());
    static const QStringList restarts{QString(), u"on-failure"_s, u"always"_s};
    spec.restart = restarts.at(restart_->currentIndex());
    // systemd refuses that of what is to end.
    if (spec.readiness == ServiceSpec::Readiness::Ends && spec.restart == "always"_L1)
        spec.restart = u"on-failure"_s;
    spec.startsNow = starts_->isChecked();
    return spec;
}

QString NewServiceForm::problem() const
{
    const ServiceSpec now = spec();
    if (now.program.path.isEmpty())
        return tr("Choose the program first.");
    if (now.program.path != facts_.path)
        return tr("The program is being looked at…");
    if (!now.program.path.startsWith(u'/'))
        return tr("The program needs its whole path, from the first slash.");
    if (!facts_.isThere)
        return tr("There is no file %1.").arg(now.program.path);
    if (!facts_.canRun())
        return tr("%1 cannot be run: it is not executable, and its ending names no interpreter. "
                  "“chmod +x” makes it executable.")
            .arg(now.program.path);
    for (const PlannedFile &file : filesOf(now)) {
        const QString &name = file.target.unit.name;
        if (now.name.isEmpty() || !isValidUnitName(name) || name.contains(u'@'))
            return tr("“%1” is no name of a service: it takes letters, digits and “:-_.”.")
                .arg(now.name);
        if (units_(now.scope).contains(name))
            return tr("There is a unit %1 already; choose another name.").arg(name);
    }
    switch (now.when) {
    case ServiceSpec::When::OnSchedule:
        return schedule_->problem();
    case ServiceSpec::When::OnConnection:
        return now.listen.isEmpty() ? tr("Say what it listens on.") : QString();
    case ServiceSpec::When::OnChange:
        return now.watched.startsWith(u'/') ? QString()
                                            : tr("What it watches needs its whole path.");
    default:
        return {};
    }
}

QString NewServiceForm::note() const
{
    const ServiceSpec now = spec();
    QStringList notes;
    if (const QString variable = unbufferedEnvironment(facts_.interpreter); !variable.isEmpty())
        notes << tr("%1 lets what it prints come to the journal at once.").arg(variable);
    if (!facts_.isExecutable && !facts_.interpreter.isEmpty())
        notes << tr("It is not executable, so %1 runs it.").arg(facts_.interpreter);
    if (now.scope == Scope::System && now.program.path.startsWith(QDir::homePath() + u'/'))
        notes << tr("The program is in your home, where you can change what the system runs. "
                    "Better make it a user service, and that a system service later: it then gets "
                    "a place and a user of its own.");
    return notes.join(u'\n');
}

} // namespace unitdeck
