// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses between the two kinds of tray; see the header.
#include "ui/desktop/tray_host.h"

#include "app/bus/tray_host_client.h"
#include "ui/desktop/x11_tray_watch.h"

#include <QGuiApplication>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

TrayHost::TrayHost(TrayHostClient *client, QObject *parent)
    : QObject(parent)
{
    patience_.setSingleShot(true);
    patience_.setInterval(patience);
    connect(&patience_, &QTimer::timeout, this, [this] {
        isPatienceOver_ = true;
        decide();
    });
    // Queued also where client and this share a thread, as in tests.
    connect(
        client, &TrayHostClient::hostChanged, this,
        [this](bool isThere) {
            hasHost_ = isThere;
            decide();
        },
        Qt::QueuedConnection);
    if (QGuiApplication::platformName() == "xcb"_L1) {
        xembed_ = std::make_unique<XembedWatch>();
        connect(xembed_.get(), &XembedWatch::changed, this, &TrayHost::decide);
        if (xembed_->isThere())
            patience_.start();
    }
    client->start();
}

TrayHost::~TrayHost() = default;

void TrayHost::keepKind()
{
    kept_ = kind_;
}

void TrayHost::decide()
{
    const bool hasHost = hasHost_.value_or(false);
    const bool hasXembed = xembed_ && xembed_->isThere();
    if (!hasXembed) {
        patience_.stop();
        isPatienceOver_ = false;
    } else if (!isPatienceOver_ && !patience_.isActive()) {
        patience_.start();
    }
    Kind kind = Kind::None;
    if (hasHost)
        kind = Kind::StatusNotifier;
    else if (hasXembed && isPatienceOver_)
        kind = Kind::Xembed;
    else if (!hasHost_ || (hasXembed && kind_ == Kind::Unknown))
        kind = Kind::Unknown;
    if (kept_ && kind != *kept_) {
        const bool isThere = *kept_ == Kind::Xembed ? hasXembed : hasHost;
        kind = isThere ? *kept_ : Kind::None;
    }
    if (kind == kind_)
        return;
    kind_ = kind;
    Q_EMIT kindChanged(kind_);
}

} // namespace unitdeck
