// SPDX-License-Identifier: GPL-3.0-or-later
// Which manager, and which unit of it.
#pragma once

#include <QDebug>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

namespace unitdeck {

/// The user's own service manager (systemctl --user) or PID 1 (systemctl --system).
enum class Scope { User, System };

struct UnitId
{
    Scope scope = Scope::User;
    QString name;

    bool isEmpty() const { return name.isEmpty(); }
    friend bool operator==(const UnitId &, const UnitId &) = default;
    friend size_t qHash(const UnitId &id, size_t seed = 0)
    {
        return qHashMulti(seed, static_cast<int>(id.scope), id.name);
    }
    friend QDebug operator<<(QDebug debug, const UnitId &id)
    {
        const QDebugStateSaver saver(debug);
        debug.nospace().noquote() << (id.scope == Scope::User ? "user/" : "system/") << id.name;
        return debug;
    }
};

/// "user/demo.service", "system/dbus.service": how a unit is written in the settings.
inline QString keyOf(const UnitId &unit)
{
    return QLatin1StringView(unit.scope == Scope::User ? "user/" : "system/") + unit.name;
}

/// The opposite; empty for what is no such key.
inline UnitId unitFromKey(QStringView key)
{
    for (const Scope scope : {Scope::User, Scope::System}) {
        const QString prefix = keyOf({scope, {}});
        if (key.startsWith(prefix))
            return {scope, key.sliced(prefix.size()).toString()};
    }
    return {};
}

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::UnitId)
