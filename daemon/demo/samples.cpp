// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of SIGUSR1.
#include "daemon/demo/samples.h"

#include <array>
#include <syslog.h>

namespace unitdeck::demo {

namespace {

struct Sample final
{
    int priority;
    const char *text;
};

// Journald shows "emerg" on every terminal by default, so the texts say that nothing is wrong.
constexpr std::array<Sample, 8> samples{{
    {LOG_EMERG, "Only a sample: priority 0, emerg, the system is unusable"},
    {LOG_ALERT, "Only a sample: priority 1, alert, something must be done at once"},
    {LOG_CRIT, "Only a sample: priority 2, crit, a critical condition"},
    {LOG_ERR, "Only a sample: priority 3, err, an error"},
    {LOG_WARNING, "Only a sample: priority 4, warning, something odd"},
    {LOG_NOTICE, "Only a sample: priority 5, notice, normal but worth a look"},
    {LOG_INFO, "Only a sample: priority 6, info, what is going on"},
    {LOG_DEBUG, "Only a sample: priority 7, debug, for the developer"},
}};

/// Longer than the 64 KiB that sd_journal_set_data_threshold(3) returns by default.
std::string longLine()
{
    constexpr std::size_t length = 70000;
    std::string text = "Only a sample: one very long line";
    for (int word = 1; text.size() < length; ++word) {
        text += " word" + std::to_string(word);
    }
    return text + " end";
}

} // namespace

void writeSamples(const Log &log)
{
    for (const Sample &sample : samples) {
        log.write(sample.priority, sample.text);
    }
    log.write(LOG_INFO, "Only a sample: the first of several lines\n"
                        "  the second, indented\n"
                        "the third and last");
    log.write(LOG_INFO, longLine());
    log.write(LOG_INFO, "Only a sample: \x1b[31mred\x1b[0m, \x1b[1;32mbold green\x1b[0m and "
                        "\x1b[4;34munderlined blue\x1b[0m");
}

} // namespace unitdeck::demo
