// SPDX-License-Identifier: GPL-3.0-or-later
// The choices of a promotion: name, program folder, user, hardening, what becomes of the rest.
#pragma once

#include "app/plans/promotion.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace unitdeck {

/// GUI thread.
class PromotionForm final : public QWidget
{
    Q_OBJECT
public:
    /// @p systemUnits gives all names the system's manager knows.
    PromotionForm(const ServiceLook &look, std::function<QSet<QString>()> systemUnits,
                  QWidget *parent = nullptr);

    PromotionChoices choices() const;
    /// What is against them, and what is good to know; both may be empty.
    QString problem() const;
    QString note() const;

Q_SIGNALS:
    /// The choices, or what is known about them, are others.
    void changed();

private:
    void update();
    void check();

    ServiceLook look_;
    std::function<QSet<QString>()> systemUnits_;
    QList<ChoiceProblem> problems_;
    bool isChecked_ = false;
    quint64 round_ = 0;
    QTimer checkTimer_;
    QLineEdit *name_;
    QLineEdit *folder_;
    QCheckBox *neighbours_;
    QComboBox *kind_;
    QLineEdit *user_;
    QCheckBox *hardened_;
    QCheckBox *starts_;
    QCheckBox *keeps_;
};

} // namespace unitdeck
