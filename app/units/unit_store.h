// SPDX-License-Identifier: GPL-3.0-or-later
// The live picture of one manager's units: loaded units merged with unit files.
#pragma once

#include "app/bus/systemd_client.h"
#include "app/values/unit_info.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace unitdeck {

/// What changed since the last time; names of units.
struct UnitChanges
{
    QStringList added;
    QStringList changed;
    QStringList removed;

    bool isEmpty() const { return added.isEmpty() && changed.isEmpty() && removed.isEmpty(); }
    friend bool operator==(const UnitChanges &, const UnitChanges &) = default;
};

/// GUI thread. A unit that is unloaded but still has a file stays, as not loaded: inactive, except
/// for a template, which is no unit and has no state. Units that are merged or follow another
/// (aliases, "following" devices) stay as they are listed.
class UnitStore final : public QObject
{
    Q_OBJECT
public:
    explicit UnitStore(Scope scope, QObject *parent = nullptr);

    Scope scope() const { return scope_; }
    const QHash<QString, UnitInfo> &units() const { return units_; }
    /// The unit's row; null if there is no such unit. Valid until the store changes.
    const UnitInfo *find(const QString &name) const;
    /// False until the first listing of units is complete and changed() has told of it.
    bool areUnitsKnown() const { return unitsKnown_; }
    /// False until the first listing of files has arrived: until then `file` of most units is not
    /// known.
    bool areFilesKnown() const { return filesKnown_; }

    // The wire's news, in order; see the signals of SystemdClient.
    void applyUnits(const QList<UnitInfo> &units, bool isFirst, bool isLast);
    void applyFiles(const QList<UnitFileInfo> &files, bool isFirst, bool isLast);
    void applyBatch(const ManagerBatch &batch);
    /// Facts fetched for single rows, such as StateChangeTimestamp.
    void applyDeltas(const QList<UnitDelta> &deltas);

    /// The files of units that are not loaded: nobody but the file tells their description.
    QList<UnitFileInfo> filesNotLoaded() const;

Q_SIGNALS:
    /// A listing of files has been taken in.
    void filesListed();
    /// At most one per 16 ms; the store already has the new state.
    void changed(const unitdeck::UnitChanges &changes);

private:
    enum class Kind { Added, Changed, Removed };
    void note(const QString &name, Kind kind);
    void put(const UnitInfo &info);
    void putFile(const UnitFileInfo &file);
    void dropFile(const QString &name);
    void apply(const UnitDelta &delta);
    void unload(const QString &name);
    void flush();

    Scope scope_;
    QHash<QString, UnitInfo> units_;
    QHash<QString, UnitFileInfo> files_;
    QSet<QString> seenInListing_; // while a listing's parcels arrive
    QSet<QString> seenFiles_;     // the same for files
    QHash<QString, Kind> dirty_;
    QTimer flushTimer_;
    bool unitsListed_ = false;
    bool unitsKnown_ = false;
    bool filesKnown_ = false;
};

} // namespace unitdeck
