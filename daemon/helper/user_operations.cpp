// SPDX-License-Identifier: GPL-3.0-or-later
// System users: an entry for systemd-sysusers(8) each, and taking both away again.
#include "daemon/helper/operations.h"
#include "daemon/helper/processes.h"
#include "daemon/helper/sha256.h"

#include <array>
#include <grp.h>
#include <pwd.h>

namespace unitdeck::helper {

namespace {

constexpr uid_t firstOrdinaryUser = 1000;
constexpr int maxDepth = 16;
constexpr std::uint64_t maxEntry = 4096;

std::optional<uid_t> userNamed(const Place &place, const std::string &name)
{
    if (place.userNamed)
        return place.userNamed(name);
    const passwd *entry = getpwnam(name.c_str());
    return entry != nullptr ? std::optional(entry->pw_uid) : std::nullopt;
}

bool hasGroup(const Place &place, const std::string &name)
{
    return place.hasGroup ? place.hasGroup(name) : getgrnam(name.c_str()) != nullptr;
}

std::string entryName(const std::string &user)
{
    return "unitdeck-" + user + ".conf";
}

/// The entry of sysusers.d(5). "%" begins a specifier there.
std::string entryText(const std::string &user, const std::string &description)
{
    std::string comment;
    for (const char c : description)
        comment += c == '%' ? "%%" : std::string(1, c);
    return "# Made by Unitdeck.\nu " + user + " - \"" + comment + "\" / /usr/sbin/nologin\n";
}

/// The first thing below @p folder that belongs to @p user; empty if there is none.
std::string ownedBy(const Folder &folder, uid_t user, int depth)
{
    for (const std::string &name : folder.names()) {
        const auto status = folder.look(name);
        if (!status)
            continue;
        if (status->st_uid == user)
            return folder.pathOf(name);
        if (depth == 0 || !S_ISDIR(status->st_mode))
            continue;
        if (const std::string found = ownedBy(folder.childToLookAt(name), user, depth - 1);
            !found.empty())
            return found;
    }
    return {};
}

std::string whyItStays(const Place &place, uid_t user)
{
    if (const auto process = processOf(place.processes, user))
        return "Process " + std::to_string(*process) + " runs as this user";
    struct Looked
    {
        const char *folder;
        int depth;
    };
    // Where the helper writes, and where systemd makes a service its folders.
    constexpr std::array folders{Looked{lastingUnits, maxDepth}, Looked{unitsUntilReboot, maxDepth},
                                 Looked{programs, maxDepth},     Looked{"var/lib", 0},
                                 Looked{"var/cache", 0},         Looked{"var/log", 0}};
    for (const Looked &looked : folders) {
        std::string found;
        try {
            found = ownedBy(Folder::open(place, looked.folder), user, looked.depth);
        } catch (const Failure &failure) {
            if (failure.kind != Failure::Kind::NotFound)
                return failure.message;
        }
        if (!found.empty())
            return found + " belongs to this user";
    }
    return {};
}

} // namespace

Answer Operations::createUser(const Request &request) const
{
    const Folder parent = Folder::open(place_, "etc").childMade("sysusers.d");
    const std::string file = entryName(request.name);
    const std::string text = entryText(request.name, request.description);
    Manifest manifest(place_);
    if (userNamed(place_, request.name))
        return false;
    // sysusers would take a group that is there for the user's own: "docker", "shadow".
    if (hasGroup(place_, request.name))
        throw Failure{Failure::Kind::Exists, "There is a group of that name"};
    const auto there = parent.read(file, maxEntry);
    const auto known = manifest.users.find(request.name);
    if (there && (known == manifest.users.end() || known->second.sha256 != sha256(there->content)))
        throw Failure{Failure::Kind::Exists,
                      parent.pathOf(file) + " is there and was not written by Unitdeck"};
    manifest.users[request.name] = {{}, sha256(text)};
    manifest.save();
    parent.removeLeftovers();
    StagedFile staged(parent);
    staged.write(text);
    staged.finish(0644, place_.owner);
    staged.replace(file);
    const std::string path = "/" + std::string(sysusersEntries) + "/" + file;
    const std::string problem = runProgram({place_.sysusers, path});
    const auto number = userNamed(place_, request.name);
    if (!problem.empty() || !number) {
        // Nothing was made: the entry would make it at the next boot.
        if (!number) {
            parent.unlink(file);
            manifest.users.erase(request.name);
            manifest.save();
        }
        throw Failure{Failure::Kind::Failed, "systemd-sysusers did not make the user: " + problem};
    }
    manifest.users[request.name].number = number;
    manifest.save();
    return true;
}

Answer Operations::removeUser(const Request &request) const
{
    Manifest manifest(place_);
    const auto known = manifest.users.find(request.name);
    const auto number = userNamed(place_, request.name);
    if (known == manifest.users.end())
        return number ? std::string("It was not created by Unitdeck") : std::string();
    if (number && ((known->second.number && *known->second.number != *number) ||
                   *number >= firstOrdinaryUser || *number == 0))
        return std::string("It is not the user that Unitdeck created");
    const Folder parent = Folder::open(place_, sysusersEntries);
    const std::string file = entryName(request.name);
    const auto there = parent.read(file, maxEntry);
    if (there && sha256(there->content) != known->second.sha256)
        return parent.pathOf(file) + " was changed";
    if (number) {
        if (const std::string reason = whyItStays(place_, *number); !reason.empty())
            return reason;
    }
    // The user before its entry: sysusers would make it again, with the same name, if we end here.
    if (number) {
        const std::string problem = runProgram({place_.userdel, request.name});
        if (userNamed(place_, request.name))
            return "userdel did not remove it: " + problem;
    }
    if (there) {
        parent.unlink(file);
        parent.sync();
    }
    manifest.users.erase(known);
    manifest.save();
    return std::string();
}

} // namespace unitdeck::helper
