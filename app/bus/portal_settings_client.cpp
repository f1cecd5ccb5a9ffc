// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the portal once and hearing its changes (org.freedesktop.portal.Settings).
#include "app/bus/portal_settings_client.h"

#include "app/bus/kept_link_wire.h"
#include "app/bus/names_wire.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusVariant>

#include <optional>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QVariant unwrapped(QVariant value)
{
    // Portals of old wrap the value twice.
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

class PortalSettingsClient::Wire final : public QObject
{
    Q_OBJECT
public:
    Wire(PortalSettingsClient *client, const BusEndpoint &endpoint)
        : client_(client)
        , kept_(endpoint, this)
    {
        connect(&kept_, &KeptLink::opened, this, &Wire::begin);
        kept_.keepOpen();
    }

    // What QtDBus still has to deliver knows its connection, which goes with the members.
    ~Wire() override { QCoreApplication::removePostedEvents(this); }
    Q_DISABLE_COPY_MOVE(Wire)

private Q_SLOTS:
    void onSettingChanged(const QDBusMessage &message)
    {
        if (message.signature() != "ssv"_L1)
            return;
        const QVariantList arguments = message.arguments();
        take(arguments.at(0).toString(), arguments.at(1).toString(), arguments.at(2));
        tell();
    }

private:
    void begin()
    {
        // Matched without the service's name: naming it would wait for the bus to look it up.
        if (!kept_.match({}, names::portalPath, names::portalSettingsInterface, "SettingChanged"_L1,
                         this, SLOT(onSettingChanged(QDBusMessage)))) {
            return;
        }
        QDBusMessage read = QDBusMessage::createMethodCall(
            names::portalService, names::portalPath, names::portalSettingsInterface, u"ReadAll"_s);
        read.setArguments({QStringList{QString(names::appearanceNamespace),
                                       QString(names::gnomeAccessNamespace)}});
        kept_.link().call(read, callTimeout, [this](const Reply<QDBusMessage> &reply) {
            if (!reply || reply->signature() != "a{sa{sv}}"_L1)
                return; // no portal, or none that knows settings
            QMap<QString, QVariantMap> all;
            reply->arguments().constFirst().value<QDBusArgument>() >> all;
            for (auto group = all.cbegin(); group != all.cend(); ++group) {
                for (auto setting = group->cbegin(); setting != group->cend(); ++setting)
                    take(group.key(), setting.key(), *setting);
            }
            tell();
        });
    }

    void take(const QString &group, const QString &key, const QVariant &wrapped)
    {
        const QVariant value = unwrapped(wrapped);
        if (group == names::appearanceNamespace && key == "color-scheme"_L1) {
            const uint word = value.toUInt();
            look_.scheme = word == 1   ? DesktopLook::Scheme::Dark
                           : word == 2 ? DesktopLook::Scheme::Light
                                       : DesktopLook::Scheme::Unknown;
        } else if (group == names::appearanceNamespace && key == "contrast"_L1) {
            contrast_ = value.toUInt() == 1;
        } else if (group == names::gnomeAccessNamespace && key == "high-contrast"_L1) {
            gnomeContrast_ = value.toBool();
        }
        look_.highContrast = contrast_ || gnomeContrast_;
    }

    void tell()
    {
        if (told_ == look_)
            return;
        told_ = look_;
        Q_EMIT client_->changed(look_);
    }

    PortalSettingsClient *client_;
    KeptLink kept_;
    bool contrast_ = false;
    bool gnomeContrast_ = false;
    DesktopLook look_;
    std::optional<DesktopLook> told_;
};

PortalSettingsClient::PortalSettingsClient(BusEndpoint endpoint)
    : endpoint_(std::move(endpoint))
{
}

PortalSettingsClient::~PortalSettingsClient() = default;

void PortalSettingsClient::start()
{
    QMetaObject::invokeMethod(this, [this] {
        if (!wire_)
            wire_ = std::make_unique<Wire>(this, endpoint_);
    });
}

} // namespace unitdeck

#include "portal_settings_client.moc"
