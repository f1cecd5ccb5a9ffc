// SPDX-License-Identifier: GPL-3.0-or-later
// Points in time as people and journalctl --since write them.
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace unitdeck {

/// Reads what systemd.time(7) calls timestamps, as far as journals need them: "2026-11-27
/// 14:30:05", "2026-11-27 14:30", "2026-11-27", "14:30", "now", "today", "yesterday", "@" and the
/// seconds since the epoch, "-2h 30min", "2 hours ago", a day of the week before and "UTC" behind;
/// and besides what people and programs write: "last hour", "25 Nov 19:56", offsets as "+05:30". In
/// the time zone of @p now, in µs since the epoch; nothing for what it does not understand.
std::optional<qint64> parseJournalTime(QStringView text, const QDateTime &now);

/// The same in words that each journalctl understands: "last hour" becomes "-3600s", what it has no
/// words for the seconds since the epoch.
QString systemdTime(const QString &text, const QDateTime &now);

} // namespace unitdeck
