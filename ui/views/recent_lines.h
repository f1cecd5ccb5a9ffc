// SPDX-License-Identifier: GPL-3.0-or-later
// The last few lines of a unit's journal, kept up to date.
#pragma once

#include "app/journal/journal_reader.h"

#include <QObject>

namespace unitdeck {

/// GUI thread. Reads through a JournalReader of its own while it is active.
class RecentLines final : public QObject
{
    Q_OBJECT
public:
    static constexpr int limit = 8;

    explicit RecentLines(QObject *parent = nullptr);

    /// The last lines of @p query, of whatever priority: what a program says before it ends goes to
    /// its standard error, which the journal takes for information. An empty unit: none.
    void show(const JournalQuery &query);
    /// Closes the journal; what was read stays.
    void suspend();

    /// Oldest first.
    const QList<JournalEntry> &lines() const { return lines_; }
    const JournalStatus &status() const { return reader_.status(); }
    /// The first answer has arrived.
    bool isKnown() const { return isKnown_; }

Q_SIGNALS:
    void changed();

private:
    void take(const JournalBatch &batch);

    JournalReader reader_;
    JournalQuery query_;
    bool isOpen_ = false;
    bool isFollowing_ = false;
    bool isKnown_ = false;
    QList<JournalEntry> lines_;
};

} // namespace unitdeck
