// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of a transient unit as the bus wants them; see the header.
#include "app/bus/transient_wire.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusVariant>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// (sv)
struct UnitProperty
{
    QString name;
    QDBusVariant value;
};

QDBusArgument &operator<<(QDBusArgument &argument, const UnitProperty &property)
{
    argument.beginStructure();
    argument << property.name << property.value;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, UnitProperty &property)
{
    argument.beginStructure();
    argument >> property.name >> property.value;
    argument.endStructure();
    return argument;
}

/// (sa(sv)): a further unit made with it; we make none.
struct AuxiliaryUnit
{
    QString name;
    QList<UnitProperty> properties;
};

QDBusArgument &operator<<(QDBusArgument &argument, const AuxiliaryUnit &unit)
{
    argument.beginStructure();
    argument << unit.name << unit.properties;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, AuxiliaryUnit &unit)
{
    argument.beginStructure();
    argument >> unit.name >> unit.properties;
    argument.endStructure();
    return argument;
}

/// (sasb): the program, all words of the command, whether its failure is ignored.
struct ExecCommand
{
    QString program;
    QStringList words;
    bool isIgnored = false;
};

QDBusArgument &operator<<(QDBusArgument &argument, const ExecCommand &command)
{
    argument.beginStructure();
    argument << command.program << command.words << command.isIgnored;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, ExecCommand &command)
{
    argument.beginStructure();
    argument >> command.program >> command.words >> command.isIgnored;
    argument.endStructure();
    return argument;
}

void registerTypes()
{
    static const bool once = [] {
        qDBusRegisterMetaType<UnitProperty>();
        qDBusRegisterMetaType<QList<UnitProperty>>();
        qDBusRegisterMetaType<AuxiliaryUnit>();
        qDBusRegisterMetaType<QList<AuxiliaryUnit>>();
        qDBusRegisterMetaType<ExecCommand>();
        qDBusRegisterMetaType<QList<ExecCommand>>();
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace

QVariantList transientArguments(const TransientService &service)
{
    registerTypes();
    QList<UnitProperty> properties;
    const auto add = [&properties](const QString &name, const QVariant &value) {
        properties << UnitProperty{name, QDBusVariant(value)};
    };
    add(u"Description"_s, service.description);
    // So that a program that cannot be run fails the start, not a moment later.
    add(u"Type"_s, u"exec"_s);
    add(u"ExecStart"_s, QVariant::fromValue(QList<ExecCommand>{
                            {service.command.value(0), service.command, false}}));
    add(u"RemainAfterExit"_s, true);
    if (!service.workingDirectory.isEmpty())
        add(u"WorkingDirectory"_s, service.workingDirectory);
    if (!service.environment.isEmpty())
        add(u"Environment"_s, service.environment);
    return {service.name, u"fail"_s, QVariant::fromValue(properties),
            QVariant::fromValue(QList<AuxiliaryUnit>())};
}

} // namespace unitdeck
