// SPDX-License-Identifier: GPL-3.0-or-later
// What was saved of a unit's files, and when; each can be looked at and brought back.
#pragma once

#include "app/unitfiles/unit_history.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace unitdeck {

class DifferenceView;

/// To be open()ed; deletes itself.
class HistoryDialog final : public QDialog
{
    Q_OBJECT
public:
    HistoryDialog(const UnitId &unit, QWidget *parent);

Q_SIGNALS:
    /// A person wants the file to be again what it was then. @p now is what is in it.
    void bringBackRequested(const unitdeck::HistoryEntry &entry, const unitdeck::FileContent &now);

private:
    void show(const QList<HistoryEntry> &entries);
    void look();
    void compare(const HistoryEntry &entry, const FileContent &now);

    QList<HistoryEntry> entries_;
    FileContent now_; // in the file of the chosen entry
    quint64 round_ = 0;
    QLabel *sentence_;
    QTreeWidget *list_;
    DifferenceView *difference_;
    QPushButton *bringBack_;
};

} // namespace unitdeck
