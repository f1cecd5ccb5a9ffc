// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence and a next step for each kind of finding; see the header.
#include "ui/look/finding_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Finding::Kind;

struct Row
{
    Kind kind;
    const char *text; ///< %1, %2: the finding's words; %3: its directive
    const char *nextStep;
};

// The table stands inside the class so that lupdate knows the context of its texts.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::Finding)

public:
    static constexpr auto rows = std::to_array<Row>({
        {Kind::BadLine, QT_TR_NOOP("This line is no assignment; systemd ignores it."),
         QT_TR_NOOP("Write Directive=value, or begin the line with # to make it a comment.")},
        {Kind::BadHeader,
         QT_TR_NOOP("This section header is not closed; systemd refuses the whole file."),
         QT_TR_NOOP("Write it as [Service], with both brackets.")},
        {Kind::OutsideSection,
         QT_TR_NOOP("%3= stands before the first section; systemd ignores it."),
         QT_TR_NOOP("Put it below [Unit], [Service] or [Install].")},
        {Kind::UnknownSection,
         QT_TR_NOOP("A unit of this type has no section of this name; systemd ignores all of it."),
         nullptr},
        {Kind::WrongSection, QT_TR_NOOP("%3= does not belong here; systemd ignores it."),
         QT_TR_NOOP("Put it below [%1].")},
        {Kind::UnknownDirective, QT_TR_NOOP("systemd does not know %3=; it ignores it."), nullptr},
        {Kind::NewerDirective,
         QT_TR_NOOP("%3= came with systemd %1; this is systemd %2, which ignores it."), nullptr},
        {Kind::NoExecStart, QT_TR_NOOP("The service has no program to start (ExecStart=)."),
         QT_TR_NOOP("Write ExecStart= and the path of the program below [Service].")},
        {Kind::RelativePath, QT_TR_NOOP("%1 is a path relative to nothing; %3= takes none."),
         QT_TR_NOOP("Write the whole path, from the first slash.")},
        {Kind::NotInSearchPath,
         QT_TR_NOOP("There is no program %1 where systemd looks for it, which is not your PATH."),
         QT_TR_NOOP("Write the whole path, from the first slash.")},
        {Kind::NoSuchProgram, QT_TR_NOOP("There is no program %1."),
         QT_TR_NOOP("Check the path; upper and lower case differ.")},
        {Kind::NotExecutable, QT_TR_NOOP("%1 is not marked as a program that may be run."),
         QT_TR_NOOP("Allow it: chmod +x, or name its interpreter first.")},
        {Kind::NoInterpreter, QT_TR_NOOP("%1 is a script for %2, which is not there."),
         QT_TR_NOOP("Install the interpreter, or correct the first line of the script.")},
        {Kind::ShellConstruct,
         QT_TR_NOOP("“%1” means something to a shell only; no shell reads this line."),
         QT_TR_NOOP("Write /bin/sh -c '…' around the command if a shell is wanted.")},
        {Kind::MissingUnit, QT_TR_NOOP("%3= names %1, and there is no such unit."),
         QT_TR_NOOP("Check the name and its ending.")},
        {Kind::InstallUnreachable,
         QT_TR_NOOP("There is no %1 in this manager, so autostart would never start the unit."),
         QT_TR_NOOP("%2 is the usual one.")},
        {Kind::NoSuchUser, QT_TR_NOOP("There is no user %1 on this machine."),
         QT_TR_NOOP("Create the user, or let systemd make one with DynamicUser=yes.")},
        {Kind::NoSuchGroup, QT_TR_NOOP("There is no group %1 on this machine."), nullptr},
        {Kind::NeverReady,
         QT_TR_NOOP("The last start timed out, and the service has never said that it is ready."),
         QT_TR_NOOP("Type=notify is for programs that send READY=1; others want Type=exec.")},
        {Kind::BufferedOutput,
         QT_TR_NOOP("What %1 prints stays in its buffer and comes to the journal late."),
         QT_TR_NOOP("Add Environment=PYTHONUNBUFFERED=1.")},
    });
    /// For those that have a near one in words.
    static QString meant(const Finding &finding)
    {
        const QString word = finding.words.value(0);
        if (word.isEmpty())
            return {};
        return finding.kind == Kind::UnknownSection ? tr("Is [%1] meant?").arg(word)
                                                    : tr("Is %1= meant?").arg(word);
    }
};

} // namespace

Sentence findingSentence(const Finding &finding)
{
    const Tone tone = finding.severity == Finding::Severity::Error ? Tone::Bad : Tone::Busy;
    const auto row = std::ranges::find(Words::rows, finding.kind, &Row::kind);
    if (row == Words::rows.end())
        return {finding.words.value(0), {}, tone};
    const std::array values{finding.words.value(0), finding.words.value(1), finding.key};
    // In one pass: the words come from files, and may hold a percent sign themselves.
    const auto filled = [&values](const QString &text) {
        QString result;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const int number = text.at(i) == u'%' ? text.mid(i + 1, 1).toInt() : 0;
            if (number >= 1 && number <= 3) {
                result += values.at(static_cast<size_t>(number) - 1);
                ++i;
            } else {
                result += text.at(i);
            }
        }
        return result;
    };
    QString next = row->nextStep ? filled(Words::tr(row->nextStep)) : QString();
    if (finding.kind == Kind::UnknownSection || finding.kind == Kind::UnknownDirective)
        next = Words::meant(finding);
    return {filled(Words::tr(row->text)), next, tone};
}

} // namespace unitdeck
