// SPDX-License-Identifier: GPL-3.0-or-later
// Unit names: what is a valid one, its parts, and how it is spelt in a D-Bus object path.
#pragma once

#include "app/values/unit_states.h"

#include <QByteArray>

namespace unitdeck {

/// The longest unit name systemd takes, in bytes (UNIT_NAME_MAX, systemd.unit(5)).
inline constexpr qsizetype maxUnitNameLength = 255;

/// Whether @p name is a unit name systemd would take: 1 to 255 of the characters [a-zA-Z0-9:-_.\\]
/// with at most one "@", and a known type as suffix; templates ("a@.service") count
/// (systemd.unit(5)).
bool isValidUnitName(QStringView name);

/// The type by the suffix after the last dot; Unknown if there is none or a new one.
UnitType unitTypeOf(QStringView name);
/// The name without its type suffix: "unitdeck-demo" of "unitdeck-demo.service".
QStringView unitStem(QStringView name);
/// True for "name@.type".
bool isTemplateName(QStringView name);
/// True for "name@instance.type".
bool isInstanceName(QStringView name);
/// "name@.type" of "name@instance.type"; empty if @p name is no instance.
QString templateOf(QStringView name);
/// The part between "@" and the type, still escaped; empty if there is none.
QStringView instanceOf(QStringView name);

/// @p text as an instance or other part of a unit's name: "/" becomes "-", every byte that a name
/// does not take "\xNN" (systemd.unit(5), "String Escaping for Inclusion in Unit Names";
/// systemd-escape(1)).
QString escapeUnitPart(const QString &text);
/// The same for a path, without the slashes around it; "/" is "-". Empty for what is no whole path
/// (systemd-escape(1), --path).
QString escapeUnitPath(const QString &path);
/// "name@INSTANCE.type" of "name@.type"; @p instance is escaped.
QString instanceName(QStringView templateName, const QString &instance);

/// The last element of a unit's object path: every byte outside [a-zA-Z0-9], and a leading digit,
/// becomes
/// "_xx" in hex; the empty name is "_" (bus_label_escape in sd-bus-vtable(3)'s library).
QByteArray escapeBusLabel(const QByteArray &name);
/// The inverse of escapeBusLabel(); bytes that are no valid escape are kept.
QByteArray unescapeBusLabel(const QByteArray &label);

} // namespace unitdeck
