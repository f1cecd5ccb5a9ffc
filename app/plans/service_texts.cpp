// SPDX-License-Identifier: GPL-3.0-or-later
// Paths, targets and directives of a service that is moved; see the header.
#include "app/plans/service_texts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto serviceSection = "Service"_L1;

struct Hardening
{
    QLatin1StringView directive;
    QLatin1StringView value;
};

// Nothing that breaks an interpreter: no MemoryDenyWriteExecute=, no list of system calls.
constexpr std::array hardening{Hardening{"NoNewPrivileges"_L1, "yes"_L1},
                               Hardening{"ProtectSystem"_L1, "strict"_L1},
                               Hardening{"ProtectHome"_L1, "yes"_L1},
                               Hardening{"PrivateTmp"_L1, "yes"_L1},
                               Hardening{"PrivateDevices"_L1, "yes"_L1},
                               Hardening{"ProtectKernelTunables"_L1, "yes"_L1},
                               Hardening{"ProtectKernelModules"_L1, "yes"_L1},
                               Hardening{"ProtectKernelLogs"_L1, "yes"_L1},
                               Hardening{"ProtectControlGroups"_L1, "yes"_L1},
                               Hardening{"ProtectClock"_L1, "yes"_L1},
                               Hardening{"ProtectHostname"_L1, "yes"_L1},
                               Hardening{"RestrictSUIDSGID"_L1, "yes"_L1},
                               Hardening{"RestrictRealtime"_L1, "yes"_L1},
                               Hardening{"RestrictNamespaces"_L1, "yes"_L1},
                               Hardening{"LockPersonality"_L1, "yes"_L1},
                               Hardening{"SystemCallArchitectures"_L1, "native"_L1},
                               Hardening{"CapabilityBoundingSet"_L1, ""_L1}};

constexpr std::array systemOnly{"User"_L1,
                                "Group"_L1,
                                "SupplementaryGroups"_L1,
                                "DynamicUser"_L1,
                                "AmbientCapabilities"_L1,
                                "RootDirectory"_L1,
                                "RootImage"_L1,
                                "PrivateNetwork"_L1,
                                "PrivateUsers"_L1,
                                "ProtectProc"_L1,
                                "ReadWritePaths"_L1,
                                "ReadOnlyPaths"_L1,
                                "InaccessiblePaths"_L1,
                                "DeviceAllow"_L1,
                                "DevicePolicy"_L1};

constexpr std::array ofUsers{"default.target"_L1, "graphical-session.target"_L1,
                             "graphical-session-pre.target"_L1, "xdg-desktop-autostart.target"_L1};
constexpr std::array ofTheSystem{"multi-user.target"_L1, "graphical.target"_L1, "default.target"_L1,
                                 "basic.target"_L1, "sysinit.target"_L1};
constexpr std::array installDirectives{"WantedBy"_L1, "RequiredBy"_L1, "UpheldBy"_L1};

QString withMoves(QString value, const QList<PathMove> &moves, const QString &home)
{
    for (const PathMove &move : moves) {
        QStringList spellings{move.from};
        if (move.from.startsWith(home + u'/'))
            spellings << u"%h"_s + move.from.sliced(home.size());
        for (const QString &spelling : std::as_const(spellings)) {
            // A path begins after a blank, a quote, a prefix of systemd.service(5), "=" or ":".
            const QRegularExpression path(
                u"(?<![^\\s\"'=:@+!;,-])"_s + QRegularExpression::escape(spelling) +
                (move.isFolder ? u"(?=[/\\s\"':;,]|$)"_s : u"(?=[\\s\"':;,]|$)"_s));
            // As it is: a backslash in a name must not be read as one of the expression.
            qsizetype at = 0;
            for (auto match = path.match(value, at); match.hasMatch();
                 match = path.match(value, at)) {
                value.replace(match.capturedStart(), match.capturedLength(), move.to);
                at = match.capturedStart() + move.to.size();
            }
        }
    }
    return value;
}

/// "%h" spelt out; "%%h" is none.
QString withHome(const QString &value, const QString &home)
{
    QString result;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QStringView two =
            QStringView(value).sliced(i, std::min<qsizetype>(2, value.size() - i));
        if (two == u"%h") {
            result += home;
            ++i;
        } else if (two == u"%%") {
            result += two;
            ++i;
        } else {
            result += value.at(i);
        }
    }
    return result;
}

bool says(const QList<PlannedFile> &files, const QString &directive)
{
    return std::ranges::any_of(files, [&](const PlannedFile &file) {
        return std::ranges::any_of(file.document.settings(), [&](const UnitSetting &setting) {
            return setting.section == serviceSection && setting.key == directive;
        });
    });
}

/// Sets every assignment of a document anew that @p change makes another.
template <typename Change>
void changeValues(UnitDocument &document, Change change)
{
    QList<std::pair<QString, QString>> seen;
    const QList<UnitSetting> settings = document.settings();
    for (const UnitSetting &setting : settings) {
        const std::pair key{setting.section, setting.key};
        if (setting.section.isEmpty() || seen.contains(key))
            continue;
        seen << key;
        QStringList before;
        for (const UnitSetting &other : settings) {
            if (other.section == setting.section && other.key == setting.key)
                before << other.value;
        }
        QStringList after;
        for (const QString &value : std::as_const(before))
            after << change(setting.key, value);
        if (after != before)
            document.set(setting.section, setting.key, after);
    }
}

} // namespace

QList<PlannedFile> movedFiles(const ServiceLook &look, const UnitId &unit,
                              const QList<PathMove> &moves)
{
    const QString managerHome = look.unit.scope == Scope::User ? look.home : u"/root"_s;
    QList<PlannedFile> files;
    for (const ConfigurationFile &file : look.files) {
        PlannedFile planned{{unit, {}, false}, file.document};
        if (file.path.endsWith(".conf"_L1)) {
            // Those of all services, in "service.d", are the manager's.
            if (file.path.section(u'/', -2, -2) != look.unit.name + u".d"_s)
                continue;
            planned.target.dropIn = file.path.section(u'/', -1).chopped(5);
        }
        changeValues(planned.document, [&](const QString &, const QString &value) {
            return withHome(withMoves(value, moves, look.home), managerHome);
        });
        files << planned;
    }
    return files;
}

void adjustInstall(QList<PlannedFile> &files)
{
    if (files.isEmpty())
        return;
    const bool isSystem = files.first().target.unit.scope == Scope::System;
    const QString own = isSystem ? u"multi-user.target"_s : u"default.target"_s;
    const auto isForeign = [isSystem](const QString &target) {
        return isSystem ? std::ranges::find(ofUsers, target) != ofUsers.end()
                        : std::ranges::find(ofTheSystem, target) != ofTheSystem.end();
    };
    bool hasAny = false;
    for (PlannedFile &file : files) {
        changeValues(file.document, [&](const QString &key, const QString &value) {
            if (std::ranges::find(installDirectives, key) == installDirectives.end())
                return value;
            hasAny = true;
            QStringList targets = value.split(u' ', Qt::SkipEmptyParts);
            for (QString &target : targets) {
                if (isForeign(target))
                    target = own;
            }
            targets.removeDuplicates();
            return targets.join(u' ');
        });
    }
    if (!hasAny)
        files.first().document.set(u"Install"_s, u"WantedBy"_s, {own});
}

void harden(QList<PlannedFile> &files, bool needsHome)
{
    for (const Hardening &row : hardening) {
        const QString directive{row.directive};
        if (says(files, directive) || (needsHome && directive == "ProtectHome"_L1))
            continue;
        files.first().document.set(QString(serviceSection), directive, {QString(row.value)});
    }
}

bool isOfTheSystemOnly(const QString &directive)
{
    return std::ranges::find(systemOnly, directive) != systemOnly.end() ||
           std::ranges::find(hardening, directive, &Hardening::directive) != hardening.end();
}

QList<UnitSetting> settingsWithSpecifiers(const QList<PlannedFile> &files)
{
    static const QRegularExpression specifier(u"(?<!%)(%%)*%[tSCLEuUdDgGs]"_s);
    QList<UnitSetting> found;
    for (const PlannedFile &file : files) {
        for (const UnitSetting &setting : file.document.settings()) {
            if (specifier.match(setting.value).hasMatch())
                found << setting;
        }
    }
    return found;
}

QList<UnitSetting> settingsWithHome(const QList<PlannedFile> &files, const QString &home)
{
    const QRegularExpression path(u"(?<![\\w/.-])("_s + QRegularExpression::escape(home) +
                                  u"|%h|~|\\$HOME|\\$\\{HOME\\})(?=[/\\s\"':;,]|$)"_s);
    QList<UnitSetting> found;
    for (const PlannedFile &file : files) {
        for (const UnitSetting &setting : file.document.settings()) {
            if (path.match(setting.value).hasMatch())
                found << setting;
        }
    }
    return found;
}

} // namespace unitdeck
