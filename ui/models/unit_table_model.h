// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the unit table: one view of one manager, filtered, searched and sorted.
#pragma once

#include "app/units/favourites.h"
#include "app/units/manager.h"
#include "app/units/row_facts.h"
#include "ui/models/fuzzy.h"
#include "ui/models/views.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <array>
#include <vector>

namespace unitdeck {

/// Filters and sorts itself instead of through a QSortFilterProxyModel: with 10,000 rows a proxy
/// removes and inserts thousands of single rows on each key typed, which takes seconds. Here a
/// batch costs a merge of the changed rows, and a new search one reset.
class UnitTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Description, State, Autostart, Memory, Cpu, Since, RawState, ColumnCount };
    enum Role {
        NameRole = Qt::UserRole + 1, ///< the whole unit name
        ShapeRole,                   ///< StateShape as int
        ToneRole,                    ///< Tone as int
        IsSwitchRole,                ///< autostart can be switched
        IsOnRole,                    ///< autostart is on
        IsFavouriteRole
    };

    /// @p favourites and @p facts outlive this.
    UnitTableModel(Favourites *favourites, RowFacts *facts, QObject *parent = nullptr);

    /// @p manager outlives this.
    void setManager(Manager *manager);
    void setView(UnitView view);
    UnitView view() const { return view_; }
    void setSearch(const QString &text);
    const QString &search() const { return search_; }

    QString nameAt(int row) const;
    /// The row of unit @p name; -1 if it is not shown.
    int rowOf(const QString &name) const;
    /// Whether some view shows @p name; it follows the store by one change.
    bool knows(const QString &name) const { return masks_.contains(name); }
    /// The unit as its manager has it; null for a row that is not there.
    const UnitInfo *unitAt(int row) const;
    /// How many units @p view would show; kept up to date.
    int count(UnitView view) const { return counts_.at(static_cast<size_t>(view)); }
    /// False while nobody can see the table: the Since column then stops growing older.
    void setActive(bool active);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// count() of some view has changed.
    void countsChanged();

private:
    struct Row
    {
        QString name;
        QString lowerName;        // what is searched …
        QString lowerDescription; // … and sorted by
        QString key;              // sorted by, for the other text columns
        double number = 0;        // sorted by, for number columns
        int score = 0;            // of the search; best first
    };
    bool less(const Row &a, const Row &b) const;
    std::optional<Row> makeRow(const UnitInfo &unit) const;
    bool isFavourite(const QString &name) const;
    void rebuild();
    std::vector<Row> searched() const;
    QHash<QString, Row *> knownRows(const QStringList &names);
    void resetRows(std::vector<Row> rows);
    void replaceRows(std::vector<Row> rows);
    void apply(const UnitChanges &changes);
    void refresh(const QStringList &names);
    void recount(const UnitInfo *unit, const QString &name);
    void recountAll();
    QVariant displayText(const UnitInfo &unit, int column) const;
    QString toolTip(const UnitInfo &unit, int column) const;

    Favourites *favourites_;
    RowFacts *facts_;
    Manager *manager_ = nullptr;
    UnitView view_ = UnitView::Services;
    QString search_;
    FuzzyPattern pattern_;
    int sortColumn_ = Name;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    std::vector<Row> all_;                  // what the view shows, in order, without the search
    std::vector<Row> rows_;                 // what of it the search finds, best first
    mutable QHash<QString, int> positions_; // of rows_; made when first asked for after a reset
    std::array<int, 8> counts_{};
    QHash<QString, quint8> masks_; // which views show a unit, a bit each
    bool filesWereKnown_ = false;
    QTimer minute_; // the Since column grows older without a signal
};

} // namespace unitdeck
