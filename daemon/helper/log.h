// SPDX-License-Identifier: GPL-3.0-or-later
// What was done and for whom, in the journal.
#pragma once

#include "daemon/helper/request.h"

#include <string>
#include <sys/types.h>

namespace unitdeck::helper {

/// MESSAGE_ID= of every entry; resources/man and the tests know it.
inline constexpr const char *messageId = "8f2d6b0c5a3e4f19b7c1d94e60a2f873";

struct Caller
{
    std::string name; ///< the unique name on the bus
    uid_t user = 0;
};

/// One entry with UNITDECK_OPERATION=, _UNIT=, _PATH=, _CALLER=, _CALLER_UID= and _RESULT= ("done"
/// or the name of the error). What callers wrote is in @p target only if it was found valid.
void logOperation(const Caller &caller, const Target &target, const Failure *failure);

} // namespace unitdeck::helper
