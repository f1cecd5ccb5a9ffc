// SPDX-License-Identifier: GPL-3.0-or-later
// Collects what happens into one batch.
#pragma once

#include "app/bus/systemd_client.h"

#include <QHash>
#include <QSet>

namespace unitdeck {

/// Merges as it collects, so that applying the members of the batch in order gives what the signals
/// in their order said.
class BatchCollector final
{
public:
    bool isEmpty() const;
    ManagerBatch take();

    void unitAdded(const UnitInfo &unit);
    void unitChanged(const UnitDelta &delta);
    void unitRemoved(const QString &name);
    void jobNew(const Job &job) { jobsNew_ << job; }
    void jobEnded(const JobEnd &end) { jobsEnded_ << end; }

private:
    QHash<QString, UnitInfo> added_;
    QHash<QString, UnitDelta> changed_;
    QSet<QString> removed_;
    QList<Job> jobsNew_;
    QList<JobEnd> jobsEnded_;
};

} // namespace unitdeck
