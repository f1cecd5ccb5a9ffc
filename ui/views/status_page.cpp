// SPDX-License-Identifier: GPL-3.0-or-later
// The Status tab's sources; see the header.
#include "ui/views/status_page.h"

#include "app/bus/login_client.h"
#include "app/units/diagnosis.h"
#include "ui/look/sentences.h"
#include "ui/views/recent_lines.h"
#include "ui/views/status_view.h"

#include <QVBoxLayout>

#include <chrono>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

StatusPage::StatusPage(UnitWatch *watch, LoginClient *login, QWidget *parent)
    : QWidget(parent)
    , watch_(watch)
    , login_(login)
    , view_(new StatusView(this))
    , lines_(std::make_unique<RecentLines>())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view_);
    setFocusProxy(view_);

    connect(view_, &StatusView::verbRequested, this, &StatusPage::verbRequested);
    connect(view_, &StatusView::unitActivated, this, &StatusPage::unitActivated);
    connect(view_, &StatusView::showJournalRequested, this, &StatusPage::showJournalRequested);
    connect(view_, &StatusView::showFileRequested, this, &StatusPage::showFileRequested);
    connect(view_, &StatusView::settingRequested, this, &StatusPage::settingRequested);
    connect(view_, &StatusView::lingerChosen, this, &StatusPage::setLinger);
    connect(watch_, &UnitWatch::detailsChanged, this, &StatusPage::showWatched);
    connect(watch_, &UnitWatch::unitChanged, this, [this] {
        showWatched();
        askLinger();
    });
    connect(lines_.get(), &RecentLines::changed, this, &StatusPage::showLines);
    linesTimer_.setSingleShot(true);
    linesTimer_.setInterval(100ms);
    connect(&linesTimer_, &QTimer::timeout, this, &StatusPage::readLines);
}

StatusPage::~StatusPage() = default;

void StatusPage::setRow(const UnitInfo &unit, bool areFilesKnown, std::optional<Verb> pending)
{
    row_ = unit;
    view_->setUnit(unit, areFilesKnown, pending);
    showWatched();
}

void StatusPage::setJournalPaths(const QStringList &paths)
{
    journalPaths_ = paths;
    linesTimer_.start();
}

void StatusPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    watch_->setPolling(true);
    askLinger();
    showWatched();
}

void StatusPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    watch_->setPolling(false);
    linesTimer_.stop();
    lines_->suspend();
}

void StatusPage::showWatched()
{
    // The row and the watch change one after the other; facts of another unit are none.
    const bool isOurs = watch_->id().name == row_.name;
    view_->setDetails(isOurs ? watch_->details() : std::nullopt,
                      isOurs ? watch_->error() : std::nullopt, isOurs && watch_->isStale(),
                      isOurs ? watch_->cpuShare() : std::nullopt);
    if (isVisible())
        linesTimer_.start();
}

bool StatusPage::showsRun() const
{
    return row_.active == ActiveState::Failed;
}

void StatusPage::readLines()
{
    if (!isVisible())
        return;
    JournalQuery query;
    query.source.paths = journalPaths_;
    const bool isOurs = watch_->id().name == row_.name;
    if (!isOurs || row_.name.isEmpty()) {
        lines_->show({});
        return;
    }
    query.units = {watch_->id()};
    if (showsRun()) {
        // Without the details the run is not known yet; its lines would be those of all runs.
        if (!watch_->details())
            return;
        query.invocationId = diagnose(*watch_->details()).invocationId;
    }
    lines_->show(query);
}

void StatusPage::showLines()
{
    view_->setLines(lines_->lines(), lines_->isKnown(), showsRun(), lines_->status());
}

void StatusPage::askLinger()
{
    // Not the row: it changes after the watch.
    const bool isUser = !watch_->id().isEmpty() && watch_->id().scope == Scope::User;
    if (!login_ || !isUser || !isVisible()) {
        if (!isUser)
            view_->setLinger({}, {});
        return;
    }
    login_->fetchLinger(this, [this](const Reply<bool> &reply) {
        // Without a login manager there is nothing to switch; nor on the page of a system unit,
        // which may have been chosen meanwhile.
        const bool isKnown = reply && watch_->id().scope == Scope::User;
        view_->setLinger(isKnown ? std::optional(*reply) : std::nullopt, {});
    });
}

void StatusPage::setLinger(bool linger)
{
    login_->setLinger(linger, this, [this, linger](const Reply<Ok> &reply) {
        if (watch_->id().isEmpty() || watch_->id().scope != Scope::User)
            return;
        if (reply)
            view_->setLinger(linger, {});
        else
            view_->setLinger(!linger, errorSentence(reply.error()).text);
    });
}

} // namespace unitdeck
