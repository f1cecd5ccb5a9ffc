// SPDX-License-Identifier: GPL-3.0-or-later
// The Unit file tab: the files a unit is made of, as "systemctl cat" shows them, and their editing.
#pragma once

#include "app/unitfiles/drafts.h"
#include "app/unitfiles/unit_text.h"
#include "app/units/unit_watch.h"
#include "app/values/verb.h"
#include "ui/views/unit_edit_page.h"

#include <QWidget>

class QLabel;
class QMenu;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace unitdeck {

class DirectiveHelp;
class NoticeBar;
struct HistoryEntry;

/// GUI thread. Shows the unit @p watch looks at by itself; files are read while the page is on the
/// screen, again whenever the manager names other files, and on reload(). An edit stays as it is
/// until another unit is looked at; then it is kept as a draft.
class UnitFilePage final : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this; @p helper writes the files of the system.
    UnitFilePage(UnitWatch *watch, HelperClient *helper, QWidget *parent = nullptr);

    /// Reads the files again; after a change on disk.
    void reload();
    /// Asked for what the checks of an edit need to know of the manager.
    void setSurroundings(std::function<EditSurroundings()> surroundings);

Q_SIGNALS:
    /// The notice's button: Verb::DaemonReload.
    void verbRequested(unitdeck::Verb verb);
    void unitActivated(const QString &name);
    void saved(const unitdeck::UnitFileTarget &target, const unitdeck::SavedFile &saved);
    /// A file is to be brought back to what it was.
    void saveRequested(const unitdeck::UnitFileTarget &target, const unitdeck::FileContent &content,
                       const unitdeck::FileContent &expected);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showWatched();
    void read(const UnitFilePaths &paths);
    void showFiles(const QList<UnitText> &files);
    void mark();
    void showEmpty(const QString &sentence);
    void lookForDrafts();
    void showDrafts(const QList<Draft> &drafts);
    void fillEditMenu();
    void askForDropIn(const UnitFileTarget &target);
    void edit(const UnitFileTarget &target);
    void openHistory();
    void jumpTo(qsizetype file, qsizetype line);
    void showSource(const QString &path);
    void compare();
    void showComparison(const UnitText &other);
    QList<ConfigurationFile> configuration() const;

    UnitWatch *watch_;
    UnitTextLoader *loader_;
    UnitVerifier verifier_; // knows what systemd knows; asked for it once
    DirectiveHelp *help_;
    std::function<EditSurroundings()> surroundings_;
    Drafts drafts_;
    UnitId shownUnit_;
    std::optional<UnitFilePaths> shown_; // what was asked for last
    QList<UnitText> texts_;
    QWidget *bar_;
    QToolButton *editButton_;
    QToolButton *historyButton_;
    QToolButton *compareButton_;
    QMenu *editMenu_;
    NoticeBar *notice_;
    NoticeBar *draftNotice_;
    QLabel *empty_;
    QScrollArea *scroll_;
    QVBoxLayout *sections_;
    UnitEditPage *editor_;
    QStackedWidget *stack_;
};

} // namespace unitdeck
