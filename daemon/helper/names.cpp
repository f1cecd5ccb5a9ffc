// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for names; see the header.
#include "daemon/helper/names.h"

#include <algorithm>
#include <array>
#include <fnmatch.h>

namespace unitdeck::helper {

namespace {

constexpr std::size_t maxUnitName = 255; // UNIT_NAME_MAX
constexpr std::size_t maxDropInName = 200;
constexpr std::size_t maxProgramName = 64;
constexpr std::size_t maxFilePart = 200;
constexpr std::size_t maxFileParts = 8;
constexpr std::size_t maxUserName = 31; // UT_NAMESIZE without its end
constexpr std::size_t maxDescription = 128;

constexpr std::array<std::string_view, 9> typesWithFiles{
    "service", "socket", "target", "timer", "path", "mount", "automount", "swap", "slice"};
constexpr std::array<std::string_view, 2> typesWithDropInsOnly{"scope", "device"};

// As fnmatch(3) patterns, in lower case. Debian has /usr/local/lib in the linker's path, and
// interpreters look below it before they look below /usr/lib.
constexpr std::array reserved{
    // systemd, udev and the kernel
    "systemd*", "udev*", "*.d", "modules*", "kernel", "firmware", "credstore*", "extensions",
    "confexts", "portables", "machines", "initrd*", "dracut", "initramfs*", "dbus-1*", "polkit-1*",
    // the linker, and the folders ldconfig(8) and old linkers look into
    "lib*.so*", "*.so", "*.so.*", "*.a", "*.la", "ld.so*", "ld-*", "glibc-hwcaps", "tls", "hwcap*",
    "x86_64*", "aarch64*", "armv*", "i[3-6]86*", "haswell", "xeon_phi", "avx512*", "sse2",
    "atomics", "*-linux-*", "*-linux", "lib32", "lib64", "libx32", "debug", "locale", "gconv",
    // NSS, PAM, crypto and desktop modules
    "libnss*", "security", "pam", "pam_*", "sasl2", "krb5*", "engines-*", "ossl-modules", "ssl",
    "pkcs11", "p11-kit*", "gio", "gtk", "gtk-*", "gtk[0-9]*", "gdk-*", "girepository*", "qt",
    "qt[0-9]*", "dri", "vdpau", "gstreamer*",
    // interpreters, compilers and their packages
    "python*", "pypy*", "site-packages", "dist-packages", "perl*", "ruby*", "site_ruby", "gems",
    "node", "nodejs", "node_modules", "npm", "php", "php[0-9]*", "lua", "lua[0-9]*", "luajit*",
    "tcl", "tcl[0-9]*", "tcltk", "tk", "tk[0-9]*", "guile*", "r", "jvm", "java", "javascript",
    "ocaml", "ghc*", "erlang", "go", "gcc", "gcc-*", "pkgconfig", "cmake"};

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isUnitCharacter(char c)
{
    return isLetterOrDigit(c) || std::string_view(":-_.\\@").find(c) != std::string_view::npos;
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

std::string_view typeOf(std::string_view unit)
{
    const auto dot = unit.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : unit.substr(dot + 1);
}

} // namespace

bool isUnitName(std::string_view name)
{
    if (name.empty() || name.size() > maxUnitName || name.front() == '.' || name.front() == '@')
        return false;
    const std::string_view type = typeOf(name);
    if (std::ranges::find(typesWithFiles, type) == typesWithFiles.end() && !hasDropInsOnly(name))
        return false;
    return std::ranges::all_of(name, isUnitCharacter) && std::ranges::count(name, '@') <= 1;
}

bool hasDropInsOnly(std::string_view unit)
{
    const std::string_view type = typeOf(unit);
    return std::ranges::find(typesWithDropInsOnly, type) != typesWithDropInsOnly.end();
}

bool isDropInName(std::string_view name)
{
    return !name.empty() && name.size() <= maxDropInName && name.front() != '.' &&
           std::ranges::all_of(name, isUnitCharacter);
}

bool isProgramName(std::string_view name)
{
    return !name.empty() && name.size() <= maxProgramName && isLetterOrDigit(name.front()) &&
           std::ranges::all_of(
               name, [](char c) { return isLetterOrDigit(c) || c == '_' || c == '.' || c == '-'; });
}

bool isReservedName(std::string_view name)
{
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower.empty() || lower.front() == '.' ||
           std::ranges::any_of(reserved, [&lower](const char *pattern) {
               return fnmatch(pattern, lower.c_str(), 0) == 0;
           });
}

std::vector<std::string> programFileParts(std::string_view name)
{
    std::vector<std::string> parts;
    while (true) {
        const auto slash = name.find('/');
        const std::string_view part = name.substr(0, slash);
        if (part.empty() || part.size() > maxFilePart || part.front() == '.' ||
            std::ranges::any_of(part, isControl) || parts.size() == maxFileParts)
            return {};
        parts.emplace_back(part);
        if (slash == std::string_view::npos)
            return parts;
        name.remove_prefix(slash + 1);
    }
}

bool isUserName(std::string_view name)
{
    if (name.empty() || name.size() > maxUserName)
        return false;
    if (!(name.front() >= 'a' && name.front() <= 'z') && name.front() != '_')
        return false;
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

bool isDescription(std::string_view text)
{
    return text.size() <= maxDescription && std::ranges::none_of(text, [](char c) {
               return isControl(c) || c == ':' || c == '"' || c == '\\';
           });
}

bool isSha256(std::string_view text)
{
    return text.size() == 64 && std::ranges::all_of(text, isHex);
}

bool isHistoryId(std::string_view text)
{
    return text.size() == 25 && text[16] == '-' &&
           std::ranges::all_of(text.substr(0, 16), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::ranges::all_of(text.substr(17), isHex);
}

} // namespace unitdeck::helper
