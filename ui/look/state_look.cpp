// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of states and autostart words; see the header.
#include "ui/look/state_look.h"

#include "app/values/unit_name.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace unitdeck {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::StateLook)
};

struct ActiveRow
{
    ActiveState active;
    QLatin1StringView sub; // empty: any
    const char *word;
    StateShape shape;
    Tone tone;
};

// First match wins; systemctl(1) --state=help lists the sub-states.
constexpr std::array activeRows{
    ActiveRow{ActiveState::Active, "running"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Running"), StateShape::Dot, Tone::Good},
    ActiveRow{ActiveState::Active, "exited"_L1, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Done"),
              StateShape::Check, Tone::Good},
    ActiveRow{ActiveState::Active, "waiting"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Waiting"), StateShape::Dot, Tone::Good},
    ActiveRow{ActiveState::Active, "listening"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Listening"), StateShape::Dot, Tone::Good},
    ActiveRow{ActiveState::Active, "elapsed"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Elapsed"), StateShape::Check, Tone::Good},
    ActiveRow{ActiveState::Active, "mounted"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Mounted"), StateShape::Dot, Tone::Good},
    ActiveRow{ActiveState::Active, "plugged"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Present"), StateShape::Dot, Tone::Good},
    ActiveRow{ActiveState::Active, ""_L1, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Active"),
              StateShape::Dot, Tone::Good},
    ActiveRow{ActiveState::Reloading, ""_L1, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Reloading"),
              StateShape::Half, Tone::Busy},
    ActiveRow{ActiveState::Refreshing, ""_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Refreshing"), StateShape::Half, Tone::Busy},
    ActiveRow{ActiveState::Activating, "auto-restart"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Restarting"), StateShape::Half, Tone::Busy},
    ActiveRow{ActiveState::Activating, "auto-restart-queued"_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Restarting"), StateShape::Half, Tone::Busy},
    ActiveRow{ActiveState::Activating, ""_L1, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Starting"),
              StateShape::Half, Tone::Busy},
    ActiveRow{ActiveState::Deactivating, ""_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Stopping"), StateShape::Half, Tone::Busy},
    ActiveRow{ActiveState::Failed, ""_L1, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Failed"),
              StateShape::Cross, Tone::Bad},
    ActiveRow{ActiveState::Maintenance, ""_L1,
              QT_TRANSLATE_NOOP("unitdeck::StateLook", "Maintenance"), StateShape::Half,
              Tone::Busy},
    ActiveRow{ActiveState::Inactive, ""_L1, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Stopped"),
              StateShape::Ring, Tone::Calm},
};

struct PendingRow
{
    Verb verb;
    const char *word;
};

constexpr std::array pendingRows{
    PendingRow{Verb::Start, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Starting…")},
    PendingRow{Verb::Stop, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Stopping…")},
    PendingRow{Verb::Restart, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Restarting…")},
    PendingRow{Verb::TryRestart, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Restarting…")},
    PendingRow{Verb::ReloadOrRestart, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Reloading…")},
    PendingRow{Verb::Reload, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Reloading…")},
};

struct AutostartRow
{
    UnitFileState state;
    bool isSwitch;
    bool isOn;
    const char *word;
    const char *explanation;
};

// systemctl(1), the table under "is-enabled".
constexpr std::array autostartRows{
    AutostartRow{UnitFileState::Enabled, true, true, QT_TRANSLATE_NOOP("unitdeck::StateLook", "On"),
                 QT_TRANSLATE_NOOP("unitdeck::StateLook", "Starts by itself (enabled).")},
    AutostartRow{
        UnitFileState::EnabledRuntime, true, true,
        QT_TRANSLATE_NOOP("unitdeck::StateLook", "On until restart"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook",
                          "Starts by itself until the machine restarts (enabled-runtime).")},
    AutostartRow{UnitFileState::Disabled, true, false,
                 QT_TRANSLATE_NOOP("unitdeck::StateLook", "Off"),
                 QT_TRANSLATE_NOOP("unitdeck::StateLook", "Does not start by itself (disabled).")},
    AutostartRow{
        UnitFileState::Linked, true, false, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Off"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook",
                          "Its file lies elsewhere and is linked; it does not start by itself "
                          "(linked).")},
    AutostartRow{
        UnitFileState::LinkedRuntime, true, false, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Off"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook",
                          "Its file lies elsewhere and is linked until the machine restarts; it "
                          "does not start by itself (linked-runtime).")},
    AutostartRow{
        UnitFileState::Static, false, false,
        QT_TRANSLATE_NOOP("unitdeck::StateLook", "Not by itself"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook",
                          "Its file has no [Install] section: it starts when another unit or a "
                          "person wants it (static).")},
    AutostartRow{
        UnitFileState::Indirect, false, false,
        QT_TRANSLATE_NOOP("unitdeck::StateLook", "With another"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook",
                          "Not set to start itself, but another unit named in its [Install] "
                          "section may be, or another instance (indirect).")},
    AutostartRow{UnitFileState::Alias, false, false,
                 QT_TRANSLATE_NOOP("unitdeck::StateLook", "Alias"),
                 QT_TRANSLATE_NOOP("unitdeck::StateLook",
                                   "Another name of a unit; switch the unit itself (alias).")},
    AutostartRow{
        UnitFileState::Masked, false, false, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Blocked"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook",
                          "Blocked: nothing can start it until it is unblocked (masked).")},
    AutostartRow{UnitFileState::MaskedRuntime, false, false,
                 QT_TRANSLATE_NOOP("unitdeck::StateLook", "Blocked"),
                 QT_TRANSLATE_NOOP("unitdeck::StateLook",
                                   "Blocked until the machine restarts (masked-runtime).")},
    AutostartRow{
        UnitFileState::Generated, false, false,
        QT_TRANSLATE_NOOP("unitdeck::StateLook", "Generated"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook",
                          "Made by a generator from another file, which decides when it starts "
                          "(generated).")},
    AutostartRow{UnitFileState::Transient, false, false,
                 QT_TRANSLATE_NOOP("unitdeck::StateLook", "Temporary"),
                 QT_TRANSLATE_NOOP("unitdeck::StateLook",
                                   "Made while running and gone when it ends (transient).")},
    AutostartRow{
        UnitFileState::Bad, false, false, QT_TRANSLATE_NOOP("unitdeck::StateLook", "Faulty"),
        QT_TRANSLATE_NOOP("unitdeck::StateLook", "Its unit file cannot be understood (bad).")},
};

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

bool isHighContrast(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    return std::abs(text.lightness() - base.lightness()) == 255 &&
           base == palette.color(QPalette::Window) && base == palette.color(QPalette::Button);
}

QColor dimmedText(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    if (isHighContrast(palette))
        return text;
    // 0.65 keeps a contrast of at least 4.5 : 1 on the usual light and dark palettes.
    const auto mix = [](int a, int b) { return static_cast<int>(a * 0.65 + b * 0.35); };
    return {mix(text.red(), base.red()), mix(text.green(), base.green()),
            mix(text.blue(), base.blue())};
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &color) {
        const auto part = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) +
               0.0722 * part(color.blueF());
    };
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

QColor readableColor(int hue, int saturation, const QPalette &palette)
{
    if (isHighContrast(palette))
        return palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    const int step = isDark(palette) ? 5 : -5;
    int lightness = isDark(palette) ? 165 : 90;
    while (contrastRatio(QColor::fromHsl(hue, saturation, lightness), base) < 4.5 &&
           lightness + step >= 0 && lightness + step <= 255)
        lightness += step;
    return QColor::fromHsl(hue, saturation, lightness);
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    struct Colors
    {
        QRgb light, dark, contrastLight, contrastDark;
    };
    const auto chosen = [&palette](const Colors &colors) {
        if (isHighContrast(palette)) // 7 : 1 or more
            return QColor(isDark(palette) ? colors.contrastDark : colors.contrastLight);
        return QColor(isDark(palette) ? colors.dark : colors.light);
    };
    switch (tone) {
    case Tone::Calm:
        return palette.color(QPalette::Text);
    case Tone::Good:
        return chosen({0x1d8a48, 0x3fc174, 0x0b5a2a, 0x6ff0a4});
    case Tone::Busy:
        return chosen({0xa86a08, 0xe5a93d, 0x6b4200, 0xffd070});
    case Tone::Bad:
        return chosen({0xc0311f, 0xf4766b, 0x8c1408, 0xffb0a8});
    case Tone::Muted:
        return dimmedText(palette);
    }
    return palette.color(QPalette::Text);
}

StateLook stateLook(const UnitInfo &unit, std::optional<Verb> pending)
{
    if (pending) {
        const auto row = std::ranges::find(pendingRows, *pending, &PendingRow::verb);
        if (row != pendingRows.end())
            return {Words::tr(row->word), StateShape::Half, Tone::Busy};
    }
    const bool rests = !unit.isLoaded || unit.active == ActiveState::Inactive;
    if (rests) {
        if (unit.load == LoadState::Masked || unit.file == UnitFileState::Masked ||
            unit.file == UnitFileState::MaskedRuntime) {
            return {Words::tr("Blocked"), StateShape::Slash, Tone::Muted};
        }
        if (unit.load == LoadState::NotFound)
            return {Words::tr("Missing"), StateShape::Question, Tone::Muted};
        if (unit.load == LoadState::BadSetting || unit.load == LoadState::Error ||
            unit.file == UnitFileState::Bad) {
            return {Words::tr("Faulty"), StateShape::Cross, Tone::Bad};
        }
        if (isTemplateName(unit.name))
            return {Words::tr("Template"), StateShape::Ring, Tone::Muted};
        return {Words::tr("Stopped"), StateShape::Ring, Tone::Calm};
    }
    for (const ActiveRow &row : activeRows) {
        if (unit.active == row.active && (row.sub.isEmpty() || row.sub == unit.sub))
            return {Words::tr(row.word), row.shape, row.tone};
    }
    // A state newer than we are is shown in systemd's own word.
    const QString word = unit.active.word();
    return {word.isEmpty() ? Words::tr("Unknown") : word, StateShape::Question, Tone::Muted};
}

QString rawState(const UnitInfo &unit)
{
    if (!unit.isLoaded)
        return Words::tr("not loaded");
    const QString state = unit.active.word() + u" ("_s + unit.sub + u')';
    return unit.load == LoadState::Loaded ? state : unit.load.word() + u", "_s + state;
}

AutostartLook autostartLook(const UnitInfo &unit, bool areFilesKnown)
{
    const auto row = std::ranges::find(autostartRows, unit.file.value(), &AutostartRow::state);
    if (row != autostartRows.end())
        return {Words::tr(row->word), row->isSwitch, row->isOn, Words::tr(row->explanation)};
    if (!unit.file.word().isEmpty()) {
        return {unit.file.word(), false, false,
                Words::tr("The manager says “%1”, a word newer than this program.")
                    .arg(unit.file.word())};
    }
    if (!areFilesKnown)
        return {u"…"_s, false, false, Words::tr("Not known yet: the unit files are being read.")};
    return {u"–"_s, false, false,
            Words::tr("There is no unit file that could start it by itself.")};
}

void paintStateShape(QPainter *painter, const QRectF &rect, StateShape shape, const QColor &color)
{
    const qreal side = std::min(rect.width(), rect.height());
    const QPointF centre = rect.center();
    const qreal r = side * 0.34;
    const QRectF circle(centre.x() - r, centre.y() - r, 2 * r, 2 * r);
    QPen pen(color, std::max(1.2, side * 0.09));
    pen.setCapStyle(Qt::RoundCap);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    switch (shape) {
    case StateShape::Dot:
        painter->setBrush(color);
        painter->drawEllipse(circle);
        break;
    case StateShape::Ring:
        painter->drawEllipse(circle);
        break;
    case StateShape::Half: {
        painter->drawEllipse(circle);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawPie(circle, 90 * 16, 180 * 16);
        break;
    }
    case StateShape::Cross: {
        painter->setBrush(color);
        painter->drawRoundedRect(circle, r * 0.35, r * 0.35);
        pen.setColor(color.lightness() > 140 ? QColor(Qt::black) : QColor(Qt::white));
        painter->setPen(pen);
        const qreal d = r * 0.45;
        painter->drawLine(centre + QPointF(-d, -d), centre + QPointF(d, d));
        painter->drawLine(centre + QPointF(-d, d), centre + QPointF(d, -d));
        break;
    }
    case StateShape::Check: {
        painter->drawEllipse(circle);
        QPainterPath path(centre + QPointF(-r * 0.45, 0));
        path.lineTo(centre + QPointF(-r * 0.1, r * 0.4));
        path.lineTo(centre + QPointF(r * 0.5, -r * 0.35));
        painter->drawPath(path);
        break;
    }
    case StateShape::Slash:
        painter->drawEllipse(circle);
        painter->drawLine(centre + QPointF(-r * 0.65, r * 0.65),
                          centre + QPointF(r * 0.65, -r * 0.65));
        break;
    case StateShape::Question: {
        pen.setStyle(Qt::DotLine);
        painter->setPen(pen);
        painter->drawEllipse(circle);
        break;
    }
    }
    painter->restore();
}

QPixmap statePixmap(StateShape shape, const QColor &color, int side, qreal ratio)
{
    QPixmap pixmap(QSizeF(side * ratio, side * ratio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintStateShape(&painter, QRectF(QPointF(), QSizeF(pixmap.size())), shape, color);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace unitdeck
