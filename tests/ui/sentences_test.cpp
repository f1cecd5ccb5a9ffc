// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of error, result, cause and refusal has a sentence of its own.
#include "ui/look/format.h"
#include "ui/look/process_tree.h"
#include "ui/look/sentences.h"
#include "ui/look/unit_facts.h"
#include "ui/look/verb_look.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000;
const UnitId demo{Scope::User, u"demo.service"_s};

ActionOutcome outcome(Verb verb, Reply<VerbOutcome> reply, std::optional<Open<JobResult>> job = {})
{
    VerbRequest request;
    request.verb = verb;
    request.unit = demo;
    return {request, std::move(reply), job, {}};
}

UnitInfo row(ActiveState active, const QString &sub)
{
    UnitInfo unit;
    unit.name = demo.name;
    unit.load = LoadState::Loaded;
    unit.active = active;
    unit.sub = sub;
    unit.isLoaded = true;
    return unit;
}

} // namespace

class SentencesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasItsOwnSentence()
    {
        QSet<QString> texts;
        for (int i = 0; i <= static_cast<int>(Error::Kind::Malformed); ++i) {
            const Sentence sentence = errorSentence({static_cast<Error::Kind>(i), {}, {}});
            QVERIFY2(!sentence.text.isEmpty(), qPrintable(QString::number(i)));
            QVERIFY2(!texts.contains(sentence.text), qPrintable(sentence.text));
            texts.insert(sentence.text);
        }
    }

    void theOriginalWordsOfAnUnknownErrorAreKept()
    {
        const Sentence sentence =
            errorSentence({Error::Kind::Other, u"x.y.Z"_s, u"It is Monday."_s});
        QVERIFY(sentence.text.contains(u"It is Monday."_s));
        QVERIFY(errorSentence({Error::Kind::Other, u"x.y.Z"_s, {}}).text.contains(u"x.y.Z"_s));
    }

    void withoutAnAgentTheWaysToGetOneAreNamed()
    {
        const Sentence sentence = errorSentence({Error::Kind::NoAgent, {}, {}});
        QVERIFY(sentence.nextStep.contains(u"lxpolkit"_s));
        QVERIFY(sentence.nextStep.contains(u"polkit-kde-agent"_s));
        QVERIFY(sentence.nextStep.contains(QString(
            u"pkttyagent --process "_s + QString::number(QCoreApplication::applicationPid()))));
        QVERIFY(sentence.nextStep.contains(u"systemctl"_s));
    }

    void anOutcomeNamesTheUnitAndTheReason()
    {
        QCOMPARE(
            outcomeSentence(outcome(Verb::Restart, VerbOutcome(), JobResult::Done), false).text,
            u"Restarted demo.service."_s);
        const Sentence dismissed =
            outcomeSentence(outcome(Verb::Start, Error{Error::Kind::AuthDismissed, {}, {}}), false);
        QCOMPARE(dismissed.text, u"demo.service was not started. You closed the password prompt; "
                                 u"nothing was changed."_s);
        QCOMPARE(dismissed.tone, Tone::Calm);
    }

    void everyJobResultHasItsOwnSentence()
    {
        QSet<QString> texts;
        QSet<QString> words;
        for (const auto &known : enumWords<JobResult>()) {
            const Open<JobResult> result = known.value;
            const Sentence sentence =
                outcomeSentence(outcome(Verb::Start, VerbOutcome(), result), false);
            QVERIFY2(!texts.contains(sentence.text), qPrintable(sentence.text));
            QVERIFY2(!words.contains(jobResultWord(result)), qPrintable(jobResultWord(result)));
            QCOMPARE(sentence.text.startsWith(u"Started"_s), known.value == JobResult::Done);
            texts.insert(sentence.text);
            words.insert(jobResultWord(result));
        }
    }

    void aJobResultFromTheFutureIsShownInItsOwnWord()
    {
        const auto result = Open<JobResult>::fromWord(u"teleported");
        QVERIFY(outcomeSentence(outcome(Verb::Start, VerbOutcome(), result), false)
                    .text.contains(u"teleported"_s));
        QCOMPARE(jobResultWord(result), u"teleported"_s);
    }

    void doneWithAConditionNotMetIsNotCalledStarted()
    {
        const Sentence sentence =
            outcomeSentence(outcome(Verb::Start, VerbOutcome(), JobResult::Done), true);
        QVERIFY(sentence.text.startsWith(u"demo.service was not started."_s));
        QVERIFY(sentence.text.contains(u"condition"_s));
        QVERIFY(sentence.tone != Tone::Good);
    }

    void aJobThatEndedUnseenIsNotCalledFailed()
    {
        const Sentence sentence =
            outcomeSentence(outcome(Verb::Start, VerbOutcome(), Open<JobResult>()), false);
        QCOMPARE(sentence.text, u"How this ended was not seen: Starting demo.service…"_s);
        QVERIFY(sentence.tone != Tone::Bad);
    }

    void enabledButNotStartedSaysBoth()
    {
        ActionOutcome half = outcome(Verb::Enable, Error{Error::Kind::TimedOut, {}, {}});
        half.request.now = true;
        half.fileOutcome = VerbOutcome();
        QVERIFY(outcomeSentence(half, false)
                    .text.startsWith(u"Switched on autostart of demo.service, but demo.service was "
                                     u"not started."_s));
    }

    void symlinksMadeAreNamed()
    {
        VerbOutcome made;
        made.changes = {
            {u"symlink"_s, u"/a/default.target.wants/demo.service"_s, u"/b/demo.service"_s}};
        QCOMPARE(outcomeSentence(outcome(Verb::Enable, made), false).text,
                 u"Switched on autostart of demo.service. Made the symlink "
                 u"/a/default.target.wants/demo.service → /b/demo.service."_s);
    }

    void enablingAUnitWithoutInstallSectionIsNotCalledDone()
    {
        VerbOutcome nothing;
        nothing.carriesInstallInfo = false;
        const Sentence sentence = outcomeSentence(outcome(Verb::Enable, nothing), false);
        QVERIFY(sentence.text.contains(u"[Install]"_s));
        QVERIFY(sentence.tone != Tone::Good);
    }

    void everyVerbHasItsWords()
    {
        QSet<QString> shortcuts;
        for (const VerbInfo &info : verbTable()) {
            const VerbLook look = verbLook(info.verb);
            QVERIFY(!look.text.isEmpty() && !look.tip.isEmpty() && !look.iconName.isEmpty());
            VerbRequest request;
            request.verb = info.verb;
            request.unit = demo;
            for (const QString &text :
                 {doneText(request), doingText(request), notDoneText(request)}) {
                QVERIFY2(text.contains(demo.name), qPrintable(text));
                QVERIFY2(!text.contains(u'%'), qPrintable(text));
            }
            if (look.shortcut.isEmpty())
                continue;
            QVERIFY(!shortcuts.contains(look.shortcut.toString()));
            shortcuts.insert(look.shortcut.toString());
        }
        QCOMPARE(verbLook(Verb::Restart).shortcut, QKeySequence(u"Ctrl+Shift+R"_s));
        QCOMPARE(verbLook(Verb::Kill).text, u"Kill…"_s);
    }

    void everyRefusalHasItsOwnReason()
    {
        const UnitInfo unit = row(ActiveState::Active, u"running"_s);
        QVERIFY(refusalSentence(VerbRefusal::Allowed, unit).isEmpty());
        QSet<QString> texts;
        for (int i = 1; i <= static_cast<int>(VerbRefusal::NoProcesses); ++i) {
            const QString text = refusalSentence(static_cast<VerbRefusal>(i), unit);
            QVERIFY2(!text.isEmpty() && !texts.contains(text), qPrintable(QString::number(i)));
            texts.insert(text);
        }
    }

    void everyDangerIsExplained()
    {
        QVERIFY(dangerSentence(Danger::None, demo).isEmpty());
        for (int i = 1; i <= static_cast<int>(Danger::Manager); ++i)
            QVERIFY(dangerSentence(static_cast<Danger>(i), demo).contains(demo.name));
    }

    void everyCauseHasAClauseASentenceAndANextStep()
    {
        QVERIFY(diagnosisClause({}).isEmpty());
        QVERIFY(diagnosisSentence({}, demo).text.isEmpty());
        QSet<QString> texts;
        for (int i = 1; i <= static_cast<int>(Diagnosis::Cause::Unknown); ++i) {
            Diagnosis diagnosis;
            diagnosis.cause = static_cast<Diagnosis::Cause>(i);
            diagnosis.program = u"/usr/bin/demo"_s;
            diagnosis.exitStatus = 1;
            diagnosis.signal = 9;
            diagnosis.result = u"odd"_s;
            const Sentence sentence = diagnosisSentence(diagnosis, demo);
            QVERIFY(!diagnosisClause(diagnosis).isEmpty());
            QVERIFY(!sentence.nextStep.isEmpty());
            QVERIFY2(!texts.contains(sentence.text), qPrintable(sentence.text));
            QVERIFY2(!sentence.text.contains(u'{'), qPrintable(sentence.text));
            texts.insert(sentence.text);
        }
    }

    void everyExitStatusOfSystemdIsExplained()
    {
        QSet<QString> clauses;
        for (int status = 200; status <= 243; ++status) {
            if (!exitStatusInfo(status))
                continue;
            Diagnosis diagnosis;
            diagnosis.cause = Diagnosis::Cause::ExecStep;
            diagnosis.exitStatus = status;
            const QString clause = diagnosisClause(diagnosis);
            QVERIFY2(clause != u"it could not be set up"_s, qPrintable(QString::number(status)));
            QVERIFY2(!clauses.contains(clause), qPrintable(clause));
            clauses.insert(clause);
            QVERIFY(diagnosisSentence(diagnosis, demo).text.contains(QString::number(status)));
        }
        QVERIFY(clauses.size() >= 40);
    }

    void aMissingProgramIsSaidPlainly()
    {
        Diagnosis diagnosis;
        diagnosis.cause = Diagnosis::Cause::ExecStep;
        diagnosis.exitStatus = 203;
        diagnosis.step = u"ExecStart"_s;
        diagnosis.result = u"exit-code"_s;
        // A brace in a name is not taken for one of ours.
        diagnosis.program = u"/home/ada/{unit}.sh"_s;
        QCOMPARE(diagnosisClause(diagnosis), u"its program could not be run"_s);
        QCOMPARE(diagnosisRaw(diagnosis), u"Result=exit-code · 203/EXEC"_s);
        const Sentence sentence = diagnosisSentence(diagnosis, demo);
        QVERIFY(sentence.text.contains(u"/home/ada/{unit}.sh"_s));
        QVERIFY(sentence.nextStep.contains(u"chmod +x"_s));
    }

    void theHeadlineOfARunningUnitCountsAndTellsItsStart()
    {
        const qint64 now = 1'700'000'000 * second;
        UnitDetails details;
        details.id = demo;
        details.unit = {{u"ActiveEnterTimestamp"_s, quint64(now - 42 * second)},
                        {u"InactiveExitTimestampMonotonic"_s, quint64(5 * second)},
                        {u"ActiveEnterTimestampMonotonic"_s, quint64(8 * second)}};
        QCOMPARE(headline(row(ActiveState::Active, u"running"_s), &details, now).text,
                 QString(u"Running for "_s + longDuration(42 * second) +
                         u". It was ready 3.0 s after start."_s));
    }

    void theHeadlineOfAStartingUnitCountsToItsLimit()
    {
        const qint64 now = 1'700'000'000 * second;
        UnitDetails details;
        details.id = demo;
        details.unit = {{u"InactiveExitTimestamp"_s, quint64(now - 4 * second)}};
        details.type = {{u"TimeoutStartUSec"_s, quint64(10 * second)}};
        const UnitInfo unit = row(ActiveState::Activating, u"start"_s);
        QCOMPARE(headline(unit, &details, now).text, u"Starting… 4 of 10 s"_s);
        // Without a limit there is nothing to count to.
        details.type = {{u"TimeoutStartUSec"_s, unitNotAvailable}};
        QCOMPARE(headline(unit, &details, now).text,
                 QString(u"Starting for "_s + longDuration(4 * second) + u'…'));
    }

    void theHeadlineWithoutDetailsStillSpeaks()
    {
        for (const auto &state : enumWords<ActiveState>())
            QVERIFY(!headline(row(state.value, u"x"_s), nullptr, 0).text.isEmpty());
        QVERIFY(!headline(UnitInfo(), nullptr, 0).text.isEmpty());
    }

    void theConnectionIsToldByManager()
    {
        ManagerInfo info;
        info.systemState = u"running"_s;
        Connection connection;
        connection.state = ConnectionState::Ready;
        QCOMPARE(connectionSentence(Scope::User, connection, info).text, u"User manager running"_s);
        connection.state = ConnectionState::NeverPresent;
        QCOMPARE(connectionSentence(Scope::System, connection, {}).text,
                 u"System manager: not connected"_s);
    }

    void processesAreATreeByControlGroup()
    {
        UnitDetails details;
        details.type = {{u"MainPID"_s, 20u}, {u"ControlGroup"_s, u"/a/demo.service"_s}};
        details.processes = {{u"/a/demo.service"_s, 30, u"worker"_s},
                             {u"/a/demo.service"_s, 20, u"/usr/bin/demo --x"_s},
                             {u"/a/demo.service/inner"_s, 40, u"a\nb"_s}};
        QCOMPARE(processTree(details),
                 u"20 /usr/bin/demo --x\n ├ 30 worker\n └ inner/\n   └ 40 a b"_s);
        QVERIFY(processTree(UnitDetails()).isEmpty());
    }

    void aCrowdOfProcessesIsCounted()
    {
        UnitDetails details;
        for (quint32 pid = 1; pid <= 500; ++pid)
            details.processes.append({{}, pid, u"x"_s});
        const QStringList lines = processTree(details, 10).split(u'\n');
        QCOMPARE(lines.size(), 11);
        QVERIFY(lines.last().contains(u"490"_s));
    }

    void factsAreEscapedAndUnknownOnesLeftOut()
    {
        UnitDetails details;
        details.id = demo;
        details.unit = {{u"FragmentPath"_s, u"/srv/<b>&.service"_s}};
        details.type = {{u"MemoryCurrent"_s, unitNotAvailable},
                        {u"Restart"_s, u"on-failure"_s},
                        {u"RestartUSec"_s, quint64(second)}};
        const auto facts = unitFacts(row(ActiveState::Active, u"running"_s), details, {}, 0);
        const auto has = [&facts](FactId id) {
            return std::ranges::find(facts, id, &UnitFact::id) != facts.end();
        };
        QVERIFY(has(FactId::UnitFile));
        QVERIFY(facts.first().html.contains(u"/srv/&lt;b&gt;&amp;.service"_s));
        QVERIFY(!has(FactId::Memory));
        QVERIFY(!has(FactId::MainProcess));
        const auto restart = std::ranges::find(facts, FactId::IfItFails, &UnitFact::id);
        QVERIFY(restart != facts.end());
        QVERIFY(restart->html.startsWith(u"Starts again after 1 s"_s));
    }
};

QTEST_MAIN(SentencesTest)
#include "sentences_test.moc"
