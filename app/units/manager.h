// SPDX-License-Identifier: GPL-3.0-or-later
// One service manager as the GUI thread sees it: its connection's life, its units, its jobs.
#pragma once

#include "app/bus/systemd_client.h"
#include "app/units/job_tracker.h"
#include "app/units/unit_store.h"

#include <QObject>
#include <QTimer>

namespace unitdeck {

/// GUI thread. Ties a SystemdClient to a UnitStore and a JobTracker; everything it says was said by
/// the manager.
class Manager final : public QObject
{
    Q_OBJECT
public:
    /// @p client lives in the bus thread and outlives this; it is started here.
    explicit Manager(SystemdClient *client, QObject *parent = nullptr);

    Scope scope() const { return client_->scope(); }
    SystemdClient *client() const { return client_; }
    const Connection &connection() const { return connection_; }
    const ManagerInfo &info() const { return info_; }
    UnitStore *units() { return &units_; }
    const UnitStore *units() const { return &units_; }
    JobTracker *jobs() { return &jobs_; }
    const JobTracker *jobs() const { return &jobs_; }

    void relist() { client_->relist(); }

Q_SIGNALS:
    void connectionChanged(const unitdeck::Connection &connection);
    void infoChanged(const unitdeck::ManagerInfo &info);

private:
    void applyConnection(const Connection &connection);
    void applyInfo(const ManagerInfo &info);
    void applyJobs(const QList<Job> &jobs);
    void readFileDescriptions();

    SystemdClient *client_;
    Connection connection_;
    ManagerInfo info_;
    UnitStore units_;
    JobTracker jobs_;
    QTimer reconcileTimer_;
};

} // namespace unitdeck
