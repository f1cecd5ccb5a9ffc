// SPDX-License-Identifier: GPL-3.0-or-later
// Tells of failures by the desktop's notifications, with the lines that explain them.
#pragma once

#include "app/journal/journal_reader.h"
#include "app/units/failure_watch.h"
#include "app/values/destination.h"
#include "app/values/notification.h"
#include "app/values/verb.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace unitdeck {

class NotificationsClient;

/// GUI thread, and no window is needed. One notification per unit, updated while it fails again,
/// withdrawn when it recovers. When many fail at once the first three have one each, and the rest
/// have one together.
class Notifier final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this. @p isLookedAt says whether a person has that unit before her eyes now:
    /// then nothing is shown.
    Notifier(FailureWatch *failures, NotificationsClient *client,
             std::function<bool(const UnitId &)> isLookedAt, QObject *parent = nullptr);
    ~Notifier() override;

    /// Off withdraws what is shown.
    void setEnabled(bool enabled);
    /// For tests: see JournalQuery::paths.
    void setJournalPaths(const QStringList &paths);
    /// Withdraws the notification of a unit that is looked at now.
    void seen(const UnitId &unit);

Q_SIGNALS:
    void openRequested(const unitdeck::Destination &destination, const QString &activationToken);
    void verbRequested(unitdeck::Scope scope, const QList<unitdeck::VerbRequest> &requests);

private:
    /// A notification, or one that waits to be shown: of one unit, or, under an empty UnitId, of
    /// all further ones of a bad moment.
    struct Popup
    {
        std::optional<Failure> failure; // absent: of all in rest_
        quint64 serial = 0;             // which popup of this unit
        quint32 number = 0;             // 0: not on the screen
        bool isStale = true;            // what is shown, if anything, is not the latest
        bool isBusy = false;            // its lines are being read, or it is being sent
        QStringList lines;              // the latest that were found
        QDeadlineTimer notBefore{0};
    };

    void take(const Failure &failure);
    Popup &newPopup(const UnitId &key);
    QHash<UnitId, Popup>::iterator popupOf(quint32 number);
    void withdraw(const UnitId &unit);
    void withdrawAll();
    void drop(const UnitId &key);
    void work();

    void readNext();
    void readLines(int maxPriority);
    void takeLines(const JournalBatch &batch);
    void endReading(const QStringList &lines);

    Notification textOf(const Failure &failure, const QStringList &lines) const;
    Notification textOfRest() const;
    void send(const UnitId &key, const QStringList &lines);
    void shown(const UnitId &key, quint64 serial, quint32 number);
    void closed(quint32 number, NotificationClosed reason);
    void act(quint32 number, const QString &key);

    FailureWatch *failures_;
    NotificationsClient *client_;
    std::function<bool(const UnitId &)> isLookedAt_;
    bool isEnabled_ = true;
    QStringList journalPaths_;
    QHash<UnitId, Popup> popups_;
    QSet<UnitId> rest_;
    QHash<UnitId, QDeadlineTimer> moment_; // of the newest single ones: while it lasts, more go
                                           // into rest_
    QHash<quint32, QString> tokens_;
    quint64 lastSerial_ = 0;
    QTimer workTimer_;

    // The lines of one unit after the other.
    std::unique_ptr<JournalReader> reader_; // made for the first failure
    QList<UnitId> waiting_;
    UnitId reading_; // empty: none
    QTimer readingLimit_;
};

} // namespace unitdeck
