// SPDX-License-Identifier: GPL-3.0-or-later
// Escape sequences; see the header.
#include "ui/models/terminal_text.h"

#include "ui/look/state_look.h"
#include "ui/models/journal_text.h"

#include <QPalette>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where the escape sequence that begins at @p from ends.
qsizetype endOfEscape(const QString &text, qsizetype from)
{
    qsizetype at = from + 1;
    if (at >= text.size())
        return at;
    if (text[at] == u'[') { // CSI: parameters, then one letter or sign from @ to ~
        for (++at; at < text.size(); ++at) {
            if (text[at] >= u'@' && text[at] <= u'~')
                return at + 1;
        }
        return at;
    }
    if (text[at] == u']') { // OSC: up to BEL or ESC backslash
        for (++at; at < text.size(); ++at) {
            if (text[at] == u'\a')
                return at + 1;
            if (text[at] == u'\x1b')
                return std::min(at + 2, text.size());
        }
        return at;
    }
    return at + 1;
}

constexpr int exact(int red, int green, int blue)
{
    return TextStyle::exactColour | red << 16 | green << 8 | blue;
}

/// Of xterm's 256: the eight, the eight bright ones, a cube of 6 × 6 × 6, and 24 greys.
int paletteColour(int number)
{
    if (number < 0 || number > 255)
        return TextStyle::noColour;
    if (number < 16)
        return number % 8;
    if (number >= 232)
        return exact(8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232));
    const auto level = [](int step) { return step == 0 ? 0 : 55 + 40 * step; };
    return exact(level((number - 16) / 36), level((number - 16) / 6 % 6), level((number - 16) % 6));
}

/// What stands behind 38 or 48, from @p at on: "5;N" or "2;R;G;B". Passes over what it took.
int extendedColour(const QList<QStringView> &codes, qsizetype *at)
{
    const auto next = [&] { return ++*at < codes.size() ? codes[*at].toInt() : -1; };
    switch (next()) {
    case 5:
        return paletteColour(next());
    case 2: {
        const int red = next();
        const int green = next();
        const int blue = next();
        const bool isColour =
            std::min({red, green, blue}) >= 0 && std::max({red, green, blue}) < 256;
        return isColour ? exact(red, green, blue) : TextStyle::noColour;
    }
    default:
        return TextStyle::noColour;
    }
}

/// The same in one parameter (ITU T.416), "38:5:N" or "38:2:SPACE:R:G:B".
int extendedColour(QStringView parameter)
{
    QList<QStringView> codes = parameter.split(u':');
    if (codes.size() > 5 && codes[1] == u"2")
        codes.remove(2);
    qsizetype at = 0;
    return extendedColour(codes, &at);
}

void setFlag(TextStyle *style, int code)
{
    struct Flag
    {
        int on;
        int off;
        bool TextStyle::*flag;
    };
    static constexpr std::array<Flag, 6> flags{{{1, 22, &TextStyle::isBold},
                                                {3, 23, &TextStyle::isItalic},
                                                {4, 24, &TextStyle::isUnderlined},
                                                {21, 24, &TextStyle::isUnderlined},
                                                {7, 27, &TextStyle::isReversed},
                                                {9, 29, &TextStyle::isStruckOut}}};
    for (const Flag &flag : flags) {
        if (code == flag.on || code == flag.off)
            style->*flag.flag = code == flag.on;
    }
}

void apply(TextStyle *style, QStringView parameters)
{
    const QList<QStringView> codes = parameters.split(u';');
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const QStringView whole = codes[i];
        const bool isWhole = whole.contains(u':');
        const int code = (isWhole ? whole.first(whole.indexOf(u':')) : whole).toInt();
        if (code == 0) // nothing is that, too
            *style = {};
        else if (code == 38 || code == 48)
            (code == 38 ? style->foreground : style->background) =
                isWhole ? extendedColour(whole) : extendedColour(codes, &i);
        else if (code == 39)
            style->foreground = TextStyle::noColour;
        else if (code == 49)
            style->background = TextStyle::noColour;
        else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97))
            style->foreground = code % 10;
        else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107))
            style->background = code % 10;
        else if (whole == u"4:0")
            style->isUnderlined = false;
        else
            setFlag(style, code);
    }
}

} // namespace

QString withoutEscapes(const QString &text)
{
    qsizetype escape = text.indexOf(u'\x1b');
    if (escape < 0)
        return text;
    QString plain;
    qsizetype from = 0;
    while (escape >= 0) {
        plain += QStringView(text).mid(from, escape - from);
        from = endOfEscape(text, escape);
        escape = text.indexOf(u'\x1b', from);
    }
    plain += QStringView(text).mid(from);
    return plain;
}

QList<StyledRun> styledRuns(const QString &text, qsizetype from)
{
    QList<StyledRun> runs;
    TextStyle style;
    qsizetype shown = 0; // characters so far
    qsizetype at = 0;
    const auto pass = [&](qsizetype to) {
        if (to <= from)
            return;
        at = std::max(at, from);
        // One of a control character becomes more than one.
        const qsizetype length = withoutControls(text.sliced(at, to - at)).size();
        if (length > 0 && style != TextStyle{})
            runs.append({shown, length, style});
        shown += length;
    };
    for (qsizetype escape = text.indexOf(u'\x1b'); escape >= 0;
         escape = text.indexOf(u'\x1b', at)) {
        pass(escape);
        at = endOfEscape(text, escape);
        const QStringView sequence = QStringView(text).sliced(escape, at - escape);
        if (sequence.startsWith(u"\x1b[") && sequence.endsWith(u'm'))
            apply(&style, sequence.sliced(2).chopped(1));
    }
    pass(text.size());
    return runs;
}

QColor terminalColor(int colour, const QPalette &palette)
{
    constexpr std::array<int, 8> hues{-1, 0, 130, 40, 215, 300, 185, -1};
    constexpr int grey = 40; // a saturation, of 255
    int hue = -1;
    int saturation = 150;
    if (colour >= TextStyle::exactColour) {
        const QColor asked(static_cast<QRgb>(colour - TextStyle::exactColour));
        hue = asked.hslSaturation() < grey ? -1 : asked.hslHue();
        saturation = std::min(asked.hslSaturation(), 200);
    } else if (colour >= 0) {
        hue = hues.at(static_cast<size_t>(std::min(colour, 7)));
    }
    return hue < 0 ? palette.color(QPalette::Text) : readableColor(hue, saturation, palette);
}

} // namespace unitdeck
