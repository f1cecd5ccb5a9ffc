// SPDX-License-Identifier: GPL-3.0-or-later
// Situations of units that do not run, as property maps, and what is made of them.
#include "app/units/diagnosis.h"

#include "app/units/exec_command.h"

#include <QTest>

#include <csignal>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using Cause = Diagnosis::Cause;

namespace {

constexpr quint64 second = 1'000'000;
constexpr quint64 began = 1'000'000 * second;

/// One element of an Exec… property, as the manager sends it.
QVariant command(const QStringList &arguments, quint64 started, quint64 exited, quint32 pid,
                 int code, int status, bool ignoresFailure = false)
{
    return QVariantList{arguments.value(0), arguments, ignoresFailure, started, started / 2, exited,
                        exited / 2,         pid,       code,           status};
}

UnitDetails failedService(const QString &result)
{
    UnitDetails details;
    details.id = {Scope::System, u"demo.service"_s};
    details.typeName = u"Service"_s;
    details.unit = {{u"LoadState"_s, u"loaded"_s},
                    {u"ActiveState"_s, u"failed"_s},
                    {u"SubState"_s, u"failed"_s},
                    {u"ConditionResult"_s, true},
                    {u"ConditionTimestamp"_s, began},
                    {u"InactiveEnterTimestamp"_s, began + 9 * second},
                    {u"InvocationID"_s, QByteArray::fromHex("00ff10")}};
    details.type = {{u"Result"_s, result}, {u"Type"_s, u"simple"_s}};
    return details;
}

void setMain(UnitDetails &details, int code, int status, quint64 ranFor = 2 * second)
{
    details.type[u"ExecMainPID"_s] = 100U;
    details.type[u"ExecMainStartTimestamp"_s] = began;
    details.type[u"ExecMainExitTimestamp"_s] = began + ranFor;
    details.type[u"ExecMainCode"_s] = code;
    details.type[u"ExecMainStatus"_s] = status;
    details.type[u"ExecStart"_s] =
        QVariantList{command({u"/bin/demo"_s, u"a b"_s}, began, began + ranFor, 100, code, status)};
}

UnitDetails withMain(const QString &result, int code, int status)
{
    UnitDetails details = failedService(result);
    setMain(details, code, status);
    return details;
}

} // namespace

class DiagnosisTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyResultHasACause_data()
    {
        QTest::addColumn<QString>("result");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<int>("exitStatus");
        QTest::addColumn<int>("signal");
        const auto row = [](const QString &result, int code, int status, Cause cause,
                            int exitStatus, int signal) {
            QTest::addRow("%s %d %d", qPrintable(result), code, status)
                << result << code << status << cause << exitStatus << signal;
        };
        row(u"exit-code"_s, 1, 3, Cause::ExitCode, 3, 0);
        row(u"exit-code"_s, 1, 78, Cause::ExitCode, 78, 0);
        row(u"exit-code"_s, 1, 203, Cause::ExecStep, 203, 0);
        row(u"exit-code"_s, 1, 217, Cause::ExecStep, 217, 0);
        row(u"exit-code"_s, 1, 255, Cause::ExitCode, 255, 0);
        row(u"signal"_s, 2, SIGKILL, Cause::KilledBySignal, 0, SIGKILL);
        row(u"core-dump"_s, 3, SIGSEGV, Cause::CoreDump, 0, SIGSEGV);
        row(u"watchdog"_s, 2, SIGABRT, Cause::Watchdog, 0, SIGABRT);
        row(u"watchdog"_s, 3, SIGABRT, Cause::Watchdog, 0, SIGABRT);
        row(u"oom-kill"_s, 2, SIGKILL, Cause::OomKill, 0, SIGKILL);
        row(u"protocol"_s, 1, 0, Cause::ProtocolError, 0, 0);
        row(u"protocol"_s, 1, 4, Cause::ProtocolError, 4, 0);
        row(u"start-limit-hit"_s, 1, 5, Cause::StartLimitHit, 5, 0);
        row(u"brand-new"_s, 1, 5, Cause::Unknown, 0, 0);
    }
    void everyResultHasACause()
    {
        QFETCH(QString, result);
        QFETCH(int, code);
        QFETCH(int, status);
        QFETCH(Cause, cause);
        QFETCH(int, exitStatus);
        QFETCH(int, signal);
        const Diagnosis diagnosis = diagnose(withMain(result, code, status));
        QCOMPARE(diagnosis.cause, cause);
        QCOMPARE(diagnosis.result, result);
        QCOMPARE(diagnosis.exitStatus, exitStatus);
        QCOMPARE(diagnosis.signal, signal);
        QCOMPARE(diagnosis.invocationId, u"00ff10"_s);
        if (cause != Cause::Unknown) {
            QCOMPARE(diagnosis.step, u"ExecStart"_s);
            QCOMPARE(diagnosis.program, u"/bin/demo"_s);
            QCOMPARE(diagnosis.command, u"/bin/demo 'a b'"_s);
            QCOMPARE(diagnosis.at, qint64(began + 2 * second));
        } else {
            QCOMPARE(diagnosis.at, qint64(began + 9 * second));
        }
    }

    void theStepThatFailedFirstIsToBlame()
    {
        UnitDetails details = failedService(u"exit-code"_s);
        details.type[u"ExecStartPre"_s] =
            QVariantList{command({u"/bin/ignored"_s}, began, began + 1, 10, 1, 9, true),
                         command({u"/bin/fine"_s}, began + 2, began + 3, 11, 1, 0),
                         command({u"/bin/broken"_s, u"-x"_s}, began + 4, began + 5, 12, 1, 7),
                         command({u"/bin/never"_s}, 0, 0, 0, 0, 0)};
        details.type[u"ExecStopPost"_s] =
            QVariantList{command({u"/bin/later"_s}, began + 6, began + 7, 13, 1, 8)};
        details.type[u"ExecMainCode"_s] = 0;
        const Diagnosis diagnosis = diagnose(details);
        QCOMPARE(diagnosis.cause, Cause::ExitCode);
        QCOMPARE(diagnosis.step, u"ExecStartPre"_s);
        QCOMPARE(diagnosis.command, u"/bin/broken -x"_s);
        QCOMPARE(diagnosis.exitStatus, 7);
    }

    void aCleanEndOfTheMainProcessIsNotToBlame()
    {
        UnitDetails details = withMain(u"exit-code"_s, 1, 42);
        details.type[u"SuccessExitStatus"_s] = QVariantList{QVariantList{42}, QVariantList{}};
        details.type[u"ExecStopPost"_s] = QVariantList{
            command({u"/bin/later"_s}, began + 3 * second, began + 4 * second, 13, 1, 8)};
        QCOMPARE(diagnose(details).step, u"ExecStopPost"_s);
        details.type.remove(u"SuccessExitStatus"_s);
        QCOMPARE(diagnose(details).step, u"ExecStart"_s);
    }

    void aReloadThatFailedWhileItRuns()
    {
        UnitDetails details = failedService(u"success"_s);
        details.unit[u"ActiveState"_s] = u"active"_s;
        details.type[u"ReloadResult"_s] = u"exit-code"_s;
        details.type[u"ExecReload"_s] =
            QVariantList{command({u"/bin/reread"_s}, began, began + 1, 10, 1, 2)};
        const Diagnosis diagnosis = diagnose(details);
        QCOMPARE(diagnosis.cause, Cause::ExitCode);
        QCOMPARE(diagnosis.step, u"ExecReload"_s);
        QCOMPARE(diagnosis.exitStatus, 2);
    }

    void timeLimitsAreToldApart()
    {
        UnitDetails details = withMain(u"timeout"_s, 2, SIGTERM);
        QCOMPARE(diagnose(details).cause, Cause::StartTimeout);
        QCOMPARE(diagnose(details).step, u"ExecStart"_s);
        details.unit[u"ActiveEnterTimestamp"_s] = began - 5 * second; // of the run before
        QCOMPARE(diagnose(details).cause, Cause::StartTimeout);
        details.unit[u"ActiveEnterTimestamp"_s] = began + second;
        details.unit[u"ActiveExitTimestamp"_s] = began + 2 * second;
        details.type[u"RuntimeMaxUSec"_s] = unitNotAvailable;
        QCOMPARE(diagnose(details).cause, Cause::StopTimeout);
        details.type[u"ExecStop"_s] =
            QVariantList{command({u"/bin/halt"_s}, began + 2 * second, 0, 14, 0, 0)};
        QCOMPARE(diagnose(details).step, u"ExecStop"_s);
        details.type[u"RuntimeMaxUSec"_s] = second;
        QCOMPARE(diagnose(details).cause, Cause::Timeout);
    }

    void restartedTooOftenAndGivenUp()
    {
        // As systemd 252 leaves it: the result is that of the last run.
        UnitDetails details = withMain(u"exit-code"_s, 1, 3);
        setMain(details, 1, 3, second / 10);
        details.unit[u"StartLimitBurst"_s] = 5U;
        details.unit[u"StartLimitIntervalUSec"_s] = 10 * second;
        details.type[u"Restart"_s] = u"on-failure"_s;
        details.type[u"RestartUSec"_s] = second / 10;
        details.type[u"NRestarts"_s] = 5U;
        Diagnosis diagnosis = diagnose(details);
        QCOMPARE(diagnosis.cause, Cause::StartLimitHit);
        QCOMPARE(diagnosis.result, u"exit-code"_s);
        QCOMPARE(diagnosis.exitStatus, 3);
        QCOMPARE(diagnosis.restarts, 5U);
        // Too slow for the limit, too few, or never restarted: something else ended it.
        details.type[u"RestartUSec"_s] = 5 * second;
        QCOMPARE(diagnose(details).cause, Cause::ExitCode);
        details.type[u"RestartUSec"_s] = second / 10;
        details.type[u"NRestarts"_s] = 4U;
        QCOMPARE(diagnose(details).cause, Cause::ExitCode);
        details.type[u"NRestarts"_s] = 5U;
        details.type[u"Restart"_s] = u"no"_s;
        QCOMPARE(diagnose(details).cause, Cause::ExitCode);
    }

    void aRestartThatIsPending()
    {
        UnitDetails details = withMain(u"exit-code"_s, 1, 3);
        details.unit[u"ActiveState"_s] = u"activating"_s;
        details.unit[u"SubState"_s] = u"auto-restart"_s;
        details.unit[u"StateChangeTimestamp"_s] = began + 9 * second;
        details.type[u"RestartUSec"_s] = 4 * second;
        Diagnosis diagnosis = diagnose(details);
        QCOMPARE(diagnosis.cause, Cause::ExitCode);
        QVERIFY(diagnosis.willRestart);
        QCOMPARE(diagnosis.restartAt, qint64(began + 13 * second));
        details.type[u"RestartUSecNext"_s] = 6 * second;
        QCOMPARE(diagnose(details).restartAt, qint64(began + 15 * second));
        details.unit[u"SubState"_s] = u"auto-restart-queued"_s;
        diagnosis = diagnose(details);
        QVERIFY(diagnosis.willRestart);
        QCOMPARE(diagnosis.restartAt, 0);
        details.unit[u"SubState"_s] = u"failed"_s;
        QVERIFY(!diagnose(details).willRestart);
    }

    void unitsThatCannotBeLoaded()
    {
        UnitDetails details = failedService(u"success"_s);
        details.unit[u"ActiveState"_s] = u"inactive"_s;
        details.unit[u"LoadError"_s] = QVariantList{u"some.Error"_s, u"Exec format error"_s};
        const QList<std::pair<QString, Cause>> rows{{u"not-found"_s, Cause::NotFound},
                                                    {u"error"_s, Cause::LoadError},
                                                    {u"bad-setting"_s, Cause::LoadError}};
        for (const auto &[load, cause] : rows) {
            details.unit[u"LoadState"_s] = load;
            QCOMPARE(diagnose(details).cause, cause);
            QCOMPARE(diagnose(details).detail, u"Exec format error"_s);
        }
        details.unit[u"LoadState"_s] = u"masked"_s;
        QCOMPARE(diagnose(details).cause, Cause::Masked);
        details.unit[u"ActiveState"_s] = u"active"_s; // masked while it runs
        QCOMPARE(diagnose(details).cause, Cause::None);
    }

    void aConditionThatWasNotMet()
    {
        UnitDetails details = failedService(u"success"_s);
        details.unit[u"ActiveState"_s] = u"inactive"_s;
        details.unit[u"ConditionResult"_s] = false;
        const auto condition = [](const QString &type, bool trigger, bool negate,
                                  const QString &parameter, int state) {
            return QVariant(QVariantList{type, trigger, negate, parameter, state});
        };
        details.unit[u"Conditions"_s] =
            QVariantList{condition(u"ConditionVirtualization"_s, false, false, u"vm"_s, 1),
                         condition(u"ConditionPathExists"_s, true, false, u"/t"_s, -1),
                         condition(u"ConditionPathExists"_s, false, true, u"/x"_s, -1)};
        Diagnosis diagnosis = diagnose(details);
        QCOMPARE(diagnosis.cause, Cause::ConditionNotMet);
        QCOMPARE(diagnosis.detail, u"ConditionPathExists=!/x"_s);
        QCOMPARE(diagnosis.at, qint64(began));
        details.unit[u"Conditions"_s] =
            QVariantList{condition(u"ConditionPathExists"_s, true, false, u"/t"_s, -1)};
        QCOMPARE(diagnose(details).detail, u"ConditionPathExists=|/t"_s);
        details.unit[u"ConditionTimestamp"_s] = 0; // never tried
        QCOMPARE(diagnose(details).cause, Cause::None);
        details.unit[u"AssertResult"_s] = false;
        details.unit[u"AssertTimestamp"_s] = began;
        details.unit[u"Asserts"_s] =
            QVariantList{condition(u"AssertPathExists"_s, false, false, u"/y"_s, -1)};
        diagnosis = diagnose(details);
        QCOMPARE(diagnosis.cause, Cause::AssertFailed);
        QCOMPARE(diagnosis.detail, u"AssertPathExists=/y"_s);
    }

    void execConditionSaidNo()
    {
        UnitDetails details = failedService(u"exec-condition"_s);
        details.unit[u"ActiveState"_s] = u"inactive"_s;
        details.type[u"ExecCondition"_s] =
            QVariantList{command({u"/bin/test"_s, u"x"_s}, began, began + 1, 10, 1, 1)};
        const Diagnosis diagnosis = diagnose(details);
        QCOMPARE(diagnosis.cause, Cause::ExecCondition);
        QCOMPARE(diagnosis.step, u"ExecCondition"_s);
        QCOMPARE(diagnosis.command, u"/bin/test x"_s);
    }

    void otherTypesHaveResultsToo()
    {
        UnitDetails mount = failedService(u"exit-code"_s);
        mount.typeName = u"Mount"_s;
        mount.type[u"ExecMount"_s] =
            QVariantList{command({u"/bin/mount"_s, u"/x"_s}, began, began + 1, 10, 1, 32)};
        QCOMPARE(diagnose(mount).cause, Cause::ExitCode);
        QCOMPARE(diagnose(mount).step, u"ExecMount"_s);
        QCOMPARE(diagnose(failedService(u"service-start-limit-hit"_s)).cause, Cause::StartLimitHit);
        QCOMPARE(diagnose(failedService(u"resources"_s)).cause, Cause::Resources);
        UnitDetails target = failedService({});
        target.type.clear();
        QCOMPARE(diagnose(target).cause, Cause::Unknown);
    }

    void whatTheServiceSaidOfItself()
    {
        UnitDetails details = withMain(u"exit-code"_s, 1, 3);
        details.type[u"StatusText"_s] = u"Cannot open the box"_s;
        details.type[u"StatusErrno"_s] = ENOENT;
        const Diagnosis diagnosis = diagnose(details);
        QCOMPARE(diagnosis.statusText, u"Cannot open the box"_s);
        QCOMPARE(diagnosis.errnoValue, ENOENT);
        QVERIFY(!diagnosis.detail.isEmpty());
    }

    void nothingIsWrong()
    {
        UnitDetails details = failedService(u"success"_s);
        details.unit[u"ActiveState"_s] = u"active"_s;
        details.unit[u"InvocationID"_s] = QByteArray();
        Diagnosis expected;
        QCOMPARE(diagnose(details).cause, expected.cause);
        QVERIFY(diagnose(details) == expected);
        QVERIFY(diagnose(UnitDetails()) == expected);
    }

    void propertiesOfWrongTypesAreHeldOff()
    {
        UnitDetails details = failedService(u"exit-code"_s);
        details.type[u"ExecStart"_s] = QVariantList{u"text"_s, QVariantList{1, 2}, QVariant()};
        details.type[u"ExecStartPre"_s] = 5;
        details.type[u"ExecMainCode"_s] = u"odd"_s;
        details.type[u"SuccessExitStatus"_s] = true;
        details.unit[u"LoadError"_s] = QVariantList{1};
        QCOMPARE(diagnose(details).cause, Cause::ExitCode);
        QVERIFY(diagnose(details).step.isEmpty());
    }

    void exitStatusesHaveNames()
    {
        QCOMPARE(exitStatusInfo(203)->name, "EXEC"_L1);
        QCOMPARE(exitStatusInfo(203)->statusClass, ExitStatusInfo::Class::Systemd);
        QCOMPARE(exitStatusInfo(4)->name, "NOPERMISSION"_L1);
        QCOMPARE(exitStatusInfo(78)->name, "CONFIG"_L1);
        QCOMPARE(exitStatusInfo(1)->statusClass, ExitStatusInfo::Class::Libc);
        for (const int status : {-1, 8, 63, 79, 199, 223, 234, 244, 246, 255})
            QVERIFY(!exitStatusInfo(status));
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::DiagnosisTest)
#include "diagnosis_test.moc"
