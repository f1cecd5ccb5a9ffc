// SPDX-License-Identifier: GPL-3.0-or-later
// Programs are run without waiting for them, and systemd's own tools are understood.
#include "app/tools/analyze.h"
#include "app/tools/man_page.h"
#include "tests/support/patient_test.h"

#include <QFile>
#include <QTemporaryDir>

#include <optional>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

using namespace std::chrono_literals;

/// What runTool() answers, waited for.
std::optional<Reply<ToolOutput>> outputOf(const ToolCommand &command)
{
    std::optional<Reply<ToolOutput>> answer;
    QObject context;
    runTool(command, &context, [&answer](const Reply<ToolOutput> &reply) { answer = reply; });
    [&answer] { QTRY_VERIFY(answer); }();
    return answer;
}

} // namespace

class ToolsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calendarsAreRead()
    {
        // What systemd 252 and 257 print.
        QCOMPARE(parseCalendar("  Original form: *:0/20\nNormalized form: *-*-* *:00/20:00\n"
                               "    Next elapse: Fri 2026-11-27 01:00:00 UTC\n"
                               "       From now: 7min left\n"
                               "       Iter. #2: Fri 2026-11-27 01:20:00 UTC\n"
                               "   Iteration #3: Fri 2026-11-27 01:40:00 UTC\n"),
                 (CalendarRuns{u"*-*-* *:00/20:00"_s,
                               {u"Fri 2026-11-27 01:00:00 UTC"_s, u"Fri 2026-11-27 01:20:00 UTC"_s,
                                u"Fri 2026-11-27 01:40:00 UTC"_s}}));
        QCOMPARE(parseCalendar("Normalized form: 1970-01-01 00:00:00\n    Next elapse: never\n"),
                 (CalendarRuns{u"1970-01-01 00:00:00"_s, {}}));
    }

    void theManualHasAnItemPerDirective()
    {
        const QString page = u"OPTIONS\n       Type=\n           Kinds.\n\n"
                             "       Restart=, RestartMode=word\n"
                             "           Whether it starts again.\n\n"
                             "           Table 2. Exits\n             x\n\n\n"
                             "       See Restart= above.\nSEE ALSO\n"_s;
        QCOMPARE(directiveText(page, u"Restart"_s),
                 u"Restart=, RestartMode=word\nWhether it starts again.\n\nTable 2. Exits\n  x"_s);
        QCOMPARE(directiveText(page, u"RestartMode"_s), directiveText(page, u"Restart"_s));
        QCOMPARE(directiveText(page, u"Start"_s), QString());
    }

    void bothOutputsAndTheStatusAreTaken()
    {
        const auto answer = outputOf({u"sh"_s, {u"-c"_s, u"echo $LC_ALL; echo no >&2; exit 3"_s}});
        QCOMPARE((*answer)->out, "C\n");
        QCOMPARE((*answer)->err, "no\n");
        QCOMPARE((*answer)->exitStatus, 3);
    }

    void wordsAreNotForAShell()
    {
        const auto answer = outputOf({u"printf"_s, {u"%s"_s, u"$(echo a); `b` 'c'"_s}});
        QCOMPARE((*answer)->out, "$(echo a); `b` 'c'");
    }

    void aProgramThatIsNotThereIsNotFound()
    {
        const auto answer = outputOf({u"/no/such/program"_s, {}});
        QVERIFY(!answer->isOk());
        QCOMPARE(answer->error().kind, Error::Kind::NotFound);
    }

    void oneThatHangsIsKilled()
    {
        const auto answer = outputOf({u"sleep"_s, {u"1000"_s}, 50ms});
        QVERIFY(!answer->isOk());
        QCOMPARE(answer->error().kind, Error::Kind::TimedOut);
    }

    void oneThatNeverStopsPrintingIsKilled()
    {
        const auto answer = outputOf({u"yes"_s, {}});
        QVERIFY(!answer->isOk());
        QCOMPARE(answer->error().kind, Error::Kind::Other);
    }

    void oneThatCrashesIsAnError()
    {
        const auto answer = outputOf({u"sh"_s, {u"-c"_s, u"kill -SEGV $$"_s}});
        QVERIFY(!answer->isOk());
        QCOMPARE(answer->error().kind, Error::Kind::Other);
    }

    void nobodyIsAnsweredWhoIsGone()
    {
        bool isAnswered = false;
        {
            QObject context;
            runTool({u"sleep"_s, {u"1000"_s}}, &context,
                    [&isAnswered](const Reply<ToolOutput> &) { isAnswered = true; });
        }
        // One that is asked afterwards answers later than the killed one could have.
        QVERIFY(outputOf({u"true"_s, {}})->isOk());
        QVERIFY(!isAnswered);
    }

    void messagesOfVerifyAreRead()
    {
        const QByteArray text =
            "/f/a.service:6: Unknown key 'Restrat' in section [Service], ignoring.\n"
            "/f/a.service.d/x.conf:2: Wrong: very\n"
            "/etc/systemd/system/other.service:1: not ours\n"
            "a.service: Service has no ExecStart=.\n"
            "b.service: not ours either\n"
            "Unit a.service has a bad unit file setting.\n"
            "a.service: Service has no ExecStart=.\n";
        const QList<VerifyMessage> expected{
            {u"/f/a.service"_s, 6, u"Unknown key 'Restrat' in section [Service], ignoring."_s},
            {u"/f/a.service.d/x.conf"_s, 2, u"Wrong: very"_s},
            {{}, 0, u"Service has no ExecStart=."_s}};
        QCOMPARE(parseVerifyMessages(text, u"/f"_s, u"a.service"_s), expected);
    }

    void systemdVerifiesAFile()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"wrong.service"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[Service]\nExecStart=/bin/true\nType=bogus\n");
        file.close();
        std::optional<Reply<QList<VerifyMessage>>> answer;
        verifyUnit(Scope::System, folder.path(), u"wrong.service"_s, this,
                   [&answer](const auto &reply) { answer = reply; });
        QTRY_VERIFY(answer);
        QVERIFY(answer->isOk());
        QCOMPARE(answer->value().size(), 1);
        QCOMPARE(answer->value().first().line, 3);
    }

    void systemdTellsItsDirectives()
    {
        std::optional<Reply<QByteArray>> answer;
        fetchConfigurationItems(this, [&answer](const auto &reply) { answer = reply; });
        QTRY_VERIFY(answer);
        QVERIFY(answer->isOk());
        QVERIFY(answer->value().contains("[Service]\n"));
        QVERIFY(answer->value().contains("\nRestartSec=SECONDS\n"));
    }
};

QTEST_GUILESS_MAIN(ToolsTest)
#include "tools_test.moc"
