// SPDX-License-Identifier: GPL-3.0-or-later
// A switch for something the manager decides: a click asks, only the answer moves it.
#pragma once

#include <QAbstractButton>

namespace unitdeck {

/// clicked() tells of the wish; call setOn() with what is true.
class SwitchButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SwitchButton(QWidget *parent = nullptr);

    /// What it shows; a click changes nothing, see nextCheckState().
    void setOn(bool on);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    /// Nothing: the switch shows what is, not what was clicked.
    void nextCheckState() override {}

private:
    bool isOn_ = false;
};

} // namespace unitdeck
