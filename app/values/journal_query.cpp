// SPDX-License-Identifier: GPL-3.0-or-later
// What a query is without its filters, and as a journalctl command; see the header.
#include "app/values/journal_query.h"

#include "app/values/journal_time.h"
#include "app/values/verb.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

#include <unistd.h>

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

namespace {

/// For a sentence that tells of it.
QString shortened(const QString &value)
{
    constexpr qsizetype longest = 40;
    return value.size() > longest ? value.first(longest) + u'…' : value;
}

} // namespace

JournalctlCommand journalctlCommand(const JournalQuery &query)
{
    JournalctlCommand command;
    QStringList words{u"journalctl"_s};
    for (const QString &path : query.source.paths) {
        const bool isFolder = QFileInfo(path).isDir();
        // One folder alone, and no files beside it.
        if (isFolder && query.source.paths.size() > 1)
            command.missing << path;
        else
            words << (isFolder ? u"--directory="_s : u"--file="_s) + path;
    }
    if (!query.source.journalNamespace.isEmpty())
        words << u"--namespace="_s + query.source.journalNamespace;
    for (const UnitId &unit : query.units)
        words << (unit.scope == Scope::User ? u"--user-unit="_s : u"--unit="_s) + unit.name;
    for (const UnitId &unit : query.excludedUnits)
        command.missing << u"-unit:"_s + unit.name;
    const bool isOfUsers = std::ranges::any_of(
        query.units, [](const UnitId &unit) { return unit.scope == Scope::User; });
    if (isOfUsers && query.uid && *query.uid != getuid())
        command.missing << u"uid:"_s + QString::number(*query.uid);
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
    QStringList fields;
    for (const FieldFilter &filter : query.fields) {
        const QString value = QString::fromUtf8(filter.value);
        const bool isText = value.toUtf8() == filter.value && !value.contains(QChar::Null);
        if (filter.test == FieldFilter::Test::Equals && !filter.isNegated && isText) {
            fields << filter.field + u'=' + value;
        } else {
            const QChar sign = filter.test == FieldFilter::Test::Contains  ? u'~'
                               : filter.test == FieldFilter::Test::Matches ? u'/'
                                                                           : u'=';
            command.missing << (filter.isNegated ? u"-"_s : QString()) + filter.field + sign +
                                   (isText ? shortened(value)
                                           : shortened(QString::fromLatin1(filter.value.toHex())));
        }
    }
    // A bare FIELD=value is a further condition; "+" begins another set of them, in which all have
    // to stand again. For the run of a unit journalctl has no option before 257.
    if (query.invocationId.isEmpty()) {
        words << fields;
    } else {
        const QString run = query.invocationId;
        words << u"_SYSTEMD_INVOCATION_ID="_s + run << fields;
        words << u"+"_s << u"INVOCATION_ID="_s + run << fields;
        words << u"+"_s << u"USER_INVOCATION_ID="_s + run << fields;
        words << u"+"_s << u"OBJECT_SYSTEMD_INVOCATION_ID="_s + run << u"_UID=0"_s << fields;
    }
    std::ranges::transform(words, words.begin(), shellQuoted);
    command.text = words.join(u' ');
    return command;
}

} // namespace unitdeck
