// SPDX-License-Identifier: GPL-3.0-or-later
// The preferences: each choice is told at once, and what cannot be chosen says why.
#include "tests/support/patient_test.h"
#include "ui/views/preferences_dialog.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const UnitId demo{Scope::User, u"unitdeck-demo.service"_s};
const UnitId dbus{Scope::System, u"dbus.service"_s};

/// The dialog on the screen, and what it told.
struct Scene
{
    explicit Scene(const PreferencesDialog::Shown &shown = {}, bool hasTray = true)
        : dialog(shown)
    {
        dialog.setTray(hasTray);
        dialog.show();
    }

    template <typename T>
    T *child(const QString &name)
    {
        T *found = dialog.findChild<T *>(name);
        if (!found)
            qFatal("no such child: %s", qPrintable(name));
        return found;
    }
    QCheckBox *box(const QString &name) { return child<QCheckBox>(name); }
    DesktopSettings told() { return told_.takeFirst().at(0).value<DesktopSettings>(); }
    /// The notes that show.
    QString notes() const
    {
        QStringList texts;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    PreferencesDialog dialog;
    QSignalSpy told_{&dialog, &PreferencesDialog::desktopChanged};
    QSignalSpy looks{&dialog, &PreferencesDialog::appearanceChanged};
    QSignalSpy starts{&dialog, &PreferencesDialog::startAtLoginChanged};
};

QString nameOf(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

} // namespace

class PreferencesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<DesktopSettings>(); }
    void everySwitchIsToldAtOnce_data();
    void everySwitchIsToldAtOnce();
    void whatWasChosenBeforeShows();
    void languageFromTheNextStartOn();
    void appearance();
    void startAtLogin();
    void startAtLoginThatFailed();
    void anEntryEditedByHandIsNamed();
    void withoutTray();
    void withoutNotifications();
    void mutedUnits();
    void choicesAreKeptTogether();
    void whatIsChosenElsewhereIsNotLost();
    void everythingHasANameAndIsReachedByTab();
    void notesFollowTheLook();
    void escapeCloses();
};

void PreferencesTest::everySwitchIsToldAtOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<DesktopSettings>("wanted");
    const auto row = [](const char *name, auto change) {
        DesktopSettings wanted;
        change(wanted);
        QTest::newRow(name) << QString::fromLatin1(name) << wanted;
    };
    row("showIcon", [](DesktopSettings &s) { s.showTrayIcon = !s.showTrayIcon; });
    row("keepInTray", [](DesktopSettings &s) { s.closeToTray = !s.closeToTray; });
    row("notify", [](DesktopSettings &s) { s.notify = !s.notify; });
    row("notifyFavourites", [](DesktopSettings &s) { s.rules.favourites = !s.rules.favourites; });
    row("notifyUserServices",
        [](DesktopSettings &s) { s.rules.userServices = !s.rules.userServices; });
    row("notifySystemServices",
        [](DesktopSettings &s) { s.rules.systemServices = !s.rules.systemServices; });
}

void PreferencesTest::everySwitchIsToldAtOnce()
{
    QFETCH(const QString, name);
    QFETCH(const DesktopSettings, wanted);
    Scene scene;
    scene.box(name)->click();
    QCOMPARE(scene.told_.size(), 1);
    QVERIFY(scene.told() == wanted);
    scene.box(name)->click();
    QCOMPARE(scene.told_.size(), 1);
    QVERIFY(scene.told() == DesktopSettings());
    QCOMPARE(scene.starts.size() + scene.looks.size(), 0);
}

void PreferencesTest::whatWasChosenBeforeShows()
{
    PreferencesDialog::Shown shown;
    shown.desktop.showTrayIcon = false;
    shown.desktop.closeToTray = false;
    shown.desktop.notify = false;
    shown.desktop.rules = {false, false, true, {}};
    shown.desktop.language = u"zh_CN"_s;
    shown.appearance = Appearance::Dark;
    shown.startsAtLogin = true;
    Scene scene(shown);
    for (const auto *name :
         {"showIcon", "keepInTray", "notify", "notifyFavourites", "notifyUserServices"})
        QVERIFY2(!scene.box(QString::fromLatin1(name))->isChecked(), name);
    for (const auto *name : {"notifySystemServices", "startAtLogin"})
        QVERIFY2(scene.box(QString::fromLatin1(name))->isChecked(), name);
    QCOMPARE(scene.child<QComboBox>(u"language"_s)->currentText(), u"简体中文"_s);
    QCOMPARE(scene.child<QComboBox>(u"appearance"_s)->currentText(),
             appearanceName(Appearance::Dark));
    QCOMPARE(scene.told_.size() + scene.starts.size() + scene.looks.size(), 0);

    // A language that a newer version may have had.
    shown.desktop.language = u"tlh"_s;
    Scene other(shown);
    QCOMPARE(other.child<QComboBox>(u"language"_s)->currentIndex(), 0);
}

void PreferencesTest::languageFromTheNextStartOn()
{
    Scene scene;
    const QString before = scene.notes();
    auto *language = scene.child<QComboBox>(u"language"_s);
    language->setCurrentIndex(language->findText(u"简体中文"_s));
    QCOMPARE(scene.told().language, u"zh_CN"_s);
    QVERIFY(!before.contains(u"next start"_s));
    QVERIFY(scene.notes().contains(u"next start"_s));
    language->setCurrentIndex(language->findText(u"English"_s));
    QCOMPARE(scene.told().language, u"en"_s);
    language->setCurrentIndex(0);
    QCOMPARE(scene.told().language, QString());
}

void PreferencesTest::appearance()
{
    Scene scene;
    auto *box = scene.child<QComboBox>(u"appearance"_s);
    QCOMPARE(box->count(), static_cast<int>(appearances().size()));
    box->setCurrentIndex(box->findText(appearanceName(Appearance::Dark)));
    QCOMPARE(scene.looks.size(), 1);
    QCOMPARE(scene.looks.at(0).at(0).value<Appearance>(), Appearance::Dark);
    QCOMPARE(scene.told_.size(), 0);
}

void PreferencesTest::startAtLogin()
{
    Scene scene;
    QCheckBox *box = scene.box(u"startAtLogin"_s);
    box->click();
    QCOMPARE(scene.starts.size(), 1);
    QCOMPARE(scene.starts.at(0).at(0).toBool(), true);
    scene.dialog.setStartsAtLogin(true);
    QVERIFY(box->isChecked());
    box->click();
    QCOMPARE(scene.starts.at(1).at(0).toBool(), false);
    QCOMPARE(scene.told_.size(), 0);
}

void PreferencesTest::startAtLoginThatFailed()
{
    Scene scene;
    QCheckBox *box = scene.box(u"startAtLogin"_s);
    QObject::connect(&scene.dialog, &PreferencesDialog::startAtLoginChanged, &scene.dialog,
                     [&scene](bool starts) {
                         scene.dialog.setStartsAtLogin(false, starts ? u"The folder is read-only."_s
                                                                     : QString());
                     });
    box->click();
    QVERIFY(!box->isChecked());
    QCOMPARE(scene.starts.size(), 1); // putting it back is no choice
    QVERIFY(scene.notes().contains(u"The folder is read-only."_s));
    // What is no longer so is no longer said.
    scene.dialog.setStartsAtLogin(true);
    QVERIFY(!scene.notes().contains(u"The folder is read-only."_s));
}

void PreferencesTest::anEntryEditedByHandIsNamed()
{
    PreferencesDialog::Shown shown;
    shown.entryPath = u"/home/me/.config/autostart/org.unitdeck.Unitdeck.desktop"_s;
    QVERIFY(!Scene(shown).notes().contains(shown.entryPath));
    shown.isEntryEdited = true;
    Scene scene(shown);
    QVERIFY(scene.notes().contains(shown.entryPath));
    // An error comes and goes; the entry is still the one edited by hand.
    scene.dialog.setStartsAtLogin(false, u"The folder is read-only."_s);
    QVERIFY(!scene.notes().contains(shown.entryPath));
    scene.dialog.setStartsAtLogin(true);
    QVERIFY(scene.notes().contains(shown.entryPath));
}

void PreferencesTest::withoutTray()
{
    Scene scene({}, false);
    QCheckBox *keep = scene.box(u"keepInTray"_s);
    QVERIFY(!keep->isEnabled());
    QVERIFY(scene.notes().contains(u"no tray"_s));
    // A panel comes.
    scene.dialog.setTray(true);
    QVERIFY(keep->isEnabled());
    QVERIFY(!scene.notes().contains(u"no tray"_s));
    // Without an icon one does not miss the tray.
    scene.dialog.setTray(false);
    scene.box(u"showIcon"_s)->click();
    QVERIFY(!keep->isEnabled());
    QVERIFY(!scene.notes().contains(u"no tray"_s));
    QVERIFY(keep->isChecked()); // what was chosen is kept
    QVERIFY(scene.told().closeToTray);
}

void PreferencesTest::withoutNotifications()
{
    Scene scene;
    scene.box(u"notify"_s)->click();
    for (const auto *name : {"notifyFavourites", "notifyUserServices", "notifySystemServices"})
        QVERIFY2(!scene.box(QString::fromLatin1(name))->isEnabled(), name);
    QVERIFY(scene.told().rules == FailureRules());
    scene.box(u"notify"_s)->click();
    QVERIFY(scene.box(u"notifyFavourites"_s)->isEnabled());
}

void PreferencesTest::mutedUnits()
{
    PreferencesDialog::Shown shown;
    shown.desktop.rules.muted = {demo, dbus};
    Scene scene(shown);
    auto *list = scene.child<QListWidget>(u"mutedUnits"_s);
    auto *again = scene.child<QPushButton>(u"unmute"_s);
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->text(), u"dbus.service (system)"_s);
    QCOMPARE(list->item(1)->text(), u"unitdeck-demo.service (user)"_s);
    QVERIFY(!again->isEnabled());
    list->item(0)->setSelected(true);
    QVERIFY(again->isEnabled());
    again->click();
    QCOMPARE(scene.told_.size(), 1);
    QCOMPARE(scene.told().rules.muted, QSet<UnitId>{demo});
    QCOMPARE(list->count(), 1);
    QVERIFY(!again->isEnabled());
    list->selectAll();
    again->click();
    QCOMPARE(scene.told().rules.muted, QSet<UnitId>());
    // Then it says how one is muted, and that cannot be chosen.
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains(u"context menu"_s));
    list->selectAll();
    QVERIFY(!again->isEnabled());
}

void PreferencesTest::choicesAreKeptTogether()
{
    PreferencesDialog::Shown shown;
    shown.desktop.rules.muted = {demo};
    shown.desktop.language = u"en"_s;
    Scene scene(shown);
    scene.box(u"notifyUserServices"_s)->click();
    scene.box(u"keepInTray"_s)->click();
    DesktopSettings wanted = shown.desktop;
    wanted.rules.userServices = !wanted.rules.userServices;
    QVERIFY(scene.told() == wanted);
    wanted.closeToTray = !wanted.closeToTray;
    QVERIFY(scene.told() == wanted);
}

void PreferencesTest::whatIsChosenElsewhereIsNotLost()
{
    Scene scene;
    DesktopSettings chosen;
    chosen.rules.muted = {demo};
    chosen.closeToTray = false;
    chosen.notify = false;
    scene.dialog.setDesktop(chosen);
    QCOMPARE(scene.told_.size(), 0);
    QVERIFY(!scene.box(u"keepInTray"_s)->isChecked());
    QVERIFY(!scene.box(u"notifyFavourites"_s)->isEnabled());
    QCOMPARE(scene.child<QListWidget>(u"mutedUnits"_s)->item(0)->text(),
             u"unitdeck-demo.service (user)"_s);
    scene.box(u"showIcon"_s)->click();
    chosen.showTrayIcon = false;
    QVERIFY(scene.told() == chosen);
}

void PreferencesTest::everythingHasANameAndIsReachedByTab()
{
    PreferencesDialog::Shown shown;
    shown.desktop.rules.muted = {demo};
    Scene scene(shown);
    scene.child<QListWidget>(u"mutedUnits"_s)->selectAll();
    QVERIFY(QTest::qWaitForWindowActive(&scene.dialog));
    scene.child<QComboBox>(u"language"_s)->setFocus();
    QStringList reached;
    for (int i = 0; i < 20; ++i) {
        QWidget *widget = scene.dialog.focusWidget();
        QVERIFY2(!nameOf(widget).isEmpty(), widget->metaObject()->className());
        const QString name = widget->objectName().isEmpty() ? nameOf(widget) : widget->objectName();
        if (reached.contains(name))
            break;
        reached << name;
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    QCOMPARE(reached, (QStringList{u"language"_s, u"appearance"_s, u"showIcon"_s, u"keepInTray"_s,
                                   u"startAtLogin"_s, u"notify"_s, u"notifyFavourites"_s,
                                   u"notifyUserServices"_s, u"notifySystemServices"_s,
                                   u"mutedUnits"_s, u"unmute"_s, u"Close"_s}));
    // By a letter as well, each of its own.
    QSet<QChar> letters;
    for (const QAbstractButton *button : scene.dialog.findChildren<QAbstractButton *>()) {
        const qsizetype mark = button->text().indexOf(u'&');
        if (mark < 0)
            continue;
        const QChar letter = button->text().at(mark + 1).toLower();
        QVERIFY2(!letters.contains(letter), qPrintable(button->text()));
        letters << letter;
    }
    for (const QLabel *label : scene.dialog.findChildren<QLabel *>()) {
        const qsizetype mark = label->buddy() ? label->text().indexOf(u'&') : -1;
        if (mark < 0)
            continue;
        const QChar letter = label->text().at(mark + 1).toLower();
        QVERIFY2(!letters.contains(letter), qPrintable(label->text()));
        letters << letter;
    }
    QVERIFY(letters.size() >= 10);
}

void PreferencesTest::notesFollowTheLook()
{
    Scene scene({}, false);
    const auto noteColour = [&scene] {
        for (const QLabel *label : scene.dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                return label->palette().color(QPalette::WindowText);
        }
        return QColor();
    };
    applyAppearance(Appearance::Light);
    QTRY_VERIFY(noteColour().lightness() < 128);
    applyAppearance(Appearance::Dark);
    QTRY_VERIFY(noteColour().lightness() > 128);
    applyAppearance(Appearance::Desktop);
}

void PreferencesTest::escapeCloses()
{
    Scene scene;
    QTest::keyClick(&scene.dialog, Qt::Key_Escape);
    QVERIFY(!scene.dialog.isVisible());
    QCOMPARE(scene.told_.size() + scene.starts.size() + scene.looks.size(), 0);
}

QTEST_MAIN(PreferencesTest)
#include "preferences_test.moc"
