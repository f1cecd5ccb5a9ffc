// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an Exec line, as systemd splits them.
#pragma once

#include <QList>
#include <QString>

namespace unitdeck {

struct ExecWord
{
    QString text;          ///< without quotes and escapes
    bool isQuoted = false; ///< at least a part of it was

    friend bool operator==(const ExecWord &, const ExecWord &) = default;
};

/// One command of an Exec line; Type=oneshot services may have several, split by " ; ".
struct ExecLine
{
    QString prefix;        ///< of the characters @-:+!
    QString program;       ///< the first word after the prefix
    QList<ExecWord> words; ///< the arguments

    friend bool operator==(const ExecLine &, const ExecLine &) = default;
};

/// systemd.service(5), "Command Lines", and systemd.syntax(7), "Quoting". Specifiers and variables
/// are left as they are. A quote that is not closed reaches to the end.
QList<ExecLine> parseExecLines(const QString &value);

/// @p word as one word of a list (systemd.syntax(7), "Quoting"): in double quotes if it needs any.
QString quotedWord(const QString &word);

} // namespace unitdeck
