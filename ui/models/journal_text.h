// SPDX-License-Identifier: GPL-3.0-or-later
// Journal entries as text: lines for the list, words for priorities, times.
#pragma once

#include "app/values/journal_entry.h"
#include "ui/look/state_look.h"
#include "ui/models/terminal_text.h"

#include <QDate>
#include <QList>

namespace unitdeck {

/// "Error", "Warning" … for syslog priorities 0 to 7 (syslog(3)).
QString priorityWord(int priority);
/// "Error and worse"; "All priorities" for 7.
QString priorityAndWorse(int priority);
Tone priorityTone(int priority);

/// One line of a message, from 0, as a row: without escape sequences, control characters made
/// visible, at most a thousand characters; empty if it has fewer lines.
QString messageLine(const QString &message, int line = 0);
/// One line of visible characters: "⏎" for a line break, "^[" for an escape and so on, and
/// "⟨202E⟩" for what would turn the reading direction of the rest (Unicode TR 9) or is not seen.
QString withoutControls(const QString &text);
/// How many lines follow the first; a line break at the very end does not count.
int moreLines(const QString &message);
/// Where that line looks other than plain, as far as it is shown or further.
QList<StyledRun> messageStyles(const QString &message, int line = 0);

enum class TimeStyle {
    Local,
    Utc,
    Relative ///< how long before now
};

/// The time for the list's column: milliseconds today, the date as well on other days.
QString journalTime(qint64 realtime, QDate today, TimeStyle style = TimeStyle::Local);
/// The same below a span of that many µs: as exact as it needs to be.
QString axisTime(qint64 realtime, qint64 span, QDate today, TimeStyle style = TimeStyle::Local);
/// With date, microseconds and time zone.
QString exactTime(qint64 realtime, TimeStyle style = TimeStyle::Local);

} // namespace unitdeck
