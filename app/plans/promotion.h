// SPDX-License-Identifier: GPL-3.0-or-later
// A user service becomes a system service.
#pragma once

#include "app/plans/plan.h"
#include "app/plans/service_texts.h"

namespace unitdeck {

struct PromotionChoices
{
    QString name;   ///< of the system service, with its type
    QString folder; ///< of the program, below /usr/local/lib
    QString user;
    bool isDynamic = false; ///< DynamicUser=, instead of a user that stays
    bool takesNeighbours = false;
    bool isHardened = true;
    bool keepsUserService = false;
    bool starts = true; ///< with the machine, and now; else only what triggers it does

    friend bool operator==(const PromotionChoices &, const PromotionChoices &) = default;
};

/// What one would choose: the unit's own name for all.
PromotionChoices usualChoices(const ServiceLook &look);

enum class ChoiceProblem {
    BadName,     ///< no name of a service, or of a template or instance
    NameTaken,   ///< there is such a system unit
    BadFolder,   ///< not taken by the helper
    FolderTaken, ///< there is such a folder
    BadUser,     ///< not taken by systemd-sysusers
    UserTaken    ///< there is such a user or group
};

/// What is against @p choices; looks at files and the name service, in a thread of the pool.
/// @p systemUnits: all names the system's manager knows. @p done is called in the thread of
/// @p context.
void checkChoices(const ServiceLook &look, const PromotionChoices &choices,
                  const QSet<QString> &systemUnits, QObject *context,
                  Done<QList<ChoiceProblem>> done);

/// The files of the system service.
QList<PlannedFile> promotedFiles(const ServiceLook &look, const PromotionChoices &choices);

/// Stop the user service; install, create, write, verify; reload; enable, start and prove, if it is
/// to be started; and, unless it is to be kept, remove the user's files.
Plan promotionPlan(const ServiceLook &look, const PromotionChoices &choices);

} // namespace unitdeck
