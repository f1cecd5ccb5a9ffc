// SPDX-License-Identifier: GPL-3.0-or-later
// The files and steps of the way back; see the header.
#include "app/plans/demotion.h"

#include "app/unitfiles/worker.h"
#include "app/values/unit_name.h"

#include <QFileInfo>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

UnitId userUnit(const ServiceLook &look)
{
    return {Scope::User, look.unit.name};
}

} // namespace

void lookAtDemotion(const UnitDetails &details, QObject *context, Done<DemotionLook> done)
{
    const auto read = [details]() -> Reply<DemotionLook> {
        const Reply<ServiceLook> service = readService(details);
        if (!service)
            return service.error();
        const Reply<QString> own =
            unitFilePath({userUnit(*service), {}, false}, userUnitFilePlaces());
        return DemotionLook{*service, own && QFileInfo::exists(*own)};
    };
    runInWorker<DemotionLook>(read, context, std::move(done));
}

QString userProgramFolder(const ServiceLook &look)
{
    return look.home + u"/.local/lib/"_s + unitStem(look.unit.name).toString();
}

QList<PlannedFile> demotedFiles(const DemotionLook &look)
{
    if (look.hasUserFile)
        return {};
    QList<PathMove> moves;
    if (look.service.program)
        moves << PathMove{look.service.program->folder, userProgramFolder(look.service), true};
    QList<PlannedFile> files = movedFiles(look.service, userUnit(look.service), moves);
    for (PlannedFile &file : files) {
        for (const UnitSetting &setting : file.document.settings()) {
            if (setting.section == "Service"_L1 && isOfTheSystemOnly(setting.key))
                file.document.remove(setting.section, setting.key);
        }
    }
    adjustInstall(files);
    return files;
}

Plan demotionPlan(const DemotionLook &look, bool keepsSystemService)
{
    const ServiceLook &service = look.service;
    const UnitId unit = userUnit(service);
    Plan plan = restingSteps(service.unit, service.isActive, service.isEnabled);
    const QList<PlannedFile> files = demotedFiles(look);
    if (service.program && !look.hasUserFile) {
        InstallProgram install{userProgramFolder(service), {}, Scope::User};
        install.files << service.program->file << service.program->neighbours;
        plan << PlanStep{install};
    }
    VerifyUnit verify{unit, {}};
    for (const PlannedFile &file : files) {
        plan << PlanStep{WriteUnitFile{file.target, file.document.bytes(), {}}};
        const Reply<QString> path = unitFilePath(file.target, userUnitFilePlaces());
        verify.files << ConfigurationFile{path ? *path : QString(), file.document};
    }
    if (!files.isEmpty())
        plan << PlanStep{verify} << reloadStep(unit.scope);
    if (service.isEnabled)
        plan << verbStep(Verb::Enable, Verb::Disable, unit);
    if (service.isActive || service.isEnabled)
        plan << startStep(unit) << PlanStep{ProveUnit{unit, {}, false}};
    if (keepsSystemService)
        return plan;
    const auto own = ownFiles(service);
    for (const auto &[target, content] : own)
        plan << PlanStep{WriteUnitFile{target, {}, content}, true};
    if (own.isEmpty())
        return plan;
    plan << PlanStep{reloadStep(service.unit.scope).action, true};
    if (service.program)
        plan << PlanStep{RemoveProgram{service.program->folder.section(u'/', -1)}, true};
    if (!service.user.isEmpty())
        plan << PlanStep{RemoveUser{service.user}, true};
    return plan;
}

} // namespace unitdeck
