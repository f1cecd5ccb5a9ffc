// SPDX-License-Identifier: GPL-3.0-or-later
// The units a person marked as favourites, kept between runs.
#pragma once

#include "app/values/unit_id.h"

#include <QObject>
#include <QSet>

class QSettings;

namespace unitdeck {

/// GUI thread. Remembers itself in @p settings at every change.
class Favourites final : public QObject
{
    Q_OBJECT
public:
    /// @p settings outlives this.
    explicit Favourites(QSettings *settings, QObject *parent = nullptr);

    bool contains(const UnitId &unit) const { return units_.contains(unit); }
    const QSet<UnitId> &units() const { return units_; }
    void set(const UnitId &unit, bool favourite);

Q_SIGNALS:
    void changed(const unitdeck::UnitId &unit);

private:
    QSettings *settings_;
    QSet<UnitId> units_;
};

} // namespace unitdeck
