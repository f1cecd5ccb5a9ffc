// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation may fail with: a closed set, which becomes the names of errors on the bus.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace unitdeck::helper {

/// Thrown only inside this room, so that whatever was begun is cleaned up on every way out;
/// Operations turns it into a value before anybody else sees it.
struct Failure
{
    enum class Kind : std::uint8_t {
        InvalidArgument, ///< a name, hash or description that is none
        Reserved,        ///< a name that systemd, the linker or an interpreter reads
        Conflict,        ///< what is there is not what the caller says, or not a plain file
        Exists,          ///< it is there, and not ours
        NotFound,
        TooLarge,
        NotSealed, ///< the content could still change, or is no memory file at all
        NoSpace,
        NotAuthorized,
        Dismissed, ///< the person closed the prompt
        NoAgent,   ///< nobody is there to ask
        InteractionRequired,
        TooManyRequests,
        Failed
    };

    Kind kind = Kind::Failed;
    std::string message; ///< English, for people who read logs

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// The name of the D-Bus error.
std::string_view errorName(Failure::Kind kind);

/// For the errno @p number of the system call that was to do @p what with @p path.
[[noreturn]] void throwErrno(int number, std::string_view what, std::string_view path);

/// Either a value or a Failure.
template <typename T>
class Result
{
public:
    // NOLINTBEGIN(google-explicit-constructor): a Result is meant to be made from what it holds
    Result(T value)
        : content_(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Failure failure)
        : content_(std::in_place_index<1>, std::move(failure))
    {
    }
    // NOLINTEND(google-explicit-constructor)

    explicit operator bool() const { return content_.index() == 0; }
    const T &operator*() const { return std::get<0>(content_); }
    const T *operator->() const { return &std::get<0>(content_); }
    const Failure &failure() const { return std::get<1>(content_); }

private:
    std::variant<T, Failure> content_;
};

} // namespace unitdeck::helper
