// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a program on their way from one folder to another.
#pragma once

#include "app/plans/plan.h"

namespace unitdeck {

// What the helper takes; more is not one service's program.
inline constexpr qint64 maxProgramFile = qint64(64) * 1024 * 1024;
inline constexpr qsizetype maxProgramFiles = 256;

// All of these block on files, for a thread of the pool.

/// The contents, for the helper. Errors: NotFound, NotPermitted, InvalidArgument for what is no
/// regular file or too large.
Reply<QList<ProgramFile>> readProgram(const InstallProgram &step);

/// Copies all or nothing; nothing that is there is replaced (AlreadyExists).
Reply<Ok> copyProgram(const InstallProgram &step);
/// Removes what copyProgram() made, and the folders it leaves empty.
Reply<Ok> removeCopies(const InstallProgram &step);

} // namespace unitdeck
