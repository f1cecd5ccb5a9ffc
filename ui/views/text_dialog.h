// SPDX-License-Identifier: GPL-3.0-or-later
// A window of text that arrives later: a manual page, what a tool says.
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace unitdeck {

/// Opened at once, deleted when it is closed.
class TextDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p source says where it is from: what would print the same in a terminal; to copy.
    TextDialog(const QString &title, const QString &source, QWidget *parent);

    void setText(const QString &text);

private:
    QPlainTextEdit *text_;
};

/// The manual page @p page, written "core(5)", in a TextDialog.
void showManPage(const QString &page, QWidget *parent);
/// What coredumpctl(1) knows of a core dump: of the process @p pid at @p time, µs since the epoch
/// as COREDUMP_TIMESTAMP= has it.
void showCoreDump(qint64 pid, qint64 time, QWidget *parent);

} // namespace unitdeck
