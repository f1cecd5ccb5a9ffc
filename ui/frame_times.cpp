// SPDX-License-Identifier: GPL-3.0-or-later
// Times for benchmarks; see the header.
#include "ui/frame_times.h"

#include "ui/models/journal_model.h"
#include "ui/views/journal_list_view.h"
#include "ui/views/journal_page.h"
#include "ui/views/main_window.h"
#include "ui/views/timeline_view.h"

#include <QEvent>

#include <cstdio>
#include <ctime>

namespace unitdeck {

namespace {

bool areWanted()
{
    return qEnvironmentVariableIsSet("UNITDECK_TIMES");
}

double millisecondsOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Looks at what a list of entries has painted.
class EntryTimes final : public QObject
{
public:
    explicit EntryTimes(JournalPage *page)
        : QObject(page)
        , page_(page)
        , list_(page->findChild<JournalListView *>())
    {
        list_->viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Queued: after the painting.
        if (event->type() == QEvent::Paint && !list_->entries()->isEmpty())
            QMetaObject::invokeMethod(this, &EntryTimes::report, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    void report()
    {
        const JournalModel *entries = list_->entries();
        if (entries->isEmpty() || entries->lastCursor() == newest_)
            return;
        newest_ = entries->lastCursor();
        const auto time =
            static_cast<double>(entries->entryAt(entries->newestRow()).realtime) / 1e3;
        const auto *timeline = page_->findChild<TimelineView *>();
        std::fprintf(stderr, "entries: %lld newest %.1f at %.3f\n",
                     static_cast<long long>(timeline->timeline().total),
                     millisecondsOf(CLOCK_REALTIME) - time, millisecondsOf(CLOCK_MONOTONIC));
    }

    JournalPage *page_;
    JournalListView *list_;
    QByteArray newest_;
};

} // namespace

void reportTimes(const MainWindow &window)
{
    if (!areWanted())
        return;
    QObject::connect(&window, &MainWindow::populated, &window, [&window] {
        std::fprintf(stderr, "populated: %d at %.3f\n", window.shownUnits(),
                     millisecondsOf(CLOCK_MONOTONIC));
    });
    reportEntryTimes(window);
}

void reportEntryTimes(const QWidget &window)
{
    if (!areWanted())
        return;
    for (JournalPage *page : window.findChildren<JournalPage *>())
        new EntryTimes(page);
}

} // namespace unitdeck
