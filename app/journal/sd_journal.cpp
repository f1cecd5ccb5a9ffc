// SPDX-License-Identifier: GPL-3.0-or-later
// The door to libsystemd's journal; see the header.
#include "app/journal/sd_journal.h"

#include "app/journal/journal_access.h"
#include "app/journal/unit_events.h"
#include "app/values/journal_query_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <systemd/sd-id128.h>
#include <systemd/sd-journal.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

#include <sys/resource.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Room for "MESSAGE=" and one byte more than is shown, so that a cut shows.
constexpr size_t lineThreshold = maxMessageLength + 64;
/// A field may have 768 MiB; no person reads that, and nobody's memory is ours to fill.
constexpr size_t wholeThreshold = size_t{32} * 1024 * 1024;

/// A longer value is nothing to choose from a list.
constexpr qsizetype longestChoice = 200;

/// @p bytes at most, without half a UTF-8 character at the end.
QByteArrayView cutAt(QByteArrayView utf8, qsizetype bytes)
{
    if (utf8.size() <= bytes)
        return utf8;
    qsizetype end = bytes;
    for (int back = 0; back < 3 && end > 0; ++back) {
        if ((static_cast<unsigned char>(utf8[end]) & 0xC0U) != 0x80U)
            break;
        --end;
    }
    return utf8.first(end);
}

/// Name and value of "NAME=value"; the name is empty if there is none.
struct NameAndValue
{
    QByteArrayView name;
    QByteArrayView value;
};

NameAndValue split(const void *data, size_t size)
{
    const QByteArrayView whole(static_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto *equals = static_cast<const char *>(memchr(data, '=', size));
    if (!equals)
        return {};
    const qsizetype length = equals - whole.data();
    return {whole.first(length), whole.sliced(length + 1)};
}

qint64 numberOf(QByteArrayView digits)
{
    return cutAt(digits, 32).toByteArray().toLongLong();
}

/// libsystemd holds every file of a journal open, and leaves out without a word what is over the
/// limit. The soft limit is low for programs that use select(2), which this one does not; runTool()
/// lowers it again for others (systemd.exec(5), "Process Properties").
bool raiseFileLimit()
{
    constexpr rlim_t enough = 65536;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, enough));
    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

} // namespace

void SdJournal::Closer::operator()(sd_journal *journal) const
{
    sd_journal_close(journal);
}

SdJournal::SdJournal(sd_journal *journal)
    : journal_(journal)
{
}

Error SdJournal::errorOf(int result)
{
    const int code = -result;
    const Error::Kind kind = code == EACCES || code == EPERM ? Error::Kind::NotPermitted
                             : code == ENOENT                ? Error::Kind::NotFound
                                                             : Error::Kind::Other;
    return {kind, QString::fromLatin1(strerrorname_np(code)),
            QString::fromLocal8Bit(strerror(code))};
}

std::optional<SdJournal> SdJournal::open(const JournalSource &source, Error *error)
{
    [[maybe_unused]] static const bool isRaised = raiseFileLimit();
    const QStringList &paths = source.paths;
    sd_journal *opened = nullptr;
    int result = 0;
    if (!source.journalNamespace.isEmpty()) {
        result = sd_journal_open_namespace(&opened, source.journalNamespace.toUtf8().constData(),
                                           SD_JOURNAL_LOCAL_ONLY);
    } else if (paths.isEmpty()) {
        // As journalctl does without --merge: this machine's entries, not collected remote ones.
        result = sd_journal_open(&opened, SD_JOURNAL_LOCAL_ONLY);
    } else if (paths.size() == 1 && QFileInfo(paths.first()).isDir()) {
        result =
            sd_journal_open_directory(&opened, QFile::encodeName(paths.first()).constData(), 0);
    } else {
        QByteArrayList names;
        for (const QString &path : paths) {
            if (!QFileInfo(path).isDir())
                names << QFile::encodeName(path);
        }
        for (const QString &file : journalFiles(source, {})) {
            if (!names.contains(QFile::encodeName(file)))
                names << QFile::encodeName(file);
        }
        std::vector<const char *> list;
        for (const QByteArray &name : names)
            list.push_back(name.constData());
        list.push_back(nullptr);
        result = sd_journal_open_files(&opened, list.data(), 0);
    }
    SdJournal journal(opened);
    if (result < 0) {
        *error = errorOf(result);
        return std::nullopt;
    }
    return journal;
}

int SdJournal::setMatches(const JournalMatches &matches)
{
    sd_journal_flush_matches(journal_.get());
    for (const JournalCondition &condition : matches) {
        int result = sd_journal_add_conjunction(journal_.get());
        for (const JournalTerm &term : condition) {
            if (result >= 0)
                result = sd_journal_add_disjunction(journal_.get());
            for (const QByteArray &match : term) {
                if (result >= 0) {
                    result = sd_journal_add_match(journal_.get(), match.constData(),
                                                  static_cast<size_t>(match.size()));
                }
            }
        }
        if (result < 0)
            return result;
    }
    return 0;
}

int SdJournal::seekOldest()
{
    return sd_journal_seek_head(journal_.get());
}

int SdJournal::seekNewest()
{
    return sd_journal_seek_tail(journal_.get());
}

int SdJournal::seekCursor(const QByteArray &cursor)
{
    return sd_journal_seek_cursor(journal_.get(), cursor.constData());
}

int SdJournal::seekTime(qint64 microseconds)
{
    return sd_journal_seek_realtime_usec(journal_.get(), static_cast<uint64_t>(microseconds));
}

int SdJournal::next()
{
    return sd_journal_next(journal_.get());
}

int SdJournal::previous()
{
    return sd_journal_previous(journal_.get());
}

int SdJournal::previousSkip(quint64 count)
{
    return sd_journal_previous_skip(journal_.get(), count);
}

QByteArray SdJournal::cursor() const
{
    char *text = nullptr;
    if (sd_journal_get_cursor(journal_.get(), &text) < 0)
        return {};
    const std::unique_ptr<char, void (*)(void *)> owned(text, std::free);
    return QByteArray(text);
}

bool SdJournal::isAt(const QByteArray &cursor) const
{
    return sd_journal_test_cursor(journal_.get(), cursor.constData()) > 0;
}

qint64 SdJournal::realtime() const
{
    uint64_t microseconds = 0;
    if (sd_journal_get_realtime_usec(journal_.get(), &microseconds) < 0)
        return 0;
    return static_cast<qint64>(microseconds);
}

int SdJournal::priority() const
{
    const void *data = nullptr;
    size_t size = 0;
    if (sd_journal_get_data(journal_.get(), "PRIORITY", &data, &size) < 0)
        return 6;
    const QByteArrayView value = split(data, size).value;
    return value.size() == 1 && value[0] >= '0' && value[0] <= '7' ? value[0] - '0' : 6;
}

JournalEntry SdJournal::entry()
{
    JournalEntry entry;
    entry.realtime = realtime();
    entry.cursor = cursor();
    setThreshold(lineThreshold);

    // Anybody may make a journal file, and values are there once for all entries that have them:
    // what rows hold of each is not long.
    const auto text = [](QByteArrayView value) { return QString::fromUtf8(cutAt(value, 256)); };
    bool hasIdentifier = false;
    bool hasPid = false;
    bool hasMessage = false;
    bool isJournaldsOwn = false;
    qint64 dropped = 0;
    UnitId ownUnit;
    const void *data = nullptr;
    size_t size = 0;
    sd_journal_restart_data(journal_.get());
    // "available": a field in a compression this build does not know is left out, not an error.
    while (sd_journal_enumerate_available_data(journal_.get(), &data, &size) > 0) {
        const auto [name, value] = split(data, size);
        if (name.isEmpty())
            continue;
        if (name == "MESSAGE") {
            if (hasMessage)
                continue;
            hasMessage = true;
            entry.messageSize = value.size();
            entry.message = QString::fromUtf8(cutAt(value, maxMessageLength));
        } else if (name == "PRIORITY") {
            if (value.size() == 1 && value[0] >= '0' && value[0] <= '7')
                entry.priority = value[0] - '0';
        } else if (name == "SYSLOG_IDENTIFIER") {
            if (!hasIdentifier)
                entry.identifier = text(value);
            hasIdentifier = true;
            entry.isCommand = false;
        } else if (name == "_COMM") {
            if (!hasIdentifier)
                entry.identifier = text(value);
            entry.isCommand = !hasIdentifier;
        } else if (name == "_PID") {
            entry.pid = numberOf(value);
            hasPid = true;
        } else if (name == "SYSLOG_PID") {
            if (!hasPid)
                entry.pid = numberOf(value);
        } else if (name == "_TRANSPORT") {
            isJournaldsOwn = value == "driver";
        } else if (name == "N_DROPPED") {
            dropped = numberOf(value);
        } else if (name == "MESSAGE_ID") {
            entry.event = unitEventOf(value);
        } else if (name == "_BOOT_ID") {
            entry.bootId = text(value);
        } else if (name == "UNIT" || name == "USER_UNIT") {
            // What a manager says of a unit belongs to that, not to the manager.
            entry.unit = {name == "UNIT" ? Scope::System : Scope::User, text(value)};
        } else if (name == "_SYSTEMD_USER_UNIT") {
            ownUnit = {Scope::User, text(value)};
        } else if (name == "_SYSTEMD_UNIT") {
            if (ownUnit.isEmpty())
                ownUnit = {Scope::System, text(value)};
        }
    }
    if (entry.unit.isEmpty())
        entry.unit = ownUnit;
    // Anybody may write N_DROPPED=, but the transport is journald's word.
    if (isJournaldsOwn && dropped > 0)
        entry.suppressed = dropped;
    // A compressed field was unpacked only up to the threshold: ask again for its true size.
    if (entry.messageSize > maxMessageLength) {
        setThreshold(wholeThreshold);
        if (sd_journal_get_data(journal_.get(), "MESSAGE", &data, &size) >= 0)
            entry.messageSize = split(data, size).value.size();
    }
    return entry;
}

bool SdJournal::accepts(const JournalCriteria &criteria)
{
    if (criteria.isIndexed())
        return true;
    setThreshold(wholeThreshold);
    return criteria.accepts([this](const JournalCriteria::FieldVisitor &visit) {
        const void *data = nullptr;
        size_t size = 0;
        sd_journal_restart_data(journal_.get());
        while (sd_journal_enumerate_available_data(journal_.get(), &data, &size) > 0) {
            const auto [name, value] = split(data, size);
            if (!name.isEmpty() && !visit(name, value))
                return;
        }
    });
}

void SdJournal::readRaw(RawEntry *entry)
{
    entry->cursor = cursor();
    entry->realtime = realtime();
    sd_id128_t boot{};
    uint64_t monotonic = 0;
    if (sd_journal_get_monotonic_usec(journal_.get(), &monotonic, &boot) >= 0) {
        entry->monotonic = static_cast<qint64>(monotonic);
        entry->bootId = QByteArray(reinterpret_cast<const char *>(boot.bytes), 16).toHex();
    }
    setThreshold(wholeThreshold);
    // Copied: what libsystemd hands out is gone with the next field.
    entry->bytes.resize(0);
    entry->fields.resize(0);
    const void *data = nullptr;
    size_t size = 0;
    sd_journal_restart_data(journal_.get());
    while (sd_journal_enumerate_available_data(journal_.get(), &data, &size) > 0) {
        const auto [name, value] = split(data, size);
        if (!isValidFieldName(name))
            continue; // as journalctl: a name with a quote or a line break is not for formats
        entry->bytes.append(name).append(value);
        entry->fields.append({name, value});
    }
    const char *at = entry->bytes.constData();
    for (RawField &field : entry->fields) {
        field.name = {at, field.name.size()};
        at += field.name.size();
        field.value = {at, field.value.size()};
        at += field.value.size();
    }
}

QList<JournalField> SdJournal::fields()
{
    QList<JournalField> fields;
    setThreshold(wholeThreshold);
    const void *data = nullptr;
    size_t size = 0;
    sd_journal_restart_data(journal_.get());
    while (sd_journal_enumerate_available_data(journal_.get(), &data, &size) > 0) {
        const auto [name, value] = split(data, size);
        if (!name.isEmpty())
            fields.append({QString::fromUtf8(cutAt(name, 256)),
                           cutAt(value, static_cast<qsizetype>(wholeThreshold)).toByteArray()});
    }
    return fields;
}

QString SdJournal::catalogText() const
{
    const auto valueOf = [this](const QByteArray &field) -> std::optional<QByteArray> {
        const void *data = nullptr;
        size_t size = 0;
        if (sd_journal_get_data(journal_.get(), field.constData(), &data, &size) < 0)
            return std::nullopt;
        return cutAt(split(data, size).value, 1024).toByteArray();
    };
    sd_id128_t id{};
    char *found = nullptr;
    if (sd_id128_from_string(valueOf("MESSAGE_ID").value_or("").constData(), &id) < 0 ||
        sd_journal_get_catalog_for_message_id(id, &found) < 0)
        return {};
    const std::unique_ptr<char, void (*)(void *)> owned(found, std::free);
    // As sd_journal_get_catalog(3) does it, but that a manager of a user names units in USER_UNIT=,
    // where the catalogue asks for UNIT=.
    const QString text = QString::fromUtf8(found);
    static const QRegularExpression field(u"@([A-Z0-9_]+)@"_s);
    QString filled;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : field.globalMatch(text)) {
        const QByteArray name = match.captured(1).toLatin1();
        std::optional<QByteArray> value = valueOf(name);
        if (!value && name == "UNIT")
            value = valueOf("USER_UNIT");
        filled += QStringView(text).sliced(at, match.capturedStart() - at) +
                  QString::fromUtf8(value.value_or(name));
        at = match.capturedEnd();
    }
    return filled + QStringView(text).sliced(at);
}

QByteArrayList SdJournal::uniqueValues(const QByteArray &field,
                                       const std::atomic<bool> &isCancelled, qsizetype most)
{
    QByteArrayList values;
    if (sd_journal_query_unique(journal_.get(), field.constData()) < 0)
        return values;
    const void *data = nullptr;
    size_t size = 0;
    while (values.size() < most && !isCancelled &&
           sd_journal_enumerate_available_unique(journal_.get(), &data, &size) > 0) {
        if (const QByteArrayView value = split(data, size).value; value.size() <= longestChoice)
            values << value.toByteArray();
    }
    return values;
}

int SdJournal::descriptor()
{
    return sd_journal_get_fd(journal_.get());
}

short SdJournal::pollEvents()
{
    const int events = sd_journal_get_events(journal_.get());
    return events < 0 ? short{0} : static_cast<short>(events);
}

int SdJournal::pollTimeout()
{
    uint64_t until = 0;
    if (sd_journal_get_timeout(journal_.get(), &until) < 0 || until == UINT64_MAX)
        return -1;
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const auto present =
        static_cast<uint64_t>(now.tv_sec) * 1000000U + static_cast<uint64_t>(now.tv_nsec) / 1000U;
    return until <= present ? 0 : static_cast<int>((until - present + 999U) / 1000U);
}

SdJournal::Change SdJournal::process()
{
    const int result = sd_journal_process(journal_.get());
    if (result == SD_JOURNAL_NOP)
        return Change::Nothing;
    // An error here is a file that went away while it was being added: the list has changed.
    return result == SD_JOURNAL_APPEND ? Change::Appended : Change::Invalidated;
}

void SdJournal::setThreshold(size_t bytes)
{
    if (threshold_ == bytes)
        return;
    threshold_ = bytes;
    sd_journal_set_data_threshold(journal_.get(), bytes);
}

} // namespace unitdeck
