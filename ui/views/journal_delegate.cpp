// SPDX-License-Identifier: GPL-3.0-or-later
// A journal entry as a row; see the header.
#include "ui/views/journal_delegate.h"

#include "app/values/journal_query.h"
#include "ui/look/state_look.h"
#include "ui/models/journal_model.h"
#include "ui/models/journal_text.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace unitdeck {

namespace {

constexpr int gap = 8;
constexpr int mark = 10; ///< the square of the shape at the left

/// The same for a name each time, and of hues that one tells apart.
QColor colorOf(const QString &identifier, const QPalette &palette)
{
    return readableColor(qChecksum(identifier.toUtf8()) % 12 * 30, 120, palette);
}

/// In a fixed font, as the list's is, bold and italic are as wide as plain.
QFont fontOf(QFont font, const TextStyle &style)
{
    font.setBold(style.isBold || font.bold());
    font.setItalic(style.isItalic);
    font.setUnderline(style.isUnderlined);
    font.setStrikeOut(style.isStruckOut);
    return font;
}

} // namespace

JournalDelegate::JournalDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , today_(QDate::currentDate())
{
}

void JournalDelegate::setColumns(int time, qsizetype identifier, QDate today)
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
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto fill = [&](qsizetype from, qsizetype size, QColor color) {
        const int left = option.fontMetrics.horizontalAdvance(shown.first(from));
        const int right = option.fontMetrics.horizontalAdvance(shown.first(from + size));
        QRect piece(rect.left() + left, rect.top() + 1, right - left, rect.height() - 2);
        // A line below, and so little of it behind that what is bad can still be read there.
        if (isSelected) {
            color = option.palette.color(QPalette::HighlightedText);
        } else {
            QColor ground = color;
            ground.setAlpha(40);
            painter->fillRect(piece, ground);
        }
        piece.setTop(piece.bottom() - 1);
        painter->fillRect(piece, color);
    };
    const auto mark = [&](const QString &text, const QColor &color) {
        const Qt::CaseSensitivity sensitivity = smartCase(text);
        for (qsizetype hit = shown.indexOf(text, 0, sensitivity); hit >= 0;
             hit = shown.indexOf(text, hit + text.size(), sensitivity))
            fill(hit, text.size(), color);
    };
    for (qsizetype i = 0; i < marked_.size(); ++i) {
        // Hues far from each other, and from the searched text's.
        mark(marked_[i], QColor::fromHsl(static_cast<int>((120 + i * 137) % 360), 200,
                                         isDark(option.palette) ? 150 : 110));
    }
    if (searched_.pattern().isEmpty())
        return;
    for (const QRegularExpressionMatch &hit : searched_.globalMatch(shown))
        fill(hit.capturedStart(), hit.capturedLength(), toneColor(Tone::Busy, option.palette));
}

void JournalDelegate::setHighlight(const QString &text, bool isExpression)
{
    // Painting must not wait for an expression that goes through all ways (pcre2pattern(3)).
    if (text.isEmpty())
        searched_.setPattern({});
    else
        searched_.setPattern(u"(*LIMIT_MATCH=2000)"_s +
                             (isExpression ? text : QRegularExpression::escape(text)));
    searched_.setPatternOptions(QRegularExpression::UseUnicodePropertiesOption |
                                (smartCase(text) == Qt::CaseInsensitive
                                     ? QRegularExpression::CaseInsensitiveOption
                                     : QRegularExpression::NoPatternOption));
    // Of what is no expression the search tells.
    if (!searched_.isValid())
        searched_.setPattern({});
}

/// What follows the line, and how often it was said.
QString JournalDelegate::foldText(const QModelIndex &index)
{
    QStringList parts;
    if (const int repeats = index.data(JournalModel::RepeatsRole).toInt(); repeats > 1)
        parts << QChar(u'×') + QLocale().toString(repeats);
    const bool isCut = index.data(JournalModel::IsCutRole).toBool();
    if (const int lines = index.data(JournalModel::MoreLinesRole).toInt(); lines > 0)
        parts << QStringLiteral("⏎ ") + (isCut ? tr("more than %n more line(s)", nullptr, lines)
                                               : tr("%n more line(s)", nullptr, lines));
    else if (isCut)
        parts << tr("longer");
    if (index.data(JournalModel::IsUnfoldedRole).toBool())
        parts << tr("fold");
    return parts.join(QStringLiteral(" · "));
}

JournalDelegate::Places JournalDelegate::placesOf(const QStyleOptionViewItem &option,
                                                  const QModelIndex &index) const
{
    const QFontMetrics &metrics = option.fontMetrics;
    // Measured as a whole: the width of one character may be a fraction of a pixel.
    const auto widthOf = [&metrics](qsizetype characters) {
        return metrics.horizontalAdvance(QString(characters, u'0')) + 1;
    };
    // Columns run from the start of the reading direction.
    int at = option.rect.left() + gap;
    const auto column = [&](int width) {
        const QRect logical(at, option.rect.top(), width, option.rect.height());
        at += width + gap;
        return QStyle::visualRect(option.direction, option.rect, logical);
    };
    Places places;
    places.mark = column(mark);
    places.time = column(timeWidth_ + 1);
    places.who = column(widthOf(identifierWidth_));
    places.text = column(std::max(option.rect.right() - at - gap, 0));
    // What the row stands for is told right behind the line, and stays visible there.
    places.foldText = foldText(index);
    const int foldWidth =
        places.foldText.isEmpty() ? 0 : metrics.horizontalAdvance(places.foldText) + gap;
    places.text.setWidth(std::max(places.text.width() - foldWidth, 0));
    // Shaping a thousand characters to show a hundred takes a millisecond for each row.
    QString line = index.data(JournalModel::LineRole).toString();
    line.truncate(16 + 2 * places.text.width() / std::max(metrics.averageCharWidth(), 1));
    places.shown = metrics.elidedText(line, Qt::ElideRight, places.text.width());
    if (foldWidth > 0) {
        places.fold = places.text;
        places.fold.setLeft(places.text.left() + metrics.horizontalAdvance(places.shown) + gap);
        places.fold.setWidth(foldWidth);
    }
    return places;
}

QRect JournalDelegate::foldRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return placesOf(option, index).fold;
}

void JournalDelegate::paintTime(QPainter *painter, const QRect &rect, const QModelIndex &index,
                                const QStyleOptionViewItem &option) const
{
    const QString time =
        journalTime(index.data(JournalModel::RealtimeRole).toLongLong(), today_, timeStyle_);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, time);
    // What the row above says already, up to the minute, steps back.
    const qint64 above = index.data(JournalModel::AboveRole).toLongLong();
    if (above <= 0 || option.state.testFlag(QStyle::State_Selected) ||
        isHighContrast(option.palette))
        return;
    const QString before = journalTime(above, today_, timeStyle_);
    const auto [end, ignored] = std::ranges::mismatch(time, before);
    const qsizetype same = time.lastIndexOf(u':', end - time.cbegin()) + 1;
    if (same <= 1 || end == time.cbegin())
        return;
    QColor veil = option.palette.color(QPalette::Base);
    veil.setAlphaF(0.4F);
    const int width = option.fontMetrics.horizontalAdvance(time.first(same));
    painter->fillRect(rect.left(), rect.top() + 1, width, rect.height() - 2, veil);
}

void JournalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isFurther = index.data(JournalModel::IsFurtherRole).toBool();
    const QPalette &palette = option.palette;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    painter->save();
    painter->setFont(option.font);
    // In a column what is logged runs as it was written; also what is found in it lies by that.
    painter->setLayoutDirection(Qt::LeftToRight);
    if (index.data(JournalModel::NewBootRole).toBool()) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 2)),
                          toneColor(Tone::Good, palette));
    } else if (index.data(JournalModel::NewDayRole).toBool()) {
        painter->setPen(palette.color(QPalette::Mid));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }

    const Tone tone = priorityTone(index.data(JournalModel::PriorityRole).toInt());
    const QColor selectedText = palette.color(QPalette::HighlightedText);
    const QColor dimmed = isSelected ? selectedText : dimmedText(palette);
    const QColor color = isSelected ? selectedText : toneColor(tone, palette);
    const Places places = placesOf(option, index);
    const auto draw = [&](const QRect &rect, const QString &text, const QColor &pen) {
        painter->setPen(pen);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    };

    if (!isFurther && (tone == Tone::Bad || tone == Tone::Busy)) {
        const QRectF square(places.mark.left(), places.mark.center().y() - mark / 2.0 + 0.5, mark,
                            mark);
        paintStateShape(painter, square, tone == Tone::Bad ? StateShape::Cross : StateShape::Half,
                        color);
    }
    if (!isFurther) {
        painter->setPen(dimmed);
        paintTime(painter, places.time, index, option);
        const QString identifier = index.data(JournalModel::IdentifierRole).toString();
        draw(places.who,
             option.fontMetrics.elidedText(identifier, Qt::ElideMiddle, places.who.width()),
             isColourful_ && !isSelected ? colorOf(identifier, palette) : dimmed);
    }

    paintMarks(painter, option, places.text, places.shown);
    QList<StyledRun> runs;
    if (!isSelected)
        runs = index.data(JournalModel::StylesRole).value<QList<StyledRun>>();
    // What is bad is in the colour of that all along.
    const bool hasColours = tone == Tone::Calm && !isHighContrast(palette);
    // Piece by piece, each where the whole line has it; without styles that is one piece.
    qsizetype drawn = 0;
    const auto drawUpTo = [&](qsizetype end, const TextStyle &look) {
        QRect piece = places.text;
        const auto edge = [&](qsizetype at) {
            return places.text.left() +
                   option.fontMetrics.horizontalAdvance(places.shown.first(at));
        };
        piece.setLeft(edge(drawn));
        const bool isTinted = hasColours && look.foreground != TextStyle::noColour;
        const QColor text = isTinted ? terminalColor(look.foreground, palette) : color;
        if (look.isReversed || (hasColours && look.background != TextStyle::noColour)) {
            QColor ground = look.isReversed ? text : terminalColor(look.background, palette);
            if (!look.isReversed)
                ground.setAlpha(60);
            painter->fillRect(
                QRect(piece.topLeft(), QPoint(edge(end) - 1, piece.bottom())).adjusted(0, 1, 0, -1),
                ground);
        }
        painter->setFont(fontOf(option.font, look));
        draw(piece, places.shown.sliced(drawn, end - drawn),
             look.isReversed ? palette.color(QPalette::Base) : text);
        drawn = end;
    };
    for (const StyledRun &run : std::as_const(runs)) {
        drawUpTo(std::min(run.start, places.shown.size()), {});
        drawUpTo(std::min(run.start + run.length, places.shown.size()), run.style);
    }
    drawUpTo(places.shown.size(), {});
    painter->setFont(option.font);
    if (!places.foldText.isEmpty())
        draw(places.fold, places.foldText,
             isSelected ? selectedText : palette.color(QPalette::Link));
    painter->restore();

    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

} // namespace unitdeck
