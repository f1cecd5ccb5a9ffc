// SPDX-License-Identifier: GPL-3.0-or-later
// Other processes: who runs as a user, and the two programs the helper itself runs.
#pragma once

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace unitdeck::helper {

/// One process that has @p user as its real, effective, saved or file system user (proc(5)).
std::optional<pid_t> processOf(const std::string &procFolder, uid_t user);

/// Runs @p words, the first an absolute path, without a shell and with nothing of our environment.
/// Waits at most 20 s. Empty if it ended well, else what happened.
std::string runProgram(const std::vector<std::string> &words);

} // namespace unitdeck::helper
