// SPDX-License-Identifier: GPL-3.0-or-later
// What this helper wrote: /var/lib/unitdeck-helper/manifest.
#pragma once

#include "daemon/helper/folder.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace unitdeck::helper {

/// Read when made, written by save(): 0600, atomically. An operation notes what it is about to do
/// before it does it, so that a helper that was killed still knows its own.
class Manifest final
{
public:
    /// Failed if there is one that cannot be understood: nothing is guessed.
    explicit Manifest(const Place &place);
    void save() const;

    /// A file of a program by name, with the hashes it may have: while it is replaced, both.
    using Files = std::map<std::string, std::set<std::string>>;
    struct User
    {
        std::optional<uid_t> number; ///< nothing: it was about to be made
        std::string sha256;          ///< of its sysusers entry
    };

    std::map<std::string, std::string> unitFiles; ///< hash by path below the root
    std::map<std::string, Files> programs;
    std::map<std::string, User> users;

private:
    Folder folder_;
};

} // namespace unitdeck::helper
