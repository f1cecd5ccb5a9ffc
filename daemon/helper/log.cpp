// SPDX-License-Identifier: GPL-3.0-or-later
// Entries by sd_journal_sendv(3), whose fields cannot be broken out of.
#include "daemon/helper/log.h"

#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>

#include <sys/uio.h>
#include <syslog.h>
#include <vector>

namespace unitdeck::helper {

void logOperation(const Caller &caller, const Target &target, const Failure *failure)
{
    const std::string what = target.operation + (target.path.empty() ? "" : " " + target.path);
    const std::string who = "user " + std::to_string(caller.user) + " (" + caller.name + ")";
    std::vector<std::string> fields{
        "MESSAGE=" + (failure == nullptr
                          ? "Did " + what + " for " + who + "."
                          : "Refused " + what + " for " + who + ": " + failure->message),
        "MESSAGE_ID=" + std::string(messageId),
        "PRIORITY=" + std::to_string(failure == nullptr ? LOG_NOTICE : LOG_WARNING),
        "SYSLOG_IDENTIFIER=unitdeck-helper",
        "UNITDECK_OPERATION=" + target.operation,
        "UNITDECK_CALLER=" + caller.name,
        "UNITDECK_CALLER_UID=" + std::to_string(caller.user),
        "UNITDECK_PATH=" + target.path,
        "UNITDECK_RESULT=" + (failure == nullptr ? "done" : std::string(errorName(failure->kind)))};
    if (!target.unit.empty()) {
        fields.push_back("UNITDECK_UNIT=" + target.unit);
        // By this, `journalctl --unit` shows it with the unit's own entries.
        fields.push_back("OBJECT_SYSTEMD_UNIT=" + target.unit);
    }
    std::vector<iovec> parts;
    for (std::string &field : fields)
        parts.push_back({field.data(), field.size()});
    // Without a journal there is nobody to tell.
    (void)sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

} // namespace unitdeck::helper
