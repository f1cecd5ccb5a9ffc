// SPDX-License-Identifier: GPL-3.0-or-later
// The icon in the tray: the state of all managers at a glance, and the menu.
#pragma once

#include "app/units/favourites.h"
#include "app/units/manager.h"
#include "app/values/destination.h"
#include "app/values/verb.h"
#include "ui/desktop/failed_units.h"
#include "ui/desktop/tray_host.h"
#include "ui/desktop/tray_status.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace unitdeck {

class TrayMenu;

/// GUI thread. The icon exists while a tray host does, and is made anew for each.
class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    TrayIcon(const QList<Manager *> &managers, const Favourites *favourites, TrayHost *host,
             QObject *parent = nullptr);
    ~TrayIcon() override;

    /// A person may not want one; on by default.
    void setWanted(bool wanted);
    /// An icon is in a tray now.
    bool isShown() const;
    /// Null while there is no icon.
    QMenu *menu() const;
    /// What the icon says.
    const TrayStatus &status() const { return status_; }

    /// How long news are gathered, in ms; what a short job does is not worth a flicker.
    static constexpr int patience = 300;

Q_SIGNALS:
    void shownChanged(bool isShown);
    /// A left click: show the window, or hide it if it is shown.
    void toggleWindowRequested();
    /// "Open", "Journal", a failed unit.
    void openRequested(const unitdeck::Destination &destination);
    void verbRequested(unitdeck::Scope scope, const QList<unitdeck::VerbRequest> &requests);
    void preferencesRequested();
    void quitRequested();

private:
    void follow(Manager *manager);
    void updateLater();
    void update();
    void settle();
    void make();

    QList<Manager *> managers_;
    const Favourites *favourites_;
    TrayHost *host_;
    FailedUnits failed_;
    bool isWanted_ = true;
    QTimer updateTimer_;
    TrayStatus status_;
    std::unique_ptr<TrayMenu> menu_; // outlives the icon, which knows it
    std::unique_ptr<QSystemTrayIcon> icon_;
};

} // namespace unitdeck
