// SPDX-License-Identifier: GPL-3.0-or-later
// The highlighter; see the header.
#include "ui/views/unit_file_highlighter.h"

#include "ui/look/state_look.h"

#include <QRegularExpression>

namespace unitdeck {

UnitFileHighlighter::UnitFileHighlighter(QTextDocument *document, const QPalette &palette)
    : QSyntaxHighlighter(document)
{
    setPalette(palette);
}

void UnitFileHighlighter::setPalette(const QPalette &palette)
{
    section_ = {};
    section_.setFontWeight(QFont::Bold);
    directive_ = {};
    directive_.setForeground(isDark(palette) ? QColor(0x7cb7ff) : QColor(0x1a5fb4));
    comment_ = {};
    comment_.setForeground(dimmedText(palette));
    comment_.setFontItalic(true);
    specifier_ = {};
    specifier_.setForeground(isDark(palette) ? QColor(0xdc8add) : QColor(0x813d9c));
    path_ = {};
    path_.setForeground(isDark(palette) ? QColor(0x8ff0a4) : QColor(0x1a6b3a));
    rehighlight();
}

void UnitFileHighlighter::highlightBlock(const QString &text)
{
    const qsizetype start =
        std::ranges::find_if(text, [](QChar c) { return !c.isSpace(); }) - text.begin();
    const QChar first = start < text.size() ? text.at(start) : QChar();
    const bool isComment = first == u'#' || first == u';';
    const bool isContinued = previousBlockState() == Continued;
    // Comments within a continued line are left out, and the line goes on after them.
    const bool goesOn = isComment ? isContinued : text.endsWith(u'\\');
    setCurrentBlockState(goesOn ? Continued : Plain);

    const int size = static_cast<int>(text.size());
    if (isComment) {
        setFormat(0, size, comment_);
    } else if (!isContinued && first == u'[') {
        setFormat(0, size, section_);
    } else {
        const int equals = isContinued ? -1 : static_cast<int>(text.indexOf(u'='));
        if (equals > 0)
            setFormat(0, equals, directive_);
        if (equals >= 0 || isContinued)
            highlightValue(text, equals + 1);
    }
}

void UnitFileHighlighter::highlightValue(const QString &text, int from)
{
    static const QRegularExpression path(QStringLiteral("(?<![^\\s\"'=:@+!;,-])/[^\\s\"':;,]*"));
    static const QRegularExpression specifier(QStringLiteral("%[A-Za-z%]"));
    const auto paint = [&](const QRegularExpression &what, const QTextCharFormat &format) {
        for (auto found = what.globalMatch(text, from); found.hasNext();) {
            const auto match = found.next();
            setFormat(static_cast<int>(match.capturedStart()),
                      static_cast<int>(match.capturedLength()), format);
        }
    };
    paint(path, path_);
    paint(specifier, specifier_);
}

} // namespace unitdeck
