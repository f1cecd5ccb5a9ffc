// SPDX-License-Identifier: GPL-3.0-or-later
// Which unit a process belongs to, by its control group (cgroups(7), sd_pid_get_unit(3)).
#include "app/units/verb_rules.h"
#include "app/values/unit_name.h"

#include <QFile>

namespace unitdeck {

namespace {

/// The path of the hierarchy systemd manages; empty if @p text has none. Lines are
/// "number:controllers:path".
QString systemdPath(const QString &text)
{
    QString unified;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString controllers = line.section(u':', 1, 1);
        const QString path = line.section(u':', 2);
        if (controllers == "name=systemd"_L1)
            return path; // version 1 and hybrid
        if (controllers.isEmpty() && line.startsWith("0:"_L1))
            unified = path;
    }
    return unified;
}

/// A unit's name in a path of control groups; a leading "_" keeps it apart from the kernel's files.
QString unescaped(const QString &element)
{
    return element.startsWith(u'_') ? element.sliced(1) : element;
}

} // namespace

UnitId unitOfCgroup(Scope scope, const QString &cgroupText)
{
    bool inUserManager = false;
    for (const QString &element : systemdPath(cgroupText).split(u'/', Qt::SkipEmptyParts)) {
        const QString name = unescaped(element);
        if (!isValidUnitName(name) || unitTypeOf(name) == UnitType::Slice)
            continue;
        if (scope == Scope::System || inUserManager)
            return {scope, name};
        // Below user@UID.service the user's own manager has its units.
        if (!name.startsWith("user@"_L1) || !name.endsWith(".service"_L1))
            return {};
        inUserManager = true;
    }
    return {};
}

UnitId ownUnit(Scope scope)
{
    QFile file(u"/proc/self/cgroup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return unitOfCgroup(scope, QString::fromUtf8(file.readAll()));
}

} // namespace unitdeck
