// SPDX-License-Identifier: GPL-3.0-or-later
// A system service becomes a user service again.
#pragma once

#include "app/plans/plan.h"
#include "app/plans/service_texts.h"

namespace unitdeck {

/// What there is of the user service already.
struct DemotionLook
{
    ServiceLook service;      ///< of the system
    bool hasUserFile = false; ///< the user has a file of that name, which is used as it is

    friend bool operator==(const DemotionLook &, const DemotionLook &) = default;
};

/// As lookAtService().
void lookAtDemotion(const UnitDetails &details, QObject *context, Done<DemotionLook> done);

/// "~/.local/lib/NAME", where the program goes.
QString userProgramFolder(const ServiceLook &look);

/// The files of the user service; none where the user has one.
QList<PlannedFile> demotedFiles(const DemotionLook &look);

/// Stop the system service; copy, write, verify; reload, enable, start; prove; and, unless
/// @p keepsSystemService, remove the system's files, program and user.
Plan demotionPlan(const DemotionLook &look, bool keepsSystemService);

} // namespace unitdeck
