// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an XEmbed tray is on the X screen: who owns the selection _NET_SYSTEM_TRAY_Sn.
#pragma once

#include <QByteArray>
#include <QObject>

#include <cstdint>
#include <memory>

class QSocketNotifier;
struct xcb_connection_t;

namespace unitdeck {

/// GUI thread. System Tray Protocol Specification (freedesktop.org). Has a connection of its own:
/// Qt's own watch of the tray cannot be asked before there is an icon.
class XembedWatch final : public QObject
{
    Q_OBJECT
public:
    /// @p display: as in $DISPLAY, which is taken when it is empty. Without such a display there
    /// is never a tray.
    explicit XembedWatch(const QByteArray &display = {}, QObject *parent = nullptr);
    ~XembedWatch() override;

    bool isThere() const { return owner_ != 0; }

Q_SIGNALS:
    void changed(bool isThere);

private:
    void readEvents();
    void findOwner();

    struct Disconnect
    {
        void operator()(xcb_connection_t *connection) const;
    };
    std::unique_ptr<xcb_connection_t, Disconnect> connection_;
    QSocketNotifier *notifier_ = nullptr;
    uint32_t selection_ = 0;
    uint32_t managerMessage_ = 0;
    uint32_t owner_ = 0; // the tray's window
};

} // namespace unitdeck
