// SPDX-License-Identifier: GPL-3.0-or-later
// The state of all managers in one word and a few lines; see the header.
#include "ui/desktop/tray_status.h"

#include "ui/look/sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace unitdeck {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::TrayStatus)
};

/// Names beyond these are only counted.
constexpr qsizetype namesShown = 5;

QString failedSentence(const QList<UnitId> &failed)
{
    const auto isService = [](const UnitId &unit) { return unit.name.endsWith(".service"_L1); };
    const int count = static_cast<int>(failed.size());
    QStringList names;
    for (const UnitId &unit : failed.first(std::min(failed.size(), namesShown)))
        names << nameWithScope(unit);
    QString list = names.join(", "_L1);
    if (failed.size() > namesShown) {
        //: %1 are names of units
        list = Words::tr("%1 and %n more", nullptr, static_cast<int>(failed.size() - namesShown))
                   .arg(list);
    }
    //: %1 are their names
    return std::ranges::all_of(failed, isService)
               ? Words::tr("%n service(s) failed: %1", nullptr, count).arg(list)
               : Words::tr("%n unit(s) failed: %1", nullptr, count).arg(list);
}

} // namespace

QString nameWithScope(const UnitId &unit)
{
    return unit.scope == Scope::User ? Words::tr("%1 (user)").arg(unit.name)
                                     : Words::tr("%1 (system)").arg(unit.name);
}

TrayStatus trayStatus(const QList<Manager *> &managers, const QList<UnitId> &failed)
{
    QStringList lines;
    qsizetype jobs = 0;
    bool isListing = false;
    bool isLost = false;
    bool isAnyThere = false;
    if (!failed.isEmpty())
        lines << failedSentence(failed);
    for (const Manager *manager : managers) {
        const ConnectionState state = manager->connection().state;
        isLost |= state == ConnectionState::Lost;
        isAnyThere |= !manager->connection().isAbsent();
        isListing |= state == ConnectionState::Starting || state == ConnectionState::Listing ||
                     manager->info().isReloading;
        if (manager->connection().isConnected())
            jobs +=
                std::max<qsizetype>(manager->jobs()->jobs().size(), manager->jobs()->openCount());
        if (manager->connection().isAbsent()) {
            lines << connectionSentence(manager->scope(), manager->connection(), manager->info())
                         .text;
        }
    }
    if (jobs > 0)
        lines << Words::tr("%n job(s) running", nullptr, static_cast<int>(jobs));
    else if (isListing)
        lines << Words::tr("Reading the list of units…");
    else if (lines.isEmpty())
        lines << Words::tr("Unitdeck: all is well, nothing has failed.");
    TrayStatus status;
    status.failedCount = failed.size();
    status.words = lines.join(u'\n');
    if (!failed.isEmpty())
        status.kind = TrayStatus::Kind::Failed;
    else if (isLost || !isAnyThere)
        status.kind = TrayStatus::Kind::NotConnected;
    else if (jobs > 0 || isListing)
        status.kind = TrayStatus::Kind::Working;
    else
        status.kind = TrayStatus::Kind::Well;
    return status;
}

} // namespace unitdeck
