// SPDX-License-Identifier: GPL-3.0-or-later
// A command, run once as a unit of its own.
#pragma once

#include "app/units/manager.h"
#include "app/values/transient_service.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSettings;

namespace unitdeck {

class CommandLine;
class RichLabel;

/// GUI thread. Stays open until the command runs: what is wrong is said in it. To be open()ed;
/// deletes itself.
class RunOnceDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p managers and @p settings outlive this; the latter keep the last commands.
    RunOnceDialog(QList<Manager *> managers, Scope scope, QSettings *settings, QWidget *parent);

Q_SIGNALS:
    void started(const unitdeck::UnitId &unit);

private:
    TransientService service() const;
    Manager *manager() const;
    void update();
    void run();
    void start(const TransientService &service);
    void tell(const QString &problem);

    QList<Manager *> managers_;
    QSettings *settings_;
    QString number_; // in the unit's name, so that it is free
    QComboBox *command_;
    QComboBox *scope_;
    QLineEdit *folder_;
    QPlainTextEdit *environment_;
    CommandLine *same_;
    RichLabel *problem_;
    QPushButton *run_;
};

} // namespace unitdeck
