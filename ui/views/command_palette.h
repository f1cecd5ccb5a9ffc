// SPDX-License-Identifier: GPL-3.0-or-later
// Everything by typing: a field and the commands that match it, best first.
#pragma once

#include "ui/views/command.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QKeyEvent;
class QLineEdit;
class QListView;

namespace unitdeck {

class CommandModel;

/// Lies over its parent's upper edge; a child and no window of its own, so that it needs no grab.
/// Closed by Esc, by a click elsewhere, and before a command runs. What matches is the provider's
/// affair: ui/models/palette_search.h finds verbs and units, rankCommands() the window's own
/// commands.
class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    /// The commands for what was typed, best first; called at every key.
    using Provider = std::function<QList<Command>(const QString &text)>;

    /// @p parent: the window it lies over.
    explicit CommandPalette(QWidget *parent);

    void setProvider(Provider provider);
    /// Shows it, empty.
    void popup();
    void setText(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refill(const QString &text);
    void place();
    void dismiss();
    bool handleKey(QKeyEvent *event);
    void runAt(const QModelIndex &index);

    Provider provider_;
    QPointer<QWidget> focusBefore_;
    QLineEdit *edit_;
    QListView *list_;
    CommandModel *model_;
};

} // namespace unitdeck
