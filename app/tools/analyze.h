// SPDX-License-Identifier: GPL-3.0-or-later
// What systemd's own tools say of unit files, calendars and directives.
#pragma once

#include "app/tools/tool.h"
#include "app/values/unit_id.h"

#include <QList>

namespace unitdeck {

/// A sentence of "systemd-analyze verify".
struct VerifyMessage
{
    QString path; ///< of the file it is about; empty where it names the unit only
    int line = 0; ///< from 1; 0: none
    QString text; ///< without file, line and unit

    friend bool operator==(const VerifyMessage &, const VerifyMessage &) = default;
};

/// Reads what verify printed to its standard error: messages with "FILE:LINE:" before them, and
/// those of @p unit with its name before them. Those of other units are left out.
QList<VerifyMessage> parseVerifyMessages(const QByteArray &text, const QString &folder,
                                         const QString &unit);

/// systemd-analyze(1), verify: the unit file @p folder / @p unit with its drop-ins beside it, as
/// the manager of @p scope would read it. The exit status says little (0 for worse than what gives
/// 1), so the messages are what counts. Errors as runTool().
void verifyUnit(Scope scope, const QString &folder, const QString &unit, QObject *context,
                Done<QList<VerifyMessage>> done);

/// When a calendar expression comes due.
struct CalendarRuns
{
    QString normalized;
    QStringList next; ///< as systemd-analyze writes them, in local time; none: never again

    friend bool operator==(const CalendarRuns &, const CalendarRuns &) = default;
};
CalendarRuns parseCalendar(const QByteArray &text);

/// systemd-analyze(1), calendar: the next @p count times of an expression of systemd.time(7).
/// InvalidArgument with systemd's own sentence if it is none. Other errors as runTool().
void fetchCalendarRuns(const QString &expression, int count, QObject *context,
                       Done<CalendarRuns> done);

/// Every directive the installed systemd knows, as text for DirectiveCatalogue::parse()
/// (systemd(1), --dump-configuration-items). Errors as runTool().
void fetchConfigurationItems(QObject *context, Done<QByteArray> done);

} // namespace unitdeck
