// SPDX-License-Identifier: GPL-3.0-or-later
// Writing, hiding and removing the autostart entry; see the header.
#include "ui/desktop/program_autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto fileName = "org.unitdeck.Unitdeck.desktop"_L1;

/// Lines that switch an entry off, as the specification and the desktops write them.
constexpr std::array offLines{"Hidden=true"_L1, "X-GNOME-Autostart-enabled=false"_L1};

bool isOffLine(const QByteArray &line)
{
    QByteArray bare = line;
    bare.replace(' ', "");
    return std::ranges::find(offLines, QLatin1StringView(bare)) != offLines.end();
}

/// The program as other programs find it: by its bare name where $PATH leads to it.
QString ownProgram()
{
    const QString path = QCoreApplication::applicationFilePath();
    const QString name = QFileInfo(path).fileName();
    return QStandardPaths::findExecutable(name) == path ? name : path;
}

/// Desktop Entry Specification, "The Exec key": an argument in quotes, and the escapes of a string
/// value on top of those of the quotes.
QString quotedArgument(const QString &argument)
{
    QString quoted;
    for (const QChar c : argument) {
        if (c == u'"' || c == u'`' || c == u'$' || c == u'\\')
            quoted += u"\\\\"_s;
        if (c == u'\\' || c == u'%')
            quoted += c;
        quoted += c;
    }
    return u'"' + quoted + u'"';
}

QByteArray entryFor(const QString &program)
{
    const QString text = u"[Desktop Entry]\n"
                         "Type=Application\n"
                         "Name=Unitdeck\n"
                         "Icon=org.unitdeck.Unitdeck\n"
                         "Exec=%1 --background\n"
                         "StartupNotify=false\n"_s.arg(quotedArgument(program));
    return text.toUtf8();
}

/// Absent: there is none.
std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.read(64 * 1024);
}

Error errorOf(const QFileDevice &file)
{
    const bool isForbidden = file.error() == QFileDevice::PermissionsError ||
                             !QFileInfo(QFileInfo(file.fileName()).path()).isWritable();
    return {isForbidden ? Error::Kind::NotPermitted : Error::Kind::Other, {}, file.errorString()};
}

Reply<Ok> save(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(content);
        if (file.commit())
            return Ok();
    }
    return errorOf(file);
}

/// The entry is on: without the lines that switch it off; off: with the first of them.
QByteArray switched(const QByteArray &entry, bool on)
{
    QByteArrayList lines = entry.split('\n');
    lines.removeIf(isOffLine);
    if (!on) {
        const qsizetype header = lines.indexOf("[Desktop Entry]");
        lines.insert(header + 1, QByteArray(offLines.front().data()));
    }
    return lines.join('\n');
}

} // namespace

ProgramAutostart::ProgramAutostart(const QString &folder, const QString &program)
    : path_((folder.isEmpty()
                 ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                       u"/autostart"_s
                 : folder) +
            u'/' + fileName)
    , program_(program.isEmpty() ? ownProgram() : program)
{
}

bool ProgramAutostart::isOn() const
{
    const auto entry = contentOf(path_);
    if (!entry)
        return false;
    const QByteArrayList lines = entry->split('\n');
    return std::ranges::none_of(lines, isOffLine);
}

bool ProgramAutostart::isEdited() const
{
    const auto entry = contentOf(path_);
    return entry && *entry != entryFor(program_);
}

Reply<Ok> ProgramAutostart::set(bool on)
{
    if (isEdited())
        return save(path_, switched(contentOf(path_).value_or(QByteArray()), on));
    if (on)
        return save(path_, entryFor(program_));
    QFile file(path_);
    if (!file.exists() || file.remove())
        return Ok();
    return errorOf(file);
}

} // namespace unitdeck
