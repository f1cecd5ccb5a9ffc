// SPDX-License-Identifier: GPL-3.0-or-later
// Which units are in state "failed" now, of all managers.
#pragma once

#include "app/units/manager.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace unitdeck {

/// GUI thread. Kept by the stores' news alone: a burst of units that do not fail costs a look at
/// each name.
class FailedUnits final : public QObject
{
    Q_OBJECT
public:
    /// The managers outlive this.
    explicit FailedUnits(const QList<Manager *> &managers, QObject *parent = nullptr);

    /// Those of connected managers, in the order of the managers and of their names: of the others
    /// nothing is known.
    QList<UnitId> units() const;

Q_SIGNALS:
    void changed();

private:
    struct Source
    {
        Manager *manager;
        QSet<QString> failed;
    };
    void apply(Source &source, const UnitChanges &changes);

    QList<Source> sources_;
};

} // namespace unitdeck
