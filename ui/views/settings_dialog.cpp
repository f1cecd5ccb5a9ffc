// SPDX-License-Identifier: GPL-3.0-or-later
// The fields, the drop-in they make, and what is wrong with it; see the header.
#include "ui/views/settings_dialog.h"

#include "app/unitfiles/exec_line.h"
#include "ui/look/finding_words.h"
#include "ui/look/icons.h"
#include "ui/look/unit_facts.h"
#include "ui/views/rich_label.h"
#include "ui/views/unit_file_highlighter.h"
#include "ui/views/unit_names_edit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ownDropIn = u"settings"_s;
constexpr int maxShown = 3;

struct Label
{
    QLatin1StringView directive;
    const char *text;
    const char *tip;
};

struct ChoiceText
{
    QLatin1StringView value;
    const char *text;
};

struct GroupText
{
    CommonSetting::Group group;
    const char *text;
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::SettingsDialog)

public:
    static constexpr auto labels = std::to_array<Label>({
        {"Restart"_L1, QT_TR_NOOP("&Start it again:"), nullptr},
        {"RestartSec"_L1, QT_TR_NOOP("&Wait before that:"), QT_TR_NOOP("A time: 500ms, 5s, 2min")},
        {"StartLimitBurst"_L1, QT_TR_NOOP("At m&ost so many starts:"),
         QT_TR_NOOP("More within the time below, and it is given up")},
        {"StartLimitIntervalSec"_L1, QT_TR_NOOP("Wit&hin:"),
         QT_TR_NOOP("A time: 10s, 5min; 0 counts no starts")},
        {"Environment"_L1, QT_TR_NOOP("&Environment:"), QT_TR_NOOP("A line for each: NAME=value")},
        {"WorkingDirectory"_L1, QT_TR_NOOP("Working &folder:"), nullptr},
        {"User"_L1, QT_TR_NOOP("Runs as &user:"), nullptr},
        {"MemoryMax"_L1, QT_TR_NOOP("&Memory at most:"),
         QT_TR_NOOP("500M, 2G, 20%; beyond it the kernel ends a process of the service")},
        {"CPUQuota"_L1, QT_TR_NOOP("&CPU at most:"), QT_TR_NOOP("50% is half of one core")},
        {"TasksMax"_L1, QT_TR_NOOP("&Tasks at most:"),
         QT_TR_NOOP("Processes and threads together")},
        {"WantedBy"_L1, QT_TR_NOOP("Autostart w&ith:"),
         QT_TR_NOOP("default.target is your login, multi-user.target the machine's start; it "
                    "counts when autostart is switched on")},
        {"After"_L1, QT_TR_NOOP("Not &before:"), QT_TR_NOOP("Waits for these, if they start, too")},
        {"Wants"_L1, QT_TR_NOOP("Starts a&lso:"), QT_TR_NOOP("It runs without them if need be")},
        {"Requires"_L1, QT_TR_NOOP("&Needs:"), QT_TR_NOOP("Without these it does not start")},
    });
    static constexpr auto restarts = std::to_array<ChoiceText>({
        {"no"_L1, QT_TR_NOOP("never")},
        {"on-failure"_L1, QT_TR_NOOP("when it fails")},
        {"always"_L1, QT_TR_NOOP("whatever the reason")},
        {"on-abnormal"_L1, QT_TR_NOOP("when it crashes, hangs or takes too long")},
        {"on-abort"_L1, QT_TR_NOOP("when it crashes")},
        {"on-watchdog"_L1, QT_TR_NOOP("when it hangs")},
        {"on-success"_L1, QT_TR_NOOP("when it ends well")},
    });
    static constexpr auto groups = std::to_array<GroupText>({
        {CommonSetting::Group::Failure, QT_TR_NOOP("If it ends")},
        {CommonSetting::Group::Process, QT_TR_NOOP("What it runs with")},
        {CommonSetting::Group::Limits, QT_TR_NOOP("Limits, in force at once")},
        {CommonSetting::Group::Relations, QT_TR_NOOP("With other units")},
    });
};

/// A line of the environment as one word of systemd.syntax(7); who writes quotes knows what they
/// mean.
QString quotedAssignment(const QString &line)
{
    return line.contains(u'"') || line.contains(u'\'') ? line : quotedWord(line);
}

QString withoutQuotes(const QString &value)
{
    if (value.size() < 2 || !value.startsWith(u'"') || !value.endsWith(u'"'))
        return value;
    const QString inner = value.sliced(1, value.size() - 2);
    return inner.contains(u'"') || inner.contains(u'\\') ? value : inner;
}

} // namespace

SettingsDialog::SettingsDialog(const ServiceLook &look, const EditSurroundings &surroundings,
                               HelperClient *helper, QWidget *parent)
    : QDialog(parent)
    , look_(look)
    , around_(surroundings)
    , target_{look.unit, ownDropIn, false}
    , helper_(helper)
    , preview_(new QPlainTextEdit(this))
    , findings_(new RichLabel(this))
    , save_(new QPushButton(namedIcon(u"document-save"_s), tr("Save"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings of %1").arg(look.unit.name));
    const Reply<QString> path = unitFilePath(target_, userUnitFilePlaces());
    for (const ConfigurationFile &file : look.files) {
        if (path && file.path == *path) {
            base_ = file.document.bytes();
            document_ = file.document;
        } else {
            others_ << file;
        }
    }

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(scroll);
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setContentsMargins(0, 0, 12, 0);
    for (const GroupText &group : Words::groups) {
        auto *heading = new QLabel(u"<b>"_s + Words::tr(group.text).toHtmlEscaped() + u"</b>"_s);
        heading->setContentsMargins(0, form->rowCount() > 0 ? 8 : 0, 0, 0);
        form->addRow(heading);
        for (const CommonSetting &setting : commonSettings()) {
            if (setting.group == group.group &&
                (!setting.isOfTheSystem || look.unit.scope == Scope::System))
                addField(form, setting);
        }
    }
    scroll->setWidget(page);

    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    auto *place =
        new QLabel(path ? tr("This becomes %1:").arg(shortPath(*path)) : QString(), right);
    place->setWordWrap(true);
    rightLayout->addWidget(place);
    rightLayout->addWidget(preview_, 1);
    rightLayout->addWidget(findings_);
    preview_->setReadOnly(true);
    preview_->setObjectName(u"preview"_s);
    preview_->setAccessibleName(tr("The file"));
    preview_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    preview_->setLineWrapMode(QPlainTextEdit::NoWrap);
    preview_->setTabChangesFocus(true);
    preview_->setPlaceholderText(tr("Nothing is changed: no file is needed."));
    new UnitFileHighlighter(preview_->document(), palette());
    findings_->setObjectName(u"findings"_s);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(scroll);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    save_->setObjectName(u"saveSettings"_s);
    save_->setDefault(true);
    buttons->addButton(save_, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
    resize(860, 620);

    checkTimer_.setSingleShot(true);
    checkTimer_.setInterval(400ms);
    connect(&checkTimer_, &QTimer::timeout, this, &SettingsDialog::check);
    connect(&verifier_, &UnitVerifier::checked, this, &SettingsDialog::showFindings);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (Field &field : fields_) {
        showValues(field, document_.values(QString(field.setting->section),
                                           QString(field.setting->directive)));
        field.shown = valuesIn(field);
    }
    areShown_ = true;
    fields_.first().widget->setFocus();
    update();
}

void SettingsDialog::addField(QFormLayout *form, const CommonSetting &setting)
{
    const auto label = std::ranges::find(Words::labels, setting.directive, &Label::directive);
    const QString other = otherValue(setting);
    QWidget *widget = nullptr;
    switch (setting.kind) {
    case CommonSetting::Kind::Choice: {
        auto *combo = new QComboBox(this);
        const auto textOf = [](const QString &value) {
            const auto row = std::ranges::find(Words::restarts, value, &ChoiceText::value);
            return row == Words::restarts.end() ? value
                                                : Words::tr(row->text) + u" ("_s + value + u')';
        };
        combo->addItem(tr("as before: %1").arg(textOf(other)), QString());
        for (const ChoiceText &choice : Words::restarts)
            combo->addItem(textOf(QString(choice.value)), QString(choice.value));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(combo, &QComboBox::currentIndexChanged, this, &SettingsDialog::update);
        widget = combo;
        break;
    }
    case CommonSetting::Kind::Lines: {
        auto *edit = new QPlainTextEdit(this);
        edit->setPlaceholderText(other);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 3 + 12);
        connect(edit, &QPlainTextEdit::textChanged, this, &SettingsDialog::update);
        widget = edit;
        break;
    }
    case CommonSetting::Kind::Units:
    case CommonSetting::Kind::Text:
    case CommonSetting::Kind::Folder: {
        auto *edit = setting.kind == CommonSetting::Kind::Units
                         ? new UnitNamesEdit(around_.units, this)
                         : new QLineEdit(this);
        edit->setPlaceholderText(other);
        if (setting.kind == CommonSetting::Kind::Folder) {
            QAction *browse =
                edit->addAction(namedIcon(u"folder-open"_s), QLineEdit::TrailingPosition);
            browse->setToolTip(tr("Choose a folder"));
            connect(browse, &QAction::triggered, this, [this, edit] {
                auto *dialog = new QFileDialog(this, tr("Choose a folder"), look_.home);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->setFileMode(QFileDialog::Directory);
                connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
                dialog->open();
            });
        }
        connect(edit, &QLineEdit::textChanged, this, &SettingsDialog::update);
        widget = edit;
        break;
    }
    }
    widget->setObjectName(QString(setting.directive));
    const QString tip = label->tip ? Words::tr(label->tip) : QString();
    widget->setToolTip(tip.isEmpty() ? QString(setting.directive + u'=')
                                     : QString(setting.directive + u"=\n"_s + tip));
    form->addRow(Words::tr(label->text), widget);
    fields_ << Field{&setting, widget};
}

/// What holds where the field says nothing.
QString SettingsDialog::otherValue(const CommonSetting &setting) const
{
    QStringList values;
    for (const ConfigurationFile &file : others_) {
        for (const UnitSetting &each : file.document.settings()) {
            if (each.section != setting.section || each.key != setting.directive)
                continue;
            const bool adds = setting.kind == CommonSetting::Kind::Lines ||
                              setting.kind == CommonSetting::Kind::Units;
            if (each.value.isEmpty() || !adds)
                values.clear();
            if (!each.value.isEmpty())
                values << each.value;
        }
    }
    return values.isEmpty()
               ? QString(setting.usual)
               : values.join(setting.kind == CommonSetting::Kind::Lines ? u'\n' : u' ');
}

QStringList SettingsDialog::valuesIn(const Field &field) const
{
    QString text;
    if (const auto *combo = qobject_cast<QComboBox *>(field.widget))
        text = combo->currentData().toString();
    else if (const auto *edit = qobject_cast<QPlainTextEdit *>(field.widget))
        text = edit->toPlainText();
    else if (const auto *line = qobject_cast<QLineEdit *>(field.widget))
        text = line->text();
    QStringList values;
    const bool isQuoted = field.setting->directive == "Environment"_L1;
    for (const QString &value : text.split(u'\n')) {
        if (!value.trimmed().isEmpty())
            values << (isQuoted ? quotedAssignment(value.trimmed()) : value.trimmed());
    }
    return values;
}

void SettingsDialog::showValues(const Field &field, const QStringList &values)
{
    if (auto *combo = qobject_cast<QComboBox *>(field.widget)) {
        const QString value = values.isEmpty() ? QString() : values.last();
        if (combo->findData(value) < 0)
            combo->addItem(value, value);
        combo->setCurrentIndex(combo->findData(value));
    } else if (auto *edit = qobject_cast<QPlainTextEdit *>(field.widget)) {
        QStringList lines;
        for (const QString &value : values)
            lines << withoutQuotes(value);
        edit->setPlainText(lines.join(u'\n'));
    } else if (auto *line = qobject_cast<QLineEdit *>(field.widget)) {
        line->setText(field.setting->kind == CommonSetting::Kind::Units
                          ? values.join(u' ')
                          : values.value(values.size() - 1));
    }
}

void SettingsDialog::propose(const QString &directive, const QString &value)
{
    for (const Field &field : std::as_const(fields_)) {
        if (field.setting->directive != directive)
            continue;
        if (!value.isEmpty() && valuesIn(field).isEmpty())
            showValues(field, {value});
        field.widget->setFocus();
    }
}

void SettingsDialog::update()
{
    // A field that does not show its value yet does not say that there is none.
    if (!areShown_)
        return;
    // What nobody touched stays as it is written.
    document_ = UnitDocument(base_.value_or(QByteArray()));
    for (const Field &field : std::as_const(fields_)) {
        const QStringList values = valuesIn(field);
        if (values != field.shown)
            document_.set(QString(field.setting->section), QString(field.setting->directive),
                          values);
    }
    const QString text = content() ? QString::fromUtf8(*content()) : QString();
    if (preview_->toPlainText() != text)
        preview_->setPlainText(text);
    save_->setEnabled(content() != base_);
    save_->setText(tr("Save"));
    findings_->hide();
    checkTimer_.start();
}

FileContent SettingsDialog::content() const
{
    // A file of headings alone says nothing.
    if (document_.settings().isEmpty())
        return {};
    return document_.bytes();
}

void SettingsDialog::check()
{
    CheckInput input;
    input.unit = look_.unit;
    input.files = others_;
    if (content()) {
        const Reply<QString> path = unitFilePath(target_, userUnitFilePlaces());
        input.files << ConfigurationFile{path ? *path : QString(), document_};
    }
    input.knownUnits = around_.units;
    input.managerVersion = around_.version;
    verifier_.check(input);
}

void SettingsDialog::showFindings(const QList<Finding> &findings)
{
    if (checkTimer_.isActive())
        return; // of an earlier text
    const Reply<QString> path = unitFilePath(target_, userUnitFilePlaces());
    QStringList sentences;
    bool hasErrors = false;
    for (const Finding &finding : findings) {
        if (!path || finding.path != *path)
            continue;
        hasErrors |= finding.severity == Finding::Severity::Error;
        const Sentence sentence = findingSentence(finding);
        if (sentences.size() < maxShown)
            sentences << joined(sentence.text, sentence.nextStep);
    }
    findings_->setPlain(sentences.join(u'\n'));
    findings_->setVisible(!sentences.isEmpty());
    save_->setText(hasErrors ? tr("Save anyway") : tr("Save"));
}

void SettingsDialog::save()
{
    save_->setEnabled(false);
    saveUnitFile(target_, userUnitFilePlaces(), helper_, content(), base_, this,
                 [this](const Reply<SavedFile> &reply) {
                     if (reply) {
                         Q_EMIT saved(target_, *reply);
                         accept();
                         return;
                     }
                     const Sentence sentence = errorSentence(reply.error());
                     findings_->setPlain(
                         joined(tr("It was not saved."), joined(sentence.text, sentence.nextStep)));
                     findings_->show();
                     save_->setEnabled(true);
                 });
}

} // namespace unitdeck
