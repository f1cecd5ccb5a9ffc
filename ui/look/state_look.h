// SPDX-License-Identifier: GPL-3.0-or-later
// How states look: a word, a shape and a tone, never colour alone.
#pragma once

#include "app/values/unit_info.h"
#include "app/values/verb.h"

#include <QColor>
#include <QCoreApplication>
#include <QPalette>
#include <QPixmap>

class QPainter;

namespace unitdeck {

/// What a colour stands for; the palette decides which colour it is.
enum class Tone { Calm, Good, Busy, Bad, Muted };
/// The colour of @p tone for text and shapes on @p palette's base, light or dark.
QColor toneColor(Tone tone, const QPalette &palette);
/// Whether @p palette is one of light text on a dark ground.
bool isDark(const QPalette &palette);
/// Whether it is one of black and white alone.
bool isHighContrast(const QPalette &palette);
/// Text that steps back: halfway between text and base, still readable.
QColor dimmedText(const QPalette &palette);

/// The contrast ratio of WCAG 2: 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);
/// A colour of that hue (0 to 359) and saturation (to 255, HSL) for text on @p palette's base, as
/// light or dark as it takes for a contrast of 4.5 : 1; the text's own in high contrast.
QColor readableColor(int hue, int saturation, const QPalette &palette);

enum class StateShape { Dot, Ring, Cross, Half, Check, Slash, Question };

struct StateLook
{
    QString word;
    StateShape shape = StateShape::Ring;
    Tone tone = Tone::Calm;
};

/// The word, shape and tone for a unit's row. @p pending is the verb asked for and not answered
/// yet.
StateLook stateLook(const UnitInfo &unit, std::optional<Verb> pending = {});
/// systemd's own words: "active (running)"; for units not loaded "not loaded".
QString rawState(const UnitInfo &unit);

/// Paints @p shape in a square of @p rect.
void paintStateShape(QPainter *painter, const QRectF &rect, StateShape shape, const QColor &color);
/// @p shape as a picture of @p side logical pixels. Not an icon: each pixmap asked of a fresh icon
/// stays in QPixmapCache, until that is full.
QPixmap statePixmap(StateShape shape, const QColor &color, int side, qreal ratio);

/// How the autostart column shows a unit.
struct AutostartLook
{
    QString word;          ///< "On", "Off", "Not by itself" …
    bool isSwitch = false; ///< a person can switch it here
    bool isOn = false;
    QString explanation; ///< a sentence, systemd's own word in it
};
AutostartLook autostartLook(const UnitInfo &unit, bool areFilesKnown);

} // namespace unitdeck
