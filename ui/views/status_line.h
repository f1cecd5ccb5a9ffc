// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the window's lower edge: the manager, its jobs, and the last action with its way
// back.
#pragma once

#include "app/units/manager.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QToolButton;

namespace unitdeck {

class StatusLine final : public QFrame
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// @p manager outlives this.
    void setManager(Manager *manager);
    /// The last action in words; @p command is what Copy command copies, @p canUndo offers Undo.
    void setLastAction(const QString &text, const QString &command, bool canUndo);
    /// A passing remark in the place of the last action, such as "Copied."
    void remark(const QString &text);
    QString lastCommand() const { return command_; }
    const QWidget *jobsAnchor() const;

Q_SIGNALS:
    void jobsRequested();
    void undoRequested();
    void copyCommandRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showManager();
    void elideLast();

    QPointer<Manager> manager_;
    QString command_;
    QString lastText_;
    QLabel *shape_;
    QLabel *state_;
    QToolButton *jobs_;
    QLabel *last_;
    QToolButton *undo_;
    QToolButton *copy_;
};

} // namespace unitdeck
