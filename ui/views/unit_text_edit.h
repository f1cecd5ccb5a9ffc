// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a unit file: numbered lines, findings in the margin, completion.
#pragma once

#include "app/unitfiles/finding.h"
#include "ui/models/unit_completion.h"

#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace unitdeck {

class EditorMargin;
class UnitFileHighlighter;

class UnitTextEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit UnitTextEdit(QWidget *parent = nullptr);

    /// Asked for the words that may come next, with the text up to the cursor.
    void setCompletions(std::function<UnitCompletion(const QString &)> completions);
    /// Asked what the directive of a line means, for its tool tip, as rich text.
    void setExplanation(std::function<QString(const QString &section, const QString &key)> explain);
    /// Marks the lines these are about.
    void setFindings(const QList<Finding> &findings);
    /// Puts the cursor there; from 1.
    void goToLine(int line);
    /// Offers what may come next, as Ctrl+Space does.
    void complete();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class EditorMargin;
    int marginWidth() const;
    void placeMargin();
    void paintMargin(QPainter *painter, const QRect &area);
    QStringList textsAt(int line) const;
    void underline();
    void insertCompletion(const QString &word);
    void hidePopup();

    EditorMargin *margin_;
    UnitFileHighlighter *highlighter_;
    QCompleter *completer_;
    QStringListModel *words_;
    std::function<UnitCompletion(const QString &)> completions_;
    std::function<QString(const QString &, const QString &)> explain_;
    QString prefix_; // of the word that is completed
    QList<Finding> findings_;
};

} // namespace unitdeck
