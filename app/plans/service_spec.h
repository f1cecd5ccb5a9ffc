// SPDX-License-Identifier: GPL-3.0-or-later
// A new service as a person describes it, and the files and steps it becomes.
#pragma once

#include "app/plans/plan.h"
#include "app/plans/service_texts.h"

namespace unitdeck {

/// What is to be known of a program before a service is made of it.
struct ProgramFacts
{
    QString path;
    bool isThere = false; ///< a regular file
    bool isExecutable = false;
    QString interpreter; ///< of a script: as its first line says, else by its ending; may be empty

    /// It can be started, by itself or by its interpreter.
    bool canRun() const { return isThere && (isExecutable || !interpreter.isEmpty()); }
    friend bool operator==(const ProgramFacts &, const ProgramFacts &) = default;
};

/// Looks at @p path in a thread of the pool; never an Error. @p done in the thread of @p context.
void lookAtProgram(const QString &path, QObject *context, Done<ProgramFacts> done);

/// The environment that keeps an interpreter from holding output back; empty if it needs none.
QString unbufferedEnvironment(const QString &interpreter);

struct ServiceSpec
{
    /// How it says that it is ready (systemd.service(5), Type=).
    enum class Readiness {
        Started,  ///< when its program runs: exec
        Notifies, ///< notify
        Ends,     ///< it does something and ends: oneshot
        Forks     ///< its first process ends: forking
    };
    enum class When {
        ByHand,
        AtStart,      ///< of the user's manager, that is login, or of the machine
        OnSchedule,   ///< a timer
        OnConnection, ///< a socket
        OnChange      ///< a path
    };

    Scope scope = Scope::User;
    QString name; ///< without type
    QString description;
    ProgramFacts program;
    QString arguments; ///< as in an Exec line, where "%" means itself
    QString workingDirectory;
    QStringList environment; ///< NAME=value each
    QString user;            ///< in the system's manager; empty: root
    Readiness readiness = Readiness::Started;
    When when = When::AtStart;
    QString calendar; ///< OnSchedule: OnCalendar=
    QString listen;   ///< OnConnection: ListenStream=
    QString watched;  ///< OnChange: PathChanged=
    QString restart;  ///< Restart=; empty: never
    bool startsNow = true;

    friend bool operator==(const ServiceSpec &, const ServiceSpec &) = default;
};

/// The timer of a service.
struct TimerSpec
{
    UnitId service;
    QString calendar;
    bool isPersistent = true;     ///< catches up on what was missed while the machine was off
    QString randomizedDelay = {}; ///< empty: none

    friend bool operator==(const TimerSpec &, const TimerSpec &) = default;
};

/// The service's file first, then that of the unit that starts it, if any.
QList<PlannedFile> filesOf(const ServiceSpec &spec);
PlannedFile fileOf(const TimerSpec &spec);

/// The unit that starts the service by itself: the service, its timer, socket or path.
UnitId startedUnit(const ServiceSpec &spec);

Plan creationPlan(const ServiceSpec &spec);
/// Writes the timer, enables and starts it.
Plan timerPlan(const TimerSpec &spec);

/// Stop and disable, remove the files that are the user's or the administrator's own.
Plan deletionPlan(const ServiceLook &look);
/// What puts all of a deletionPlan() back, running state included.
Plan restorationPlan(const ServiceLook &look);

} // namespace unitdeck
