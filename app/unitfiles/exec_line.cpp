// SPDX-License-Identifier: GPL-3.0-or-later
// Splitting and quoting; see the header.
#include "app/unitfiles/exec_line.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// systemd.syntax(7), table "Supported escapes"; those with numbers are not for programs' names.
constexpr std::array escapes{
    std::pair{u'a', u'\a'}, std::pair{u'b', u'\b'}, std::pair{u'f', u'\f'}, std::pair{u'n', u'\n'},
    std::pair{u'r', u'\r'}, std::pair{u't', u'\t'}, std::pair{u'v', u'\v'}, std::pair{u's', u' '},
};

QList<ExecWord> split(const QString &value)
{
    QList<ExecWord> words;
    ExecWord word;
    bool isInside = false; // of a word
    QChar quote;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        if (quote.isNull() && c.isSpace()) {
            if (std::exchange(isInside, false))
                words << std::exchange(word, {});
            continue;
        }
        isInside = true;
        if (c == u'\\' && i + 1 < value.size()) {
            const QChar escaped = value.at(++i);
            const auto row = std::ranges::find(escapes, escaped.unicode(),
                                               [](const auto &pair) { return pair.first; });
            word.text += row == escapes.end() ? escaped : QChar(row->second);
            word.isQuoted = true;
        } else if (quote.isNull() && (c == u'"' || c == u'\'')) {
            quote = c;
            word.isQuoted = true;
        } else if (c == quote) {
            quote = {};
        } else {
            word.text += c;
        }
    }
    if (isInside)
        words << word;
    return words;
}

bool isSeparator(const ExecWord &word)
{
    return !word.isQuoted && word.text == ";"_L1;
}

} // namespace

QList<ExecLine> parseExecLines(const QString &value)
{
    QList<ExecLine> lines;
    ExecLine line;
    bool isFirst = true;
    for (const ExecWord &word : split(value)) {
        if (isSeparator(word)) {
            if (!std::exchange(isFirst, true))
                lines << std::exchange(line, {});
        } else if (std::exchange(isFirst, false)) {
            qsizetype length = 0;
            while (length < word.text.size() && u"@-:+!"_s.contains(word.text.at(length)))
                ++length;
            line.prefix = word.text.first(length);
            line.program = word.text.sliced(length);
        } else {
            line.words << word;
        }
    }
    if (!isFirst)
        lines << line;
    return lines;
}

QString quotedWord(const QString &word)
{
    static const QRegularExpression special(u"[\\s\"'\\\\]"_s);
    if (!word.isEmpty() && !word.contains(special))
        return word;
    QString quoted = word;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + quoted + u'"';
}

} // namespace unitdeck
