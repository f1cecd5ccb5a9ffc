// SPDX-License-Identifier: GPL-3.0-or-later
// Properties as rows; see the header.
#include "ui/models/properties_model.h"

#include "ui/look/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::PropertiesModel)

public:
    static constexpr auto headers = std::to_array<const char *>(
        {QT_TR_NOOP("Name"), QT_TR_NOOP("Value"), QT_TR_NOOP("Interface")});
};

enum class Meaning { Plain, Moment, Span, Nanoseconds, Bytes };

struct SuffixRow
{
    QLatin1StringView suffix;
    Meaning meaning;
};

// systemd names the unit of a property in its last part; the first match wins. Monotonic times
// count from boot, so they are spans.
constexpr std::array suffixes{
    SuffixRow{"TimestampMonotonic"_L1, Meaning::Span},
    SuffixRow{"USecMonotonic"_L1, Meaning::Span},
    SuffixRow{"Timestamp"_L1, Meaning::Moment},
    SuffixRow{"USecRealtime"_L1, Meaning::Moment},
    SuffixRow{"LastTriggerUSec"_L1, Meaning::Moment},
    SuffixRow{"USec"_L1, Meaning::Span},
    SuffixRow{"NSec"_L1, Meaning::Nanoseconds},
    SuffixRow{"MemoryCurrent"_L1, Meaning::Bytes},
    SuffixRow{"MemoryPeak"_L1, Meaning::Bytes},
    SuffixRow{"MemoryAvailable"_L1, Meaning::Bytes},
    SuffixRow{"MemoryMax"_L1, Meaning::Bytes},
    SuffixRow{"MemoryHigh"_L1, Meaning::Bytes},
    SuffixRow{"MemoryLow"_L1, Meaning::Bytes},
    SuffixRow{"MemoryMin"_L1, Meaning::Bytes},
    SuffixRow{"MemorySwapMax"_L1, Meaning::Bytes},
    SuffixRow{"MemoryLimit"_L1, Meaning::Bytes},
    SuffixRow{"Bytes"_L1, Meaning::Bytes},
};

Meaning meaningOf(const QString &name)
{
    const auto row = std::ranges::find_if(
        suffixes, [&name](const SuffixRow &r) { return name.endsWith(r.suffix); });
    return row == suffixes.end() ? Meaning::Plain : row->meaning;
}

/// UINT64_MAX means "not measured" in counters and "no limit" in settings.
QString maximumText(const QString &name)
{
    static constexpr std::array counters{"Current"_L1, "Bytes"_L1,     "Operations"_L1,
                                         "NSec"_L1,    "Available"_L1, "Peak"_L1,
                                         "Packets"_L1, "Weight"_L1,    "Shares"_L1};
    const bool isCounter = std::ranges::any_of(
        counters, [&name](QLatin1StringView suffix) { return name.endsWith(suffix); });
    return isCounter ? Words::tr("not available") : Words::tr("infinity");
}

QString beside(const QString &readable, quint64 raw)
{
    //: %1 is readable, %2 the number as systemd gives it
    return Words::tr("%1 (%2)").arg(readable).arg(raw);
}

QString numberText(const QString &name, quint64 number)
{
    if (number == unitNotAvailable)
        return maximumText(name);
    const auto asSigned = static_cast<qint64>(number);
    if (asSigned <= 0)
        return QString::number(number);
    switch (meaningOf(name)) {
    case Meaning::Moment:
        return beside(formatMomentExactly(asSigned), number);
    case Meaning::Span:
        return beside(longDuration(asSigned), number);
    case Meaning::Nanoseconds:
        return beside(formatCpuTime(number), number);
    case Meaning::Bytes:
        return beside(formatBytes(number), number);
    case Meaning::Plain:
        break;
    }
    // Masks such as CapabilityBoundingSet are unreadable in decimal, but so is any other choice.
    return QString::number(number);
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex(' '));
}

QString nested(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QStringList:
    case QMetaType::QVariantList: {
        QStringList parts;
        for (const QVariant &part : value.toList())
            parts << nested(part);
        return u'(' + parts.join(", "_L1) + u')';
    }
    case QMetaType::QVariantMap: {
        const QVariantMap map = value.toMap();
        QStringList parts;
        for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
            parts << entry.key() + u'=' + nested(entry.value());
        return u'{' + parts.join(", "_L1) + u'}';
    }
    case QMetaType::QByteArray:
        return hex(value.toByteArray());
    case QMetaType::ULongLong:
        return value.toULongLong() == unitNotAvailable ? Words::tr("infinity") : value.toString();
    default:
        return value.toString();
    }
}

} // namespace

QString propertyText(const QString &name, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        // systemd's own words, as in unit files and "systemctl show": not translated.
        return value.toBool() ? u"yes"_s : u"no"_s;
    case QMetaType::ULongLong:
        return numberText(name, value.toULongLong());
    case QMetaType::QByteArray:
        return hex(value.toByteArray());
    case QMetaType::QStringList:
        return value.toStringList().join(u' ');
    case QMetaType::QVariantList: {
        QStringList parts;
        for (const QVariant &part : value.toList())
            parts << nested(part);
        return parts.join(u' ');
    }
    case QMetaType::QVariantMap:
        return nested(value);
    default:
        return value.toString();
    }
}

PropertiesModel::PropertiesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

std::vector<PropertiesModel::Row> PropertiesModel::rowsOf(const UnitDetails &details)
{
    std::vector<Row> rows;
    const auto append = [&rows](const Properties &properties, const QString &interface) {
        for (auto entry = properties.cbegin(); entry != properties.cend(); ++entry) {
            rows.push_back(
                {entry.key(), interface, *entry, propertyText(entry.key(), entry.value())});
        }
    };
    append(details.unit, u"Unit"_s);
    append(details.type, details.typeName);
    std::ranges::stable_sort(rows, {}, &Row::name);
    return rows;
}

void PropertiesModel::setDetails(const UnitDetails &details)
{
    std::vector<Row> fresh = rowsOf(details);
    const bool sameRows =
        details.id == id_ && std::ranges::equal(rows_, fresh, [](const Row &a, const Row &b) {
            return a.name == b.name && a.interface == b.interface;
        });
    if (!sameRows) {
        beginResetModel();
        id_ = details.id;
        rows_ = std::move(fresh);
        endResetModel();
        return;
    }
    for (size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].raw == fresh[i].raw)
            continue;
        rows_[i] = std::move(fresh[i]);
        const QModelIndex cell = index(static_cast<int>(i), Value);
        Q_EMIT dataChanged(cell, cell);
    }
}

void PropertiesModel::clear()
{
    if (rows_.empty())
        return;
    beginResetModel();
    id_ = {};
    rows_.clear();
    endResetModel();
}

int PropertiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PropertiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PropertiesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = rows_.at(static_cast<size_t>(index.row()));
    const bool isNumber = row.raw.typeId() == QMetaType::ULongLong;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == Name    ? row.name
               : index.column() == Value ? row.text
                                         : row.interface;
    case RawRole:
        return row.raw;
    case SortRole:
        return index.column() == Value && isNumber ? row.raw : data(index, Qt::DisplayRole);
    case LineRole:
        return QString(row.name + u'=' + row.text);
    default:
        return {};
    }
}

QVariant PropertiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= ColumnCount) {
        return {};
    }
    return Words::tr(Words::headers.at(static_cast<size_t>(section)));
}

} // namespace unitdeck
