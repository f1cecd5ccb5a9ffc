// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at a service's files and program; see the header.
#include "app/plans/service_look.h"

#include "app/plans/program_files.h"
#include "app/unitfiles/exec_line.h"
#include "app/unitfiles/worker.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

QString expanded(const QString &word)
{
    return word.startsWith("%h/"_L1) ? QDir::homePath() + word.sliced(2) : word;
}

bool isToBeMoved(const QString &path, Scope scope)
{
    const QFileInfo info(path);
    if (!path.startsWith(u'/') || !info.isFile())
        return false;
    return scope == Scope::User ? info.ownerId() != 0 : path.startsWith("/usr/local/lib/"_L1);
}

/// None if there are too many, or they are too large: a home directory is no program.
void findNeighbours(ServiceProgram &program)
{
    const QDir folder(program.folder());
    if (folder.path() == QDir::homePath() || folder.isRoot())
        return;
    QDirIterator files(folder.path(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    QStringList names;
    qint64 size = 0;
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        const QString name = folder.relativeFilePath(info.filePath());
        // Caches of an interpreter are made anew.
        if (name == program.name() || name.contains("__pycache__/"_L1))
            continue;
        size += info.size();
        names << name;
        if (names.size() >= maxProgramFiles || size > maxProgramFile)
            return;
    }
    names.sort();
    program.neighbours = names;
    program.neighboursSize = size;
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
    for (const QString &candidate : std::as_const(candidates)) {
        const QString path = expanded(candidate);
        if (!isToBeMoved(path, scope))
            continue;
        ServiceProgram program;
        program.path = path;
        program.isExecutable = QFileInfo(path).isExecutable();
        findNeighbours(program);
        return program;
    }
    return {};
}

void lookAtService(const UnitDetails &details, QObject *context, Done<ServiceLook> done)
{
    ServiceLook look;
    look.unit = details.id;
    look.isActive = details.text(u"ActiveState"_s) == "active"_L1 ||
                    details.text(u"ActiveState"_s) == "activating"_L1;
    look.isEnabled = details.text(u"UnitFileState"_s) == "enabled"_L1;
    look.triggeredBy = details.list(u"TriggeredBy"_s);
    look.home = QDir::homePath();
    const UnitFilePaths paths = unitFilePaths(details);
    const auto read = [look, paths]() -> Reply<ServiceLook> {
        ServiceLook whole = look;
        QStringList all = paths.dropIns;
        if (!paths.fragment.isEmpty())
            all.prepend(paths.fragment);
        for (const QString &path : all) {
            const Reply<FileContent> content = unitFileContent(path);
            if (!content)
                return content.error();
            if (!*content)
                return Error{Error::Kind::NotFound, {}, path};
            whole.files << ConfigurationFile{path, UnitDocument(**content)};
        }
        whole.user = lastValue(whole.files, u"User"_s);
        whole.program = programOf(lastValue(whole.files, u"ExecStart"_s), look.unit.scope);
        return whole;
    };
    runInWorker<ServiceLook>(read, context, std::move(done));
}

} // namespace unitdeck
