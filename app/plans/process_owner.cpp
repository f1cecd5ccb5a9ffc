// SPDX-License-Identifier: GPL-3.0-or-later
// Users by number and name; see the header.
#include "app/plans/process_owner.h"

#include <QFile>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <optional>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 firstDynamic = 61184;
constexpr quint32 lastDynamic = 65519;

// getpwnam() and its like keep their answer where other threads find it.
constexpr std::size_t entrySize = 16 * 1024;

std::optional<quint32> userNamed(const QString &name)
{
    std::array<char, entrySize> memory{};
    passwd entry = {};
    passwd *found = nullptr;
    if (getpwnam_r(name.toLocal8Bit().constData(), &entry, memory.data(), memory.size(), &found) !=
            0 ||
        found == nullptr) {
        return {};
    }
    return entry.pw_uid;
}

} // namespace

Reply<ProcessOwner> ownerOf(quint32 pid)
{
    struct stat status = {};
    const QString path = u"/proc/%1"_s.arg(pid);
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return Error{Error::Kind::NotFound, {}, path};
    std::array<char, entrySize> memory{};
    passwd entry = {};
    passwd *found = nullptr;
    ProcessOwner owner{status.st_uid, QString::number(status.st_uid)};
    if (getpwuid_r(status.st_uid, &entry, memory.data(), memory.size(), &found) == 0 &&
        found != nullptr) {
        owner.name = QString::fromLocal8Bit(entry.pw_name);
    }
    return owner;
}

bool isExpected(const ProcessOwner &owner, const QString &name, bool isDynamic)
{
    if (isDynamic)
        return owner.uid >= firstDynamic && owner.uid <= lastDynamic;
    if (name.isEmpty())
        return owner.uid == geteuid();
    bool isNumber = false;
    const quint32 number = name.toUInt(&isNumber);
    return isNumber ? owner.uid == number : userNamed(name) == owner.uid;
}

bool isUserOrGroup(const QString &name)
{
    if (userNamed(name))
        return true;
    std::array<char, entrySize> memory{};
    group entry = {};
    group *found = nullptr;
    const int status =
        getgrnam_r(name.toLocal8Bit().constData(), &entry, memory.data(), memory.size(), &found);
    return status == ERANGE || (status == 0 && found != nullptr);
}

} // namespace unitdeck
