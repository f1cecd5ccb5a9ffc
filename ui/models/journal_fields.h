// SPDX-License-Identifier: GPL-3.0-or-later
// What the fields of journal entries mean.
#pragma once

#include <QString>
#include <QStringList>

namespace unitdeck {

/// A sentence on a field of systemd.journal-fields(7); empty for others.
QString fieldMeaning(const QString &field);

/// Those that people look for most, in the order of a list to choose from.
QStringList commonFields();

} // namespace unitdeck
