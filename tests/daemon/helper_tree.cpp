// SPDX-License-Identifier: GPL-3.0-or-later
// The helper's tree; see the header.
#include "tests/daemon/helper_tree.h"

#include <QDir>
#include <QFile>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

HelperTree::HelperTree()
{
    const QDir root(root_.path());
    for (const QString &folder :
         {u"var/lib/unitdeck-helper"_s, u"etc/systemd/system"_s, u"run/systemd/system"_s,
          u"usr/local/lib"_s, u"etc/sysusers.d"_s, u"proc"_s})
        root.mkpath(folder);
}

helper::Place HelperTree::place() const
{
    helper::Place result;
    result.root = root_.path().toStdString();
    result.owner = {geteuid(), getegid()};
    result.processes = path(u"proc"_s).toStdString();
    result.sysusers = "/bin/true";
    result.userdel = "/bin/true";
    // The second look at a user is after the program ran.
    result.userNamed = [this, looks = 0](const std::string &name) mutable -> std::optional<uid_t> {
        const QString user = QString::fromStdString(name);
        ++looks;
        if (user == makes && looks > 1)
            return 499;
        if (user == removes && looks > 1)
            return {};
        const auto found = users.constFind(user);
        return found == users.constEnd() ? std::nullopt : std::optional(found.value());
    };
    result.hasGroup = [](const std::string &name) { return name == "docker"; };
    return result;
}

QByteArray HelperTree::read(const QString &below) const
{
    QFile file(path(below));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool HelperTree::put(const QString &below, const QByteArray &content) const
{
    QDir(root_.path()).mkpath(QFileInfo(below).path());
    QFile file(path(below));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QStringList HelperTree::names(const QString &below) const
{
    return QDir(path(below))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace unitdeck
