// SPDX-License-Identifier: GPL-3.0-or-later
// Starting an instance of a template: its argument, and the name it makes.
#pragma once

#include "app/values/verb.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace unitdeck {

class CommandLine;

/// To be open()ed; ask requests() when accepted() comes.
class InstanceDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p templateUnit is "name@.type".
    InstanceDialog(const UnitId &templateUnit, QWidget *parent);

    UnitId instance() const;
    /// Start, or enable and start.
    QList<VerbRequest> requests() const;

private:
    void update();

    UnitId template_;
    QLineEdit *argument_;
    QCheckBox *autostart_;
    QLabel *name_;
    CommandLine *command_;
    QPushButton *start_;
};

} // namespace unitdeck
