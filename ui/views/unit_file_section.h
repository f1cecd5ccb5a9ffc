// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a unit: its path, what kind of file it is, and its text.
#pragma once

#include "app/unitfiles/unit_text.h"

#include <QWidget>

class QPlainTextEdit;

namespace unitdeck {

class RichLabel;
class UnitFileHighlighter;

class UnitFileSection final : public QWidget
{
    Q_OBJECT
public:
    explicit UnitFileSection(const UnitText &text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();

    UnitText text_;
    QPlainTextEdit *edit_ = nullptr; // null if there is no text to show
    UnitFileHighlighter *highlighter_ = nullptr;
};

/// What @p text is, in a few words: "of a package", "drop-in of this machine".
QString unitFileKind(const UnitText &text);

} // namespace unitdeck
