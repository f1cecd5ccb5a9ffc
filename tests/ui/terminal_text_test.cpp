// SPDX-License-Identifier: GPL-3.0-or-later
// Escape sequences of terminals: taken out, and what they ask for understood.
#include "ui/look/state_look.h"
#include "ui/models/terminal_text.h"

#include <QPalette>
#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int exact(int rgb)
{
    return TextStyle::exactColour | rgb;
}

QPalette paletteOf(QColor base, QColor text)
{
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Window, base);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::WindowText, text);
    return palette;
}

} // namespace

class TerminalTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesAreTakenOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::newRow("none") << u"plain [1m"_s << u"plain [1m"_s;
        QTest::newRow("colour") << u"a\x1b[1;31mb\x1b[mc"_s << u"abc"_s;
        QTest::newRow("title") << u"a\x1b]0;title\ab"_s << u"ab"_s;
        QTest::newRow("link") << u"\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\"_s << u"text"_s;
        QTest::newRow("cut off") << u"a\x1b[1;3"_s << u"a"_s;
        QTest::newRow("lone") << u"a\x1b"_s << u"a"_s;
    }

    void escapesAreTakenOut()
    {
        QFETCH(QString, text);
        QTEST(withoutEscapes(text), "plain");
    }

    void stylesAreUnderstood_data()
    {
        QTest::addColumn<QString>("codes");
        QTest::addColumn<TextStyle>("style");
        const auto row = [](const char *codes, const TextStyle &style) {
            QTest::newRow(codes) << QString::fromLatin1(codes) << style;
        };
        row("31", {.foreground = 1});
        row("91", {.foreground = 1});
        row("1;33;44", {.foreground = 3, .background = 4, .isBold = true});
        row("107", {.background = 7});
        row("3;4;9", {.isItalic = true, .isUnderlined = true, .isStruckOut = true});
        row("7", {.isReversed = true});
        row("1;3;4;7;9;22;23;24;27;29", {});
        row("31;42;39;49", {});
        row("31;1;0", {});
        row("31;;1", {.isBold = true});
        row("", {});
        row("38;5;9", {.foreground = 1});
        row("38;5;196;1", {.foreground = exact(0xff0000), .isBold = true});
        row("48;5;244", {.background = exact(0x808080)});
        row("38;2;1;2;3;4", {.foreground = exact(0x010203), .isUnderlined = true});
        row("38:2:1:2:3", {.foreground = exact(0x010203)});
        row("48:2::255:0:128", {.background = exact(0xff0080)});
        row("38:5:21", {.foreground = exact(0x0000ff)});
        row("4:3", {.isUnderlined = true});
        row("4;4:0", {});
        // Not complete, out of range, unknown: nothing of it, and nothing else lost.
        row("1;38;5", {.isBold = true});
        row("1;38", {.isBold = true});
        row("38;5;256", {});
        row("38;2;300;0;0;1", {.isBold = true});
        row("999;1", {.isBold = true});
        row("1;99999999999", {}); // not a number: taken as none, which is 0
    }

    void stylesAreUnderstood()
    {
        QFETCH(QString, codes);
        QFETCH(TextStyle, style);
        QList<StyledRun> expected;
        if (style != TextStyle{})
            expected << StyledRun{2, 4, style};
        // Other sequences change nothing, and what is set before a line holds on in it.
        QCOMPARE(styledRuns(u"a \x1b[K\x1b["_s + codes + u"mtext\x1b[m end"_s, 0), expected);
        if (!expected.isEmpty())
            expected[0].start = 0;
        QCOMPARE(styledRuns(u"\x1b["_s + codes + u"m\ntext\x1b[m end"_s, codes.size() + 4),
                 expected);
    }

    void controlsTakeMoreRoom()
    {
        QCOMPARE(styledRuns(u"\a\x1b[1m\a\u202e"_s, 0),
                 (QList<StyledRun>{{2, 8, {.isBold = true}}}));
    }

    void everyColourCanBeRead()
    {
        // What WCAG 2 says of these.
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(contrastRatio(QColor(0x777777), Qt::white) - 4.48) < 0.01);
        const QPalette light = paletteOf(Qt::white, Qt::black);
        const QPalette dark = paletteOf(QColor(0x23, 0x26, 0x29), QColor(0xfc, 0xfc, 0xfc));
        for (const QPalette &palette : {light, dark}) {
            const QColor base = palette.color(QPalette::Base);
            const QColor text = palette.color(QPalette::Text);
            for (const int grey : {0, 7, exact(0x000000), exact(0xffffff), exact(0x808080)})
                QCOMPARE(terminalColor(grey, palette), text);
            QList<int> colours{1, 2, 3, 4, 5, 6};
            for (int red = 0; red < 256; red += 51) {
                for (int green = 0; green < 256; green += 51) {
                    for (int blue = 0; blue < 256; blue += 51)
                        colours << exact(red << 16 | green << 8 | blue);
                }
            }
            for (const int colour : std::as_const(colours)) {
                const double ratio = contrastRatio(terminalColor(colour, palette), base);
                QVERIFY2(ratio >= 4.5, qPrintable(QString::number(colour, 16) + u": "_s +
                                                  QString::number(ratio)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TerminalTextTest)
#include "terminal_text_test.moc"
