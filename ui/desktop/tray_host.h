// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is a place for a tray icon, of either kind.
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

namespace unitdeck {

class TrayHostClient;
class XembedWatch;

/// GUI thread. A StatusNotifierItem host (by D-Bus) or an XEmbed tray (the owner of the X selection
/// _NET_SYSTEM_TRAY_Sn). Qt decides once for the whole process, when its first tray icon is made,
/// which of the two it speaks; so an XEmbed tray counts only when no host by D-Bus has come for a
/// while.
class TrayHost final : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Unknown, None, StatusNotifier, Xembed };

    /// @p client lives in the bus thread, outlives this and is started here.
    explicit TrayHost(TrayHostClient *client, QObject *parent = nullptr);
    ~TrayHost() override;

    Kind kind() const { return kind_; }

Q_SIGNALS:
    void kindChanged(unitdeck::TrayHost::Kind kind);

private:
    Kind kind_ = Kind::Unknown;
};

} // namespace unitdeck
