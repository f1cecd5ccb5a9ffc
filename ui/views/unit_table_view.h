// SPDX-License-Identifier: GPL-3.0-or-later
// The table `Units`.
#pragma once

#include "ui/models/unit_table_model.h"

#include <QTableView>
#include <QTimer>

namespace unitdeck {

/// Keeps the units selected and the current one by name, whatever the model does with its rows, and
/// says which are on screen.
class UnitTableView final : public QTableView
{
    Q_OBJECT
public:
    explicit UnitTableView(UnitTableModel *model, QWidget *parent = nullptr);

    /// The current unit's name; empty if no row is selected.
    QString currentUnit() const;
    /// The selected units in the order shown.
    QStringList selectedUnits() const;
    /// Makes @p name current and visible; false if it is not shown.
    bool selectUnit(const QString &name);
    /// Makes @p name current as soon as it is there.
    void chooseLater(const QString &name);
    /// What to say while there are no rows.
    void setEmptyText(const QString &text);
    /// A menu to choose the columns.
    QMenu *createColumnsMenu(QWidget *parent);
    /// Columns, their widths and order, for the settings.
    QByteArray layoutState();
    bool restoreLayout(const QByteArray &state);
    QStringList visibleUnits() const;

Q_SIGNALS:
    /// The current unit or the selection has changed; at most once per turn of the event loop.
    void selectionSettled();
    /// Enter, or a double click.
    void unitOpened();
    /// Space, or a click on a switch, for the unit named.
    void autostartToggleRequested(const QString &name);
    /// A letter was typed that is not for the table: it is for the search field.
    void textTyped(const QString &text);
    /// Other units are on screen than before.
    void visibleUnitsChanged(const QStringList &names);
    void columnsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setRowHeight();
    /// Makes the name narrower where the columns have no room, and wider again.
    void fitColumns();
    void restoreSelection();

    UnitTableModel *units_;
    QString emptyText_;
    QString keptCurrent_;
    QString found_; // chosen by the search, not by the person
    QStringList keptSelected_;
    QStringList lastVisible_;
    bool isRestoring_ = false;
    bool isFitting_ = false;
    int nameWidth_ = 0; // as a person wants it
    QTimer settle_;
    QTimer visible_;
};

} // namespace unitdeck
