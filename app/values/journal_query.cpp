// SPDX-License-Identifier: GPL-3.0-or-later
// What a query is without its filters, and as a journalctl command; see the header.
#include "app/values/journal_query.h"

#include "app/values/journal_time.h"
#include "app/values/verb.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

bool JournalQuery::isUnfiltered() const
{
    JournalQuery plain = withoutFilters(*this);
    plain.units = units;
    return plain == *this;
}

JournalQuery withoutFilters(const JournalQuery &query)
{
    JournalQuery plain;
    plain.uid = query.uid;
    plain.source = query.source;
    return plain;
}

Qt::CaseSensitivity smartCase(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isUpper(); }) ? Qt::CaseSensitive
                                                                          : Qt::CaseInsensitive;
}

JournalctlCommand journalctlCommand(const JournalQuery &query)
{
    JournalctlCommand command;
    QStringList words{u"journalctl"_s};
    for (const QString &path : query.source.paths)
        words << (QFileInfo(path).isDir() ? u"--directory="_s : u"--file="_s) + path;
    if (!query.source.journalNamespace.isEmpty())
        words << u"--namespace="_s + query.source.journalNamespace;
    for (const UnitId &unit : query.units)
        words << (unit.scope == Scope::User ? u"--user-unit="_s : u"--unit="_s) + unit.name;
    for (const UnitId &unit : query.excludedUnits)
        command.missing << u"-unit:"_s + unit.name;
    if (query.minPriority > 0 || query.maxPriority < 7) {
        QString range = QString::number(query.maxPriority);
        if (query.minPriority > 0)
            range = QString::number(query.minPriority) + u".."_s + range;
        words << u"--priority="_s + range;
    }
    if (!query.bootId.isEmpty())
        words << u"--boot="_s + query.bootId;
    const QDateTime now = QDateTime::currentDateTime();
    if (!query.since.isEmpty())
        words << u"--since="_s + systemdTime(query.since, now);
    if (!query.until.isEmpty())
        words << u"--until="_s + systemdTime(query.until, now);
    if (!query.text.isEmpty()) {
        words << u"--grep="_s +
                     (query.isExpression ? query.text : QRegularExpression::escape(query.text));
    }
    // A bare FIELD=value is a further condition; journalctl has no option for the run of a unit
    // before 257.
    if (!query.invocationId.isEmpty())
        words << u"_SYSTEMD_INVOCATION_ID="_s + query.invocationId;
    for (const FieldFilter &filter : query.fields) {
        const QString value = QString::fromUtf8(filter.value);
        if (filter.test == FieldFilter::Test::Equals && !filter.isNegated &&
            value.toUtf8() == filter.value) {
            words << filter.field + u'=' + value;
        } else {
            const QChar sign = filter.test == FieldFilter::Test::Contains  ? u'~'
                               : filter.test == FieldFilter::Test::Matches ? u'/'
                                                                           : u'=';
            command.missing << (filter.isNegated ? u"-"_s : QString()) + filter.field + sign +
                                   value;
        }
    }
    std::ranges::transform(words, words.begin(), shellQuoted);
    command.text = words.join(u' ');
    return command;
}

} // namespace unitdeck
