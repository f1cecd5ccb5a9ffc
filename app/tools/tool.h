// SPDX-License-Identifier: GPL-3.0-or-later
// Running a program of the system and taking what it prints; the only user of QProcess.
#pragma once

#include "app/values/error.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <chrono>

namespace unitdeck {

struct ToolCommand
{
    QString program; ///< a name to be found in $PATH, or an absolute path
    QStringList arguments;
    std::chrono::milliseconds timeout = std::chrono::seconds(15);
};

struct ToolOutput
{
    int exitStatus = 0;
    QByteArray out;
    QByteArray err;
};

/// What a tool may print, of both kinds together; one that prints more is ended.
inline constexpr qsizetype maxToolOutput = 16 * 1024 * 1024;

/// Runs it with LC_ALL=C and no standard input. GUI thread; never waits. A program that ends with a
/// status other than 0 is no error. Errors: NotFound where there is no such program, TimedOut (it
/// is killed), Other if it was ended by a signal or prints too much. When @p context goes the
/// program is killed, and @p done not called.
void runTool(const ToolCommand &command, QObject *context, Done<ToolOutput> done);

} // namespace unitdeck
