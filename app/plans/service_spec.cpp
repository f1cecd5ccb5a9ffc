// SPDX-License-Identifier: GPL-3.0-or-later
// From a description to files and steps; see the header.
#include "app/plans/service_spec.h"

#include "app/unitfiles/exec_line.h"
#include "app/unitfiles/program_checks.h"
#include "app/unitfiles/worker.h"
#include "app/values/unit_name.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Interpreter
{
    QLatin1StringView ending; // of a script that cannot be run by itself
    QLatin1StringView program;
};

constexpr std::array interpreters{
    Interpreter{".py"_L1, "/usr/bin/python3"_L1}, Interpreter{".sh"_L1, "/bin/sh"_L1},
    Interpreter{".bash"_L1, "/bin/bash"_L1},      Interpreter{".js"_L1, "/usr/bin/node"_L1},
    Interpreter{".mjs"_L1, "/usr/bin/node"_L1},   Interpreter{".pl"_L1, "/usr/bin/perl"_L1},
    Interpreter{".rb"_L1, "/usr/bin/ruby"_L1},    Interpreter{".php"_L1, "/usr/bin/php"_L1},
    Interpreter{".lua"_L1, "/usr/bin/lua"_L1}};

struct Readiness
{
    ServiceSpec::Readiness readiness;
    QLatin1StringView type;
};

constexpr std::array types{Readiness{ServiceSpec::Readiness::Started, "exec"_L1},
                           Readiness{ServiceSpec::Readiness::Notifies, "notify"_L1},
                           Readiness{ServiceSpec::Readiness::Ends, "oneshot"_L1},
                           Readiness{ServiceSpec::Readiness::Forks, "forking"_L1}};

struct Trigger
{
    ServiceSpec::When when;
    QLatin1StringView suffix;
    QLatin1StringView section;
    QLatin1StringView directive;
    QString ServiceSpec::*value;
    QLatin1StringView target;
};

constexpr std::array triggers{Trigger{ServiceSpec::When::OnSchedule, ".timer"_L1, "Timer"_L1,
                                      "OnCalendar"_L1, &ServiceSpec::calendar, "timers.target"_L1},
                              Trigger{ServiceSpec::When::OnConnection, ".socket"_L1, "Socket"_L1,
                                      "ListenStream"_L1, &ServiceSpec::listen, "sockets.target"_L1},
                              Trigger{ServiceSpec::When::OnChange, ".path"_L1, "Path"_L1,
                                      "PathChanged"_L1, &ServiceSpec::watched, "paths.target"_L1}};

const Trigger *triggerOf(const ServiceSpec &spec)
{
    const auto row = std::ranges::find(triggers, spec.when, &Trigger::when);
    return row == triggers.end() ? nullptr : &*row;
}

/// A text in which systemd is not to look for specifiers.
QString literally(QString text)
{
    return text.replace(u'%', u"%%"_s);
}

QString execLine(const ServiceSpec &spec)
{
    QString line = quotedWord(literally(spec.program.path));
    // A script that cannot be run by itself is read by its interpreter.
    // As an argument, it is looked through for variables.
    if (!spec.program.isExecutable && !spec.program.interpreter.isEmpty())
        line = spec.program.interpreter + u' ' + line.replace(u'$', u"$$"_s);
    if (!spec.arguments.trimmed().isEmpty())
        line += u' ' + literally(spec.arguments.trimmed());
    return line;
}

QString ownTarget(Scope scope)
{
    return scope == Scope::User ? u"default.target"_s : u"multi-user.target"_s;
}

/// Writes and checks @p files, and lets the manager read them.
Plan writingPlan(const QList<PlannedFile> &files)
{
    Plan plan;
    Plan checks;
    for (const PlannedFile &file : files) {
        plan << PlanStep{WriteUnitFile{file.target, file.document.bytes(), {}}};
        const Reply<QString> path = unitFilePath(file.target, userUnitFilePlaces());
        checks << PlanStep{VerifyUnit{
            file.target.unit, {ConfigurationFile{path ? *path : QString(), file.document}}}};
    }
    return plan << checks << reloadStep(files.first().target.unit.scope);
}

} // namespace

void lookAtProgram(const QString &path, QObject *context, Done<ProgramFacts> done)
{
    runInWorker<ProgramFacts>(
        [path]() -> Reply<ProgramFacts> {
            ProgramFacts facts;
            facts.path = path;
            const QFileInfo info(path);
            facts.isThere = path.startsWith(u'/') && info.isFile();
            if (!facts.isThere)
                return facts;
            facts.isExecutable = info.isExecutable();
            facts.interpreter = scriptInterpreter(path);
            const auto row = std::ranges::find_if(
                interpreters, [&](const Interpreter &each) { return path.endsWith(each.ending); });
            if (facts.interpreter.isEmpty() && !facts.isExecutable && row != interpreters.end())
                facts.interpreter = QString(row->program);
            return facts;
        },
        context, std::move(done));
}

QString unbufferedEnvironment(const QString &interpreter)
{
    const bool isPython = interpreter.section(u'/', -1).startsWith("python"_L1);
    return isPython ? u"PYTHONUNBUFFERED=1"_s : QString();
}

QList<PlannedFile> filesOf(const ServiceSpec &spec)
{
    const QString unit = u"Unit"_s;
    const QString service = u"Service"_s;
    const QString install = u"Install"_s;
    const UnitId id{spec.scope, spec.name + u".service"_s};
    UnitDocument document;
    const auto set = [&document](const QString &section, const QString &key, const QString &value) {
        if (!value.isEmpty())
            document.set(section, key, {value});
    };
    set(unit, u"Description"_s, literally(spec.description));
    const auto type = std::ranges::find(types, spec.readiness, &Readiness::readiness);
    set(service, u"Type"_s, QString(type->type));
    set(service, u"ExecStart"_s, execLine(spec));
    set(service, u"WorkingDirectory"_s, literally(spec.workingDirectory));
    QStringList environment;
    for (const QString &assignment : spec.environment)
        environment << quotedWord(literally(assignment));
    const QString unbuffered = unbufferedEnvironment(spec.program.interpreter);
    const bool saysSo = std::ranges::any_of(spec.environment, [&](const QString &assignment) {
        return assignment.startsWith(unbuffered.section(u'=', 0, 0) + u'=');
    });
    if (!unbuffered.isEmpty() && !saysSo)
        environment << unbuffered;
    document.set(service, u"Environment"_s, environment);
    if (spec.scope == Scope::System)
        set(service, u"User"_s, spec.user);
    if (!spec.restart.isEmpty()) {
        set(service, u"Restart"_s, spec.restart);
        set(service, u"RestartSec"_s, u"5s"_s);
    }
    if (spec.when == ServiceSpec::When::AtStart)
        set(install, u"WantedBy"_s, ownTarget(spec.scope));
    QList<PlannedFile> files{{{id, {}, false}, document}};
    if (const Trigger *trigger = triggerOf(spec)) {
        document = UnitDocument();
        set(unit, u"Description"_s, literally(spec.description));
        set(QString(trigger->section), QString(trigger->directive),
            literally(spec.*(trigger->value)));
        if (spec.when == ServiceSpec::When::OnSchedule)
            set(QString(trigger->section), u"Persistent"_s, u"yes"_s);
        set(install, u"WantedBy"_s, QString(trigger->target));
        files << PlannedFile{{{spec.scope, spec.name + trigger->suffix}, {}, false}, document};
    }
    return files;
}

PlannedFile fileOf(const TimerSpec &spec)
{
    UnitDocument document;
    document.set(u"Unit"_s, u"Description"_s, {u"Starts "_s + spec.service.name});
    document.set(u"Timer"_s, u"OnCalendar"_s, {spec.calendar});
    if (spec.isPersistent)
        document.set(u"Timer"_s, u"Persistent"_s, {u"yes"_s});
    if (!spec.randomizedDelay.isEmpty())
        document.set(u"Timer"_s, u"RandomizedDelaySec"_s, {spec.randomizedDelay});
    document.set(u"Install"_s, u"WantedBy"_s, {u"timers.target"_s});
    const QString name = unitStem(spec.service.name) + u".timer"_s;
    return {{{spec.service.scope, name}, {}, false}, document};
}

UnitId startedUnit(const ServiceSpec &spec)
{
    const Trigger *trigger = triggerOf(spec);
    return {spec.scope, spec.name + (trigger ? QString(trigger->suffix) : u".service"_s)};
}

Plan creationPlan(const ServiceSpec &spec)
{
    Plan plan = writingPlan(filesOf(spec));
    const UnitId started = startedUnit(spec);
    if (spec.when != ServiceSpec::When::ByHand)
        plan << verbStep(Verb::Enable, Verb::Disable, started);
    if (!spec.startsNow)
        return plan;
    plan << startStep(started);
    // Others start it when their time comes.
    if (!triggerOf(spec)) {
        const QString ofSystem = spec.user.isEmpty() ? u"root"_s : spec.user;
        const QString user = spec.scope == Scope::User ? QString() : ofSystem;
        plan << PlanStep{ProveUnit{started, user, false}};
    }
    return plan;
}

Plan timerPlan(const TimerSpec &spec)
{
    const PlannedFile file = fileOf(spec);
    const UnitId timer = file.target.unit;
    return writingPlan({file}) << verbStep(Verb::Enable, Verb::Disable, timer)
                               << verbStep(Verb::Start, Verb::Stop, timer);
}

Plan deletionPlan(const ServiceLook &look)
{
    Plan plan = restingSteps(look.unit, look.isActive, look.isEnabled);
    for (const auto &[target, content] : ownFiles(look))
        plan << PlanStep{WriteUnitFile{target, {}, content}};
    plan << reloadStep(look.unit.scope);
    if (look.isFailed)
        plan << PlanStep{RunVerbs{{verbRequest(Verb::ResetFailed, look.unit)}, {}}, true};
    return plan;
}

Plan restorationPlan(const ServiceLook &look)
{
    Plan plan;
    for (const auto &[target, content] : ownFiles(look))
        plan << PlanStep{WriteUnitFile{target, content, {}}};
    plan << reloadStep(look.unit.scope);
    if (look.isEnabled)
        plan << verbStep(Verb::Enable, Verb::Disable, look.unit);
    if (look.isActive)
        plan << startStep(look.unit);
    return plan;
}

} // namespace unitdeck
