// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop's notification server is asked to show, and what it can.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace unitdeck {

/// Desktop Notifications Specification 1.2.
struct Notification
{
    enum class Urgency { Low, Normal, Critical };
    struct Action
    {
        QString key; ///< "default" is a click on the notification itself
        QString label;
        friend bool operator==(const Action &, const Action &) = default;
    };

    quint32 replaces = 0; ///< the number of the one this updates; 0: a new one
    QString summary;      ///< one line
    QString body;         ///< plain text, lines ended by \n; the client escapes it where needed
    QString iconName;
    QList<Action> actions; ///< left out by the client for a server without actions
    Urgency urgency = Urgency::Normal;
    bool isResident = false; ///< stays after an action was used, where the server can

    friend bool operator==(const Notification &, const Notification &) = default;
};

enum class NotificationClosed { Expired = 1, Dismissed = 2, ByUs = 3, Unknown = 4 };

} // namespace unitdeck
