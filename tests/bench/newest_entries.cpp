// SPDX-License-Identifier: GPL-3.0-or-later
// The floor: a bare loop on libsystemd that reads four fields of the newest thousand entries of a
// unit. newest_entries DIRECTORY UNIT
#include <cstdio>
#include <cstring>
#include <string>

#include <systemd/sd-journal.h>

int main(int argc, char **argv)
{
    sd_journal *journal = nullptr;
    if (argc < 3 || sd_journal_open_directory(&journal, argv[1], 0) < 0)
        return 1;
    const std::string match = std::string("_SYSTEMD_UNIT=") + argv[2];
    sd_journal_add_match(journal, match.c_str(), match.size());
    sd_journal_seek_tail(journal);
    size_t bytes = 0;
    int entries = 0;
    for (; entries < 1000 && sd_journal_previous(journal) > 0; ++entries) {
        for (const char *field : {"MESSAGE", "PRIORITY", "SYSLOG_IDENTIFIER", "_PID"}) {
            const void *data = nullptr;
            size_t size = 0;
            if (sd_journal_get_data(journal, field, &data, &size) >= 0)
                bytes += size;
        }
    }
    sd_journal_close(journal);
    std::printf("%d entries, %zu bytes\n", entries, bytes);
    return 0;
}
