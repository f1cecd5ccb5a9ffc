// SPDX-License-Identifier: GPL-3.0-or-later
// Ties a client to its store and its jobs; see the header.
#include "app/units/manager.h"

#include "app/units/file_descriptions.h"

namespace unitdeck {

Manager::Manager(SystemdClient *client, QObject *parent)
    : QObject(parent)
    , client_(client)
    , units_(client->scope())
{
    // Queued also where client and manager share a thread, as in tests: news never arrive in the
    // middle of a call.
    connect(client_, &SystemdClient::connectionChanged, this, &Manager::applyConnection,
            Qt::QueuedConnection);
    connect(client_, &SystemdClient::managerChanged, this, &Manager::applyInfo,
            Qt::QueuedConnection);
    connect(client_, &SystemdClient::unitsListed, &units_, &UnitStore::applyUnits,
            Qt::QueuedConnection);
    connect(client_, &SystemdClient::unitFilesListed, &units_, &UnitStore::applyFiles,
            Qt::QueuedConnection);
    connect(client_, &SystemdClient::jobsListed, this, &Manager::applyJobs, Qt::QueuedConnection);
    connect(client_, &SystemdClient::happened, &units_, &UnitStore::applyBatch,
            Qt::QueuedConnection);
    connect(client_, &SystemdClient::happened, &jobs_, &JobTracker::applyBatch,
            Qt::QueuedConnection);
    // News that were gathered when the list was sent may tell how the jobs that are missing in it
    // ended.
    reconcileTimer_.setSingleShot(true);
    reconcileTimer_.setInterval(200);
    connect(&reconcileTimer_, &QTimer::timeout, &jobs_, &JobTracker::reconcile);
    connect(&units_, &UnitStore::filesListed, this, &Manager::readFileDescriptions);
    client_->start();
}

void Manager::readFileDescriptions()
{
    const QList<UnitFileInfo> files = units_.filesNotLoaded();
    if (files.isEmpty())
        return;
    readDescriptions(files, this, [this](const QHash<QString, QString> &descriptions) {
        QList<UnitDelta> deltas;
        deltas.reserve(descriptions.size());
        for (auto file = descriptions.constBegin(); file != descriptions.constEnd(); ++file) {
            // What was loaded meanwhile has its description from the manager.
            const UnitInfo *row = units_.find(file.key());
            if (!row || row->isLoaded)
                continue;
            UnitDelta delta;
            delta.name = file.key();
            delta.description = file.value();
            deltas << delta;
        }
        units_.applyDeltas(deltas);
    });
}

void Manager::applyConnection(const Connection &connection)
{
    const bool wasConnected = connection_.isConnected();
    connection_ = connection;
    if (!connection_.isConnected() && wasConnected) {
        jobs_.failAll(connection_.error.kind == Error::Kind::Other &&
                              connection_.error.name.isEmpty()
                          ? Error{Error::Kind::NotConnected, {}, connection_.error.message}
                          : connection_.error);
    }
    Q_EMIT connectionChanged(connection_);
}

void Manager::applyInfo(const ManagerInfo &info)
{
    if (info == info_)
        return;
    info_ = info;
    Q_EMIT infoChanged(info_);
}

void Manager::applyJobs(const QList<Job> &jobs)
{
    jobs_.applyListed(jobs);
    // A job may have ended unseen while the manager re-executed or was away.
    reconcileTimer_.start();
}

} // namespace unitdeck
