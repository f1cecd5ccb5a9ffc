// SPDX-License-Identifier: GPL-3.0-or-later
// A window of its own for a journal that is not this machine's: files or a directory.
#pragma once

#include <QMainWindow>

class QSettings;

namespace unitdeck {

class JournalWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// @p path is a journal file or a directory of such; @p settings outlives this.
    JournalWindow(const QString &path, QSettings *settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QSettings *settings_;
};

} // namespace unitdeck
