// SPDX-License-Identifier: GPL-3.0-or-later
// The client of our privileged helper: org.unitdeck.Helper1 on the system bus.
#pragma once

#include "app/bus/bus_thread.h"
#include "app/values/error.h"

#include <QDateTime>
#include <QList>
#include <QObject>

#include <memory>

namespace unitdeck {

/// Which file: the unit's own, or a drop-in; below /etc/systemd/system, or /run/systemd/system.
struct HelperFile
{
    QString unit;
    QString dropIn; ///< without ".conf"; empty: the unit's own file
    bool untilReboot = false;

    friend bool operator==(const HelperFile &, const HelperFile &) = default;
};

struct ProgramFile
{
    QString name; ///< below the program's folder; may have folders of its own: "parts/one.py"
    QByteArray content;
    bool isExecutable = false;

    friend bool operator==(const ProgramFile &, const ProgramFile &) = default;
};

/// What the helper replaced or removed, newest first.
struct HelperHistoryEntry
{
    QString id;
    QDateTime time;
    QString path;
    QByteArray sha256; ///< of the content, in hexadecimal digits

    friend bool operator==(const HelperHistoryEntry &, const HelperHistoryEntry &) = default;
};

/// The operations on system files that need root. Lives in the bus thread; may be called from any.
/// Every call lets polkit ask, and waits as long as a person may need (5 minutes). What is handed
/// over is a sealed memory file (memfd_create(2)).
///
/// Errors: NotSupported if the helper is not installed; AuthDenied, AuthDismissed, NoAgent;
/// Conflict if the file is not as @p expectedSha256 says; AlreadyExists for a program folder that
/// is not ours; InvalidArgument, also for reserved names and what is too large; NotFound.
class HelperClient final : public QObject
{
    Q_OBJECT
public:
    explicit HelperClient(BusEndpoint endpoint = BusEndpoint::system(), QString service = {});
    ~HelperClient() override;

    /// @p expectedSha256: hexadecimal, of what is there; empty: nothing is. Answers the path.
    void writeUnitFile(const HelperFile &file, const QByteArray &content,
                       const QByteArray &expectedSha256, QObject *context, Done<QString> done);
    void removeUnitFile(const HelperFile &file, const QByteArray &expectedSha256, QObject *context,
                        Done<Ok> done);

    /// Into /usr/local/lib/NAME, which it answers; replaces what it installed there before.
    void installProgram(const QString &name, const QList<ProgramFile> &files, QObject *context,
                        Done<QString> done);
    void removeProgram(const QString &name, QObject *context, Done<Ok> done);

    /// Answers whether it made the user: false if there was one of that name.
    void createUser(const QString &name, const QString &description, QObject *context,
                    Done<bool> done);
    /// Answers why the user stays, in the helper's English; empty: removed.
    void removeUser(const QString &name, QObject *context, Done<QString> done);

    void listHistory(QObject *context, Done<QList<HelperHistoryEntry>> done);
    /// Puts an entry's content back in its place; answers the path.
    void restoreHistory(const QString &id, const QByteArray &expectedSha256, QObject *context,
                        Done<QString> done);

private:
    class Wire; // made at the first call, in the bus thread
    template <typename T, typename Call>
    void ask(QObject *context, Done<T> done, Call call);

    BusEndpoint endpoint_;
    QString service_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck
