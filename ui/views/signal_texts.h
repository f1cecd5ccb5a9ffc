// SPDX-License-Identifier: GPL-3.0-or-later
// What the signals of signal(7) mean to a service, in a sentence each.
#pragma once

#include <QString>

namespace unitdeck {

/// "asks to end; the service may tidy up". Empty for a signal without a row.
QString signalMeaning(int number);

} // namespace unitdeck
