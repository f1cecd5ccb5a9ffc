// SPDX-License-Identifier: GPL-3.0-or-later
// The window: brings sidebar, table, tabs, message bar and status line together.
#pragma once

#include "app/units/favourites.h"
#include "app/units/manager.h"
#include "app/units/row_facts.h"
#include "app/units/unit_path_watch.h"
#include "app/units/unit_watch.h"
#include "app/units/verb_runner.h"
#include "app/values/destination.h"
#include "ui/look/sentences.h"
#include "ui/models/unit_table_model.h"
#include "ui/views/unit_actions.h"

#include <QMainWindow>

class QLineEdit;
class QSettings;
class QSplitter;
class QTabWidget;
class QStackedWidget;
class QToolBar;

namespace unitdeck {

class ActionFlow;
class AppearanceSwitch;
class CommandPalette;
class DemoFlow;
class HelperClient;
class JobsPopup;
class JournalPage;
class LoginClient;
class MessageBar;
class PolkitClient;
class PropertiesPage;
class SaveFlow;
class ServiceFlow;
class Sidebar;
class StatusLine;
class StatusPage;
class UnitFilePage;
class UnitTableView;
class Welcome;

struct EditSurroundings;

/// What the window needs; all outlive it.
struct WindowParts
{
    QList<Manager *> managers; ///< one per scope, the user's first
    VerbRunner *runner = nullptr;
    LoginClient *login = nullptr;
    PolkitClient *polkit = nullptr;
    HelperClient *helper = nullptr; ///< writes the files of the system
    Favourites *favourites = nullptr;
    AppearanceSwitch *appearance = nullptr;
    QSettings *settings = nullptr;
    /// Asked before the window closes; false keeps it open for a question.
    std::function<bool()> mayClose;
    /// Whether failures of a unit are muted, and the way to change that.
    std::function<bool(const UnitId &)> isMuted;
    std::function<void(const UnitId &, bool)> setMuted;
};

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showUnit(const UnitId &unit);
    /// Goes there as soon as the units are listed; a journal of other files is not its affair.
    void go(const Destination &destination);
    /// Asks first where an action is dangerous, and tells how it ended.
    void runRequests(Manager *manager, const QList<VerbRequest> &requests);
    /// Shows the units that @p text finds.
    void search(const QString &text);
    /// Shows @p sentence in the message bar.
    void tell(const Sentence &sentence);
    /// The unit whose tabs are on the screen; empty while the window is not seen.
    UnitId lookedAt() const;
    /// A plan is under way that would be left half done.
    bool isBusy() const;
    /// Writes the layout to the settings, as closing does.
    void save();
    /// Whether the chosen manager's units are on the screen.
    bool isPopulated() const;
    int shownUnits() const { return model_.rowCount(); }

Q_SIGNALS:
    /// The rows of the chosen manager have been painted for the first time.
    void populated();
    /// Another unit is before a person's eyes, or none; see lookedAt().
    void lookedAtChanged();
    void closed();
    void preferencesRequested();
    /// Another journal is to be shown: a file or a directory of such.
    void journalRequested(const QString &path);
    void quitRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildToolBar();
    void buildCentre();
    void buildActions();
    void buildMenu();
    void connectParts();
    void restore();

    void setManager(Scope scope);
    void settleSelection();
    void updateActions();
    void updateEmptyText();
    void updateFacts();
    void updateActivity();
    void pushRow();
    void runCommand(const UnitCommand &command);
    void runOn(const UnitId &unit, const UnitCommand &command);
    void toggleAutostart(const QString &name);
    void runManagerVerb(Verb verb);
    void toggleFavourite();
    void toggleMuted();
    void buildServiceActions();
    void updateServiceActions(const QStringList &selected);
    void connectServices();
    void runOnce();
    void askJournal();
    void await(const UnitId &unit);
    void showAwaited();
    void startInstance();
    void arrive();
    void goBack();
    void showTab(QWidget *page);
    bool isJournalShown() const;
    void showUnits();
    void showShortcuts();
    void openPalette();
    void setDetailsBeside(bool beside);
    void fitToolBar();
    QAction *addWindowAction(const QString &text, const QString &name,
                             const QList<QKeySequence> &keys, std::function<void()> run);
    std::optional<UnitInfo> currentInfo() const;
    const UnitDetails *currentDetails() const;
    EditSurroundings surroundings() const;

    WindowParts parts_;
    Manager *manager_ = nullptr;
    RowFacts facts_;
    UnitTableModel model_;
    UnitWatch watch_;
    UnitPathWatch userPaths_;
    UnitPathWatch systemPaths_;
    QTimer lookTimer_; // walking through the rows must not load each unit

    UnitActions *unitActions_;
    QList<QAction *> windowActions_;
    QAction *favouriteAction_ = nullptr;
    QAction *muteAction_ = nullptr;
    QAction *instanceAction_ = nullptr;
    struct ServiceAction
    {
        QAction *action;
        /// Why it is off; empty if it is on.
        QString (*reasonAgainst)(const UnitId &unit, const UnitDetails *details);
    };
    QList<ServiceAction> serviceActions_;
    QAction *besideAction_ = nullptr;
    QToolBar *toolBar_ = nullptr;
    int toolBarWidth_ = 0; // that it needs with texts; 0: to be measured
    QLineEdit *search_ = nullptr;
    Sidebar *sidebar_ = nullptr;
    UnitTableView *table_ = nullptr;
    Welcome *welcome_ = nullptr;
    MessageBar *messages_ = nullptr;
    QTabWidget *tabs_ = nullptr;
    StatusPage *statusPage_ = nullptr;
    JournalPage *journalPage_ = nullptr;
    JournalPage *machineJournal_ = nullptr; // of everything, in the place of the units
    QStackedWidget *pages_ = nullptr;
    UnitFilePage *filePage_ = nullptr;
    PropertiesPage *propertiesPage_ = nullptr;
    StatusLine *statusLine_ = nullptr;
    JobsPopup *jobsPopup_ = nullptr;
    QSplitter *outer_ = nullptr;
    QSplitter *inner_ = nullptr;
    CommandPalette *palette_ = nullptr;
    ActionFlow *flow_ = nullptr;
    DemoFlow *demo_ = nullptr;
    SaveFlow *saves_ = nullptr;
    ServiceFlow *services_ = nullptr;
    UnitId awaited_; // was made, and is shown with its journal as soon as it is listed
    bool wasPopulated_ = false;
    std::optional<Destination> destination_; // waits for the units
};

} // namespace unitdeck
