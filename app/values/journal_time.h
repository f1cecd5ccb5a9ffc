// SPDX-License-Identifier: GPL-3.0-or-later
// Points in time as people and journalctl --since write them.
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace unitdeck {

/// Reads what systemd.time(7) calls timestamps, as far as journals need them: "2026-11-27
/// 14:30:05", "2026-11-27 14:30", "2026-11-27", "14:30", "now", "today", "yesterday", "@" and the
/// seconds since the epoch, "-2h 30min", "2 hours ago"; and besides "last hour", "last 2 days". In
/// local time, in µs since the epoch; nothing for what it does not understand.
std::optional<qint64> parseJournalTime(QStringView text, const QDateTime &now);

/// The same in words that journalctl understands too: "last hour" becomes "-1h".
QString systemdTime(const QString &text, const QDateTime &now);

} // namespace unitdeck
