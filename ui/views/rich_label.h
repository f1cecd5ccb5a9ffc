// SPDX-License-Identifier: GPL-3.0-or-later
// A label of text to select, copy and follow links in.
#pragma once

#include <QLabel>

namespace unitdeck {

/// Sets its text in place only if it differs, in the palette's own colours for links and asides
/// (spans of class "aside"), and can be reached by keyboard only while there is a link.
class RichLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit RichLabel(QWidget *parent = nullptr);

    /// @p html is rich text; @p name, if not empty, is put before the text for assistive tools.
    void setHtml(const QString &html, const QString &name = {});
    /// @p text is plain; lines stay lines.
    void setPlain(const QString &text, const QString &name = {});
    /// The text as it is read, without markup.
    QString plainText() const;

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void align();

    QString html_;
    QString name_;
};

} // namespace unitdeck
