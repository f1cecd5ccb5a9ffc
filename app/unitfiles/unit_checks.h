// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said against a unit's files without a manager: what "systemd-analyze verify" does not
// say, and what it says less clearly.
#pragma once

#include "app/unitfiles/configuration.h"
#include "app/unitfiles/finding.h"
#include "app/values/unit_id.h"

#include <QSet>

namespace unitdeck {

struct CheckInput
{
    UnitId unit;
    QList<ConfigurationFile> files; ///< in the manager's order, with the text to be checked
    QSet<QString> knownUnits;       ///< names the manager knows, loaded or as files
    int managerVersion = 0;         ///< 0: not known
    QString lastResult;             ///< the property Result
    bool wasNeverReady = false;     ///< no start has ended in "active" yet

    friend bool operator==(const CheckInput &, const CheckInput &) = default;
};

/// Puts @p findings in the order of @p files and their lines.
void sortFindings(QList<Finding> &findings, const QList<ConfigurationFile> &files);

/// Findings in that order. Looks programs up in the file system and users in the
/// name service, which may wait: for a thread of the pool.
QList<Finding> checkUnit(const CheckInput &input, const DirectiveCatalogue &catalogue);

} // namespace unitdeck
