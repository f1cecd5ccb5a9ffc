// SPDX-License-Identifier: GPL-3.0-or-later
// The fake helper's answers; see the header.
#include "tests/support/fake_helper.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusUnixFileDescriptor>
#include <QUuid>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString helperPath = u"/org/unitdeck/Helper1"_s;

void readMemory(const QDBusUnixFileDescriptor &descriptor, FakeHelper::Call &call)
{
    constexpr int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    const int number = descriptor.fileDescriptor();
    call.isSealed = call.isSealed && fcntl(number, F_GET_SEALS) == seals;
    struct stat status
    {
    };
    fstat(number, &status);
    QByteArray content(status.st_size, Qt::Uninitialized);
    content.resize(qMax<ssize_t>(pread(number, content.data(), size_t(content.size()), 0), 0));
    call.contents << content;
}

/// The files of InstallProgram: name, descriptor, whether executable.
QVariantList readFiles(const QDBusArgument &files, bool isPacked, FakeHelper::Call &call)
{
    QVariantList result;
    files.beginArray();
    while (!files.atEnd()) {
        QString name;
        QDBusUnixFileDescriptor descriptor;
        qulonglong size = 0;
        bool isExecutable = false;
        files.beginStructure();
        if (isPacked)
            files >> name >> size >> isExecutable;
        else
            files >> name >> descriptor >> isExecutable;
        files.endStructure();
        if (!isPacked)
            readMemory(descriptor, call);
        result << name << (isPacked ? QVariant(size) : QVariant()) << isExecutable;
    }
    files.endArray();
    return result;
}

} // namespace

struct HistoryRow
{
    QString id;
    qulonglong time = 0;
    QString path;
    QString sha256;
};

QDBusArgument &operator<<(QDBusArgument &argument, const HistoryRow &row)
{
    argument.beginStructure();
    argument << row.id << row.time << row.path << row.sha256;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, HistoryRow &row)
{
    argument.beginStructure();
    argument >> row.id >> row.time >> row.path >> row.sha256;
    argument.endStructure();
    return argument;
}

FakeHelper::FakeHelper(const QString &address)
    : address_(address)
{
    qDBusRegisterMetaType<HistoryRow>();
    qDBusRegisterMetaType<QList<HistoryRow>>();
}

FakeHelper::~FakeHelper()
{
    QDBusConnection(connectionName_).unregisterObject(helperPath);
    QDBusConnection::disconnectFromBus(connectionName_);
}

bool FakeHelper::appear()
{
    connectionName_ = QUuid::createUuid().toString();
    QDBusConnection bus = QDBusConnection::connectToBus(address_, connectionName_);
    return bus.registerVirtualObject(helperPath, this) &&
           bus.registerService(u"org.unitdeck.Helper1"_s);
}

QString FakeHelper::introspect(const QString &) const
{
    return {};
}

bool FakeHelper::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    Call call{message.member(),
              message.signature(),
              {},
              {},
              true,
              message.isInteractiveAuthorizationAllowed()};
    for (const QVariant &argument : message.arguments()) {
        if (argument.metaType() == QMetaType::fromType<QDBusUnixFileDescriptor>()) {
            readMemory(argument.value<QDBusUnixFileDescriptor>(), call);
        } else if (argument.metaType() == QMetaType::fromType<QDBusArgument>()) {
            call.arguments << readFiles(argument.value<QDBusArgument>(),
                                        call.method == "InstallPackedProgram"_L1, call);
        } else {
            call.arguments << argument;
        }
    }
    calls_ << call;
    if (!error.isEmpty()) {
        return connection.send(message.createErrorReply(u"org.unitdeck.Helper1.Error."_s + error,
                                                        u"As the test says"_s));
    }
    QVariantList answer;
    if (call.method == "WriteUnitFile"_L1 || call.method == "RestoreHistory"_L1)
        answer << u"/etc/systemd/system/a.service"_s;
    else if (call.method.startsWith("Install"_L1))
        answer << QString(u"/usr/local/lib/"_s + call.arguments.constFirst().toString());
    else if (call.method == "CreateUser"_L1)
        answer << true;
    else if (call.method == "RemoveUser"_L1)
        answer << reason;
    else if (call.method == "ListHistory"_L1)
        answer << QVariant::fromValue(
            QList{HistoryRow{u"id"_s, 1'700'000'000'123'456, u"/etc/a"_s, u"ab"_s}});
    return connection.send(message.createReply(answer));
}

} // namespace unitdeck
