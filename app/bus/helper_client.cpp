// SPDX-License-Identifier: GPL-3.0-or-later
// Calling the helper; see the header and daemon/helper/service.cpp.
#include "app/bus/helper_client.h"

#include "app/bus/answer_wire.h"
#include "app/bus/errors_wire.h"
#include "app/bus/link_wire.h"
#include "app/bus/names_wire.h"
#include "app/bus/sealed_memory_wire.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusUnixFileDescriptor>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

// A message may carry 16 descriptors (dbus-daemon(1), max_message_unix_fds). More files than a few
// go in one memory file, one behind the other.
constexpr qsizetype maxDescriptors = 12;

/// (shb)
struct OneFile
{
    QString name;
    QDBusUnixFileDescriptor content;
    bool isExecutable = false;
};

QDBusArgument &operator<<(QDBusArgument &argument, const OneFile &file)
{
    argument.beginStructure();
    argument << file.name << file.content << file.isExecutable;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, OneFile &file)
{
    argument.beginStructure();
    argument >> file.name >> file.content >> file.isExecutable;
    argument.endStructure();
    return argument;
}

/// (stb)
struct PackedFile
{
    QString name;
    qulonglong size = 0;
    bool isExecutable = false;
};

QDBusArgument &operator<<(QDBusArgument &argument, const PackedFile &file)
{
    argument.beginStructure();
    argument << file.name << file.size << file.isExecutable;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, PackedFile &file)
{
    argument.beginStructure();
    argument >> file.name >> file.size >> file.isExecutable;
    argument.endStructure();
    return argument;
}

/// An answer of one basic value.
template <typename T>
Reply<T> valueOf(const QDBusMessage &reply, QLatin1StringView signature)
{
    if (reply.signature() != signature)
        return malformed(u"The helper"_s, reply.signature());
    return reply.arguments().constFirst().value<T>();
}

Reply<Ok> nothingOf(const QDBusMessage &)
{
    return Ok();
}

Reply<QString> textOf(const QDBusMessage &reply)
{
    return valueOf<QString>(reply, "s"_L1);
}

Reply<bool> claimOf(const QDBusMessage &reply)
{
    return valueOf<bool>(reply, "b"_L1);
}

Reply<QList<HelperHistoryEntry>> historyOf(const QDBusMessage &reply)
{
    if (reply.signature() != "a(stss)"_L1)
        return malformed(u"The helper"_s, reply.signature());
    QList<HelperHistoryEntry> result;
    const auto argument = reply.arguments().constFirst().value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        HelperHistoryEntry entry;
        qulonglong microseconds = 0;
        QString hash;
        argument.beginStructure();
        argument >> entry.id >> microseconds >> entry.path >> hash;
        argument.endStructure();
        entry.time = QDateTime::fromMSecsSinceEpoch(qint64(microseconds / 1000));
        entry.sha256 = hash.toLatin1();
        result << entry;
    }
    argument.endArray();
    return result;
}

Error errorOfHelper(Error error)
{
    // It is started by the bus: nobody by that name means that it is not installed.
    if (error.kind == Error::Kind::ManagerMissing)
        error.kind = Error::Kind::NotSupported;
    return error;
}

} // namespace

class HelperClient::Wire final
{
public:
    Wire(const BusEndpoint &endpoint, const QString &service)
        : service_(service.isEmpty() ? QString(names::helperService) : service)
        , link_(endpoint)
    {
        QObject::connect(&link_, &Link::lost, &link_, &Link::close);
    }

    template <typename T>
    void call(const QString &method, const QVariantList &arguments, const AnswerPtr<T> &answer,
              Reply<T> (*read)(const QDBusMessage &))
    {
        if (!link_.isOpen() && !link_.open()) {
            answer->give(link_.error());
            return;
        }
        QDBusMessage message = QDBusMessage::createMethodCall(service_, names::helperPath,
                                                              names::helperInterface, method);
        message.setArguments(arguments);
        message.setInteractiveAuthorizationAllowed(true);
        link_.call(message, personTimeout, [answer, read](const Reply<QDBusMessage> &reply) {
            if (reply)
                answer->give(read(*reply));
            else
                answer->give(errorOfHelper(reply.error()));
        });
    }

    void write(const HelperFile &file, const QByteArray &content, const QByteArray &expected,
               const AnswerPtr<QString> &answer)
    {
        const Reply<QDBusUnixFileDescriptor> memory = sealedMemory(content);
        if (!memory) {
            answer->give(memory.error());
            return;
        }
        call(u"WriteUnitFile"_s,
             {file.unit, file.dropIn, file.untilReboot, QVariant::fromValue(*memory),
              QString::fromLatin1(expected)},
             answer, &textOf);
    }

    void install(const QString &name, const QList<ProgramFile> &files,
                 const AnswerPtr<QString> &answer)
    {
        if (files.size() > maxDescriptors) {
            installPacked(name, files, answer);
            return;
        }
        QList<OneFile> sent;
        for (const ProgramFile &file : files) {
            const Reply<QDBusUnixFileDescriptor> memory = sealedMemory(file.content);
            if (!memory) {
                answer->give(memory.error());
                return;
            }
            sent << OneFile{file.name, *memory, file.isExecutable};
        }
        call(u"InstallProgram"_s, {name, QVariant::fromValue(sent)}, answer, &textOf);
    }

private:
    void installPacked(const QString &name, const QList<ProgramFile> &files,
                       const AnswerPtr<QString> &answer)
    {
        QList<PackedFile> sent;
        QByteArrayList contents;
        for (const ProgramFile &file : files) {
            sent << PackedFile{file.name, qulonglong(file.content.size()), file.isExecutable};
            contents << file.content;
        }
        const Reply<QDBusUnixFileDescriptor> memory = sealedMemory(contents);
        if (memory) {
            call(u"InstallPackedProgram"_s,
                 {name, QVariant::fromValue(sent), QVariant::fromValue(*memory)}, answer, &textOf);
        } else {
            answer->give(memory.error());
        }
    }

    QString service_;
    Link link_;
};

HelperClient::HelperClient(BusEndpoint endpoint, QString service)
    : endpoint_(std::move(endpoint))
    , service_(std::move(service))
{
    qDBusRegisterMetaType<OneFile>();
    qDBusRegisterMetaType<QList<OneFile>>();
    qDBusRegisterMetaType<PackedFile>();
    qDBusRegisterMetaType<QList<PackedFile>>();
}

HelperClient::~HelperClient() = default;

template <typename T, typename Call>
void HelperClient::ask(QObject *context, Done<T> done, Call call)
{
    QMetaObject::invokeMethod(
        this, [this, call = std::move(call),
               answer = std::make_shared<Answer<T>>(context, std::move(done), thread())] {
            if (!wire_)
                wire_ = std::make_unique<Wire>(endpoint_, service_);
            call(*wire_, answer);
        });
}

void HelperClient::writeUnitFile(const HelperFile &file, const QByteArray &content,
                                 const QByteArray &expectedSha256, QObject *context,
                                 Done<QString> done)
{
    ask<QString>(context, std::move(done),
                 [file, content, expectedSha256](Wire &wire, const AnswerPtr<QString> &answer) {
                     wire.write(file, content, expectedSha256, answer);
                 });
}

void HelperClient::removeUnitFile(const HelperFile &file, const QByteArray &expectedSha256,
                                  QObject *context, Done<Ok> done)
{
    ask<Ok>(context, std::move(done),
            [file, expectedSha256](Wire &wire, const AnswerPtr<Ok> &answer) {
                wire.call(
                    u"RemoveUnitFile"_s,
                    {file.unit, file.dropIn, file.untilReboot, QString::fromLatin1(expectedSha256)},
                    answer, &nothingOf);
            });
}

void HelperClient::installProgram(const QString &name, const QList<ProgramFile> &files,
                                  QObject *context, Done<QString> done)
{
    ask<QString>(context, std::move(done),
                 [name, files](Wire &wire, const AnswerPtr<QString> &answer) {
                     wire.install(name, files, answer);
                 });
}

void HelperClient::removeProgram(const QString &name, QObject *context, Done<Ok> done)
{
    ask<Ok>(context, std::move(done), [name](Wire &wire, const AnswerPtr<Ok> &answer) {
        wire.call(u"RemoveProgram"_s, {name}, answer, &nothingOf);
    });
}

void HelperClient::createUser(const QString &name, const QString &description, QObject *context,
                              Done<bool> done)
{
    ask<bool>(context, std::move(done),
              [name, description](Wire &wire, const AnswerPtr<bool> &answer) {
                  wire.call(u"CreateUser"_s, {name, description}, answer, &claimOf);
              });
}

void HelperClient::removeUser(const QString &name, QObject *context, Done<QString> done)
{
    ask<QString>(context, std::move(done), [name](Wire &wire, const AnswerPtr<QString> &answer) {
        wire.call(u"RemoveUser"_s, {name}, answer, &textOf);
    });
}

void HelperClient::listHistory(QObject *context, Done<QList<HelperHistoryEntry>> done)
{
    using Entries = QList<HelperHistoryEntry>;
    ask<Entries>(context, std::move(done), [](Wire &wire, const AnswerPtr<Entries> &answer) {
        wire.call(u"ListHistory"_s, {}, answer, &historyOf);
    });
}

void HelperClient::restoreHistory(const QString &id, const QByteArray &expectedSha256,
                                  QObject *context, Done<QString> done)
{
    ask<QString>(context, std::move(done),
                 [id, expectedSha256](Wire &wire, const AnswerPtr<QString> &answer) {
                     wire.call(u"RestoreHistory"_s, {id, QString::fromLatin1(expectedSha256)},
                               answer, &textOf);
                 });
}

} // namespace unitdeck
