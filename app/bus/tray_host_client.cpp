// SPDX-License-Identifier: GPL-3.0-or-later
// Watching for a host of tray icons; see the header.
#include "app/bus/tray_host_client.h"

#include "app/bus/kept_link_wire.h"
#include "app/bus/names_wire.h"

#include <QDBusVariant>

#include <optional>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

class TrayHostClient::Wire final : public QObject
{
    Q_OBJECT
public:
    Wire(TrayHostClient *client, const BusEndpoint &endpoint)
        : client_(client)
        , kept_(endpoint, this)
    {
        connect(&kept_, &KeptLink::opened, this, &Wire::begin);
        connect(&kept_, &KeptLink::lost, this, [this] { say(false); });
        connect(&kept_, &KeptLink::ownerChanged, this, [this](const QString &owner) {
            if (owner.isEmpty())
                say(false);
            else
                ask();
        });
        kept_.keepOpen();
        if (!kept_.link().isOpen())
            say(false);
    }

    // What QtDBus still has to deliver knows its connection, which goes with the members.
    ~Wire() override { QCoreApplication::removePostedEvents(this); }
    Q_DISABLE_COPY_MOVE(Wire)

public Q_SLOTS:
    void ask()
    {
        QDBusMessage get =
            QDBusMessage::createMethodCall(names::trayWatcherService, names::trayWatcherPath,
                                           names::propertiesInterface, u"Get"_s);
        get.setArguments({QString(names::trayWatcherService), u"IsStatusNotifierHostRegistered"_s});
        get.setAutoStartService(false);
        const quint64 number = ++asked_;
        kept_.link().call(get, callTimeout, [this, number](const Reply<QDBusMessage> &reply) {
            if (number != asked_) // a later answer counts
                return;
            const QVariant value =
                reply && reply->signature() == "v"_L1
                    ? reply->arguments().constFirst().value<QDBusVariant>().variant()
                    : QVariant();
            say(value.toBool());
        });
    }

private:
    void begin()
    {
        // Each signal means only that the property is to be looked at again.
        const bool isWatched = kept_.watchOwner(names::trayWatcherService) &&
                               kept_.match(names::trayWatcherService, names::trayWatcherPath,
                                           names::trayWatcherService,
                                           "StatusNotifierHostRegistered"_L1, this, SLOT(ask())) &&
                               kept_.match(names::trayWatcherService, names::trayWatcherPath,
                                           names::trayWatcherService,
                                           "StatusNotifierHostUnregistered"_L1, this, SLOT(ask()));
        if (isWatched)
            ask();
    }

    void say(bool isThere)
    {
        ++asked_;
        if (said_ == isThere)
            return;
        said_ = isThere;
        Q_EMIT client_->hostChanged(isThere);
    }

    TrayHostClient *client_;
    KeptLink kept_;
    quint64 asked_ = 0;
    std::optional<bool> said_;
};

TrayHostClient::TrayHostClient(BusEndpoint endpoint)
    : endpoint_(std::move(endpoint))
{
}

TrayHostClient::~TrayHostClient() = default;

void TrayHostClient::start()
{
    QMetaObject::invokeMethod(this, [this] {
        if (!wire_)
            wire_ = std::make_unique<Wire>(this, endpoint_);
    });
}

} // namespace unitdeck

#include "tray_host_client.moc"
