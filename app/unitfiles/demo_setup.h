// SPDX-License-Identifier: GPL-3.0-or-later
// Sets up the demo service for the user, and takes it away again.
#pragma once

#include "app/values/error.h"
#include "app/values/verb.h"

#include <QObject>
#include <QStringList>

namespace unitdeck {

/// The demo's unit.
inline constexpr QLatin1StringView demoUnitName{"unitdeck-demo.service"};

/// Where the demo may come from and where it goes.
struct DemoPlaces
{
    QStringList unitPath;    ///< the directories the user manager reads, ManagerInfo::unitPath
    QString buildTreeUnit;   ///< the unit file a build made; need not exist
    QString buildTreeDaemon; ///< the program it starts; need not exist
    QString userDirectory;   ///< where we may write: $XDG_CONFIG_HOME/systemd/user

    friend bool operator==(const DemoPlaces &, const DemoPlaces &) = default;
};

/// The places of this process: beside its program, and in its user's configuration.
DemoPlaces demoPlaces(const QStringList &unitPath);

struct DemoState
{
    enum class Origin {
        Missing,   ///< not there; setUpDemo() may still be able to write it
        Installed, ///< from a package: nothing of ours to write or remove
        Ours,      ///< the file we wrote in the user's directory
        Foreign    ///< the user's own file of that name; never touched
    };
    Origin origin = Origin::Missing;
    QString path;           ///< of the unit file; empty if missing
    bool wroteFile = false; ///< this call wrote or removed the file

    /// What to ask of the manager now, in order.
    QList<VerbRequest> next;
};

/// Looks only; `next` is empty. Works in a worker thread; call it in @p context's thread, where
/// @p done is called, too.
void findDemo(const DemoPlaces &places, QObject *context, Done<DemoState> done);

/// Makes sure there is a demo unit, writing one where only a build tree has it; `next` then starts
/// it, after a reload where a file was written. An existing file is only replaced if we wrote it.
/// Errors: NotFound where neither package nor build tree has one, NotPermitted and Other from the
/// file system. Worker thread, as findDemo().
void setUpDemo(const DemoPlaces &places, QObject *context, Done<DemoState> done);

/// What to ask of the manager before removeDemo(): disable reads the file it is about. Some of it
/// may be refused (nothing has failed, nothing is loaded); that is no reason to stop.
QList<VerbRequest> demoFarewell();

/// Removes the file if we wrote it; `next` then makes the manager forget it. Worker thread, as
/// findDemo().
void removeDemo(const DemoPlaces &places, QObject *context, Done<DemoState> done);

} // namespace unitdeck
