// SPDX-License-Identifier: GPL-3.0-or-later
// The lines with their signs; see the header.
#include "ui/views/difference_view.h"

#include "app/unitfiles/text_difference.h"
#include "ui/look/state_look.h"

#include <QFontDatabase>

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

DifferenceView::DifferenceView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setLayoutDirection(Qt::LeftToRight);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAccessibleName(tr("Differences"));
    setPlaceholderText(tr("There is no difference."));
}

void DifferenceView::compare(const QString &before, const QString &after)
{
    clear();
    // The last line feed ends a line, and begins none.
    const auto linesOf = [](const QString &text) {
        QStringList lines = text.split(u'\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        return lines;
    };
    if (before == after)
        return;
    static constexpr std::array signs{u' ', u'−', u'+'}; // in the order of DifferenceLine::Kind
    const std::array tones{Tone::Calm, Tone::Bad, Tone::Good};
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    bool isFirst = true;
    for (const DifferenceLine &line : textDifference(linesOf(before), linesOf(after))) {
        const auto kind = static_cast<size_t>(line.kind);
        QTextCharFormat format;
        format.setForeground(toneColor(tones.at(kind), palette()));
        if (!std::exchange(isFirst, false))
            cursor.insertBlock();
        cursor.insertText(QString(QChar(signs.at(kind))) + u' ' + line.text, format);
    }
    cursor.endEditBlock();
    setTextCursor(QTextCursor(document()));
}

} // namespace unitdeck
