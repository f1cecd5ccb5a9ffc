// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the place of entries that are not there: a sentence, and what can be done.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/values/journal_query.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace unitdeck {

struct JournalNoticeText
{
    QString sentence;
    QString hint;
    QString command; ///< to copy; may be empty
    bool canClearFilters = false;

    friend bool operator==(const JournalNoticeText &, const JournalNoticeText &) = default;
};

/// Why there are no entries; @p user is who would join the group.
JournalNoticeText journalNotice(const JournalStatus &status, const JournalQuery &query,
                                const QString &user);

class JournalNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit JournalNotice(QWidget *parent = nullptr);

    void setText(const JournalNoticeText &text);
    const JournalNoticeText &text() const { return text_; }

Q_SIGNALS:
    void clearFiltersRequested();

private:
    JournalNoticeText text_;
    QLabel *sentence_;
    QLabel *hint_;
    QLabel *command_;
    QPushButton *copy_;
    QPushButton *clear_;
};

} // namespace unitdeck
