// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the journal page: more ways to narrow what is shown, and how it looks.
#pragma once

#include "app/journal/journal_scan.h"
#include "app/values/journal_entry.h"
#include "app/values/journal_query.h"
#include "ui/models/journal_text.h"

#include <QMenu>
#include <QStringList>

class QSettings;

namespace unitdeck {

class JournalReader;

/// How the journal is shown, whatever is in it; remembered.
struct JournalLook
{
    TimeStyle times = TimeStyle::Local;
    bool isNewestFirst = false;
    bool isCollapsed = false; ///< entries that say the same, one after the other, are one row
    bool isUnfolded = false;  ///< messages with all their lines
    bool hasTimeline = true;
    QStringList marked; ///< texts that are marked where they occur, nothing being left out

    friend bool operator==(const JournalLook &, const JournalLook &) = default;
};

/// Asks @p reader for runs and other journals when it opens. Keeps queries by name.
class JournalMenu final : public QMenu
{
    Q_OBJECT

public:
    /// @p settings outlives this, or is null; so does @p reader. The menu has, beside its own
    /// entries, the actions of @p parent with the names that it knows.
    JournalMenu(QSettings *settings, JournalReader *reader, QWidget *parent);

    const JournalLook &look() const { return look_; }
    /// What is shown, and what the page is about.
    void setQuery(const JournalQuery &query, const JournalQuery &subject);
    /// Takes the look from the settings again: another page may have changed it.
    void reload();
    void keep(const QString &name, const JournalQuery &query);

Q_SIGNALS:
    void queryChosen(const unitdeck::JournalQuery &query);
    void lookChanged(const unitdeck::JournalLook &before);

private:
    void addTimes();
    void addLook();
    void fillRuns(const UnitId &unit, const QList<JournalRun> &runs);
    void fillSources(const QList<JournalSource> &sources);
    void fillKept();
    void fillMarked();
    void askForLists();
    void change(const JournalLook &look);
    void showLook(const JournalLook &look);

    QSettings *settings_;
    JournalReader *reader_;
    JournalLook look_;
    JournalQuery query_;
    JournalQuery subject_;
    QList<QAction *> switches_;
    QList<QAction *> styles_;
    QMenu *runs_;
    QMenu *sources_;
    QMenu *kept_;
    QMenu *marked_;
};

} // namespace unitdeck
