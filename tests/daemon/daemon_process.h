// SPDX-License-Identifier: GPL-3.0-or-later
// The demo daemon as a child process that never outlives the test.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace unitdeck {

/// Starts in 0.2 s and reloads at once unless told otherwise; has a configuration file of its own.
class DaemonProcess final
{
public:
    /// `notifySocket` as for $NOTIFY_SOCKET; empty: as run by hand.
    explicit DaemonProcess(const QString &notifySocket = {});
    ~DaemonProcess();
    DaemonProcess(const DaemonProcess &) = delete;
    DaemonProcess &operator=(const DaemonProcess &) = delete;

    void set(const QString &variable, const QString &value);
    void writeConfig(const QByteArray &text) const;
    QString configPath() const { return folder_.filePath(QStringLiteral("demo.conf")); }
    void start(const QStringList &arguments = {});
    void send(int signalNumber) const;

    /// Standard output and error, so far.
    const QString &output() const { return output_; }
    bool isRunning() const { return process_.state() != QProcess::NotRunning; }
    /// Of a daemon that has ended by itself; -1 otherwise.
    int exitCode() const;
    bool wasKilled() const { return process_.exitStatus() == QProcess::CrashExit; }
    /// The signal, of one that was killed: QProcess puts it there on Unix.
    int endingSignal() const { return process_.exitCode(); }

    /// Process ids.
    QStringList children() const;
    /// Sorted; of a process that has ended, even if nobody has reaped it, there is none.
    static QStringList commandLines(const QStringList &pids);

private:
    QTemporaryDir folder_;
    QProcess process_;
    QString output_;
};

} // namespace unitdeck
