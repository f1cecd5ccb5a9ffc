// SPDX-License-Identifier: GPL-3.0-or-later
// A connection that is opened again after it was lost, and the owner of one name on it.
#pragma once

#include "app/bus/link_wire.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace unitdeck {

/// Between two tries to open a bus, in ms; doubled each time.
inline constexpr int minBackOff = 20;
inline constexpr int maxBackOff = 5'000;

/// In the bus thread only.
class KeptLink final : public QObject
{
    Q_OBJECT
public:
    explicit KeptLink(const BusEndpoint &endpoint, QObject *parent = nullptr);

    // What QtDBus still has to deliver knows its connection, which goes with the members.
    ~KeptLink() override { QCoreApplication::removePostedEvents(this); }
    Q_DISABLE_COPY_MOVE(KeptLink)

    /// Opens, now and whenever the bus was lost.
    void keepOpen();
    /// Opens if need be, once: nothing is done when the bus is lost.
    bool ensureOpen();
    Link &link() { return link_; }
    /// Connects to a signal of whoever owns @p service; false if that cannot be.
    bool match(QLatin1StringView service, QLatin1StringView path, QLatin1StringView interface,
               QLatin1StringView signal, QObject *receiver, const char *slot);
    /// From now on, on this connection: ownerChanged() whenever the owner of @p service changes.
    bool watchOwner(QLatin1StringView service);

Q_SIGNALS:
    /// Open; what was matched or registered before is gone, and to be done here.
    void opened();
    void lost();
    /// Empty: nobody owns it now.
    void ownerChanged(const QString &owner);

private Q_SLOTS:
    void onOwnerChanged(const QDBusMessage &message);

private:
    void open();
    void openLater();

    Link link_;
    int backOff_ = minBackOff;
    bool isKept_ = false;
    QElapsedTimer openedAt_; // the last try
    QTimer reopenTimer_;
};

} // namespace unitdeck
