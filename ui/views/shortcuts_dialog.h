// SPDX-License-Identifier: GPL-3.0-or-later
// All keys and what they do (F1).
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QTreeWidget;

namespace unitdeck {

struct ShortcutGroup
{
    QString title; ///< "Units", "Window" …
    QList<QAction *> actions;
};

/// Shows the actions that have a shortcut, grouped and searchable; not modal.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent = nullptr);

private:
    void filter(const QString &text);

    QLineEdit *edit_;
    QTreeWidget *tree_;
};

} // namespace unitdeck
