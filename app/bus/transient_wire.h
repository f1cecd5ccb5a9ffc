// SPDX-License-Identifier: GPL-3.0-or-later
// StartTransientUnit() of org.freedesktop.systemd1(5): its arguments.
#pragma once

#include "app/values/transient_service.h"

#include <QVariantList>

namespace unitdeck {

/// (ssa(sv)a(sa(sv)))
QVariantList transientArguments(const TransientService &service);

} // namespace unitdeck
