// SPDX-License-Identifier: GPL-3.0-or-later
// When a timer comes due, in words or as a calendar expression, with the next times it means.
#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTimeEdit;

namespace unitdeck {

/// GUI thread. The expression is systemd.time(7)'s, "Calendar Events"; systemd-analyze(1) says what
/// it means.
class ScheduleEdit final : public QWidget
{
    Q_OBJECT
public:
    explicit ScheduleEdit(QWidget *parent = nullptr);

    QString expression() const;
    /// Why it cannot be used; empty if it can. It is not known while it is being looked at.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void showFields();
    void compose();
    void check();

    QComboBox *kind_;
    QComboBox *weekday_;
    QComboBox *minutes_;
    QSpinBox *number_;
    QTimeEdit *time_;
    QLineEdit *expression_;
    QPlainTextEdit *next_;
    QTimer checkTimer_;
    QString problem_;
    QString composed_; // what the words make; another one was typed
    quint64 round_ = 0;
};

} // namespace unitdeck
