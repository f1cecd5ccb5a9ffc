// SPDX-License-Identifier: GPL-3.0-or-later
// Which verbs a unit allows, which would hurt, and which unit a process is in.
#include "app/units/verb_rules.h"

#include <QTest>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using enum VerbRefusal;

namespace {

UnitInfo row(const QString &name, ActiveState active, UnitFileState file = UnitFileState::Disabled)
{
    UnitInfo unit;
    unit.name = name;
    unit.load = LoadState::Loaded;
    unit.active = active;
    unit.sub = active == ActiveState::Active ? u"running"_s : u"dead"_s;
    unit.file = file;
    unit.filePath = u"/etc/systemd/system/"_s + name;
    unit.isLoaded = true;
    return unit;
}

VerbRefusal check(Verb verb, const UnitInfo &unit, const Properties &properties = {},
                  int version = 252)
{
    UnitDetails details;
    details.unit = properties;
    return checkVerb(verb, unit, properties.isEmpty() ? nullptr : &details, version);
}

} // namespace

class VerbRulesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void starting()
    {
        const auto stopped = row(u"a.service"_s, ActiveState::Inactive);
        const auto running = row(u"a.service"_s, ActiveState::Active);
        QCOMPARE(check(Verb::Start, stopped), Allowed);
        QCOMPARE(check(Verb::Start, running), AlreadyRunning);
        QCOMPARE(check(Verb::Start, row(u"a.service"_s, ActiveState::Failed)), Allowed);
        QCOMPARE(check(Verb::Start, row(u"a@.service"_s, ActiveState::Unknown)), IsTemplate);
        QCOMPARE(check(Verb::Start, stopped, {{u"RefuseManualStart"_s, true}}), RefusesManualStart);
        QCOMPARE(check(Verb::Start, stopped, {{u"CanStart"_s, false}}), RefusesManualStart);
        QCOMPARE(check(Verb::Start, row(u"a.device"_s, ActiveState::Inactive)), RefusesManualStart);
        auto odd = stopped;
        odd.load = LoadState::NotFound;
        QCOMPARE(check(Verb::Start, odd), UnitMissing);
        odd.load = LoadState::BadSetting;
        QCOMPARE(check(Verb::Start, odd), LoadFailed);
        odd.load = LoadState::Masked;
        QCOMPARE(check(Verb::Start, odd), Masked);
        auto waiting = row(u"a.service"_s, ActiveState::Activating);
        waiting.sub = u"start"_s;
        QCOMPARE(check(Verb::Start, waiting), AlreadyRunning);
        waiting.sub = u"auto-restart"_s;
        QCOMPARE(check(Verb::Start, waiting), Allowed);
        // A state newer than we are: the manager decides.
        auto newer = stopped;
        newer.active = Open<ActiveState>::fromWord(u"quantum"_s);
        QCOMPARE(check(Verb::Start, newer), Allowed);
        QCOMPARE(check(Verb::Stop, newer), Allowed);
    }

    void stoppingAndRestarting()
    {
        const auto stopped = row(u"a.service"_s, ActiveState::Inactive);
        const auto running = row(u"a.service"_s, ActiveState::Active);
        QCOMPARE(check(Verb::Stop, running), Allowed);
        QCOMPARE(check(Verb::Stop, stopped), NotRunning);
        QCOMPARE(check(Verb::Stop, running, {{u"RefuseManualStop"_s, true}}), RefusesManualStop);
        QCOMPARE(check(Verb::Stop, running, {{u"CanStop"_s, false}}), RefusesManualStop);
        QCOMPARE(check(Verb::Stop, row(u"a.device"_s, ActiveState::Active)), RefusesManualStop);
        QCOMPARE(check(Verb::Restart, stopped), Allowed);
        QCOMPARE(check(Verb::Restart, running), Allowed);
        QCOMPARE(check(Verb::Restart, running, {{u"RefuseManualStop"_s, true}}), RefusesManualStop);
        QCOMPARE(check(Verb::TryRestart, stopped), NotRunning);
        QCOMPARE(check(Verb::TryRestart, running), Allowed);
        QCOMPARE(check(Verb::ReloadOrRestart, stopped), Allowed);
        QCOMPARE(check(Verb::Reload, running), Allowed);
        QCOMPARE(check(Verb::Reload, stopped), NotRunning);
        QCOMPARE(check(Verb::Reload, running, {{u"CanReload"_s, false}}), CannotReload);
        QCOMPARE(check(Verb::Reload, row(u"a.timer"_s, ActiveState::Active)), CannotReload);
        auto unloaded = stopped;
        unloaded.isLoaded = false;
        QCOMPARE(check(Verb::Stop, unloaded), NotRunning);
        QCOMPARE(check(Verb::Start, unloaded), Allowed);
    }

    void killingAndClearing()
    {
        const auto running = row(u"a.service"_s, ActiveState::Active);
        QCOMPARE(check(Verb::Kill, running), Allowed);
        QCOMPARE(check(Verb::Kill, row(u"a.service"_s, ActiveState::Inactive)), NotRunning);
        QCOMPARE(check(Verb::Kill, row(u"a.target"_s, ActiveState::Active)), NoProcesses);
        auto done = running;
        done.sub = u"exited"_s;
        QCOMPARE(check(Verb::Kill, done), NoProcesses);
        UnitDetails left;
        left.processes << UnitProcess{u"/x"_s, 5, u"left"_s};
        QCOMPARE(checkVerb(Verb::Kill, row(u"a.service"_s, ActiveState::Failed), &left, 252),
                 Allowed);
        QCOMPARE(check(Verb::ResetFailed, running), NotFailed);
        QCOMPARE(check(Verb::ResetFailed, row(u"a.service"_s, ActiveState::Failed)), Allowed);
    }

    void unitFiles_data()
    {
        QTest::addColumn<UnitFileState>("state");
        QTest::addColumn<VerbRefusal>("enable");
        QTest::addColumn<VerbRefusal>("disable");
        QTest::addColumn<VerbRefusal>("mask");
        QTest::addColumn<VerbRefusal>("unmask");
        using S = UnitFileState;
        const auto add = [](const char *name, S state, VerbRefusal enable, VerbRefusal disable,
                            VerbRefusal mask, VerbRefusal unmask) {
            QTest::newRow(name) << state << enable << disable << mask << unmask;
        };
        add("enabled", S::Enabled, AlreadyEnabled, Allowed, Allowed, NotMasked);
        add("enabled-runtime", S::EnabledRuntime, Allowed, Allowed, Allowed, NotMasked);
        add("disabled", S::Disabled, Allowed, NotEnabled, Allowed, NotMasked);
        add("static", S::Static, NoInstallSection, NoInstallSection, Allowed, NotMasked);
        add("masked", S::Masked, Masked, Masked, Masked, Allowed);
        add("masked-runtime", S::MaskedRuntime, Masked, Masked, Masked, Allowed);
        add("generated", S::Generated, Generated, Generated, Allowed, NotMasked);
        add("transient", S::Transient, Transient, Transient, Transient, NotMasked);
        add("bad", S::Bad, LoadFailed, LoadFailed, Allowed, NotMasked);
        add("indirect", S::Indirect, Allowed, Allowed, Allowed, NotMasked);
        add("not told", S::Unknown, Allowed, Allowed, Allowed, NotMasked);
    }
    void unitFiles()
    {
        QFETCH(UnitFileState, state);
        QFETCH(VerbRefusal, enable);
        QFETCH(VerbRefusal, disable);
        QFETCH(VerbRefusal, mask);
        QFETCH(VerbRefusal, unmask);
        const auto unit = row(u"a.service"_s, ActiveState::Inactive, state);
        QCOMPARE(check(Verb::Enable, unit), enable);
        QCOMPARE(check(Verb::Disable, unit), disable);
        QCOMPARE(check(Verb::Mask, unit), mask);
        QCOMPARE(check(Verb::Unmask, unit), unmask);
    }

    void anInstancesFileIsKnownByTheDetails()
    {
        auto instance = row(u"a@x.service"_s, ActiveState::Inactive, UnitFileState::Unknown);
        instance.filePath.clear();
        QCOMPARE(check(Verb::Enable, instance), Allowed);
        QCOMPARE(check(Verb::Enable, instance,
                       {{u"UnitFileState"_s, u"enabled"_s}, {u"FragmentPath"_s, u"/a@.service"_s}}),
                 AlreadyEnabled);
        QCOMPARE(check(Verb::Enable, instance, {{u"FragmentPath"_s, QString()}}), NoUnitFile);
    }

    void freezingAndCleaning()
    {
        const auto running = row(u"a.service"_s, ActiveState::Active);
        QCOMPARE(check(Verb::Freeze, running), Allowed);
        QCOMPARE(check(Verb::Freeze, running, {}, 245), ManagerTooOld);
        QCOMPARE(check(Verb::Freeze, running, {}, 0), Allowed);
        QCOMPARE(check(Verb::Freeze, running, {{u"CanFreeze"_s, false}}), CannotFreeze);
        QCOMPARE(check(Verb::Freeze, running, {{u"FreezerState"_s, u"frozen"_s}}), AlreadyFrozen);
        QCOMPARE(check(Verb::Thaw, running, {{u"FreezerState"_s, u"frozen"_s}}), Allowed);
        QCOMPARE(check(Verb::Thaw, running, {{u"FreezerState"_s, u"running"_s}}), NotFrozen);
        QCOMPARE(check(Verb::Freeze, row(u"a.timer"_s, ActiveState::Active)), CannotFreeze);
        QCOMPARE(check(Verb::Freeze, row(u"a.service"_s, ActiveState::Inactive)), NotRunning);
        QCOMPARE(check(Verb::Clean, running), AlreadyRunning);
        const auto stopped = row(u"a.service"_s, ActiveState::Inactive);
        QCOMPARE(check(Verb::Clean, stopped), Allowed);
        QCOMPARE(check(Verb::Clean, stopped, {{u"CanClean"_s, QStringList()}}), NothingToClean);
        QCOMPARE(check(Verb::Clean, stopped, {{u"CanClean"_s, QStringList{u"cache"_s}}}), Allowed);
    }

    void ofTheManager()
    {
        auto unit = row(u"a.service"_s, ActiveState::Active);
        QCOMPARE(check(Verb::DaemonReload, UnitInfo()), Allowed);
        QCOMPARE(check(Verb::CancelJob, unit), NoJob);
        unit.jobId = 4;
        QCOMPARE(check(Verb::CancelJob, unit), Allowed);
        for (const VerbInfo &info : verbTable())
            check(info.verb, UnitInfo()); // an empty row crashes no rule
    }

    void dangers_data()
    {
        QTest::addColumn<Scope>("scope");
        QTest::addColumn<QString>("name");
        QTest::addColumn<Danger>("danger");
        const auto add = [](Scope scope, const QString &name, Danger danger) {
            QTest::addRow("%s %s", scope == Scope::User ? "user" : "system", qPrintable(name))
                << scope << name << danger;
        };
        add(Scope::System, u"dbus.service"_s, Danger::Bus);
        add(Scope::User, u"dbus.socket"_s, Danger::Bus);
        add(Scope::User, u"dbus-broker.service"_s, Danger::Bus);
        add(Scope::System, u"dbus-org.example.service"_s, Danger::None);
        add(Scope::System, u"systemd-logind.service"_s, Danger::LoginManager);
        add(Scope::System, u"NetworkManager.service"_s, Danger::Network);
        add(Scope::System, u"NetworkManager-dispatcher.service"_s, Danger::None);
        add(Scope::System, u"wpa_supplicant@wlan0.service"_s, Danger::Network);
        add(Scope::System, u"ssh.service"_s, Danger::Network);
        add(Scope::User, u"ssh.service"_s, Danger::None);
        add(Scope::User, u"ssh-agent.service"_s, Danger::None);
        add(Scope::System, u"systemd-journald.service"_s, Danger::Journal);
        add(Scope::System, u"systemd-journald-dev-log.socket"_s, Danger::Journal);
        add(Scope::System, u"systemd-journal-flush.service"_s, Danger::None);
        add(Scope::System, u"gdm.service"_s, Danger::DisplayManager);
        add(Scope::System, u"display-manager.service"_s, Danger::DisplayManager);
        add(Scope::System, u"user@1000.service"_s, Danger::Session);
        add(Scope::System, u"session-2.scope"_s, Danger::Session);
        add(Scope::User, u"graphical-session.target"_s, Danger::Session);
        add(Scope::User, u"basic.target"_s, Danger::Session);
        add(Scope::User, u"init.scope"_s, Danger::Manager);
        add(Scope::System, u"system.slice"_s, Danger::Manager);
        add(Scope::User, u"app-unitdeck.service"_s, Danger::Ourselves);
        add(Scope::System, u"app-unitdeck.service"_s, Danger::None);
        add(Scope::System, u"cron.service"_s, Danger::None);
        add(Scope::System, QString(), Danger::None);
    }
    void dangers()
    {
        QFETCH(Scope, scope);
        QFETCH(QString, name);
        QFETCH(Danger, danger);
        const UnitId own{Scope::User, u"app-unitdeck.service"_s};
        const UnitId unit{scope, name};
        for (const Verb verb : {Verb::Stop, Verb::Restart, Verb::Mask, Verb::Kill})
            QCOMPARE(dangerOf({verb, unit}, own), danger);
        for (const Verb verb : {Verb::Start, Verb::Reload, Verb::Enable, Verb::Disable})
            QCOMPARE(dangerOf({verb, unit}, own), Danger::None);
        for (const Verb verb : {Verb::Disable, Verb::Mask})
            QCOMPARE(dangerOf({verb, unit, true}, own), danger);
    }

    void theUnitOfAProcess_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("user");
        QTest::newRow("app of a user's manager")
            << u"0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-x@1.service\n"_s
            << u"user@1000.service"_s << u"app-x@1.service"_s;
        QTest::newRow("login session") << u"0::/user.slice/user-1000.slice/session-2.scope\n"_s
                                       << u"session-2.scope"_s << QString();
        QTest::newRow("system service")
            << u"0::/system.slice/cron.service/inner\n"_s << u"cron.service"_s << QString();
        QTest::newRow("version 1")
            << u"5:cpu,cpuacct:/wrong.service\n1:name=systemd:/user.slice/user-0.slice/"
               "user@0.service/init.scope\n"_s
            << u"user@0.service"_s << u"init.scope"_s;
        QTest::newRow("both versions")
            << u"1:name=systemd:/system.slice/a.service\n0::/system.slice/a.service\n"_s
            << u"a.service"_s << QString();
        QTest::newRow("escaped") << u"0::/system.slice/_cpu.service\n"_s << u"cpu.service"_s
                                 << QString();
        QTest::newRow("colon in the name")
            << u"0::/system.slice/a:b.service\n"_s << u"a:b.service"_s << QString();
        QTest::newRow("outside the namespace")
            << u"0::/../../system.slice/a.service\n"_s << u"a.service"_s << QString();
        QTest::newRow("root") << u"0::/\n"_s << QString() << QString();
        QTest::newRow("empty") << QString() << QString() << QString();
        QTest::newRow("nonsense") << u"::::\n\nx\n0:\n"_s << QString() << QString();
    }
    void theUnitOfAProcess()
    {
        QFETCH(QString, text);
        QFETCH(QString, system);
        QFETCH(QString, user);
        QCOMPARE(unitOfCgroup(Scope::System, text).name, system);
        QCOMPARE(unitOfCgroup(Scope::User, text).name, user);
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::VerbRulesTest)
#include "verb_rules_test.moc"
