// SPDX-License-Identifier: GPL-3.0-or-later
// Where the helper works. Callers have no say in it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>

namespace unitdeck::helper {

struct Owner
{
    uid_t user = 0;
    gid_t group = 0;

    friend bool operator==(const Owner &, const Owner &) = default;
};

/// The machine, as it is made without arguments. Tests make one on a temporary folder.
struct Place
{
    std::string root = "/";
    Owner owner; ///< of all that is written, and of every folder on the way there
    std::string processes = "/proc";
    std::string sysusers = "/usr/bin/systemd-sysusers";
    std::string userdel = "/usr/sbin/userdel";
    std::function<std::optional<uid_t>(const std::string &)> userNamed; ///< getpwnam(3) if empty
    std::function<bool(const std::string &)> hasGroup;                  ///< getgrnam(3) if empty
};

// Below the root; every one is opened part by part.
inline constexpr const char *stateFolder = "var/lib/unitdeck-helper";
inline constexpr const char *lastingUnits = "etc/systemd/system";
inline constexpr const char *unitsUntilReboot = "run/systemd/system";
inline constexpr const char *programs = "usr/local/lib";
inline constexpr const char *sysusersEntries = "etc/sysusers.d";

} // namespace unitdeck::helper
