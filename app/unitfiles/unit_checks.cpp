// SPDX-License-Identifier: GPL-3.0-or-later
// The checks, one function each; see the header.
#include "app/unitfiles/unit_checks.h"

#include "app/unitfiles/program_checks.h"
#include "app/values/unit_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include <grp.h>
#include <pwd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Finding::Kind;
using Severity = Finding::Severity;

/// What the checks look at, and where they put what they find.
struct Work
{
    const CheckInput &input;
    const DirectiveCatalogue &catalogue;
    QList<EffectiveSetting> settings;
    QStringList sections; // that a unit of this type may have
    QList<Finding> findings;

    QStringList values(const QString &section, const QString &key) const
    {
        return effectiveValues(settings, section, key);
    }
    bool isTrue(const QString &section, const QString &key) const
    {
        // systemd.syntax(7), boolean arguments.
        return QStringList{u"1"_s, u"yes"_s, u"true"_s, u"on"_s}.contains(
            values(section, key).value(0).toLower());
    }
    void addAt(Kind kind, Severity severity, const QString &path, qsizetype line,
               const QStringList &words = {})
    {
        findings << Finding{kind, severity, path, static_cast<int>(line) + 1, {}, {}, words};
    }
    void add(Kind kind, Severity severity, const EffectiveSetting &at, const QStringList &words)
    {
        findings << Finding{kind,
                            severity,
                            input.files.at(at.file).path,
                            static_cast<int>(at.setting.firstLine) + 1,
                            at.setting.section,
                            at.setting.key,
                            words};
    }
};

bool isPrivate(const QString &section)
{
    return section.startsWith("X-"_L1); // systemd.unit(5): for programs of others
}

void checkLines(Work &work)
{
    for (const ConfigurationFile &file : work.input.files) {
        const QList<QByteArray> lines = file.document.bytes().split('\n');
        for (const qsizetype number : file.document.strangeLines()) {
            const bool isHeader = lines.at(number).trimmed().startsWith('[');
            work.addAt(isHeader ? Kind::BadHeader : Kind::BadLine,
                       isHeader ? Severity::Error : Severity::Warning, file.path, number);
        }
    }
}

/// The one of @p candidates that @p name may have been meant for.
QString similar(const QString &name, const QStringList &candidates)
{
    const auto found = std::ranges::find_if(candidates, [&name](const QString &candidate) {
        return candidate.compare(name, Qt::CaseInsensitive) == 0 ||
               (candidate.size() > 3 && name.size() > 3 &&
                (candidate.startsWith(name.first(4), Qt::CaseInsensitive)));
    });
    return found == candidates.end() ? QString() : *found;
}

bool hasBadHeader(const Work &work, const QString &path)
{
    return std::ranges::any_of(work.findings, [&path](const Finding &finding) {
        return finding.kind == Kind::BadHeader && finding.path == path;
    });
}

void checkNames(Work &work)
{
    for (const ConfigurationFile &file : work.input.files) {
        for (const UnitSection &section : file.document.sections()) {
            if (!isPrivate(section.name) && !work.sections.contains(section.name))
                work.addAt(Kind::UnknownSection, Severity::Error, file.path, section.line,
                           {similar(section.name, work.sections)});
        }
    }
    const QList<EffectiveSetting> all = work.settings;
    for (const EffectiveSetting &one : all) {
        const QString &section = one.setting.section;
        const QString &key = one.setting.key;
        if (isPrivate(section) || key.startsWith("X-"_L1))
            continue;
        if (section.isEmpty()) {
            // A file with a broken header is refused as a whole.
            if (!hasBadHeader(work, work.input.files.at(one.file).path))
                work.add(Kind::OutsideSection, Severity::Error, one, {});
        } else if (work.sections.contains(section) && !work.catalogue.find(section, key)) {
            const int since = sinceVersion(key);
            const QString nearest = work.catalogue.nearest(section, key);
            if (since > work.input.managerVersion && work.input.managerVersion > 0)
                work.add(Kind::NewerDirective, Severity::Warning, one,
                         {QString::number(since), QString::number(work.input.managerVersion)});
            else if (const QString other = work.catalogue.sectionOf(key, work.sections);
                     !other.isEmpty())
                work.add(Kind::WrongSection, Severity::Error, one, {other});
            else
                work.add(Kind::UnknownDirective, Severity::Error, one, {nearest});
        }
    }
}

void checkPrograms(Work &work)
{
    if (ownSection(work.input.unit.name) != "Service"_L1)
        return;
    const QString section = u"Service"_s;
    const QStringList types = work.values(section, u"Type"_s);
    const QStringList starts = work.values(section, u"ExecStart"_s);
    const bool mayBeWithout = !work.values(section, u"ExecStop"_s).isEmpty() ||
                              !work.values(u"Unit"_s, u"SuccessAction"_s).isEmpty();
    if (starts.isEmpty() && !mayBeWithout && !work.input.files.isEmpty()) {
        const QString path = work.input.files.first().path;
        if (!hasBadHeader(work, path)) {
            work.findings << Finding{Kind::NoExecStart, Severity::Error, path, 0,
                                     section,           u"ExecStart"_s,  {}};
        }
    }
    ProgramSurroundings surroundings;
    surroundings.scope = work.input.unit.scope;
    surroundings.environment = work.values(section, u"Environment"_s);
    surroundings.hasOwnRoot = !work.values(section, u"RootDirectory"_s).isEmpty() ||
                              !work.values(section, u"RootImage"_s).isEmpty();
    surroundings.isUnheard = work.values(section, u"StandardOutput"_s).value(0) == "null"_L1;
    const QList<EffectiveSetting> all = work.settings;
    for (const EffectiveSetting &one : all) {
        if (one.setting.section != section || one.fate != EffectiveSetting::Fate::Applies ||
            !isExecDirective(one.setting.key))
            continue;
        for (const ProgramFinding &found :
             checkExecLine(one.setting.key, one.setting.value, surroundings))
            work.add(found.kind, found.severity, one, found.words);
    }
    if (types.value(0).startsWith("notify"_L1) && work.input.lastResult == "timeout"_L1 &&
        work.input.wasNeverReady) {
        const auto type = std::ranges::find_if(all, [&](const EffectiveSetting &one) {
            return one.fate == EffectiveSetting::Fate::Applies && one.setting.key == "Type"_L1;
        });
        work.add(Kind::NeverReady, Severity::Warning, *type, {});
    }
}

struct DependencyRow
{
    QLatin1StringView key;
    Severity severity; // of a unit that is missing
};

constexpr std::array dependencyRows{
    DependencyRow{"Requires"_L1, Severity::Error},
    DependencyRow{"Requisite"_L1, Severity::Error},
    DependencyRow{"BindsTo"_L1, Severity::Error},
    DependencyRow{"Wants"_L1, Severity::Warning},
    DependencyRow{"Upholds"_L1, Severity::Warning},
    DependencyRow{"OnFailure"_L1, Severity::Warning},
    DependencyRow{"OnSuccess"_L1, Severity::Warning},
};

/// Units of these types come with devices, mounts and processes: a file is not needed.
bool comesByItself(const QString &unit)
{
    static constexpr std::array types{".device"_L1, ".mount"_L1, ".swap"_L1, ".slice"_L1,
                                      ".scope"_L1};
    return std::ranges::any_of(types, [&unit](auto type) { return unit.endsWith(type); });
}

bool isKnown(const Work &work, const QString &unit)
{
    return work.input.knownUnits.contains(unit) ||
           work.input.knownUnits.contains(templateOf(unit)) || unit == work.input.unit.name;
}

void checkDependencies(Work &work)
{
    if (work.input.knownUnits.isEmpty())
        return; // the list is not there yet
    const QList<EffectiveSetting> all = work.settings;
    for (const EffectiveSetting &one : all) {
        if (one.fate != EffectiveSetting::Fate::Applies)
            continue;
        const auto row = std::ranges::find(dependencyRows, one.setting.key, &DependencyRow::key);
        const bool isInstall =
            one.setting.section == "Install"_L1 &&
            (one.setting.key == "WantedBy"_L1 || one.setting.key == "RequiredBy"_L1);
        if (!isInstall && (one.setting.section != "Unit"_L1 || row == dependencyRows.end()))
            continue;
        for (const QString &unit : one.setting.value.simplified().split(u' ', Qt::SkipEmptyParts)) {
            if (unit.contains(u'%') || comesByItself(unit) || isKnown(work, unit))
                continue;
            if (isInstall)
                work.add(Kind::InstallUnreachable, Severity::Warning, one,
                         {unit, work.input.unit.scope == Scope::User ? u"default.target"_s
                                                                     : u"multi-user.target"_s});
            else
                work.add(Kind::MissingUnit, row->severity, one, {unit});
        }
    }
}

/// getpwnam_r(3), getgrnam_r(3): whether @p find knows the name. Doubt counts as yes.
template <typename Entry, typename Find>
bool exists(const QString &name, Find find)
{
    std::vector<char> buffer(16384);
    Entry entry = {};
    Entry *found = nullptr;
    const int error = find(name.toUtf8().constData(), &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr || (error != 0 && error != ENOENT && error != ESRCH);
}

void checkUsers(Work &work)
{
    const QString section = ownSection(work.input.unit.name);
    if (work.input.unit.scope != Scope::System || work.isTrue(section, u"DynamicUser"_s))
        return;
    const QList<EffectiveSetting> all = work.settings;
    for (const EffectiveSetting &one : all) {
        const QString &value = one.setting.value;
        bool isNumber = false;
        value.toUInt(&isNumber);
        if (one.fate != EffectiveSetting::Fate::Applies || one.setting.section != section ||
            value.isEmpty() || value.contains(u'%') || isNumber)
            continue;
        if (one.setting.key == "User"_L1 && !exists<passwd>(value, getpwnam_r))
            work.add(Kind::NoSuchUser, Severity::Error, one, {value});
        else if (one.setting.key == "Group"_L1 && !exists<group>(value, getgrnam_r))
            work.add(Kind::NoSuchGroup, Severity::Error, one, {value});
    }
}

} // namespace

void sortFindings(QList<Finding> &findings, const QList<ConfigurationFile> &files)
{
    std::ranges::stable_sort(findings, {}, [&files](const Finding &finding) {
        const auto file = std::ranges::find(files, finding.path, &ConfigurationFile::path);
        return std::pair(file - files.begin(), finding.line);
    });
}

QList<Finding> checkUnit(const CheckInput &input, const DirectiveCatalogue &catalogue)
{
    Work work{input,
              catalogue,
              effectiveSettings(input.files, catalogue),
              {u"Unit"_s, ownSection(input.unit.name), u"Install"_s},
              {}};
    work.sections.removeAll({});
    checkLines(work);
    if (!catalogue.isEmpty())
        checkNames(work);
    checkPrograms(work);
    checkDependencies(work);
    checkUsers(work);
    sortFindings(work.findings, input.files);
    return work.findings;
}

} // namespace unitdeck
