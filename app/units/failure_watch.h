// SPDX-License-Identifier: GPL-3.0-or-later
// Which units failed just now, of those a person wants to be told of.
#pragma once

#include "app/units/diagnosis.h"
#include "app/units/favourites.h"
#include "app/units/manager.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace unitdeck {

/// Whom to tell of. A muted unit is never told of.
struct FailureRules
{
    bool favourites = true;
    bool userServices = true;
    bool systemServices = false;
    QSet<UnitId> muted;

    friend bool operator==(const FailureRules &, const FailureRules &) = default;
};

/// One failure, or the latest of a crash loop.
struct Failure
{
    UnitId unit;
    Diagnosis diagnosis;
    int count = 1;            ///< failures since it last ran steadily
    bool willRestart = false; ///< systemd starts it again by itself

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// GUI thread. A unit fails when it goes into "failed", or into "auto-restart" with a result that
/// is not success; what had failed before it was watched (the first listing, a re-listing after a
/// reload or a lost bus) is no news. Details are fetched once per failure, never for all units.
class FailureWatch final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    FailureWatch(const QList<Manager *> &managers, const Favourites *favourites,
                 QObject *parent = nullptr);

    void setRules(const FailureRules &rules);
    const FailureRules &rules() const { return rules_; }
    /// Says nothing of @p unit for an hour; not remembered over the end of the program.
    void muteForAnHour(const UnitId &unit);

    /// How long a unit must run after a failure before it counts as recovered, in ms.
    static constexpr int steadyAfter = 10'000;

Q_SIGNALS:
    void failed(const unitdeck::Failure &failure);
    /// It runs steadily again, was stopped or reset by hand, or is gone.
    void recovered(const unitdeck::UnitId &unit);

private:
    FailureRules rules_;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::Failure)
