// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a unit: its path, what kind of file it is, and its text.
#pragma once

#include "app/unitfiles/configuration.h"
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

    /// Marks the assignments of this file, the one numbered @p file, that a later one changes.
    void setSettings(qsizetype file, const QList<EffectiveSetting> &settings,
                     const QList<ConfigurationFile> &files);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Mark
    {
        qsizetype firstLine;
        qsizetype lastLine;
        QString text; // why the lines do not count
    };
    void fitHeight();
    void showMarks();

    UnitText text_;
    QList<Mark> marks_;
    QPlainTextEdit *edit_ = nullptr; // null if there is no text to show
    UnitFileHighlighter *highlighter_ = nullptr;
};

/// What @p text is, in a few words: "of a package", "drop-in of this machine".
QString unitFileKind(const UnitText &text);

} // namespace unitdeck
