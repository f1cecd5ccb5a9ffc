// SPDX-License-Identifier: GPL-3.0-or-later
// A journal query as one line to edit, as a journalctl command, and to be kept by name.
#pragma once

#include "app/values/error.h"
#include "app/values/journal_query.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace unitdeck {

class CommandLine;

class JournalQueryDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit JournalQueryDialog(const JournalQuery &query, QWidget *parent = nullptr);

    /// What is typed; nothing as long as it is not understood.
    std::optional<JournalQuery> query() const { return query_; }

Q_SIGNALS:
    void keepRequested(const QString &name, const unitdeck::JournalQuery &query);

private:
    void updateState();

    std::optional<JournalQuery> query_;
    QLineEdit *text_;
    QLabel *problem_;
    CommandLine *command_;
    QLabel *missing_;
    QLineEdit *name_;
    QPushButton *keep_;
    QPushButton *show_;
};

/// A sentence for what journalctl has no words for.
QString missingText(const JournalctlCommand &command);

} // namespace unitdeck
