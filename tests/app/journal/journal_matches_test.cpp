// SPDX-License-Identifier: GPL-3.0-or-later
// The same entries as journalctl: who else than the unit itself speaks about it, and every filter.
#include "app/journal/journal_reader.h"
#include "app/journal/scan/text_pattern.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/patient_test.h"

#include <QSignalSpy>

#include <unistd.h>

using namespace unitdeck;
using namespace unitdeck::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char run[] = "11111111111111111111111111111111";

Line raw(QList<JournalField> fields)
{
    return {std::move(fields)};
}

/// Every way in which systemd lets an entry belong to a unit, and near misses of each.
QList<Line> aboutUnits()
{
    const QByteArray dump = "fc2e22bc6ee647b6b90729ab34a250b1";
    QList<Line> lines;
    lines << Line::of("demo.service", "own").with("_SYSTEMD_INVOCATION_ID", run);
    lines << Line::of("demo2.service", "of another unit");
    lines << raw({{u"MESSAGE"_s, "Started"},
                  {u"PRIORITY"_s, "6"},
                  {u"_PID"_s, "1"},
                  {u"_UID"_s, "0"},
                  {u"INVOCATION_ID"_s, run},
                  {u"UNIT"_s, "demo.service"}});
    lines << raw({{u"MESSAGE"_s, "forged"}, {u"_PID"_s, "77"}, {u"UNIT"_s, "demo.service"}});
    lines << raw({{u"MESSAGE"_s, "dumped"},
                  {u"PRIORITY"_s, "2"},
                  {u"MESSAGE_ID"_s, dump},
                  {u"_UID"_s, "0"},
                  {u"COREDUMP_UNIT"_s, "demo.service"}});
    lines << raw(
        {{u"MESSAGE"_s, "not a dump"}, {u"_UID"_s, "0"}, {u"COREDUMP_UNIT"_s, "demo.service"}});
    lines << raw({{u"MESSAGE"_s, "daemon"},
                  {u"PRIORITY"_s, "4"},
                  {u"_UID"_s, "0"},
                  {u"OBJECT_SYSTEMD_UNIT"_s, "demo.service"}});
    lines << raw({{u"MESSAGE"_s, "not authorised"},
                  {u"_UID"_s, "1000"},
                  {u"OBJECT_SYSTEMD_UNIT"_s, "demo.service"}});
    lines << raw({{u"MESSAGE"_s, "in the slice"}, {u"_SYSTEMD_SLICE"_s, "app.slice"}});
    for (const QByteArray uid : {"1000", "1001", "0"}) {
        for (const char *field : {"_SYSTEMD_USER_UNIT", "USER_UNIT", "COREDUMP_USER_UNIT",
                                  "OBJECT_SYSTEMD_USER_UNIT"}) {
            lines << raw({{u"MESSAGE"_s, field + QByteArray(" of ") + uid},
                          {u"PRIORITY"_s, "3"},
                          {u"_UID"_s, uid},
                          {QString::fromLatin1(field), "demo.service"}});
        }
        lines << raw({{u"MESSAGE"_s, "user slice"},
                      {u"_UID"_s, uid},
                      {u"_SYSTEMD_USER_SLICE"_s, "app.slice"}});
    }
    lines << raw({{u"MESSAGE"_s, "without a priority"}, {u"_SYSTEMD_UNIT"_s, "demo.service"}});
    for (int priority = 0; priority < 8; ++priority)
        lines << Line::of("demo.service", "LEVEL " + QByteArray::number(priority), priority);
    for (qsizetype i = lines.size() - 4; i < lines.size(); ++i)
        lines[i].boot = secondBoot;
    return lines;
}

} // namespace

namespace {

bool has(const QByteArray &text, const QString &pattern,
         TextPattern::Kind kind = TextPattern::Kind::Literal)
{
    const Reply<TextPattern> compiled = TextPattern::compile(pattern, kind);
    return compiled && TextPattern(*compiled).isIn(text);
}

} // namespace

class JournalMatchesTest final : public QObject
{
    Q_OBJECT

    JournalFixture fixture_;

private Q_SLOTS:
    void initTestCase() { fixture_.append(aboutUnits()); }

    void sameEntriesAsJournalctl_data()
    {
        QTest::addColumn<JournalQuery>("query");
        QTest::addColumn<int>("count");
        const auto system = [this](const QString &name) { return fixture_.queryUnit(name); };
        const auto user = [this](const QString &name, quint32 uid) {
            JournalQuery query = fixture_.queryUnit(name, Scope::User);
            query.uid = uid;
            return query;
        };
        const int all = static_cast<int>(aboutUnits().size());
        QTest::newRow("everything") << fixture_.query() << all;
        QTest::newRow("system unit") << system(u"demo.service"_s) << 13;
        QTest::newRow("system slice") << system(u"app.slice"_s) << 1;
        QTest::newRow("unit without entries") << system(u"none.service"_s) << 0;
        JournalQuery errors = system(u"demo.service"_s);
        errors.maxPriority = 3;
        QTest::newRow("errors and worse") << errors << 5;
        JournalQuery debug = system(u"demo.service"_s);
        debug.maxPriority = 7;
        QTest::newRow("all priorities, and none") << debug << 13;
        JournalQuery boot = system(u"demo.service"_s);
        boot.bootId = QString::fromLatin1(secondBoot);
        QTest::newRow("one boot") << boot << 4;
        JournalQuery text = system(u"demo.service"_s);
        text.text = u"level"_s;
        QTest::newRow("text, any case") << text << 8;
        text.text = u"Level"_s;
        QTest::newRow("text, this case") << text << 0;
        text.text = u"LEVEL 3"_s;
        text.maxPriority = 3;
        text.bootId = QString::fromLatin1(firstBoot);
        QTest::newRow("all filters together") << text << 1;
        // journalctl knows no user but the caller's; root's are compared where this runs as root.
        if (getuid() == 0) {
            QTest::newRow("user unit of root") << user(u"demo.service"_s, 0) << 4;
            QTest::newRow("user slice of root") << user(u"app.slice"_s, 0) << 1;
        }
    }

    void sameEntriesAsJournalctl()
    {
        QFETCH(JournalQuery, query);
        QFETCH(int, count);
        JournalReader reader;
        QSignalSpy loaded(&reader, &JournalReader::loaded);
        reader.open(query);
        QTRY_VERIFY(!reader.isLoading());
        QByteArrayList cursors;
        for (const JournalEntry &entry : loaded.last().first().value<JournalBatch>().entries)
            cursors << entry.cursor;
        QCOMPARE(cursors, journalctlCursors(query));
        QCOMPARE(cursors.size(), count);
    }

    void userUnitsOfAnotherUser()
    {
        JournalQuery query = fixture_.queryUnit(u"demo.service"_s, Scope::User);
        query.uid = 1001;
        JournalReader reader;
        QSignalSpy loaded(&reader, &JournalReader::loaded);
        reader.open(query);
        QTRY_VERIFY(!reader.isLoading());
        QStringList messages;
        for (const JournalEntry &entry : loaded.last().first().value<JournalBatch>().entries)
            messages << entry.message;
        // The last two are logged by root about a user's unit, whoever's it is.
        QCOMPARE(
            messages,
            QStringList({u"_SYSTEMD_USER_UNIT of 1001"_s, u"USER_UNIT of 1001"_s,
                         u"COREDUMP_USER_UNIT of 1001"_s, u"OBJECT_SYSTEMD_USER_UNIT of 1001"_s,
                         u"COREDUMP_USER_UNIT of 0"_s, u"OBJECT_SYSTEMD_USER_UNIT of 0"_s}));
    }

    void oneRunIncludesWhatTheManagerSays()
    {
        JournalQuery query = fixture_.queryUnit(u"demo.service"_s);
        query.invocationId = QString::fromLatin1(run);
        JournalReader reader;
        QSignalSpy loaded(&reader, &JournalReader::loaded);
        reader.open(query);
        QTRY_VERIFY(!reader.isLoading());
        const auto entries = loaded.last().first().value<JournalBatch>().entries;
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].message, u"own"_s);
        QCOMPARE(entries[1].message, u"Started"_s);
    }

    void smartCase()
    {
        QVERIFY(has("An ERROR", u"error"_s));
        QVERIFY(!has("an error", u"Error"_s));
        QVERIFY(has("an Error", u"Error"_s));
        QVERIFY(has("GR\u00dcN", u"gr\u00fcn"_s));
        QVERIFY(!has("GR\u00dcN", u"Gr\u00fcn"_s));
        QVERIFY(has("xa.cx", u"a.c"_s));
        QVERIFY2(!has("abc", u"a.c"_s), "literal, not an expression");
        QVERIFY(has(QByteArray("a\0\xff"
                               "b",
                               4),
                    u"b"_s));
        QVERIFY(!has("long", u"longer"_s));
        QVERIFY(has({}, u"^$"_s, TextPattern::Kind::Expression));
        // More than the stack of a compiled expression holds.
        QVERIFY(
            has(QByteArray(20'000, 'b') + "c", u"^(?:a|b)*c$"_s, TextPattern::Kind::Expression));
        QVERIFY(
            !has(QByteArray(20'000, 'b') + "d", u"^(?:a|b)*c$"_s, TextPattern::Kind::Expression));
    }

    void expressions()
    {
        using enum TextPattern::Kind;
        QVERIFY(has("took 250 ms", u"\\d+ ms$"_s, Expression));
        QVERIFY(has("gr\u00fcn", u"^gr.n$"_s, Expression)); // a character, not a byte
        QVERIFY(has("\xff\xfe then text", u"then"_s, Expression));
        QVERIFY(!has("Error", u"error\\b|Warn"_s, Expression));
        const Reply<TextPattern> wrong = TextPattern::compile(u"a(b"_s, Expression);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Error::Kind::Malformed);
        QVERIFY(!wrong.error().message.isEmpty());
        // One that would take for ever gives up.
        QVERIFY(!has(QByteArray(5000, 'a') + 'b', u"^(a|aa|a*)+$"_s, Expression));
    }
};

QTEST_GUILESS_MAIN(JournalMatchesTest)
#include "journal_matches_test.moc"
