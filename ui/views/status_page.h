// SPDX-License-Identifier: GPL-3.0-or-later
// The Status tab: brings together what the manager, the login manager and the journal say of the
// unit looked at.
#pragma once

#include "app/units/unit_watch.h"
#include "app/values/journal_entry.h"
#include "app/values/journal_query.h"
#include "app/values/unit_info.h"
#include "app/values/verb.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace unitdeck {

class LoginClient;
class RecentLines;
class StatusView;

/// GUI thread. Shows the unit @p watch looks at; the owner pushes its row. While the page is on the
/// screen it makes the watch poll. The journal is read only while the page is on the screen.
class StatusPage final : public QWidget
{
    Q_OBJECT
public:
    /// @p watch and @p login (which may be null: no linger switch) outlive this.
    StatusPage(UnitWatch *watch, LoginClient *login, QWidget *parent = nullptr);
    ~StatusPage() override;

    /// The row of the unit looked at, with an empty name for none. @p pending is the verb asked for
    /// and not answered yet (JobTracker::pending()).
    void setRow(const UnitInfo &unit, bool areFilesKnown, std::optional<Verb> pending = {});
    /// Reads these journal files or directories instead of the machine's own; see
    /// JournalQuery::paths.
    void setJournalPaths(const QStringList &paths);

Q_SIGNALS:
    /// A button or switch: Start, Restart, ResetFailed, Enable, Disable, Unmask, DaemonReload.
    void verbRequested(unitdeck::Verb verb);
    /// A link to another unit of the same manager.
    void unitActivated(const QString &name);
    void showJournalRequested();
    void showFileRequested();
    /// A directive is to be changed.
    void settingRequested(const QString &directive);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showWatched();
    bool showsRun() const;
    void readLines();
    void showLines();
    void askLinger();
    void setLinger(bool linger);

    UnitWatch *watch_;
    LoginClient *login_;
    StatusView *view_;
    std::unique_ptr<RecentLines> lines_;
    UnitInfo row_;
    QStringList journalPaths_;
    QTimer linesTimer_; // an action of systemd makes many changes and many lines
};

} // namespace unitdeck
