// SPDX-License-Identifier: GPL-3.0-or-later
// No theme leaves a hole: every icon that the sources name is compiled in, and paints something.
#include "ui/look/icons.h"
#include "ui/look/verb_look.h"

#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What is given to namedIcon() or fromTheme(), and every other text that begins as the names of
/// the Icon Naming Specification do: names also go through tables and helpers.
QSet<QString> namesInSources()
{
    // Not as raw strings: moc of Qt 6.4 loses its way in them.
    const QRegularExpression given(u"(?:namedIcon|fromTheme)\\(\\s*u?\"([^\"]+)\""_s);
    const QRegularExpression known(
        u"\"((?:application|dialog|document|edit|folder|go|help|list|media|object|preferences|"
        "process|system|utilities|view|window)-[a-z-]+)\""_s);
    QSet<QString> names;
    QDirIterator files(QStringLiteral(UNITDECK_SOURCES "/ui"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString text = textOf(files.next());
        for (const QRegularExpression &expression : {given, known}) {
            for (auto matches = expression.globalMatch(text); matches.hasNext();)
                names << matches.next().captured(1);
        }
    }
    return names;
}

QImage painted(const QString &name, QIcon::Mode mode = QIcon::Normal)
{
    return namedIcon(name)
        .pixmap(QSize(16, 16), 1, mode)
        .toImage()
        .convertToFormat(QImage::Format_ARGB32);
}

/// The strongest colour, and how much of the picture is covered at all.
std::pair<QColor, int> inkOf(const QImage &image)
{
    std::pair<QColor, int> ink{Qt::transparent, 0};
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            ink.second += color.alpha() > 0 ? 1 : 0;
            if (color.alpha() > ink.first.alpha())
                ink.first = color;
        }
    }
    return ink;
}

} // namespace

class IconsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNameInTheSources_data();
    void everyNameInTheSources();
    void everyVerbOnAButtonHasOne();
    void theyFollowThePalette();
};

void IconsTest::everyNameInTheSources_data()
{
    QTest::addColumn<QString>("name");
    const QSet<QString> names =
        namesInSources() + QSet<QString>{u"org.unitdeck.Unitdeck-symbolic"_s};
    QVERIFY2(names.size() > 15, "the sources were not found");
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void IconsTest::everyNameInTheSources()
{
    QFETCH(const QString, name);
    const QImage image = painted(name);
    QCOMPARE(image.size(), QSize(16, 16));
    // A minus sign covers 20 pixels; the application's icon most.
    QVERIFY(inkOf(image).second >= 12);
}

void IconsTest::everyVerbOnAButtonHasOne()
{
    for (const Verb verb : {Verb::Start, Verb::Stop, Verb::Restart, Verb::Reload, Verb::Kill,
                            Verb::Enable, Verb::Disable, Verb::ResetFailed})
        QVERIFY2(inkOf(painted(verbLook(verb).iconName)).second > 0,
                 qPrintable(verbLook(verb).iconName));
}

void IconsTest::theyFollowThePalette()
{
    const QIcon icon = namedIcon(u"window-close"_s);
    for (const QColor &text : {QColor(Qt::black), QColor(Qt::white), QColor(0x12, 0x80, 0x40)}) {
        QPalette palette;
        palette.setColor(QPalette::ButtonText, text);
        QGuiApplication::setPalette(palette);
        const QColor ink = inkOf(icon.pixmap(QSize(64, 64), 1).toImage()).first;
        QCOMPARE(ink.rgb(), text.rgb());
    }
    QGuiApplication::setPalette(QPalette());
}

QTEST_MAIN(IconsTest)
#include "icons_test.moc"
