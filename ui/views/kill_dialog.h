// SPDX-License-Identifier: GPL-3.0-or-later
// Asks which signal to send to which processes, and says what each does.
#pragma once

#include "app/values/unit_details.h"
#include "app/values/verb.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace unitdeck {

class CommandLine;

/// Show with open(), never exec(); ask requests() when accepted() comes. Always begins with
/// SIGTERM: a remembered SIGKILL would be an accident waiting.
class KillDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p details of the one unit, if known: then the processes that get the signal are shown, and
    /// what has no process cannot be chosen.
    KillDialog(const QList<UnitId> &units, const std::optional<UnitDetails> &details,
               QWidget *parent = nullptr);

    /// A kill request for each unit, in their order.
    QList<VerbRequest> requests() const;

private:
    void fillProcesses();
    void filterSignals(const QString &text);
    void updateChoice();
    int chosenSignal() const;

    QList<UnitId> units_;
    std::optional<UnitDetails> details_;
    QLineEdit *filter_;
    QListWidget *signals_;
    QComboBox *whom_;
    QLabel *receivers_;
    CommandLine *command_;
    QPushButton *send_;
};

} // namespace unitdeck
