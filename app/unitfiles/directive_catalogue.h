// SPDX-License-Identifier: GPL-3.0-or-later
// Which sections and directives the installed systemd knows, and what it takes for their values.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace unitdeck {

/// One directive of a section, as "systemd --dump-configuration-items" tells of it.
struct Directive
{
    QString section;
    QString name;
    QString kind; ///< systemd's own word for its values: "BOOLEAN", "UNIT [...]", "SECONDS" …

    friend bool operator==(const Directive &, const Directive &) = default;
};

/// Whether a second assignment of @p name adds to the first, and an empty one takes all of them
/// back, instead of replacing it (systemd.unit(5), systemd.exec(5) and the others).
bool accumulates(const Directive &directive);

/// The values systemd has words for; empty where any text may stand.
QStringList valuesOf(const Directive &directive);

/// The release that brought @p name, of those newer than the oldest we run on; 0 for all others.
int sinceVersion(const QString &name);

/// The man pages that explain the directives of @p section: "systemd.service(5)" …
QStringList manPagesOf(const QString &section);

/// The unit type's own section: "Service" for "demo.service"; empty for types without one.
QString ownSection(const QString &unit);

/// A value, for any thread.
class DirectiveCatalogue final
{
public:
    /// @p dump is what "systemd --dump-configuration-items" printed.
    static DirectiveCatalogue parse(const QByteArray &dump);

    bool isEmpty() const { return sections_.isEmpty(); }
    /// In systemd's order.
    QStringList sections() const { return sections_; }
    /// By name.
    QList<Directive> directives(const QString &section) const;
    std::optional<Directive> find(const QString &section, const QString &name) const;
    /// The directive of @p section that @p name may have been meant for; empty if none is near.
    QString nearest(const QString &section, const QString &name) const;
    /// The other section that has @p name, of those @p allowed: it may stand in the wrong one.
    QString sectionOf(const QString &name, const QStringList &allowed) const;

private:
    QStringList sections_;
    QHash<QString, QMap<QString, Directive>> directives_;
};

} // namespace unitdeck
