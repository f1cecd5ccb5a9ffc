// SPDX-License-Identifier: GPL-3.0-or-later
// A unit file as text that can be read and edited without losing a byte of it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace unitdeck {

/// One assignment of a unit file.
struct UnitSetting
{
    QString section;
    QString key;
    QString value;           ///< lines that continue it joined, each backslash a blank
    qsizetype firstLine = 0; ///< from 0
    qsizetype lastLine = 0;  ///< the same unless it is continued

    friend bool operator==(const UnitSetting &, const UnitSetting &) = default;
};

/// The header of a section.
struct UnitSection
{
    QString name;
    qsizetype line = 0; ///< from 0

    friend bool operator==(const UnitSection &, const UnitSection &) = default;
};

/// systemd.syntax(7). What is not edited stays as it is, byte for byte: comments, order,
/// continuation lines, and what no manager would understand. Lines end at a line feed; a carriage
/// return before it belongs to the line's end. A value, for any thread.
class UnitDocument final
{
public:
    explicit UnitDocument(const QByteArray &bytes = {});

    QByteArray bytes() const;

    /// All assignments, in order. What stands before the first section has an empty one; a line
    /// that is none (no "=", no key) is left out.
    QList<UnitSetting> settings() const;
    /// The headers, in order; a section may have several.
    QList<UnitSection> sections() const;
    /// Lines that are neither empty, comment, section nor assignment: the manager ignores them (a
    /// broken section header makes it refuse the whole file).
    QList<qsizetype> strangeLines() const;

    /// All that is assigned after the last empty assignment, which resets a list.
    QStringList values(const QString &section, const QString &key) const;
    /// The last of them; empty if there is none.
    QString value(const QString &section, const QString &key) const;

    /// Makes @p values the only assignments of @p key, the first of them in the place of the first
    /// there was; else at the end of the section, which is made if need be. No values: removes it.
    /// An empty value writes "Key=", which resets what other files say. Line feeds become blanks.
    void set(const QString &section, const QString &key, const QStringList &values);
    void remove(const QString &section, const QString &key) { set(section, key, {}); }

    friend bool operator==(const UnitDocument &, const UnitDocument &) = default;

private:
    struct Scan;
    Scan scan() const;
    void appendTo(const QString &section, const QList<QByteArray> &lines);
    QByteArray lineEnd() const;

    bool hasMark_ = false;    // a byte order mark, which is no part of the first line
    QList<QByteArray> lines_; // each with its end
};

} // namespace unitdeck
