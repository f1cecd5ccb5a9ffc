// SPDX-License-Identifier: GPL-3.0-or-later
// A line for the names of units, which it completes one by one.
#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QSet>

namespace unitdeck {

class UnitNamesEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit UnitNamesEdit(const QSet<QString> &units, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString lastWord() const;

    QCompleter completer_;
};

} // namespace unitdeck
