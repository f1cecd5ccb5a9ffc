// SPDX-License-Identifier: GPL-3.0-or-later
// A few lines of fixed-width text to read and copy, as high as they are.
#pragma once

#include <QPlainTextEdit>
#include <QTextCharFormat>

namespace unitdeck {

/// Read-only, without a frame, on its parent's ground. Only wheel events it can use are taken, so
/// that the page around it scrolls.
class TextPane final : public QPlainTextEdit
{
    Q_OBJECT
public:
    struct Span
    {
        QString text;
        QColor color; ///< invalid: the text colour

        friend bool operator==(const Span &, const Span &) = default;
    };
    using Line = QList<Span>;

    explicit TextPane(int maxLines, QWidget *parent = nullptr);

    /// Shows @p lines; the selection and the place stay as far as the text is the same.
    void setLines(const QList<Line> &lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();

    QList<Line> lines_;
    int maxLines_;
};

} // namespace unitdeck
