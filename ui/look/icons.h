// SPDX-License-Identifier: GPL-3.0-or-later
// Icons of the desktop's theme, with ours where it has none.
#pragma once

#include <QIcon>
#include <QPalette>

namespace unitdeck {

/// The theme's icon @p name, or the bundled drawing of that name in @p palette's text colour.
QIcon namedIcon(const QString &name, const QPalette &palette);

} // namespace unitdeck
