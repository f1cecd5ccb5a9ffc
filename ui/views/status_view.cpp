// SPDX-License-Identifier: GPL-3.0-or-later
// The Status tab's parts and what they show; see the header.
#include "ui/views/status_view.h"

#include "app/units/verb_rules.h"
#include "ui/look/format.h"
#include "ui/look/process_tree.h"
#include "ui/look/sentences.h"
#include "ui/look/verb_look.h"
#include "ui/views/facts_grid.h"
#include "ui/views/rich_label.h"
#include "ui/views/text_pane.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QDesktopServices>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <chrono>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 second = 1'000'000;
constexpr int twoColumnsFrom = 760; // px; below it the columns stand under each other

qint64 nowRealtime()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

QLabel *smallTitle(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    label->setFont(font);
    return label;
}

QLabel *boldTitle(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QString oneLine(const QString &message)
{
    // A pane of a few lines: the Journal tab has the whole message.
    constexpr qsizetype most = 400;
    QString line = message.size() > most ? message.first(most) + u'…' : message;
    line.replace(u'\n', u'↵');
    std::ranges::replace_if(
        line, [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return line;
}

/// What a service that writes through a buffer looks like: it runs, and all that the journal has
/// since its start is systemd's.
bool seemsBuffered(const UnitInfo &unit, const UnitDetails &details,
                   const QList<JournalEntry> &lines, qint64 now)
{
    const auto started =
        static_cast<qint64>(details.number(u"ExecMainStartTimestamp"_s).value_or(0));
    if (unit.active != ActiveState::Active || unit.sub != "running"_L1 ||
        details.typeName != "Service"_L1 || started == 0 || now - started < 10 * second ||
        details.text(u"StandardOutput"_s) != "journal"_L1) {
        return false;
    }
    const bool reachesBack = lines.size() < 8 || lines.first().realtime < started;
    return reachesBack && std::ranges::all_of(lines, [started](const JournalEntry &entry) {
               return entry.realtime < started || entry.identifier == "systemd"_L1;
           });
}

} // namespace

StatusView::StatusView(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"statusView"_s);
    setAccessibleName(tr("Status of the unit"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    tick_.setSingleShot(true);
    connect(&tick_, &QTimer::timeout, this, &StatusView::updateHead);
    dress();
    showAll();
}

void StatusView::build()
{
    // Not a stack, which is as high as its highest page, shown or not.
    auto *ground = new QWidget(this);
    auto *pages = new QVBoxLayout(ground);
    pages->setContentsMargins(0, 0, 0, 0);
    setWidget(ground);
    // The tab's ground is the text ground, as in the list above it.
    setBackgroundRole(QPalette::Base);
    ground->setBackgroundRole(QPalette::Base);
    viewport()->setBackgroundRole(QPalette::Base);

    empty_ = new QLabel(tr("Choose a unit to see what it does."), ground);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setEnabled(false);
    pages->addWidget(empty_);

    page_ = new QWidget(ground);
    pages->addWidget(page_);
    auto *page = page_;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(4);

    notice_ = new QFrame(page);
    notice_->setFrameShape(QFrame::StyledPanel);
    notice_->setBackgroundRole(QPalette::AlternateBase);
    notice_->setAutoFillBackground(true);
    auto *noticeRow = new QHBoxLayout(notice_);
    noticeRow->setContentsMargins(8, 4, 8, 4);
    noticeText_ = new RichLabel(notice_);
    noticeButton_ = new QPushButton(tr("Reload"), notice_);
    noticeButton_->setObjectName(u"reloadManager"_s);
    noticeButton_->setToolTip(verbLook(Verb::DaemonReload).tip);
    noticeRow->addWidget(noticeText_, 1);
    noticeRow->addWidget(noticeButton_);
    connect(noticeButton_, &QPushButton::clicked, this,
            [this] { Q_EMIT verbRequested(Verb::DaemonReload); });
    layout->addWidget(notice_);
    layout->addSpacing(4);

    auto *headRow = new QHBoxLayout;
    headRow->setSpacing(8);
    shape_ = new QLabel(page);
    headline_ = new RichLabel(page);
    headline_->setObjectName(u"headline"_s);
    headRow->addWidget(shape_, 0, Qt::AlignTop);
    headRow->addWidget(headline_, 1);
    layout->addLayout(headRow);
    subline_ = new RichLabel(page);
    subline_->setObjectName(u"subline"_s);
    layout->addWidget(subline_);
    progress_ = new QProgressBar(page);
    progress_->setAccessibleName(tr("Progress"));
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    progress_->setMaximumWidth(480);
    layout->addWidget(progress_);
    layout->addSpacing(8);

    columns_ = new QBoxLayout(QBoxLayout::LeftToRight);
    columns_->setSpacing(24);
    layout->addLayout(columns_);
    layout->addStretch(1);

    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(buildFailure());
    facts_ = new FactsGrid(page);
    left->addWidget(facts_);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    linesTitle_ = smallTitle(tr("Last lines"), page);
    linesPane_ = new TextPane(16, page);
    linesPane_->setObjectName(u"lastLines"_s);
    linesNote_ = new RichLabel(page);
    processesTitle_ = smallTitle(tr("Processes"), page);
    processes_ = new TextPane(16, page);
    processes_->setObjectName(u"processes"_s);
    processes_->setAccessibleName(tr("Processes"));
    right->addWidget(linesTitle_);
    right->addWidget(linesPane_);
    right->addWidget(linesNote_);
    right->addSpacing(8);
    right->addWidget(processesTitle_);
    right->addWidget(processes_);
    right->addStretch(1);
    columns_->addLayout(left, 11);
    columns_->addLayout(right, 10);

    connect(facts_, &FactsGrid::autostartChosen, this,
            [this](bool on) { Q_EMIT verbRequested(on ? Verb::Enable : Verb::Disable); });
    connect(facts_, &FactsGrid::lingerChosen, this, &StatusView::lingerChosen);
    connect(facts_, &FactsGrid::linkActivated, this, &StatusView::follow);
}

QWidget *StatusView::buildFailure()
{
    failure_ = new QWidget(this);
    auto *layout = new QVBoxLayout(failure_);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->setSpacing(4);
    layout->addWidget(boldTitle(tr("What happened"), failure_));
    happened_ = new RichLabel(failure_);
    layout->addWidget(happened_);
    layout->addSpacing(4);
    layout->addWidget(boldTitle(tr("What you can do"), failure_));
    advice_ = new RichLabel(failure_);
    layout->addWidget(advice_);
    layout->addSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    addButton(row, Verb::Unmask, verbLook(Verb::Unmask).text);
    addButton(row, Verb::Start, tr("Start again"));
    addButton(row, Verb::ResetFailed, verbLook(Verb::ResetFailed).text);
    auto *journal = new QPushButton(tr("Show journal"), failure_);
    journal->setObjectName(u"showJournal"_s);
    connect(journal, &QPushButton::clicked, this, &StatusView::showJournalRequested);
    row->addWidget(journal);
    row->addStretch(1);
    layout->addLayout(row);
    return failure_;
}

QPushButton *StatusView::addButton(QBoxLayout *row, Verb verb, const QString &text)
{
    auto *button = new QPushButton(text, failure_);
    button->setObjectName(u"verb-"_s + verbInfo(verb).word);
    button->setToolTip(verbLook(verb).tip);
    connect(button, &QPushButton::clicked, this, [this, verb] { Q_EMIT verbRequested(verb); });
    row->addWidget(button);
    buttons_.append({verb, button});
    return button;
}

void StatusView::setUnit(const UnitInfo &unit, bool areFilesKnown, std::optional<Verb> pending)
{
    if (unit.name != unit_.name)
        verticalScrollBar()->setValue(0);
    unit_ = unit;
    filesKnown_ = areFilesKnown;
    pending_ = pending;
    showAll();
}

void StatusView::setDetails(const std::optional<UnitDetails> &details,
                            const std::optional<Error> &error, bool isStale,
                            std::optional<double> cpuShare)
{
    details_ = details;
    error_ = error;
    isStale_ = isStale;
    cpuShare_ = cpuShare;
    showAll();
}

void StatusView::setLines(const QList<JournalEntry> &lines, bool isKnown, bool isRun,
                          const JournalStatus &status)
{
    lines_ = lines;
    linesKnown_ = isKnown;
    linesOfRun_ = isRun;
    journal_ = status;
    updateLines();
}

void StatusView::setLinger(std::optional<bool> linger, const QString &note)
{
    facts_->setLinger(linger, note);
}

void StatusView::showAll()
{
    empty_->setVisible(unit_.name.isEmpty());
    page_->setVisible(!unit_.name.isEmpty());
    if (unit_.name.isEmpty()) {
        tick_.stop();
        return;
    }
    const UnitDetails *details = details_ ? &*details_ : nullptr;
    const bool needsReload = details && details->isTrue(u"NeedDaemonReload"_s);
    QString notice;
    if (needsReload) {
        notice = tr("The unit file was changed on disk; the manager still goes by the old one.");
    } else if (error_) {
        const Sentence why = errorSentence(*error_);
        notice = tr("Nothing more is known of this unit: %1").arg(joined(why.text, why.nextStep));
    } else if (isStale_) {
        notice = tr("What you see is the last that was known; the manager does not have the unit "
                    "loaded now, or is not connected.");
    }
    notice_->setVisible(!notice.isEmpty());
    noticeText_->setPlain(notice.trimmed());
    noticeButton_->setVisible(needsReload);

    const AutostartLook autostart = autostartLook(unit_, filesKnown_);
    facts_->setAutostart(autostartHtml(unit_, details, filesKnown_), autostart.isSwitch,
                         autostart.isOn, autostart.explanation);
    facts_->setFacts(details ? unitFacts(unit_, *details, cpuShare_, nowRealtime())
                             : QList<UnitFact>());
    QList<TextPane::Line> tree;
    const QString text = details ? processTree(*details) : QString();
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        tree << TextPane::Line{{line, {}}};
    processesTitle_->setVisible(!tree.isEmpty());
    processes_->setVisible(!tree.isEmpty());
    processes_->setLines(tree);

    updateHead();
    updateFailure(details ? diagnose(*details) : Diagnosis());
    updateLines();
}

void StatusView::updateHead()
{
    const UnitDetails *details = details_ ? &*details_ : nullptr;
    const qint64 now = nowRealtime();
    const StateLook look = stateLook(unit_, pending_);
    Sentence head = headline(unit_, details, now);
    const bool isMoving =
        unit_.active == ActiveState::Activating || unit_.active == ActiveState::Deactivating;
    if (pending_ && !isMoving)
        head = {look.word, {}, look.tone};
    const QColor color = toneColor(look.tone, palette());
    const int side = headline_->fontMetrics().height();
    shape_->setPixmap(statePixmap(look.shape, color, side, devicePixelRatioF()));
    shape_->setToolTip(look.word);
    const QColor ink = head.tone == Tone::Bad ? color : palette().color(QPalette::Text);
    headline_->setHtml(u"<span style=\"color:"_s + ink.name() + u"\">"_s +
                       head.text.toHtmlEscaped() + u"</span>"_s);

    QStringList parts;
    if (const QString status = details ? details->text(u"StatusText"_s) : QString();
        !status.isEmpty()) {
        parts << tr("“%1”").arg(status).toHtmlEscaped();
    }
    const QString family = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    const auto fixed = [&family](const QString &text) {
        return QString(u"<span style=\"font-family:'"_s + family + u"'\">"_s +
                       text.toHtmlEscaped() + u"</span>"_s);
    };
    parts << fixed(rawState(unit_));
    if (const QString raw = details ? diagnosisRaw(diagnose(*details)) : QString(); !raw.isEmpty())
        parts << fixed(raw);
    subline_->setHtml(u"<span class=\"aside\">"_s + parts.join(u" · "_s) + u"</span>"_s);

    updateProgress(now);
    scheduleTick();
}

void StatusView::updateProgress(qint64 now)
{
    const auto number = [this](const QString &property) {
        return details_ ? static_cast<qint64>(details_->number(property).value_or(0)) : 0;
    };
    qint64 since = 0;
    qint64 limit = 0;
    if (unit_.active == ActiveState::Deactivating) {
        since = number(u"ActiveExitTimestamp"_s);
        limit = number(u"TimeoutStopUSec"_s);
    } else if (unit_.active == ActiveState::Activating && unit_.sub.startsWith("auto-restart"_L1)) {
        since = number(u"InactiveEnterTimestamp"_s);
        limit = number(u"RestartUSec"_s);
    } else if (unit_.active == ActiveState::Activating) {
        since = number(u"InactiveExitTimestamp"_s);
        limit = number(u"TimeoutStartUSec"_s);
    }
    const bool isKnown = since > 0 && limit > 0;
    progress_->setVisible(isKnown);
    if (!isKnown)
        return;
    progress_->setRange(0, static_cast<int>(std::min<qint64>(limit / 1000, INT_MAX)));
    progress_->setValue(
        static_cast<int>(std::clamp<qint64>((now - since) / 1000, 0, limit / 1000)));
}

void StatusView::scheduleTick()
{
    tick_.stop();
    if (!isVisible() || unit_.name.isEmpty())
        return;
    const bool isMoving =
        unit_.active == ActiveState::Activating || unit_.active == ActiveState::Deactivating;
    // A sentence in minutes need not be made anew every second.
    const qint64 changed =
        details_ ? static_cast<qint64>(details_->number(u"StateChangeTimestamp"_s).value_or(0))
                 : unit_.stateSince;
    if (!isMoving && changed == 0)
        return;
    tick_.start(isMoving || nowRealtime() - changed < 60 * second ? 1s : 20s);
}

void StatusView::updateFailure(const Diagnosis &diagnosis)
{
    const bool isRunning =
        unit_.active == ActiveState::Active || unit_.active == ActiveState::Reloading;
    const bool isShown = diagnosis.cause != Diagnosis::Cause::None && !isRunning;
    failure_->setVisible(isShown);
    if (!isShown)
        return;
    const UnitId id = details_ ? details_->id : UnitId();
    const Sentence sentence = diagnosisSentence(diagnosis, id);
    happened_->setPlain(sentence.text, tr("What happened"));
    advice_->setPlain(sentence.nextStep, tr("What you can do"));
    advice_->setVisible(!sentence.nextStep.isEmpty());
    for (const auto &[verb, button] : buttons_) {
        const VerbRefusal refusal = checkVerb(verb, unit_, details_ ? &*details_ : nullptr, 0);
        button->setVisible(refusal == VerbRefusal::Allowed);
    }
}

void StatusView::updateLines()
{
    if (unit_.name.isEmpty())
        return;
    const QString title = linesOfRun_ ? tr("Seen in this run") : tr("Last lines");
    linesTitle_->setText(title);
    linesPane_->setAccessibleName(title);
    QList<TextPane::Line> shown;
    const QColor dim = dimmedText(palette());
    for (const JournalEntry &entry : lines_) {
        const QColor color = entry.priority <= 3   ? toneColor(Tone::Bad, palette())
                             : entry.priority == 4 ? toneColor(Tone::Busy, palette())
                                                   : QColor();
        shown << TextPane::Line{{formatMoment(entry.realtime) + u"  "_s, dim},
                                {oneLine(entry.message), color}};
    }
    linesPane_->setLines(shown);
    linesPane_->setVisible(!shown.isEmpty());

    QString note;
    if (journal_.kind == JournalStatus::Kind::NotPermitted) {
        note = tr("The journal may not be read by you. The Journal tab says how to change that.");
    } else if (journal_.kind == JournalStatus::Kind::NoJournal) {
        note = tr("There is no journal on this machine.");
    } else if (journal_.kind == JournalStatus::Kind::Failed) {
        note = errorSentence(journal_.error).text;
    } else if (linesKnown_ && details_ && seemsBuffered(unit_, *details_, lines_, nowRealtime())) {
        note = tr("It has written nothing since it started. Many programs collect their output "
                  "before they write it when nobody watches (buffering); for a Python program "
                  "set Environment=PYTHONUNBUFFERED=1 in the unit file.");
    } else if (linesKnown_ && shown.isEmpty()) {
        note = tr("Nothing in the journal yet.");
    }
    linesNote_->setHtml(u"<span class=\"aside\">"_s + note.toHtmlEscaped() + u"</span>"_s);
    linesNote_->setVisible(!note.isEmpty());
    linesTitle_->setVisible(!note.isEmpty() || !shown.isEmpty());
}

void StatusView::follow(const QString &href)
{
    if (href.startsWith("unit:"_L1))
        Q_EMIT unitActivated(href.sliced(5));
    else if (href.startsWith("set:"_L1))
        Q_EMIT settingRequested(href.sliced(4));
    else if (href == "show:file"_L1)
        Q_EMIT showFileRequested();
    else
        QDesktopServices::openUrl(QUrl(href));
}

void StatusView::dress()
{
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    headline_->setFont(font);
    QPalette dimmed;
    // On the text ground labels take their colour from Text.
    dimmed.setColor(QPalette::WindowText, dimmedText(palette()));
    dimmed.setColor(QPalette::Text, dimmedText(palette()));
    linesTitle_->setPalette(dimmed);
    processesTitle_->setPalette(dimmed);
}

void StatusView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    showAll();
}

void StatusView::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    tick_.stop();
}

void StatusView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    columns_->setDirection(viewport()->width() >= twoColumnsFrom ? QBoxLayout::LeftToRight
                                                                 : QBoxLayout::TopToBottom);
}

void StatusView::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    // Also sent while the parts are being made; processes_ is the last of them.
    if (processes_ &&
        (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)) {
        dress();
        showAll();
    }
}

} // namespace unitdeck
