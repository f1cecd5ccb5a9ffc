// SPDX-License-Identifier: GPL-3.0-or-later
// The words systemd's tools are called with, and reading their answers; see the header.
#include "app/tools/analyze.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

QList<VerifyMessage> parseVerifyMessages(const QByteArray &text, const QString &folder,
                                         const QString &unit)
{
    static const QRegularExpression placed(u"^(/[^:]*):(\\d+): (.*)$"_s);
    QList<VerifyMessage> messages;
    const QString below = folder + u'/';
    for (const QString &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        VerifyMessage message;
        if (const auto match = placed.match(line); match.hasMatch()) {
            if (!match.captured(1).startsWith(below))
                continue;
            message = {match.captured(1), match.captured(2).toInt(), match.captured(3)};
        } else if (line.startsWith(unit + u": "_s)) {
            message.text = line.sliced(unit.size() + 2);
        } else {
            continue;
        }
        if (!messages.contains(message))
            messages << message;
    }
    return messages;
}

void verifyUnit(Scope scope, const QString &folder, const QString &unit, QObject *context,
                Done<QList<VerifyMessage>> done)
{
    ToolCommand command{u"systemd-analyze"_s, {}};
    if (scope == Scope::User)
        command.arguments << u"--user"_s;
    command.arguments << u"--man=no"_s << u"--recursive-errors=no"_s << u"verify"_s
                      << folder + u'/' + unit;
    runTool(command, context,
            [folder, unit, done = std::move(done)](const Reply<ToolOutput> &output) {
                if (output)
                    done(parseVerifyMessages(output->err, folder, unit));
                else
                    done(output.error());
            });
}

CalendarRuns parseCalendar(const QByteArray &text)
{
    static const QRegularExpression run(u"^\\s*(Next elapse|Iter(?:ation|\\.) #\\d+): (.*)$"_s);
    CalendarRuns runs;
    for (const QString &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (const auto match = run.match(line); match.hasMatch()) {
            if (match.captured(2) != "never"_L1)
                runs.next << match.captured(2);
        } else if (line.trimmed().startsWith("Normalized form: "_L1)) {
            runs.normalized = line.section(u": "_s, 1);
        }
    }
    return runs;
}

void fetchCalendarRuns(const QString &expression, int count, QObject *context,
                       Done<CalendarRuns> done)
{
    runTool({u"systemd-analyze"_s,
             {u"calendar"_s, u"--iterations=%1"_s.arg(count), u"--"_s, expression}},
            context, [done = std::move(done)](const Reply<ToolOutput> &output) {
                if (!output)
                    done(output.error());
                else if (output->exitStatus != 0)
                    done(Error{Error::Kind::InvalidArgument,
                               {},
                               QString::fromUtf8(output->err).section(u'\n', 0, 0)});
                else
                    done(parseCalendar(output->out));
            });
}

void fetchConfigurationItems(QObject *context, Done<QByteArray> done)
{
    // The manager's own program is not in $PATH; Debian 12 has it in /lib.
    QString program = u"/usr/lib/systemd/systemd"_s;
    if (!QFileInfo::exists(program))
        program = u"/lib/systemd/systemd"_s;
    runTool({program, {u"--dump-configuration-items"_s}}, context,
            [done = std::move(done)](const Reply<ToolOutput> &output) {
                if (output)
                    done(output->out);
                else
                    done(output.error());
            });
}

} // namespace unitdeck
