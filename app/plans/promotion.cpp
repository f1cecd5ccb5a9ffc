// SPDX-License-Identifier: GPL-3.0-or-later
// The choices, files and steps of a promotion; see the header.
#include "app/plans/promotion.h"

#include "app/plans/process_owner.h"
#include "app/unitfiles/worker.h"
#include "app/values/unit_name.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// systemd.io/USER_NAMES, "strict mode".
constexpr qsizetype maxUserName = 31;

QString userNameFrom(const QString &stem)
{
    static const QRegularExpression strange(u"[^a-z0-9_-]+"_s);
    static const QRegularExpression beginning(u"^[^a-z_]+"_s);
    QString name = stem.toLower().replace(strange, u"-"_s).remove(beginning).left(maxUserName);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name;
}

QList<PathMove> movesOf(const ServiceLook &look, const PromotionChoices &choices)
{
    if (!look.program)
        return {};
    const QString folder = systemProgramFolder(choices.folder);
    const ServiceProgram &program = *look.program;
    if (choices.takesNeighbours)
        return {{program.folder, folder, true}};
    return {{program.file.path, folder + u'/' + program.file.name, false}};
}

} // namespace

PromotionChoices usualChoices(const ServiceLook &look)
{
    PromotionChoices choices;
    const QString stem = unitStem(look.unit.name).toString();
    choices.name = look.unit.name;
    choices.folder = stem;
    choices.user = userNameFrom(stem);
    choices.starts = look.triggeredBy.isEmpty();
    return choices;
}

void checkChoices(const ServiceLook &look, const PromotionChoices &choices,
                  const QSet<QString> &systemUnits, QObject *context,
                  Done<QList<ChoiceProblem>> done)
{
    const bool isTaken = systemUnits.contains(choices.name);
    const auto check = [look, choices, isTaken]() -> Reply<QList<ChoiceProblem>> {
        static const QRegularExpression folderName(u"\\A[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\\z"_s);
        static const QRegularExpression userName(u"\\A[a-z_][a-z0-9_-]{0,30}\\z"_s);
        QList<ChoiceProblem> problems;
        const QString file = u"/etc/systemd/system/"_s + choices.name;
        if (!isValidUnitName(choices.name) || !choices.name.endsWith(".service"_L1) ||
            choices.name.contains(u'@')) {
            problems << ChoiceProblem::BadName;
        } else if (isTaken || QFileInfo::exists(file) || QFileInfo(file).isSymLink()) {
            problems << ChoiceProblem::NameTaken;
        }
        if (look.program) {
            if (!folderName.match(choices.folder).hasMatch())
                problems << ChoiceProblem::BadFolder;
            else if (QFileInfo::exists(systemProgramFolder(choices.folder)))
                problems << ChoiceProblem::FolderTaken;
        }
        if (!userName.match(choices.user).hasMatch())
            problems << ChoiceProblem::BadUser;
        else if (isUserOrGroup(choices.user))
            problems << ChoiceProblem::UserTaken;
        return problems;
    };
    runInWorker<QList<ChoiceProblem>>(check, context, std::move(done));
}

QList<PlannedFile> promotedFiles(const ServiceLook &look, const PromotionChoices &choices)
{
    QList<PlannedFile> files =
        movedFiles(look, {Scope::System, choices.name}, movesOf(look, choices));
    if (files.isEmpty())
        return files;
    const QString section = u"Service"_s;
    for (PlannedFile &file : files) {
        for (const auto &directive : {u"User"_s, u"Group"_s, u"DynamicUser"_s})
            file.document.remove(section, directive);
        // The folder of a script that goes alone is no place for it to work in any more.
        if (look.program && !choices.takesNeighbours) {
            const QString place = file.document.value(section, u"WorkingDirectory"_s);
            QString folder = look.program->folder;
            if (place == folder || (folder.startsWith(look.home) &&
                                    place == u"%h"_s + folder.sliced(look.home.size()))) {
                file.document.set(section, u"WorkingDirectory"_s,
                                  {systemProgramFolder(choices.folder)});
            }
        }
    }
    UnitDocument &main = files.first().document;
    main.set(section, u"User"_s, {choices.user});
    if (choices.isDynamic)
        main.set(section, u"DynamicUser"_s, {u"yes"_s});
    if (choices.starts)
        adjustInstall(files);
    if (choices.isHardened)
        harden(files, !settingsWithHome(files, look.home).isEmpty());
    return files;
}

Plan promotionPlan(const ServiceLook &look, const PromotionChoices &choices)
{
    Plan plan = restingSteps(look.unit, look.isActive, look.isEnabled);
    const UnitId unit{Scope::System, choices.name};
    if (look.program) {
        InstallProgram install{systemProgramFolder(choices.folder), {}, Scope::System};
        install.files << look.program->file;
        if (choices.takesNeighbours)
            install.files << look.program->neighbours;
        plan << PlanStep{install};
    }
    if (!choices.isDynamic) {
        plan << PlanStep{
            CreateUser{choices.user, u"Service "_s + unitStem(choices.name).toString()}};
    }
    const QList<PlannedFile> files = promotedFiles(look, choices);
    VerifyUnit verify{unit, {}};
    for (const PlannedFile &file : files) {
        plan << PlanStep{WriteUnitFile{file.target, file.document.bytes(), {}}};
        const Reply<QString> path = unitFilePath(file.target, {});
        verify.files << ConfigurationFile{path ? *path : QString(), file.document};
    }
    plan << PlanStep{verify} << reloadStep(unit.scope);
    if (choices.starts)
        plan << verbStep(Verb::Enable, Verb::Disable, unit) << startStep(unit)
             << PlanStep{ProveUnit{unit, choices.user, choices.isDynamic}};
    if (!choices.keepsUserService) {
        const auto own = ownFiles(look);
        for (const auto &[target, content] : own)
            plan << PlanStep{WriteUnitFile{target, {}, content}, true};
        if (!own.isEmpty())
            plan << PlanStep{reloadStep(look.unit.scope).action, true};
    }
    return plan;
}

} // namespace unitdeck
