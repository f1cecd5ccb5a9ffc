// SPDX-License-Identifier: GPL-3.0-or-later
// Queries as text; see the header.
#include "app/values/journal_query_text.h"

#include <algorithm>
#include <array>
#include <functional>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One word: bytes, because a value may be anything.
struct Word
{
    QByteArray bytes;
    bool isQuoted = false; ///< it began with a quote: text, whatever is in it
};

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n';
}

/// The words of @p text; nothing if a quote is not closed.
std::optional<QList<Word>> split(QStringView text)
{
    QList<Word> words;
    qsizetype at = 0;
    while (at < text.size()) {
        if (isBlank(text[at])) {
            ++at;
            continue;
        }
        Word word{{}, text[at] == u'"'};
        bool isInQuotes = false;
        for (; at < text.size() && (isInQuotes || !isBlank(text[at])); ++at) {
            if (text[at] == u'"') {
                isInQuotes = !isInQuotes;
            } else if (text[at] == u'\\' && isInQuotes) {
                const QStringView rest = text.sliced(at + 1);
                bool isHex = false;
                const auto byte = rest.mid(1, 2).toUInt(&isHex, 16);
                if (rest.startsWith(u'x') && rest.size() >= 3 && isHex) {
                    word.bytes += static_cast<char>(byte);
                    at += 3;
                } else if (rest.startsWith(u'"') || rest.startsWith(u'\\')) {
                    word.bytes += rest[0].toLatin1();
                    ++at;
                } else {
                    word.bytes += '\\'; // as expressions have it
                }
            } else if (text[at].isHighSurrogate() && at + 1 < text.size()) {
                word.bytes += text.sliced(at, 2).toUtf8();
                ++at;
            } else {
                word.bytes += text.sliced(at, 1).toUtf8();
            }
        }
        if (isInQuotes)
            return std::nullopt;
        words << word;
    }
    return words;
}

/// @p head and @p value as one word.
QString quoted(const QString &head, const QByteArray &value, bool always = false)
{
    const QString text = QString::fromUtf8(value);
    const bool isText = text.toUtf8() == value;
    const auto isPlain = [](char c) {
        return c != '"' && c != '\\' && c != '\x7f' && static_cast<unsigned char>(c) > ' ';
    };
    if (isText && !value.isEmpty() && !always && std::ranges::all_of(value, isPlain))
        return head + text;
    QString escaped;
    const auto escape = [&escaped](char c) {
        escaped += u"\\x"_s + QString::fromLatin1(QByteArray(1, c).toHex());
    };
    if (isText) {
        for (const QChar c : text) {
            if (c < u' ' || c == u'\x7f')
                escape(c.toLatin1());
            else if (c == u'"' || c == u'\\')
                escaped += u'\\' + QString(c);
            else
                escaped += c;
        }
    } else {
        for (const char c : value) {
            if (c >= ' ' && c < '\x7f' && c != '"' && c != '\\')
                escaped += QLatin1Char(c);
            else
                escape(c);
        }
    }
    return head + u'"' + escaped + u'"';
}

struct Sign
{
    FieldFilter::Test test;
    char sign;
};

constexpr std::array<Sign, 3> signs{{
    {FieldFilter::Test::Equals, '='},
    {FieldFilter::Test::Contains, '~'},
    {FieldFilter::Test::Matches, '/'},
}};

bool takeNumber(const QString &text, int *number, int most)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < 0 || value > most)
        return false;
    *number = value;
    return true;
}

/// A number, or a name as journalctl -p takes it.
bool takeLevel(const QString &text, int *priority)
{
    static constexpr std::array<QLatin1StringView, 8> names{"emerg"_L1, "alert"_L1,   "crit"_L1,
                                                            "err"_L1,   "warning"_L1, "notice"_L1,
                                                            "info"_L1,  "debug"_L1};
    const auto name = std::ranges::find(names, text);
    if (name == names.end())
        return takeNumber(text, priority, 7);
    *priority = static_cast<int>(name - names.begin());
    return true;
}

bool takePriority(JournalQuery *query, const QString &range)
{
    const qsizetype dots = range.indexOf(".."_L1);
    if (dots < 0) {
        query->minPriority = 0;
        return takeLevel(range, &query->maxPriority);
    }
    return takeLevel(range.first(dots), &query->minPriority) &&
           takeLevel(range.sliced(dots + 2), &query->maxPriority) &&
           query->minPriority <= query->maxPriority;
}

bool takeUid(JournalQuery *query, const QString &text)
{
    bool isNumber = false;
    query->uid = text.toUInt(&isNumber);
    return isNumber;
}

bool takeId(QString *id, const QString &text)
{
    *id = text.toLower().remove(u'-');
    return id->size() == 32 && std::ranges::all_of(*id, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool takeUnit(JournalQuery *query, Scope scope, const QString &name, bool isNegated)
{
    if (name.isEmpty())
        return false;
    (isNegated ? query->excludedUnits : query->units) << UnitId{scope, name};
    return true;
}

bool takeText(QString *target, const QString &text)
{
    *target = text;
    return !text.isEmpty();
}

struct Key
{
    QLatin1StringView name;
    bool mayBeNegated;
    bool (*take)(JournalQuery *query, const QString &value, bool isNegated);
};

constexpr std::array<Key, 11> keys{{
    {"unit"_L1, true,
     [](JournalQuery *q, const QString &v, bool n) { return takeUnit(q, Scope::System, v, n); }},
    {"user-unit"_L1, true,
     [](JournalQuery *q, const QString &v, bool n) { return takeUnit(q, Scope::User, v, n); }},
    {"uid"_L1, false, [](JournalQuery *q, const QString &v, bool) { return takeUid(q, v); }},
    {"priority"_L1, false,
     [](JournalQuery *q, const QString &v, bool) { return takePriority(q, v); }},
    {"boot"_L1, false,
     [](JournalQuery *q, const QString &v, bool) { return takeId(&q->bootId, v); }},
    {"run"_L1, false,
     [](JournalQuery *q, const QString &v, bool) { return takeId(&q->invocationId, v); }},
    {"since"_L1, false,
     [](JournalQuery *q, const QString &v, bool) { return takeText(&q->since, v); }},
    {"until"_L1, false,
     [](JournalQuery *q, const QString &v, bool) { return takeText(&q->until, v); }},
    {"file"_L1, false,
     [](JournalQuery *q, const QString &v, bool) {
         q->source.paths << v;
         return !v.isEmpty();
     }},
    {"namespace"_L1, false,
     [](JournalQuery *q, const QString &v, bool) {
         return takeText(&q->source.journalNamespace, v);
     }},
    {"regex"_L1, false,
     [](JournalQuery *q, const QString &v, bool) {
         q->isExpression = true;
         return takeText(&q->text, v);
     }},
}};

/// "FIELD=value" and its like; nothing if it is none.
std::optional<FieldFilter> fieldFilter(QByteArrayView word, bool isNegated)
{
    qsizetype at = 0;
    while (at < word.size() && isValidFieldName(word.first(at + 1)))
        ++at;
    if (at == 0 || at == word.size())
        return std::nullopt;
    const auto sign = std::ranges::find(signs, word[at], &Sign::sign);
    if (sign == signs.end())
        return std::nullopt;
    return FieldFilter{QString::fromLatin1(word.first(at)), word.sliced(at + 1).toByteArray(),
                       sign->test, isNegated};
}

} // namespace

bool isValidFieldName(QByteArrayView name)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.isEmpty() && name.size() <= 64 && !isDigit(name[0]) &&
           std::ranges::all_of(name, [isDigit](char c) {
               return (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
           });
}

QString journalQueryText(const JournalQuery &query)
{
    QStringList words;
    const auto add = [&words](const QString &head, const QString &value) {
        words << quoted(head, value.toUtf8());
    };
    for (const QString &path : query.source.paths)
        add(u"file:"_s, path);
    if (!query.source.journalNamespace.isEmpty())
        add(u"namespace:"_s, query.source.journalNamespace);
    const auto addUnits = [&add](const QList<UnitId> &units, const QString &sign) {
        for (const UnitId &unit : units)
            add(sign + (unit.scope == Scope::User ? u"user-unit:"_s : u"unit:"_s), unit.name);
    };
    addUnits(query.units, {});
    addUnits(query.excludedUnits, u"-"_s);
    if (query.uid)
        words << u"uid:"_s + QString::number(*query.uid);
    if (query.minPriority > 0 || query.maxPriority < 7) {
        words << u"priority:"_s + QString::number(query.minPriority) + u".."_s +
                     QString::number(query.maxPriority);
    }
    if (!query.bootId.isEmpty())
        add(u"boot:"_s, query.bootId);
    if (!query.invocationId.isEmpty())
        add(u"run:"_s, query.invocationId);
    if (!query.since.isEmpty())
        add(u"since:"_s, query.since);
    if (!query.until.isEmpty())
        add(u"until:"_s, query.until);
    for (const FieldFilter &filter : query.fields) {
        const auto sign = std::ranges::find(signs, filter.test, &Sign::test);
        const QString head =
            (filter.isNegated ? u"-"_s : QString()) + filter.field + QLatin1Char(sign->sign);
        words << (filter.value.isEmpty() ? head : quoted(head, filter.value));
    }
    if (query.isExpression)
        words << quoted(u"regex:"_s, query.text.toUtf8());
    else if (!query.text.isEmpty())
        words << quoted({}, query.text.toUtf8(), true);
    return words.join(u' ');
}

Reply<JournalQuery> parseJournalQuery(const QString &text)
{
    const auto refuse = [](const QString &word) { return Error{Error::Kind::Malformed, {}, word}; };
    const std::optional<QList<Word>> words = split(text);
    if (!words)
        return refuse(text);
    JournalQuery query;
    QStringList plain;
    for (const Word &word : *words) {
        if (word.isQuoted) {
            plain << QString::fromUtf8(word.bytes);
            continue;
        }
        const bool isNegated = word.bytes.startsWith('-');
        const QByteArray rest = isNegated ? word.bytes.sliced(1) : word.bytes;
        if (const std::optional<FieldFilter> filter = fieldFilter(rest, isNegated)) {
            query.fields << *filter;
            continue;
        }
        const QString decoded = QString::fromUtf8(rest);
        const auto key = std::ranges::find_if(keys, [&decoded](const Key &k) {
            return decoded.startsWith(k.name) && decoded.sliced(k.name.size()).startsWith(u':');
        });
        if (key == keys.end()) {
            plain << QString::fromUtf8(word.bytes);
            continue;
        }
        if ((isNegated && !key->mayBeNegated) ||
            !key->take(&query, decoded.sliced(key->name.size() + 1), isNegated))
            return refuse(QString::fromUtf8(word.bytes));
    }
    if (query.isExpression && !plain.isEmpty())
        return refuse(plain.join(u' '));
    if (!query.isExpression)
        query.text = plain.join(u' ');
    return query;
}

} // namespace unitdeck
