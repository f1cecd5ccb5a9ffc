// SPDX-License-Identifier: GPL-3.0-or-later
// The method, arguments and answer of each verb.
#pragma once

#include "app/values/error.h"
#include "app/values/verb.h"

#include <QDBusMessage>
#include <QVariantList>

namespace unitdeck {

/// A call of org.freedesktop.systemd1.Manager.
struct VerbCall
{
    QLatin1StringView method;
    QVariantList arguments;
    QLatin1StringView replySignature;
};

/// @p managerVersion decides where newer managers have a better method; 0: not known.
VerbCall verbCall(const VerbRequest &request, int managerVersion);
/// What the answer to @p call says; Malformed if it is of another type than expected.
Reply<VerbOutcome> verbOutcomeOf(const VerbCall &call, const QDBusMessage &reply);

} // namespace unitdeck
