// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the manager says of one unit: all properties of its interfaces as plain values, and
// its processes.
#pragma once

#include "app/values/unit_id.h"

#include <QList>
#include <QMap>
#include <QVariant>

#include <limits>
#include <optional>

namespace unitdeck {

/// Properties by name. Values are plain: bool, integers, double, QString, QByteArray (of "ay"),
/// QStringList (of "as"), QVariantList for other arrays and for structures, QVariantMap for
/// dictionaries.
using Properties = QMap<QString, QVariant>;

struct UnitProcess
{
    QString controlGroup; ///< absolute in the cgroup tree
    quint32 pid = 0;
    QString commandLine;

    friend bool operator==(const UnitProcess &, const UnitProcess &) = default;
};

/// UINT64_MAX is systemd's "not available" in counters and "infinity" in limits and times.
inline constexpr quint64 unitNotAvailable = std::numeric_limits<quint64>::max();

struct UnitDetails
{
    UnitId id;
    QString objectPath;
    Properties unit;  ///< of the interface common to all units
    QString typeName; ///< "Service", "Timer" …; empty if the type has no interface we know
    Properties type;  ///< of the type's own interface
    QList<UnitProcess> processes;

    /// The property of either interface; the type's own wins. Invalid if the manager does not have
    /// it.
    QVariant value(const QString &property) const
    {
        const auto own = type.constFind(property);
        return own != type.constEnd() ? *own : unit.value(property);
    }
    QString text(const QString &property) const { return value(property).toString(); }
    QStringList list(const QString &property) const { return value(property).toStringList(); }
    bool isTrue(const QString &property) const { return value(property).toBool(); }
    /// Absent if the manager lacks the property or says "not available".
    std::optional<quint64> number(const QString &property) const
    {
        bool ok = false;
        const quint64 n = value(property).toULongLong(&ok);
        return ok && n != unitNotAvailable ? std::optional(n) : std::nullopt;
    }

    friend bool operator==(const UnitDetails &, const UnitDetails &) = default;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::UnitDetails)
