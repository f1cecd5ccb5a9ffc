// SPDX-License-Identifier: GPL-3.0-or-later
// The fake manager's answers and news; see the header.
#include "tests/support/fake_manager.h"

#include "app/values/unit_name.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QRegularExpression>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <tuple>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

// The rows of the manager's answers, as structures on the wire.
struct UnitRow
{
    QString name, description, load, active, sub, following;
    QDBusObjectPath path;
    uint jobId = 0;
    QString jobType;
    QDBusObjectPath jobPath;

    auto fields()
    {
        return std::tie(name, description, load, active, sub, following, path, jobId, jobType,
                        jobPath);
    }
};
struct FileRow
{
    QString path, state;

    auto fields() { return std::tie(path, state); }
};
struct JobRow
{
    uint id = 0;
    QString unit, type, state;
    QDBusObjectPath path, unitPath;

    auto fields() { return std::tie(id, unit, type, state, path, unitPath); }
};
struct JobRef
{
    uint id = 0;
    QDBusObjectPath path{u"/"_s};

    auto fields() { return std::tie(id, path); }
};
struct ProcessRow
{
    QString controlGroup;
    uint pid = 0;
    QString commandLine;

    auto fields() { return std::tie(controlGroup, pid, commandLine); }
};
struct ChangeRow
{
    QString type, path, destination;

    auto fields() { return std::tie(type, path, destination); }
};

template <typename T>
concept Row = requires(T row)
{
    row.fields();
};

template <Row T>
QDBusArgument &operator<<(QDBusArgument &argument, T row)
{
    argument.beginStructure();
    std::apply([&argument](const auto &...field) { (argument << ... << field); }, row.fields());
    argument.endStructure();
    return argument;
}

template <Row T>
const QDBusArgument &operator>>(const QDBusArgument &argument, T &row)
{
    argument.beginStructure();
    std::apply([&argument](auto &...field) { (argument >> ... >> field); }, row.fields());
    argument.endStructure();
    return argument;
}

namespace {

const QString managerPath = u"/org/freedesktop/systemd1"_s;
const QString interfacePrefix = u"org.freedesktop.systemd1."_s;

QString unitPathOf(const QString &name)
{
    return managerPath + u"/unit/"_s + QString::fromLatin1(escapeBusLabel(name.toUtf8()));
}

QString unitOfPath(const QString &path)
{
    return QString::fromUtf8(unescapeBusLabel(path.sliced(path.lastIndexOf(u'/') + 1).toLatin1()));
}

QDBusObjectPath jobPath(quint32 id)
{
    return QDBusObjectPath(id == 0 ? u"/"_s : managerPath + u"/job/"_s + QString::number(id));
}

QString filePathOf(const FakeUnit &unit)
{
    return u"/etc/systemd/user/"_s + unit.name;
}

QVariant jobRef(quint32 id)
{
    return QVariant::fromValue(JobRef{id, jobPath(id)});
}

} // namespace

FakeManager::FakeManager(const QString &address, const QString &service)
    : address_(address)
    , service_(service)
{
    qDBusRegisterMetaType<UnitRow>();
    qDBusRegisterMetaType<QList<UnitRow>>();
    qDBusRegisterMetaType<FileRow>();
    qDBusRegisterMetaType<QList<FileRow>>();
    qDBusRegisterMetaType<JobRow>();
    qDBusRegisterMetaType<QList<JobRow>>();
    qDBusRegisterMetaType<JobRef>();
    qDBusRegisterMetaType<ProcessRow>();
    qDBusRegisterMetaType<QList<ProcessRow>>();
    qDBusRegisterMetaType<ChangeRow>();
    qDBusRegisterMetaType<QList<ChangeRow>>();
}

FakeManager::~FakeManager()
{
    disconnectFromBus();
}

QString FakeManager::defaultService()
{
    return u"org.freedesktop.systemd1"_s;
}

void FakeManager::connectToBus()
{
    disconnectFromBus();
    connectionName_ = QUuid::createUuid().toString();
    QDBusConnection bus = QDBusConnection::connectToBus(address_, connectionName_);
    bus.registerVirtualObject(managerPath, this, QDBusConnection::SubPath);
}

void FakeManager::disconnectFromBus()
{
    if (connectionName_.isEmpty())
        return;
    // Out of the tree first: closing would otherwise look for an object that may be half gone.
    QDBusConnection(connectionName_).unregisterObject(managerPath);
    QDBusConnection::disconnectFromBus(connectionName_);
    connectionName_.clear();
}

bool FakeManager::appear()
{
    if (connectionName_.isEmpty() || !QDBusConnection(connectionName_).isConnected())
        connectToBus();
    return QDBusConnection(connectionName_).registerService(service_);
}

void FakeManager::vanish()
{
    QDBusConnection(connectionName_).unregisterService(service_);
}

bool FakeManager::reexecute()
{
    sayReloading(true);
    vanish();
    connectToBus();
    const bool ok = appear();
    sayReloading(false);
    return ok;
}

void FakeManager::addUnits(int count, const QString &stem)
{
    for (int i = 0; i < count; ++i) {
        FakeUnit unit;
        unit.name = stem + u'-' + QString::number(i) + u".service"_s;
        unit.description = u"Unit number "_s + QString::number(i);
        add(unit);
    }
}

void FakeManager::send(const QDBusMessage &message) const
{
    QDBusConnection(connectionName_).send(message);
}

void FakeManager::say(const QString &signal, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createSignal(managerPath, interfacePrefix + u"Manager"_s, signal);
    message.setArguments(arguments);
    send(message);
}

void FakeManager::sayChanged(const QString &name, const QString &interface,
                             const QVariantMap &changed, const QStringList &invalidated)
{
    QDBusMessage message = QDBusMessage::createSignal(
        unitPathOf(name), u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
    message.setArguments({QString(interfacePrefix + interface), changed, invalidated});
    send(message);
}

void FakeManager::setActive(const QString &name, const QString &active, const QString &sub)
{
    FakeUnit &changed = unit(name);
    changed.name = name;
    changed.active = active;
    changed.sub = sub;
    changed.stateSince += 1'000'000;
    sayChanged(name, u"Unit"_s,
               {{u"ActiveState"_s, active},
                {u"SubState"_s, sub},
                {u"StateChangeTimestamp"_s, changed.stateSince},
                {u"Job"_s, jobRef(changed.jobId)}},
               {u"Conditions"_s});
}

void FakeManager::sayNew(const QString &name)
{
    unit(name).name = name;
    unit(name).isLoaded = true;
    say(u"UnitNew"_s, {name, QVariant::fromValue(QDBusObjectPath(unitPathOf(name)))});
}

void FakeManager::sayRemoved(const QString &name)
{
    if (unit(name).file.isEmpty())
        forget(name);
    else
        unit(name).isLoaded = false;
    say(u"UnitRemoved"_s, {name, QVariant::fromValue(QDBusObjectPath(unitPathOf(name)))});
}

void FakeManager::sayReloading(bool active)
{
    say(u"Reloading"_s, {active});
}

void FakeManager::sayUnitFilesChanged()
{
    say(u"UnitFilesChanged"_s, {});
}

quint32 FakeManager::startJob(const QString &name, const QString &type)
{
    const quint32 id = ++lastJob_;
    jobs_.insert(id, {name, type});
    unit(name).name = name;
    unit(name).jobId = id;
    unit(name).jobType = type;
    say(u"JobNew"_s, {id, QVariant::fromValue(jobPath(id)), name});
    if (type == u"stop"_s)
        setActive(name, u"deactivating"_s, u"stop-sigterm"_s);
    else if (type == u"reload"_s)
        setActive(name, u"reloading"_s, u"reload"_s);
    else
        setActive(name, u"activating"_s, u"start"_s);
    return id;
}

void FakeManager::endJob(quint32 id, const QString &result)
{
    const Job job = jobs_.take(id);
    unit(job.unit).jobId = 0;
    unit(job.unit).jobType.clear();
    if (job.type == u"stop"_s)
        setActive(job.unit, u"inactive"_s, u"dead"_s);
    else if (result == u"done"_s)
        setActive(job.unit, u"active"_s, u"running"_s);
    else
        setActive(job.unit, u"failed"_s, u"failed"_s);
    say(u"JobRemoved"_s, {id, QVariant::fromValue(jobPath(id)), job.unit, result});
}

void FakeManager::setError(const QString &method, const QString &name, const QString &message)
{
    if (name.isEmpty())
        misbehaviours_.remove(method);
    else
        misbehaviours_.insert(method, {name, message, false, {}});
}

void FakeManager::setSilent(const QString &method, bool silent)
{
    if (silent)
        misbehaviours_.insert(method, {{}, {}, true, {}});
    else
        misbehaviours_.remove(method);
}

void FakeManager::setReply(const QString &method, const QVariantList &arguments)
{
    misbehaviours_.insert(method, {{}, {}, false, arguments});
}

void FakeManager::behave()
{
    misbehaviours_.clear();
}

qsizetype FakeManager::count(const QString &method) const
{
    return std::ranges::count(calls_, method, &FakeCall::method);
}

FakeCall FakeManager::last(const QString &method) const
{
    for (auto call = calls_.crbegin(); call != calls_.crend(); ++call) {
        if (call->method == method)
            return *call;
    }
    return {};
}

QString FakeManager::introspect(const QString &) const
{
    return {};
}

bool FakeManager::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    calls_ << FakeCall{message.member(), message.path(), message.arguments(),
                       message.isInteractiveAuthorizationAllowed()};
    const auto misbehaviour = misbehaviours_.constFind(message.member());
    if (misbehaviour == misbehaviours_.constEnd())
        return connection.send(answer(message));
    if (misbehaviour->isSilent)
        return true;
    if (!misbehaviour->error.isEmpty())
        return connection.send(
            message.createErrorReply(misbehaviour->error, misbehaviour->message));
    return connection.send(message.createReply(misbehaviour->reply));
}

QDBusMessage FakeManager::answer(const QDBusMessage &call)
{
    static const QHash<QString, QString> jobMethods{
        {u"StartUnit"_s, u"start"_s},
        {u"StopUnit"_s, u"stop"_s},
        {u"RestartUnit"_s, u"restart"_s},
        {u"ReloadUnit"_s, u"reload"_s},
        {u"TryRestartUnit"_s, u"try-restart"_s},
        {u"ReloadOrRestartUnit"_s, u"reload"_s},
    };
    static const QStringList silentMethods{u"Subscribe"_s,  u"KillUnit"_s,  u"ResetFailedUnit"_s,
                                           u"FreezeUnit"_s, u"ThawUnit"_s,  u"CleanUnit"_s,
                                           u"Reexecute"_s,  u"CancelJob"_s, u"Reload"_s};
    static const QStringList listMethods{
        u"Subscribe"_s,     u"ListUnits"_s,        u"ListUnitsByPatterns"_s,
        u"ListJobs"_s,      u"GetAll"_s,           u"Get"_s,
        u"ListUnitFiles"_s, u"GetUnitProcesses"_s, u"GetUnitFileLinks"_s};
    const QString method = call.member();
    if (!listMethods.contains(method)) {
        if (authorization == Authorization::AskFirst) {
            return call.createErrorReply(
                u"org.freedesktop.DBus.Error.InteractiveAuthorizationRequired"_s,
                u"Interactive authentication required."_s);
        }
        if (authorization == Authorization::Denied)
            return call.createErrorReply(QDBusError::AccessDenied, u"Permission denied"_s);
    }
    if (method == u"GetAll"_s || method == u"Get"_s)
        return answerProperties(call);
    if (jobMethods.contains(method))
        return answerJob(call, jobMethods.value(method));
    if (method.endsWith(u"UnitFiles"_s) && method != u"ListUnitFiles"_s)
        return answerUnitFile(call, method);
    if (method == u"DisableUnitFilesWithFlagsAndInstallInfo"_s)
        return answerUnitFile(call, method);
    if (method == u"ListUnits"_s || method == u"ListUnitsByPatterns"_s) {
        const QStringList patterns =
            method == u"ListUnits"_s ? QStringList() : call.arguments().at(1).toStringList();
        QList<QRegularExpression> expressions;
        for (const QString &pattern : patterns)
            expressions << QRegularExpression(
                QRegularExpression::wildcardToRegularExpression(pattern));
        QList<UnitRow> rows;
        for (const FakeUnit &unit : std::as_const(units_)) {
            const bool matches =
                expressions.isEmpty() ||
                std::ranges::any_of(expressions, [&unit](const QRegularExpression &e) {
                    return e.match(unit.name).hasMatch();
                });
            if (unit.isLoaded && matches) {
                rows << UnitRow{unit.name,
                                unit.description,
                                unit.load,
                                unit.active,
                                unit.sub,
                                {},
                                QDBusObjectPath(unitPathOf(unit.name)),
                                unit.jobId,
                                unit.jobType,
                                jobPath(unit.jobId)};
            }
        }
        return call.createReply(QVariant::fromValue(rows));
    }
    if (method == u"ListUnitFiles"_s) {
        QList<FileRow> rows;
        for (const FakeUnit &unit : std::as_const(units_)) {
            if (!unit.file.isEmpty())
                rows << FileRow{filePathOf(unit), unit.file};
        }
        return call.createReply(QVariant::fromValue(rows));
    }
    if (method == u"ListJobs"_s) {
        QList<JobRow> rows;
        for (auto job = jobs_.cbegin(); job != jobs_.cend(); ++job) {
            rows << JobRow{job.key(),          job->unit,
                           job->type,          u"running"_s,
                           jobPath(job.key()), QDBusObjectPath(unitPathOf(job->unit))};
        }
        return call.createReply(QVariant::fromValue(rows));
    }
    if (method == u"GetUnitProcesses"_s) {
        QList<ProcessRow> rows;
        for (const UnitProcess &p : units_.value(call.arguments().value(0).toString()).processes)
            rows << ProcessRow{p.controlGroup, p.pid, p.commandLine};
        return call.createReply(QVariant::fromValue(rows));
    }
    if (method == u"GetUnitFileLinks"_s) {
        return call.createReply(QStringList{u"/etc/systemd/user/default.target.wants/"_s +
                                            call.arguments().value(0).toString()});
    }
    if (method == u"CancelJob"_s) {
        const quint32 id = call.arguments().value(0).toUInt();
        if (!jobs_.contains(id))
            return call.createErrorReply(u"org.freedesktop.systemd1.NoSuchJob"_s, {});
        endJob(id, u"canceled"_s);
    }
    if (method == u"Reload"_s) {
        sayReloading(true);
        for (const FakeUnit &unit : std::as_const(units_)) {
            const QVariant path = QVariant::fromValue(QDBusObjectPath(unitPathOf(unit.name)));
            if (unit.isLoaded) {
                say(u"UnitRemoved"_s, {unit.name, path});
                say(u"UnitNew"_s, {unit.name, path});
            }
        }
        sayReloading(false);
    }
    if (silentMethods.contains(method))
        return call.createReply();
    return call.createErrorReply(QDBusError::UnknownMethod, u"Unknown method "_s + method);
}

QDBusMessage FakeManager::answerJob(const QDBusMessage &call, const QString &type)
{
    const QString name = call.arguments().value(0).toString();
    if (!units_.contains(name)) {
        return call.createErrorReply(u"org.freedesktop.systemd1.NoSuchUnit"_s,
                                     u"Unit "_s + name + u" not found."_s);
    }
    const quint32 id = startJob(name, type);
    if (jobsEnd == JobsEnd::BeforeReply)
        endJob(id, jobResult);
    else if (jobsEnd == JobsEnd::AfterReply)
        QTimer::singleShot(0, this, [this, id] { endJob(id, jobResult); });
    return call.createReply(QVariant::fromValue(jobPath(id)));
}

QDBusMessage FakeManager::answerUnitFile(const QDBusMessage &call, const QString &method)
{
    static const QHash<QString, QString> states{
        {u"EnableUnitFiles"_s, u"enabled"_s},
        {u"DisableUnitFiles"_s, u"disabled"_s},
        {u"MaskUnitFiles"_s, u"masked"_s},
        {u"UnmaskUnitFiles"_s, u"disabled"_s},
        {u"ReenableUnitFiles"_s, u"enabled"_s},
        {u"PresetUnitFiles"_s, u"enabled"_s},
        {u"RevertUnitFiles"_s, u"disabled"_s},
        {u"DisableUnitFilesWithFlagsAndInstallInfo"_s, u"disabled"_s}};
    QList<ChangeRow> changes;
    for (const QString &name : call.arguments().value(0).toStringList()) {
        if (!units_.contains(name)) {
            return call.createErrorReply(u"org.freedesktop.systemd1.NoSuchUnit"_s,
                                         u"Unit file "_s + name + u" does not exist."_s);
        }
        unit(name).file = states.value(method);
        const QString link = u"/etc/systemd/user/default.target.wants/"_s + name;
        if (unit(name).file == u"disabled"_s)
            changes << ChangeRow{u"unlink"_s, link, {}};
        else
            changes << ChangeRow{u"symlink"_s, link, filePathOf(unit(name))};
    }
    sayUnitFilesChanged();
    static const QStringList tellInstallInfo{u"EnableUnitFiles"_s, u"ReenableUnitFiles"_s,
                                             u"PresetUnitFiles"_s,
                                             u"DisableUnitFilesWithFlagsAndInstallInfo"_s};
    if (tellInstallInfo.contains(method))
        return call.createReply({true, QVariant::fromValue(changes)});
    return call.createReply(QVariant::fromValue(changes));
}

QVariantMap FakeManager::properties(const QString &path, const QString &interface) const
{
    if (path == managerPath) {
        return {{u"Version"_s, version},
                {u"SystemState"_s, systemState},
                {u"UnitPath"_s, unitPath},
                {u"Virtualization"_s, QString()}};
    }
    const FakeUnit unit = units_.value(unitOfPath(path));
    if (interface != interfacePrefix + u"Unit"_s)
        return unit.type;
    QVariantMap result{{u"Id"_s, unitOfPath(path)},
                       {u"Names"_s, QStringList{unitOfPath(path)}},
                       {u"Description"_s, unit.description},
                       {u"LoadState"_s, unit.name.isEmpty() ? u"not-found"_s : unit.load},
                       {u"ActiveState"_s, unit.active},
                       {u"SubState"_s, unit.sub},
                       {u"UnitFileState"_s, unit.file},
                       {u"FragmentPath"_s, unit.file.isEmpty() ? QString() : filePathOf(unit)},
                       {u"StateChangeTimestamp"_s, unit.stateSince},
                       {u"CanStart"_s, true},
                       {u"CanStop"_s, true},
                       {u"CanReload"_s, true},
                       {u"Job"_s, jobRef(unit.jobId)}};
    result.insert(unit.unit);
    return result;
}

QDBusMessage FakeManager::answerProperties(const QDBusMessage &call)
{
    const QVariantMap all = properties(call.path(), call.arguments().value(0).toString());
    if (call.member() == u"GetAll"_s)
        return call.createReply(all);
    const QVariant value = all.value(call.arguments().value(1).toString());
    if (!value.isValid())
        return call.createErrorReply(QDBusError::UnknownProperty, u"Unknown property"_s);
    return call.createReply(QVariant::fromValue(QDBusVariant(value)));
}

} // namespace unitdeck
