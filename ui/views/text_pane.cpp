// SPDX-License-Identifier: GPL-3.0-or-later
// The pane; see the header.
#include "ui/views/text_pane.h"

#include <QFontDatabase>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace unitdeck {

TextPane::TextPane(int maxLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , maxLines_(maxLines)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    // Not wrapped: as high as its lines, a pane whose width decides how many they are changes both
    // for ever when a scroll bar comes and goes.
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setWordWrapMode(QTextOption::NoWrap);
    // What is logged reads so in every language; turned round, its beginning would be out of sight.
    setLayoutDirection(Qt::LeftToRight);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    fitHeight();
}

void TextPane::setLines(const QList<Line> &lines)
{
    if (lines == lines_)
        return;
    const int across = horizontalScrollBar()->value();
    const int down = verticalScrollBar()->value();
    // Only what differs is replaced, from the first to the last line that does: a selection
    // elsewhere stays.
    qsizetype first = 0;
    const qsizetype common = std::min(lines.size(), lines_.size());
    while (first < common && lines.at(first) == lines_.at(first))
        ++first;

    // Text put in where a selection ends would become part of it.
    const int anchor = textCursor().anchor();
    const int position = textCursor().position();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    if (first == 0) {
        cursor.select(QTextCursor::Document);
    } else {
        const QTextBlock block = document()->findBlockByNumber(static_cast<int>(first) - 1);
        cursor.setPosition(block.position() + block.length() - 1);
        cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    }
    cursor.removeSelectedText();
    for (qsizetype i = first; i < lines.size(); ++i) {
        if (i > 0)
            cursor.insertBlock();
        for (const Span &span : lines.at(i)) {
            QTextCharFormat format;
            if (span.color.isValid())
                format.setForeground(span.color);
            cursor.insertText(span.text, format);
        }
    }
    cursor.endEditBlock();
    lines_ = lines;
    fitHeight();
    const int end = document()->characterCount() - 1;
    QTextCursor selection = textCursor();
    selection.setPosition(std::min(anchor, end));
    selection.setPosition(std::min(position, end), QTextCursor::KeepAnchor);
    setTextCursor(selection);
    horizontalScrollBar()->setValue(across);
    verticalScrollBar()->setValue(down);
}

QSize TextPane::sizeHint() const
{
    return {320, minimumSizeHint().height()};
}

QSize TextPane::minimumSizeHint() const
{
    // Not a number of times the font's height: where a line borrows letters of another font, or
    // the language prefers one, it is higher than that.
    qreal height = 0;
    int count = 0;
    for (QTextBlock block = document()->lastBlock(); block.isValid() && count < maxLines_;
         block = block.previous(), ++count)
        height += blockBoundingRect(block).height();
    // Room for the bar is kept always: it comes and goes with the longest line.
    const int bar = horizontalScrollBar()->sizeHint().height();
    return {80, static_cast<int>(std::ceil(height)) + bar + 2};
}

void TextPane::wheelEvent(QWheelEvent *event)
{
    const bool isSideways = event->angleDelta().x() != 0;
    if (!isSideways && verticalScrollBar()->maximum() == 0) {
        event->ignore();
        return;
    }
    QPlainTextEdit::wheelEvent(event);
}

void TextPane::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void TextPane::fitHeight()
{
    setFixedHeight(minimumSizeHint().height());
    updateGeometry();
}

} // namespace unitdeck
