// SPDX-License-Identifier: GPL-3.0-or-later
// The text of the files a unit is made of, in the order "systemctl cat" shows them.
#pragma once

#include "app/values/error.h"
#include "app/values/unit_details.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>

namespace unitdeck {

/// Where a unit file lies, which says who made it (systemd.unit(5), "Unit File Load Path").
enum class UnitFileOrigin {
    Vendor,    ///< of a package: /usr/lib, /lib, /usr/share, /usr/local …
    Local,     ///< of this machine's administrator: /etc
    Personal,  ///< of the user: ~/.config, ~/.local/share
    Runtime,   ///< until the next boot: /run
    Generated, ///< made by a generator at boot or reload
    Transient, ///< made by a program while running
    Control,   ///< made by "systemctl set-property" and the like (…/system.control)
    Source,    ///< not a unit file: what a generator made the unit from (SourcePath=)
    Elsewhere  ///< linked from another place
};
UnitFileOrigin unitFileOrigin(const QString &path);

/// The paths of a unit's files.
struct UnitFilePaths
{
    QString fragment;    ///< FragmentPath; empty for transient devices and missing units
    QStringList dropIns; ///< DropInPaths, in the manager's order
    QString source;      ///< SourcePath

    bool isEmpty() const { return fragment.isEmpty() && dropIns.isEmpty() && source.isEmpty(); }
    friend bool operator==(const UnitFilePaths &, const UnitFilePaths &) = default;
};
UnitFilePaths unitFilePaths(const UnitDetails &details);

/// Files larger than this are cut; the manager itself takes no more (systemd's READ_FULL_FILE
/// limits are larger, but nobody writes such a unit file by hand).
inline constexpr qint64 maxUnitFileSize = 1024 * 1024;

struct UnitText
{
    QString path;
    UnitFileOrigin origin = UnitFileOrigin::Elsewhere;
    bool isDropIn = false;
    QString target;        ///< where the path leads, if it is a symlink
    bool isMasked = false; ///< a link to /dev/null, or empty: it blocks instead of telling
    Reply<QString> text = QString(); ///< bytes that are no UTF-8 are replaced by U+FFFD
    bool isCut = false;              ///< longer than maxUnitFileSize

    friend bool operator==(const UnitText &a, const UnitText &b);
};

/// Reads the file at @p path: not found, not readable, not a regular file are errors. Blocks; never
/// on a FIFO or device.
UnitText readUnitText(const QString &path, bool isDropIn);

/// Reads files in threads of the pool. Lives in the GUI thread.
class UnitTextLoader final : public QObject
{
    Q_OBJECT
public:
    using Loaded = std::function<void(const QList<UnitText> &)>;

    explicit UnitTextLoader(QObject *parent = nullptr);
    ~UnitTextLoader() override;

    /// Calls @p loaded with a text per path: fragment, then drop-ins, then source. Called in the
    /// GUI thread, later; not at all if load() was called again meanwhile or this is gone.
    void load(const UnitFilePaths &paths, Loaded loaded);

private:
    quint64 generation_ = 0; // answers for an earlier load() are dropped
};

} // namespace unitdeck
