// SPDX-License-Identifier: GPL-3.0-or-later
// Asks which of a unit's directories to delete.
#pragma once

#include "app/values/unit_details.h"
#include "app/values/verb.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QPushButton;

namespace unitdeck {

class CommandLine;

/// Show with open(), never exec(); ask requests() when accepted() comes. Only what is made anew by
/// itself (cache, runtime) is checked at first.
class CleanDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p details of the one unit, if known: what it has not cannot be chosen, and the directories
    /// are named. @p managerVersion: 0 if not known.
    CleanDialog(const QList<UnitId> &units, const std::optional<UnitDetails> &details,
                int managerVersion, QWidget *parent = nullptr);

    /// A clean request for each unit, in their order.
    QList<VerbRequest> requests() const;

private:
    struct Row
    {
        QString what; // systemctl(1), --what=
        QCheckBox *box;
    };
    void updateChoice();

    QList<UnitId> units_;
    QList<Row> rows_;
    CommandLine *command_;
    QPushButton *clean_;
};

} // namespace unitdeck
