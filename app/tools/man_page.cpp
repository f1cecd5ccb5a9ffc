// SPDX-License-Identifier: GPL-3.0-or-later
// Calling man and finding an item in what it prints; see the header.
#include "app/tools/man_page.h"

#include <QRegularExpression>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

qsizetype indentOf(const QString &line)
{
    const auto first = std::ranges::find_if(line, [](QChar c) { return c != u' '; });
    return first - line.begin();
}

} // namespace

void fetchManPage(const QString &page, QObject *context, Done<QString> done)
{
    static const QRegularExpression parts(u"\\A([\\w.-]+)\\((\\w+)\\)\\z"_s);
    const auto match = parts.match(page);
    if (!match.hasMatch()) {
        done(Error{Error::Kind::InvalidArgument, {}, page});
        return;
    }
    const auto take = [page, done = std::move(done)](const Reply<ToolOutput> &output) {
        if (!output)
            done(output.error());
        else if (output->exitStatus != 0)
            done(Error{Error::Kind::NotFound, {}, page});
        else
            done(QString::fromUtf8(output->out));
    };
    runTool({u"man"_s, {u"--pager=cat"_s, u"--"_s, match.captured(2), match.captured(1)}}, context,
            take);
}

QString directiveText(const QString &pageText, const QString &directive)
{
    const QRegularExpression item(u"(^|, )"_s + QRegularExpression::escape(directive) + u'=');
    const QStringList lines = pageText.split(u'\n');
    // Items stand where sections' texts do; headings of several lines stand below each other.
    const auto isHeading = [&](const QString &line) {
        const QString text = line.trimmed();
        return indentOf(line) == 7 && text.section(u' ', 0, 0).contains(u'=') &&
               item.match(text).hasMatch();
    };
    const auto heading = std::ranges::find_if(lines, isHeading);
    if (heading == lines.end())
        return {};
    QStringList found{heading->trimmed()};
    for (auto line = heading + 1; line != lines.end(); ++line) {
        const qsizetype indent = indentOf(*line);
        const bool isEmpty = line->trimmed().isEmpty();
        if (!isEmpty && indent <= 7)
            break;
        found << (isEmpty ? QString() : line->sliced(std::min<qsizetype>(indent, 11)));
    }
    while (!found.isEmpty() && found.last().isEmpty())
        found.removeLast();
    return found.join(u'\n');
}

} // namespace unitdeck
