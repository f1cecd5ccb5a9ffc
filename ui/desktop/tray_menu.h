// SPDX-License-Identifier: GPL-3.0-or-later
// The tray icon's menu: favourites, what failed, and the program itself.
#pragma once

#include "app/units/favourites.h"
#include "app/units/manager.h"
#include "app/values/destination.h"
#include "app/values/verb.h"

#include <QHash>
#include <QList>
#include <QMenu>
#include <QObject>

namespace unitdeck {

/// GUI thread. Always up to date, also while it is open and for trays by D-Bus that read it when
/// they like: refresh() changes what differs and leaves the rest under a person's hand in place.
class TrayMenu final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this. @p isOverDBus: the menu is drawn by others, who take "_" for a mnemonic.
    TrayMenu(const QList<Manager *> &managers, const Favourites *favourites, bool isOverDBus,
             QObject *parent = nullptr);
    ~TrayMenu() override;

    QMenu *menu() { return &menu_; }
    /// @p failed in the order to show them.
    void refresh(const QList<UnitId> &failed);

    /// Of the failed units; the rest is one entry.
    static constexpr qsizetype failedShown = 10;

Q_SIGNALS:
    void openRequested(const unitdeck::Destination &destination);
    void verbRequested(unitdeck::Scope scope, const QList<unitdeck::VerbRequest> &requests);
    void preferencesRequested();
    void quitRequested();

private:
    /// Submenus of units, one after the other.
    struct Section
    {
        QAction *end = nullptr; ///< the separator below
        bool isOfFailed = false;
        QHash<UnitId, QMenu *> entries = {};
    };
    void arrange(Section &section, const QList<UnitId> &units);
    QMenu *makeEntry(const UnitId &unit, bool isOfFailed);
    void refreshEntry(QMenu *entry, const UnitId &unit);
    void addVerb(QMenu *entry, Verb verb, const UnitId &unit);
    void switchAutostart(const UnitId &unit);
    const Manager *managerOf(const UnitId &unit) const;
    /// Why @p verb is not offered; empty if it is.
    QString reasonAgainst(Verb verb, const UnitId &unit) const;
    /// "demo — Running".
    QString title(const UnitId &unit) const;

    QList<Manager *> managers_;
    const Favourites *favourites_;
    bool isOverDBus_;
    QMenu menu_;
    Section favouriteUnits_;
    Section failedUnits_;
    QAction *moreFailed_ = nullptr;
    Scope moreFailedScope_ = Scope::User;
};

} // namespace unitdeck
