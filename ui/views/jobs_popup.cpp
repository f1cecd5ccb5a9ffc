// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the jobs' popup; see the header.
#include "ui/views/jobs_popup.h"

#include "ui/look/icons.h"
#include "ui/look/sentences.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
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
    : QFrame(parent, Qt::Popup)
    , timer_(new QTimer(this))
    , empty_(new QLabel(tr("Nothing is being started or stopped now."), this))
    , rows_(nullptr)
{
    setObjectName(u"jobs"_s);
    setAccessibleName(tr("Jobs"));
    setFrameShape(QFrame::StyledPanel);

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
    rebuild();
    const QRect screen = anchor->screen()->availableGeometry();
    const QPoint corner = anchor->mapToGlobal(QPoint(0, 0));
    const int left =
        std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width()));
    move(left, std::max(screen.top(), corner.y() - height()));
    show();
}

void JobsPopup::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (relist_)
        relist_();
    updatePolling();
}

void JobsPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    timer_->stop();
}

void JobsPopup::rebuild()
{
    QList<Job> jobs;
    if (const JobTracker *tracker = tracker_) {
        for (const Job &job : tracker->jobs())
            jobs << job;
    }
    std::ranges::sort(jobs, {}, &Job::id);
    updatePolling();
    if (jobs == shown_)
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
        rows_->addWidget(
            new QLabel(tr("and %n more", nullptr, static_cast<int>(jobs.size() - maxRows)),
                       rows_->parentWidget()));
    }
    rows_->addStretch(1);
    shown_ = jobs;

    auto *area = findChild<QScrollArea *>();
    empty_->setVisible(jobs.isEmpty());
    area->setVisible(!jobs.isEmpty());
    rows_->activate();
    const QSize wanted = jobs.isEmpty() ? empty_->sizeHint() : rows_->sizeHint() + QSize(24, 2);
    resize(std::max(wanted.width(), 320), std::min(wanted.height(), maxHeight));
    if (!focusedName.isEmpty()) {
        if (auto *same = rows_->parentWidget()->findChild<QWidget *>(focusedName))
            same->setFocus();
    }
}

void JobsPopup::addRow(const Job &job)
{
    auto *row = new QWidget(rows_->parentWidget());
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    auto *text = new QLabel(jobSentence(job), row);
    text->setTextFormat(Qt::PlainText);
    text->setToolTip(tr("Job %1").arg(job.id));
    auto *cancel = new QPushButton(namedIcon(u"dialog-cancel"_s, palette()), tr("Cancel"), row);
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
