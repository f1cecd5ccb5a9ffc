// SPDX-License-Identifier: GPL-3.0-or-later
// The Description= of unit files: the manager tells it of loaded units only.
#pragma once

#include "app/values/unit_info.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace unitdeck {

/// The value of the last Description= in [Unit] of @p text, a unit file's content
/// (systemd.syntax(7): an empty value forgets the earlier ones, a backslash continues the line).
/// Specifiers stay.
QString descriptionIn(const QByteArray &text);

/// Reads the files of @p files in a thread of the pool; @p done gets name → description, in @p
/// context's thread, which must be the caller's and the main one. Files that cannot be read, or are
/// larger than 64 KiB, have none.
void readDescriptions(const QList<UnitFileInfo> &files, QObject *context,
                      std::function<void(const QHash<QString, QString> &)> done);

} // namespace unitdeck
