// SPDX-License-Identifier: GPL-3.0-or-later
// Paths from names, and files written whole; see the header.
#include "app/unitfiles/unit_file_store.h"

#include "app/unitfiles/unit_history.h"
#include "app/unitfiles/unit_text.h"
#include "app/unitfiles/worker.h"
#include "app/values/unit_name.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// systemd.unit(5), table 1: what is an administrator's. The helper writes nowhere else.
const UnitFilePlaces systemPlaces{u"/etc/systemd/system"_s, u"/run/systemd/system"_s};

Error fileError(const QString &path, const QString &words)
{
    const bool isForbidden = errno == EACCES || errno == EPERM || errno == EROFS;
    return {
        isForbidden ? Error::Kind::NotPermitted : Error::Kind::Other, {}, path + u": "_s + words};
}

/// A file that was renamed into a directory is there after a crash only when that was synced.
void syncDirectory(const QString &path)
{
    const int directory =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return;
    ::fsync(directory); // a file system that cannot has its own ideas of safety
    ::close(directory);
}

QByteArray sha256(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

Reply<Ok> write(const QString &path, const QByteArray &content)
{
    const QString directory = QFileInfo(path).absolutePath();
    errno = 0;
    if (!QDir().mkpath(directory))
        return fileError(directory, qt_error_string(errno));
    QSaveFile file(path); // keeps the mode, follows links, and syncs before it renames
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fileError(path, file.errorString());
    syncDirectory(QFileInfo(QFileInfo(path).canonicalFilePath()).absolutePath());
    return Ok();
}

Reply<Ok> remove(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (!file.remove())
        return fileError(path, file.errorString());
    const QString directory = QFileInfo(path).absolutePath();
    syncDirectory(directory);
    if (directory.endsWith(".d"_L1))
        QDir().rmdir(directory); // only if it is empty
    return Ok();
}

/// What is at @p path, if it is what is @p expected, and may become @p content.
Reply<FileContent> readBefore(const QString &path, const FileContent &content,
                              const FileContent &expected)
{
    if (content && content->size() > maxUnitFileSize)
        return Error{Error::Kind::InvalidArgument, {}, path + u": larger than 1 MiB"_s};
    Reply<FileContent> before = unitFileContent(path);
    if (before && *before != expected)
        return Error{Error::Kind::Conflict, {}, path};
    return before;
}

Reply<SavedFile> save(const QString &path, const FileContent &content, const FileContent &expected)
{
    const Reply<FileContent> before = readBefore(path, content, expected);
    if (!before)
        return before.error();
    if (content || *before) {
        const Reply<Ok> done = content ? write(path, *content) : remove(path);
        if (!done)
            return done.error();
    }
    return SavedFile{path, *before, content};
}

/// A history that cannot be written is no reason to say that the file was not saved.
Reply<SavedFile> recorded(const UnitFileTarget &target, const Reply<SavedFile> &saved)
{
    if (saved)
        recordSave(target.unit, *saved);
    return saved;
}

// What the file is to hold, and what is believed to be there.
using Wanted = std::shared_ptr<const std::pair<FileContent, FileContent>>;

/// The helper looks again at what is there; this look tells what it was, for the way back.
void saveByHelper(const UnitFileTarget &target, HelperClient *helper, const Wanted &wanted,
                  QObject *context, Done<SavedFile> done)
{
    const auto look = [target, helper, wanted]() -> Reply<QString> {
        const Reply<QString> path = unitFilePath(target, {});
        if (!path)
            return path;
        if (!helper)
            return Error{Error::Kind::NotSupported, {}, *path};
        const Reply<FileContent> before = readBefore(*path, wanted->first, wanted->second);
        return before ? path : before.error();
    };
    const auto write = [target, helper, wanted, context, done](const Reply<QString> &path) {
        if (!path) {
            done(path.error());
            return;
        }
        const SavedFile saved{*path, wanted->second, wanted->first};
        const auto finish = [target, saved, context, done](const auto &reply) {
            if (!reply) {
                done(reply.error().kind == Error::Kind::Conflict
                         ? Error{Error::Kind::Conflict, {}, saved.path}
                         : reply.error());
                return;
            }
            runInWorker<SavedFile>([target, saved] { return recorded(target, saved); }, context,
                                   done);
        };
        const HelperFile file{target.unit.name, target.dropIn, target.untilReboot};
        const QByteArray hash = saved.before ? sha256(*saved.before) : QByteArray();
        if (saved.after)
            helper->writeUnitFile(file, *saved.after, hash, context, Done<QString>(finish));
        else if (saved.before)
            helper->removeUnitFile(file, hash, context, Done<Ok>(finish));
        else
            done(saved);
    };
    runInWorker<QString>(look, context, write);
}

} // namespace

UnitFilePlaces userUnitFilePlaces()
{
    UnitFilePlaces places;
    places.persistent = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                        u"/systemd/user"_s;
    // Not Qt's: where the variable is not set, that makes a directory of its own.
    if (const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); !runtime.isEmpty())
        places.runtime = runtime + u"/systemd/user"_s;
    return places;
}

bool isValidDropInName(const QString &name)
{
    static const QRegularExpression valid(u"\\A[A-Za-z0-9_@:-][A-Za-z0-9_.@:-]{0,199}\\z"_s);
    return valid.match(name).hasMatch();
}

Reply<QString> unitFilePath(const UnitFileTarget &target, const UnitFilePlaces &places)
{
    if (!isValidUnitName(target.unit.name))
        return Error{Error::Kind::InvalidArgument, {}, target.unit.name};
    if (!target.dropIn.isEmpty() && !isValidDropInName(target.dropIn))
        return Error{Error::Kind::InvalidArgument, {}, target.dropIn};
    const UnitFilePlaces &own = target.unit.scope == Scope::System ? systemPlaces : places;
    const QString folder = target.untilReboot ? own.runtime : own.persistent;
    if (folder.isEmpty())
        return Error{Error::Kind::NotSupported, {}, u"XDG_RUNTIME_DIR"_s};
    const QString file = folder + u'/' + target.unit.name;
    return target.dropIn.isEmpty() ? file : QString(file + u".d/"_s + target.dropIn + u".conf"_s);
}

std::optional<UnitFileTarget> unitFileTarget(const QString &path, const UnitId &unit,
                                             const UnitFilePlaces &places)
{
    for (const QString &name : {unit.name, templateOf(unit.name)}) {
        for (const bool untilReboot : {false, true}) {
            UnitFileTarget target{{unit.scope, name}, {}, untilReboot};
            if (path.section(u'/', -2, -2) == name + u".d"_s && path.endsWith(".conf"_L1))
                target.dropIn = path.section(u'/', -1).chopped(5);
            const Reply<QString> own = unitFilePath(target, places);
            if (own && *own == path)
                return target;
        }
    }
    return {};
}

void saveUnitFile(const UnitFileTarget &target, const UnitFilePlaces &places, HelperClient *helper,
                  const FileContent &content, const FileContent &expected, QObject *context,
                  Done<SavedFile> done)
{
    const Wanted wanted =
        std::make_shared<const std::pair<FileContent, FileContent>>(content, expected);
    if (target.unit.scope == Scope::System) {
        saveByHelper(target, helper, wanted, context, std::move(done));
        return;
    }
    runInWorker<SavedFile>(
        [target, places, wanted]() -> Reply<SavedFile> {
            const Reply<QString> path = unitFilePath(target, places);
            if (!path)
                return path.error();
            return recorded(target, save(*path, wanted->first, wanted->second));
        },
        context, std::move(done));
}

Reply<FileContent> unitFileContent(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return FileContent();
    if (info.canonicalFilePath() == "/dev/null"_L1)
        return Error{Error::Kind::UnitMasked, {}, path};
    if (!info.isFile())
        return Error{Error::Kind::InvalidArgument, {}, path + u": not a regular file"_s};
    if (info.size() > maxUnitFileSize)
        return Error{Error::Kind::InvalidArgument, {}, path + u": larger than 1 MiB"_s};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, file.errorString());
    return FileContent(file.readAll());
}

void readUnitFile(const QString &path, QObject *context, Done<FileContent> done)
{
    runInWorker<FileContent>([path] { return unitFileContent(path); }, context, std::move(done));
}

} // namespace unitdeck
