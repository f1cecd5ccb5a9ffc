// SPDX-License-Identifier: GPL-3.0-or-later
// Everything by typing: a field and the commands that match it, best first.
#pragma once

#include <QFrame>
#include <QIcon>
#include <QList>

#include <functional>

class QLineEdit;
class QListView;

namespace unitdeck {

class CommandModel;

struct Command
{
    QString title;    ///< "Restart unitdeck-demo.service"
    QString subtitle; ///< its description; may be empty
    QString shortcut; ///< as text in the native form; may be empty
    QIcon icon;
    bool isEnabled = true;
    QString reason; ///< why it is not enabled
    std::function<void()> run;
};

/// A popup over its parent's upper edge. Closed by Esc, by a click elsewhere, and before a command
/// runs. What matches is the provider's affair: ui/models/palette_search.h finds verbs and units,
/// rankCommands() the window's own commands.
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
    void runAt(const QModelIndex &index);

    Provider provider_;
    QLineEdit *edit_;
    QListView *list_;
    CommandModel *model_;
};

/// Those of @p commands whose title or subtitle match @p text, best first; all of them, in order,
/// for an empty text.
QList<Command> rankCommands(const QList<Command> &commands, const QString &text);

} // namespace unitdeck
