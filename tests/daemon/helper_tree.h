// SPDX-License-Identifier: GPL-3.0-or-later
// A root of its own for the helper's operations, in a temporary folder.
#pragma once

#include "daemon/helper/operations.h"

#include <QByteArray>
#include <QHash>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace unitdeck {

inline constexpr int allSeals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;

/// A memory file that is open as long as this lives.
class Memory final
{
public:
    explicit Memory(const QByteArray &content, int seals = allSeals)
        : number_(memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING))
        , size_(content.size())
    {
        if (write(number_, content.constData(), size_t(content.size())) != content.size() ||
            fcntl(number_, F_ADD_SEALS, seals) != 0)
            qFatal("no memory file");
    }
    ~Memory() { close(number_); }
    Q_DISABLE_COPY_MOVE(Memory)

    helper::Source source(const std::string &name = {}, bool isExecutable = false) const
    {
        return {name, isExecutable, number_, 0, std::uint64_t(size_)};
    }
    int number() const { return number_; }

private:
    int number_;
    qsizetype size_;
};

/// The folders of place.h below a temporary folder, owned by whoever runs the test. Users are those
/// in `users`; the stand-ins for systemd-sysusers and userdel do nothing, so tests change the list.
class HelperTree final
{
public:
    HelperTree();

    helper::Place place() const;
    QString path(const QString &below) const { return root_.filePath(below); }
    QByteArray read(const QString &below) const;
    bool put(const QString &below, const QByteArray &content) const;
    QStringList names(const QString &below) const;

    QHash<QString, uid_t> users;
    QString makes;   ///< the user that "systemd-sysusers" makes when it runs
    QString removes; ///< the user that "userdel" removes

private:
    QTemporaryDir root_;
};

} // namespace unitdeck
