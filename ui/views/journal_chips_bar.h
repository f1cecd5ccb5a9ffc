// SPDX-License-Identifier: GPL-3.0-or-later
// The row of chips below the journal's controls: a click turns one round or asks to
// change it, × takes it away.
#pragma once

#include "ui/models/journal_chips.h"

#include <QWidget>

namespace unitdeck {

/// Takes no room while there are no chips.
class JournalChipsBar final : public QWidget
{
    Q_OBJECT

public:
    explicit JournalChipsBar(QWidget *parent = nullptr);

    void setChips(const QList<JournalChip> &chips);

Q_SIGNALS:
    void queryChosen(const unitdeck::JournalQuery &query);
    /// A chip that has no opposite was clicked.
    void editRequested();

private:
    QList<JournalChip> chips_;
};

} // namespace unitdeck
