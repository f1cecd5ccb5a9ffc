// SPDX-License-Identifier: GPL-3.0-or-later
// Quiet colours for unit files: sections, directives, comments, specifiers, paths.
#pragma once

#include <QPalette>
#include <QSyntaxHighlighter>

namespace unitdeck {

/// The syntax of systemd.syntax(7): "#" and ";" begin comments, "[…]" sections, "Name=" directives;
/// a backslash at a line's end goes on in the next.
class UnitFileHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    UnitFileHighlighter(QTextDocument *document, const QPalette &palette);

    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    void highlightValue(const QString &text, int from);

    enum State { Plain, Continued };
    QTextCharFormat section_;
    QTextCharFormat directive_;
    QTextCharFormat comment_;
    QTextCharFormat specifier_;
    QTextCharFormat path_;
};

} // namespace unitdeck
