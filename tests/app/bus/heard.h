// SPDX-License-Identifier: GPL-3.0-or-later
// What a client said, collected in the test's thread. QSignalSpy would collect in the client's.
#pragma once

#include "app/bus/systemd_client.h"

#include <QObject>

#include <algorithm>

namespace unitdeck {

class Heard final : public QObject
{
    Q_OBJECT
public:
    explicit Heard(SystemdClient *client)
    {
        connect(client, &SystemdClient::connectionChanged, this,
                [this](const Connection &connection) { connections << connection; });
        connect(client, &SystemdClient::managerChanged, this,
                [this](const ManagerInfo &info) { manager = info; });
        connect(client, &SystemdClient::unitsListed, this,
                [this](const QList<UnitInfo> &listed, bool first, bool last) {
                    if (first)
                        units.clear();
                    units << listed;
                    largestParcel = std::max(largestParcel, listed.size());
                    ++parcels;
                    unitListings += last;
                });
        connect(client, &SystemdClient::unitFilesListed, this,
                [this](const QList<UnitFileInfo> &listed, bool first, bool last) {
                    if (first)
                        files.clear();
                    files << listed;
                    fileListings += last;
                });
        connect(client, &SystemdClient::jobsListed, this, [this](const QList<Job> &listed) {
            jobs = listed;
            ++jobListings;
        });
        connect(client, &SystemdClient::happened, this,
                [this](const ManagerBatch &batch) { batches << batch; });
        connect(client, &SystemdClient::watchedChanged, this,
                [this](const QString &unit, const Properties &changed, const QStringList &) {
                    watched << unit;
                    watchedProperties = changed;
                });
    }

    ConnectionState state() const
    {
        return connections.isEmpty() ? ConnectionState::Starting : connections.constLast().state;
    }
    /// All that batches said, in a row.
    template <typename T>
    QList<T> all(QList<T> ManagerBatch::*member) const
    {
        QList<T> result;
        for (const ManagerBatch &batch : batches)
            result << batch.*member;
        return result;
    }
    bool was(ConnectionState wanted) const
    {
        return std::ranges::any_of(connections,
                                   [wanted](const Connection &c) { return c.state == wanted; });
    }

    QList<Connection> connections;
    ManagerInfo manager;
    QList<UnitInfo> units;
    QList<UnitFileInfo> files;
    QList<Job> jobs;
    QList<ManagerBatch> batches;
    QStringList watched;
    Properties watchedProperties;
    qsizetype largestParcel = 0;
    int parcels = 0;
    int unitListings = 0;
    int fileListings = 0;
    int jobListings = 0;
};

} // namespace unitdeck
