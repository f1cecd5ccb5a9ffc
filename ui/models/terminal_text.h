// SPDX-License-Identifier: GPL-3.0-or-later
// What programs write for a terminal: escape sequences (ECMA-48), and the looks that they ask for.
#pragma once

#include <QColor>
#include <QList>
#include <QString>

class QPalette;

namespace unitdeck {

/// @p text without ANSI escape sequences (ECMA-48 CSI and OSC).
QString withoutEscapes(const QString &text);

/// How SGR sequences (ECMA-48 8.3.117, and xterm's 256 and exact colours) want text to look.
struct TextStyle
{
    static constexpr int noColour = -1;
    /// Plus 0xRRGGBB.
    static constexpr int exactColour = 0x1000000;

    /// 0 black, 1 red, 2 green, 3 yellow, 4 blue, 5 magenta, 6 cyan, 7 white, or an exact colour.
    int foreground = noColour;
    int background = noColour;
    bool isBold = false;
    bool isItalic = false;
    bool isUnderlined = false;
    bool isStruckOut = false;
    bool isReversed = false; ///< in the colour of the ground, on one of text

    friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

struct StyledRun
{
    qsizetype start = 0;
    qsizetype length = 0;
    TextStyle style;

    friend bool operator==(const StyledRun &, const StyledRun &) = default;
};

/// Where @p text, as withoutControls() shows it from the character @p from on, looks other than
/// plain. What was set before that holds on.
QList<StyledRun> styledRuns(const QString &text, qsizetype from);
/// That colour as text on @p palette's base, so that it can be read there; black, white and grey
/// are the text's own.
QColor terminalColor(int colour, const QPalette &palette);

} // namespace unitdeck
