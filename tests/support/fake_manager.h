// SPDX-License-Identifier: GPL-3.0-or-later
// A service manager that does what a test tells it.
#pragma once

#include "app/values/unit_details.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusVirtualObject>
#include <QHash>
#include <QList>

namespace unitdeck {

/// One unit of the fake; what is empty is not told.
struct FakeUnit
{
    QString name = {};
    QString description = {};
    QString load = QStringLiteral("loaded");
    QString active = QStringLiteral("inactive");
    QString sub = QStringLiteral("dead");
    QString file = QStringLiteral("disabled"); ///< state of its unit file; empty: it has none
    bool isLoaded = true;                      ///< listed by ListUnits
    quint32 jobId = 0;
    QString jobType = {};
    quint64 stateSince = 1'700'000'000'000'000; ///< µs since the epoch
    /// Further properties of the common interface, or other values for known ones.
    QVariantMap unit = {};
    QVariantMap type = {}; ///< properties of its type's interface
    QList<UnitProcess> processes = {};
};

/// A call as it arrived, Subscribe and GetAll included.
struct FakeCall
{
    QString method;
    QString path;
    QVariantList arguments;
    bool isInteractive = false; ///< ALLOW_INTERACTIVE_AUTHORIZATION was set
};

/// org.freedesktop.systemd1 on a connection of its own to a private bus, in the thread that made it
/// (a test's own): a client that waits for it in that thread never gets an answer, and the test
/// shows it. Verbs do what they say: Start makes a job, JobNew and PropertiesChanged, and ends it
/// with JobRemoved; Enable changes the file's state and says UnitFilesChanged; Reload says
/// Reloading twice and in between UnitRemoved and UnitNew for every unit.
///
///     FakeManager manager(bus.address());
///     manager.addUnits(10'000);         // unit-0.service … inactive, disabled
///     manager.add({.name = u"demo.service"_s, .active = u"active"_s, .sub = u"running"_s});
///     QVERIFY(manager.appear());        // takes the name on the bus
///     …
///     QCOMPARE(manager.count(u"ListUnits"_s), 1);
class FakeManager final : public QDBusVirtualObject
{
    Q_OBJECT
public:
    explicit FakeManager(const QString &address, const QString &service = defaultService());
    ~FakeManager() override;

    static QString defaultService();

    /// Connects, if need be, and takes the name; for a restarted bus as well.
    bool appear();
    /// Gives the name back.
    void vanish();
    /// As a re-executing manager does: Reloading(true), the name goes and comes back from another
    /// connection, Reloading(false). Units and jobs stay.
    bool reexecute();

    // The units. No signal is sent by these.
    void add(const FakeUnit &unit) { units_.insert(unit.name, unit); }
    void addUnits(int count, const QString &stem = QStringLiteral("unit"));
    void forget(const QString &name) { units_.remove(name); }
    FakeUnit &unit(const QString &name) { return units_[name]; }
    QString version = QStringLiteral("252.39-fake");
    QString systemState = QStringLiteral("running");
    QStringList unitPath{QStringLiteral("/etc/systemd/user")};

    // The news, as the manager would send them.
    /// Changes the unit's state and says PropertiesChanged.
    void setActive(const QString &name, const QString &active, const QString &sub);
    /// PropertiesChanged of `interface` ("Unit", "Service" …) with any content.
    void sayChanged(const QString &name, const QString &interface, const QVariantMap &changed,
                    const QStringList &invalidated = {});
    /// UnitNew; the unit is added first if it is not there.
    void sayNew(const QString &name);
    /// UnitRemoved; the unit stays with its file, or is forgotten if it has none.
    void sayRemoved(const QString &name);
    void sayReloading(bool active);
    void sayUnitFilesChanged();
    /// Any signal of the manager, for instance one of wrong types.
    void say(const QString &signal, const QVariantList &arguments);

    // The jobs.
    enum class JobsEnd { AfterReply, BeforeReply, ByHand };
    JobsEnd jobsEnd = JobsEnd::AfterReply;
    QString jobResult = QStringLiteral("done");
    /// Makes a job as if somebody else had asked for it.
    quint32 startJob(const QString &unit, const QString &type);
    void endJob(quint32 id, const QString &result);
    QList<quint32> openJobs() const { return jobs_.keys(); }

    // What it refuses.
    enum class Authorization { Allowed, AskFirst, Denied };
    /// AskFirst: verbs answer InteractiveAuthorizationRequired, also interactive ones, until the
    /// test sets Allowed; as polkit does where there is no agent.
    Authorization authorization = Authorization::Allowed;
    /// @p method ("StartUnit", "GetAll" …) answers with this error; an empty name takes it back.
    void setError(const QString &method, const QString &name, const QString &message = {});
    /// @p method never answers.
    void setSilent(const QString &method, bool silent = true);
    /// @p method answers with @p arguments, whatever their types.
    void setReply(const QString &method, const QVariantList &arguments);
    /// Takes back all of setError(), setSilent() and setReply().
    void behave();

    const QList<FakeCall> &calls() const { return calls_; }
    qsizetype count(const QString &method) const;
    /// The last call of @p method; with an empty method if there was none.
    FakeCall last(const QString &method) const;
    void clearCalls() { calls_.clear(); }

    QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    struct Job
    {
        QString unit;
        QString type;
    };
    struct Misbehaviour
    {
        QString error;
        QString message;
        bool isSilent = false;
        QVariantList reply;
    };

    QDBusMessage answer(const QDBusMessage &call);
    QDBusMessage answerJob(const QDBusMessage &call, const QString &type);
    QDBusMessage answerUnitFile(const QDBusMessage &call, const QString &method);
    QDBusMessage answerProperties(const QDBusMessage &call);
    QVariantMap properties(const QString &path, const QString &interface) const;
    void connectToBus();
    void disconnectFromBus();
    void send(const QDBusMessage &message) const;

    QString address_;
    QString service_;
    QString connectionName_;
    QHash<QString, FakeUnit> units_;
    QHash<quint32, Job> jobs_;
    QHash<QString, Misbehaviour> misbehaviours_;
    QList<FakeCall> calls_;
    quint32 lastJob_ = 0;
};

} // namespace unitdeck
