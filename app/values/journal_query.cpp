// SPDX-License-Identifier: GPL-3.0-or-later
// The journalctl command of a query; see the header.
#include "app/values/journal_query.h"

#include "app/values/verb.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace unitdeck {

QString journalctlCommand(const JournalQuery &query)
{
    QStringList words{u"journalctl"_s};
    for (const QString &path : query.paths)
        words << (QFileInfo(path).isDir() ? u"--directory="_s : u"--file="_s) + path;
    if (!query.unit.isEmpty()) {
        words << (query.unit.scope == Scope::User ? u"--user-unit="_s : u"--unit="_s) +
                     query.unit.name;
    }
    if (query.maxPriority < 7)
        words << u"--priority="_s + QString::number(query.maxPriority);
    if (!query.bootId.isEmpty())
        words << u"--boot="_s + query.bootId;
    if (!query.text.isEmpty()) {
        words << u"--grep="_s + QRegularExpression::escape(query.text);
    }
    // A bare FIELD=value is a further condition; journalctl has no option for the run of a unit
    // before 257.
    if (!query.invocationId.isEmpty())
        words << u"_SYSTEMD_INVOCATION_ID="_s + query.invocationId;
    std::ranges::transform(words, words.begin(), shellQuoted);
    return words.join(u' ');
}

} // namespace unitdeck
