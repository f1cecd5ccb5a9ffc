// SPDX-License-Identifier: GPL-3.0-or-later
// Which units failed just now, of those a person wants to be told of.
#pragma once

#include "app/units/diagnosis.h"
#include "app/units/favourites.h"
#include "app/units/manager.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

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
    Diagnosis diagnosis;      ///< Cause::None: it ran again before the manager could be asked
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
    /// In what way a unit is down; also the first sign of a failure.
    enum class Trouble { None, Failed, AutoRestart };
    /// A unit that is in trouble, or was and does not yet run steadily.
    struct Case
    {
        Trouble trouble = Trouble::None;
        qint64 since = 0;                               // StateChangeTimestamp, as far as known
        bool isAsking = false;                          // for its details
        bool askAgain = false;                          // it failed once more meanwhile
        QDeadlineTimer steady{QDeadlineTimer::Forever}; // when it counts as recovered
        std::optional<Failure> told;
    };

    static Trouble troubleOf(const UnitInfo &row);
    Manager *managerOf(Scope scope) const;
    bool isWatched(const UnitId &unit) const;
    void connectionChanged(Manager *manager);
    void look(Manager *manager, const UnitChanges &changes);
    void lookAt(Manager *manager, const QString &name, QStringList &undated);
    /// Asks which of @p units, which a list told of, failed only now.
    void date(Manager *manager, const QStringList &units);
    void ask(const UnitId &unit);
    void tell(const UnitId &unit, Trouble trouble, const UnitDetails &details);
    void settle(const UnitId &unit, const UnitInfo *row);
    void forget(const UnitId &unit);
    void forgetUnwatched();
    void checkSteady();

    QList<Manager *> managers_;
    const Favourites *favourites_;
    FailureRules rules_;
    QHash<UnitId, QDeadlineTimer> muted_;
    QHash<UnitId, Case> cases_;
    QHash<Scope, qint64> watchedSince_; // µs since the epoch; absent: not connected
    QTimer steadyTimer_;                // one for all of cases_
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::Failure)
