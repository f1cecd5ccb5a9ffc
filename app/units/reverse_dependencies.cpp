// SPDX-License-Identifier: GPL-3.0-or-later
// A walk along the reverse dependencies, breadth first; see the header.
#include "app/units/reverse_dependencies.h"

#include <QPointer>
#include <QSet>

#include <array>
#include <memory>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

// systemd.unit(5), the table "Mapping of unit properties": the far ends of Requires=, Requisite=,
// BindsTo=, PartOf=, and PropagatesStopTo= itself.
constexpr std::array stoppingProperties{"RequiredBy"_L1, "RequisiteOf"_L1, "BoundBy"_L1,
                                        "ConsistsOf"_L1, "PropagatesStopTo"_L1};

struct Walk
{
    SystemdClient *client;
    std::function<bool(const QString &)> isRunning;
    QPointer<QObject> context;
    Done<QStringList> done;

    QSet<QString> seen;
    QStringList found;
    QSet<QString> next;
    size_t unanswered = 0;
    std::optional<Error> error;
};

void askLevel(const std::shared_ptr<Walk> &walk, const QStringList &units);

void finishLevel(const std::shared_ptr<Walk> &walk)
{
    if (walk->error) {
        walk->done(*walk->error);
        return;
    }
    const QStringList units(walk->next.cbegin(), walk->next.cend());
    if (units.isEmpty()) {
        walk->found.sort();
        walk->done(walk->found);
        return;
    }
    walk->next.clear();
    walk->found << units;
    askLevel(walk, units);
}

void askLevel(const std::shared_ptr<Walk> &walk, const QStringList &units)
{
    walk->unanswered = stoppingProperties.size();
    for (const QLatin1StringView property : stoppingProperties) {
        walk->client->fetchProperty(units, false, property, walk->context,
                                    [walk](const Reply<QHash<QString, QVariant>> &reply) {
                                        if (!reply.isOk()) {
                                            walk->error = reply.error();
                                        } else {
                                            for (const QVariant &names : *reply) {
                                                for (const QString &name : names.toStringList()) {
                                                    if (walk->seen.contains(name) ||
                                                        !walk->isRunning(name))
                                                        continue;
                                                    walk->seen.insert(name);
                                                    walk->next.insert(name);
                                                }
                                            }
                                        }
                                        if (--walk->unanswered == 0)
                                            finishLevel(walk);
                                    });
    }
}

} // namespace

void fetchGoesDownWith(SystemdClient *client, const QString &unit,
                       std::function<bool(const QString &)> isRunning, QObject *context,
                       Done<QStringList> done)
{
    const auto walk = std::make_shared<Walk>();
    walk->client = client;
    walk->isRunning = std::move(isRunning);
    walk->context = context;
    walk->done = std::move(done);
    walk->seen.insert(unit);
    askLevel(walk, {unit});
}

} // namespace unitdeck
