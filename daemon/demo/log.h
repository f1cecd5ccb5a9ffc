// SPDX-License-Identifier: GPL-3.0-or-later
// Where the demo daemon's lines go: the journal with structured fields, or the terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unitdeck::demo {

class Log final
{
public:
    enum class Sink { Journal, Terminal };

    explicit Log(Sink sink)
        : sink_(sink)
    {
    }

    /// The journal when systemd started us and a journal is there to talk to.
    static Sink sinkOfThisProcess();
    /// True if a manager gave us a notification socket or its journal as standard error.
    static bool startedBySystemd();

    Sink sink() const { return sink_; }

    /// `priority` as in syslog(3); `fields` as "KEY=value", see systemd.journal-fields(7).
    /// A line the journal does not take goes to standard error.
    void write(int priority, std::string_view message, std::vector<std::string> fields = {}) const;
    /// One line of a process that ends at once. What comes by the journal's socket is known by the
    /// process, and one that is gone when the journal looks has no unit any more; what comes by the
    /// standard error that systemd opened has (systemd-journald.service(8), "STREAM LOGGING").
    void writeLast(int priority, std::string_view message) const;

private:
    Sink sink_;
};

} // namespace unitdeck::demo
