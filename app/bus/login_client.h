// SPDX-License-Identifier: GPL-3.0-or-later
// The client of the login manager: org.freedesktop.login1 on the system bus.
#pragma once

#include "app/bus/bus_thread.h"
#include "app/values/error.h"

#include <QObject>

#include <memory>

namespace unitdeck {

/// Whether the calling user's manager runs without a login (lingering, loginctl(1)). Lives in the
/// bus thread; may be called from any.
class LoginClient final : public QObject
{
    Q_OBJECT
public:
    explicit LoginClient(BusEndpoint endpoint = BusEndpoint::system(), QString service = {});
    ~LoginClient() override;

    void fetchLinger(QObject *context, Done<bool> done);
    /// Allows polkit to ask; by default it need not for oneself (set-self-linger).
    void setLinger(bool linger, QObject *context, Done<Ok> done);

private:
    class Wire; // made at the first call, in the bus thread
    Wire &wire();

    BusEndpoint endpoint_;
    QString service_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck
