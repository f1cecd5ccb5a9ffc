// SPDX-License-Identifier: GPL-3.0-or-later
// Saving unit files: where they go, that they are whole or not there, and what was there before.
#pragma once

#include "app/bus/helper_client.h"
#include "app/values/error.h"
#include "app/values/unit_id.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <optional>

namespace unitdeck {

/// The file of a unit that is to be written.
struct UnitFileTarget
{
    UnitId unit;    ///< a template stands for all its instances
    QString dropIn; ///< "override" for NAME.d/override.conf; empty: the main file
    bool untilReboot = false;

    friend bool operator==(const UnitFileTarget &, const UnitFileTarget &) = default;
};

/// The directories a user's own unit files lie in (systemd.unit(5), table 2).
struct UnitFilePlaces
{
    QString persistent; ///< $XDG_CONFIG_HOME/systemd/user
    QString runtime;    ///< $XDG_RUNTIME_DIR/systemd/user; empty if there is none

    friend bool operator==(const UnitFilePlaces &, const UnitFilePlaces &) = default;
};
UnitFilePlaces userUnitFilePlaces();

/// Whether @p name can be that of a drop-in: letters, digits and "-_.:@", 1 to 200 of them, no dot
/// at the beginning. Without ".conf".
bool isValidDropInName(const QString &name);

/// The path of @p target; of a system's unit in /etc/systemd/system or /run/systemd/system.
/// InvalidArgument if its names would not be taken.
Reply<QString> unitFilePath(const UnitFileTarget &target, const UnitFilePlaces &places);

/// The target that @p path is, if it lies in @p places and is of @p unit or its template; for the
/// editing of what is there.
std::optional<UnitFileTarget> unitFileTarget(const QString &path, const UnitId &unit,
                                             const UnitFilePlaces &places);

/// What is in a file; absent: there is none.
using FileContent = std::optional<QByteArray>;

struct SavedFile
{
    QString path;
    FileContent before;
    FileContent after;

    friend bool operator==(const SavedFile &, const SavedFile &) = default;
};

/// Writes @p content to the file of @p target, or removes it. @p expected is what the caller
/// believes to be there: if it is not, the answer is Conflict, and nothing is changed. The file is
/// the old or the new one at every moment, and keeps its mode; a link to a file is followed, one to
/// /dev/null (a mask) is UnitMasked. An empty NAME.d goes with its last file. The save is kept in
/// the history. Other errors: those of unitFilePath(); NotPermitted, Other with the system's words.
/// Files of the system are written by @p helper, which may ask a person; without one they are
/// NotSupported. It outlives the call. Works in a thread of the pool; call it in the thread of
/// @p context, where @p done is called.
void saveUnitFile(const UnitFileTarget &target, const UnitFilePlaces &places, HelperClient *helper,
                  const FileContent &content, const FileContent &expected, QObject *context,
                  Done<SavedFile> done);

/// What is in the file now. Blocks; never on a FIFO or device. Errors as readUnitText().
Reply<FileContent> unitFileContent(const QString &path);
/// The same in a thread of the pool. Errors as readUnitText(). Pool and thread as above.
void readUnitFile(const QString &path, QObject *context, Done<FileContent> done);

} // namespace unitdeck
