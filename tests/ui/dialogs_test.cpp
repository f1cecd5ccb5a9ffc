// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs: what a person chooses is what is asked for.
#include "app/units/job_tracker.h"
#include "tests/support/patient_test.h"
#include "ui/views/clean_dialog.h"
#include "ui/views/command_line.h"
#include "ui/views/guard_dialog.h"
#include "ui/views/jobs_popup.h"
#include "ui/views/kill_dialog.h"
#include "ui/views/shortcuts_dialog.h"
#include "ui/views/signal_texts.h"
#include "ui/views/welcome.h"

#include "app/values/unix_signal.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTreeWidget>

#include <csignal>

using namespace unitdeck;

namespace {

const UnitId demo{Scope::User, u"unitdeck-demo.service"_s};
const UnitId other{Scope::User, u"other.service"_s};

UnitDetails runningDemo()
{
    UnitDetails details;
    details.id = demo;
    details.type = {{u"MainPID"_s, 4711U}, {u"ControlPID"_s, 0U}};
    details.processes = {{u"/"_s, 4711, u"unitdeck-demo --interval 5"_s},
                         {u"/"_s, 4715, u"worker"_s}};
    return details;
}

template <typename T>
T *named(const QWidget *parent, const QString &name)
{
    T *child = parent->findChild<T *>(name);
    if (!child)
        qFatal("no such child: %s", qPrintable(name));
    return child;
}

void choose(QComboBox *box, KillWhom whom)
{
    box->setCurrentIndex(box->findData(static_cast<int>(whom)));
}

} // namespace

class TestDialogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySignalIsExplained();
    void killBeginsWithTermForAllProcesses();
    void killAsksForWhatWasChosen();
    void killSearchChoosesWhatIsSeen();
    void killSearchWithoutHitSendsNothing();
    void killNamesWhoGetsIt();
    void killOfManyAsksForEach();
    void killCommandIsCopied();
    void cleanChoosesOnlyWhatIsMadeAnew();
    void cleanAsksForWhatIsChecked();
    void cleanRefusesWhatTheManagerDoesNotKnow();
    void guardBeginsWithCancel();
    void guardTellsWhatGoesDown();
    void jobsAreListedAndCancelled();
    void stageOfJobsIsAskedForOnlyWhileSeen();
    void shortcutsAreGroupedAndSearched();
    void welcomeOffersAndRemovesTheDemo();
};

void TestDialogs::everySignalIsExplained()
{
    for (const UnixSignal &row : unixSignals())
        QVERIFY2(!signalMeaning(row.number).isEmpty(), row.name.data());
}

void TestDialogs::killBeginsWithTermForAllProcesses()
{
    const KillDialog dialog({demo}, runningDemo());
    QVERIFY(dialog.windowTitle().startsWith(u"Kill"));
    VerbRequest expected;
    expected.verb = Verb::Kill;
    expected.unit = demo;
    expected.signal = SIGTERM;
    expected.whom = KillWhom::All;
    QCOMPARE(dialog.requests(), QList<VerbRequest>{expected});
    const auto *list = named<QListWidget>(&dialog, u"signals"_s);
    QCOMPARE(list->accessibleName(), u"Signals"_s);
    QVERIFY(list->item(1)->text().startsWith(u"SIGKILL"));
    QCOMPARE(named<QPushButton>(&dialog, u"send"_s)->text(), u"Send SIGTERM"_s);
}

void TestDialogs::killAsksForWhatWasChosen()
{
    KillDialog dialog({demo}, runningDemo());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    named<QListWidget>(&dialog, u"signals"_s)->setCurrentRow(1);
    choose(named<QComboBox>(&dialog, u"processes"_s), KillWhom::Main);
    auto *send = named<QPushButton>(&dialog, u"send"_s);
    QCOMPARE(send->text(), u"Send SIGKILL"_s);
    send->click();
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(dialog.requests().first().signal, SIGKILL);
    QCOMPARE(dialog.requests().first().whom, KillWhom::Main);
}

void TestDialogs::killSearchChoosesWhatIsSeen()
{
    const KillDialog dialog({demo}, {});
    auto *search = named<QLineEdit>(&dialog, u"searchSignals"_s);
    search->setText(u"hup"_s);
    QCOMPARE(dialog.requests().first().signal, SIGHUP);
    search->setText(u"9"_s);
    QCOMPARE(dialog.requests().first().signal, SIGKILL);
}

void TestDialogs::killSearchWithoutHitSendsNothing()
{
    const KillDialog dialog({demo}, {});
    named<QLineEdit>(&dialog, u"searchSignals"_s)->setText(u"no such thing"_s);
    QVERIFY(!named<QPushButton>(&dialog, u"send"_s)->isEnabled());
    QVERIFY(dialog.findChild<CommandLine *>()->command().isEmpty());
}

void TestDialogs::killNamesWhoGetsIt()
{
    const KillDialog dialog({demo}, runningDemo());
    auto *whom = named<QComboBox>(&dialog, u"processes"_s);
    QCOMPARE(whom->accessibleName(), u"Processes"_s);
    const auto *receivers = named<QLabel>(&dialog, u"receivers"_s);
    QVERIFY(receivers->text().contains(u"4711") && receivers->text().contains(u"4715"));
    choose(whom, KillWhom::Main);
    QVERIFY(receivers->text().contains(u"4711") && !receivers->text().contains(u"4715"));
    // There is no control process: that cannot be chosen, and the reason is there.
    const auto *control = qobject_cast<QStandardItemModel *>(whom->model())
                              ->item(whom->findData(static_cast<int>(KillWhom::Control)));
    QVERIFY(!control->isEnabled());
    QVERIFY(!control->toolTip().isEmpty());
}

void TestDialogs::killOfManyAsksForEach()
{
    const KillDialog dialog({demo, other}, runningDemo());
    const auto requests = dialog.requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].unit, demo);
    QCOMPARE(requests[1].unit, other);
    QVERIFY(named<QLabel>(&dialog, u"receivers"_s)->isHidden());
}

void TestDialogs::killCommandIsCopied()
{
    const KillDialog dialog({demo}, {});
    named<QPushButton>(&dialog, u"copyCommand"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"systemctl --user kill --kill-whom=all --signal=SIGTERM unitdeck-demo.service"_s);
}

void TestDialogs::cleanChoosesOnlyWhatIsMadeAnew()
{
    const CleanDialog dialog({demo}, {}, 255);
    QCOMPARE(dialog.requests().first().clean, (QStringList{u"cache"_s, u"runtime"_s}));
}

void TestDialogs::cleanAsksForWhatIsChecked()
{
    UnitDetails details = runningDemo();
    details.unit[u"CanClean"_s] = QStringList{u"cache"_s, u"state"_s};
    const CleanDialog dialog({demo}, details, 252);
    QVERIFY(!named<QCheckBox>(&dialog, u"logs"_s)->isEnabled());
    QVERIFY(!named<QCheckBox>(&dialog, u"runtime"_s)->isChecked());
    named<QCheckBox>(&dialog, u"state"_s)->setChecked(true);
    VerbRequest expected;
    expected.verb = Verb::Clean;
    expected.unit = demo;
    expected.clean = {u"cache"_s, u"state"_s};
    QCOMPARE(dialog.requests(), QList<VerbRequest>{expected});
    named<QCheckBox>(&dialog, u"state"_s)->setChecked(false);
    named<QCheckBox>(&dialog, u"cache"_s)->setChecked(false);
    QVERIFY(!named<QPushButton>(&dialog, u"clean"_s)->isEnabled());
}

void TestDialogs::cleanRefusesWhatTheManagerDoesNotKnow()
{
    const CleanDialog old({demo}, {}, 252);
    QVERIFY(!named<QCheckBox>(&old, u"fdstore"_s)->isEnabled());
    const CleanDialog recent({demo}, {}, 257);
    QVERIFY(named<QCheckBox>(&recent, u"fdstore"_s)->isEnabled());
}

void TestDialogs::guardBeginsWithCancel()
{
    VerbRequest stop;
    stop.verb = Verb::Stop;
    stop.unit = {Scope::System, u"dbus.service"_s};
    GuardDialog dialog({stop}, {u"The bus would be gone."_s});
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    auto *anyway = named<QPushButton>(&dialog, u"anyway"_s);
    QCOMPARE(anyway->text(), u"Stop anyway"_s);
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(rejected.count(), 1);
    dialog.open();
    anyway->click();
    QCOMPARE(accepted.count(), 1);
}

void TestDialogs::guardTellsWhatGoesDown()
{
    VerbRequest stop;
    stop.verb = Verb::Stop;
    stop.unit = demo;
    GuardDialog dialog({stop}, {u"It hurts."_s});
    const auto *list = named<QListWidget>(&dialog, u"goesDownWithIt"_s);
    QVERIFY(list->isHidden());
    dialog.setGoesDownWith(QStringList{u"a.service"_s, u"b.service"_s});
    QVERIFY(!list->isHidden());
    QCOMPARE(list->count(), 2);
    dialog.setGoesDownWith(Error{Error::Kind::TimedOut, {}, {}});
    QVERIFY(list->isHidden());
}

void TestDialogs::jobsAreListedAndCancelled()
{
    JobTracker tracker;
    JobsPopup popup;
    popup.setJobs(&tracker, {});
    popup.show();
    QCOMPARE(popup.findChildren<QPushButton *>().size(), 0);
    tracker.applyListed({{7, u"a.service"_s, u"start"_s, JobState::Running},
                         {8, u"b.service"_s, u"stop"_s, JobState::Waiting}});
    QTRY_COMPARE(popup.findChildren<QPushButton *>().size(), 2);
    QSignalSpy cancelled(&popup, &JobsPopup::cancelRequested);
    auto *cancel = named<QPushButton>(&popup, u"cancelJob8"_s);
    cancel->click();
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(cancelled.first().first().toUInt(), 8U);
    QVERIFY(!cancel->isEnabled());
    tracker.applyListed({});
    QTRY_COMPARE(popup.findChildren<QPushButton *>().size(), 0);
}

void TestDialogs::stageOfJobsIsAskedForOnlyWhileSeen()
{
    JobTracker tracker;
    JobsPopup popup;
    int asked = 0;
    popup.setJobs(&tracker, [&asked] { ++asked; });
    tracker.applyListed({{7, u"a.service"_s, u"start"_s, JobState::Running}});
    const auto *timer = popup.findChild<QTimer *>(u"relist"_s);
    QVERIFY(timer);
    QVERIFY(!timer->isActive());
    QCOMPARE(asked, 0);
    popup.show();
    QCOMPARE(asked, 1);
    QVERIFY(timer->isActive());
    tracker.applyListed({});
    QTRY_VERIFY(!timer->isActive());
    tracker.applyListed({{9, u"a.service"_s, u"start"_s, JobState::Running}});
    QTRY_VERIFY(timer->isActive());
    popup.hide();
    QVERIFY(!timer->isActive());
}

void TestDialogs::shortcutsAreGroupedAndSearched()
{
    QAction start(u"&Start"_s);
    start.setShortcut(QKeySequence(u"Ctrl+Shift+S"_s));
    QAction find(u"&Find"_s);
    find.setShortcut(QKeySequence(u"Ctrl+F"_s));
    QAction without(u"No key"_s);
    ShortcutsDialog dialog(
        {{u"Units"_s, {&start, &without}}, {u"Window"_s, {&find}}, {u"Empty"_s, {&without}}});
    const auto *tree = named<QTreeWidget>(&dialog, u"shortcuts"_s);
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(tree->topLevelItem(0)->childCount(), 1);
    QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), u"Start"_s);
    named<QLineEdit>(&dialog, u"searchShortcuts"_s)->setText(u"ctrl+f"_s);
    QVERIFY(tree->topLevelItem(0)->isHidden());
    QVERIFY(!tree->topLevelItem(1)->isHidden());
}

void TestDialogs::welcomeOffersAndRemovesTheDemo()
{
    Welcome welcome;
    QSignalSpy tried(&welcome, &Welcome::tryDemoRequested);
    QSignalSpy removed(&welcome, &Welcome::removeDemoRequested);
    QSignalSpy dismissed(&welcome, &Welcome::dismissed);
    auto *tryIt = named<QPushButton>(&welcome, u"tryDemo"_s);
    auto *remove = named<QPushButton>(&welcome, u"removeDemo"_s);
    auto *close = named<QPushButton>(&welcome, u"closeWelcome"_s);
    QVERIFY(remove->isHidden());
    tryIt->click();
    QCOMPARE(tried.count(), 1);
    welcome.setDemo(Welcome::Demo::Working);
    QVERIFY(!tryIt->isEnabled());
    welcome.setDemo(Welcome::Demo::Here);
    QVERIFY(tryIt->isHidden());
    QVERIFY(!remove->isHidden());
    remove->click();
    QCOMPARE(removed.count(), 1);
    close->click();
    QCOMPARE(dismissed.count(), 1);
    welcome.setRemovable(false);
    QVERIFY(remove->isHidden());
}

QTEST_MAIN(TestDialogs)
#include "dialogs_test.moc"
