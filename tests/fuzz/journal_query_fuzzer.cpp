// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a query: never a crash, and what is understood comes back the same.
#include "app/values/journal_query_text.h"
#include "app/values/journal_time.h"

#include <cstddef>
#include <cstdint>

#include <array>

using namespace unitdeck;

namespace {

constexpr std::array pieces{" ",
                            " ",
                            "\"",
                            "\"",
                            "\\",
                            "\\x0a",
                            "\\xff",
                            "-",
                            "=",
                            "~",
                            "/",
                            ":",
                            "unit:",
                            "user-unit:",
                            "uid:",
                            "priority:",
                            "boot:",
                            "run:",
                            "since:",
                            "until:",
                            "file:",
                            "namespace:",
                            "regex:",
                            "MESSAGE",
                            "_PID",
                            "a.service",
                            "0123456789abcdef0123456789abcdef",
                            "..",
                            "3",
                            "@17",
                            "last 2 hours",
                            " ago",
                            "yesterday",
                            "2026-11-27 10:00",
                            "12:30:01.5",
                            "\xc3\xa4",
                            "99999999999",
                            "y",
                            "usec"};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes;
    for (size_t i = 0; i < size; ++i) {
        // Half of the bytes pick a piece of the language: random bytes alone rarely speak it.
        if (data[i] < 128)
            bytes += pieces.at(data[i] % pieces.size());
        else
            bytes += static_cast<char>(data[i] * 37 + i);
    }
    const QString text = QString::fromUtf8(bytes);
    parseJournalTime(text, QDateTime::fromSecsSinceEpoch(1'700'000'000));
    const Reply<JournalQuery> query = parseJournalQuery(text);
    if (!query)
        return 0;
    const Reply<JournalQuery> again = parseJournalQuery(journalQueryText(*query));
    if (!again || *again != *query)
        __builtin_trap();
    return 0;
}
