// SPDX-License-Identifier: GPL-3.0-or-later
// Sections, directives and values by the place of the cursor; see the header.
#include "ui/models/unit_completion.h"

#include "app/unitfiles/unit_document.h"
#include "app/values/unix_signal.h"

#include <QRegularExpression>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList beginningWith(const QString &prefix, const QStringList &words)
{
    QStringList found;
    for (const QString &word : words) {
        if (word.startsWith(prefix, Qt::CaseInsensitive) && word != prefix)
            found << word;
    }
    return found;
}

bool takesUnits(const Directive &directive)
{
    return directive.kind.startsWith("UNIT"_L1) || directive.section == "Install"_L1;
}

bool takesUsers(const QString &directive)
{
    static const QStringList takers{u"User"_s, u"Group"_s, u"SupplementaryGroups"_s,
                                    u"SocketUser"_s, u"SocketGroup"_s};
    return takers.contains(directive);
}

} // namespace

UnitCompletion unitCompletion(const QString &before, const DirectiveCatalogue &catalogue,
                              const QString &unit, const CompletionWords &others)
{
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    const QString line = before.sliced(lineStart);
    UnitCompletion completion;
    if (line.startsWith(u'#') || line.startsWith(u';'))
        return completion;
    if (line.startsWith(u'[')) {
        completion.prefix = line.sliced(1);
        QStringList sections{u"Unit"_s, ownSection(unit), u"Install"_s};
        sections.removeAll({});
        completion.words = beginningWith(completion.prefix, sections);
        return completion;
    }
    const QList<UnitSection> sections = UnitDocument(before.first(lineStart).toUtf8()).sections();
    const QString section = sections.isEmpty() ? QString() : sections.last().name;
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 0) {
        completion.prefix = line;
        QStringList names;
        for (const Directive &directive : catalogue.directives(section))
            names << directive.name + u'=';
        completion.words = beginningWith(line, names);
        return completion;
    }
    const auto directive = catalogue.find(section, line.first(equals).trimmed());
    if (!directive)
        return completion;
    completion.prefix = line.sliced(std::max(equals, line.lastIndexOf(u' ')) + 1);
    static const QRegularExpression path(u"^[-@:+!|\"]*(/.*)$"_s);
    if (const auto match = path.match(completion.prefix); match.hasMatch()) {
        const QString name = match.captured(1);
        const QString folder = name.first(name.lastIndexOf(u'/') + 1);
        completion.prefix = name.sliced(folder.size());
        completion.words = beginningWith(completion.prefix, others.files(folder));
        return completion;
    }
    QStringList words = valuesOf(*directive);
    if (directive->kind == "SIGNAL"_L1) {
        for (const UnixSignal &signal : unixSignals())
            words << QString(signal.name);
    }
    if (takesUnits(*directive))
        words << others.units();
    if (takesUsers(directive->name))
        words << others.users();
    words.removeDuplicates();
    completion.words = beginningWith(completion.prefix, words);
    return completion;
}

} // namespace unitdeck
