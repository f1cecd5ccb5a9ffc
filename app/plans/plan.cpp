// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the steps; see the header.
#include "app/plans/plan.h"

#include <QStringList>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString programsFolder = u"/usr/local/lib/"_s;

QString sudo(Scope scope)
{
    return scope == Scope::System ? u"sudo "_s : QString();
}

QString pathOf(const WriteUnitFile &step)
{
    const Reply<QString> path = unitFilePath(step.target, userUnitFilePlaces());
    return path ? *path : QString();
}

struct Command
{
    QString operator()(const RunVerbs &step) const
    {
        QStringList commands;
        for (const VerbRequest &request : step.requests)
            commands << systemctlCommand(request);
        return commands.join(u" && "_s);
    }
    QString operator()(const InstallProgram &step) const
    {
        QStringList commands;
        for (const ProgramSource &file : step.files) {
            commands << sudo(step.scope) + u"install -D -m "_s +
                            (file.isExecutable ? u"755 "_s : u"644 "_s) + shellQuoted(file.path) +
                            u' ' + shellQuoted(step.folder + u'/' + file.name);
        }
        return commands.join(u" && "_s);
    }
    QString operator()(const RemoveProgram &step) const
    {
        return u"sudo rm -r "_s + shellQuoted(systemProgramFolder(step.name));
    }
    QString operator()(const CreateUser &step) const
    {
        return u"sudo useradd --system --no-create-home --shell /usr/sbin/nologin --comment "_s +
               shellQuoted(step.description) + u' ' + shellQuoted(step.name);
    }
    QString operator()(const RemoveUser &step) const
    {
        return u"sudo userdel "_s + shellQuoted(step.name);
    }
    QString operator()(const WriteUnitFile &step) const
    {
        const QString path = shellQuoted(pathOf(step));
        if (!step.content)
            return sudo(step.target.unit.scope) + u"rm "_s + path;
        return sudo(step.target.unit.scope) + u"install -D -m 644 /dev/stdin "_s + path;
    }
    QString operator()(const VerifyUnit &step) const
    {
        return u"systemd-analyze "_s + (step.unit.scope == Scope::User ? u"--user "_s : QString()) +
               u"verify "_s + shellQuoted(step.unit.name);
    }
    QString operator()(const ProveUnit &step) const
    {
        return u"ps -o user= -p \"$(systemctl "_s +
               (step.unit.scope == Scope::User ? u"--user "_s : QString()) + u"show -P MainPID "_s +
               shellQuoted(step.unit.name) + u")\""_s;
    }
};

/// A word that ends a here-document and stands on no line of @p text.
QString endOf(const QString &text)
{
    QString word = u"END"_s;
    while (text.contains(word))
        word += u'_';
    return word;
}

} // namespace

VerbRequest verbRequest(Verb verb, const UnitId &unit, bool now)
{
    VerbRequest request;
    request.verb = verb;
    request.unit = unit;
    request.now = now;
    return request;
}

PlanStep verbStep(Verb verb, Verb opposite, const UnitId &unit)
{
    return {RunVerbs{{verbRequest(verb, unit)}, {verbRequest(opposite, unit)}}};
}

PlanStep reloadStep(Scope scope)
{
    return {RunVerbs{{verbRequest(Verb::DaemonReload, {scope, {}})}, {}}};
}

Plan restingSteps(const UnitId &unit, bool isActive, bool isEnabled)
{
    if (isEnabled)
        return {PlanStep{RunVerbs{{verbRequest(Verb::Disable, unit, isActive)},
                                  {verbRequest(Verb::Enable, unit, isActive)}}}};
    if (isActive)
        return {verbStep(Verb::Stop, Verb::Start, unit)};
    return {};
}

PlanStep startStep(const UnitId &unit)
{
    return {RunVerbs{{verbRequest(Verb::Start, unit)},
                     {verbRequest(Verb::Stop, unit), verbRequest(Verb::ResetFailed, unit)}}};
}

bool needsAuthorization(const Plan &plan)
{
    return std::ranges::any_of(plan, [](const PlanStep &step) {
        if (const auto *verbs = std::get_if<RunVerbs>(&step.action)) {
            return std::ranges::any_of(verbs->requests, [](const VerbRequest &request) {
                return request.unit.scope == Scope::System;
            });
        }
        if (const auto *program = std::get_if<InstallProgram>(&step.action))
            return program->scope == Scope::System;
        if (const auto *file = std::get_if<WriteUnitFile>(&step.action))
            return file->target.unit.scope == Scope::System;
        return !std::holds_alternative<VerifyUnit>(step.action) &&
               !std::holds_alternative<ProveUnit>(step.action);
    });
}

QString stepCommand(const PlanStep &step)
{
    return std::visit(Command(), step.action);
}

QString planScript(const Plan &plan)
{
    QString script = u"set -e\n"_s;
    for (const PlanStep &step : plan) {
        script += stepCommand(step);
        if (std::holds_alternative<ProveUnit>(step.action))
            script += u" || true"_s; // of what has ended there is no process
        const auto *file = std::get_if<WriteUnitFile>(&step.action);
        if (file && file->content) {
            QString text = QString::fromUtf8(*file->content);
            if (!text.endsWith(u'\n'))
                text += u'\n';
            const QString end = endOf(text);
            script += u" <<'"_s + end + u"'\n"_s + text + end;
        }
        script += u'\n';
    }
    return script;
}

QString systemProgramFolder(const QString &name)
{
    return programsFolder + name;
}

} // namespace unitdeck
