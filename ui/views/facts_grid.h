// SPDX-License-Identifier: GPL-3.0-or-later
// The facts of the status page: labels and values, with the two switches on top.
#pragma once

#include "ui/look/unit_facts.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace unitdeck {

class RichLabel;
class SwitchButton;

/// GUI thread. All rows are made once; what is not known is hidden, what differs is set in place.
class FactsGrid final : public QWidget
{
    Q_OBJECT
public:
    explicit FactsGrid(QWidget *parent = nullptr);

    void setAutostart(const QString &html, bool isSwitch, bool isOn, const QString &explanation);
    /// Whether the user's services run without a login; absent: no such switch here. @p note says
    /// what went wrong, if anything.
    void setLinger(std::optional<bool> linger, const QString &note);
    void setFacts(const QList<UnitFact> &facts);

Q_SIGNALS:
    void autostartChosen(bool on);
    void lingerChosen(bool on);
    void linkActivated(const QString &href);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *label = nullptr;
        RichLabel *value = nullptr;
    };
    Row addRow(QGridLayout *grid, const QString &label);
    void dimLabels();

    SwitchButton *autostart_;
    RichLabel *autostartText_;
    SwitchButton *linger_;
    RichLabel *lingerText_;
    QWidget *lingerRow_;
    QLabel *autostartLabel_;
    std::array<Row, factCount> rows_;
};

} // namespace unitdeck
