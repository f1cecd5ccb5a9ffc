// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed memory files (fcntl(2), "File Sealing").
#include "daemon/helper/sealed.h"

#include "daemon/helper/failure.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace unitdeck::helper {

std::uint64_t sealedSize(int descriptor, std::uint64_t limit)
{
    constexpr int needed = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    const int seals = fcntl(descriptor, F_GET_SEALS); // fails on whatever is no memory file
    if (seals < 0)
        throw Failure{Failure::Kind::NotSealed, "The content is not a memory file"};
    if ((seals & needed) != needed)
        throw Failure{Failure::Kind::NotSealed,
                      "The content is not sealed against write, grow, shrink and further seals"};
    struct stat status
    {
    };
    if (fstat(descriptor, &status) != 0)
        throwErrno(errno, "look at", "the content");
    if (!S_ISREG(status.st_mode))
        throw Failure{Failure::Kind::NotSealed, "The content is not a memory file"};
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit) {
        throw Failure{Failure::Kind::TooLarge, "The content has " + std::to_string(size) +
                                                   " bytes; the limit is " + std::to_string(limit)};
    }
    return size;
}

void readSource(const Source &source, const std::function<void(std::string_view)> &take)
{
    constexpr std::uint64_t piece = 256 * 1024;
    std::vector<char> buffer(std::min(piece, std::max<std::uint64_t>(source.size, 1)));
    std::uint64_t done = 0;
    while (done < source.size) {
        const std::uint64_t wanted = std::min<std::uint64_t>(buffer.size(), source.size - done);
        // pread(): the caller shares the descriptor's position and could move it.
        const ssize_t got = pread(source.descriptor, buffer.data(), wanted,
                                  static_cast<off_t>(source.offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            throwErrno(got < 0 ? errno : EIO, "read", "the content");
        take({buffer.data(), static_cast<std::size_t>(got)});
        done += static_cast<std::uint64_t>(got);
    }
}

std::string readAll(const Source &source)
{
    std::string result;
    readSource(source, [&result](std::string_view bytes) { result += bytes; });
    return result;
}

} // namespace unitdeck::helper
