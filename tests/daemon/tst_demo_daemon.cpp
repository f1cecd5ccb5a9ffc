// SPDX-License-Identifier: GPL-3.0-or-later
// The demo daemon as a child process, on a real notification socket or as run by hand.
#include "tests/daemon/daemon_process.h"
#include "tests/daemon/notify_socket.h"
#include "tests/support/patient_test.h"

#include <QSignalSpy>
#include <QTimer>

#include <csignal>
#include <ctime>

using namespace Qt::Literals::StringLiterals;
using unitdeck::DaemonProcess;
using unitdeck::NotifySocket;

namespace {

qint64 monotonicMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

} // namespace

class DemoDaemonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStartReportsItsProgressAndThenThatItIsReady()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start();
        QTRY_VERIFY(socket.find(u"READY=1"_s) >= 0);
        const auto ready = socket.find(u"READY=1"_s);
        QVERIFY(ready >= 3);
        for (qsizetype i = 0; i < ready; ++i) {
            const auto &message = socket.messages().at(i);
            QVERIFY2(NotifySocket::value(message, u"STATUS="_s).startsWith(u"Starting: "_s),
                     qPrintable(message));
            QVERIFY(NotifySocket::value(message, u"EXTEND_TIMEOUT_USEC="_s).toLongLong() >=
                    1000000);
        }
        QVERIFY(socket.messages().constFirst().contains(u" 0 %"_s));
        QVERIFY(!NotifySocket::value(socket.messages().at(ready), u"STATUS="_s).isEmpty());
    }

    void aStartWithoutAnyTimeStillReportsBoth()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--startup=0"_s});
        QTRY_COMPARE(socket.find(u"READY=1"_s), 1);
        QCOMPARE(socket.find(u"EXTEND_TIMEOUT_USEC="_s), 0);
    }

    void everyTickBecomesTheStatus()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--interval=0.05"_s, u"--name"_s, u"alpha"_s});
        QTRY_VERIFY(socket.find(u"STATUS=alpha: Tick 3, all is well"_s) >= 0);
        const auto first = socket.find(u"STATUS=alpha: Tick 1,"_s);
        QVERIFY(first > socket.find(u"READY=1"_s));
        QVERIFY(first < socket.find(u"STATUS=alpha: Tick 2,"_s));
    }

    void aReloadIsAnnouncedWithItsTimeAndReadAgain()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.writeConfig("interval = 3600\n");
        daemon.start();
        QTRY_VERIFY(socket.find(u"READY=1"_s) >= 0);
        const auto before = socket.messages().size();
        daemon.writeConfig("interval = 0.05\nname = beta\nchildren = 2\n");
        const auto sentAfter = monotonicMicroseconds();
        daemon.send(SIGHUP);
        QTRY_VERIFY(socket.find(u"READY=1"_s, before) >= 0);
        const auto announced = socket.find(u"RELOADING=1"_s, before);
        QCOMPARE(announced, before);
        QVERIFY(announced < socket.find(u"READY=1"_s, before));
        const auto stamp =
            NotifySocket::value(socket.messages().at(announced), u"MONOTONIC_USEC="_s).toLongLong();
        QVERIFY(stamp >= sentAfter);
        QVERIFY(stamp <= monotonicMicroseconds());
        QTRY_VERIFY(socket.find(u"STATUS=beta: Tick 1, all is well"_s) >= 0);
        const QStringList workers{u"unitdeck-demo: worker 1"_s, u"unitdeck-demo: worker 2"_s};
        QTRY_COMPARE(DaemonProcess::commandLines(daemon.children()), workers);
    }

    void aReloadOfAWrongFileKeepsTheOldConfigurationAndSaysSo()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.writeConfig("name = old\ninterval = 0.05\n");
        daemon.start();
        QTRY_VERIFY(socket.find(u"STATUS=old: Tick 1"_s) >= 0);
        const auto before = socket.messages().size();
        daemon.writeConfig("name = new\nspeed = 1\n");
        daemon.send(SIGHUP);
        QTRY_VERIFY(socket.find(u"READY=1"_s, before) >= 0);
        const auto status = NotifySocket::value(
            socket.messages().at(socket.find(u"READY=1"_s, before)), u"STATUS="_s);
        const QString place = daemon.configPath() + u":2: unknown key 'speed'"_s;
        QVERIFY2(status.contains(place), qPrintable(status));
        QTRY_VERIFY(std::any_of(socket.messages().begin() + before, socket.messages().end(),
                                [&place](const QString &message) {
                                    return message.startsWith(u"STATUS=old: Tick "_s) &&
                                           message.contains(place);
                                }));
        daemon.writeConfig("name = new\ninterval = 0.05\n");
        daemon.send(SIGHUP);
        QTRY_VERIFY(std::any_of(socket.messages().begin() + before, socket.messages().end(),
                                [](const QString &message) {
                                    return message.startsWith(u"STATUS=new: Tick "_s) &&
                                           message.endsWith(u"all is well"_s);
                                }));
    }

    void sigtermStopsItTidily_data()
    {
        QTest::addColumn<QString>("startup");
        QTest::addColumn<QString>("after");
        QTest::newRow("when ready") << u"0.1"_s << u"READY=1"_s;
        QTest::newRow("while it starts") << u"3600"_s << u"STATUS="_s;
    }
    void sigtermStopsItTidily()
    {
        QFETCH(QString, startup);
        QFETCH(QString, after);
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--startup"_s, startup, u"--children=3"_s});
        QTRY_VERIFY(socket.find(after) >= 0);
        const auto before = socket.messages().size();
        const auto children = daemon.children();
        daemon.send(SIGTERM);
        QTRY_VERIFY(!daemon.isRunning());
        QCOMPARE(daemon.exitCode(), 0);
        QCOMPARE(DaemonProcess::commandLines(children), QStringList());
        QTRY_VERIFY(socket.find(u"STOPPING=1"_s, before) >= 0);
        QCOMPARE(socket.find(u"READY=1"_s, before), -1);
    }

    void theChildrenEndWithAKilledDaemon()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--children=1"_s, u"--cpu=1"_s});
        const QStringList expected{u"unitdeck-demo: cpu 1"_s, u"unitdeck-demo: worker 1"_s};
        QTRY_COMPARE(DaemonProcess::commandLines(daemon.children()), expected);
        const auto children = daemon.children();
        daemon.send(SIGKILL);
        QTRY_VERIFY(!daemon.isRunning());
        QVERIFY(daemon.wasKilled());
        QTRY_COMPARE(DaemonProcess::commandLines(children), QStringList());
    }

    void theWatchdogIsAnsweredUntilTheDaemonHangs()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.set(u"WATCHDOG_USEC"_s, u"600000"_s);
        // What the manager does: whoever is silent for that long has hung.
        QTimer watchdog;
        watchdog.setSingleShot(true);
        watchdog.setInterval(600);
        QSignalSpy expired(&watchdog, &QTimer::timeout);
        int pings = 0;
        QObject::connect(&socket, &NotifySocket::received, &watchdog, [&](const QString &message) {
            if (message == u"WATCHDOG=1"_s) {
                ++pings;
                watchdog.start();
            }
        });
        daemon.start();
        QTRY_VERIFY(pings >= 4);
        QCOMPARE(expired.count(), 0);

        daemon.send(SIGUSR2);
        QTRY_VERIFY(socket.find(u"STATUS=Hanging"_s) >= 0);
        QVERIFY(expired.wait());
        daemon.send(SIGTERM);
        const auto hanging = socket.messages().size();
        watchdog.start();
        QVERIFY(expired.wait());
        QCOMPARE(socket.messages().size(), hanging);
        QVERIFY(daemon.isRunning());

        daemon.send(SIGABRT);
        QTRY_VERIFY(!daemon.isRunning());
        QVERIFY(daemon.wasKilled());
        QCOMPARE(daemon.endingSignal(), SIGABRT);
    }

    void withoutAWatchdogNobodyIsPinged()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--interval=0.05"_s});
        QTRY_VERIFY(socket.find(u"STATUS=Tick 5"_s) >= 0);
        QCOMPARE(socket.find(u"WATCHDOG="_s), -1);
    }

    void aFailedStartEndsWithItsCodeAndSaysWhy()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--fail-start=3"_s});
        QTRY_VERIFY(!daemon.isRunning());
        QCOMPARE(daemon.exitCode(), 3);
        QTRY_VERIFY(socket.find(u"ERRNO="_s) >= 0);
        const auto &last = socket.messages().constLast();
        QCOMPARE(NotifySocket::value(last, u"ERRNO="_s).toInt(), ECANCELED);
        QVERIFY(NotifySocket::value(last, u"STATUS="_s).contains(u"fail-start 3"_s));
        QCOMPARE(socket.find(u"READY=1"_s), -1);
    }

    void aCrashIsAnAbort()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--crash-after=0.1"_s});
        QTRY_VERIFY(!daemon.isRunning());
        QVERIFY(daemon.wasKilled());
        QCOMPARE(daemon.endingSignal(), SIGABRT);
        QTRY_VERIFY(socket.find(u"READY=1"_s) >= 0);
    }

    void wrongOptionsAreToldToThePersonTheShellAndTheManager()
    {
        NotifySocket socket;
        DaemonProcess daemon(socket.address());
        daemon.start({u"--speed=1"_s});
        QTRY_VERIFY(!daemon.isRunning());
        QCOMPARE(daemon.exitCode(), 2);
        QTRY_COMPARE(socket.messages().size(), 1);
        const auto &message = socket.messages().constFirst();
        QCOMPARE(NotifySocket::value(message, u"ERRNO="_s).toInt(), EINVAL);
        QCOMPARE(NotifySocket::value(message, u"STATUS="_s), u"unknown option '--speed'"_s);

        DaemonProcess byHand;
        byHand.start({u"--speed=1"_s});
        QTRY_VERIFY(!byHand.isRunning());
        QCOMPARE(byHand.exitCode(), 2);
        QVERIFY(byHand.output().startsWith(u"unitdeck-demo: unknown option '--speed'"_s));
    }

    void aFileThatCannotBeUsedEndsTheStart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong") << QByteArray("cpu = 1\ncpu = much\n") << QString() << 78
                               << u"demo.conf:2: 'much'"_s;
        QTest::newRow("not there") << QByteArray() << u"/nonexistent/demo.conf"_s << 66
                                   << u"/nonexistent/demo.conf: No such file"_s;
        QTest::newRow("a folder") << QByteArray() << u"/proc"_s << 66 << u"/proc: Is a directory"_s;
    }
    void aFileThatCannotBeUsedEndsTheStart()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, file);
        QFETCH(int, exitCode);
        QFETCH(QString, words);
        DaemonProcess daemon;
        daemon.writeConfig(text);
        daemon.start(file.isEmpty() ? QStringList() : QStringList{u"--config"_s, file});
        QTRY_VERIFY(!daemon.isRunning());
        QCOMPARE(daemon.exitCode(), exitCode);
        QVERIFY2(daemon.output().contains(words), qPrintable(daemon.output()));
    }

    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile()
    {
        DaemonProcess daemon;
        daemon.writeConfig("interval = 0.03\nname = file\nchatter = 1\n");
        daemon.set(u"UNITDECK_DEMO_INTERVAL"_s, u"0.04"_s);
        daemon.set(u"UNITDECK_DEMO_NAME"_s, u"environment"_s);
        daemon.start({u"--interval=0.05"_s});
        QTRY_VERIFY(daemon.output().contains(u"environment: Tick 1, all is well"_s));
        QVERIFY(daemon.output().contains(u"Set: interval = 0.05 (--interval)"_s));
        QVERIFY(daemon.output().contains(u"Set: chatter = 1 ("_s + daemon.configPath() + u":3)"_s));
    }

    void runByHandItSaysSoFirstAndShowsTheFields()
    {
        DaemonProcess daemon;
        daemon.start({u"--interval=0.05"_s});
        QTRY_VERIFY(daemon.output().contains(u"UNITDECK_TICK=2"_s));
        const auto firstLine = daemon.output().section(u'\n', 0, 0);
        QVERIFY2(firstLine.contains(u"Not started by systemd"_s), qPrintable(firstLine));
        QVERIFY(firstLine.contains(u"terminal"_s));
        daemon.send(SIGINT);
        QTRY_VERIFY(!daemon.isRunning());
        QCOMPARE(daemon.exitCode(), 0);
    }

    void theSamplesHaveEveryPriorityAndAwkwardText()
    {
        DaemonProcess daemon;
        daemon.start();
        QTRY_VERIFY(daemon.output().contains(u"Ready after"_s));
        daemon.send(SIGUSR1);
        QTRY_VERIFY(daemon.output().contains(u"\x1b[31mred\x1b[0m"_s));
        const QStringList names{u"emerg"_s,   u"alert"_s,  u"crit"_s, u"err"_s,
                                u"warning"_s, u"notice"_s, u"info"_s, u"debug"_s};
        for (qsizetype priority = 0; priority < names.size(); ++priority) {
            const auto line =
                u" %1: Only a sample: priority %2, %1,"_s.arg(names.at(priority)).arg(priority);
            QCOMPARE(daemon.output().count(line), 1);
        }
        QVERIFY(daemon.output().contains(u"\n  the second, indented\n"_s));
        const auto lines = daemon.output().split(u'\n');
        QVERIFY(std::any_of(lines.begin(), lines.end(),
                            [](const QString &line) { return line.size() > 65536; }));
    }

    void chatterComesAtItsRate()
    {
        DaemonProcess daemon;
        daemon.start({u"--chatter=1000"_s, u"--interval=0.5"_s});
        QTRY_VERIFY(daemon.output().contains(u"Tick 2,"_s));
        // Two intervals, give or take what a busy machine makes of them.
        const auto lines = daemon.output().count(u"Chatter line "_s);
        QVERIFY2(lines > 500 && lines < 2000, qPrintable(QString::number(lines)));
    }
};

QTEST_GUILESS_MAIN(DemoDaemonTest)
#include "tst_demo_daemon.moc"
