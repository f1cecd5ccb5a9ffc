// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of table rows that no signal tells: counters of what is on screen, and since when a unit is
// so.
#pragma once

#include "app/units/manager.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace unitdeck {

/// GUI thread. Asks only for the units it was told are wanted, and for nothing while inactive;
/// counters every two seconds, StateChangeTimestamp once (it goes to the store, which keeps it up
/// to date by signals).
class RowFacts final : public QObject
{
    Q_OBJECT
public:
    enum Want { Nothing = 0, Since = 1, Memory = 2, Cpu = 4 };
    Q_DECLARE_FLAGS(Wants, Want)

    explicit RowFacts(QObject *parent = nullptr);

    /// Forgets what was known of another manager. @p manager outlives this or is null.
    void setManager(Manager *manager);
    /// The units on screen, or all of them while one sorts by a counter.
    void setUnits(const QStringList &units);
    void setWants(Wants wants);
    /// False while the window is hidden: nothing is asked.
    void setActive(bool active);

    /// Bytes; absent if not known or not available.
    std::optional<quint64> memory(const QString &unit) const;
    /// Cores used over the last poll; absent if not known.
    std::optional<double> cpuShare(const QString &unit) const;

Q_SIGNALS:
    /// Counters of these units have new values.
    void changed(const QStringList &units);

private:
    struct CpuSample
    {
        quint64 nanoseconds = 0;
        qint64 at = 0; // ns of the steady clock
        std::optional<double> share;
    };
    void update();
    void askSince();
    void askCounters();
    bool mayRun(const QString &name) const;
    void forgetStopped();

    Manager *manager_ = nullptr;
    QStringList units_;
    Wants wants_ = Nothing;
    bool active_ = false;
    QSet<QString> askedSince_;
    QHash<QString, quint64> memory_;
    QHash<QString, CpuSample> cpu_;
    quint64 generation_ = 0; // answers of an earlier manager are dropped
    int countersOpen_ = 0;   // answers the running poll waits for
    QTimer poll_;
};

} // namespace unitdeck
