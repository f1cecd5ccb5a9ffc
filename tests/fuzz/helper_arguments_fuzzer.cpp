// SPDX-License-Identifier: GPL-3.0-or-later
// Arguments of the helper's calls, made of random bytes and of what could be dangerous. Whatever is
// let through must stay in the helper's folders.
#include "daemon/helper/names.h"
#include "daemon/helper/request.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <unistd.h>

using namespace unitdeck::helper;

namespace {

constexpr std::array<std::string_view, 40> pieces{
    "..",         "/",        ".",         "../",
    "@",          ".service", ".timer",    ".mount",
    ".d",         ".conf",    ".scope",    "a",
    "b-c",        "\n",       "\t",        " ",
    "\\x2d",      "\\",       "%i",        ":",
    "\"",         "systemd",  "python3",   "lib",
    ".so",        "-",        "_",         "\xc3\xbc",
    "\xff",       "etc",      "shadow",    "0123456789abcdef",
    ".service.d", "unit",     "x.service", "tool",
    "0",          "ABCDEF",   "//",        "\x7f"};

/// Takes bytes one after the other; zeros when there are no more.
class Bytes final
{
public:
    Bytes(const std::uint8_t *data, std::size_t size)
        : data_(data)
        , left_(size)
    {
    }
    std::uint8_t one()
    {
        if (left_ == 0)
            return 0;
        --left_;
        return *data_++;
    }
    std::string text()
    {
        std::string result;
        for (int count = one() % 12; count > 0; --count) {
            const std::uint8_t choice = one();
            if (choice < 200)
                result += pieces[choice % pieces.size()];
            else if (choice < 250)
                result += static_cast<char>(one());
            else
                result += std::string(one(), 'x');
        }
        return result;
    }
    std::uint64_t number()
    {
        std::uint64_t result = 0;
        for (int count = one() % 9; count > 0; --count)
            result = result << 8U | one();
        return result;
    }

private:
    const std::uint8_t *data_;
    std::size_t left_;
};

void require(bool isTrue, const char *what, const std::string &path)
{
    if (isTrue)
        return;
    std::fprintf(stderr, "%s: %s\n", what, path.c_str());
    std::abort();
}

int sealedMemory(int seals)
{
    const int result = memfd_create("fuzz", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (result < 0 || ftruncate(result, 4096) != 0 || fcntl(result, F_ADD_SEALS, seals) != 0)
        std::abort();
    return result;
}

/// Of what was let through: in which folder its path has to be, and how many parts deeper.
void checkTarget(const Request &request, const Target &target)
{
    constexpr std::array<std::string_view, 5> folders{
        "/etc/systemd/system/", "/run/systemd/system/", "/usr/local/lib/",
        "/etc/sysusers.d/unitdeck-", "/var/lib/unitdeck-helper/history"};
    const auto folder = std::ranges::find_if(
        folders, [&target](std::string_view each) { return target.path.starts_with(each); });
    require(folder != folders.end(), "outside", target.path);
    const std::string rest = target.path.substr(folder->size());
    const auto slashes = std::ranges::count(rest, '/');
    const bool isDropIn = !request.dropIn.empty();
    const bool isHistory = folder == std::prev(folders.end());
    require(slashes == (isDropIn || (isHistory && !rest.empty()) ? 1 : 0), "too deep", target.path);
    require(std::filesystem::path(target.path).lexically_normal() == target.path, "not normal",
            target.path);
    for (const auto &part : std::filesystem::path(target.path)) {
        require(part.native().size() <= 255, "too long", target.path);
        require(part.native().front() != '.', "hidden", target.path);
    }
    require(std::ranges::none_of(target.path,
                                 [](char c) { return static_cast<unsigned char>(c) <= 0x20; }),
            "a control character", target.path);
    require(request.operation != Operation::InstallProgram || !isReservedName(request.name),
            "reserved", target.path);
}

void checkFiles(const Request &request)
{
    for (const Source &file : request.files) {
        require(file.size <= 4096 && file.offset <= 4096 - file.size, "beyond the end", file.name);
        if (request.operation != Operation::InstallProgram)
            continue;
        const std::filesystem::path path(file.name);
        require(path.is_relative() && path.lexically_normal() == path, "not inside", file.name);
        for (const auto &part : path)
            require(!part.empty() && part.native().front() != '.', "hidden", file.name);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::array memories{
        sealedMemory(F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL),
        sealedMemory(F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK)};
    Bytes bytes(data, size);
    Request request;
    request.operation = static_cast<Operation>(bytes.one() % 8);
    request.name = bytes.text();
    const std::uint8_t choice = bytes.one();
    // Most calls use few of these.
    if ((choice & 1U) != 0 && (request.operation == Operation::WriteUnitFile ||
                               request.operation == Operation::RemoveUnitFile))
        request.dropIn = bytes.text();
    request.untilReboot = (choice & 2U) != 0;
    if ((choice & 4U) != 0)
        request.expectedSha256 = (choice & 8U) != 0 ? std::string(64, 'a') : bytes.text();
    if ((choice & 16U) != 0)
        request.description = bytes.text();
    for (int count = (choice >> 5U) + 1; count > 0; --count) {
        Source source;
        source.name = bytes.text();
        source.descriptor = bytes.one() % 16 == 0 ? memories[1] : memories[0];
        source.offset = bytes.one() % 4 == 0 ? bytes.number() : 0;
        source.size = bytes.one() % 4 == 0 ? bytes.number() : bytes.one();
        request.files.push_back(std::move(source));
    }
    const auto result = check(request);
    if (result) {
        checkTarget(request, *result);
        if (request.operation == Operation::WriteUnitFile ||
            request.operation == Operation::InstallProgram)
            checkFiles(request);
    }
    // What the history says is as little trusted.
    const std::string path = "etc/systemd/system/" + request.name;
    if (const auto parsed = parsedUnitPath(path))
        require(parsed->path() == path, "another path", path);
    return 0;
}
