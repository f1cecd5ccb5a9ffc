// SPDX-License-Identifier: GPL-3.0-or-later
// The steps, the files and the end of a plan; see the header.
#include "ui/views/plan_dialog.h"

#include "ui/look/icons.h"
#include "ui/look/plan_words.h"
#include "ui/look/unit_facts.h"
#include "ui/views/recent_lines.h"
#include "ui/views/rich_label.h"
#include "ui/views/unit_file_highlighter.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Column { NumberColumn, StepColumn, CommandColumn, StateColumn };

struct StateMark
{
    StepState state;
    StateShape shape;
    Tone tone;
};

constexpr std::array stateMarks{StateMark{StepState::Running, StateShape::Half, Tone::Busy},
                                StateMark{StepState::Done, StateShape::Check, Tone::Good},
                                StateMark{StepState::Failed, StateShape::Cross, Tone::Bad},
                                StateMark{StepState::Undoing, StateShape::Half, Tone::Busy},
                                StateMark{StepState::Undone, StateShape::Ring, Tone::Calm},
                                StateMark{StepState::NotUndone, StateShape::Cross, Tone::Bad}};

QIcon iconOf(StepState state, const QWidget *widget)
{
    const auto mark = std::ranges::find(stateMarks, state, &StateMark::state);
    if (mark == stateMarks.end())
        return {};
    return statePixmap(mark->shape, toneColor(mark->tone, widget->palette()), 12,
                       widget->devicePixelRatioF());
}

QPlainTextEdit *readOnlyText(QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setReadOnly(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setTabChangesFocus(true);
    return edit;
}

} // namespace

PlanDialog::PlanDialog(const PlanWords &words, QWidget *form, const PlanTools &tools,
                       QWidget *parent)
    : QDialog(parent)
    , words_(words)
    , runner_(tools)
    , lines_(std::make_unique<RecentLines>())
    , explanation_(new QLabel(this))
    , form_(form ? form : new QWidget(this))
    , files_(new QTabWidget(this))
    , steps_(new QTreeWidget(this))
    , note_(new RichLabel(this))
    , result_(new RichLabel(this))
    , journal_(readOnlyText(this))
    , copy_(new QPushButton(namedIcon(u"edit-copy"_s), tr("Copy as commands"), this))
    , cancel_(new QPushButton(tr("Cancel"), this))
    , begin_(new QPushButton(words.action, this))
    , show_(new QPushButton(tr("Show the service"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"planDialog"_s);
    setWindowTitle(words.title);
    explanation_->setText(words.explanation);
    explanation_->setWordWrap(true);
    explanation_->setObjectName(u"explanation"_s);

    files_->setObjectName(u"plannedFiles"_s);
    files_->setAccessibleName(tr("Files"));
    files_->setDocumentMode(true);
    auto *upper = new QSplitter(Qt::Horizontal, this);
    upper->setChildrenCollapsible(false);
    upper->addWidget(form_);
    upper->addWidget(files_);
    upper->setStretchFactor(0, 1);
    upper->setStretchFactor(1, 1);
    upper->setSizes({440, 520});

    steps_->setObjectName(u"steps"_s);
    steps_->setAccessibleName(tr("Steps"));
    steps_->setRootIsDecorated(false);
    steps_->setAllColumnsShowFocus(true);
    steps_->setHeaderLabels({tr("No."), tr("Step"), tr("The same by hand"), tr("State")});
    steps_->header()->setStretchLastSection(false);
    steps_->header()->setSectionResizeMode(NumberColumn, QHeaderView::ResizeToContents);
    steps_->header()->setSectionResizeMode(StepColumn, QHeaderView::Stretch);
    steps_->header()->setSectionResizeMode(CommandColumn, QHeaderView::Stretch);
    steps_->header()->setSectionResizeMode(StateColumn, QHeaderView::ResizeToContents);

    note_->setObjectName(u"note"_s);
    result_->setObjectName(u"result"_s);
    result_->hide();
    journal_->setObjectName(u"firstLines"_s);
    journal_->setAccessibleName(tr("Its lines in the journal"));
    journal_->hide();
    connect(lines_.get(), &RecentLines::changed, this, &PlanDialog::showResult);

    auto *whole = new QSplitter(Qt::Vertical, this);
    whole->setChildrenCollapsible(false);
    whole->addWidget(upper);
    whole->addWidget(steps_);
    whole->addWidget(journal_);
    whole->setStretchFactor(0, 3);
    whole->setStretchFactor(1, 3);
    whole->setStretchFactor(2, 2);

    copy_->setObjectName(u"copyCommands"_s);
    copy_->setToolTip(tr("Copy a shell script that does the same"));
    begin_->setDefault(true);
    begin_->setObjectName(u"begin"_s);
    show_->setObjectName(u"showService"_s);
    show_->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy_);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(show_);
    buttons->addWidget(begin_);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(explanation_);
    layout->addWidget(whole, 1);
    layout->addWidget(note_);
    layout->addWidget(result_);
    layout->addLayout(buttons);
    // Without choices there are a few steps and no files.
    resize(form ? QSize(980, 700) : QSize(820, 380));

    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(planScript(plan_));
        Q_EMIT commandCopied();
    });
    connect(begin_, &QPushButton::clicked, this, &PlanDialog::begin);
    connect(cancel_, &QPushButton::clicked, this, &PlanDialog::reject);
    connect(show_, &QPushButton::clicked, this, [this] {
        Q_EMIT showRequested(unit_);
        accept();
    });
    connect(&runner_, &PlanRunner::stepChanged, this, &PlanDialog::showStep);
    connect(&runner_, &PlanRunner::finished, this, &PlanDialog::finish);
}

PlanDialog::~PlanDialog() = default;

void PlanDialog::setPlan(const Plan &plan, const UnitId &unit, const QString &problem,
                         const QString &note)
{
    if (runner_.isRunning())
        return;
    unit_ = unit;
    problem_ = problem;
    const QString &told = problem.isEmpty() ? note : problem;
    note_->setVisible(!told.isEmpty());
    note_->setPlain(told);
    if (plan != plan_) {
        plan_ = plan;
        showFiles();
        showSteps();
    }
    showButtons();
}

void PlanDialog::showSteps()
{
    steps_->clear();
    for (qsizetype i = 0; i < plan_.size(); ++i) {
        auto *item = new QTreeWidgetItem(steps_);
        item->setText(NumberColumn, QString::number(i + 1));
        item->setText(StepColumn, stepSentence(plan_.at(i)));
        item->setToolTip(StepColumn, stepSentence(plan_.at(i)));
        item->setText(CommandColumn, stepCommand(plan_.at(i)));
        item->setToolTip(CommandColumn, stepCommand(plan_.at(i)));
        item->setFont(CommandColumn, QFontDatabase::systemFont(QFontDatabase::FixedFont));
    }
}

void PlanDialog::showStep(qsizetype step)
{
    QTreeWidgetItem *item = steps_->topLevelItem(static_cast<int>(step));
    const StepState state = runner_.state(step);
    item->setText(StateColumn, stepStateWord(state));
    item->setIcon(StateColumn, iconOf(state, this));
    const Sentence sentence = stepReportSentence(plan_.at(step), runner_.report(step));
    item->setToolTip(StateColumn, joined(sentence.text, sentence.nextStep));
    if (state != StepState::Waiting)
        note_->hide();
    if (state == StepState::Running || state == StepState::Undoing)
        steps_->scrollToItem(item);
}

/// The texts that will be written, each in a tab of its own that stays where it is.
void PlanDialog::showFiles()
{
    QList<const WriteUnitFile *> written;
    for (const PlanStep &step : std::as_const(plan_)) {
        const auto *file = std::get_if<WriteUnitFile>(&step.action);
        if (file && file->content)
            written << file;
    }
    while (files_->count() > written.size())
        delete files_->widget(files_->count() - 1);
    while (files_->count() < written.size()) {
        QPlainTextEdit *edit = readOnlyText(files_);
        new UnitFileHighlighter(edit->document(), palette());
        files_->addTab(edit, QString());
    }
    for (int i = 0; i < files_->count(); ++i) {
        const WriteUnitFile &file = *written.at(i);
        auto *edit = qobject_cast<QPlainTextEdit *>(files_->widget(i));
        const QString name =
            file.target.dropIn.isEmpty() ? file.target.unit.name : file.target.dropIn + u".conf"_s;
        files_->setTabText(i, name);
        const Reply<QString> path = unitFilePath(file.target, userUnitFilePlaces());
        files_->setTabToolTip(i, path ? *path : QString());
        edit->setAccessibleName(tr("Text of %1").arg(name));
        const QString text = QString::fromUtf8(*file.content);
        if (edit->toPlainText() != text)
            edit->setPlainText(text);
    }
    files_->setVisible(!written.isEmpty());
}

void PlanDialog::begin()
{
    outcome_.reset();
    explanation_->hide(); // something is being changed now
    result_->hide();
    form_->setEnabled(false);
    note_->setPlain(tr("Waiting for the administrator's password…"));
    note_->setVisible(needsAuthorization(plan_));
    runner_.run(plan_);
    showButtons();
}

void PlanDialog::finish(const PlanOutcome &outcome)
{
    outcome_ = outcome;
    const bool isDone = outcome.kind == PlanOutcome::Kind::Done;
    form_->setEnabled(!isDone);
    // The lines of the run that was begun, also when it was taken back again.
    const bool hasRun =
        std::ranges::any_of(plan_, [this, index = qsizetype(0)](const PlanStep &step) mutable {
            const auto *verbs = std::get_if<RunVerbs>(&step.action);
            return runner_.state(index++) != StepState::Waiting && verbs &&
                   !verbs->requests.isEmpty() && verbs->requests.first().verb == Verb::Start;
        });
    if (hasRun) {
        JournalQuery query;
        query.units = {unit_};
        lines_->show(query);
    }
    showResult();
    showButtons();
    if (outcome.kind != PlanOutcome::Kind::NotAuthorized)
        Q_EMIT ended(unit_, isDone);
}

void PlanDialog::showResult()
{
    if (!outcome_)
        return;
    Sentence sentence;
    if (outcome_->kind == PlanOutcome::Kind::Done) {
        sentence.text = words_.done;
        for (qsizetype i = 0; i < plan_.size(); ++i)
            sentence.text =
                joined(sentence.text, stepReportSentence(plan_.at(i), runner_.report(i)).text);
    } else {
        sentence = planOutcomeSentence(
            *outcome_, plan_, runner_.report(std::max<qsizetype>(0, outcome_->failedStep)));
    }
    result_->setPlain(joined(sentence.text, sentence.nextStep));
    result_->show();
    note_->hide();
    QStringList lines;
    for (const JournalEntry &entry : lines_->lines())
        lines << entry.message;
    journal_->setPlainText(lines.join(u'\n'));
    journal_->setVisible(!lines.isEmpty());
    journal_->moveCursor(QTextCursor::End); // the last lines say most
    journal_->ensureCursorVisible();
}

void PlanDialog::showButtons()
{
    const bool isDone = outcome_ && outcome_->kind == PlanOutcome::Kind::Done;
    const bool isRunning = runner_.isRunning();
    begin_->setEnabled(!isRunning && problem_.isEmpty() && !plan_.isEmpty());
    begin_->setToolTip(problem_);
    begin_->setVisible(!isDone);
    show_->setVisible(isDone);
    show_->setDefault(isDone);
    copy_->setEnabled(!plan_.isEmpty());
    cancel_->setText(isRunning ? tr("Stop and undo") : isDone ? tr("Close") : tr("Cancel"));
}

void PlanDialog::reject()
{
    if (!runner_.isRunning()) {
        QDialog::reject();
        return;
    }
    runner_.stop();
    cancel_->setEnabled(false);
    connect(&runner_, &PlanRunner::finished, cancel_, [this] { cancel_->setEnabled(true); });
}

} // namespace unitdeck
