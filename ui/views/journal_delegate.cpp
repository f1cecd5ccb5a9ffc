// SPDX-License-Identifier: GPL-3.0-or-later
// A journal entry as a row; see the header.
#include "ui/views/journal_delegate.h"

#include "app/values/journal_query.h"
#include "ui/look/state_look.h"
#include "ui/models/journal_model.h"
#include "ui/models/journal_text.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace unitdeck {

namespace {

constexpr int gap = 8;
constexpr int mark = 10; ///< the square of the shape at the left

} // namespace

JournalDelegate::JournalDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , today_(QDate::currentDate())
{
}

void JournalDelegate::setColumns(qsizetype time, qsizetype identifier, QDate today)
{
    timeWidth_ = time;
    identifierWidth_ = identifier;
    today_ = today;
}

QSize JournalDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, option.fontMetrics.height() + 4};
}

void JournalDelegate::paintMarks(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QRect &rect, const QString &shown) const
{
    const auto mark = [&](const QString &text, QColor color) {
        color.setAlpha(70);
        const Qt::CaseSensitivity sensitivity = smartCase(text);
        for (qsizetype hit = shown.indexOf(text, 0, sensitivity); hit >= 0;
             hit = shown.indexOf(text, hit + text.size(), sensitivity)) {
            const int left = option.fontMetrics.horizontalAdvance(shown.first(hit));
            const int right = option.fontMetrics.horizontalAdvance(shown.first(hit + text.size()));
            painter->fillRect(rect.left() + left, rect.top() + 1, right - left, rect.height() - 2,
                              color);
        }
    };
    for (qsizetype i = 0; i < marked_.size(); ++i) {
        // Hues far from each other, and from the searched text's.
        mark(marked_[i], QColor::fromHsl(static_cast<int>((120 + i * 137) % 360), 200,
                                         isDark(option.palette) ? 150 : 110));
    }
    if (!searched_.isEmpty())
        mark(searched_, toneColor(Tone::Busy, option.palette));
}

void JournalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QPalette &palette = option.palette;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    painter->save();
    painter->setFont(option.font);
    if (index.data(JournalModel::NewDayRole).toBool()) {
        painter->setPen(palette.color(QPalette::Mid));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }

    const int priority = index.data(JournalModel::PriorityRole).toInt();
    const Tone tone = priorityTone(priority);
    const QColor selectedText = palette.color(QPalette::HighlightedText);
    const QColor dimmed = isSelected ? selectedText : dimmedText(palette);
    const QColor color = isSelected ? selectedText : toneColor(tone, palette);
    // Measured as a whole: the width of one character may be a fraction of a pixel.
    const auto widthOf = [&option](qsizetype characters) {
        return option.fontMetrics.horizontalAdvance(QString(characters, u'0')) + 1;
    };

    // Columns run from the start of the reading direction; what is logged keeps its own.
    int at = option.rect.left() + gap;
    const auto column = [&](int width) {
        const QRect logical(at, option.rect.top(), width, option.rect.height());
        at += width + gap;
        return QStyle::visualRect(option.direction, option.rect, logical);
    };
    const auto draw = [&](const QRect &rect, const QString &text, const QColor &pen) {
        painter->setPen(pen);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    };

    const QRect markColumn = column(mark);
    if (tone == Tone::Bad || tone == Tone::Busy) {
        const QRectF square(markColumn.left(), markColumn.center().y() - mark / 2.0 + 0.5, mark,
                            mark);
        paintStateShape(painter, square, tone == Tone::Bad ? StateShape::Cross : StateShape::Half,
                        color);
    }
    const QRect when = column(widthOf(timeWidth_));
    const QString time =
        journalTime(index.data(JournalModel::RealtimeRole).toLongLong(), today_, timeStyle_);
    draw(when, time, dimmed);
    // What the row above says already, up to the minute, steps back.
    const qint64 above = index.data(JournalModel::AboveRole).toLongLong();
    if (above > 0 && !isSelected && !isHighContrast(palette)) {
        const QString before = journalTime(above, today_, timeStyle_);
        const auto [end, ignored] = std::ranges::mismatch(time, before);
        const qsizetype same = time.lastIndexOf(u':', end - time.cbegin()) + 1;
        if (same > 1 && end != time.cbegin()) {
            QColor veil = palette.color(QPalette::Base);
            veil.setAlphaF(0.4F);
            const int width = option.fontMetrics.horizontalAdvance(time.first(same));
            painter->fillRect(when.left(), when.top() + 1, width, when.height() - 2, veil);
        }
    }
    const QRect who = column(widthOf(identifierWidth_));
    const QString identifier = index.data(JournalModel::IdentifierRole).toString();
    draw(who, option.fontMetrics.elidedText(identifier, Qt::ElideMiddle, who.width()),
         isColourful_ && !isSelected && !isHighContrast(palette)
             ? QColor::fromHsl(static_cast<int>(qHash(identifier, 7) % 360), 90,
                               isDark(palette) ? 165 : 90)
             : dimmed);

    // What follows the first line is told at the end of the row, and stays visible there.
    QString more;
    const int lines = index.data(JournalModel::MoreLinesRole).toInt();
    if (lines > 0)
        more = QStringLiteral("⏎ ") + tr("%n more line(s)", nullptr, lines);
    else if (index.data(JournalModel::IsCutRole).toBool())
        more = tr("… longer");
    const int moreWidth = more.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(more) + gap;
    const QRect rest = column(std::max(option.rect.right() - at - gap, 0));
    QRect text = rest;
    text.setWidth(std::max(rest.width() - moreWidth, 0));

    const QString line = index.data(JournalModel::LineRole).toString();
    const QString shown = option.fontMetrics.elidedText(line, Qt::ElideRight, text.width());
    paintMarks(painter, option, text, shown);
    QList<ColouredRun> runs;
    if (!isSelected && tone == Tone::Calm)
        runs = index.data(JournalModel::ColoursRole).value<QList<ColouredRun>>();
    // Piece by piece, each where the whole line has it; without colours that is one piece.
    qsizetype drawn = 0;
    const auto drawUpTo = [&](qsizetype end, const QColor &pen) {
        QRect piece = text;
        piece.setLeft(text.left() + option.fontMetrics.horizontalAdvance(shown.first(drawn)));
        draw(piece, shown.sliced(drawn, end - drawn), pen);
        drawn = end;
    };
    for (const ColouredRun &run : std::as_const(runs)) {
        if (run.start + run.length > shown.size())
            break;
        drawUpTo(run.start, color);
        drawUpTo(run.start + run.length, terminalColor(run.colour, palette));
    }
    drawUpTo(shown.size(), color);
    if (!more.isEmpty()) {
        const int used = option.fontMetrics.horizontalAdvance(shown);
        draw(QRect(text.left() + used + gap, text.top(), moreWidth, text.height()), more, dimmed);
    }
    painter->restore();

    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

} // namespace unitdeck
