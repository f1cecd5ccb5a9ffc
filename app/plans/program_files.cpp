// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and copying programs; see the header.
#include "app/plans/program_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

Error fileError(const QFileDevice &file)
{
    const bool isForbidden = file.error() == QFileDevice::PermissionsError ||
                             file.error() == QFileDevice::OpenError ||
                             file.error() == QFileDevice::RemoveError;
    return {isForbidden ? Error::Kind::NotPermitted : Error::Kind::Other,
            {},
            file.fileName() + u": "_s + file.errorString()};
}

Reply<ProgramFile> readOne(const ProgramSource &source)
{
    const QFileInfo info(source.path);
    if (!info.exists())
        return Error{Error::Kind::NotFound, {}, source.path};
    if (!info.isFile() || info.size() > maxProgramFile)
        return Error{Error::Kind::InvalidArgument,
                     {},
                     source.path + u": not a regular file, or larger than 64 MiB"_s};
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    return ProgramFile{source.name, file.readAll(), source.isExecutable};
}

Reply<Ok> write(const QString &path, const ProgramFile &content)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return Error{Error::Kind::NotPermitted, {}, QFileInfo(path).absolutePath()};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file);
    auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    if (content.isExecutable)
        permissions |= QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    if (file.write(content.content) != content.content.size() ||
        !file.setPermissions(permissions) || !file.commit()) {
        return fileError(file);
    }
    return Ok();
}

} // namespace

Reply<QList<ProgramFile>> readProgram(const InstallProgram &step)
{
    if (step.files.size() > maxProgramFiles)
        return Error{Error::Kind::InvalidArgument, {}, u"more than 256 files"_s};
    QList<ProgramFile> files;
    for (const ProgramSource &source : step.files) {
        const Reply<ProgramFile> file = readOne(source);
        if (!file)
            return file.error();
        files << *file;
    }
    return files;
}

Reply<Ok> copyProgram(const InstallProgram &step)
{
    const Reply<QList<ProgramFile>> files = readProgram(step);
    if (!files)
        return files.error();
    for (const ProgramFile &file : *files) {
        const QString path = step.folder + u'/' + file.name;
        if (QFileInfo::exists(path) || QFileInfo(path).isSymLink())
            return Error{Error::Kind::AlreadyExists, {}, path};
    }
    InstallProgram made{step.folder, {}, step.scope};
    for (qsizetype i = 0; i < files->size(); ++i) {
        made.files << step.files.at(i);
        const Reply<Ok> written = write(step.folder + u'/' + files->at(i).name, files->at(i));
        if (!written) {
            removeCopies(made);
            return written;
        }
    }
    return Ok();
}

Reply<Ok> removeCopies(const InstallProgram &step)
{
    Reply<Ok> result = Ok();
    for (const ProgramSource &source : step.files) {
        QFile file(step.folder + u'/' + source.name);
        if (file.exists() && !file.remove())
            result = fileError(file);
        // Only those that are empty, up to the program's own.
        for (QString folder = QFileInfo(file.fileName()).absolutePath();
             folder.startsWith(step.folder) && QDir().rmdir(folder);
             folder = QFileInfo(folder).absolutePath()) {
        }
    }
    return result;
}

} // namespace unitdeck
