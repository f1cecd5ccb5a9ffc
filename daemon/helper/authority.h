// SPDX-License-Identifier: GPL-3.0-or-later
// Asking polkit whether a caller may (org.freedesktop.PolicyKit1.Authority).
#pragma once

#include "daemon/helper/bus.h"
#include "daemon/helper/failure.h"

#include <functional>
#include <list>
#include <map>
#include <optional>
#include <string>

namespace unitdeck::helper {

/// Its prompt names the path; org.unitdeck.helper.manage-files, which implies it, is what a program
/// asks for before several operations.
inline constexpr const char *changeFile = "org.unitdeck.helper.change-file";

/// Several questions at once, none of which makes anybody wait. The subject is the caller's unique
/// name on the bus: a process id could be another's by now.
class Authority final
{
public:
    /// At most so many questions for one user, and for all together.
    static constexpr int maxPerUser = 4;
    static constexpr std::size_t maxPending = 64;

    explicit Authority(sd_bus *bus)
        : bus_(bus)
    {
    }

    using Done = std::function<void(const std::optional<Failure> &)>;
    /// @p done gets nothing if the sender of @p call may, else why not. A caller who goes away
    /// before takes the prompt along, and may not. The person is asked only if the message allows
    /// it. Throws TooManyRequests.
    void check(sd_bus_message *call, uid_t caller,
               const std::map<std::string, std::string> &details, Done done);

    bool isIdle() const { return questions_.empty(); }

private:
    struct Question
    {
        Authority *authority = nullptr;
        uid_t caller = 0;
        bool mayAsk = false;
        std::string cancellation;
        Done done;
        SlotPtr call;
        TrackPtr track;
    };

    static int answered(sd_bus_message *reply, void *question, sd_bus_error *error);
    static int vanished(sd_bus_track *track, void *question);
    void finish(const Question *question);

    sd_bus *bus_; ///< outlives us
    std::list<Question> questions_;
    std::uint64_t count_ = 0;
};

} // namespace unitdeck::helper
