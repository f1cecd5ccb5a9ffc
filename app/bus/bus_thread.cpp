// SPDX-License-Identifier: GPL-3.0-or-later
// Start and end of the bus thread; see the header.
#include "app/bus/bus_thread.h"

namespace unitdeck {

BusThread::BusThread()
{
    thread_.setObjectName(QStringLiteral("bus"));
    thread_.start();
}

BusThread::~BusThread()
{
    // Clients own timers and bus connections, which only their own thread may end.
    QObject reaper;
    reaper.moveToThread(&thread_);
    QMetaObject::invokeMethod(
        &reaper, [this] { clients_.clear(); }, Qt::BlockingQueuedConnection);
    thread_.quit();
    thread_.wait();
}

} // namespace unitdeck
