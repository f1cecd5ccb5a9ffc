// SPDX-License-Identifier: GPL-3.0-or-later
// Finding, writing and removing the demo's unit file; see the header.
#include "app/unitfiles/demo_setup.h"

#include "app/unitfiles/worker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

// The first line of every file we write. What does not begin with it is not ours to touch, so it
// must stay the same for ever.
constexpr QByteArrayView marker{
    "# Written by Unitdeck, to try things on, and removed by it again.\n"};
constexpr qint64 maxUnitFileSize = 64 * 1024;

using Answer = Reply<DemoState>;

VerbRequest request(Verb verb)
{
    VerbRequest request;
    request.verb = verb;
    request.unit.scope = Scope::User;
    if (verbInfo(verb).kind != VerbKind::Manager)
        request.unit.name = demoUnitName;
    return request;
}

Error fileError(const QFileDevice &file)
{
    const bool isForbidden = file.error() == QFileDevice::PermissionsError ||
                             file.error() == QFileDevice::OpenError ||
                             file.error() == QFileDevice::RemoveError;
    return {isForbidden ? Error::Kind::NotPermitted : Error::Kind::Other,
            {},
            file.fileName() + u": "_s + file.errorString()};
}

QString ownPath(const DemoPlaces &places)
{
    return places.userDirectory + u'/' + demoUnitName;
}

bool exists(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() || info.exists(); // a dangling link is something, too
}

bool isOurs(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink() || !info.isFile())
        return false;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(marker.size()) == marker;
}

DemoState look(const DemoPlaces &places)
{
    DemoState state;
    const QString own = ownPath(places);
    if (exists(own)) {
        state.origin = isOurs(own) ? DemoState::Origin::Ours : DemoState::Origin::Foreign;
        state.path = own;
        return state;
    }
    for (const QString &directory : places.unitPath) {
        const QString path = directory + u'/' + demoUnitName;
        if (exists(path)) {
            state.origin = DemoState::Origin::Installed;
            state.path = path;
            return state;
        }
    }
    return state;
}

/// What our file is to hold; empty if no build tree has it.
Reply<QByteArray> wantedText(const DemoPlaces &places)
{
    const QFileInfo daemon(places.buildTreeDaemon);
    if (!QFileInfo(places.buildTreeUnit).isFile() || !daemon.isExecutable())
        return QByteArray();
    QFile file(places.buildTreeUnit);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    QByteArray text = marker.toByteArray();
    text += file.read(maxUnitFileSize);
    return text;
}

Answer setUp(const DemoPlaces &places)
{
    DemoState state = look(places);
    state.next = {request(Verb::Start)};
    if (state.origin == DemoState::Origin::Installed || state.origin == DemoState::Origin::Foreign)
        return state;

    const Reply<QByteArray> wanted = wantedText(places);
    if (!wanted)
        return wanted.error();
    if (wanted->isEmpty()) {
        if (state.origin == DemoState::Origin::Ours)
            return state; // written once from a build tree we are no longer in
        return Error{Error::Kind::NotFound, {}, demoUnitName};
    }
    const QString own = ownPath(places);
    if (QFile file(own); file.open(QIODevice::ReadOnly) && file.readAll() == *wanted)
        return state;

    if (!QDir().mkpath(places.userDirectory))
        return Error{Error::Kind::NotPermitted, {}, places.userDirectory};
    QSaveFile file(own); // the manager never sees half of it
    if (!file.open(QIODevice::WriteOnly) || file.write(*wanted) != wanted->size() ||
        !file.commit()) {
        return fileError(file);
    }
    state.origin = DemoState::Origin::Ours;
    state.path = own;
    state.wroteFile = true;
    state.next.prepend(request(Verb::DaemonReload));
    return state;
}

Answer remove(const DemoPlaces &places)
{
    DemoState state = look(places);
    if (state.origin != DemoState::Origin::Ours)
        return state;
    QFile file(state.path);
    if (!file.remove())
        return fileError(file);
    state = look(places);
    state.wroteFile = true;
    state.next = {request(Verb::DaemonReload)};
    return state;
}

} // namespace

DemoPlaces demoPlaces(const QStringList &unitPath)
{
    const QString programs = QCoreApplication::applicationDirPath();
    DemoPlaces places;
    places.unitPath = unitPath;
    places.buildTreeUnit =
        QDir::cleanPath(programs + u"/../resources/units/build-tree/user/"_s + demoUnitName);
    places.buildTreeDaemon = QDir::cleanPath(programs + u"/../daemon/demo/unitdeck-demo"_s);
    places.userDirectory = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                           u"/systemd/user"_s;
    return places;
}

void findDemo(const DemoPlaces &places, QObject *context, Done<DemoState> done)
{
    runInWorker<DemoState>([places]() -> Answer { return look(places); }, context, std::move(done));
}

void setUpDemo(const DemoPlaces &places, QObject *context, Done<DemoState> done)
{
    runInWorker<DemoState>([places] { return setUp(places); }, context, std::move(done));
}

QList<VerbRequest> demoFarewell()
{
    return {request(Verb::Stop), request(Verb::ResetFailed), request(Verb::Disable)};
}

void removeDemo(const DemoPlaces &places, QObject *context, Done<DemoState> done)
{
    runInWorker<DemoState>([places] { return remove(places); }, context, std::move(done));
}

} // namespace unitdeck
