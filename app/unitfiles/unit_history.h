// SPDX-License-Identifier: GPL-3.0-or-later
// Every save of a unit's files, with its time, to be looked at and brought back.
#pragma once

#include "app/unitfiles/unit_file_store.h"

#include <QDateTime>

namespace unitdeck {

/// What a file held from a moment on.
struct HistoryEntry
{
    QDateTime time; ///< UTC
    QString path;
    FileContent content;

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

/// So many entries a unit keeps at most; the oldest go first.
inline constexpr qsizetype maxHistory = 200;

/// Keeps what @p saved made of its file, and what was there before unless it is known already. In
/// $XDG_STATE_HOME/unitdeck/history/SCOPE/UNIT, for this user's eyes only. False if it could not be
/// written. Any thread; waits for the disk.
bool recordSave(const UnitId &unit, const SavedFile &saved);

/// The entries of @p unit, newest first; what cannot be read is left out. In a thread of the pool;
/// @p done is called in the thread of @p context.
void listHistory(const UnitId &unit, QObject *context, Done<QList<HistoryEntry>> done);

} // namespace unitdeck
