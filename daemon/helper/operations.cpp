// SPDX-License-Identifier: GPL-3.0-or-later
// The operations on unit files and the history; see the header.
#include "daemon/helper/operations.h"

#include "daemon/helper/sha256.h"

#include <utility>

namespace unitdeck::helper {

namespace {

constexpr mode_t unitFileMode = 0644;

/// What is at a unit file's place, if it is as the caller says.
std::optional<Existing> expectedAt(const Folder &folder, const std::string &name,
                                   const std::string &expected)
{
    auto there = folder.read(name, maxUnitFile);
    if (there.has_value() != !expected.empty() || (there && sha256(there->content) != expected)) {
        throw Failure{Failure::Kind::Conflict,
                      folder.pathOf(name) + " is not as it was when it was read"};
    }
    return there;
}

} // namespace

Operations::Operations(Place place)
    : place_(std::move(place))
{
}

Result<Answer> Operations::run(const Request &request) const
{
    const auto checked = check(request);
    if (!checked)
        return checked.failure();
    try {
        switch (request.operation) {
        case Operation::WriteUnitFile:
            return writeUnitFile(request);
        case Operation::RemoveUnitFile:
            return removeUnitFile(request);
        case Operation::InstallProgram:
            return installProgram(request);
        case Operation::RemoveProgram:
            return removeProgram(request);
        case Operation::CreateUser:
            return createUser(request);
        case Operation::RemoveUser:
            return removeUser(request);
        case Operation::ListHistory:
            return Answer(History(place_).list());
        case Operation::RestoreHistory:
            return restoreHistory(request);
        }
    } catch (Failure &failure) {
        return std::move(failure);
    }
    return Failure{Failure::Kind::Failed, "There is no such operation"};
}

void Operations::put(const UnitPath &path, const Existing &file, const std::string &expected) const
{
    const Folder above = Folder::open(place_, path.folder);
    const bool hadFolder = path.dropInFolder.empty() || above.has(path.dropInFolder);
    const Folder folder =
        path.dropInFolder.empty() ? above.again() : above.childMade(path.dropInFolder);
    try {
        folder.removeLeftovers();
        const auto there = expectedAt(folder, path.file, expected);
        // All that can run out of space comes first; the old file is not touched by then.
        StagedFile staged(folder);
        staged.write(file.content);
        staged.finish(there ? there->mode : file.mode, there ? there->owner : file.owner);
        Manifest manifest(place_);
        if (there)
            History(place_).add(path.path(), *there);
        manifest.unitFiles[path.path()] = sha256(file.content);
        manifest.save();
        if (there)
            staged.exchange(path.file, expected, maxUnitFile);
        else
            staged.become(path.file);
    } catch (const Failure &) {
        if (!hadFolder)
            above.removeIfEmpty(path.dropInFolder);
        throw;
    }
}

Answer Operations::writeUnitFile(const Request &request) const
{
    const UnitPath path = unitPath(request.name, request.dropIn, request.untilReboot);
    put(path, {readAll(request.files.front()), unitFileMode, place_.owner}, request.expectedSha256);
    return "/" + path.path();
}

Answer Operations::removeUnitFile(const Request &request) const
{
    const UnitPath path = unitPath(request.name, request.dropIn, request.untilReboot);
    const Folder above = Folder::open(place_, path.folder);
    const Folder folder =
        path.dropInFolder.empty() ? above.again() : above.child(path.dropInFolder);
    folder.removeLeftovers();
    const auto there = expectedAt(folder, path.file, request.expectedSha256);
    if (!there)
        throw Failure{Failure::Kind::NotFound, folder.pathOf(path.file) + " is not there"};
    History(place_).add(path.path(), *there);
    Manifest manifest(place_);
    manifest.unitFiles.erase(path.path());
    manifest.save();
    // First out of everybody's sight, then looked at, then removed: nobody's later edit is lost.
    const std::string hidden = temporaryName();
    folder.rename(path.file, hidden, RENAME_NOREPLACE);
    try {
        const auto moved = folder.read(hidden, maxUnitFile);
        if (!moved || sha256(moved->content) != request.expectedSha256)
            throw Failure{Failure::Kind::Conflict,
                          folder.pathOf(path.file) + " was changed meanwhile"};
    } catch (const Failure &) {
        folder.rename(hidden, path.file, RENAME_NOREPLACE);
        throw;
    }
    folder.unlink(hidden);
    folder.sync();
    if (!path.dropInFolder.empty())
        above.removeIfEmpty(path.dropInFolder);
    return {};
}

Answer Operations::restoreHistory(const Request &request) const
{
    const HistoryEntry entry = History(place_).get(request.name);
    const auto path = parsedUnitPath(entry.path);
    if (!path)
        throw path.failure();
    put(*path, entry.file, request.expectedSha256);
    return "/" + path->path();
}

} // namespace unitdeck::helper
