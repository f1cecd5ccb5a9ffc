// SPDX-License-Identifier: GPL-3.0-or-later
// The names of errors on the bus, and errno as one of them.
#include "daemon/helper/failure.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace unitdeck::helper {

namespace {

struct NamedKind
{
    Failure::Kind kind;
    std::string_view name;
};

using enum Failure::Kind;

constexpr std::array namedKinds{
    NamedKind{InvalidArgument, "org.unitdeck.Helper1.Error.InvalidArgument"},
    NamedKind{Reserved, "org.unitdeck.Helper1.Error.Reserved"},
    NamedKind{Conflict, "org.unitdeck.Helper1.Error.Conflict"},
    NamedKind{Exists, "org.unitdeck.Helper1.Error.Exists"},
    NamedKind{NotFound, "org.unitdeck.Helper1.Error.NotFound"},
    NamedKind{TooLarge, "org.unitdeck.Helper1.Error.TooLarge"},
    NamedKind{NotSealed, "org.unitdeck.Helper1.Error.NotSealed"},
    NamedKind{NoSpace, "org.unitdeck.Helper1.Error.NoSpace"},
    NamedKind{NotAuthorized, "org.unitdeck.Helper1.Error.NotAuthorized"},
    NamedKind{Dismissed, "org.unitdeck.Helper1.Error.Dismissed"},
    NamedKind{NoAgent, "org.unitdeck.Helper1.Error.NoAgent"},
    // The bus's own word: clients know it from systemd.
    NamedKind{InteractionRequired, "org.freedesktop.DBus.Error.InteractiveAuthorizationRequired"},
    NamedKind{TooManyRequests, "org.unitdeck.Helper1.Error.TooManyRequests"},
    NamedKind{Failed, "org.unitdeck.Helper1.Error.Failed"},
};

} // namespace

std::string_view errorName(Failure::Kind kind)
{
    return std::ranges::find(namedKinds, kind, &NamedKind::kind)->name;
}

void throwErrno(int number, std::string_view what, std::string_view path)
{
    Failure::Kind kind = Failed;
    if (number == ENOSPC || number == EDQUOT)
        kind = NoSpace;
    else if (number == ENOENT)
        kind = NotFound;
    else if (number == EEXIST || number == ELOOP || number == ENOTDIR)
        kind = Conflict;
    throw Failure{kind, "Cannot " + std::string(what) + " " + std::string(path) + ": " +
                            std::strerror(number)};
}

} // namespace unitdeck::helper
