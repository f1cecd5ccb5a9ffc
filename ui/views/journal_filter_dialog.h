// SPDX-License-Identifier: GPL-3.0-or-later
// One more condition for the journal: a field, how, and what.
#pragma once

#include "app/values/journal_query.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace unitdeck {

class JournalFilterDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit JournalFilterDialog(QWidget *parent = nullptr);

    FieldFilter filter() const;
    /// What there is to choose from; ignored for another field than the chosen one.
    void setValues(const QString &field, const QByteArrayList &values);

Q_SIGNALS:
    /// setValues() is hoped for.
    void valuesWanted(const QString &field);

private:
    void updateState();

    QComboBox *field_;
    QLabel *meaning_;
    QComboBox *test_;
    QComboBox *value_;
    QLabel *problem_;
    QPushButton *add_;
};

} // namespace unitdeck
