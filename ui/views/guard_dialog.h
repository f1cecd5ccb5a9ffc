// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before an action that would take something important away.
#pragma once

#include "app/values/error.h"
#include "app/values/verb.h"

#include <QDialog>

class QLabel;
class QListWidget;

namespace unitdeck {

/// Show with open(), never exec(). Cancel is the default; accepted() means "do it anyway".
class GuardDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p dangers: a sentence for each dangerous unit of @p requests (dangerSentence()).
    GuardDialog(const QList<VerbRequest> &requests, const QStringList &dangers,
                QWidget *parent = nullptr);

    /// What goes down with it (fetchGoesDownWith()); until then the dialog says that it is being
    /// found out.
    void setGoesDownWith(const Reply<QStringList> &units);

private:
    QLabel *goesDown_;
    QListWidget *list_;
};

} // namespace unitdeck
