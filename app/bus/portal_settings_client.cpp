// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the portal once and hearing its changes (org.freedesktop.portal.Settings).
#include "app/bus/portal_settings_client.h"

#include "app/bus/link_wire.h"
#include "app/bus/names_wire.h"

#include <QDBusArgument>
#include <QDBusVariant>
#include <QTimer>

#include <chrono>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto minBackOff = 1s;
constexpr auto maxBackOff = 60s;

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
        , link_(endpoint)
    {
        reopen_.setSingleShot(true);
        connect(&reopen_, &QTimer::timeout, this, &Wire::open);
        connect(&link_, &Link::lost, this, &Wire::reopenLater);
    }

    void open()
    {
        // Matched without the service's name: naming it would wait for the bus to look it up.
        if (!link_.open() || !link_.connection().connect(
                                 QString(), names::portalPath, names::portalSettingsInterface,
                                 u"SettingChanged"_s, this, SLOT(onSettingChanged(QDBusMessage)))) {
            reopenLater();
            return;
        }
        QDBusMessage read = QDBusMessage::createMethodCall(
            names::portalService, names::portalPath, names::portalSettingsInterface, u"ReadAll"_s);
        read.setArguments({QStringList{QString(names::appearanceNamespace),
                                       QString(names::gnomeAccessNamespace)}});
        link_.call(read, callTimeout, [this](const Reply<QDBusMessage> &reply) {
            backOff_ = minBackOff;
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

    void reopenLater()
    {
        link_.close();
        reopen_.start(backOff_);
        backOff_ = qMin(backOff_ * 2, std::chrono::seconds(maxBackOff));
    }

    PortalSettingsClient *client_;
    Link link_;
    QTimer reopen_;
    std::chrono::seconds backOff_ = minBackOff;
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
        if (wire_)
            return;
        wire_ = std::make_unique<Wire>(this, endpoint_);
        wire_->open();
    });
}

} // namespace unitdeck

#include "portal_settings_client.moc"
