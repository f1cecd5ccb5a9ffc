// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at a service's files and program; see the header.
#include "app/plans/service_look.h"

#include "app/plans/program_files.h"
#include "app/unitfiles/exec_line.h"
#include "app/unitfiles/worker.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QString expanded(const QString &word)
{
    return word.startsWith("%h/"_L1) ? QDir::homePath() + word.sliced(2) : word;
}

/// The folder that @p path is moved with; empty if it stays where it is.
QString folderToBeMoved(const QString &path, Scope scope)
{
    const QFileInfo info(path);
    if (!path.startsWith(u'/') || !info.isFile())
        return {};
    if (scope == Scope::User)
        return info.ownerId() != 0 ? info.path() : QString();
    const QString folders = systemProgramFolder({});
    if (!path.startsWith(folders) || !path.sliced(folders.size()).contains(u'/'))
        return {};
    return folders + path.sliced(folders.size()).section(u'/', 0, 0);
}

bool isInterpreter(const QString &path)
{
    static const QRegularExpression name(
        u"^(python|node|deno|bun|ruby|perl|php|lua|java|bash|dash|zsh|sh)[0-9.]*$"_s);
    return name.match(path.section(u'/', -1)).hasMatch();
}

ProgramSource sourceOf(const QFileInfo &info, const QDir &folder)
{
    return {info.filePath(), folder.relativeFilePath(info.filePath()), info.isExecutable()};
}

/// None if there are too many, or they are too large: a home directory is no program.
void findNeighbours(ServiceProgram &program)
{
    const QDir folder(program.folder);
    if (folder.path() == QDir::homePath() || folder.isRoot())
        return;
    QDirIterator files(folder.path(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    QList<ProgramSource> found;
    qint64 size = 0;
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        const ProgramSource source = sourceOf(info, folder);
        // Caches of an interpreter are made anew.
        if (source.name == program.file.name || source.name.contains("__pycache__/"_L1))
            continue;
        size += info.size();
        found << source;
        if (found.size() >= maxProgramFiles || size > maxProgramFile)
            return;
    }
    std::ranges::sort(found, {}, &ProgramSource::name);
    program.neighbours = found;
    program.neighboursSize = size;
}

/// systemd.unit(5), tables 1 and 2: where packages put unit files.
QString hiddenBy(const QString &path, Scope scope)
{
    const QString kind = scope == Scope::User ? u"user/"_s : u"system/"_s;
    for (const auto *folder : {u"/usr/local/lib/systemd/", u"/usr/local/share/systemd/",
                               u"/usr/lib/systemd/", u"/lib/systemd/", u"/usr/share/systemd/"}) {
        const QString other = QString::fromUtf16(folder) + kind + path.section(u'/', -1);
        if (other != path && QFileInfo(other).isFile() && !path.startsWith("/usr/"_L1) &&
            !path.startsWith("/lib/"_L1))
            return other;
    }
    return {};
}

QString lastValue(const QList<ConfigurationFile> &files, const QString &key)
{
    QString value;
    for (const ConfigurationFile &file : files) {
        for (const UnitSetting &setting : file.document.settings()) {
            if (setting.section == "Service"_L1 && setting.key == key)
                value = setting.value;
        }
    }
    return value;
}

} // namespace

std::optional<ServiceProgram> programOf(const QString &command, Scope scope)
{
    const QList<ExecLine> lines = parseExecLines(command);
    if (lines.isEmpty())
        return {};
    QStringList candidates{lines.first().program};
    // The first word after an interpreter's options is its script.
    for (const ExecWord &word : lines.first().words) {
        if (word.text.startsWith(u'-'))
            continue;
        candidates << word.text;
        break;
    }
    // An interpreter of the user's own, as version managers make them, is not the program.
    if (candidates.size() > 1 && isInterpreter(candidates.first()))
        candidates.swapItemsAt(0, 1);
    for (const QString &candidate : std::as_const(candidates)) {
        const QString path = expanded(candidate);
        ServiceProgram program;
        program.folder = folderToBeMoved(path, scope);
        if (program.folder.isEmpty())
            continue;
        program.file = sourceOf(QFileInfo(path), QDir(program.folder));
        findNeighbours(program);
        return program;
    }
    return {};
}

QList<std::pair<UnitFileTarget, QByteArray>> ownFiles(const ServiceLook &look)
{
    QList<std::pair<UnitFileTarget, QByteArray>> own;
    for (const ConfigurationFile &file : look.files) {
        const auto target = unitFileTarget(file.path, look.unit, userUnitFilePlaces());
        if (target && target->unit == look.unit)
            own << std::pair(*target, file.document.bytes());
    }
    return own;
}

Reply<ServiceLook> readService(const UnitDetails &details)
{
    ServiceLook look;
    look.unit = details.id;
    look.isActive = details.text(u"ActiveState"_s) == "active"_L1 ||
                    details.text(u"ActiveState"_s) == "activating"_L1 ||
                    details.text(u"ActiveState"_s) == "reloading"_L1;
    look.isFailed = details.text(u"ActiveState"_s) == "failed"_L1;
    look.isEnabled = details.text(u"UnitFileState"_s) == "enabled"_L1;
    look.triggeredBy = details.list(u"TriggeredBy"_s);
    look.home = QDir::homePath();
    const UnitFilePaths paths = unitFilePaths(details);
    QStringList all = paths.dropIns;
    if (!paths.fragment.isEmpty())
        all.prepend(paths.fragment);
    for (const QString &path : std::as_const(all)) {
        const Reply<FileContent> content = unitFileContent(path);
        if (!content)
            return content.error();
        if (!*content)
            return Error{Error::Kind::NotFound, {}, path};
        look.files << ConfigurationFile{path, UnitDocument(**content)};
    }
    if (const QFileInfo main(paths.fragment); main.isSymLink())
        look.linkTarget = main.symLinkTarget();
    look.hidden = hiddenBy(paths.fragment, look.unit.scope);
    look.user = lastValue(look.files, u"User"_s);
    look.program = programOf(lastValue(look.files, u"ExecStart"_s), look.unit.scope);
    return look;
}

void lookAtService(const UnitDetails &details, QObject *context, Done<ServiceLook> done)
{
    runInWorker<ServiceLook>([details] { return readService(details); }, context, std::move(done));
}

} // namespace unitdeck
