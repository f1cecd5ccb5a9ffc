// SPDX-License-Identifier: GPL-3.0-or-later
// Unit files rewritten for another manager; only what must change does.
#pragma once

#include "app/plans/service_look.h"
#include "app/unitfiles/unit_file_store.h"

namespace unitdeck {

/// A file as it is to be.
struct PlannedFile
{
    UnitFileTarget target;
    UnitDocument document;

    friend bool operator==(const PlannedFile &, const PlannedFile &) = default;
};

/// One path, or one folder with all below it, that becomes another.
struct PathMove
{
    QString from;
    QString to;
    bool isFolder = false;

    friend bool operator==(const PathMove &, const PathMove &) = default;
};

/// The files of @p look under the name @p unit, with the paths of @p moves as they become: spelt
/// out, or with %h for the home of its manager, which the other manager's is not.
QList<PlannedFile> movedFiles(const ServiceLook &look, const UnitId &unit,
                              const QList<PathMove> &moves);

/// Where [Install] names a target of the other manager, this one's own takes its place:
/// default.target and those of a graphical session become multi-user.target, and that
/// default.target. Without any it is added to the first file.
void adjustInstall(QList<PlannedFile> &files);

/// Directives that a service with a user of its own can do without, and that keep it from much of
/// the machine (systemd.exec(5)); those that @p files say something of are left as they are.
/// @p needsHome: it uses files of a home directory.
void harden(QList<PlannedFile> &files, bool needsHome);
/// The directives that harden() writes, and others that a user's manager cannot grant.
bool isOfTheSystemOnly(const QString &directive);

/// Assignments with a specifier that means another place or user in the other manager
/// (systemd.unit(5), "Specifiers").
QList<UnitSetting> settingsWithSpecifiers(const QList<PlannedFile> &files);

/// Assignments that name a path below @p home, spelt out or with %h, ~ or $HOME.
QList<UnitSetting> settingsWithHome(const QList<PlannedFile> &files, const QString &home);

} // namespace unitdeck
