// SPDX-License-Identifier: GPL-3.0-or-later
// All properties of one unit as rows: name, value, interface.
#pragma once

#include "app/values/unit_details.h"

#include <QAbstractTableModel>

#include <vector>

namespace unitdeck {

class PropertiesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, Interface, ColumnCount };
    enum Role {
        RawRole = Qt::UserRole, ///< the value as it came
        SortRole,               ///< numbers as numbers
        LineRole                ///< "Name=value", as systemctl show prints it
    };

    explicit PropertiesModel(QObject *parent = nullptr);

    /// Shows @p details in place: rows of the same unit stay, only cells that differ are told of.
    void setDetails(const UnitDetails &details);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString name;
        QString interface; ///< "Unit", "Service" …
        QVariant raw;
        QString text;
    };
    static std::vector<Row> rowsOf(const UnitDetails &details);

    UnitId id_;
    std::vector<Row> rows_;
};

/// The value of property @p name for people: times as moments beside the number, "infinity" or "not
/// available" for UINT64_MAX, lists joined, bytes in hex.
QString propertyText(const QString &name, const QVariant &value);

} // namespace unitdeck
