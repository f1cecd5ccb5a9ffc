// SPDX-License-Identifier: GPL-3.0-or-later
// What is put into the forms of services comes out as files and requests.
#include "app/unitfiles/unit_file_store.h"
#include "tests/support/patient_test.h"
#include "ui/views/instance_dialog.h"
#include "ui/views/new_service_form.h"
#include "ui/views/promotion_form.h"
#include "ui/views/schedule_edit.h"
#include "ui/views/settings_dialog.h"
#include "ui/views/unit_names_edit.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const UnitId hello{Scope::User, u"hello.service"_s};

QString ownDropIn()
{
    return *unitFilePath({hello, u"settings"_s, false}, userUnitFilePlaces());
}

/// Makes the drop-in hold @p content, or none.
void put(const QByteArray &content)
{
    QDir().mkpath(QFileInfo(ownDropIn()).path());
    QFile file(ownDropIn());
    if (content.isEmpty())
        file.remove();
    else
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

ServiceLook lookWith(const QByteArray &dropIn)
{
    put(dropIn);
    ServiceLook look;
    look.unit = hello;
    look.home = u"/home/ada"_s;
    look.files << ConfigurationFile{
        u"/usr/lib/systemd/user/hello.service"_s,
        UnitDocument("[Service]\nExecStart=/bin/true\nRestartSec=7\n[Unit]\nAfter=a.service\n")};
    if (!dropIn.isEmpty())
        look.files << ConfigurationFile{ownDropIn(), UnitDocument(dropIn)};
    return look;
}

QLineEdit *line(QWidget *form, const QString &name)
{
    return form->findChild<QLineEdit *>(name);
}

/// What the dialog saves.
SavedFile saved(SettingsDialog *dialog)
{
    SavedFile result;
    bool isSaved = false;
    QObject::connect(dialog, &SettingsDialog::saved, dialog,
                     [&](const UnitFileTarget &target, const SavedFile &file) {
                         QCOMPARE(target, (UnitFileTarget{hello, u"settings"_s, false}));
                         result = file;
                         isSaved = true;
                     });
    dialog->findChild<QPushButton *>(u"saveSettings"_s)->click();
    [&] { QTRY_VERIFY(isSaved); }();
    return result;
}

} // namespace

class FormsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void restartIsTwoClicks();
    void settingsBecomeOneDropIn();
    void settingsThatAreThereAreShown();
    void whatNobodyTouchedStaysAsItIsWritten();
    void nothingSaidIsNoFile();
    void aServiceIsDescribed();
    void aNameThatWasTypedStays();
    void wordsBecomeExpressions();
    void anInstanceIsEscaped();
    void namesOfUnitsAreCompletedOneByOne();
    void aPromotionNamesWhatIsInTheWay();

private:
    QTemporaryDir folder_;
};

void FormsTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", folder_.path().toLocal8Bit());
}

void FormsTest::restartIsTwoClicks()
{
    QPointer<SettingsDialog> dialog = new SettingsDialog(lookWith({}), {}, nullptr, nullptr);
    dialog->propose(u"Restart"_s, u"on-failure"_s);
    QCOMPARE(saved(dialog).after, FileContent("[Service]\nRestart=on-failure\n"));
    QTRY_VERIFY(!dialog);
}

void FormsTest::settingsBecomeOneDropIn()
{
    auto *dialog = new SettingsDialog(lookWith({}), {}, nullptr, nullptr);
    QCOMPARE(line(dialog, u"RestartSec"_s)->placeholderText(), u"7"_s);
    QCOMPARE(line(dialog, u"After"_s)->placeholderText(), u"a.service"_s);
    QVERIFY(!line(dialog, u"User"_s)); // a user's manager has one user
    line(dialog, u"RestartSec"_s)->setText(u"2s"_s);
    dialog->findChild<QPlainTextEdit *>(u"Environment"_s)->setPlainText(u"A=1\n\nB=two words\n"_s);
    line(dialog, u"After"_s)->setText(u"b.service c.service"_s);
    const SavedFile result = saved(dialog);
    QCOMPARE(result.after,
             FileContent("[Service]\nRestartSec=2s\nEnvironment=A=1\nEnvironment=\"B=two words\"\n"
                         "\n[Unit]\nAfter=b.service c.service\n"));
    QCOMPARE(result.before, FileContent());
}

void FormsTest::settingsThatAreThereAreShown()
{
    const QByteArray before = "# mine\n[Service]\nRestart=always\nEnvironment=\"B=two words\"\n"
                              "Nice=5\n";
    auto *dialog = new SettingsDialog(lookWith(before), {}, nullptr, nullptr);
    QCOMPARE(dialog->findChild<QComboBox *>(u"Restart"_s)->currentData().toString(), u"always"_s);
    QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"Environment"_s)->toPlainText(),
             u"B=two words"_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"saveSettings"_s)->isEnabled());
    line(dialog, u"MemoryMax"_s)->setText(u"1G"_s);
    const SavedFile result = saved(dialog);
    QCOMPARE(result.before, FileContent(before));
    QCOMPARE(result.after, FileContent(before + "MemoryMax=1G\n"));
}

void FormsTest::whatNobodyTouchedStaysAsItIsWritten()
{
    const QByteArray before = "[Service]\nEnvironment=A=1 B=2\n[Unit]\nAfter=\nAfter=x.service\n"
                              "After=y.service\n";
    auto *dialog = new SettingsDialog(lookWith(before), {}, nullptr, nullptr);
    QVERIFY(!dialog->findChild<QPushButton *>(u"saveSettings"_s)->isEnabled());
    line(dialog, u"RestartSec"_s)->setText(u"3"_s);
    QCOMPARE(saved(dialog).after,
             FileContent(QByteArray(before).replace("B=2\n", "B=2\nRestartSec=3\n")));
}

void FormsTest::nothingSaidIsNoFile()
{
    auto *dialog =
        new SettingsDialog(lookWith("[Service]\nRestart=always\n"), {}, nullptr, nullptr);
    dialog->findChild<QComboBox *>(u"Restart"_s)->setCurrentIndex(0);
    QCOMPARE(saved(dialog).after, FileContent());
}

void FormsTest::aServiceIsDescribed()
{
    QFile script(folder_.filePath(u"my script.py"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.close();
    NewServiceForm form(Scope::User, [](Scope) { return QSet<QString>{u"taken.service"_s}; });
    QVERIFY(!form.problem().isEmpty());
    form.setProgram(script.fileName());
    QTRY_COMPARE(form.problem(), QString());
    QCOMPARE(form.spec().name, u"my-script"_s);
    QCOMPARE(form.spec().program.interpreter, u"/usr/bin/python3"_s);
    QVERIFY(form.note().contains(u"PYTHONUNBUFFERED=1"_s));
    line(&form, u"serviceName"_s)->setText(u"taken"_s);
    QVERIFY(form.problem().contains(u"taken.service"_s));
    line(&form, u"serviceName"_s)->setText(u"a/b"_s);
    QVERIFY(form.problem().contains(u"a/b"_s));
    line(&form, u"serviceName"_s)->setText(u"free.service"_s);
    QCOMPARE(form.problem(), QString());
    QCOMPARE(form.spec().name, u"free"_s);
    form.findChild<QComboBox *>(u"when"_s)->setCurrentIndex(3);
    QVERIFY(!form.problem().isEmpty()); // on what does it listen?
    line(&form, u"listen"_s)->setText(u"8080"_s);
    QCOMPARE(form.problem(), QString());
    QCOMPARE(startedUnit(form.spec()).name, u"free.socket"_s);
    form.setProgram(folder_.filePath(u"missing"_s));
    QTRY_VERIFY(form.problem().contains(u"missing"_s));
}

void FormsTest::aNameThatWasTypedStays()
{
    NewServiceForm form(Scope::User, [](Scope) { return QSet<QString>(); });
    form.setProgram(u"/usr/bin/one"_s);
    QCOMPARE(form.spec().name, u"one"_s);
    form.setProgram(u"/usr/bin/two"_s);
    QCOMPARE(form.spec().name, u"two"_s);
    QCOMPARE(form.spec().description, u"two"_s);
    line(&form, u"serviceName"_s)->setText(u"mine"_s);
    form.setProgram(u"/usr/bin/three"_s);
    QCOMPARE(form.spec().name, u"mine"_s);
}

void FormsTest::wordsBecomeExpressions()
{
    ScheduleEdit edit;
    auto *kind = edit.findChild<QComboBox *>(u"scheduleKind"_s);
    const QStringList expected{u"*:0/15"_s, u"hourly"_s, u"*-*-* 06:00"_s,
                               u"Mon..Fri *-*-* 06:00"_s, u"Mon *-*-* 06:00"_s};
    for (int i = 0; i < expected.size(); ++i) {
        kind->setCurrentIndex(i);
        QCOMPARE(edit.expression(), expected.at(i));
    }
    kind->setCurrentIndex(5);
    edit.findChild<QSpinBox *>()->setValue(9);
    QCOMPARE(edit.expression(), u"*-*-09 06:00"_s);
    line(&edit, u"calendarExpression"_s)->setText(u"Sat 10:00"_s);
    QCOMPARE(edit.expression(), u"Sat 10:00"_s);
    QCOMPARE(kind->currentIndex(), 6);
}

void FormsTest::anInstanceIsEscaped()
{
    InstanceDialog dialog({Scope::User, u"x@.service"_s}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    line(&dialog, u"argument"_s)->setText(u"a b/c"_s);
    QCOMPARE(dialog.instance().name, u"x@a\\x20b-c.service"_s);
    QCOMPARE(dialog.requests().first().verb, Verb::Start);
    line(&dialog, u"argument"_s)->setText(u"/srv/a-b"_s);
    QCOMPARE(dialog.instance().name, u"x@srv-a\\x2db.service"_s);
    dialog.findChild<QCheckBox *>(u"autostart"_s)->setChecked(true);
    QCOMPARE(dialog.requests().first().verb, Verb::Enable);
    QVERIFY(dialog.requests().first().now);
}

void FormsTest::namesOfUnitsAreCompletedOneByOne()
{
    UnitNamesEdit edit({u"alpha.service"_s, u"beta.service"_s});
    edit.show();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    QTest::keyClicks(&edit, u"x.target bet"_s);
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(edit.text(), u"x.target beta.service"_s);
}

void FormsTest::aPromotionNamesWhatIsInTheWay()
{
    ServiceLook look = lookWith({});
    look.files.first().document.set(u"Service"_s, u"ExecStart"_s, {u"/usr/bin/x %h/data"_s});
    PromotionForm form(look, [] { return QSet<QString>{u"taken.service"_s}; });
    QTRY_COMPARE(form.problem(), QString());
    QVERIFY(form.note().contains(u"ExecStart=/usr/bin/x /home/ada/data"_s));
    line(&form, u"serviceName"_s)->setText(u"taken"_s);
    QTRY_VERIFY(form.problem().contains(u"taken.service"_s));
    line(&form, u"serviceName"_s)->setText(u"free"_s);
    line(&form, u"userName"_s)->setText(u"root"_s);
    QTRY_VERIFY(form.problem().contains(u"root"_s));
    line(&form, u"userName"_s)->setText(u"Not Good"_s);
    QTRY_VERIFY(form.problem().contains(u"Not Good"_s));
}

QTEST_MAIN(FormsTest)
#include "forms_test.moc"
