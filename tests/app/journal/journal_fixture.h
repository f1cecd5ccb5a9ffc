// SPDX-License-Identifier: GPL-3.0-or-later
// Journal files of any content, made from export-format text by systemd-journal-remote.
#pragma once

#include "app/values/journal_entry.h"
#include "app/values/journal_query.h"

#include <QByteArrayList>
#include <QList>
#include <QTemporaryDir>

namespace unitdeck::test {

inline const QByteArray firstBoot = "0123456789abcdef0123456789abcdef";
inline const QByteArray secondBoot = "fedcba9876543210fedcba9876543210";
inline constexpr qint64 startTime = 1'700'000'000'000'000; // 14 November 2023, µs since the epoch

/// The fields of one entry; times are added by JournalFixture.
struct Line
{
    QList<JournalField> fields;
    QByteArray boot = firstBoot;

    /// A line of a system unit's own process.
    static Line of(const QByteArray &unit, const QByteArray &message, int priority = 6);
    Line &&with(const QByteArray &name, const QByteArray &value) &&;
};

class JournalFixture final
{
public:
    JournalFixture();

    QString path() const { return directory_.path(); }
    QString file(const QString &name) const { return directory_.filePath(name); }
    /// Appends to a file in the directory (made if it is not there), one second after another.
    void append(const QList<Line> &lines, const QString &file = QStringLiteral("system.journal"));
    /// From now on the clock of the entries is so much off; their monotonic time goes on.
    void turnClock(qint64 seconds) { clock_ += seconds; }
    /// For systemd-journal-remote, which makes files of other kinds by it ("NAME=value").
    void setEnvironment(const QStringList &variables) { environment_ = variables; }
    /// A query of the whole directory.
    JournalQuery query() const;
    JournalQuery queryUnit(const QString &name, Scope scope = Scope::System) const;

private:
    QTemporaryDir directory_;
    qint64 seconds_ = 0;
    qint64 clock_ = 0;
    QStringList environment_;
};

/// `count` lines "line 0" … of the unit.
QList<Line> manyLines(int count, const QByteArray &unit = "demo.service");

/// The cursors that the journalctl command of @p query prints, oldest first.
QByteArrayList journalctlCursors(const JournalQuery &query);

} // namespace unitdeck::test
