// SPDX-License-Identifier: GPL-3.0-or-later
// The table of facts; see the header.
#include "ui/look/unit_facts.h"

#include "ui/look/format.h"
#include "ui/look/state_look.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>

#include <algorithm>
#include <chrono>

namespace unitdeck {

namespace {

struct RestartRow
{
    QLatin1StringView word;
    const char *text; // %1 is a duration
};

// What is asked of each fact; an empty answer leaves it out.
struct FactSource
{
    const UnitInfo &unit;
    const UnitDetails &details;
    std::optional<double> cpuShare;
    qint64 now;
};

struct FactRow
{
    FactId id;
    const char *label;
    QString (*html)(const FactSource &);
    QString (*tip)(const FactSource &);
};

QString unitFileHtml(const FactSource &source);
QString unitFileTip(const FactSource &source);
QString dropInsHtml(const FactSource &source);
QString dropInsTip(const FactSource &source);
QString mainProcessHtml(const FactSource &source);
QString controlProcessHtml(const FactSource &source);
QString sinceHtml(const FactSource &source);
QString sinceTip(const FactSource &source);
QString nextRunHtml(const FactSource &source);
QString lastRunHtml(const FactSource &source);
QString listensHtml(const FactSource &source);
QString triggersHtml(const FactSource &source);
QString startedByHtml(const FactSource &source);
QString restartsHtml(const FactSource &source);
QString ifItFailsHtml(const FactSource &source);
QString memoryHtml(const FactSource &source);
QString cpuHtml(const FactSource &source);
QString tasksHtml(const FactSource &source);
QString documentationHtml(const FactSource &source);

// The tables stand inside the class so that lupdate knows the context of their texts
// (as to_array: in a std::array without its arguments it takes that to be "std").
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::UnitFacts)

public:
    static constexpr std::array<FactRow, factCount> facts{{
        {FactId::UnitFile, QT_TR_NOOP("Unit file"), unitFileHtml, unitFileTip},
        {FactId::DropIns, QT_TR_NOOP("Drop-ins"), dropInsHtml, dropInsTip},
        {FactId::MainProcess, QT_TR_NOOP("Main process"), mainProcessHtml, nullptr},
        {FactId::ControlProcess, QT_TR_NOOP("Control process"), controlProcessHtml, nullptr},
        {FactId::Since, QT_TR_NOOP("Since"), sinceHtml, sinceTip},
        {FactId::NextRun, QT_TR_NOOP("Next time"), nextRunHtml, nullptr},
        {FactId::LastRun, QT_TR_NOOP("Last time"), lastRunHtml, nullptr},
        {FactId::Listens, QT_TR_NOOP("Listens on"), listensHtml, nullptr},
        {FactId::Triggers, QT_TR_NOOP("Starts"), triggersHtml, nullptr},
        {FactId::StartedBy, QT_TR_NOOP("Started by"), startedByHtml, nullptr},
        {FactId::Restarts, QT_TR_NOOP("Restarts"), restartsHtml, nullptr},
        {FactId::IfItFails, QT_TR_NOOP("If it fails"), ifItFailsHtml, nullptr},
        {FactId::Memory, QT_TR_NOOP("Memory"), memoryHtml, nullptr},
        {FactId::Cpu, QT_TR_NOOP("CPU"), cpuHtml, nullptr},
        {FactId::Tasks, QT_TR_NOOP("Tasks"), tasksHtml, nullptr},
        {FactId::Documentation, QT_TR_NOOP("Documentation"), documentationHtml, nullptr},
    }};

    // systemd.service(5), Restart=
    static constexpr auto restarts = std::to_array<RestartRow>({
        {"always"_L1, QT_TR_NOOP("Starts again after %1, whatever the reason")},
        {"on-success"_L1, QT_TR_NOOP("Starts again after %1 only if it ended well")},
        {"on-failure"_L1, QT_TR_NOOP("Starts again after %1")},
        {"on-abnormal"_L1,
         QT_TR_NOOP("Starts again after %1 if it crashed, hung or took too long")},
        {"on-abort"_L1, QT_TR_NOOP("Starts again after %1 if it crashed")},
        {"on-watchdog"_L1, QT_TR_NOOP("Starts again after %1 if it hung")},
    });
};

/// Text beside a value that explains it; the page paints it dimmed.
QString aside(const QString &text)
{
    return u"<span class=\"aside\">"_s + text.toHtmlEscaped() + u"</span>"_s;
}

QString link(const QString &href, const QString &text)
{
    return u"<a href=\""_s + href.toHtmlEscaped() + u"\">"_s + text.toHtmlEscaped() + u"</a>"_s;
}

QString unitLinks(const QStringList &names)
{
    QStringList links;
    std::ranges::transform(names, std::back_inserter(links), unitLink);
    return links.join(", "_L1);
}

QString fileName(const QString &path)
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

/// The program's own name of process @p pid, as far as its command line tells.
QString processName(const UnitDetails &details, quint64 pid)
{
    const auto process = std::ranges::find(details.processes, pid, &UnitProcess::pid);
    if (process == details.processes.end())
        return {};
    return fileName(process->commandLine.section(u' ', 0, 0));
}

QString unitFileHtml(const FactSource &source)
{
    const QString path = source.details.text(u"FragmentPath"_s);
    const QString load = source.details.text(u"LoadState"_s);
    // Of a template nothing is loaded, and nothing said.
    const QString state =
        load.isEmpty() || load == "loaded"_L1 ? QString() : aside(u" ("_s + load + u')');
    if (path.isEmpty())
        return (source.details.isTrue(u"Transient"_s) ? Words::tr("none, made while running")
                                                      : Words::tr("none")) +
               state;
    return link(u"show:file"_s, shortPath(path)) + state;
}

QString unitFileTip(const FactSource &source)
{
    return source.details.text(u"FragmentPath"_s);
}

QString dropInsHtml(const FactSource &source)
{
    QStringList links;
    for (const QString &path : source.details.list(u"DropInPaths"_s))
        links << link(u"show:file"_s, fileName(path));
    return links.isEmpty() ? QString()
                           : QString::number(links.size()) + u" · "_s + links.join(", "_L1);
}

QString dropInsTip(const FactSource &source)
{
    return source.details.list(u"DropInPaths"_s).join(u'\n');
}

QString processHtml(const FactSource &source, quint64 pid, qint64 since)
{
    QString text = QString::number(pid);
    if (const QString name = processName(source.details, pid); !name.isEmpty())
        text += u' ' + name;
    text = text.toHtmlEscaped();
    //: %1 is a process, %2 a moment
    return since > 0 ? Words::tr("%1, since %2").arg(text, formatMoment(since).toHtmlEscaped())
                     : text;
}

QString mainProcessHtml(const FactSource &source)
{
    const auto pid = source.details.number(u"MainPID"_s).value_or(0);
    const auto since = source.details.number(u"ExecMainStartTimestamp"_s).value_or(0);
    return pid ? processHtml(source, pid, static_cast<qint64>(since)) : QString();
}

QString controlProcessHtml(const FactSource &source)
{
    const auto pid = source.details.number(u"ControlPID"_s).value_or(0);
    return pid ? processHtml(source, pid, 0) : QString();
}

qint64 stateChange(const FactSource &source)
{
    return static_cast<qint64>(source.details.number(u"StateChangeTimestamp"_s)
                                   .value_or(static_cast<quint64>(source.unit.stateSince)));
}

QString sinceHtml(const FactSource &source)
{
    const qint64 since = stateChange(source);
    return since > 0 ? formatMoment(since).toHtmlEscaped() : QString();
}

QString sinceTip(const FactSource &source)
{
    const qint64 since = stateChange(source);
    return since > 0 ? formatMomentExactly(since) : QString();
}

QString nextRunHtml(const FactSource &source)
{
    qint64 next =
        static_cast<qint64>(source.details.number(u"NextElapseUSecRealtime"_s).value_or(0));
    if (next == 0) {
        const auto monotonic = source.details.number(u"NextElapseUSecMonotonic"_s).value_or(0);
        const auto steady = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
        if (monotonic != 0)
            next = source.now + static_cast<qint64>(monotonic) - steady.count();
    }
    if (next == 0)
        return {};
    const QString at = formatMoment(next).toHtmlEscaped();
    //: %1 is a moment, %2 a duration
    return next > source.now
               ? Words::tr("%1, in %2").arg(at, longDuration(next - source.now).toHtmlEscaped())
               : at;
}

QString lastRunHtml(const FactSource &source)
{
    const auto last = source.details.number(u"LastTriggerUSec"_s).value_or(0);
    return last ? formatMoment(static_cast<qint64>(last)).toHtmlEscaped() : QString();
}

QString listensHtml(const FactSource &source)
{
    // Listen of the socket's interface: pairs of type and address.
    QStringList parts;
    for (const QVariant &pair : source.details.value(u"Listen"_s).toList()) {
        const QVariantList words = pair.toList();
        if (words.size() == 2)
            parts << words.at(1).toString().toHtmlEscaped() + u' ' +
                         aside(u'(' + words.at(0).toString() + u')');
    }
    return parts.join(", "_L1);
}

QString triggersHtml(const FactSource &source)
{
    return unitLinks(source.details.list(u"Triggers"_s));
}

QString startedByHtml(const FactSource &source)
{
    QStringList names = source.details.list(u"TriggeredBy"_s);
    QStringList wanting = source.details.list(u"BoundBy"_s) + source.details.list(u"UpheldBy"_s);
    // Of a unit that is switched on, the autostart line names these.
    if (!autostartLook(source.unit, true).isOn) {
        wanting += source.details.list(u"RequiredBy"_s);
        wanting += source.details.list(u"WantedBy"_s);
    }
    for (const QString &name : wanting) {
        if (!names.contains(name))
            names << name;
    }
    return unitLinks(names);
}

QString restartsHtml(const FactSource &source)
{
    const auto count = source.details.number(u"NRestarts"_s).value_or(0);
    return count ? QString::number(count) : QString();
}

/// A setting, so "1 s" and not "1.0 s".
QString pauseText(qint64 pause)
{
    constexpr qint64 second = 1'000'000;
    return pause >= second && pause < 60 * second && pause % second == 0 ? shortDuration(pause)
                                                                         : longDuration(pause);
}

QString ifItFailsHtml(const FactSource &source)
{
    const QString word = source.details.text(u"Restart"_s);
    if (word.isEmpty())
        return {};
    const auto row = std::ranges::find(Words::restarts, word, &RestartRow::word);
    const auto pause = source.details.number(u"RestartUSec"_s).value_or(0);
    QString text = Words::tr("Stays as it is");
    if (row != Words::restarts.end())
        text = Words::tr(row->text).arg(pauseText(static_cast<qint64>(pause)));
    text = text.toHtmlEscaped() + u' ' + aside(u"(Restart="_s + word + u')');
    if (!source.details.text(u"FragmentPath"_s).isEmpty())
        text += u' ' + link(u"set:Restart"_s, Words::tr("Change…"));
    const QStringList others = source.details.list(u"OnFailure"_s);
    //: %1 is what happens to the unit, %2 other units
    return others.isEmpty() ? text : Words::tr("%1; then starts %2").arg(text, unitLinks(others));
}

QString memoryHtml(const FactSource &source)
{
    const auto memory = source.details.number(u"MemoryCurrent"_s);
    if (!memory)
        return {};
    QStringList parts;
    if (const auto peak = source.details.number(u"MemoryPeak"_s))
        parts << Words::tr("at most %1").arg(formatBytes(peak));
    if (const auto limit = source.details.number(u"MemoryMax"_s))
        parts << Words::tr("limit %1").arg(formatBytes(limit));
    const QString current = formatBytes(memory).toHtmlEscaped();
    return parts.isEmpty() ? current : current + u' ' + aside(u"· "_s + parts.join(u" · "_s));
}

QString cpuHtml(const FactSource &source)
{
    const auto total = source.details.number(u"CPUUsageNSec"_s);
    if (!total)
        return {};
    const QString all = Words::tr("%1 in all").arg(formatCpuTime(total));
    if (!source.cpuShare)
        return all.toHtmlEscaped();
    return formatCpuShare(source.cpuShare).toHtmlEscaped() + u' ' + aside(u"· "_s + all);
}

QString tasksHtml(const FactSource &source)
{
    const auto tasks = source.details.number(u"TasksCurrent"_s);
    if (!tasks)
        return {};
    const auto limit = source.details.number(u"TasksMax"_s);
    const QString text = QString::number(*tasks);
    return limit ? text + u' ' + aside(u"· "_s + Words::tr("limit %1").arg(*limit)) : text;
}

QString documentationHtml(const FactSource &source)
{
    QStringList parts;
    for (const QString &address : source.details.list(u"Documentation"_s)) {
        const QUrl url(address);
        // Few desktops open man: and info:, so these are text to copy (uri(7)).
        const bool opens =
            url.scheme() == "https"_L1 || url.scheme() == "http"_L1 || url.scheme() == "file"_L1;
        parts << (opens ? link(address, address)
                        : QString(address).remove("man:"_L1).toHtmlEscaped());
    }
    return parts.join(", "_L1);
}

QString presetText(const QString &preset)
{
    if (preset == "enabled"_L1)
        return Words::tr("preset: on");
    if (preset == "disabled"_L1)
        return Words::tr("preset: off");
    return {};
}

} // namespace

QString factLabel(FactId id)
{
    return Words::tr(Words::facts.at(static_cast<size_t>(id)).label);
}

QList<UnitFact> unitFacts(const UnitInfo &unit, const UnitDetails &details,
                          std::optional<double> cpuShare, qint64 now)
{
    const FactSource source{unit, details, cpuShare, now};
    QList<UnitFact> facts;
    for (const FactRow &row : Words::facts) {
        const QString html = row.html(source);
        if (!html.isEmpty())
            facts << UnitFact{row.id, html, row.tip ? row.tip(source) : QString()};
    }
    return facts;
}

QString autostartHtml(const UnitInfo &unit, const UnitDetails *details, bool areFilesKnown)
{
    const AutostartLook look = autostartLook(unit, areFilesKnown);
    QStringList asides;
    if (!unit.file.word().isEmpty())
        asides << unit.file.word();
    QString text = look.word.toHtmlEscaped();
    if (details) {
        const QStringList wanted = details->list(u"WantedBy"_s) + details->list(u"RequiredBy"_s);
        if (look.isOn && !wanted.isEmpty()) {
            //: %1 is "On", %2 the units it starts with
            text = Words::tr("%1, with %2").arg(text, unitLinks(wanted));
        }
        if (const QString preset = presetText(details->text(u"UnitFilePreset"_s));
            look.isSwitch && !preset.isEmpty())
            asides << preset;
    }
    return asides.isEmpty() ? text : text + u' ' + aside(u'(' + asides.join(", "_L1) + u')');
}

QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    return home.size() > 1 && path.startsWith(home + u'/') ? u'~' + path.sliced(home.size()) : path;
}

QString unitLink(const QString &name)
{
    return link(u"unit:"_s + name, name);
}

} // namespace unitdeck
