// SPDX-License-Identifier: GPL-3.0-or-later
// The door to the wire: every call goes on in the bus thread.
#include "app/bus/systemd_client.h"

#include "app/bus/systemd_wire.h"

namespace unitdeck {

class SystemdClient::Wire final : public SystemdWire
{
public:
    using SystemdWire::SystemdWire;
};

SystemdClient::SystemdClient(Scope scope, BusEndpoint endpoint, QString service)
    : scope_(scope)
    , endpoint_(std::move(endpoint))
    , service_(std::move(service))
{
}

SystemdClient::~SystemdClient() = default;

template <typename Function>
void SystemdClient::post(Function function)
{
    QMetaObject::invokeMethod(this, [this, function = std::move(function)] {
        if (wire_)
            function(*wire_);
    });
}

void SystemdClient::start()
{
    QMetaObject::invokeMethod(this, [this] {
        Q_ASSERT(!wire_);
        wire_ = std::make_unique<Wire>(this, endpoint_, service_);
        wire_->open();
    });
}

void SystemdClient::relist()
{
    post([](Wire &wire) { wire.relist(); });
}

void SystemdClient::relistFiles()
{
    post([](Wire &wire) { wire.relistFiles(); });
}

void SystemdClient::relistJobs()
{
    post([](Wire &wire) { wire.relistJobs(); });
}

void SystemdClient::watch(const QString &unit)
{
    post([unit](Wire &wire) { wire.watch(unit); });
}

void SystemdClient::run(const VerbRequest &request, bool interactive, QObject *context,
                        Done<VerbOutcome> done)
{
    post([request, interactive,
          answer = std::make_shared<Answer<VerbOutcome>>(context, std::move(done), thread())](
             Wire &wire) { wire.requests().run(request, interactive, answer); });
}

void SystemdClient::fetchDetails(const QString &unit, QObject *context, Done<UnitDetails> done)
{
    post([unit, answer = std::make_shared<Answer<UnitDetails>>(context, std::move(done), thread())](
             Wire &wire) { wire.requests().fetchDetails(unit, answer); });
}

void SystemdClient::fetchProperty(const QStringList &units, bool typeInterface,
                                  const QString &property, QObject *context,
                                  Done<QHash<QString, QVariant>> done)
{
    post([units, typeInterface, property,
          answer = std::make_shared<Answer<QHash<QString, QVariant>>>(context, std::move(done),
                                                                      thread())](Wire &wire) {
        wire.requests().fetchProperty(units, typeInterface, property, answer);
    });
}

void SystemdClient::fetchProcesses(const QString &unit, QObject *context,
                                   Done<QList<UnitProcess>> done)
{
    post([unit, answer = std::make_shared<Answer<QList<UnitProcess>>>(context, std::move(done),
                                                                      thread())](Wire &wire) {
        wire.requests().fetchProcesses(unit, answer);
    });
}

void SystemdClient::startTransient(const TransientService &service, QObject *context,
                                   Done<VerbOutcome> done)
{
    post([service,
          answer = std::make_shared<Answer<VerbOutcome>>(context, std::move(done), thread())](
             Wire &wire) { wire.requests().startTransient(service, answer); });
}

void SystemdClient::fetchUnitFileLinks(const QString &unit, bool runtime, QObject *context,
                                       Done<QStringList> done)
{
    post([unit, runtime,
          answer = std::make_shared<Answer<QStringList>>(context, std::move(done), thread())](
             Wire &wire) { wire.requests().fetchUnitFileLinks(unit, runtime, answer); });
}

} // namespace unitdeck
