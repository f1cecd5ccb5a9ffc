// SPDX-License-Identifier: GPL-3.0-or-later
// The property table of a unit's row; see the header.
#include "app/bus/unit_row_wire.h"

#include "app/bus/unpack_wire.h"

#include <array>

namespace unitdeck {

namespace {

/// A value of a type that is not the property's is left out: the row then keeps what it had.
struct RowProperty
{
    QLatin1StringView name;
    void (*read)(const QVariant &value, UnitDelta &delta);
};

bool isText(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<QString>();
}

constexpr std::array rowProperties{
    RowProperty{"ActiveState"_L1,
                [](const QVariant &value, UnitDelta &delta) {
                    if (isText(value))
                        delta.active = Open<ActiveState>::fromWord(value.toString());
                }},
    RowProperty{"SubState"_L1,
                [](const QVariant &value, UnitDelta &delta) {
                    if (isText(value))
                        delta.sub = value.toString();
                }},
    RowProperty{"LoadState"_L1,
                [](const QVariant &value, UnitDelta &delta) {
                    if (isText(value))
                        delta.load = Open<LoadState>::fromWord(value.toString());
                }},
    RowProperty{"StateChangeTimestamp"_L1,
                [](const QVariant &value, UnitDelta &delta) {
                    if (value.metaType() == QMetaType::fromType<qulonglong>())
                        delta.stateSince = value.toLongLong();
                }},
    RowProperty{"Job"_L1,
                [](const QVariant &value, UnitDelta &delta) { // (uo); its type is not told here
                    const QVariantList job = value.toList();
                    if (job.size() != 2 || job[0].metaType() != QMetaType::fromType<uint>())
                        return;
                    delta.jobId = job[0].toUInt();
                    if (*delta.jobId == 0)
                        delta.jobType = QString();
                }},
};

bool isEmpty(const UnitDelta &delta)
{
    UnitDelta nothing;
    nothing.name = delta.name;
    return delta == nothing;
}

template <typename T>
void take(std::optional<T> &older, const std::optional<T> &newer)
{
    if (newer)
        older = newer;
}

} // namespace

std::optional<UnitDelta> unitDeltaOf(const QDBusMessage &changed)
{
    if (changed.signature() != "sa{sv}as"_L1)
        return {};
    UnitDelta delta;
    const auto argument = changed.arguments().at(1).value<QDBusArgument>();
    QString name;
    argument.beginMap();
    while (!argument.atEnd()) {
        argument.beginMapEntry();
        argument >> name;
        for (const RowProperty &property : rowProperties) {
            if (property.name == name) {
                property.read(plainValue(argument.asVariant()), delta);
                break;
            }
        }
        argument.endMapEntry(); // skips a value that was not read
    }
    argument.endMap();
    if (isEmpty(delta))
        return {};
    delta.name = unitOfPath(changed.path());
    return delta.name.isEmpty() ? std::nullopt : std::optional(delta);
}

UnitDelta unitDeltaOf(const QString &unit, const Properties &properties)
{
    UnitDelta delta;
    delta.name = unit;
    for (const RowProperty &property : rowProperties) {
        const auto value = properties.constFind(property.name);
        if (value != properties.constEnd())
            property.read(*value, delta);
    }
    return delta;
}

void mergeDelta(UnitDelta &older, const UnitDelta &newer)
{
    take(older.load, newer.load);
    take(older.active, newer.active);
    take(older.sub, newer.sub);
    take(older.stateSince, newer.stateSince);
    take(older.jobId, newer.jobId);
    if (newer.jobId && !newer.jobType)
        older.jobType.reset(); // of another job
    take(older.jobType, newer.jobType);
}

} // namespace unitdeck
