// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a unit: its path, what kind of file it is, and its text.
#pragma once

#include "app/unitfiles/configuration.h"
#include "app/unitfiles/unit_text.h"

#include <QWidget>

class QPlainTextEdit;
class QVBoxLayout;

namespace unitdeck {

class DirectiveHelp;
class RichLabel;
class UnitFileHighlighter;

class UnitFileSection final : public QWidget
{
    Q_OBJECT
public:
    /// @p help, which outlives this, tells of directives.
    UnitFileSection(const UnitText &text, DirectiveHelp *help, QWidget *parent = nullptr);

    const QString &path() const { return text_.path; }
    /// Names what the file was generated from, as a link.
    void setSource(const QString &path);
    /// Puts the cursor into that line, counted from 0, and lets it be seen; returns its place.
    QRect showLine(qsizetype line);

    /// Marks the assignments of this file, the one numbered @p file, that a later one changes.
    void setSettings(qsizetype file, const QList<EffectiveSetting> &settings,
                     const QList<ConfigurationFile> &files);

Q_SIGNALS:
    /// To the assignment that a line that does not count gave way to.
    void jumpRequested(qsizetype file, qsizetype line);
    /// To what the file was generated from.
    void sourceRequested(const QString &path);
    void unitActivated(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Mark
    {
        qsizetype firstLine;
        qsizetype lastLine;
        QString text; // why the lines do not count
        qsizetype winnerFile;
        qsizetype winnerLine;
    };
    void fitHeight();
    void showMarks();
    const Mark *markAt(int line) const;
    bool jumpFrom(int line);
    void follow(const QString &word);
    QString wordAt(const QPoint &place) const;

    UnitText text_;
    DirectiveHelp *help_;
    QVBoxLayout *layout_;
    QList<Mark> marks_;
    QPlainTextEdit *edit_ = nullptr; // null if there is no text to show
    UnitFileHighlighter *highlighter_ = nullptr;
};

/// What @p text is, in a few words: "of a package", "drop-in of this machine".
QString unitFileKind(const UnitText &text);

} // namespace unitdeck
