// SPDX-License-Identifier: GPL-3.0-or-later
// From D-Bus messages to values. The types of a message are checked before anything is read of it:
// libdbus ends the process when asked for a type that is not there.
#pragma once

#include "app/values/job.h"
#include "app/values/manager_info.h"
#include "app/values/unit_details.h"
#include "app/values/unit_info.h"
#include "app/values/verb.h"

#include <QDBusArgument>
#include <QDBusMessage>

#include <functional>

namespace unitdeck {

/// @p value without any type of QtDBus; see Properties.
QVariant plainValue(const QVariant &value);

/// "a{sv}" in argument @p index, plain. Empty if the argument is of another type.
Properties unpackProperties(const QDBusMessage &message, qsizetype index);

/// The answer of ListUnits and its kin, in parcels of at most @p parcelSize; the last may be empty.
/// False, with no parcel given, if it is of an unexpected type.
bool unpackUnits(const QDBusMessage &reply, qsizetype parcelSize,
                 const std::function<void(const QList<UnitInfo> &, bool first, bool last)> &parcel);
/// The same of ListUnitFiles.
bool unpackUnitFiles(
    const QDBusMessage &reply, qsizetype parcelSize,
    const std::function<void(const QList<UnitFileInfo> &, bool first, bool last)> &parcel);

Reply<QList<Job>> unpackJobs(const QDBusMessage &reply);
Reply<QList<UnitProcess>> unpackProcesses(const QDBusMessage &reply);
/// "a(sss)" in argument @p index, whose type the caller has checked.
QList<UnitFileChange> unpackChanges(const QDBusMessage &reply, qsizetype index);

ManagerInfo managerInfoOf(const Properties &properties);

/// "demo.service" of "/…/unit/demo_2eservice"; empty if it is no unit's path.
QString unitOfPath(const QString &path);
QString pathOfUnit(const QString &unit);
/// "Service" of "demo.service"; empty for a type without an interface we know.
QString typeInterfaceName(const QString &unit);
/// The number at the end of a job's path; 0 if there is none.
quint32 jobOfPath(const QString &path);

} // namespace unitdeck
