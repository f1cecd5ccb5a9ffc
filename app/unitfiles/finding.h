// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong, or may be wrong, with a unit's files, as data.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace unitdeck {

struct Finding
{
    /// Errors keep the unit from doing what is written; warnings may be meant so.
    enum class Severity { Error, Warning };

    /// In brackets what `words` holds.
    enum class Kind {
        ManagerSays,        ///< [systemd's own sentence]
        BadLine,            ///< no section, comment or assignment; the manager ignores it
        BadHeader,          ///< a broken section header: the manager refuses the file
        OutsideSection,     ///< an assignment before the first section
        UnknownSection,     ///< [the section that may be meant; may be empty]
        WrongSection,       ///< [the section it belongs to]
        UnknownDirective,   ///< [the nearest known one; may be empty]
        NewerDirective,     ///< [release that brought it, release that runs]
        NoExecStart,        ///<
        RelativePath,       ///< [program]
        NotInSearchPath,    ///< [program]
        NoSuchProgram,      ///< [program]
        NotExecutable,      ///< [program]
        NoInterpreter,      ///< [program, interpreter]
        ShellConstruct,     ///< [the word a shell would understand]
        MissingUnit,        ///< [unit]
        InstallUnreachable, ///< [target, the one that would do]
        NoSuchUser,         ///< [name]
        NoSuchGroup,        ///< [name]
        NeverReady,         ///<
        BufferedOutput      ///< [program]
    };

    Kind kind = Kind::ManagerSays;
    Severity severity = Severity::Warning;
    QString path; ///< of the file; empty: of none in particular
    int line = 0; ///< from 1; 0: of none in particular
    QString section;
    QString key; ///< the directive; may be empty
    QStringList words;

    friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace unitdeck
