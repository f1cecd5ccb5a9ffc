// SPDX-License-Identifier: GPL-3.0-or-later
// Favourites and how they are kept: one list of "scope/name"; see the header.
#include "app/units/favourites.h"

#include <QSettings>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto settingsKey = "favourites"_L1;

} // namespace

Favourites::Favourites(QSettings *settings, QObject *parent)
    : QObject(parent)
    , settings_(settings)
{
    for (const QString &key : settings_->value(settingsKey).toStringList()) {
        if (const UnitId unit = unitFromKey(key); !unit.isEmpty())
            units_.insert(unit);
    }
}

void Favourites::set(const UnitId &unit, bool favourite)
{
    if (unit.isEmpty() || favourite == units_.contains(unit))
        return;
    if (favourite)
        units_.insert(unit);
    else
        units_.remove(unit);
    QStringList keys;
    for (const UnitId &each : std::as_const(units_))
        keys << keyOf(each);
    keys.sort();
    settings_->setValue(settingsKey, keys);
    Q_EMIT changed(unit);
}

} // namespace unitdeck
