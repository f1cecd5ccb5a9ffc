// SPDX-License-Identifier: GPL-3.0-or-later
// The client of one service manager: org.freedesktop.systemd1 on one bus.
#pragma once

#include "app/bus/bus_thread.h"
#include "app/values/error.h"
#include "app/values/job.h"
#include "app/values/manager_info.h"
#include "app/values/transient_service.h"
#include "app/values/unit_details.h"
#include "app/values/unit_info.h"
#include "app/values/verb.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace unitdeck {

/// Everything that happened in one stretch of signals, in one parcel, so that a burst costs one
/// event. To be applied in the order of the members.
struct ManagerBatch
{
    QList<UnitInfo> added;    ///< newly loaded units, or fresh rows of known ones
    QList<UnitDelta> changed; ///< one per unit, merged
    QStringList removed;      ///< no longer loaded
    QList<Job> jobsNew;
    QList<JobEnd> jobsEnded;

    friend bool operator==(const ManagerBatch &, const ManagerBatch &) = default;
};

/// Keeps the connection to one manager alive and turns the wire into values. Lives in the bus
/// thread; its public functions may be called from any thread, those with a context object from the
/// thread of that object, where their callbacks then run (and not at all once that is gone). Its
/// signals are for queued connections.
///
/// Life: open the bus → install matches → Subscribe → ListUnits → ListJobs → ListUnitFiles → Ready.
/// A lost bus is opened again under a new name with back-off from 20 ms to 5 s; a manager that
/// re-executes or reloads is listed again once. All reasons to list again collapse into one pending
/// listing.
class SystemdClient final : public QObject
{
    Q_OBJECT
public:
    /// @p service is the bus name to talk to; tests give their own.
    SystemdClient(Scope scope, BusEndpoint endpoint, QString service = {});
    ~SystemdClient() override;

    Scope scope() const { return scope_; }

    /// Begins to look for the manager. Call once, after all signals are connected.
    void start();
    /// Lists units, jobs and files again; for F5.
    void relist();
    /// Lists the unit files again, once things are quiet; for files changed behind the manager's
    /// back.
    void relistFiles();
    /// Asks for the state and stage of all jobs (ListJobs); the answer comes as jobsListed().
    void relistJobs();

    /// Does @p request. With @p interactive false polkit may allow it silently but not ask:
    /// Error::Kind::InteractionRequired then. VerbKind::UnitFile includes the manager's reload
    /// afterwards, as systemctl does. `now` is not handled here: it is a second request. Times out
    /// after 25 s, or after 5 minutes if interactive; daemon-reload after 90 s.
    void run(const VerbRequest &request, bool interactive, QObject *context,
             Done<VerbOutcome> done);

    /// Starts a command as a transient unit; polkit may ask a person. AlreadyExists if there is a
    /// unit of that name. Answers with the job; times out after 5 minutes.
    void startTransient(const TransientService &service, QObject *context, Done<VerbOutcome> done);

    /// All properties of the unit and its processes. A unit that is not loaded is loaded for it.
    void fetchDetails(const QString &unit, QObject *context, Done<UnitDetails> done);
    /// One property of many units, 32 in flight; units that do not answer are absent from the
    /// result.
    /// @p typeInterface: of the unit's own type's interface ("Service" …), else of the common one.
    void fetchProperty(const QStringList &units, bool typeInterface, const QString &property,
                       QObject *context, Done<QHash<QString, QVariant>> done);
    void fetchProcesses(const QString &unit, QObject *context, Done<QList<UnitProcess>> done);
    /// The unit files' [Install] links that disable would remove (GetUnitFileLinks).
    void fetchUnitFileLinks(const QString &unit, bool runtime, QObject *context,
                            Done<QStringList> done);

    /// Makes watchedChanged() tell of every property of @p unit, of all its interfaces; empty: of
    /// none. One unit at a time.
    void watch(const QString &unit);

Q_SIGNALS:
    void connectionChanged(const unitdeck::Connection &connection);
    void managerChanged(const unitdeck::ManagerInfo &info);
    /// The loaded units, in parcels of at most 1,000, so that no frame is late: they replace all
    /// that was known of loaded units between a parcel with @p isFirst and one with @p isLast.
    void unitsListed(const QList<unitdeck::UnitInfo> &units, bool isFirst, bool isLast);
    /// The same for unit files.
    void unitFilesListed(const QList<unitdeck::UnitFileInfo> &files, bool isFirst, bool isLast);
    void jobsListed(const QList<unitdeck::Job> &jobs);
    void happened(const unitdeck::ManagerBatch &batch);
    /// Properties of the watched unit; those in @p invalidated changed to an untold value.
    void watchedChanged(const QString &unit, const unitdeck::Properties &changed,
                        const QStringList &invalidated);

private:
    class Wire; // all that knows QtDBus; made, used and destroyed in the bus thread
    template <typename Function>
    void post(Function function);

    Scope scope_;
    BusEndpoint endpoint_;
    QString service_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::ManagerBatch)
