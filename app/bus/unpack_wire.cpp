// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacking; see the header.
#include "app/bus/unpack_wire.h"

#include "app/bus/errors_wire.h"
#include "app/bus/names_wire.h"
#include "app/values/unit_name.h"

#include <QDBusObjectPath>
#include <QDBusSignature>
#include <QDBusUnixFileDescriptor>
#include <QDBusVariant>

#include <algorithm>

namespace unitdeck {

namespace {

QVariant plainArgument(const QDBusArgument &argument)
{
    switch (argument.currentType()) {
    case QDBusArgument::BasicType:
    case QDBusArgument::VariantType:
        return plainValue(argument.asVariant());
    case QDBusArgument::ArrayType: {
        QVariantList list;
        argument.beginArray();
        while (!argument.atEnd())
            list << plainValue(argument.asVariant());
        argument.endArray();
        return list;
    }
    case QDBusArgument::StructureType: {
        QVariantList list;
        argument.beginStructure();
        while (!argument.atEnd())
            list << plainValue(argument.asVariant());
        argument.endStructure();
        return list;
    }
    case QDBusArgument::MapType: {
        QVariantMap map;
        argument.beginMap();
        while (!argument.atEnd()) {
            argument.beginMapEntry();
            const QString key = plainValue(argument.asVariant()).toString();
            map.insert(key, plainValue(argument.asVariant()));
            argument.endMapEntry();
        }
        argument.endMap();
        return map;
    }
    case QDBusArgument::MapEntryType:
    case QDBusArgument::UnknownType:
        break;
    }
    return {};
}

/// Rows of an array of structures in argument 0, each read by @p row, given on in parcels.
template <typename T, typename ReadRow>
void unpackRows(const QDBusMessage &reply, qsizetype parcelSize, ReadRow row,
                const std::function<void(const QList<T> &, bool, bool)> &parcel)
{
    const auto argument = reply.arguments().constFirst().value<QDBusArgument>();
    QList<T> rows;
    bool first = true;
    argument.beginArray();
    while (!argument.atEnd()) {
        if (rows.size() == parcelSize) {
            parcel(rows, first, false);
            first = false;
            rows.clear();
        }
        argument.beginStructure();
        rows << row(argument);
        argument.endStructure();
    }
    argument.endArray();
    parcel(rows, first, true);
}

template <typename T, typename ReadRow>
QList<T> allRows(const QDBusMessage &reply, ReadRow row)
{
    QList<T> result;
    unpackRows<T>(reply, std::numeric_limits<qsizetype>::max(), row,
                  [&result](const QList<T> &rows, bool, bool) { result = rows; });
    return result;
}

} // namespace

QVariant plainValue(const QVariant &value)
{
    const QMetaType type = value.metaType();
    if (type == QMetaType::fromType<QDBusVariant>())
        return plainValue(value.value<QDBusVariant>().variant());
    if (type == QMetaType::fromType<QDBusArgument>())
        return plainArgument(value.value<QDBusArgument>());
    if (type == QMetaType::fromType<QDBusObjectPath>())
        return value.value<QDBusObjectPath>().path();
    if (type == QMetaType::fromType<QDBusSignature>())
        return value.value<QDBusSignature>().signature();
    if (type == QMetaType::fromType<QDBusUnixFileDescriptor>())
        return {};
    if (type == QMetaType::fromType<uchar>() || type == QMetaType::fromType<ushort>())
        return value.toUInt();
    if (type == QMetaType::fromType<short>())
        return value.toInt();
    if (type == QMetaType::fromType<QVariantList>()) {
        QVariantList list;
        for (const QVariant &element : value.toList())
            list << plainValue(element);
        return list;
    }
    return value;
}

Properties unpackProperties(const QDBusMessage &message, qsizetype index)
{
    Properties result;
    const QVariant value = message.arguments().value(index);
    if (value.metaType() != QMetaType::fromType<QDBusArgument>())
        return result;
    const auto argument = value.value<QDBusArgument>();
    if (argument.currentSignature() != "a{sv}"_L1)
        return result;
    argument.beginMap();
    while (!argument.atEnd()) {
        QString name;
        argument.beginMapEntry();
        argument >> name;
        result.insert(name, plainValue(argument.asVariant()));
        argument.endMapEntry();
    }
    argument.endMap();
    return result;
}

bool unpackUnits(const QDBusMessage &reply, qsizetype parcelSize,
                 const std::function<void(const QList<UnitInfo> &, bool, bool)> &parcel)
{
    if (reply.signature() != "a(ssssssouso)"_L1)
        return false;
    const auto row = [](const QDBusArgument &argument) {
        QString load;
        QString active;
        QString following;
        QString path; // reads as a string, without QDBusObjectPath's check of every character
        UnitInfo unit;
        argument >> unit.name >> unit.description >> load >> active >> unit.sub >> following >>
            path >> unit.jobId >> unit.jobType;
        unit.load = Open<LoadState>::fromWord(load);
        unit.active = Open<ActiveState>::fromWord(active);
        unit.isLoaded = true;
        return unit;
    };
    unpackRows<UnitInfo>(reply, parcelSize, row, parcel);
    return true;
}

bool unpackUnitFiles(const QDBusMessage &reply, qsizetype parcelSize,
                     const std::function<void(const QList<UnitFileInfo> &, bool, bool)> &parcel)
{
    if (reply.signature() != "a(ss)"_L1)
        return false;
    const auto row = [](const QDBusArgument &argument) {
        QString state;
        UnitFileInfo file;
        argument >> file.path >> state;
        file.state = Open<UnitFileState>::fromWord(state);
        return file;
    };
    unpackRows<UnitFileInfo>(reply, parcelSize, row, parcel);
    return true;
}

Reply<QList<Job>> unpackJobs(const QDBusMessage &reply)
{
    if (reply.signature() != "a(usssoo)"_L1)
        return malformed(u"ListJobs"_s, reply.signature());
    return allRows<Job>(reply, [](const QDBusArgument &argument) {
        QString state;
        Job job;
        argument >> job.id >> job.unit >> job.type >> state;
        job.state = Open<JobState>::fromWord(state);
        return job;
    });
}

Reply<QList<UnitProcess>> unpackProcesses(const QDBusMessage &reply)
{
    if (reply.signature() != "a(sus)"_L1)
        return malformed(u"GetUnitProcesses"_s, reply.signature());
    return allRows<UnitProcess>(reply, [](const QDBusArgument &argument) {
        UnitProcess process;
        argument >> process.controlGroup >> process.pid >> process.commandLine;
        return process;
    });
}

QList<UnitFileChange> unpackChanges(const QDBusMessage &reply, qsizetype index)
{
    QList<UnitFileChange> result;
    const auto argument = reply.arguments().at(index).value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        UnitFileChange change;
        argument.beginStructure();
        argument >> change.type >> change.path >> change.destination;
        argument.endStructure();
        result << change;
    }
    argument.endArray();
    return result;
}

ManagerInfo managerInfoOf(const Properties &properties)
{
    ManagerInfo info;
    info.versionText = properties.value(u"Version"_s).toString();
    info.systemState = properties.value(u"SystemState"_s).toString();
    info.unitPath = properties.value(u"UnitPath"_s).toStringList();
    info.virtualization = properties.value(u"Virtualization"_s).toString();
    // "252.39-1~deb12u2"; "v256-rc1" where it was built from a repository
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const QStringView text = info.versionText;
    const auto begin = std::find_if(text.begin(), text.end(), isDigit);
    info.version = QStringView(begin, std::find_if_not(begin, text.end(), isDigit)).toInt();
    return info;
}

QString unitOfPath(const QString &path)
{
    if (!path.startsWith(names::unitPathPrefix))
        return {};
    return QString::fromUtf8(
        unescapeBusLabel(QStringView(path).sliced(names::unitPathPrefix.size()).toLatin1()));
}

QString pathOfUnit(const QString &unit)
{
    return names::unitPathPrefix + QString::fromLatin1(escapeBusLabel(unit.toUtf8()));
}

QString typeInterfaceName(const QString &unit)
{
    QString word = enumWord(unitTypeOf(unit));
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

quint32 jobOfPath(const QString &path)
{
    return QStringView(path).sliced(path.lastIndexOf(u'/') + 1).toUInt();
}

} // namespace unitdeck
