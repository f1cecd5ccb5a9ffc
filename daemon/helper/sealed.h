// SPDX-License-Identifier: GPL-3.0-or-later
// Contents as callers hand them over: memory files that nobody can change any more.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace unitdeck::helper {

inline constexpr std::uint64_t maxUnitFile = std::uint64_t{1} << 20U;
inline constexpr std::uint64_t maxProgramFile = std::uint64_t{64} << 20U;
inline constexpr std::size_t maxProgramFiles = 256;

/// A part of a memory file of the caller's. The descriptor is the message's.
struct Source
{
    std::string name; ///< of the file in a program's folder
    bool isExecutable = false;
    int descriptor = -1;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// The size of the memory file. Throws NotSealed unless it is one (memfd_create(2)) with all of
/// F_SEAL_WRITE, F_SEAL_GROW, F_SEAL_SHRINK and F_SEAL_SEAL: then reading it never waits, and what
/// was checked is what is written. Throws TooLarge if it has more than @p limit bytes. Reads
/// nothing.
std::uint64_t sealedSize(int descriptor, std::uint64_t limit);

/// Hands the bytes of @p source to @p take, in pieces.
void readSource(const Source &source, const std::function<void(std::string_view)> &take);
std::string readAll(const Source &source);

} // namespace unitdeck::helper
