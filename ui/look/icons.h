// SPDX-License-Identifier: GPL-3.0-or-later
// Icons of the desktop's theme, with ours where it has none.
#pragma once

#include <QIcon>

namespace unitdeck {

/// To be called once, before the first widget is made: without an icon theme Qt would look for each
/// icon of its own style in every directory of the fallback theme, 13,000 failing system calls
/// each.
void prepareIcons();

/// The theme's icon @p name, or the bundled drawing of that name in the text colour of the
/// program's palette as it is when the icon is painted: it follows the desktop.
QIcon namedIcon(const QString &name);

} // namespace unitdeck
