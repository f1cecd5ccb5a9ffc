// SPDX-License-Identifier: GPL-3.0-or-later
// Units found from outside the window, such as the desktop's own search.
#pragma once

#include "app/units/manager.h"

#include <QStringList>

namespace unitdeck {

/// The best units of all @p managers for @p terms, best first, as keys (keyOf()); every term must
/// be found in the unit's name or description. Nothing for terms of one letter: a desktop asks at
/// every key.
QStringList searchUnits(const QList<Manager *> &managers, const QStringList &terms,
                        qsizetype limit = 10);

} // namespace unitdeck
