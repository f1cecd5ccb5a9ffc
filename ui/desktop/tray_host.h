// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is a place for a tray icon, of either kind.
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace unitdeck {

class TrayHostClient;
class XembedWatch;

/// GUI thread. A StatusNotifierItem host (by D-Bus) or an XEmbed tray (the owner of the X selection
/// _NET_SYSTEM_TRAY_Sn). Qt decides once for the whole process, when its first tray icon is made,
/// which of the two it speaks (QGenericUnixTheme, Qt 6.4 to 6.8); so an XEmbed tray counts only
/// when no host by D-Bus has come for a while, and after the first icon only that kind counts.
class TrayHost final : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Unknown, None, StatusNotifier, Xembed };

    /// @p client lives in the bus thread, outlives this and is started here.
    explicit TrayHost(TrayHostClient *client, QObject *parent = nullptr);
    ~TrayHost() override;

    Kind kind() const { return kind_; }
    /// A tray icon has been made: Qt speaks the present kind from here on.
    void keepKind();

    /// How long an XEmbed tray alone is waited with, in ms: at login a panel may bring its XEmbed
    /// tray before its host.
    static constexpr int patience = 3'000;

Q_SIGNALS:
    void kindChanged(unitdeck::TrayHost::Kind kind);

private:
    void decide();

    Kind kind_ = Kind::Unknown;
    std::optional<Kind> kept_;
    std::optional<bool> hasHost_;         // by D-Bus; absent: not known yet
    std::unique_ptr<XembedWatch> xembed_; // on X11 only
    QTimer patience_;
    bool isPatienceOver_ = false;
};

} // namespace unitdeck
