// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to the journal's own socket (sd_journal_sendv(3)), or readable ones to standard error.
#include "daemon/demo/log.h"

// The place in the source is of no use to whoever reads the demo's log.
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace unitdeck::demo {

namespace {

constexpr std::array<const char *, 8> priorityNames{"emerg",   "alert",  "crit", "err",
                                                    "warning", "notice", "info", "debug"};

/// $JOURNAL_STREAM is "device:inode" and survives into terminals of a graphical session, so it
/// only counts when it names the standard error we really have (systemd.exec(5)).
bool standardErrorIsJournal()
{
    const char *stream = std::getenv("JOURNAL_STREAM");
    struct stat status
    {
    };
    if (stream == nullptr || fstat(STDERR_FILENO, &status) != 0) {
        return false;
    }
    return std::string_view(stream) ==
           std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

void writeLine(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
}

/// With the prefix of sd-daemon(3), which journald understands on a standard error it reads.
void writePrefixed(int priority, std::string_view message)
{
    writeLine("<" + std::to_string(priority) + ">" + std::string(message) + "\n");
}

} // namespace

bool Log::startedBySystemd()
{
    return std::getenv("NOTIFY_SOCKET") != nullptr || standardErrorIsJournal();
}

Log::Sink Log::sinkOfThisProcess()
{
    // sd_journal_sendv(3) drops a line silently when there is no journal.
    const bool journalIsThere = access("/run/systemd/journal/socket", F_OK) == 0;
    return startedBySystemd() && journalIsThere ? Sink::Journal : Sink::Terminal;
}

void Log::writeLast(int priority, std::string_view message) const
{
    if (sink_ == Sink::Journal && standardErrorIsJournal()) {
        writePrefixed(priority, message);
    } else {
        write(priority, message);
    }
}

void Log::write(int priority, std::string_view message, std::vector<std::string> fields) const
{
    const auto level = static_cast<std::size_t>(priority);
    if (sink_ == Sink::Journal) {
        fields.push_back("MESSAGE=" + std::string(message));
        fields.push_back("PRIORITY=" + std::to_string(priority));
        std::vector<iovec> parts;
        parts.reserve(fields.size());
        for (std::string &field : fields) {
            parts.push_back({field.data(), field.size()});
        }
        if (sd_journal_sendv(parts.data(), static_cast<int>(parts.size())) >= 0) {
            return;
        }
        writePrefixed(priority, message);
        return;
    }
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    std::array<char, 16> clock{};
    localtime_r(&now, &local);
    std::strftime(clock.data(), clock.size(), "%H:%M:%S", &local);
    std::string line = std::string(clock.data()) + " " + priorityNames.at(level) + ": ";
    line += message;
    for (const std::string &field : fields) {
        if (field.starts_with("UNITDECK_")) {
            line += " " + field;
        }
    }
    writeLine(line + "\n");
}

} // namespace unitdeck::demo
