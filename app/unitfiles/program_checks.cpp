// SPDX-License-Identifier: GPL-3.0-or-later
// Programs, interpreters and what only a shell understands; see the header.
#include "app/unitfiles/program_checks.h"

#include "app/unitfiles/exec_line.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

#include <sys/stat.h>
#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Finding::Kind;
using Severity = Finding::Severity;

constexpr std::array execDirectives{"ExecCondition"_L1, "ExecStartPre"_L1, "ExecStart"_L1,
                                    "ExecStartPost"_L1, "ExecReload"_L1,   "ExecStop"_L1,
                                    "ExecStopPost"_L1};

/// systemd-path(1), search-binaries-default: where systemd looks a bare name up, whatever PATH= the
/// service has.
constexpr std::array searchPath{"/usr/local/sbin"_L1, "/usr/local/bin"_L1, "/usr/sbin"_L1,
                                "/usr/bin"_L1,        "/sbin"_L1,          "/bin"_L1};

constexpr std::array shells{"sh"_L1,  "bash"_L1, "dash"_L1,   "zsh"_L1,
                            "ksh"_L1, "fish"_L1, "busybox"_L1};

QString baseName(const QString &path)
{
    return path.section(u'/', -1);
}

/// As far as they are the same for everybody (systemd.unit(5), "Specifiers"); absent if the rest is
/// for the manager to say.
std::optional<QString> withoutSpecifiers(const QString &text, Scope scope)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'%') {
            result += text.at(i);
            continue;
        }
        const QChar letter = ++i < text.size() ? text.at(i) : QChar();
        if (letter == u'%')
            result += letter;
        else if (letter == u'h')
            result += scope == Scope::User ? QDir::homePath() : u"/root"_s;
        else
            return {};
    }
    return result;
}

QString found(const QString &name)
{
    for (const auto folder : searchPath) {
        const QString path = folder + u'/' + name;
        if (QFileInfo(path).isFile() && QFileInfo(path).isExecutable())
            return path;
    }
    return {};
}

bool isThere(const QString &program)
{
    return program.contains(u'/') ? QFileInfo::exists(program) : !found(program).isEmpty();
}

/// A word of a command line that means something to a shell only; empty if there is none.
QString shellWord(const ExecLine &line)
{
    static const QRegularExpression redirection(
        u"^(\\|\\|?|&&?|[0-9]?>>?|<|[0-9]?>&[0-9]|&>.*|[0-9]?>>?[^=].*)$"_s);
    static const QRegularExpression inside(u"\\$\\(|`"_s);
    for (const ExecWord &word : line.words) {
        const bool isRedirection = !word.isQuoted && redirection.match(word.text).hasMatch();
        const bool isHome = !word.isQuoted && word.text.startsWith("~/"_L1);
        // A glob without a path is often meant for the program itself.
        const bool isGlob =
            !word.isQuoted && word.text.startsWith(u'/') && word.text.contains(u'*');
        if (isRedirection || isHome || isGlob || inside.match(word.text).hasMatch())
            return word.text;
    }
    return {};
}

bool isPython(const QString &program)
{
    return baseName(program).startsWith("python"_L1);
}

/// Python writes to anything but a terminal in blocks (its option -u).
bool isBuffered(const ExecLine &line, const QString &interpreter,
                const ProgramSurroundings &surroundings)
{
    if (!isPython(line.program) && !isPython(interpreter))
        return false;
    const auto switchesOff = [](const ExecWord &word) {
        return word.text.startsWith(u'-') && !word.text.startsWith("--"_L1) &&
               word.text.contains(u'u');
    };
    // Options end at the script.
    for (const ExecWord &word : line.words) {
        if (!word.text.startsWith(u'-'))
            break;
        if (switchesOff(word))
            return false;
    }
    return std::ranges::none_of(surroundings.environment, [](const QString &value) {
        return value.contains("PYTHONUNBUFFERED="_L1);
    });
}

} // namespace

QString scriptInterpreter(const QString &path)
{
    struct stat status = {};
    // A FIFO in its place must not hold us.
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readLine(256);
    if (!line.startsWith("#!"))
        return {};
    const QStringList words =
        QString::fromUtf8(line.sliced(2)).simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (baseName(words.first()) != "env"_L1)
        return words.first();
    const auto name = std::find_if(words.begin() + 1, words.end(), [](const QString &word) {
        return !word.startsWith(u'-') && !word.contains(u'=');
    });
    return name == words.end() ? words.first() : *name;
}

bool isExecDirective(const QString &key)
{
    return std::ranges::find(execDirectives, key) != execDirectives.end();
}

QList<ProgramFinding> checkExecLine(const QString &key, const QString &value,
                                    const ProgramSurroundings &surroundings)
{
    QList<ProgramFinding> findings;
    for (const ExecLine &line : parseExecLines(value)) {
        const auto program = withoutSpecifiers(line.program, surroundings.scope);
        if (!program || program->isEmpty())
            continue;
        // "-": systemd goes on whatever becomes of it.
        const Severity severity = line.prefix.contains(u'-') ? Severity::Warning : Severity::Error;
        const auto add = [&](Kind kind, const QStringList &words) {
            findings << ProgramFinding{kind, severity, words};
        };
        QString interpreter;
        if (!program->startsWith(u'/') && program->contains(u'/')) {
            add(Kind::RelativePath, {*program});
        } else if (surroundings.hasOwnRoot) {
            continue;
        } else if (!program->contains(u'/')) {
            if (found(*program).isEmpty())
                add(Kind::NotInSearchPath, {*program});
        } else if (::access(QFile::encodeName(*program).constData(), F_OK) != 0) {
            if (errno == ENOENT || errno == ENOTDIR)
                add(Kind::NoSuchProgram, {*program});
        } else if (!QFileInfo(*program).isFile() || !QFileInfo(*program).isExecutable()) {
            add(Kind::NotExecutable, {*program});
        } else {
            interpreter = scriptInterpreter(*program);
            if (!interpreter.isEmpty() && !isThere(interpreter))
                add(Kind::NoInterpreter, {*program, interpreter});
        }
        const bool isShell = std::ranges::find(shells, baseName(*program)) != shells.end();
        if (const QString word = isShell ? QString() : shellWord(line); !word.isEmpty())
            findings << ProgramFinding{Kind::ShellConstruct, Severity::Warning, {word}};
        if (key == "ExecStart"_L1 && !surroundings.isUnheard &&
            isBuffered(line, interpreter, surroundings))
            findings << ProgramFinding{Kind::BufferedOutput, Severity::Warning, {*program}};
    }
    return findings;
}

} // namespace unitdeck
