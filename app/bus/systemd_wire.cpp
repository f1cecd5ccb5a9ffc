// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a connection; see the header, and SystemdClient for the order of things.
#include "app/bus/systemd_wire.h"

#include "app/bus/errors_wire.h"
#include "app/bus/kept_link_wire.h"
#include "app/bus/names_wire.h"
#include "app/bus/unit_row_wire.h"
#include "app/bus/unpack_wire.h"

#include <array>

namespace unitdeck {

namespace {

/// How long a batch collects: two frames, so that a burst is few events and a change looks instant.
constexpr int batchTime = 30;
constexpr int relistDelay = 50;
/// A restarting manager has its name back in less; one that was told to reload first takes longer,
/// with ten thousand units about five seconds.
constexpr int graceTime = 2'000;
constexpr int graceTimeReloading = 90'000;
/// A re-executed manager says Reloading(false) right after it took its name.
constexpr int endOfReexecTime = 1'000;
constexpr int listTimeout = 60'000;
/// So that the receiving thread takes in a parcel within a frame.
constexpr qsizetype parcelSize = 1'000;
/// More new units than this are cheaper to list with all others.
constexpr qsizetype maxPatterns = 30;

/// A pattern that matches @p name literally for fnmatch(3), with and without FNM_NOESCAPE: systemd
/// sets it, but then nothing can be escaped. It matches others as well.
QString patternOf(QString name)
{
    for (QChar &c : name) {
        if (c == u'*' || c == u'[' || c == u'\\')
            c = u'?';
    }
    return name;
}

} // namespace

QuietTimer::QuietTimer(int quiet, int latest, QObject *parent)
    : QObject(parent)
    , timer_(this)
    , quiet_(quiet)
    , latest_(latest)
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &QuietTimer::timeout);
}

void QuietTimer::poke()
{
    if (!timer_.isActive())
        first_.start();
    timer_.start(qBound(0, latest_ - int(first_.elapsed()), quiet_));
}

SystemdWire::SystemdWire(SystemdClient *client, const BusEndpoint &endpoint, const QString &service)
    : client_(client)
    , service_(service.isEmpty() ? QString(names::systemdService) : service)
    , link_(endpoint)
    , requests_(link_, client->scope(), service_)
    , backOff_(minBackOff)
    , newUnitsTimer_(150, 2'000, this)
    , filesTimer_(500, 10'000, this)
    , systemStateTimer_(1'000, 10'000, this)
{
    for (QTimer *timer :
         {&reopenTimer_, &graceTimer_, &reloadingTimer_, &retryTimer_, &relistTimer_, &flushTimer_})
        timer->setSingleShot(true);
    connect(&link_, &Link::lost, this, [this] { lose({Error::Kind::NotConnected, {}, {}}); });
    connect(&reopenTimer_, &QTimer::timeout, this, &SystemdWire::reopen);
    connect(&graceTimer_, &QTimer::timeout, this, [this] {
        missing({Error::Kind::ManagerMissing, {}, {}});
    });
    connect(&reloadingTimer_, &QTimer::timeout, this, [this] { setReloading(false); });
    connect(&retryTimer_, &QTimer::timeout, this, &SystemdWire::attach);
    connect(&relistTimer_, &QTimer::timeout, this, &SystemdWire::list);
    connect(&flushTimer_, &QTimer::timeout, this, &SystemdWire::flush);
    connect(&newUnitsTimer_, &QuietTimer::timeout, this, &SystemdWire::fetchNewUnits);
    connect(&filesTimer_, &QuietTimer::timeout, this, [this] { want(Files); });
    connect(&systemStateTimer_, &QuietTimer::timeout, this, &SystemdWire::fetchSystemState);
}

void SystemdWire::open()
{
    if (!link_.open()) {
        lose(link_.error());
        return;
    }
    if (!installMatches()) {
        lose({Error::Kind::NotConnected, {}, {}});
        return;
    }
    QDBusMessage message = QDBusMessage::createMethodCall(names::dbusService, names::dbusPath,
                                                          names::dbusService, u"GetNameOwner"_s);
    message.setArguments({service_});
    link_.call(message, callTimeout, [this](const Reply<QDBusMessage> &reply) {
        if (reply && reply->signature() == "s"_L1)
            setOwner(reply->arguments().constFirst().toString());
        else if (owner_.isEmpty())
            missing(reply ? Error{Error::Kind::ManagerMissing, {}, {}} : reply.error());
    });
}

/// All matches of a connection, before the first call. Slots take the whole message: a slot with
/// typed arguments is skipped in silence when a type is not registered or not as expected.
bool SystemdWire::installMatches()
{
    struct Match
    {
        QLatin1StringView signal;
        const char *slot;
    };
    const std::array matches{
        Match{"UnitNew"_L1, SLOT(onUnitNew(QDBusMessage))},
        Match{"UnitRemoved"_L1, SLOT(onUnitRemoved(QDBusMessage))},
        Match{"JobNew"_L1, SLOT(onJobNew(QDBusMessage))},
        Match{"JobRemoved"_L1, SLOT(onJobRemoved(QDBusMessage))},
        Match{"UnitFilesChanged"_L1, SLOT(onUnitFilesChanged())},
        Match{"Reloading"_L1, SLOT(onReloading(QDBusMessage))},
        Match{"StartupFinished"_L1, SLOT(onStartupFinished())},
    };
    QDBusConnection &bus = link_.connection();
    // QtDBus aborts the process on a connect() with a service name after the connection died.
    const auto isAlive = [this] { return link_.isOpen(); };
    bool ok = isAlive() && bus.connect(names::dbusService, names::dbusPath, names::dbusService,
                                       u"NameOwnerChanged"_s, {service_}, QString(), this,
                                       SLOT(onOwnerChanged(QDBusMessage)));
    for (const Match &match : matches) {
        ok = ok && isAlive() &&
             bus.connect(service_, names::managerPath, names::managerInterface, match.signal, this,
                         match.slot);
    }
    // One match for all units: the empty path, and the interface in the first argument.
    ok = ok && isAlive() &&
         bus.connect(service_, QString(), names::propertiesInterface, u"PropertiesChanged"_s,
                     {QString(names::unitInterface)}, QString(), this,
                     SLOT(onPropertiesChanged(QDBusMessage)));
    ok = ok && (watched_.isEmpty() || matchWatched(true));
    Q_ASSERT(ok || !isAlive());
    return ok;
}

bool SystemdWire::matchWatched(bool on)
{
    if (!link_.isOpen())
        return false;
    QDBusConnection &bus = link_.connection();
    const QString path = pathOfUnit(watched_);
    return on ? bus.connect(service_, path, names::propertiesInterface, u"PropertiesChanged"_s,
                            this, SLOT(onWatchedChanged(QDBusMessage)))
              : bus.disconnect(service_, path, names::propertiesInterface, u"PropertiesChanged"_s,
                               this, SLOT(onWatchedChanged(QDBusMessage)));
}

void SystemdWire::watch(const QString &unit)
{
    if (unit == watched_)
        return;
    if (!watched_.isEmpty())
        matchWatched(false);
    watched_ = unit;
    if (!watched_.isEmpty())
        matchWatched(true);
}

void SystemdWire::setState(ConnectionState state, const Error &error)
{
    const Connection connection{state, error};
    if (connection == connection_)
        return;
    connection_ = connection;
    Q_EMIT client_->connectionChanged(connection);
}

/// No bus, or no more: look for it again, less and less often.
void SystemdWire::lose(const Error &error)
{
    flush();
    setOwner({});
    if (info_.isReloading)
        setReloading(false);
    graceTimer_.stop();
    link_.close();
    requests_.reset();
    setState(wasReady_ ? ConnectionState::Lost : ConnectionState::NeverPresent, error);
    reopenLater();
}

/// The bus is there and the manager is not: NameOwnerChanged will tell when it comes. Unless it
/// comes with a bus of its own, as it does in a private session (dbus-run-session(1)).
void SystemdWire::missing(const Error &error)
{
    if (info_.isReloading)
        setReloading(false);
    const Error why{Error::Kind::ManagerMissing, error.name, error.message};
    setState(wasReady_ ? ConnectionState::Lost : ConnectionState::NeverPresent, why);
    if (link_.canMove())
        reopenLater();
}

void SystemdWire::reopenLater()
{
    reopenTimer_.start(backOff_);
    backOff_ = qMin(backOff_ * 2, maxBackOff);
}

void SystemdWire::reopen()
{
    if (link_.isOpen() && !link_.hasMoved()) {
        reopenLater();
        return;
    }
    requests_.reset();
    open();
}

void SystemdWire::setOwner(const QString &owner)
{
    if (owner == owner_)
        return;
    owner_ = owner;
    ++attachment_;
    listingOpen_ = 0;
    retryTimer_.stop();
    relistTimer_.stop();
    if (!owner_.isEmpty()) {
        graceTimer_.stop();
        reopenTimer_.stop();
        attach();
    } else if (connection_.isConnected()) {
        graceTimer_.start(info_.isReloading ? graceTimeReloading : graceTime);
    }
}

/// A manager is there, for the first time or again. One that re-executed keeps its jobs, and the
/// matches hold; the picture stays as it is until the new list comes.
void SystemdWire::attach()
{
    ++attachment_;
    listingOpen_ = 0;
    unitsListed_ = false;
    newUnits_.clear();
    if (connection_.state != ConnectionState::Ready)
        setState(ConnectionState::Listing);
    if (info_.isReloading) // one list after it, not one before and one after
        reloadingTimer_.start(endOfReexecTime);
    // Answers AlreadySubscribed after a re-execution; any other error shows in what follows.
    link_.call(requests_.managerCall("Subscribe"_L1), callTimeout,
               [](const Reply<QDBusMessage> &) {});
    wanted_ = Everything;
    list();
}

void SystemdWire::relist()
{
    // Asked for by a person: not to be held back by a Reloading(false) that never came.
    setReloading(false);
    want(Everything);
}

void SystemdWire::relistFiles()
{
    filesTimer_.poke();
}

void SystemdWire::relistJobs()
{
    want(Jobs);
}

void SystemdWire::want(Listings what)
{
    wanted_ |= what;
    if (!relistTimer_.isActive())
        relistTimer_.start(relistDelay);
}

/// Sends what is wanted, in this order: the manager answers one by one, and the files take it long.
void SystemdWire::list()
{
    if (owner_.isEmpty() || info_.isReloading || listingOpen_ > 0 || !wanted_)
        return;
    const Listings now = std::exchange(wanted_, {});
    if (now & Units) {
        // The list will tell of all that is known until here.
        flush();
        newUnits_.clear();
        newUnitsTimer_.stop();
        ask(requests_.managerCall("ListUnits"_L1),
            [this](const Reply<QDBusMessage> &reply) { takeUnits(reply); });
    }
    if (now & Jobs) {
        ask(requests_.managerCall("ListJobs"_L1),
            [this](const Reply<QDBusMessage> &reply) { takeJobs(reply); });
    }
    if (now & Info) {
        QDBusMessage message = requests_.propertiesCall("GetAll"_L1, names::managerPath);
        message.setArguments({QString(names::managerInterface)});
        ask(message, [this](const Reply<QDBusMessage> &reply) { takeInfo(reply); });
    }
    if (now & Files) {
        filesTimer_.stop();
        ask(requests_.managerCall("ListUnitFiles"_L1),
            [this](const Reply<QDBusMessage> &reply) { takeFiles(reply); });
    }
}

/// A call of a listing; when the last one is answered, the next listing may begin.
void SystemdWire::ask(const QDBusMessage &message,
                      std::function<void(const Reply<QDBusMessage> &)> then)
{
    ++listingOpen_;
    link_.call(
        message, listTimeout,
        [this, attachment = attachment_, then = std::move(then)](const Reply<QDBusMessage> &reply) {
            if (attachment != attachment_)
                return;
            --listingOpen_;
            then(reply);
            if (attachment == attachment_ && listingOpen_ == 0 && wanted_)
                want(wanted_);
        });
}

void SystemdWire::takeUnits(const Reply<QDBusMessage> &reply)
{
    if (!reply) {
        listingFailed(reply.error());
        return;
    }
    const auto parcel = [this](const QList<UnitInfo> &units, bool first, bool last) {
        Q_EMIT client_->unitsListed(units, first, last);
    };
    if (!unpackUnits(*reply, parcelSize, parcel)) {
        listingFailed(malformed(u"ListUnits"_s, reply->signature()));
        return;
    }
    unitsListed_ = true;
}

void SystemdWire::takeFiles(const Reply<QDBusMessage> &reply)
{
    if (reply) {
        unpackUnitFiles(*reply, parcelSize,
                        [this](const QList<UnitFileInfo> &files, bool first, bool last) {
                            Q_EMIT client_->unitFilesListed(files, first, last);
                        });
    }
    // Without its files a manager is still one to work with.
    if (unitsListed_) {
        wasReady_ = true;
        backOff_ = minBackOff;
        setState(ConnectionState::Ready);
    }
}

void SystemdWire::takeJobs(const Reply<QDBusMessage> &reply)
{
    const auto jobs = reply ? unpackJobs(*reply) : Reply<QList<Job>>(reply.error());
    if (jobs)
        Q_EMIT client_->jobsListed(*jobs);
}

void SystemdWire::takeInfo(const Reply<QDBusMessage> &reply)
{
    if (!reply)
        return;
    ManagerInfo info = managerInfoOf(unpackProperties(*reply, 0));
    info.isReloading = info_.isReloading;
    requests_.setManagerVersion(info.version);
    setInfo(info);
}

/// The manager is there and does not list its units: ask again later, as for a lost bus.
void SystemdWire::listingFailed(const Error &error)
{
    ++attachment_;
    listingOpen_ = 0;
    setState(wasReady_ ? ConnectionState::Lost : ConnectionState::NeverPresent, error);
    retryTimer_.start(backOff_);
    backOff_ = qMin(backOff_ * 2, maxBackOff);
}

void SystemdWire::onOwnerChanged(const QDBusMessage &message)
{
    if (message.signature() == "sss"_L1 && message.arguments().at(0).toString() == service_)
        setOwner(message.arguments().at(2).toString());
}

void SystemdWire::onPropertiesChanged(const QDBusMessage &message)
{
    const auto delta = unitDeltaOf(message);
    if (!delta)
        return;
    if (delta->active &&
        (*delta->active == ActiveState::Failed || info_.systemState == "degraded"_L1))
        systemStateTimer_.poke();
    const auto isNew = newUnits_.find(delta->name);
    if (isNew != newUnits_.end() && delta->stateSince)
        *isNew = *delta->stateSince;
    batch_.unitChanged(*delta);
    happens();
}

void SystemdWire::onWatchedChanged(const QDBusMessage &message)
{
    if (message.signature() == "sa{sv}as"_L1 && message.path() == pathOfUnit(watched_)) {
        Q_EMIT client_->watchedChanged(watched_, unpackProperties(message, 1),
                                       message.arguments().at(2).toStringList());
    }
}

void SystemdWire::onUnitNew(const QDBusMessage &message)
{
    if (info_.isReloading || message.signature() != "so"_L1)
        return;
    newUnits_.insert(message.arguments().constFirst().toString(), 0);
    newUnitsTimer_.poke();
}

void SystemdWire::onUnitRemoved(const QDBusMessage &message)
{
    if (info_.isReloading || message.signature() != "so"_L1)
        return;
    const QString name = message.arguments().constFirst().toString();
    newUnits_.remove(name);
    // Also of one that was not asked for yet: its changes were told, and the row of a unit that has
    // a file took them in.
    batch_.unitRemoved(name);
    happens();
}

/// Never by GetUnit, LoadUnit or ListUnitsByNames: those load a unit that has gone again, which is
/// a UnitNew and a UnitRemoved, and so on for ever.
void SystemdWire::fetchNewUnits()
{
    if (newUnits_.isEmpty() || owner_.isEmpty() || info_.isReloading || (wanted_ & Units))
        return;
    if (newUnits_.size() > maxPatterns) {
        want(Units);
        return;
    }
    const QHash<QString, qint64> names = std::exchange(newUnits_, {});
    QStringList patterns;
    for (auto name = names.keyBegin(); name != names.keyEnd(); ++name)
        patterns << patternOf(*name);
    QDBusMessage message = requests_.managerCall("ListUnitsByPatterns"_L1);
    message.setArguments({QStringList(), patterns});
    link_.call(message, callTimeout,
               [this, attachment = attachment_, names](const Reply<QDBusMessage> &reply) {
                   if (attachment != attachment_)
                       return;
                   if (!reply) { // nobody would ever tell of these units again
                       want(Units);
                       return;
                   }
                   unpackUnits(*reply, parcelSize,
                               [this, &names](const QList<UnitInfo> &units, bool, bool) {
                                   for (UnitInfo unit : units) {
                                       const auto name = names.constFind(unit.name);
                                       if (name == names.constEnd())
                                           continue;
                                       unit.stateSince = *name;
                                       batch_.unitAdded(unit);
                                   }
                               });
                   happens();
               });
}

void SystemdWire::onJobNew(const QDBusMessage &message)
{
    if (message.signature() != "uos"_L1)
        return;
    Job job; // its type and state are not told; ListJobs has them
    job.id = message.arguments().at(0).toUInt();
    job.unit = message.arguments().at(2).toString();
    batch_.jobNew(job);
    happens();
}

void SystemdWire::onJobRemoved(const QDBusMessage &message)
{
    if (message.signature() != "uoss"_L1)
        return;
    JobEnd end;
    end.id = message.arguments().at(0).toUInt();
    end.unit = message.arguments().at(2).toString();
    end.result = Open<JobResult>::fromWord(message.arguments().at(3).toString());
    batch_.jobEnded(end);
    systemStateTimer_.poke();
    happens();
}

void SystemdWire::onUnitFilesChanged()
{
    filesTimer_.poke();
}

/// In between the manager says UnitRemoved and UnitNew for every unit it has: one list afterwards
/// says the same.
void SystemdWire::onReloading(const QDBusMessage &message)
{
    if (message.signature() != "b"_L1)
        return;
    setReloading(message.arguments().constFirst().toBool());
}

void SystemdWire::setReloading(bool reloading)
{
    ManagerInfo info = info_;
    info.isReloading = reloading;
    setInfo(info);
    newUnits_.clear();
    if (reloading) {
        reloadingTimer_.start(graceTimeReloading);
    } else {
        reloadingTimer_.stop();
        want(Everything);
    }
}

void SystemdWire::onStartupFinished()
{
    systemStateTimer_.poke();
}

void SystemdWire::fetchSystemState()
{
    if (owner_.isEmpty() || info_.isReloading)
        return;
    QDBusMessage message = requests_.propertiesCall("Get"_L1, names::managerPath);
    message.setArguments({QString(names::managerInterface), u"SystemState"_s});
    link_.call(message, callTimeout,
               [this, attachment = attachment_](const Reply<QDBusMessage> &reply) {
                   if (attachment != attachment_ || !reply || reply->signature() != "v"_L1)
                       return;
                   ManagerInfo info = info_;
                   info.systemState = plainValue(reply->arguments().constFirst()).toString();
                   setInfo(info);
               });
}

void SystemdWire::setInfo(const ManagerInfo &info)
{
    if (info == info_)
        return;
    info_ = info;
    Q_EMIT client_->managerChanged(info);
}

void SystemdWire::happens()
{
    if (!flushTimer_.isActive())
        flushTimer_.start(batchTime);
}

void SystemdWire::flush()
{
    flushTimer_.stop();
    if (!batch_.isEmpty())
        Q_EMIT client_->happened(batch_.take());
}

} // namespace unitdeck
