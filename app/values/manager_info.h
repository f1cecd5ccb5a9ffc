// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a manager as a whole, and of the connection to it.
#pragma once

#include "app/values/error.h"

#include <QMetaType>
#include <QStringList>

namespace unitdeck {

enum class ConnectionState {
    Starting,    ///< no answer yet
    Listing,     ///< connected, the first list has not arrived
    Ready,       ///< units and files are known
    Lost,        ///< was there, is gone; being looked for
    NeverPresent ///< not there since we started; being looked for
};

struct Connection
{
    ConnectionState state = ConnectionState::Starting;
    Error error; ///< why, for Lost and NeverPresent

    bool isConnected() const
    {
        return state == ConnectionState::Listing || state == ConnectionState::Ready;
    }
    /// Nothing is to be expected from it soon.
    bool isAbsent() const
    {
        return state == ConnectionState::Lost || state == ConnectionState::NeverPresent;
    }
    friend bool operator==(const Connection &, const Connection &) = default;
};

struct ManagerInfo
{
    QString versionText; ///< "252.38-1~deb12u1"
    int version = 0;     ///< 252; 0: not known
    QString systemState; ///< "running", "degraded", "starting" …; systemctl(1), is-system-running
    QStringList unitPath;   ///< the directories unit files are read from, first wins
    QString virtualization; ///< empty on hardware
    bool isReloading = false;

    friend bool operator==(const ManagerInfo &, const ManagerInfo &) = default;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::Connection)
Q_DECLARE_METATYPE(unitdeck::ManagerInfo)
