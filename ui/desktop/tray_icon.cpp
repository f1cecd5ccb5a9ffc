// SPDX-License-Identifier: GPL-3.0-or-later
// Makes and ends the icon with the tray, and keeps what it says true; see the header.
#include "ui/desktop/tray_icon.h"

#include "ui/desktop/tray_menu.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

#include <algorithm>

namespace unitdeck {

TrayIcon::TrayIcon(const QList<Manager *> &managers, const Favourites *favourites, TrayHost *host,
                   QObject *parent)
    : QObject(parent)
    , managers_(managers)
    , favourites_(favourites)
    , host_(host)
    , failed_(managers)
{
    updateTimer_.setSingleShot(true);
    updateTimer_.setInterval(patience);
    connect(&updateTimer_, &QTimer::timeout, this, &TrayIcon::update);
    connect(&failed_, &FailedUnits::changed, this, &TrayIcon::updateLater);
    connect(favourites_, &Favourites::changed, this, &TrayIcon::updateLater);
    for (Manager *manager : managers)
        follow(manager);
    connect(host_, &TrayHost::kindChanged, this, &TrayIcon::settle);
    settle();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::follow(Manager *manager)
{
    connect(manager, &Manager::connectionChanged, this, &TrayIcon::updateLater);
    connect(manager, &Manager::infoChanged, this, &TrayIcon::updateLater);
    connect(manager->jobs(), &JobTracker::jobsChanged, this, &TrayIcon::updateLater);
    const auto isFavourite = [this, manager](const QString &name) {
        return favourites_->contains({manager->scope(), name});
    };
    connect(manager->jobs(), &JobTracker::pendingChanged, this,
            [this, isFavourite](const QString &unit) {
                if (isFavourite(unit))
                    updateLater();
            });
    connect(manager->units(), &UnitStore::filesListed, this, &TrayIcon::updateLater);
    connect(manager->units(), &UnitStore::changed, this,
            [this, isFavourite](const UnitChanges &changes) {
                if (!icon_ || updateTimer_.isActive() || favourites_->units().isEmpty())
                    return;
                if (std::ranges::any_of(changes.added, isFavourite) ||
                    std::ranges::any_of(changes.changed, isFavourite) ||
                    std::ranges::any_of(changes.removed, isFavourite))
                    updateLater();
            });
}

void TrayIcon::setWanted(bool wanted)
{
    isWanted_ = wanted;
    settle();
}

bool TrayIcon::isShown() const
{
    return icon_ != nullptr;
}

QMenu *TrayIcon::menu() const
{
    return menu_ ? menu_->menu() : nullptr;
}

void TrayIcon::settle()
{
    const bool hasPlace =
        host_->kind() == TrayHost::Kind::StatusNotifier || host_->kind() == TrayHost::Kind::Xembed;
    const bool shouldBe = isWanted_ && hasPlace;
    if (shouldBe == isShown())
        return;
    if (shouldBe) {
        make();
    } else {
        icon_.reset();
        menu_.reset();
        updateTimer_.stop();
    }
    Q_EMIT shownChanged(isShown());
}

void TrayIcon::make()
{
    menu_ = std::make_unique<TrayMenu>(managers_, favourites_,
                                       host_->kind() == TrayHost::Kind::StatusNotifier);
    connect(menu_.get(), &TrayMenu::openRequested, this, &TrayIcon::openRequested);
    connect(menu_.get(), &TrayMenu::verbRequested, this, &TrayIcon::verbRequested);
    connect(menu_.get(), &TrayMenu::preferencesRequested, this, &TrayIcon::preferencesRequested);
    connect(menu_.get(), &TrayMenu::quitRequested, this, &TrayIcon::quitRequested);
    // What a person opens is of this moment.
    connect(menu_->menu(), &QMenu::aboutToShow, this, &TrayIcon::update);

    // Here Qt decides which kind of tray it speaks to, for good.
    icon_ = std::make_unique<QSystemTrayIcon>();
    host_->keepKind();
    connect(icon_.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::MiddleClick)
                    Q_EMIT toggleWindowRequested();
            });
    status_ = trayStatus(managers_, failed_.units());
    menu_->refresh(failed_.units());
    icon_->setIcon(trayPicture(status_, QGuiApplication::palette()));
    icon_->setToolTip(status_.words);
    icon_->setContextMenu(menu_->menu());
    icon_->show();
}

void TrayIcon::updateLater()
{
    // Not started again while it runs: a steady stream of news is shown, too.
    if (icon_ && !updateTimer_.isActive())
        updateTimer_.start();
}

void TrayIcon::update()
{
    updateTimer_.stop();
    if (!icon_)
        return;
    const QList<UnitId> failed = failed_.units();
    menu_->refresh(failed);
    const TrayStatus status = trayStatus(managers_, failed);
    if (status == status_)
        return;
    const bool isOtherPicture =
        status.kind != status_.kind || status.failedCount != status_.failedCount;
    if (status.words != status_.words)
        icon_->setToolTip(status.words);
    status_ = status;
    if (isOtherPicture)
        icon_->setIcon(trayPicture(status_, QGuiApplication::palette()));
}

} // namespace unitdeck
