// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing the tree; see the header.
#include "ui/look/process_tree.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <map>
#include <vector>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::ProcessTree)
};

struct Node
{
    std::vector<UnitProcess> processes;
    std::map<QString, Node> groups; // sorted, so that the lines stay where they are
};

QString processLine(const UnitProcess &process)
{
    QString command = process.commandLine;
    std::ranges::replace_if(
        command, [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return QString::number(process.pid) + u' ' + command.trimmed();
}

void draw(const Node &node, const QString &indent, QStringList *lines)
{
    size_t left = node.processes.size() + node.groups.size();
    const auto branch = [&]() -> QString { return indent + (--left == 0 ? u"└ "_s : u"├ "_s); };
    for (const UnitProcess &process : node.processes)
        lines->append(branch() + processLine(process));
    for (const auto &[name, group] : node.groups) {
        const QString line = branch() + name + u'/';
        lines->append(line);
        draw(group, indent + (left == 0 ? u"  "_s : u"│ "_s), lines);
    }
}

} // namespace

QString processTree(const UnitDetails &details, int maxLines)
{
    const QString root = details.text(u"ControlGroup"_s);
    const auto mainPid = static_cast<quint32>(details.number(u"MainPID"_s).value_or(0));
    QList<UnitProcess> processes = details.processes;
    std::ranges::sort(processes, {}, &UnitProcess::pid);

    QStringList lines;
    Node tree;
    for (const UnitProcess &process : processes) {
        if (process.pid == mainPid) {
            lines.prepend(processLine(process));
            continue;
        }
        QString path = process.controlGroup;
        if (!root.isEmpty() && (path == root || path.startsWith(root + u'/')))
            path = path.sliced(root.size());
        Node *node = &tree;
        for (const QString &part : path.split(u'/', Qt::SkipEmptyParts))
            node = &node->groups[part];
        node->processes.push_back(process);
    }
    draw(tree, lines.isEmpty() ? QString() : u" "_s, &lines);
    if (lines.size() > maxLines) {
        const auto more = static_cast<int>(lines.size() - maxLines);
        lines.resize(maxLines);
        lines.append(Words::tr("… and %n more", nullptr, more));
    }
    return lines.join(u'\n');
}

} // namespace unitdeck
