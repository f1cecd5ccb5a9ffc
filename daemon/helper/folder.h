// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and the files in them, reached without following a link.
#pragma once

#include "daemon/helper/place.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace unitdeck::helper {

/// Owns a file descriptor.
class Descriptor final
{
public:
    explicit Descriptor(int number = -1)
        : number_(number)
    {
    }
    ~Descriptor();
    Descriptor(Descriptor &&other) noexcept
        : number_(std::exchange(other.number_, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

/// A plain file as it was found.
struct Existing
{
    std::string content;
    mode_t mode = 0644;
    Owner owner;
};

/// An open folder. All names are single parts, validated by the caller. Everything throws Failure.
class Folder final
{
public:
    /// Opens @p path, relative to the place's root, part by part with O_NOFOLLOW. Each must belong
    /// to the place's owner or root and be closed to writing by all. (openat2(2) would do it in one
    /// call, but is refused by RestrictSUIDSGID=, which looks at arguments.)
    static Folder open(const Place &place, std::string_view path);

    Folder child(const std::string &name) const;
    /// Only to look into: whoever owns it. Still without following a link.
    Folder childToLookAt(const std::string &name) const;
    /// The same folder, opened once more.
    Folder again() const;
    /// Made 0755, or @p mode, if it is not there; fsynced.
    Folder childMade(const std::string &name, mode_t mode = 0755) const;

    int descriptor() const { return descriptor_.get(); }
    std::string pathOf(std::string_view name) const { return path_ + "/" + std::string(name); }
    Owner owner() const { return owner_; }

    /// Nothing if nothing is there. Conflict if it is no plain file; TooLarge.
    std::optional<Existing> read(const std::string &name, std::uint64_t limit) const;
    /// True if anything is there, a broken link included.
    bool has(const std::string &name) const;
    /// Without "." and "..", sorted.
    std::vector<std::string> names() const;
    /// The kind of a thing without following it; nothing if it is not there.
    std::optional<struct stat> look(const std::string &name) const;

    void unlink(const std::string &name) const;
    /// Removes the empty folder @p name; says whether it is gone.
    bool removeIfEmpty(const std::string &name) const;
    /// Removes a file, link or folder with all below it; links are not followed.
    void removeTree(const std::string &name) const { removeTree(name, 0); }
    void rename(const std::string &from, const std::string &to, unsigned flags) const;
    void sync() const;
    /// Removes what a helper that was killed left half made here.
    void removeLeftovers() const;

private:
    Folder(Descriptor descriptor, std::string path, Owner owner)
        : descriptor_(std::move(descriptor))
        , path_(std::move(path))
        , owner_(owner)
    {
    }
    void removeTree(const std::string &name, int depth) const;

    Descriptor descriptor_;
    std::string path_; // for messages
    Owner owner_;
};

/// A fresh hidden name, which systemd and everybody else passes over.
std::string temporaryName();

/// A file that is written beside the one it is to become. Removed unless it took its place.
class StagedFile final
{
public:
    explicit StagedFile(const Folder &folder);
    ~StagedFile();
    StagedFile(const StagedFile &) = delete;
    StagedFile &operator=(const StagedFile &) = delete;

    void write(std::string_view bytes) const;
    /// Mode, owner and fsync(2): from here on it only has to be given its name.
    void finish(mode_t mode, Owner owner) const;
    /// Gives it @p name, where nothing may be: Conflict.
    void become(const std::string &name);
    /// Gives it @p name whatever is there.
    void replace(const std::string &name);
    /// Gives it @p name in exchange for what is there, if that has still the hash @p expected;
    /// otherwise puts it back and throws Conflict. At every moment one of the two is there, whole.
    void exchange(const std::string &name, std::string_view expected, std::uint64_t limit);

private:
    const Folder &folder_;
    std::string name_;
    Descriptor file_;
};

} // namespace unitdeck::helper
