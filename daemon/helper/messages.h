// SPDX-License-Identifier: GPL-3.0-or-later
// Requests out of messages, answers into them.
#pragma once

#include "daemon/helper/bus.h"
#include "daemon/helper/request.h"

namespace unitdeck::helper {

/// Of a message whose types sd-bus has compared with the table of methods. The descriptors are the
/// message's. Throws Failure.
Request requestOf(sd_bus_message *message);

/// @p text, or if it is not UTF-8, as names of files need not be, with "?" for all that is not
/// ASCII: the bus throws out who sends anything else.
std::string validText(std::string text);

/// The reply to @p call, sent.
void reply(sd_bus_message *call, const Answer &answer);
void reply(sd_bus_message *call, const Failure &failure);

} // namespace unitdeck::helper
