// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of systemd's man pages as tables; see the header.
#include "app/unitfiles/directive_catalogue.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of these kinds every assignment adds one.
constexpr std::array addingKinds{"UNIT [...]"_L1,
                                 "PATH [...]"_L1,
                                 "PATH [ARGUMENT [...]]"_L1,
                                 "PATH[:PATH[:OPTIONS]] [...]"_L1,
                                 "CONDITION"_L1,
                                 "ENVIRON"_L1,
                                 "SOCKET [...]"_L1,
                                 "TIMER"_L1,
                                 "URL"_L1,
                                 "FILE"_L1,
                                 "SYSCALLS"_L1,
                                 "ARCHS"_L1,
                                 "FAMILIES"_L1,
                                 "FILESYSTEMS"_L1,
                                 "BOUNDINGSET"_L1,
                                 "DEVICE"_L1,
                                 "DEVICEWEIGHT"_L1,
                                 "DEVICELATENCY"_L1,
                                 "BANDWIDTH"_L1,
                                 "ERRNO"_L1,
                                 "STATUS"_L1,
                                 "NAMESPACES"_L1,
                                 "SECUREBITS"_L1,
                                 "CPUAFFINITY"_L1,
                                 "SOCKETBIND"_L1,
                                 "NETWORKINTERFACE"_L1,
                                 "SOCKETS"_L1};

/// Of the kind OTHER, which tells nothing.
constexpr std::array addingNames{"Alias"_L1,
                                 "AllowedCPUs"_L1,
                                 "AllowedMemoryNodes"_L1,
                                 "Also"_L1,
                                 "BPFProgram"_L1,
                                 "CacheDirectory"_L1,
                                 "ConfigurationDirectory"_L1,
                                 "Delegate"_L1,
                                 "DirectoryNotEmpty"_L1,
                                 "DisableControllers"_L1,
                                 "ExtensionImages"_L1,
                                 "IPAddressAllow"_L1,
                                 "IPAddressDeny"_L1,
                                 "IPEgressFilterPath"_L1,
                                 "IPIngressFilterPath"_L1,
                                 "LoadCredential"_L1,
                                 "LoadCredentialEncrypted"_L1,
                                 "LogExtraFields"_L1,
                                 "LogsDirectory"_L1,
                                 "MountImages"_L1,
                                 "PassEnvironment"_L1,
                                 "PathChanged"_L1,
                                 "PathExists"_L1,
                                 "PathExistsGlob"_L1,
                                 "PathModified"_L1,
                                 "RequiredBy"_L1,
                                 "RestrictNetworkInterfaces"_L1,
                                 "RuntimeDirectory"_L1,
                                 "SetCredential"_L1,
                                 "SetCredentialEncrypted"_L1,
                                 "SocketBindAllow"_L1,
                                 "SocketBindDeny"_L1,
                                 "StandardInputData"_L1,
                                 "StandardInputText"_L1,
                                 "StateDirectory"_L1,
                                 "SupplementaryGroups"_L1,
                                 "Symlinks"_L1,
                                 "TemporaryFileSystem"_L1,
                                 "UnsetEnvironment"_L1,
                                 "UpheldBy"_L1,
                                 "WantedBy"_L1};

struct ValuesRow
{
    QLatin1StringView name; ///< of the directive, or of the kind
    QLatin1StringView values;
};

// systemd.service(5), systemd.exec(5), systemd.kill(5), systemd.unit(5),
// systemd.resource-control(5).
constexpr std::array valueRows{
    ValuesRow{"BOOLEAN"_L1, "yes no"_L1},
    ValuesRow{"SERVICETYPE"_L1, "simple exec forking oneshot dbus notify idle"_L1},
    ValuesRow{"SERVICEEXITTYPE"_L1, "main cgroup"_L1},
    ValuesRow{"SERVICERESTART"_L1,
              "no on-success on-failure on-abnormal on-watchdog on-abort always"_L1},
    ValuesRow{"ACCESS"_L1, "none main exec all"_L1},
    ValuesRow{"KILLMODE"_L1, "control-group mixed process none"_L1},
    ValuesRow{"TIMEOUTMODE"_L1, "terminate abort kill"_L1},
    ValuesRow{"ACTION"_L1, "none reboot reboot-force reboot-immediate poweroff poweroff-force "
                           "poweroff-immediate exit exit-force"_L1},
    ValuesRow{"OUTPUT"_L1, "inherit null tty journal kmsg journal+console kmsg+console file: "
                           "append: truncate: socket fd:"_L1},
    ValuesRow{"INPUT"_L1, "null tty tty-force tty-fail data file: socket fd:"_L1},
    ValuesRow{"LEVEL"_L1, "emerg alert crit err warning notice info debug"_L1},
    ValuesRow{"FACILITY"_L1, "kern user mail daemon auth syslog lpr news uucp cron authpriv ftp "
                             "local0 local1 local2 local3 local4 local5 local6 local7"_L1},
    ValuesRow{"POLICY"_L1, "auto closed strict"_L1},
    ValuesRow{"IOCLASS"_L1, "none realtime best-effort idle"_L1},
    ValuesRow{"CPUSCHEDPOLICY"_L1, "other batch idle fifo rr"_L1},
    ValuesRow{"OOMPolicy"_L1, "continue stop kill"_L1},
    ValuesRow{"RestartMode"_L1, "normal direct"_L1},
    ValuesRow{"ProtectSystem"_L1, "yes no full strict"_L1},
    ValuesRow{"ProtectHome"_L1, "yes no read-only tmpfs"_L1},
    ValuesRow{"ProtectProc"_L1, "noaccess invisible ptraceable default"_L1},
    ValuesRow{"ProcSubset"_L1, "all pid"_L1},
    ValuesRow{"KeyringMode"_L1, "inherit private shared"_L1},
    ValuesRow{"CollectMode"_L1, "inactive inactive-or-failed"_L1},
    ValuesRow{"ManagedOOMSwap"_L1, "auto kill"_L1},
    ValuesRow{"ManagedOOMMemoryPressure"_L1, "auto kill"_L1},
    ValuesRow{"ManagedOOMPreference"_L1, "none avoid omit"_L1},
    ValuesRow{"RuntimeDirectoryPreserve"_L1, "yes no restart"_L1},
    ValuesRow{"UtmpMode"_L1, "init login user"_L1},
    ValuesRow{"NUMAPolicy"_L1, "default preferred bind interleave local"_L1},
    ValuesRow{"OnFailureJobMode"_L1, "replace fail replace-irreversibly isolate flush "
                                     "ignore-dependencies ignore-requirements"_L1},
    ValuesRow{"OnSuccessJobMode"_L1, "replace fail replace-irreversibly isolate flush "
                                     "ignore-dependencies ignore-requirements"_L1},
    ValuesRow{"WantedBy"_L1, "default.target multi-user.target graphical.target timers.target "
                             "sockets.target"_L1},
};

struct SinceRow
{
    int version;
    QLatin1StringView names;
};

// The NEWS of systemd, releases after 252.
constexpr std::array sinceRows{
    SinceRow{253, "OpenFile ReloadSignal"_L1},
    SinceRow{254, "RestartMode RestartSteps RestartMaxDelaySec FileDescriptorStorePreserve "
                  "MemoryPressureWatch MemoryPressureThresholdSec MemoryKSM DelegateSubgroup "
                  "RootEphemeral ImportCredential"_L1},
    SinceRow{255, "SurviveFinalKillSignal PollLimitIntervalSec PollLimitBurst NFTSet"_L1},
    SinceRow{256, "WantsMountsFor MemoryZSwapWriteback PassFileDescriptorsToExec"_L1},
    SinceRow{257, "PrivatePIDs DeferReactivation ManagedOOMMemoryPressureDurationSec"_L1},
    SinceRow{258, "PrivateBPF StateDirectoryQuota CacheDirectoryQuota LogsDirectoryQuota "
                  "RandomizedOffsetSec"_L1},
    SinceRow{259, "ExecReloadPost"_L1},
    SinceRow{260, "RefreshOnReload"_L1},
    SinceRow{261, "OOMRules"_L1},
};

struct PagesRow
{
    QLatin1StringView section;
    QLatin1StringView pages;
};

constexpr std::array pageRows{
    PagesRow{"Unit"_L1, "systemd.unit(5)"_L1},
    PagesRow{"Install"_L1, "systemd.unit(5)"_L1},
    PagesRow{"Service"_L1, "systemd.service(5) systemd.exec(5) systemd.kill(5) "
                           "systemd.resource-control(5)"_L1},
    PagesRow{"Socket"_L1, "systemd.socket(5) systemd.exec(5) systemd.kill(5) "
                          "systemd.resource-control(5)"_L1},
    PagesRow{"Mount"_L1, "systemd.mount(5) systemd.exec(5) systemd.kill(5) "
                         "systemd.resource-control(5)"_L1},
    PagesRow{"Swap"_L1, "systemd.swap(5) systemd.exec(5) systemd.kill(5) "
                        "systemd.resource-control(5)"_L1},
    PagesRow{"Automount"_L1, "systemd.automount(5)"_L1},
    PagesRow{"Timer"_L1, "systemd.timer(5)"_L1},
    PagesRow{"Path"_L1, "systemd.path(5)"_L1},
    PagesRow{"Slice"_L1, "systemd.slice(5) systemd.resource-control(5)"_L1},
    PagesRow{"Scope"_L1, "systemd.scope(5) systemd.kill(5) systemd.resource-control(5)"_L1},
};

/// How many letters must be changed, put in or taken out (Levenshtein), without regard to case.
qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const bool isSame = a.at(i - 1).toCaseFolded() == b.at(j - 1).toCaseFolded();
            const qsizetype best =
                std::min({row.at(j) + 1, row.at(j - 1) + 1, diagonal + (isSame ? 0 : 1)});
            diagonal = std::exchange(row[j], best);
        }
    }
    return row.last();
}

QStringList words(QLatin1StringView text)
{
    return QString(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

bool accumulates(const Directive &directive)
{
    return std::ranges::find(addingKinds, directive.kind) != addingKinds.end() ||
           std::ranges::find(addingNames, directive.name) != addingNames.end();
}

QStringList valuesOf(const Directive &directive)
{
    for (const QString &key : {directive.name, directive.kind}) {
        const auto row = std::ranges::find(valueRows, key, &ValuesRow::name);
        if (row != valueRows.end())
            return words(row->values);
    }
    return {};
}

int sinceVersion(const QString &name)
{
    const auto row = std::ranges::find_if(
        sinceRows, [&name](const SinceRow &r) { return words(r.names).contains(name); });
    return row == sinceRows.end() ? 0 : row->version;
}

QStringList manPagesOf(const QString &section)
{
    const auto row = std::ranges::find(pageRows, section, &PagesRow::section);
    return row == pageRows.end() ? QStringList() : words(row->pages);
}

QString ownSection(const QString &unit)
{
    QString type = unit.section(u'.', -1);
    if (type.isEmpty() || type == "target"_L1 || type == "device"_L1)
        return {};
    type[0] = type.at(0).toUpper();
    return type;
}

DirectiveCatalogue DirectiveCatalogue::parse(const QByteArray &dump)
{
    DirectiveCatalogue result;
    QString section;
    for (const QByteArray &line : dump.split('\n')) {
        const QString text = QString::fromUtf8(line).trimmed();
        if (text.startsWith(u'[') && text.endsWith(u']')) {
            section = text.sliced(1, text.size() - 2);
            result.sections_ << section;
        } else if (const qsizetype equals = text.indexOf(u'='); equals > 0) {
            const QString name = text.first(equals);
            result.directives_[section].insert(name, {section, name, text.sliced(equals + 1)});
        }
    }
    return result;
}

QList<Directive> DirectiveCatalogue::directives(const QString &section) const
{
    return directives_.value(section).values();
}

std::optional<Directive> DirectiveCatalogue::find(const QString &section, const QString &name) const
{
    const auto found = directives_.constFind(section);
    if (found == directives_.constEnd())
        return {};
    const auto directive = found->constFind(name);
    return directive == found->constEnd() ? std::nullopt : std::optional(*directive);
}

QString DirectiveCatalogue::nearest(const QString &section, const QString &name) const
{
    // A third of the letters may be wrong, but two at least.
    qsizetype best = std::max<qsizetype>(2, name.size() / 3) + 1;
    QString found;
    const QMap<QString, Directive> known = directives_.value(section);
    for (const Directive &directive : known) {
        const qsizetype away = distance(name, directive.name);
        if (away < best) {
            best = away;
            found = directive.name;
        }
    }
    return found;
}

QString DirectiveCatalogue::sectionOf(const QString &name, const QStringList &allowed) const
{
    const auto found = std::ranges::find_if(
        allowed, [&](const QString &section) { return find(section, name).has_value(); });
    return found == allowed.end() ? QString() : *found;
}

} // namespace unitdeck
