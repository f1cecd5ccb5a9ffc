// SPDX-License-Identifier: GPL-3.0-or-later
// What others ask of a manager: verbs and facts about single units.
#pragma once

#include "app/bus/answer_wire.h"
#include "app/bus/link_wire.h"
#include "app/values/unit_details.h"
#include "app/values/transient_service.h"
#include "app/values/verb.h"

#include <QHash>

#include <vector>

namespace unitdeck {

/// In the bus thread; see the functions of the same names in SystemdClient. Every call that the
/// link drops answers "not connected" by its Answer's end.
class SystemdRequests final
{
public:
    SystemdRequests(Link &link, Scope scope, QString service);

    void setManagerVersion(int version) { managerVersion_ = version; }
    /// The link was closed.
    void reset();

    /// A message to the manager's own object, which never starts it.
    QDBusMessage managerCall(QLatin1StringView method) const;
    QDBusMessage propertiesCall(QLatin1StringView method, const QString &path) const;

    void run(const VerbRequest &request, bool interactive, const AnswerPtr<VerbOutcome> &answer);
    void fetchDetails(const QString &unit, const AnswerPtr<UnitDetails> &answer);
    void fetchProperty(const QStringList &units, bool typeInterface, const QString &property,
                       const AnswerPtr<QHash<QString, QVariant>> &answer);
    void fetchProcesses(const QString &unit, const AnswerPtr<QList<UnitProcess>> &answer);
    void startTransient(const TransientService &service, const AnswerPtr<VerbOutcome> &answer);
    void fetchUnitFileLinks(const QString &unit, bool runtime,
                            const AnswerPtr<QStringList> &answer);

private:
    struct ReloadWaiter
    {
        VerbOutcome outcome;
        bool interactive = false;
        AnswerPtr<VerbOutcome> answer;
    };
    struct PropertyFetch;

    void reload(ReloadWaiter waiter);
    void sendReload();
    void advance(const std::shared_ptr<PropertyFetch> &fetch);

    Link &link_;
    Scope scope_;
    QString service_;
    int managerVersion_ = 0;
    std::vector<ReloadWaiter> reloadWaiters_;
    bool reloadSent_ = false;
};

} // namespace unitdeck
