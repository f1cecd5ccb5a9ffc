// SPDX-License-Identifier: GPL-3.0-or-later
// Opening again; see the header.
#include "app/bus/kept_link_wire.h"

#include "app/bus/names_wire.h"

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

KeptLink::KeptLink(const BusEndpoint &endpoint, QObject *parent)
    : QObject(parent)
    , link_(endpoint)
    , reopenTimer_(this)
{
    reopenTimer_.setSingleShot(true);
    connect(&reopenTimer_, &QTimer::timeout, this, &KeptLink::open);
    connect(&link_, &Link::lost, this, [this] {
        link_.close();
        Q_EMIT lost();
        if (isKept_)
            openLater();
    });
}

void KeptLink::keepOpen()
{
    isKept_ = true;
    open();
}

bool KeptLink::ensureOpen()
{
    if (link_.isOpen())
        return true;
    if (!link_.open())
        return false;
    Q_EMIT opened();
    return link_.isOpen(); // what was to be matched may have found it dead
}

void KeptLink::open()
{
    openedAt_.start();
    if (!ensureOpen())
        openLater();
}

void KeptLink::openLater()
{
    // A bus that throws us off at once is not asked again at once.
    if (openedAt_.hasExpired(maxBackOff))
        backOff_ = minBackOff;
    reopenTimer_.start(backOff_);
    backOff_ = qMin(backOff_ * 2, maxBackOff);
}

bool KeptLink::match(QLatin1StringView service, QLatin1StringView path, QLatin1StringView interface,
                     QLatin1StringView signal, QObject *receiver, const char *slot)
{
    // QtDBus aborts the process on a connect() with a service name after the connection died.
    return link_.isOpen() &&
           link_.connection().connect(service, path, interface, signal, receiver, slot);
}

bool KeptLink::watchOwner(QLatin1StringView service)
{
    return link_.isOpen() &&
           link_.connection().connect(names::dbusService, names::dbusPath, names::dbusService,
                                      u"NameOwnerChanged"_s, {QString(service)}, QString(), this,
                                      SLOT(onOwnerChanged(QDBusMessage)));
}

void KeptLink::onOwnerChanged(const QDBusMessage &message)
{
    if (message.signature() == "sss"_L1)
        Q_EMIT ownerChanged(message.arguments().at(2).toString());
}

} // namespace unitdeck
