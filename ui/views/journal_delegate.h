// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a journal entry in one row: mark, time, who, message.
#pragma once

#include "ui/models/journal_text.h"

#include <QDate>
#include <QRegularExpression>
#include <QStyledItemDelegate>

namespace unitdeck {

class JournalDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit JournalDelegate(QObject *parent = nullptr);

    /// Pixels for the time, characters for who speaks; the day that needs no date.
    void setColumns(int time, qsizetype identifier, QDate today);
    void setTimeStyle(TimeStyle style) { timeStyle_ = style; }
    TimeStyle timeStyle() const { return timeStyle_; }
    /// Each identifier in a colour of its own.
    void setColourful(bool isColourful) { isColourful_ = isColourful; }
    /// What is searched is marked where it occurs, smart case; empty: nothing.
    void setHighlight(const QString &text, bool isExpression);
    /// These are marked always, each in a colour of its own.
    void setMarked(const QStringList &texts) { marked_ = texts; }

    /// Where a click unfolds or folds what the row stands for; empty if it stands for itself.
    QRect foldRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    /// Where what stands in a row.
    struct Places
    {
        QRect mark;
        QRect time;
        QRect who;
        QRect text;
        QRect fold;
        QString shown; ///< the line, cut to what there is room for
        QString foldText;
    };
    Places placesOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    static QString foldText(const QModelIndex &index);
    void paintTime(QPainter *painter, const QRect &rect, const QModelIndex &index,
                   const QStyleOptionViewItem &option) const;

    int timeWidth_ = 100;
    qsizetype identifierWidth_ = 8;
    QDate today_;
    TimeStyle timeStyle_ = TimeStyle::Local;
    bool isColourful_ = false;
    void paintMarks(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                    const QString &shown) const;

    QRegularExpression searched_; ///< an empty pattern: nothing
    QStringList marked_;
};

} // namespace unitdeck
