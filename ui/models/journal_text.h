// SPDX-License-Identifier: GPL-3.0-or-later
// Journal entries as text: lines for the list, words for priorities, the format for the clipboard.
#pragma once

#include "app/values/journal_entry.h"
#include "ui/look/state_look.h"

#include <QColor>
#include <QDate>
#include <QList>

namespace unitdeck {

/// "Error", "Warning" … for syslog priorities 0 to 7 (syslog(3)).
QString priorityWord(int priority);
/// "Error and worse"; "All priorities" for 7.
QString priorityAndWorse(int priority);
Tone priorityTone(int priority);

/// One line of a message, from 0, as a row: without ANSI escapes, control characters made visible,
/// at most a thousand characters; empty if it has fewer lines.
QString messageLine(const QString &message, int line = 0);
/// One line of visible characters: "⏎" for a line break, "^[" for an escape and so on, and
/// "⟨202E⟩" for what would turn the reading direction of the rest (Unicode TR 9).
QString withoutControls(const QString &text);
/// How many lines follow the first; a line break at the very end does not count.
int moreLines(const QString &message);
/// @p text without ANSI escape sequences (ECMA-48 CSI and OSC).
QString withoutEscapes(const QString &text);

/// A piece of a line in one of the eight colours of terminals (ECMA-48 SGR 30 to 37 and 90 to 97).
struct ColouredRun
{
    qsizetype start = 0;
    qsizetype length = 0;
    int colour = 0; ///< 0 black, 1 red, 2 green, 3 yellow, 4 blue, 5 magenta, 6 cyan, 7 white

    friend bool operator==(const ColouredRun &, const ColouredRun &) = default;
};

/// Where messageLine() of @p message is coloured. Other colours than the eight are left out.
QList<ColouredRun> colouredRuns(const QString &message, int line = 0);
/// That colour as text on @p palette's base; black and white are the text's own.
QColor terminalColor(int colour, const QPalette &palette);

enum class TimeStyle {
    Local,
    Utc,
    Relative ///< how long before now
};

/// The time for the list's column: milliseconds today, the date as well on other days.
QString journalTime(qint64 realtime, QDate today, TimeStyle style = TimeStyle::Local);
/// The same below a span of that many µs: as exact as it needs to be.
QString axisTime(qint64 realtime, qint64 span, QDate today);
/// With date, microseconds and time zone.
QString exactTime(qint64 realtime);
/// As `journalctl -o short` prints it, further lines indented; @p host as it should stand there.
QString shortFormat(const JournalEntry &entry, const QString &host);

} // namespace unitdeck
