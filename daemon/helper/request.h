// SPDX-License-Identifier: GPL-3.0-or-later
// One call as a value, and whether it may be done at all.
#pragma once

#include "daemon/helper/failure.h"
#include "daemon/helper/history.h"
#include "daemon/helper/sealed.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace unitdeck::helper {

enum class Operation : std::uint8_t {
    WriteUnitFile,
    RemoveUnitFile,
    InstallProgram,
    RemoveProgram,
    CreateUser,
    RemoveUser,
    ListHistory,
    RestoreHistory
};

/// What an operation does not use is empty.
struct Request
{
    Operation operation = Operation::ListHistory;
    std::string name; ///< of the unit, program or user; the id of the history's entry
    std::string dropIn;
    bool untilReboot = false;
    std::string expectedSha256; ///< of what is there; empty: nothing is
    std::string description;
    std::vector<Source> files; ///< the unit file, or the program's
};

/// In the words of the log and of polkit's details.
struct Target
{
    std::string operation;
    std::string unit; ///< empty where it is about none
    std::string path; ///< absolute; of the entry's own file for RestoreHistory
};

/// Judges names, hashes, seals and sizes by themselves; looks at nothing on the disk. What it lets
/// through has a path made of valid names in the folders of place.h, and nowhere else.
Result<Target> check(const Request &request);

/// The path of a unit file below the root, without its first slash, and its parts.
struct UnitPath
{
    std::string folder; ///< etc/systemd/system or run/systemd/system
    std::string dropInFolder;
    std::string file;

    std::string path() const;
};
UnitPath unitPath(const std::string &unit, const std::string &dropIn, bool untilReboot);
/// The inverse, for what the history says; InvalidArgument if it is no such path.
Result<UnitPath> parsedUnitPath(const std::string &path);

/// A path, whether it made the user, or the history.
using Answer = std::variant<std::monostate, std::string, bool, std::vector<HistoryEntry>>;

} // namespace unitdeck::helper
