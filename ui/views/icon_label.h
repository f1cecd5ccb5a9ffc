// SPDX-License-Identifier: GPL-3.0-or-later
// An icon on its own, in the colours of the moment.
#pragma once

#include <QIcon>
#include <QLabel>

namespace unitdeck {

/// Shows @p icon at @p side logical pixels; draws it again when the palette or the screen changes,
/// which a label with a pixmap does not.
class IconLabel final : public QLabel
{
    Q_OBJECT
public:
    IconLabel(QIcon icon, int side, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon icon_;
};

} // namespace unitdeck
