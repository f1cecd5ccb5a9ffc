// SPDX-License-Identifier: GPL-3.0-or-later
// The life of one connection to a manager: found, listed, followed, lost, found again.
#pragma once

#include "app/bus/batch_wire.h"
#include "app/bus/link_wire.h"
#include "app/bus/systemd_client.h"
#include "app/bus/systemd_requests_wire.h"

#include <QElapsedTimer>
#include <QFlags>
#include <QTimer>

namespace unitdeck {

/// A timer that fires once it has not been poked for `quiet`, at the latest `latest` after the
/// first poke; in ms.
class QuietTimer final : public QObject
{
    Q_OBJECT
public:
    QuietTimer(int quiet, int latest, QObject *parent);
    void poke();
    void stop() { timer_.stop(); }

Q_SIGNALS:
    void timeout();

private:
    QTimer timer_;
    QElapsedTimer first_;
    int quiet_;
    int latest_;
};

/// Lives in the bus thread and speaks through the signals of the client it belongs to.
class SystemdWire : public QObject
{
    Q_OBJECT
public:
    SystemdWire(SystemdClient *client, const BusEndpoint &endpoint, const QString &service);

    SystemdRequests &requests() { return requests_; }
    void open();
    void relist();
    void relistFiles();
    void relistJobs();
    void watch(const QString &unit);

private Q_SLOTS:
    void onOwnerChanged(const QDBusMessage &message);
    void onPropertiesChanged(const QDBusMessage &message);
    void onWatchedChanged(const QDBusMessage &message);
    void onUnitNew(const QDBusMessage &message);
    void onUnitRemoved(const QDBusMessage &message);
    void onJobNew(const QDBusMessage &message);
    void onJobRemoved(const QDBusMessage &message);
    void onUnitFilesChanged();
    void onReloading(const QDBusMessage &message);
    void onStartupFinished();

private:
    enum Listing { Units = 1, Jobs = 2, Files = 4, Info = 8, Everything = 15 };
    Q_DECLARE_FLAGS(Listings, Listing)

    // connection
    bool installMatches();
    bool matchWatched(bool on);
    void setState(ConnectionState state, const Error &error = {});
    void lose(const Error &error);
    void missing(const Error &error);
    void reopenLater();
    void reopen();
    void setOwner(const QString &owner);
    void attach();

    // listing
    void want(Listings what);
    void list();
    void ask(const QDBusMessage &message, std::function<void(const Reply<QDBusMessage> &)> then);
    void takeUnits(const Reply<QDBusMessage> &reply);
    void takeFiles(const Reply<QDBusMessage> &reply);
    void takeJobs(const Reply<QDBusMessage> &reply);
    void takeInfo(const Reply<QDBusMessage> &reply);
    void listingFailed(const Error &error);

    // news
    void fetchNewUnits();
    void fetchSystemState();
    void setInfo(const ManagerInfo &info);
    void setReloading(bool reloading);
    void happens();
    void flush();

    SystemdClient *client_;
    QString service_;
    Link link_;
    SystemdRequests requests_;
    QString owner_; // unique name of the manager; empty: nobody there
    Connection connection_;
    ManagerInfo info_;
    QString watched_;

    int backOff_;
    QTimer reopenTimer_;
    QTimer graceTimer_;     // for a manager that re-executes
    QTimer reloadingTimer_; // for a Reloading(false) that never comes
    QTimer retryTimer_;     // after a listing that failed
    QTimer relistTimer_;    // so that several reasons make one listing
    Listings wanted_;
    int listingOpen_ = 0;      // answers outstanding
    quint64 attachment_ = 0;   // which owner's answers count
    bool unitsListed_ = false; // since the owner came
    bool wasReady_ = false;

    BatchCollector batch_;
    QTimer flushTimer_;
    // Named by UnitNew, not asked for yet; with the StateChangeTimestamp told meanwhile, which no
    // list has.
    QHash<QString, qint64> newUnits_;
    QuietTimer newUnitsTimer_;
    QuietTimer filesTimer_;
    QuietTimer systemStateTimer_;
};

} // namespace unitdeck
