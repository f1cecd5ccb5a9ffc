// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting; see the header.
#include "app/bus/batch_wire.h"

#include "app/bus/unit_row_wire.h"

namespace unitdeck {

bool BatchCollector::isEmpty() const
{
    return added_.isEmpty() && changed_.isEmpty() && removed_.isEmpty() && jobsNew_.isEmpty() &&
           jobsEnded_.isEmpty();
}

ManagerBatch BatchCollector::take()
{
    ManagerBatch batch{added_.values(), changed_.values(), removed_.values(), jobsNew_, jobsEnded_};
    *this = {};
    return batch;
}

void BatchCollector::unitAdded(const UnitInfo &unit)
{
    removed_.remove(unit.name);
    added_.insert(unit.name, unit);
}

void BatchCollector::unitChanged(const UnitDelta &delta)
{
    const auto known = changed_.find(delta.name);
    if (known == changed_.end())
        changed_.insert(delta.name, delta);
    else
        mergeDelta(*known, delta);
}

void BatchCollector::unitRemoved(const QString &name)
{
    added_.remove(name);
    changed_.remove(name);
    removed_.insert(name);
}

} // namespace unitdeck
