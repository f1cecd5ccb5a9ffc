// SPDX-License-Identifier: GPL-3.0-or-later
// The client of polkit: org.freedesktop.PolicyKit1 on the system bus.
#pragma once

#include "app/bus/bus_thread.h"
#include "app/values/error.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace unitdeck {

enum class PolkitAnswer {
    Authorized,
    Dismissed,     ///< the person closed the prompt
    Denied,        ///< a wrong password, or a rule says no
    NoAgent,       ///< it would have to ask, and nobody is there to ask for it
    UnknownAction, ///< the action's policy is not installed
    Unavailable    ///< no bus or no polkit on it
};

/// Asks polkit whether this process may do an action. Lives in the bus thread; may be called from
/// any. The grant belongs to the process, so what it grants holds for calls of SystemdClient as
/// well.
class PolkitClient final : public QObject
{
    Q_OBJECT
public:
    explicit PolkitClient(BusEndpoint endpoint = BusEndpoint::system(), QString service = {});
    ~PolkitClient() override;

    /// CheckAuthorization with user interaction, for this process. @p details are shown to rules
    /// and in the prompt, where polkit takes them: from others than root and the action's owner it
    /// does not, and is asked again without. Waits as long as a person may need (5 minutes). Never
    /// an Error: what can go wrong is one of the answers. Call it in the thread of @p context.
    void authorize(const QString &action, const QMap<QString, QString> &details, QObject *context,
                   Done<PolkitAnswer> done);

    /// The same without asking anybody: NoAgent means that a person would have to be asked.
    void check(const QString &action, QObject *context, Done<PolkitAnswer> done);

private:
    void ask(const QString &action, const QMap<QString, QString> &details, bool mayInteract,
             QObject *context, Done<PolkitAnswer> done);

    class Wire; // made at the first call, in the bus thread
    BusEndpoint endpoint_;
    QString service_;
    std::unique_ptr<Wire> wire_;
};

} // namespace unitdeck
