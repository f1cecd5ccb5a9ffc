// SPDX-License-Identifier: GPL-3.0-or-later
// The status line; see the header.
#include "ui/views/status_line.h"

#include "ui/look/sentences.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace unitdeck {

namespace {

QToolButton *linkButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setVisible(false);
    return button;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QFrame(parent)
    , shape_(new QLabel(this))
    , state_(new QLabel(this))
    , jobs_(linkButton({}, u"jobs"_s, this))
    , last_(new QLabel(this))
    , undo_(linkButton(tr("Undo"), u"undo"_s, this))
    , copy_(linkButton(tr("Copy command"), u"copyCommand"_s, this))
{
    setObjectName(u"statusLine"_s);
    state_->setObjectName(u"managerState"_s);
    last_->setObjectName(u"lastAction"_s);
    for (QLabel *label : {state_, last_})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long sentence may not dictate the window's width; the whole of it is in the tool tip.
    last_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    last_->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    last_->installEventFilter(this);
    state_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    undo_->setToolTip(
        tr("Takes the last action back (%1)")
            .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
    copy_->setToolTip(tr("Copies the command that does the same in a terminal"));
    jobs_->setToolTip(tr("Shows what the manager is working on"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 8, 2);
    layout->setSpacing(8);
    layout->addWidget(shape_);
    layout->addWidget(state_);
    layout->addWidget(jobs_);
    layout->addWidget(last_, 1);
    layout->addWidget(undo_);
    layout->addWidget(copy_);

    connect(jobs_, &QToolButton::clicked, this, &StatusLine::jobsRequested);
    connect(undo_, &QToolButton::clicked, this, &StatusLine::undoRequested);
    connect(copy_, &QToolButton::clicked, this, &StatusLine::copyCommandRequested);
}

const QWidget *StatusLine::jobsAnchor() const
{
    return jobs_;
}

void StatusLine::setManager(Manager *manager)
{
    if (Manager *before = manager_) {
        before->disconnect(this);
        before->jobs()->disconnect(this);
    }
    manager_ = manager;
    if (manager) {
        connect(manager, &Manager::connectionChanged, this, &StatusLine::showManager);
        connect(manager, &Manager::infoChanged, this, &StatusLine::showManager);
        connect(manager->jobs(), &JobTracker::jobsChanged, this, &StatusLine::showManager);
    }
    showManager();
}

void StatusLine::showManager()
{
    const Manager *manager = manager_;
    if (!manager)
        return;
    const Connection &connection = manager->connection();
    const ManagerInfo &info = manager->info();
    const Sentence sentence = connectionSentence(manager->scope(), connection, info);
    QString text = sentence.text;
    if (connection.isConnected() && info.version > 0)
        text += u" · "_s + tr("systemd %1").arg(info.version);
    if (text != state_->text())
        state_->setText(text);
    state_->setToolTip(connection.isConnected() ? info.versionText : sentence.nextStep);
    const StateShape shape = !connection.isConnected()     ? StateShape::Cross
                             : sentence.tone == Tone::Busy ? StateShape::Half
                                                           : StateShape::Dot;
    shape_->setPixmap(
        statePixmap(shape, toneColor(sentence.tone, palette()), 16, devicePixelRatioF()));
    const int jobs = static_cast<int>(manager->jobs()->jobs().size());
    jobs_->setVisible(jobs > 0);
    if (jobs > 0)
        jobs_->setText(tr("%n job(s)", nullptr, jobs));
}

void StatusLine::setLastAction(const QString &text, const QString &command, bool canUndo)
{
    command_ = command;
    remark(text);
    undo_->setVisible(canUndo);
    copy_->setVisible(!command.isEmpty());
}

void StatusLine::remark(const QString &text)
{
    lastText_ = text;
    last_->setToolTip(text);
    last_->setAccessibleName(text);
    elideLast();
}

void StatusLine::elideLast()
{
    last_->setText(last_->fontMetrics().elidedText(lastText_, Qt::ElideRight, last_->width()));
}

bool StatusLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == last_ && event->type() == QEvent::Resize)
        elideLast();
    return QFrame::eventFilter(watched, event);
}

void StatusLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showManager();
}

} // namespace unitdeck
