// SPDX-License-Identifier: GPL-3.0-or-later
// Takes names in and out as the stores tell of them; see the header.
#include "ui/desktop/failed_units.h"

#include <algorithm>

namespace unitdeck {

FailedUnits::FailedUnits(const QList<Manager *> &managers, QObject *parent)
    : QObject(parent)
{
    for (Manager *manager : managers) {
        Source source{manager, {}};
        for (const UnitInfo &unit : manager->units()->units()) {
            if (unit.active == ActiveState::Failed)
                source.failed.insert(unit.name);
        }
        sources_ << source;
    }
    for (qsizetype i = 0; i < sources_.size(); ++i) {
        connect(managers.at(i)->units(), &UnitStore::changed, this,
                [this, i](const UnitChanges &changes) { apply(sources_[i], changes); });
    }
}

QList<UnitId> FailedUnits::units() const
{
    QList<UnitId> units;
    for (const Source &source : sources_) {
        if (!source.manager->connection().isConnected())
            continue;
        QStringList names = source.failed.values();
        std::ranges::sort(names);
        for (const QString &name : std::as_const(names))
            units << UnitId{source.manager->scope(), name};
    }
    return units;
}

void FailedUnits::apply(Source &source, const UnitChanges &changes)
{
    bool differs = false;
    for (const QStringList *names : {&changes.added, &changes.changed, &changes.removed}) {
        for (const QString &name : *names) {
            const UnitInfo *unit = source.manager->units()->find(name);
            if (unit && unit->active == ActiveState::Failed) {
                const auto before = source.failed.size();
                source.failed.insert(name);
                differs |= source.failed.size() != before;
            } else {
                differs |= source.failed.remove(name);
            }
        }
    }
    if (differs)
        Q_EMIT changed();
}

} // namespace unitdeck
