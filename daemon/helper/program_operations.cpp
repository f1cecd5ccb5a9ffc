// SPDX-License-Identifier: GPL-3.0-or-later
// Programs below /usr/local/lib: a folder of one's own each, replaced and removed as a whole.
#include "daemon/helper/names.h"
#include "daemon/helper/operations.h"
#include "daemon/helper/sha256.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace unitdeck::helper {

namespace {

/// Removes the folder of that name unless it is released.
class HalfMade final
{
public:
    HalfMade(const Folder &parent, std::string name)
        : parent_(parent)
        , name_(std::move(name))
    {
    }
    ~HalfMade()
    {
        try {
            if (!name_.empty())
                parent_.removeTree(name_);
        } catch (const Failure &) { // the next call removes what is left over
        }
    }
    HalfMade(const HalfMade &) = delete;
    HalfMade &operator=(const HalfMade &) = delete;
    void release() { name_.clear(); }

private:
    const Folder &parent_;
    std::string name_;
};

/// Writes the file and returns its hash.
std::string writeFile(const Folder &folder, const std::string &name, const Source &source,
                      Owner owner)
{
    StagedFile staged(folder);
    Sha256 hash;
    readSource(source, [&](std::string_view bytes) {
        staged.write(bytes);
        hash.update(bytes);
    });
    staged.finish(source.isExecutable ? 0755 : 0644, owner);
    staged.become(name);
    return hash.hex();
}

std::string hashOf(const Folder &folder, const std::string &name)
{
    const Descriptor file(
        openat(folder.descriptor(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status
    {
    };
    if (!file || fstat(file.get(), &status) != 0)
        throwErrno(errno, "look at", folder.pathOf(name));
    if (!S_ISREG(status.st_mode))
        return {};
    Sha256 hash;
    readSource({name, false, file.get(), 0, static_cast<std::uint64_t>(status.st_size)},
               [&hash](std::string_view bytes) { hash.update(bytes); });
    return hash.hex();
}

/// Conflict if anything in there is not what the manifest says: it would be lost.
void checkIsOurs(const Folder &folder, const Manifest::Files &files, const std::string &prefix = {})
{
    for (const std::string &name : folder.names()) {
        const std::string inside = prefix + name;
        const auto status = folder.look(name);
        if (status && S_ISDIR(status->st_mode) &&
            inside.size() < 8 * 201) { // no deeper than what was written
            checkIsOurs(folder.child(name), files, inside + "/");
            continue;
        }
        const auto known = files.find(inside);
        if (known == files.end() || !known->second.contains(hashOf(folder, name))) {
            throw Failure{Failure::Kind::Conflict,
                          folder.pathOf(name) + " is not what was installed there"};
        }
    }
}

/// The program's entry if it may be replaced or removed: in the manifest, and unchanged.
void checkMayTouch(const Folder &parent, const std::string &name, const Manifest &manifest)
{
    const auto known = manifest.programs.find(name);
    const auto status = parent.look(name);
    if (known == manifest.programs.end() || !status || !S_ISDIR(status->st_mode))
        throw Failure{Failure::Kind::Exists,
                      parent.pathOf(name) + " is there and was not installed by Unitdeck"};
    checkIsOurs(parent.child(name), known->second);
}

} // namespace

Answer Operations::installProgram(const Request &request) const
{
    const Folder parent = Folder::open(place_, programs);
    parent.removeLeftovers();
    Manifest manifest(place_);
    const bool isThere = parent.has(request.name);
    if (isThere)
        checkMayTouch(parent, request.name, manifest);
    const std::string hidden = temporaryName();
    HalfMade half(parent, hidden);
    const Folder made = parent.childMade(hidden);
    Manifest::Files fresh;
    for (const Source &source : request.files) {
        const std::vector<std::string> parts = programFileParts(source.name);
        Folder folder = made.again();
        for (std::size_t i = 0; i + 1 < parts.size(); ++i)
            folder = folder.childMade(parts[i]);
        fresh[source.name] = {writeFile(folder, parts.back(), source, place_.owner)};
    }
    const auto before = manifest.programs.find(request.name);
    Manifest::Files both = isThere ? before->second : Manifest::Files();
    for (const auto &[name, hashes] : fresh)
        both[name].insert(hashes.begin(), hashes.end());
    manifest.programs[request.name] = std::move(both);
    manifest.save();
    // In one step: who runs it sees the old program or the new one. The old one then has the
    // hidden name and is removed as what is half made would be.
    parent.rename(hidden, request.name, isThere ? RENAME_EXCHANGE : RENAME_NOREPLACE);
    if (!isThere)
        half.release();
    parent.sync();
    manifest.programs[request.name] = std::move(fresh);
    try {
        manifest.save();
    } catch (const Failure &) { // it still names the new files, beside the old
    }
    return "/" + std::string(programs) + "/" + request.name;
}

Answer Operations::removeProgram(const Request &request) const
{
    const Folder parent = Folder::open(place_, programs);
    parent.removeLeftovers();
    Manifest manifest(place_);
    if (!parent.has(request.name))
        throw Failure{Failure::Kind::NotFound, parent.pathOf(request.name) + " is not there"};
    checkMayTouch(parent, request.name, manifest);
    const std::string hidden = temporaryName();
    parent.rename(request.name, hidden, RENAME_NOREPLACE);
    parent.sync();
    manifest.programs.erase(request.name);
    manifest.save();
    parent.removeTree(hidden);
    parent.sync();
    return {};
}

} // namespace unitdeck::helper
