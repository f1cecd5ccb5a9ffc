// SPDX-License-Identifier: GPL-3.0-or-later
// The tree `Views`: which manager, which of its units, or what is of the whole machine.
#pragma once

#include "app/values/unit_id.h"
#include "ui/models/views.h"

#include <QTreeWidget>

#include <functional>

namespace unitdeck {

/// A manager is chosen, and a view of its units or a page of the whole machine; both are marked,
/// whichever has the focus.
class Sidebar final : public QTreeWidget
{
    Q_OBJECT
public:
    explicit Sidebar(const QList<Scope> &scopes, QWidget *parent = nullptr);

    void chooseManager(Scope scope);
    void chooseView(UnitView view);
    void chooseJournal();
    void setCounts(const std::function<int(UnitView)> &count);

    QSize sizeHint() const override;

Q_SIGNALS:
    void managerChosen(unitdeck::Scope scope);
    void viewChosen(unitdeck::UnitView view);
    void journalChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    QTreeWidgetItem *addGroup(const QString &title);
    void choose(QTreeWidgetItem *item);
    void mark(QTreeWidgetItem *chosen);

    mutable int width_ = 0; // 0: to be measured
    QTreeWidgetItem *managers_;
    QTreeWidgetItem *views_;
    QTreeWidgetItem *machine_;
};

} // namespace unitdeck
