// SPDX-License-Identifier: GPL-3.0-or-later
// Which names the helper takes. Paths are made from these and from nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unitdeck::helper {

/// A unit name that systemd would take a file for (systemd.unit(5)): at most 255 bytes of
/// [a-zA-Z0-9:_.@\-], one "@" at most, a known type; not beginning with a dot.
bool isUnitName(std::string_view name);
/// True for types that have drop-ins but no file of their own: scope and device.
bool hasDropInsOnly(std::string_view unit);
/// A drop-in's file name without ".conf": at most 200 of the same characters.
bool isDropInName(std::string_view name);

/// A folder below /usr/local/lib: at most 64 of [a-zA-Z0-9_.-], beginning with a letter or digit.
/// Says nothing about reserved ones.
bool isProgramName(std::string_view name);
/// True for what systemd, udev, the kernel, the linker, NSS, PAM or an interpreter reads below
/// /usr/local/lib, or might.
bool isReservedName(std::string_view name);
/// The parts of a file's name inside a program's folder, "main.py" or "parts/one.py"; empty if it
/// is none: at most 8 parts, each of at most 200 bytes, none hidden, no control characters.
std::vector<std::string> programFileParts(std::string_view name);

/// As systemd-sysusers takes it in strict mode: at most 31 of [a-z0-9_-], not a digit or "-" first.
bool isUserName(std::string_view name);
/// What may stand in the comment field of passwd(5) and in quotes in sysusers.d(5).
bool isDescription(std::string_view text);

/// 64 lower case hexadecimal digits.
bool isSha256(std::string_view text);
/// As History makes them: 16 digits, "-", 8 hexadecimal digits.
bool isHistoryId(std::string_view text);

} // namespace unitdeck::helper
