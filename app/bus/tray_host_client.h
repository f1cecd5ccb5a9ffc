// SPDX-License-Identifier: GPL-3.0-or-later
// Whether somebody shows tray icons by D-Bus: org.kde.StatusNotifierWatcher on the desktop's bus.
#pragma once

#include "app/bus/bus_thread.h"

#include <QObject>

#include <memory>

namespace unitdeck {

/// Lives in the bus thread. StatusNotifierItem specification (freedesktop.org, and KDE's names for
/// it).
class TrayHostClient final : public QObject
{
    Q_OBJECT
public:
    explicit TrayHostClient(BusEndpoint endpoint = BusEndpoint::desktop());
    ~TrayHostClient() override;

    /// Starts watching; from any thread. hostChanged() follows once the answer is known, and at
    /// each change. A lost bus counts as no host and is opened again with back-off.
    void start();

Q_SIGNALS:
    /// @p isThere: the watcher's name is owned and it has a host (IsStatusNotifierHostRegistered).
    void hostChanged(bool isThere);

private:
    class Wire;
    BusEndpoint endpoint_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck
