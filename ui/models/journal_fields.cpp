// SPDX-License-Identifier: GPL-3.0-or-later
// Fields in words; see the header.
#include "ui/models/journal_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FieldText
{
    QLatin1StringView name;
    const char *meaning;
    bool isCommon;
};

constexpr std::array<FieldText, 34> fields{{
    {"MESSAGE"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The text that was logged."), true},
    {"SYSLOG_IDENTIFIER"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The name under which it was logged."), true},
    {"PRIORITY"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "From 0 (emergency) to 7 (debug)."), true},
    {"_SYSTEMD_UNIT"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The system unit of the process."), true},
    {"_SYSTEMD_USER_UNIT"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The user unit of the process."), true},
    {"_TRANSPORT"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields",
                       "How it came to the journal: journal, stdout, syslog, kernel, audit or "
                       "driver (journald itself)."),
     true},
    {"_PID"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The process that logged it."), true},
    {"_UID"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The user of the process."), true},
    {"_GID"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The group of the process."), false},
    {"_COMM"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The short name of the process."),
     true},
    {"_EXE"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The program it ran."), true},
    {"_CMDLINE"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The command line of the process."), false},
    {"_HOSTNAME"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The machine it ran on."), true},
    {"_MACHINE_ID"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The machine's ID (machine-id(5))."), false},
    {"_BOOT_ID"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The time between two starts of the machine."),
     false},
    {"_CAP_EFFECTIVE"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The capabilities of the process."), false},
    {"_SYSTEMD_CGROUP"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The control group of the process."), false},
    {"_SYSTEMD_SLICE"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The slice of the unit."),
     false},
    {"_SYSTEMD_SESSION"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The login session of the process."), false},
    {"_SYSTEMD_OWNER_UID"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The owner of that session."), false},
    {"_SYSTEMD_INVOCATION_ID"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The run of the unit in which it was logged."),
     false},
    {"INVOCATION_ID"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The run of the unit that is spoken of."), false},
    {"UNIT"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The system unit that is spoken of."),
     false},
    {"USER_UNIT"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The user unit that is spoken of."), false},
    {"JOB_ID"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The job of the manager."), false},
    {"JOB_TYPE"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "What that job did: start, stop and so on."),
     false},
    {"JOB_RESULT"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "How that job ended."), false},
    {"EXIT_CODE"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields",
                       "How the process ended: exited, or killed by a signal."),
     false},
    {"EXIT_STATUS"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "Its exit status, or the signal."), false},
    {"MESSAGE_ID"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields",
                       "The kind of message; the message catalogue explains it."),
     true},
    {"SYSLOG_FACILITY"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The syslog facility, as a number."), false},
    {"SYSLOG_PID"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The process, as it said itself."), false},
    {"CODE_FILE"_L1, QT_TRANSLATE_NOOP("unitdeck::JournalFields", "The place in the source code."),
     false},
    {"_SOURCE_REALTIME_TIMESTAMP"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalFields",
                       "When it was logged, by the clock of who logged it, in µs."),
     false},
}};

} // namespace

QString fieldMeaning(const QString &field)
{
    const auto found = std::ranges::find(fields, field, &FieldText::name);
    return found == fields.end()
               ? QString()
               : QCoreApplication::translate("unitdeck::JournalFields", found->meaning);
}

QStringList commonFields()
{
    QStringList names;
    for (const FieldText &field : fields) {
        if (field.isCommon)
            names << field.name;
    }
    return names;
}

bool isBinary(QByteArrayView value)
{
    return std::ranges::any_of(value, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r' &&
               c != '\x1b';
    });
}

QString fieldText(const QByteArray &value)
{
    return isBinary(value) ? QString::fromLatin1(value.toHex(' ')) : QString::fromUtf8(value);
}

} // namespace unitdeck
