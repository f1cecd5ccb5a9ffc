// SPDX-License-Identifier: GPL-3.0-or-later
// Paths below the state directory; see the header.
#include "app/unitfiles/state_folder.h"

#include <QDir>
#include <QFile>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

QString stateFolder()
{
    // Qt knows this place from 6.7 on only.
    QString home = qEnvironmentVariable("XDG_STATE_HOME");
    if (!home.startsWith(u'/'))
        home = QDir::homePath() + u"/.local/state"_s;
    return home + u"/unitdeck"_s;
}

QString stateName(const UnitId &unit)
{
    return (unit.scope == Scope::User ? u"user/"_s : u"system/"_s) + unit.name;
}

bool makePrivateFolder(const QString &path)
{
    // What lies in it cannot be reached past the first.
    const bool isNew = !QDir(stateFolder()).exists();
    if (!QDir().mkpath(path))
        return false;
    if (isNew) {
        QFile::setPermissions(stateFolder(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return true;
}

} // namespace unitdeck
