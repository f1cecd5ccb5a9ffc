// SPDX-License-Identifier: GPL-3.0-or-later
// Environment, signals and /proc of the daemon under test.
#include "tests/daemon/daemon_process.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;

namespace unitdeck {

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

DaemonProcess::DaemonProcess(const QString &notifySocket)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith("UNITDECK_DEMO_"_L1)) {
            environment.remove(name);
        }
    }
    for (const auto name :
         {"JOURNAL_STREAM"_L1, "NOTIFY_SOCKET"_L1, "WATCHDOG_USEC"_L1, "WATCHDOG_PID"_L1}) {
        environment.remove(name);
    }
    environment.insert(u"UNITDECK_DEMO_CONFIG"_s, u'-' + configPath());
    environment.insert(u"UNITDECK_DEMO_STARTUP"_s, u"0.2"_s);
    environment.insert(u"UNITDECK_DEMO_RELOAD_TIME"_s, u"0"_s);
    if (!notifySocket.isEmpty()) {
        environment.insert(u"NOTIFY_SOCKET"_s, notifySocket);
    }
    process_.setProcessEnvironment(environment);
    process_.setProcessChannelMode(QProcess::MergedChannels);
    // Some situations end in SIGABRT, and nobody wants the core.
    process_.setChildProcessModifier([] {
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
    });
    QObject::connect(&process_, &QProcess::readyRead, &process_,
                     [this] { output_ += QString::fromUtf8(process_.readAll()); });
}

DaemonProcess::~DaemonProcess()
{
    process_.kill();
    process_.waitForFinished();
}

void DaemonProcess::set(const QString &variable, const QString &value)
{
    auto environment = process_.processEnvironment();
    environment.insert(variable, value);
    process_.setProcessEnvironment(environment);
}

void DaemonProcess::writeConfig(const QByteArray &text) const
{
    QFile file(configPath());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
}

void DaemonProcess::start(const QStringList &arguments)
{
    process_.start(QStringLiteral(DEMO_PROGRAM), arguments);
    QVERIFY(process_.waitForStarted());
}

void DaemonProcess::send(int signalNumber) const
{
    QCOMPARE(::kill(static_cast<pid_t>(process_.processId()), signalNumber), 0);
}

int DaemonProcess::exitCode() const
{
    return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
}

QStringList DaemonProcess::children() const
{
    const auto pid = QString::number(process_.processId());
    return contentOf(u"/proc/"_s + pid + u"/task/"_s + pid + u"/children"_s)
        .split(u' ', Qt::SkipEmptyParts);
}

QStringList DaemonProcess::commandLines(const QStringList &pids)
{
    QStringList result;
    for (const QString &pid : pids) {
        const auto line = contentOf(u"/proc/"_s + pid + u"/cmdline"_s).replace(u'\0', u' ');
        if (!line.isEmpty()) {
            result.append(line.trimmed());
        }
    }
    result.sort();
    return result;
}

} // namespace unitdeck
