// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the verbs' words, icons and shortcuts; see the header.
#include "ui/look/verb_look.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

struct VerbRow
{
    Verb verb;
    const char *text;
    const char *tip;
    const char *iconName;
    const char *shortcut;
    const char *done;    // %1 is the unit
    const char *doing;   // %1 is the unit
    const char *notDone; // %1 is the unit
};

// The table stands inside the class so that lupdate knows the context of its texts.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::VerbLook)

public:
    static constexpr auto rows = std::to_array<VerbRow>({
        {Verb::Start, QT_TR_NOOP("Start"), QT_TR_NOOP("Starts the unit now (start)."),
         "media-playback-start", "Ctrl+Shift+S", QT_TR_NOOP("Started %1"),
         QT_TR_NOOP("Starting %1…"), QT_TR_NOOP("%1 was not started")},
        {Verb::Stop, QT_TR_NOOP("Stop"), QT_TR_NOOP("Stops the unit now (stop)."),
         "media-playback-stop", "Ctrl+Shift+X", QT_TR_NOOP("Stopped %1"),
         QT_TR_NOOP("Stopping %1…"), QT_TR_NOOP("%1 was not stopped")},
        {Verb::Restart, QT_TR_NOOP("Restart"),
         QT_TR_NOOP("Stops the unit if it runs, then starts it (restart)."), "view-refresh",
         "Ctrl+Shift+R", QT_TR_NOOP("Restarted %1"), QT_TR_NOOP("Restarting %1…"),
         QT_TR_NOOP("%1 was not restarted")},
        {Verb::Reload, QT_TR_NOOP("Reload"),
         QT_TR_NOOP("Lets the service read its own configuration again, without a restart "
                    "(reload)."),
         "document-revert", "Ctrl+Shift+L", QT_TR_NOOP("Reloaded %1"), QT_TR_NOOP("Reloading %1…"),
         QT_TR_NOOP("%1 was not reloaded")},
        {Verb::TryRestart, QT_TR_NOOP("Try restart"),
         QT_TR_NOOP("Restarts the unit if it runs, and does nothing if it does not "
                    "(try-restart)."),
         "view-refresh", "", QT_TR_NOOP("Restarted %1 if it was running"),
         QT_TR_NOOP("Restarting %1…"), QT_TR_NOOP("%1 was not restarted")},
        {Verb::ReloadOrRestart, QT_TR_NOOP("Reload or restart"),
         QT_TR_NOOP("Reloads the service if it can, and restarts it otherwise "
                    "(reload-or-restart)."),
         "view-refresh", "", QT_TR_NOOP("Reloaded or restarted %1"),
         QT_TR_NOOP("Reloading or restarting %1…"),
         QT_TR_NOOP("%1 was neither reloaded nor restarted")},
        {Verb::Kill, QT_TR_NOOP("Kill…"),
         QT_TR_NOOP("Sends a signal to the unit's processes (kill)."), "process-stop",
         "Ctrl+Shift+K", QT_TR_NOOP("Sent a signal to %1"), QT_TR_NOOP("Sending a signal to %1…"),
         QT_TR_NOOP("No signal was sent to %1")},
        {Verb::ResetFailed, QT_TR_NOOP("Clear failure"),
         QT_TR_NOOP("Forgets that the unit failed, and how often it was started "
                    "(reset-failed)."),
         "edit-clear", "", QT_TR_NOOP("Cleared the failure of %1"),
         QT_TR_NOOP("Clearing the failure of %1…"),
         QT_TR_NOOP("The failure of %1 was not cleared")},
        {Verb::Enable, QT_TR_NOOP("Enable autostart"),
         QT_TR_NOOP("Lets the unit start by itself from now on; does not start it now "
                    "(enable)."),
         "list-add", "", QT_TR_NOOP("Switched on autostart of %1"),
         QT_TR_NOOP("Switching on autostart of %1…"),
         QT_TR_NOOP("Autostart of %1 was not switched on")},
        {Verb::Disable, QT_TR_NOOP("Disable autostart"),
         QT_TR_NOOP("Lets the unit no longer start by itself; does not stop it now "
                    "(disable)."),
         "list-remove", "", QT_TR_NOOP("Switched off autostart of %1"),
         QT_TR_NOOP("Switching off autostart of %1…"),
         QT_TR_NOOP("Autostart of %1 was not switched off")},
        {Verb::Mask, QT_TR_NOOP("Block (mask)"),
         QT_TR_NOOP("Blocks the unit: nothing and nobody can start it until it is unblocked "
                    "(mask)."),
         "object-locked", "", QT_TR_NOOP("Blocked %1"), QT_TR_NOOP("Blocking %1…"),
         QT_TR_NOOP("%1 was not blocked")},
        {Verb::Unmask, QT_TR_NOOP("Unblock (unmask)"),
         QT_TR_NOOP("Lets the unit be started again (unmask)."), "object-unlocked", "",
         QT_TR_NOOP("Unblocked %1"), QT_TR_NOOP("Unblocking %1…"),
         QT_TR_NOOP("%1 was not unblocked")},
        {Verb::Reenable, QT_TR_NOOP("Re-enable"),
         QT_TR_NOOP("Makes the links for autostart anew, after a change of the [Install] "
                    "section (reenable)."),
         "list-add", "", QT_TR_NOOP("Renewed autostart of %1"),
         QT_TR_NOOP("Renewing autostart of %1…"), QT_TR_NOOP("Autostart of %1 was not renewed")},
        {Verb::Preset, QT_TR_NOOP("As preset"),
         QT_TR_NOOP("Switches autostart to what the distribution or administrator intended "
                    "(preset)."),
         "edit-undo", "", QT_TR_NOOP("Set autostart of %1 as preset"),
         QT_TR_NOOP("Setting autostart of %1 as preset…"),
         QT_TR_NOOP("Autostart of %1 was not changed")},
        {Verb::Revert, QT_TR_NOOP("Revert to vendor"),
         QT_TR_NOOP("Removes local changes and drop-ins, so that the unit is as its package "
                    "made it (revert)."),
         "document-revert", "", QT_TR_NOOP("Reverted %1 to the vendor's version"),
         QT_TR_NOOP("Reverting %1…"), QT_TR_NOOP("%1 was not reverted")},
        {Verb::Freeze, QT_TR_NOOP("Freeze"),
         QT_TR_NOOP("Halts all processes of the unit where they are, until it is thawed "
                    "(freeze)."),
         "media-playback-pause", "", QT_TR_NOOP("Froze %1"), QT_TR_NOOP("Freezing %1…"),
         QT_TR_NOOP("%1 was not frozen")},
        {Verb::Thaw, QT_TR_NOOP("Thaw"),
         QT_TR_NOOP("Lets the processes of a frozen unit go on (thaw)."), "media-playback-start",
         "", QT_TR_NOOP("Thawed %1"), QT_TR_NOOP("Thawing %1…"), QT_TR_NOOP("%1 was not thawed")},
        {Verb::Clean, QT_TR_NOOP("Clean…"),
         QT_TR_NOOP("Deletes the unit's cache, state, log or runtime directories (clean)."),
         "edit-clear", "", QT_TR_NOOP("Cleaned %1"), QT_TR_NOOP("Cleaning %1…"),
         QT_TR_NOOP("%1 was not cleaned")},
        {Verb::DaemonReload, QT_TR_NOOP("Reload configuration of the manager (daemon-reload)"),
         QT_TR_NOOP("Lets the manager read all unit files again; running services go on "
                    "(daemon-reload)."),
         "view-refresh", "", QT_TR_NOOP("Reloaded the configuration of the %1"),
         QT_TR_NOOP("Reloading the configuration of the %1…"),
         QT_TR_NOOP("The configuration of the %1 was not reloaded")},
        {Verb::DaemonReexec, QT_TR_NOOP("Restart the manager itself (daemon-reexec)"),
         QT_TR_NOOP("Lets the manager start its own program anew; running services go on "
                    "(daemon-reexec)."),
         "view-refresh", "", QT_TR_NOOP("Restarted the %1"), QT_TR_NOOP("Restarting the %1…"),
         QT_TR_NOOP("The %1 was not restarted")},
        {Verb::CancelJob, QT_TR_NOOP("Cancel job"),
         QT_TR_NOOP("Takes back what the manager was asked to do and has not finished "
                    "(cancel)."),
         "dialog-cancel", "", QT_TR_NOOP("Cancelled the job of %1"),
         QT_TR_NOOP("Cancelling the job of %1…"), QT_TR_NOOP("The job of %1 was not cancelled")},
    });
};

/// What is said of the three verbs that can also start or stop (--now).
struct NowRow
{
    Verb verb;
    const char *done;
    const char *doing;
};

struct NowWords
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::VerbLook)

public:
    static constexpr auto rows = std::to_array<NowRow>({
        {Verb::Enable, QT_TR_NOOP("Switched on autostart of %1 and started it"),
         QT_TR_NOOP("Switching on autostart of %1 and starting it…")},
        {Verb::Disable, QT_TR_NOOP("Switched off autostart of %1 and stopped it"),
         QT_TR_NOOP("Switching off autostart of %1 and stopping it…")},
        {Verb::Mask, QT_TR_NOOP("Blocked %1 and stopped it"),
         QT_TR_NOOP("Blocking %1 and stopping it…")},
    });
};

const VerbRow &rowOf(Verb verb)
{
    const auto row = std::ranges::find(Words::rows, verb, &VerbRow::verb);
    Q_ASSERT(row != Words::rows.end());
    return *row;
}

/// The unit's name, or for verbs of the manager as a whole the manager's.
QString objectOf(const VerbRequest &request)
{
    if (request.verb == Verb::CancelJob && request.unit.isEmpty())
        return QString::number(request.jobId);
    if (!request.unit.isEmpty())
        return request.unit.name;
    return request.unit.scope == Scope::User ? Words::tr("user manager")
                                             : Words::tr("system manager");
}

} // namespace

VerbLook verbLook(Verb verb)
{
    const VerbRow &row = rowOf(verb);
    return {verb, Words::tr(row.text), Words::tr(row.tip), QString::fromLatin1(row.iconName),
            QKeySequence(QLatin1StringView(row.shortcut), QKeySequence::PortableText)};
}

QString doneText(const VerbRequest &request)
{
    const auto row = std::ranges::find(NowWords::rows, request.verb, &NowRow::verb);
    if (request.now && row != NowWords::rows.end())
        return NowWords::tr(row->done).arg(objectOf(request));
    return Words::tr(rowOf(request.verb).done).arg(objectOf(request));
}

QString doingText(const VerbRequest &request)
{
    const auto row = std::ranges::find(NowWords::rows, request.verb, &NowRow::verb);
    if (request.now && row != NowWords::rows.end())
        return NowWords::tr(row->doing).arg(objectOf(request));
    return Words::tr(rowOf(request.verb).doing).arg(objectOf(request));
}

QString notDoneText(const VerbRequest &request)
{
    return Words::tr(rowOf(request.verb).notDone).arg(objectOf(request));
}

} // namespace unitdeck
