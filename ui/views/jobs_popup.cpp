// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the jobs' popup; see the header.
#include "ui/views/jobs_popup.h"

#include "ui/look/icons.h"
#include "ui/look/sentences.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace std::chrono_literals;

namespace unitdeck {

namespace {

constexpr auto relistInterval = 2s;
constexpr int maxHeight = 400;
// Thousands of jobs at boot or at a mass start: nobody reads more, and each is three widgets.
constexpr qsizetype maxRows = 100;

} // namespace

JobsPopup::JobsPopup(QWidget *parent)
    // Not Qt::Popup: assistive tools find no way from the program to a window of that kind.
    : QFrame(parent)
    , timer_(new QTimer(this))
    , empty_(new QLabel(tr("Nothing is being started or stopped now."), this))
    , rows_(nullptr)
{
    setObjectName(u"jobs"_s);
    setAccessibleName(tr("Jobs"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::ClickFocus);
    setVisible(false);

    auto *inner = new QWidget(this);
    rows_ = new QVBoxLayout(inner);
    rows_->setContentsMargins(8, 8, 8, 8);
    rows_->setSpacing(4);
    auto *area = new QScrollArea(this);
    area->setWidget(inner);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    empty_->setMargin(16);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(empty_);
    layout->addWidget(area, 1);
    area->setVisible(false);

    timer_->setObjectName(u"relist"_s);
    timer_->setInterval(relistInterval);
    connect(timer_, &QTimer::timeout, this, [this] {
        if (relist_)
            relist_();
    });
}

void JobsPopup::setJobs(const JobTracker *tracker, std::function<void()> relist)
{
    if (const JobTracker *old = tracker_)
        old->disconnect(this);
    tracker_ = tracker;
    relist_ = std::move(relist);
    if (tracker) {
        connect(tracker, &JobTracker::jobsChanged, this, [this] {
            if (isVisible())
                rebuild();
        });
    }
    rebuild();
}

void JobsPopup::popup(const QWidget *anchor)
{
    if (isVisible()) {
        dismiss();
        return;
    }
    anchor_ = anchor;
    focusBefore_ = QApplication::focusWidget();
    rebuild();
    qApp->installEventFilter(this);
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void JobsPopup::dismiss()
{
    const bool hadFocus = hasFocus() || isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && focusBefore_)
        focusBefore_->setFocus(Qt::PopupFocusReason);
}

/// As large as its rows. Only once it shows: until then they count for nothing in a layout.
void JobsPopup::fit()
{
    rows_->activate();
    const int edges = 2 * frameWidth() + 2;
    QSize wanted = rows_->sizeHint() + QSize(24, 0);
    if (shown_.isEmpty()) {
        wanted = wanted.expandedTo(empty_->sizeHint());
        wanted.rheight() = empty_->sizeHint().height() +
                           (shownEnded_.isEmpty() ? 0 : rows_->sizeHint().height());
    }
    resize(std::max(wanted.width(), 320), std::min(wanted.height() + edges, maxHeight));
    place();
}

/// Above its button, and inside the window.
void JobsPopup::place()
{
    const QWidget *window = parentWidget();
    if (!anchor_ || !window)
        return;
    const QPoint corner = anchor_->mapTo(window, QPoint(0, 0));
    move(std::clamp(corner.x(), 0, std::max(0, window->width() - width())),
         std::max(0, corner.y() - height()));
}

bool JobsPopup::event(QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        // Before the window takes the key for its own.
        if (event->type() == QEvent::KeyPress)
            dismiss();
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

bool JobsPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget != this && widget != anchor_ && !isAncestorOf(widget))
            dismiss();
    } else if (event->type() == QEvent::Resize && watched == parentWidget()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void JobsPopup::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    fit();
    if (relist_)
        relist_();
    updatePolling();
}

void JobsPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    qApp->removeEventFilter(this);
    timer_->stop();
}

void JobsPopup::rebuild()
{
    QList<Job> jobs;
    QList<EndedJob> ended;
    if (const JobTracker *tracker = tracker_) {
        for (const Job &job : tracker->jobs())
            jobs << job;
        ended = tracker->ended();
    }
    std::ranges::sort(jobs, {}, &Job::id);
    updatePolling();
    if (jobs == shown_ && ended == shownEnded_)
        return;

    const auto *focused = QApplication::focusWidget();
    const QString focusedName =
        focused && isAncestorOf(focused) ? focused->objectName() : QString();
    while (QLayoutItem *item = rows_->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater(); // it may be the button whose click brought us here
        delete item;
    }
    for (const Job &job : jobs.first(std::min(maxRows, jobs.size())))
        addRow(job);
    if (jobs.size() > maxRows) {
        addLine(tr("and %n more", nullptr, static_cast<int>(jobs.size() - maxRows)));
    }
    if (!ended.isEmpty()) {
        addLine(tr("Ended lately:"));
        for (const EndedJob &each : ended)
            addLine(endedJobSentence(each));
    }
    rows_->addStretch(1);
    shown_ = jobs;
    shownEnded_ = ended;

    empty_->setVisible(jobs.isEmpty());
    findChild<QScrollArea *>()->setVisible(!jobs.isEmpty() || !ended.isEmpty());
    if (isVisible())
        fit();
    if (!focusedName.isEmpty()) {
        // The row may be gone; the keyboard stays here all the same.
        auto *same = rows_->parentWidget()->findChild<QWidget *>(focusedName);
        (same ? same : this)->setFocus();
    }
}

void JobsPopup::addLine(const QString &text)
{
    auto *line = new QLabel(text, rows_->parentWidget());
    line->setTextFormat(Qt::PlainText);
    rows_->addWidget(line);
    line->show();
}

void JobsPopup::offerAgain()
{
    const auto buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setEnabled(true);
}

void JobsPopup::addRow(const Job &job)
{
    auto *row = new QWidget(rows_->parentWidget());
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    auto *text = new QLabel(jobSentence(job), row);
    text->setTextFormat(Qt::PlainText);
    text->setToolTip(tr("Job %1").arg(job.id));
    auto *cancel = new QPushButton(namedIcon(u"dialog-cancel"_s), tr("Cancel"), row);
    cancel->setObjectName(u"cancelJob%1"_s.arg(job.id));
    cancel->setAccessibleName(tr("Cancel the job of %1").arg(job.unit));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, [this, cancel, id = job.id] {
        cancel->setEnabled(false); // until the manager says that the job is gone
        Q_EMIT cancelRequested(id);
    });
    line->addWidget(text, 1);
    line->addSpacing(16);
    line->addWidget(cancel);
    rows_->addWidget(row);
    row->show(); // now, and not in the next turn of the event loop: it is measured in this one
}

void JobsPopup::updatePolling()
{
    const JobTracker *tracker = tracker_;
    const bool polls = isVisible() && tracker && !tracker->jobs().isEmpty();
    if (polls && !timer_->isActive())
        timer_->start();
    else if (!polls)
        timer_->stop();
}

} // namespace unitdeck
