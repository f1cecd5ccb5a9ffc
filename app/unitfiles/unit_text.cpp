// SPDX-License-Identifier: GPL-3.0-or-later
// Reading unit files off the GUI thread; see the header.
#include "app/unitfiles/unit_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct OriginRow
{
    QLatin1StringView prefix;
    UnitFileOrigin origin;
};

// systemd.unit(5), tables 1 and 2; the first match wins.
constexpr std::array origins{
    OriginRow{"/etc/systemd/system.control/"_L1, UnitFileOrigin::Control},
    OriginRow{"/etc/systemd/user.control/"_L1, UnitFileOrigin::Control},
    OriginRow{"/run/systemd/system.control/"_L1, UnitFileOrigin::Control},
    OriginRow{"/run/systemd/transient/"_L1, UnitFileOrigin::Transient},
    OriginRow{"/run/systemd/generator/"_L1, UnitFileOrigin::Generated},
    OriginRow{"/run/systemd/generator.early/"_L1, UnitFileOrigin::Generated},
    OriginRow{"/run/systemd/generator.late/"_L1, UnitFileOrigin::Generated},
    OriginRow{"/run/"_L1, UnitFileOrigin::Runtime},
    OriginRow{"/etc/systemd/"_L1, UnitFileOrigin::Local},
    OriginRow{"/etc/xdg/systemd/"_L1, UnitFileOrigin::Local},
    OriginRow{"/usr/local/"_L1, UnitFileOrigin::Vendor},
    OriginRow{"/usr/lib/systemd/"_L1, UnitFileOrigin::Vendor},
    OriginRow{"/usr/share/systemd/"_L1, UnitFileOrigin::Vendor},
    OriginRow{"/lib/systemd/"_L1, UnitFileOrigin::Vendor},
};

// Below $XDG_RUNTIME_DIR/systemd of a user, which lies in /run/user/UID.
constexpr std::array runtimeOrigins{
    OriginRow{"/user.control/"_L1, UnitFileOrigin::Control},
    OriginRow{"/transient/"_L1, UnitFileOrigin::Transient},
    OriginRow{"/generator/"_L1, UnitFileOrigin::Generated},
    OriginRow{"/generator.early/"_L1, UnitFileOrigin::Generated},
    OriginRow{"/generator.late/"_L1, UnitFileOrigin::Generated},
};

Error::Kind errorKind(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return Error::Kind::NotFound;
    case EACCES:
    case EPERM:
        return Error::Kind::NotPermitted;
    default:
        return Error::Kind::Other;
    }
}

Error errnoError(int number, const QString &path)
{
    return {errorKind(number), QString::fromLatin1(strerrorname_np(number)),
            path + u": "_s + qt_error_string(number)};
}

/// The bytes of a regular file, at most @p limit + 1.
Reply<QByteArray> readRegular(const QString &path, qint64 limit)
{
    // O_NONBLOCK, so that a FIFO in a unit's place does not hold us until somebody writes to it.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return errnoError(errno, path);
    QFile file;
    struct stat status = {};
    const bool isRegular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return Error{Error::Kind::Other, {}, path + u": "_s + file.errorString()};
    }
    if (!isRegular)
        return Error{Error::Kind::InvalidArgument, {}, path + u": not a regular file"_s};
    const QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::Other, {}, path + u": "_s + file.errorString()};
    return bytes;
}

QList<UnitText> readAll(const UnitFilePaths &paths)
{
    QList<UnitText> texts;
    if (!paths.fragment.isEmpty())
        texts << readUnitText(paths.fragment, false);
    for (const QString &path : paths.dropIns)
        texts << readUnitText(path, true);
    if (!paths.source.isEmpty()) {
        texts << readUnitText(paths.source, false);
        texts.last().origin = UnitFileOrigin::Source;
    }
    return texts;
}

} // namespace

UnitFileOrigin unitFileOrigin(const QString &path)
{
    if (path.startsWith("/run/user/"_L1)) {
        const QString below = path.section(u'/', 4);
        for (const OriginRow &row : runtimeOrigins) {
            if (below.startsWith(u"systemd"_s + row.prefix))
                return row.origin;
        }
        return UnitFileOrigin::Runtime;
    }
    const auto row = std::ranges::find_if(
        origins, [&path](const OriginRow &r) { return path.startsWith(r.prefix); });
    if (row != origins.end())
        return row->origin;
    const auto contains = [&path](QLatin1StringView part) { return path.contains(part); };
    const QString home = QDir::homePath() + u'/';
    if (path.startsWith(home) && contains("/systemd/user.control/"_L1))
        return UnitFileOrigin::Control;
    if (path.startsWith(home) && contains("/systemd/user/"_L1))
        return UnitFileOrigin::Personal;
    return UnitFileOrigin::Elsewhere;
}

UnitFilePaths unitFilePaths(const UnitDetails &details)
{
    return {details.text(u"FragmentPath"_s), details.list(u"DropInPaths"_s),
            details.text(u"SourcePath"_s)};
}

bool operator==(const UnitText &a, const UnitText &b)
{
    const bool sameText =
        a.text.isOk() == b.text.isOk() &&
        (a.text.isOk() ? a.text.value() == b.text.value() : a.text.error() == b.text.error());
    return sameText && a.path == b.path && a.origin == b.origin && a.isDropIn == b.isDropIn &&
           a.target == b.target && a.isMasked == b.isMasked && a.isCut == b.isCut;
}

UnitText readUnitText(const QString &path, bool isDropIn)
{
    UnitText result;
    result.path = path;
    result.origin = unitFileOrigin(path);
    result.isDropIn = isDropIn;
    const QFileInfo info(path);
    if (info.isSymLink())
        result.target = info.symLinkTarget();
    // systemd takes a link to /dev/null for a mask (systemd.unit(5)); there is nothing to read.
    if (info.canonicalFilePath() == "/dev/null"_L1) {
        result.isMasked = true;
        return result;
    }
    const Reply<QByteArray> bytes = readRegular(path, maxUnitFileSize);
    if (!bytes) {
        result.text = bytes.error();
        return result;
    }
    result.isMasked = bytes->isEmpty() && !isDropIn;
    result.isCut = bytes->size() > maxUnitFileSize;
    result.text = QString::fromUtf8(
        QByteArrayView(*bytes).first(std::min<qsizetype>(bytes->size(), maxUnitFileSize)));
    return result;
}

UnitTextLoader::UnitTextLoader(QObject *parent)
    : QObject(parent)
{
}

UnitTextLoader::~UnitTextLoader() = default;

void UnitTextLoader::load(const UnitFilePaths &paths, Loaded loaded)
{
    const quint64 generation = ++generation_;
    auto deliver = [this, generation, loaded = std::move(loaded)](const QList<UnitText> &texts) {
        if (generation == generation_)
            loaded(texts);
    };
    // The pool's thread must not touch this object, which may die meanwhile: it posts to the
    // application, which outlives the pool's work, and whether this is left is looked at here.
    QThreadPool::globalInstance()->start(
        [paths, guard = QPointer<UnitTextLoader>(this), deliver = std::move(deliver)] {
            QMetaObject::invokeMethod(QCoreApplication::instance(),
                                      [texts = readAll(paths), guard, deliver] {
                                          if (guard)
                                              deliver(texts);
                                      });
        });
}

} // namespace unitdeck
