// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop says about its looks: the Settings of org.freedesktop.portal.Desktop.
#pragma once

#include "app/bus/bus_thread.h"

#include <QObject>

#include <memory>

namespace unitdeck {

/// org.freedesktop.appearance of the portal's Settings; GNOME's own switch for high contrast is
/// heard as well, since portals before 1.18 have no word for it.
struct DesktopLook
{
    enum class Scheme { Unknown, Dark, Light };

    Scheme scheme = Scheme::Unknown;
    bool highContrast = false;

    friend bool operator==(const DesktopLook &, const DesktopLook &) = default;
};

/// Lives in the bus thread. Where there is no portal it says nothing.
class PortalSettingsClient final : public QObject
{
    Q_OBJECT
public:
    explicit PortalSettingsClient(BusEndpoint endpoint = BusEndpoint::desktop());
    ~PortalSettingsClient() override;

    /// Starts listening; from any thread. A lost bus is opened again with back-off.
    void start();

Q_SIGNALS:
    /// Once the portal has answered, and at each change.
    void changed(const unitdeck::DesktopLook &look);

private:
    class Wire; // made by start(), in the bus thread

    BusEndpoint endpoint_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck
