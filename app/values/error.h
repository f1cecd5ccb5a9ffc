// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as values: the closed set a caller must handle, plus the original text.
#pragma once

#include <QDebug>
#include <QString>

#include <functional>
#include <utility>
#include <variant>

namespace unitdeck {

struct Error
{
    enum class Kind {
        Other,
        NotConnected,        ///< no bus, or it went away before the answer
        ManagerMissing,      ///< the bus is there, systemd is not on it
        TimedOut,            ///< no answer in time
        InteractionRequired, ///< polkit would have to ask, and was not allowed to
        AuthDismissed,       ///< the person closed the prompt
        AuthDenied,          ///< polkit or the manager said no
        NoAgent,             ///< nobody there to ask the person
        NoSuchUnit,
        UnitMasked,
        NotAllowedByUnit, ///< RefuseManualStart=, a job type the unit has not
        AlreadyExists,
        NotSupported, ///< the manager is too old, or this unit cannot do it
        InvalidArgument,
        Conflict,     ///< another job, symlink or transaction stands in the way
        NotPermitted, ///< file system or journal permission
        NotFound,
        Malformed ///< an answer of a type or shape we did not expect
    };

    Kind kind = Kind::Other;
    QString name;    ///< the D-Bus error name or errno word, for people who know them; may be empty
    QString message; ///< the original text, not translated; may be empty

    friend bool operator==(const Error &, const Error &) = default;
    friend QDebug operator<<(QDebug debug, const Error &e)
    {
        const QDebugStateSaver saver(debug);
        debug.nospace().noquote() << "Error(" << static_cast<int>(e.kind) << ", " << e.name << ", "
                                  << e.message << ")";
        return debug;
    }
};

/// Nothing but success.
struct Ok
{
    friend bool operator==(const Ok &, const Ok &) = default;
};

/// Either a value or an Error.
template <typename T>
class Reply
{
public:
    // NOLINTBEGIN(google-explicit-constructor): a Reply is meant to be made from what it holds
    Reply(T value)
        : content_(std::in_place_index<0>, std::move(value))
    {
    }
    Reply(Error error)
        : content_(std::in_place_index<1>, std::move(error))
    {
    }
    // NOLINTEND(google-explicit-constructor)

    bool isOk() const { return content_.index() == 0; }
    explicit operator bool() const { return isOk(); }
    const T &value() const { return std::get<0>(content_); }
    const Error &error() const { return std::get<1>(content_); }
    const T *operator->() const { return &value(); }
    const T &operator*() const { return value(); }

private:
    std::variant<T, Error> content_;
};

/// Called once with the outcome, in the thread of the context object given beside it; never after
/// that object is gone.
template <typename T>
using Done = std::function<void(const Reply<T> &)>;

} // namespace unitdeck
