// SPDX-License-Identifier: GPL-3.0-or-later
// The table of D-Bus error names (bus-common-errors.h in systemd, the D-Bus specification, our
// helper).
#include "app/bus/errors_wire.h"

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct NamedError
{
    QLatin1StringView name;
    Error::Kind kind;
};

using enum Error::Kind;

constexpr std::array namedErrors{
    NamedError{"org.freedesktop.DBus.Error.InteractiveAuthorizationRequired"_L1,
               InteractionRequired},
    NamedError{"org.freedesktop.DBus.Error.AccessDenied"_L1, AuthDenied},
    NamedError{"org.freedesktop.DBus.Error.AuthFailed"_L1, AuthDenied},
    NamedError{"org.freedesktop.DBus.Error.NoReply"_L1, TimedOut},
    NamedError{"org.freedesktop.DBus.Error.Timeout"_L1, TimedOut},
    NamedError{"org.freedesktop.DBus.Error.TimedOut"_L1, TimedOut},
    NamedError{"org.freedesktop.DBus.Error.Disconnected"_L1, NotConnected},
    NamedError{"org.freedesktop.DBus.Error.NoServer"_L1, NotConnected},
    NamedError{"org.freedesktop.DBus.Error.NoNetwork"_L1, NotConnected},
    NamedError{"org.freedesktop.DBus.Error.ServiceUnknown"_L1, ManagerMissing},
    NamedError{"org.freedesktop.DBus.Error.NameHasNoOwner"_L1, ManagerMissing},
    NamedError{"org.freedesktop.DBus.Error.UnknownMethod"_L1, NotSupported},
    NamedError{"org.freedesktop.DBus.Error.UnknownInterface"_L1, NotSupported},
    NamedError{"org.freedesktop.DBus.Error.UnknownProperty"_L1, NotSupported},
    NamedError{"org.freedesktop.DBus.Error.NotSupported"_L1, NotSupported},
    NamedError{"org.freedesktop.DBus.Error.UnknownObject"_L1, NoSuchUnit},
    NamedError{"org.freedesktop.DBus.Error.InvalidArgs"_L1, InvalidArgument},
    NamedError{"org.freedesktop.DBus.Error.InvalidSignature"_L1, InvalidArgument},
    NamedError{"org.freedesktop.DBus.Error.InconsistentMessage"_L1, Malformed},
    NamedError{"org.freedesktop.DBus.Error.FileNotFound"_L1, NotFound},
    NamedError{"org.freedesktop.DBus.Error.FileExists"_L1, AlreadyExists},
    NamedError{"org.freedesktop.DBus.Error.LimitsExceeded"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.NoSuchUnit"_L1, NoSuchUnit},
    NamedError{"org.freedesktop.systemd1.NoUnitForPID"_L1, NoSuchUnit},
    NamedError{"org.freedesktop.systemd1.NoUnitForInvocationID"_L1, NoSuchUnit},
    NamedError{"org.freedesktop.systemd1.UnitExists"_L1, AlreadyExists},
    NamedError{"org.freedesktop.systemd1.UnitMasked"_L1, UnitMasked},
    NamedError{"org.freedesktop.systemd1.LoadFailed"_L1, InvalidArgument},
    NamedError{"org.freedesktop.systemd1.BadUnitSetting"_L1, InvalidArgument},
    NamedError{"org.freedesktop.systemd1.NoSuchJob"_L1, NotFound},
    NamedError{"org.freedesktop.systemd1.NoSuchProcess"_L1, NotFound},
    NamedError{"org.freedesktop.systemd1.OnlyByDependency"_L1, NotAllowedByUnit},
    NamedError{"org.freedesktop.systemd1.JobTypeNotApplicable"_L1, NotAllowedByUnit},
    NamedError{"org.freedesktop.systemd1.NoIsolation"_L1, NotAllowedByUnit},
    NamedError{"org.freedesktop.systemd1.UnitGenerated"_L1, NotAllowedByUnit},
    NamedError{"org.freedesktop.systemd1.NothingToClean"_L1, NotSupported},
    NamedError{"org.freedesktop.systemd1.TransactionJobsConflicting"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.TransactionOrderIsCyclic"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.TransactionIsDestructive"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.UnitLinked"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.UnitBusy"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.UnitInactive"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.ShuttingDown"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.ScopeNotRunning"_L1, Conflict},
    NamedError{"org.freedesktop.systemd1.FreezeCancelled"_L1, Conflict},
    NamedError{"org.unitdeck.Helper1.Error.InvalidArgument"_L1, InvalidArgument},
    NamedError{"org.unitdeck.Helper1.Error.Reserved"_L1, InvalidArgument},
    NamedError{"org.unitdeck.Helper1.Error.TooLarge"_L1, InvalidArgument},
    NamedError{"org.unitdeck.Helper1.Error.NotSealed"_L1, InvalidArgument},
    NamedError{"org.unitdeck.Helper1.Error.Conflict"_L1, Conflict},
    NamedError{"org.unitdeck.Helper1.Error.Exists"_L1, AlreadyExists},
    NamedError{"org.unitdeck.Helper1.Error.NotFound"_L1, NotFound},
    NamedError{"org.unitdeck.Helper1.Error.NotAuthorized"_L1, AuthDenied},
    NamedError{"org.unitdeck.Helper1.Error.Dismissed"_L1, AuthDismissed},
    NamedError{"org.unitdeck.Helper1.Error.NoAgent"_L1, NoAgent},
    NamedError{"System.Error.EEXIST"_L1, AlreadyExists},
    NamedError{"System.Error.ENOENT"_L1, NotFound},
    NamedError{"System.Error.ESRCH"_L1, NotFound},
    NamedError{"System.Error.EPERM"_L1, NotPermitted},
    NamedError{"System.Error.EACCES"_L1, NotPermitted},
    NamedError{"System.Error.EROFS"_L1, NotPermitted},
    NamedError{"System.Error.EINVAL"_L1, InvalidArgument},
    NamedError{"System.Error.EOPNOTSUPP"_L1, NotSupported},
    NamedError{"System.Error.ETIMEDOUT"_L1, TimedOut},
    NamedError{"System.Error.EBUSY"_L1, Conflict},
    NamedError{"System.Error.ENOTCONN"_L1, NotConnected},
    NamedError{"System.Error.ECONNRESET"_L1, NotConnected},
};

} // namespace

Error::Kind errorKind(QStringView name)
{
    const auto row =
        std::ranges::find_if(namedErrors, [name](const NamedError &e) { return e.name == name; });
    return row == namedErrors.end() ? Other : row->kind;
}

Error errorOf(const QDBusMessage &reply)
{
    return {errorKind(reply.errorName()), reply.errorName(), reply.errorMessage()};
}

Error malformed(const QString &method, const QString &signature)
{
    return {Malformed, {}, method + u" answered with the types \"" + signature + u'"'};
}

} // namespace unitdeck
