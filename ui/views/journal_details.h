// SPDX-License-Identifier: GPL-3.0-or-later
// All fields of one journal entry: the whole message, and a table that can be searched.
#pragma once

#include "app/values/destination.h"
#include "app/values/journal_entry.h"
#include "app/values/journal_query.h"
#include "ui/models/journal_text.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QPlainTextEdit;
class QTableWidget;

namespace unitdeck {

class RichLabel;

class JournalDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit JournalDetails(QWidget *parent = nullptr);

    /// Shows what is known at once; the fields follow. @p isOfHere: it was logged on this machine,
    /// so that its unit and core dump may be; @p isOfSubject: its unit is what one looks at anyway.
    void setEntry(const JournalEntry &entry, bool isOfHere = true, bool isOfSubject = false);
    /// How its time is written; a relative one in full.
    void setTimeStyle(TimeStyle style);
    /// Whether what else happened around it can be shown.
    void setContextEnabled(bool isEnabled);
    /// Ignored if they belong to another entry than the one shown. An empty list: the entry is
    /// gone.
    void setFields(const QByteArray &cursor, const QList<JournalField> &fields,
                   const QString &catalogue);

    const QByteArray &cursor() const { return entry_.cursor; }
    /// The whole message; empty as long as the fields have not arrived.
    QString message() const;
    /// "NAME=value" lines, as `journalctl -o export` has them for text; bytes in hex.
    QString allFields() const;

Q_SIGNALS:
    void closeRequested();
    void filterRequested(const unitdeck::FieldFilter &filter);
    void unitActivated(const unitdeck::UnitId &unit, unitdeck::UnitTab tab);
    void contextRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QByteArray valueOf(const QString &name) const;
    void updateTitle();
    void showMessage(const QString &text);
    void showLinks(const QString &catalogue);
    void follow(const QString &link);
    void filterFields(const QString &text);
    void showValue(int row);
    void copySelection();
    void showFieldMenu(const QPoint &position);

    JournalEntry entry_;
    bool isGone_ = false; ///< from the journal, before its fields were read
    TimeStyle timeStyle_ = TimeStyle::Local;
    bool isOfHere_ = true;
    UnitId unitOf_;
    QList<JournalField> fields_;
    QLabel *title_;
    QLineEdit *search_;
    QPushButton *unit_;
    QPushButton *around_;
    QPlainTextEdit *message_;
    QLabel *catalogue_;
    RichLabel *links_;
    QTableWidget *table_;
};

} // namespace unitdeck
