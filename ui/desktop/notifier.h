// SPDX-License-Identifier: GPL-3.0-or-later
// Tells of failures by the desktop's notifications, with the lines that explain them.
#pragma once

#include "app/units/failure_watch.h"
#include "app/values/destination.h"
#include "app/values/verb.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace unitdeck {

class NotificationsClient;

/// GUI thread. One notification per unit, updated while it fails again, withdrawn when it recovers.
class Notifier final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this. @p isLookedAt says whether a person has that unit before her eyes now:
    /// then nothing is shown.
    Notifier(FailureWatch *failures, NotificationsClient *client,
             std::function<bool(const UnitId &)> isLookedAt, QObject *parent = nullptr);
    ~Notifier() override;

    /// Off withdraws what is shown.
    void setEnabled(bool enabled);
    /// For tests: see JournalQuery::paths.
    void setJournalPaths(const QStringList &paths);
    /// Withdraws the notification of a unit that is looked at now.
    void seen(const UnitId &unit);

Q_SIGNALS:
    void openRequested(const unitdeck::Destination &destination, const QString &activationToken);
    void verbRequested(unitdeck::Scope scope, const QList<unitdeck::VerbRequest> &requests);
};

} // namespace unitdeck
