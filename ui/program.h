// SPDX-License-Identifier: GPL-3.0-or-later
// The program between its windows: started, sent somewhere, in the tray, ended.
#pragma once

#include "app/bus/application_service.h"
#include "app/units/failure_watch.h"
#include "app/units/favourites.h"
#include "app/units/verb_runner.h"
#include "ui/desktop/desktop_settings.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/program_autostart.h"
#include "ui/desktop/start_options.h"
#include "ui/desktop/tray_host.h"
#include "ui/desktop/tray_icon.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QSettings;

namespace unitdeck {

class AppearanceSwitch;
class HelperClient;
class LoginClient;
class MainWindow;
class NotificationsClient;
class PreferencesDialog;

/// What the program stands on; all outlive it.
struct ProgramParts
{
    QList<Manager *> managers; ///< one per scope, the user's first
    VerbRunner *runner = nullptr;
    LoginClient *login = nullptr;
    PolkitClient *polkit = nullptr;
    HelperClient *helper = nullptr;
    ApplicationService *service = nullptr;
    NotificationsClient *notifications = nullptr;
    TrayHostClient *trayHost = nullptr;
    AppearanceSwitch *appearance = nullptr;
    QSettings *settings = nullptr;
};

/// GUI thread. The window is made when it is first needed: the tray and the notifications work
/// without it.
class Program final : public QObject
{
    Q_OBJECT
public:
    explicit Program(const ProgramParts &parts, QObject *parent = nullptr);
    ~Program() override;

    /// Becomes the one instance, or sends the one there is where @p options say and quits.
    /// @p activationToken is for that one; what shows our own first window takes it by itself.
    void start(const StartOptions &options, const QString &activationToken);
    /// Ends the program without a question; what it remembers is written.
    void end();

Q_SIGNALS:
    void windowMade(unitdeck::MainWindow *window);
    void journalWindowMade(QWidget *window);

private:
    void begin();
    void open(const Destination &destination, const QString &activationToken = {});
    void openJournal(const QString &path, const QString &activationToken);
    MainWindow *window();
    void toggleWindow();
    void takeRequest(const ActivationRequest &request);
    void endIfUnseen();
    bool staysInTray() const;
    bool mayClose();
    void askAboutTray();
    void runFromDesktop(Scope scope, const QList<VerbRequest> &requests);
    void tellFailures(const std::vector<ActionOutcome> &outcomes);
    void showPreferences();
    void choose(const DesktopSettings &chosen);
    Manager *managerOf(Scope scope) const;
    void answerSearchesOnceKnown();
    void answerSearches();
    void answerMetas(quint64 number, const QStringList &ids);

    struct Search
    {
        quint64 number;
        QStringList terms;
    };

    ProgramParts parts_;
    DesktopSettings chosen_;
    StartOptions options_;
    Favourites favourites_;
    ProgramAutostart autostart_;
    FailureWatch failures_;
    Notifier notifier_;
    TrayHost trayHost_;
    TrayIcon tray_;
    std::unique_ptr<MainWindow> window_;
    QPointer<PreferencesDialog> preferences_;
    int journalWindows_ = 0;
    bool hasBegun_ = false;
    bool isEnding_ = false;
    QList<Search> searches_; // not answered yet
    QTimer searchTimer_;     // answers with what is known by then
    QTimer unusedTimer_;     // started by the bus, and nobody wants a window
    QTimer logoutTimer_;     // the session was to end
    QTimer strandedTimer_;   // the tray is gone while there is no window
};

} // namespace unitdeck
