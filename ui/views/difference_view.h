// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts as one, with what was removed and added.
#pragma once

#include <QPlainTextEdit>

namespace unitdeck {

/// Read-only. Signs and colours say what a line is.
class DifferenceView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DifferenceView(QWidget *parent = nullptr);

    /// How @p before becomes @p after.
    void compare(const QString &before, const QString &after);
};

} // namespace unitdeck
