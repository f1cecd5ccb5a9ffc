// SPDX-License-Identifier: GPL-3.0-or-later
// The Properties tab: every property of the unit looked at, searchable and copyable.
#pragma once

#include "app/units/unit_watch.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace unitdeck {

class PropertiesModel;

/// GUI thread. Shows the unit @p watch looks at by itself; nothing needs to be pushed.
class PropertiesPage final : public QWidget
{
    Q_OBJECT
public:
    /// @p watch outlives this.
    explicit PropertiesPage(UnitWatch *watch, QWidget *parent = nullptr);

    /// Puts the cursor into the search field, for Ctrl+F.
    void focusSearch();

private:
    void showWatched();
    void showState();
    void showMenu(const QPoint &position);
    /// Copies the selected rows, each as "name=value", or only one of its columns.
    void copyRows();
    void copyColumn(int column);

    UnitWatch *watch_;
    PropertiesModel *model_;
    QSortFilterProxyModel *proxy_;
    QLineEdit *search_;
    QTableView *table_;
    QLabel *empty_;
    QStackedWidget *stack_;
};

} // namespace unitdeck
