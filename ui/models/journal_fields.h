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

/// Whether a value is no text: it has controls that no terminal and no file of lines has.
bool isBinary(QByteArrayView value);
/// As text, or what is none as bytes in hex, "00 1f".
QString fieldText(const QByteArray &value);

} // namespace unitdeck
