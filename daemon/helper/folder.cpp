// SPDX-License-Identifier: GPL-3.0-or-later
// Folders; see the header.
#include "daemon/helper/folder.h"

#include "daemon/helper/failure.h"
#include "daemon/helper/sha256.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace unitdeck::helper {

namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr int maxDepth = 32;

std::string words(std::string_view path)
{
    return path.empty() ? "/" : std::string(path);
}

/// Nobody without the rights of root may put anything there while we work. A group may: Debian's
/// "staff" has /usr/local, and is told that this makes it root.
void checkIsSafe(int descriptor, const std::string &path, Owner owner)
{
    struct stat status
    {
    };
    if (fstat(descriptor, &status) != 0)
        throwErrno(errno, "look at", path);
    if ((status.st_uid != owner.user && status.st_uid != 0) || (status.st_mode & S_IWOTH) != 0)
        throw Failure{Failure::Kind::Failed, path + " is not closed to other users"};
}

Descriptor openFolder(int parent, const std::string &name, const std::string &path, Owner owner)
{
    Descriptor result(openat(parent, name.c_str(), folderFlags));
    if (!result)
        throwErrno(errno, "open the folder", path);
    checkIsSafe(result.get(), path, owner);
    return result;
}

} // namespace

Descriptor::~Descriptor()
{
    if (number_ >= 0)
        close(number_);
}

Folder Folder::open(const Place &place, std::string_view path)
{
    Descriptor root(::open(place.root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root)
        throwErrno(errno, "open the folder", place.root);
    Folder result(std::move(root), place.root == "/" ? std::string() : place.root, place.owner);
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        result = result.child(std::string(path.substr(0, slash)));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return result;
}

Folder Folder::child(const std::string &name) const
{
    return {openFolder(descriptor(), name, pathOf(name), owner_), pathOf(name), owner_};
}

Folder Folder::childToLookAt(const std::string &name) const
{
    Descriptor opened(openat(descriptor(), name.c_str(), folderFlags));
    if (!opened)
        throwErrno(errno, "open the folder", pathOf(name));
    return {std::move(opened), pathOf(name), owner_};
}

Folder Folder::again() const
{
    return {openFolder(descriptor(), ".", words(path_), owner_), path_, owner_};
}

Folder Folder::childMade(const std::string &name, mode_t mode) const
{
    if (mkdirat(descriptor(), name.c_str(), 0700) == 0) {
        Folder made = child(name);
        // Not the mask's, and not the group of a folder above that hands its own down.
        if (fchown(made.descriptor(), owner_.user, owner_.group) != 0 ||
            fchmod(made.descriptor(), mode) != 0)
            throwErrno(errno, "set the owner of", pathOf(name));
        made.sync();
        sync();
        return made;
    }
    if (errno != EEXIST)
        throwErrno(errno, "make the folder", pathOf(name));
    return child(name);
}

std::optional<Existing> Folder::read(const std::string &name, std::uint64_t limit) const
{
    // O_NONBLOCK: a pipe by that name must not make us wait.
    const Descriptor file(openat(descriptor(), name.c_str(),
                                 O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file && errno == ENOENT)
        return {};
    if (!file && (errno == ELOOP || errno == ENXIO))
        throw Failure{Failure::Kind::Conflict, pathOf(name) + " is no plain file"};
    if (!file)
        throwErrno(errno, "open", pathOf(name));
    struct stat status
    {
    };
    if (fstat(file.get(), &status) != 0)
        throwErrno(errno, "look at", pathOf(name));
    if (!S_ISREG(status.st_mode))
        throw Failure{Failure::Kind::Conflict, pathOf(name) + " is no plain file"};
    if (static_cast<std::uint64_t>(status.st_size) > limit)
        throw Failure{Failure::Kind::TooLarge, pathOf(name) + " is too large"};
    Existing result{{}, status.st_mode & 0777U, {status.st_uid, status.st_gid}};
    std::array<char, 65536> buffer{};
    while (true) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throwErrno(errno, "read", pathOf(name));
        if (got == 0)
            return result;
        result.content.append(buffer.data(), static_cast<std::size_t>(got));
        if (result.content.size() > limit) // it grew
            throw Failure{Failure::Kind::TooLarge, pathOf(name) + " is too large"};
    }
}

std::optional<struct stat> Folder::look(const std::string &name) const
{
    struct stat status
    {
    };
    if (fstatat(descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return status;
    if (errno != ENOENT)
        throwErrno(errno, "look at", pathOf(name));
    return {};
}

bool Folder::has(const std::string &name) const
{
    return look(name).has_value();
}

std::vector<std::string> Folder::names() const
{
    const int again = openat(descriptor(), ".", folderFlags);
    if (again < 0)
        throwErrno(errno, "open the folder", words(path_));
    const std::unique_ptr<DIR, int (*)(DIR *)> listing(fdopendir(again), &closedir);
    if (!listing) {
        close(again);
        throwErrno(errno, "list", words(path_));
    }
    std::vector<std::string> result;
    errno = 0;
    while (const dirent *entry = readdir(listing.get())) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..")
            result.push_back(name);
        errno = 0;
    }
    if (errno != 0)
        throwErrno(errno, "list", words(path_));
    std::ranges::sort(result);
    return result;
}

void Folder::unlink(const std::string &name) const
{
    if (unlinkat(descriptor(), name.c_str(), 0) != 0)
        throwErrno(errno, "remove", pathOf(name));
}

bool Folder::removeIfEmpty(const std::string &name) const
{
    if (unlinkat(descriptor(), name.c_str(), AT_REMOVEDIR) == 0) {
        sync();
        return true;
    }
    return errno == ENOENT;
}

void Folder::removeTree(const std::string &name, int depth) const
{
    if (unlinkat(descriptor(), name.c_str(), 0) == 0 || errno == ENOENT)
        return;
    if (errno != EISDIR || depth >= maxDepth)
        throwErrno(errno, "remove", pathOf(name));
    const Folder inner = child(name);
    for (const std::string &each : inner.names())
        inner.removeTree(each, depth + 1);
    if (unlinkat(descriptor(), name.c_str(), AT_REMOVEDIR) != 0)
        throwErrno(errno, "remove", pathOf(name));
}

void Folder::rename(const std::string &from, const std::string &to, unsigned flags) const
{
    if (renameat2(descriptor(), from.c_str(), descriptor(), to.c_str(), flags) != 0)
        throwErrno(errno, "write", pathOf(to));
}

void Folder::sync() const
{
    if (fsync(descriptor()) != 0)
        throwErrno(errno, "sync", words(path_));
}

namespace {

constexpr std::string_view temporaryPrefix = ".unitdeck-helper-";

} // namespace

std::string temporaryName()
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, 8> random{};
    if (getentropy(random.data(), random.size()) != 0)
        throwErrno(errno, "get", "random bytes");
    std::string result(temporaryPrefix);
    for (const unsigned char byte : random) {
        result += digits[byte >> 4U];
        result += digits[byte & 0xfU];
    }
    return result;
}

void Folder::removeLeftovers() const
{
    // There is one helper, and it does one thing at a time: whatever has such a name is left over.
    for (const std::string &name : names()) {
        const auto status = look(name);
        if (name.starts_with(temporaryPrefix) && name.size() == temporaryPrefix.size() + 16 &&
            status && status->st_uid == owner_.user)
            removeTree(name);
    }
}

StagedFile::StagedFile(const Folder &folder)
    : folder_(folder)
    , name_(temporaryName())
    , file_(openat(folder.descriptor(), name_.c_str(),
                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600))
{
    if (!file_)
        throwErrno(errno, "make a file in", folder.pathOf(""));
}

StagedFile::~StagedFile()
{
    if (!name_.empty())
        unlinkat(folder_.descriptor(), name_.c_str(), 0);
}

void StagedFile::write(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(file_.get(), bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            throwErrno(errno, "write a file in", folder_.pathOf(""));
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

void StagedFile::finish(mode_t mode, Owner owner) const
{
    if (fchown(file_.get(), owner.user, owner.group) != 0 || fchmod(file_.get(), mode) != 0 ||
        fsync(file_.get()) != 0)
        throwErrno(errno, "finish a file in", folder_.pathOf(""));
}

void StagedFile::become(const std::string &name)
{
    folder_.rename(name_, name, RENAME_NOREPLACE);
    name_.clear();
    folder_.sync();
}

void StagedFile::replace(const std::string &name)
{
    folder_.rename(name_, name, 0);
    name_.clear();
    folder_.sync();
}

void StagedFile::exchange(const std::string &name, std::string_view expected, std::uint64_t limit)
{
    folder_.rename(name_, name, RENAME_EXCHANGE);
    // Now the old file has the hidden name, and nobody finds it there to change it.
    bool isExpected = false;
    try {
        const auto old = folder_.read(name_, limit);
        isExpected = old && sha256(old->content) == expected;
    } catch (const Failure &) { // a link, a folder
    }
    if (!isExpected) {
        folder_.rename(name_, name, RENAME_EXCHANGE);
        throw Failure{Failure::Kind::Conflict, folder_.pathOf(name) + " was changed meanwhile"};
    }
    folder_.sync();
}

} // namespace unitdeck::helper
