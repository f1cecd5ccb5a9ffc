// SPDX-License-Identifier: GPL-3.0-or-later
// A new service in a person's words.
#pragma once

#include "app/plans/service_spec.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;

namespace unitdeck {

class ScheduleEdit;

/// GUI thread.
class NewServiceForm final : public QWidget
{
    Q_OBJECT
public:
    /// @p units gives the names that a manager knows; @p home is where one's programs are.
    NewServiceForm(Scope scope, std::function<QSet<QString>(Scope)> units,
                   QWidget *parent = nullptr);

    void setProgram(const QString &path);
    ServiceSpec spec() const;
    /// What is missing or wrong, and what is good to know; both may be empty.
    QString problem() const;
    QString note() const;

Q_SIGNALS:
    void changed();

private:
    void chooseProgram();
    void lookAtIt();
    void update();

    std::function<QSet<QString>(Scope)> units_;
    ProgramFacts facts_;
    quint64 round_ = 0;
    QTimer lookTimer_;
    QFormLayout *layout_;
    QComboBox *scope_;
    QLineEdit *program_;
    QLineEdit *arguments_;
    QLineEdit *name_;
    QLineEdit *description_;
    QLineEdit *folder_;
    QPlainTextEdit *environment_;
    QLineEdit *user_;
    QComboBox *readiness_;
    QComboBox *when_;
    ScheduleEdit *schedule_;
    QLineEdit *listen_;
    QLineEdit *watched_;
    QComboBox *restart_;
    QCheckBox *starts_;
    // What was made from the program's name; another one was typed.
    QString madeName_;
    QString madeDescription_;
};

} // namespace unitdeck
