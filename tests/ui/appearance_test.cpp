// SPDX-License-Identifier: GPL-3.0-or-later
// Light, dark and high contrast: what a person chose and what the desktop says, as a palette.
#include "tests/support/patient_test.h"
#include "ui/look/state_look.h"
#include "ui/views/appearance.h"

#include <QApplication>
#include <QPushButton>
#include <QScopeGuard>
#include <QSettings>
#include <QTemporaryDir>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr DesktopLook dark{DesktopLook::Scheme::Dark, false};
constexpr DesktopLook light{DesktopLook::Scheme::Light, false};

bool isDarkNow()
{
    return isDark(QApplication::palette());
}

} // namespace

class AppearanceTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theDesktopIsFollowed();
    void aChoiceGoesBeforeTheDesktop();
    void aPlatformWithColorsIsLeftAlone_data();
    void aPlatformWithColorsIsLeftAlone();
    void highContrastIsBlackAndWhite();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void openWidgetsAreTold();

private:
    QTemporaryDir folder_;
    std::unique_ptr<QSettings> settings_;
    std::unique_ptr<AppearanceSwitch> appearance_;
};

void AppearanceTest::init()
{
    qunsetenv("QT_QPA_PLATFORMTHEME");
    qunsetenv("XDG_CURRENT_DESKTOP");
    const QString path = folder_.filePath(u"settings.ini"_s);
    QFile::remove(path);
    settings_ = std::make_unique<QSettings>(path, QSettings::IniFormat);
    appearance_ = std::make_unique<AppearanceSwitch>(settings_.get());
    QVERIFY(!isDarkNow());
}

void AppearanceTest::cleanup()
{
    appearance_->choose(Appearance::Desktop);
    appearance_->setDesktopLook({});
    settings_.reset();
}

void AppearanceTest::theDesktopIsFollowed()
{
    QVERIFY(!QCoreApplication::testAttribute(Qt::AA_SetPalette));
    appearance_->setDesktopLook(dark);
    QVERIFY(isDarkNow());
    appearance_->setDesktopLook(light);
    QVERIFY(!isDarkNow());
    appearance_->setDesktopLook(dark);
    appearance_->setDesktopLook({});
    // The desktop's own again, and not a palette like it.
    QVERIFY(!isDarkNow());
    QVERIFY(!QCoreApplication::testAttribute(Qt::AA_SetPalette));
}

void AppearanceTest::aChoiceGoesBeforeTheDesktop()
{
    appearance_->choose(Appearance::Light);
    appearance_->setDesktopLook(dark);
    QVERIFY(!isDarkNow());
    appearance_->choose(Appearance::Dark);
    appearance_->setDesktopLook(light);
    QVERIFY(isDarkNow());
    // What the desktop said meanwhile is not forgotten.
    appearance_->choose(Appearance::Desktop);
    QVERIFY(!isDarkNow());
    appearance_->choose(Appearance::Dark);
    QVERIFY(AppearanceSwitch(settings_.get()).chosen() == Appearance::Dark);
}

void AppearanceTest::aPlatformWithColorsIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("follows");
    QTest::newRow("KDE") << "XDG_CURRENT_DESKTOP"_ba
                         << "KDE"_ba << false;
    QTest::newRow("qt6ct") << "QT_QPA_PLATFORMTHEME"_ba
                           << "qt6ct"_ba << false;
    QTest::newRow("GTK") << "QT_QPA_PLATFORMTHEME"_ba
                         << "gtk3"_ba << true;
    QTest::newRow("GNOME") << "XDG_CURRENT_DESKTOP"_ba
                           << "ubuntu:GNOME"_ba << true;
}

void AppearanceTest::aPlatformWithColorsIsLeftAlone()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, value);
    QFETCH(const bool, follows);
    qputenv(variable.constData(), value);
    appearance_->setDesktopLook({DesktopLook::Scheme::Dark, true});
    QCOMPARE(isDarkNow(), follows);
    QCOMPARE(isHighContrast(QApplication::palette()), follows);
}

void AppearanceTest::highContrastIsBlackAndWhite()
{
    for (const bool isDarkOne : {false, true}) {
        DesktopLook look = isDarkOne ? dark : light;
        look.highContrast = true;
        appearance_->setDesktopLook(look);
        const QPalette palette = QApplication::palette();
        QCOMPARE(isDarkNow(), isDarkOne);
        QVERIFY(isHighContrast(palette));
        QCOMPARE(palette.color(QPalette::WindowText), QColor(isDarkOne ? Qt::white : Qt::black));
        QCOMPARE(dimmedText(palette), palette.color(QPalette::Text));
    }
}

void AppearanceTest::everyTextCanBeRead_data()
{
    QTest::addColumn<DesktopLook>("look");
    QTest::addColumn<double>("least");
    QTest::newRow("light") << light << 4.2;
    QTest::newRow("dark") << dark << 4.5;
    QTest::newRow("high contrast") << DesktopLook{DesktopLook::Scheme::Light, true} << 7.0;
    QTest::newRow("high contrast, dark") << DesktopLook{DesktopLook::Scheme::Dark, true} << 7.0;
}

void AppearanceTest::everyTextCanBeRead()
{
    QFETCH(const DesktopLook, look);
    QFETCH(const double, least);
    // Light alone is the desktop's own palette; ours is the one to be looked at.
    if (look == light)
        appearance_->choose(Appearance::Light);
    appearance_->setDesktopLook(look);
    const QPalette palette = QApplication::palette();
    const QColor base = palette.color(QPalette::Base);
    for (const Tone tone : {Tone::Calm, Tone::Good, Tone::Busy, Tone::Bad, Tone::Muted})
        QVERIFY2(contrastRatio(toneColor(tone, palette), base) >= least,
                 qPrintable(QString::number(contrastRatio(toneColor(tone, palette), base))));
    using Pair = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
    for (const auto &[text, ground] :
         {Pair{QPalette::Text, QPalette::Base}, Pair{QPalette::WindowText, QPalette::Window},
          Pair{QPalette::ButtonText, QPalette::Button}, Pair{QPalette::Link, QPalette::Base},
          Pair{QPalette::Text, QPalette::AlternateBase},
          Pair{QPalette::ToolTipText, QPalette::ToolTipBase},
          Pair{QPalette::HighlightedText, QPalette::Highlight}})
        QVERIFY2(contrastRatio(palette.color(text), palette.color(ground)) >= least,
                 qPrintable(QString::number(text)));
}

void AppearanceTest::openWidgetsAreTold()
{
    QPushButton button(u"Start"_s);
    button.show();
    // Qt tells widgets only while the program runs.
    QMetaObject::invokeMethod(
        &button,
        [&] {
            const auto end = qScopeGuard([] { QCoreApplication::quit(); });
            appearance_->setDesktopLook(dark);
            QTRY_VERIFY(isDark(button.palette()));
            appearance_->setDesktopLook({});
            QTRY_VERIFY(!isDark(button.palette()));
        },
        Qt::QueuedConnection);
    QApplication::exec();
}

QTEST_MAIN(AppearanceTest)
#include "appearance_test.moc"
