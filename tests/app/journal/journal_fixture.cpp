// SPDX-License-Identifier: GPL-3.0-or-later
// Journal files for tests; see the header.
#include "tests/app/journal/journal_fixture.h"

#include "tests/support/patient_test.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtEndian>

namespace unitdeck::test {

using namespace Qt::Literals::StringLiterals;

Line Line::of(const QByteArray &unit, const QByteArray &message, int priority)
{
    return {{{u"MESSAGE"_s, message},
             {u"PRIORITY"_s, QByteArray::number(priority)},
             {u"SYSLOG_IDENTIFIER"_s, unit.split('.').first()},
             {u"_COMM"_s, "comm"},
             {u"_PID"_s, "4242"},
             {u"_UID"_s, "1000"},
             {u"_SYSTEMD_UNIT"_s, unit}}};
}

Line &&Line::with(const QByteArray &name, const QByteArray &value) &&
{
    fields.append({QString::fromLatin1(name), value});
    return std::move(*this);
}

JournalFixture::JournalFixture() = default;

void JournalFixture::append(const QList<Line> &lines, const QString &file)
{
    QByteArray text;
    for (const Line &line : lines) {
        ++seconds_;
        text += "__REALTIME_TIMESTAMP=" +
                QByteArray::number(startTime + (seconds_ + clock_) * 1'000'000) +
                "\n__MONOTONIC_TIMESTAMP=" + QByteArray::number(seconds_ * 1'000'000) +
                "\n_BOOT_ID=" + line.boot + '\n';
        for (const JournalField &field : line.fields) {
            text += field.name.toLatin1();
            if (field.value.isEmpty()) {
                text += "=\n";
                continue;
            }
            // The binary form is good for all other values (systemd.io/JOURNAL_EXPORT_FORMATS).
            const quint64 size = qToLittleEndian<quint64>(static_cast<quint64>(field.value.size()));
            text += '\n' + QByteArray(reinterpret_cast<const char *>(&size), sizeof size) +
                    field.value + '\n';
        }
        text += '\n';
    }
    QProcess remote;
    remote.setEnvironment(QProcess::systemEnvironment() + environment_);
    remote.start(u"/lib/systemd/systemd-journal-remote"_s,
                 {u"--output="_s + directory_.filePath(file), u"-"_s});
    QVERIFY2(remote.waitForStarted(), "systemd-journal-remote is needed");
    remote.write(text);
    remote.closeWriteChannel();
    QVERIFY(remote.waitForFinished(patience));
    QVERIFY2(remote.exitCode() == 0, remote.readAllStandardError().constData());
}

JournalQuery JournalFixture::query() const
{
    JournalQuery query;
    query.source.paths = {path()};
    return query;
}

JournalQuery JournalFixture::queryUnit(const QString &name, Scope scope) const
{
    JournalQuery query = this->query();
    query.units = {{scope, name}};
    return query;
}

QList<Line> manyLines(int count, const QByteArray &unit)
{
    QList<Line> lines;
    for (int i = 0; i < count; ++i)
        lines << Line::of(unit, "line " + QByteArray::number(i));
    return lines;
}

QByteArrayList journalctlCursors(const JournalQuery &query)
{
    QProcess process;
    process.start(u"/bin/sh"_s, {u"-c"_s, journalctlCommand(query).text +
                                              u" --output=json --output-fields=PRIORITY"_s});
    // Half an answer would be one, too.
    if (!process.waitForFinished(patience))
        qFatal("journalctl did not end");
    QByteArrayList cursors;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QString cursor =
            QJsonDocument::fromJson(line).object().value(u"__CURSOR"_s).toString();
        if (!cursor.isEmpty())
            cursors << cursor.toLatin1();
    }
    return cursors;
}

} // namespace unitdeck::test
