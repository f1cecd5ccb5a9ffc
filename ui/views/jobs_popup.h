// SPDX-License-Identifier: GPL-3.0-or-later
// The manager's jobs, ours and everybody's, each with a way to cancel it.
#pragma once

#include "app/units/job_tracker.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <functional>

class QLabel;
class QVBoxLayout;

namespace unitdeck {

/// A popup. While it is visible and there are jobs, their stage is asked for every 2 s: no signal
/// tells when a job begins to run.
class JobsPopup final : public QFrame
{
    Q_OBJECT
public:
    explicit JobsPopup(QWidget *parent = nullptr);

    /// The jobs of @p tracker; @p relist asks the manager for their stage
    /// (SystemdClient::relistJobs).
    void setJobs(const JobTracker *tracker, std::function<void()> relist);
    /// Shows it above @p anchor, the button it belongs to; a second time closes it.
    void popup(const QWidget *anchor);
    /// An attempt to cancel is over: what is still there can be cancelled again.
    void offerAgain();

Q_SIGNALS:
    void cancelRequested(quint32 id);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void dismiss();
    void fit();
    void place();
    void rebuild();
    void addRow(const Job &job);
    void addLine(const QString &text);
    void updatePolling();

    QPointer<const JobTracker> tracker_;
    std::function<void()> relist_;
    QPointer<const QWidget> anchor_;
    QPointer<QWidget> focusBefore_;
    QTimer *timer_;
    QList<Job> shown_; // what the rows stand for
    QList<EndedJob> shownEnded_;
    QLabel *empty_;
    QVBoxLayout *rows_;
};

} // namespace unitdeck
