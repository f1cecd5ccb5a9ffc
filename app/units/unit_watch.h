// SPDX-License-Identifier: GPL-3.0-or-later
// The one unit looked at: all its properties and processes, kept up to date while someone looks.
#pragma once

#include "app/units/manager.h"
#include "app/values/unit_details.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace unitdeck {

/// GUI thread. Properties arrive by signals; counters (memory, CPU, tasks) and processes have none
/// and are polled every second, only while setPolling(true). A unit that is unloaded, or a manager
/// that is lost, keeps the last known details and says isStale(). Never reacts to
/// UnitNew/UnitRemoved of the watched unit by loading it again: that would make systemd load and
/// unload it for ever.
class UnitWatch final : public QObject
{
    Q_OBJECT
public:
    explicit UnitWatch(QObject *parent = nullptr);

    /// Looks at @p unit of @p manager (which outlives this); an empty name looks at nothing.
    void look(Manager *manager, const QString &unit);
    UnitId id() const;
    /// Absent until the first answer.
    const std::optional<UnitDetails> &details() const { return details_; }
    /// Why there are no details.
    const std::optional<Error> &error() const { return error_; }
    bool isStale() const { return stale_; }

    /// CPU time used per second of real time since the last poll, 1.0 = one core; absent if not
    /// known.
    std::optional<double> cpuShare() const { return cpuShare_; }

    void setPolling(bool polling);
    /// Asks for everything again, after a job or a reload.
    void refresh();

Q_SIGNALS:
    /// Another unit is looked at; details are absent.
    void unitChanged();
    /// Details, error or staleness changed.
    void detailsChanged();

private:
    void applyChanged(const QString &unit, const Properties &changed,
                      const QStringList &invalidated);
    /// What a signal changed: nothing, only what the service says of itself, or more.
    enum class Difference { None, Status, Real };
    /// Puts @p changed into the details.
    Difference takeIn(const Properties &changed);
    void applyUnits(const UnitChanges &changes);
    void applyConnection(const Connection &connection);
    void applyDetails(const Reply<UnitDetails> &reply);
    void refreshSoon();
    void poll();
    void applyPolled(const QString &property, const QVariant &value);
    void finishPoll();
    void setStale();
    const UnitInfo *row() const;
    bool mayRun() const;

    Manager *manager_ = nullptr;
    QString unit_;
    quint64 generation_ = 0; // answers for an earlier look() are dropped
    std::optional<UnitDetails> details_;
    std::optional<Error> error_;
    std::optional<double> cpuShare_;
    bool stale_ = false;
    bool wasLoaded_ = false; // when the details were asked for
    bool asking_ = false;
    bool askAgain_ = false;
    Properties changedMeanwhile_;   // told while the answer is under way
    Open<UnitFileState> fileState_; // of the row, when the details were asked for
    QString filePath_;

    int pollsOpen_ = 0; // answers the running poll waits for
    bool pollChanged_ = false;
    qint64 cpuAt_ = 0; // ns of the steady clock, of the last CPUUsageNSec; 0: none
    QTimer pollTimer_;
    QTimer refreshTimer_;
};

} // namespace unitdeck
