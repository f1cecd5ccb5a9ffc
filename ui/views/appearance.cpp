// SPDX-License-Identifier: GPL-3.0-or-later
// Light and dark palettes; see the header.
#include "ui/views/appearance.h"

#include "ui/look/state_look.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto appearanceKey = "window/appearance"_L1;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::Appearance)
};

struct Colors
{
    QRgb window, windowText, base, alternate, button, mid, highlight, highlightedText, link;
};

// Calm greys with one accent, text at a contrast of 7 : 1 or more.
constexpr Colors lightColors{0xffeff0f2, 0xff1f2124, 0xfffcfcfc, 0xfff4f5f7, 0xfff5f6f7,
                             0xffb9bdc2, 0xff1b6ec2, 0xffffffff, 0xff1b66b5};
constexpr Colors darkColors{0xff2a2d31, 0xfff0f1f2, 0xff1b1e20, 0xff212427, 0xff33373c,
                            0xff4a4f55, 0xff2674c4, 0xffffffff, 0xff5fb3f2};

// Black and white, and one strong colour for what is chosen.
constexpr Colors contrastLightColors{0xffffffff, 0xff000000, 0xffffffff, 0xffffffff, 0xffffffff,
                                     0xff000000, 0xff00309c, 0xffffffff, 0xff0000b4};
constexpr Colors contrastDarkColors{0xff000000, 0xffffffff, 0xff000000, 0xff000000, 0xff000000,
                                    0xffffffff, 0xffffe169, 0xff000000, 0xff9ecbff};

QPalette makePalette(const Colors &colors)
{
    QPalette palette(QColor(colors.button), QColor(colors.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor(color));
    };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.windowText);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternate);
    set(QPalette::Text, colors.windowText);
    set(QPalette::Button, colors.button);
    set(QPalette::ButtonText, colors.windowText);
    set(QPalette::ToolTipBase, colors.button);
    set(QPalette::ToolTipText, colors.windowText);
    set(QPalette::Mid, colors.mid);
    set(QPalette::Highlight, colors.highlight);
    set(QPalette::HighlightedText, colors.highlightedText);
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.link);
    QColor faint(colors.windowText);
    faint.setAlphaF(colors.window == colors.base ? 0.65F : 0.45F);
    palette.setColor(QPalette::PlaceholderText, faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colors.mid));
    return palette;
}

/// Whether Qt's platform theme brings colours of its own and follows the desktop with them: KDE's
/// does, and one that a person named (qt6ct, lxqt). Those for GTK have none before Qt 6.5.
bool platformHasColors()
{
    const QString named = qEnvironmentVariable("QT_QPA_PLATFORMTHEME");
    if (!named.isEmpty())
        return !QStringList{u"gtk2"_s, u"gtk3"_s, u"gnome"_s, u"xdgdesktopportal"_s}.contains(
            named);
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(u"KDE"_s);
}

/// Qt's own KDE theme, which is there without Plasma's, leaves placeholders black on a dark ground.
void mendPlaceholders()
{
    const QPalette platform = QApplication::palette();
    if (!isDark(platform) || platform.color(QPalette::PlaceholderText).lightness() > 127)
        return;
    QPalette own; // of this role alone: the others stay the desktop's, and follow it
    own.setColor(QPalette::PlaceholderText, dimmedText(platform));
    QApplication::setPalette(own);
}

} // namespace

std::span<const AppearanceInfo> appearances()
{
    static constexpr std::array<AppearanceInfo, 3> table{{
        {Appearance::Desktop, "desktop"_L1},
        {Appearance::Light, "light"_L1},
        {Appearance::Dark, "dark"_L1},
    }};
    return table;
}

QString appearanceName(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Desktop:
        return Words::tr("As the desktop");
    case Appearance::Light:
        return Words::tr("Light");
    case Appearance::Dark:
        return Words::tr("Dark");
    }
    return {};
}

Appearance storedAppearance(const QSettings &settings)
{
    const QString word = settings.value(appearanceKey).toString();
    const auto table = appearances();
    const auto row = std::ranges::find_if(table, [&](const auto &r) { return r.key == word; });
    return row == table.end() ? Appearance::Desktop : row->appearance;
}

void storeAppearance(QSettings &settings, Appearance appearance)
{
    const auto table = appearances();
    const auto row = std::ranges::find(table, appearance, &AppearanceInfo::appearance);
    settings.setValue(appearanceKey, QString(row->key));
}

void applyAppearance(Appearance appearance, const DesktopLook &desktop)
{
    const bool isContrast = desktop.highContrast && !platformHasColors();
    bool dark = appearance == Appearance::Dark;
    if (appearance == Appearance::Desktop) {
        // An unset palette is the desktop's own, and follows it.
        QApplication::setPalette(QPalette());
        const bool isPlatformDark = isDark(QApplication::palette());
        dark = desktop.scheme == DesktopLook::Scheme::Unknown
                   ? isPlatformDark
                   : desktop.scheme == DesktopLook::Scheme::Dark;
        if (!isContrast && (dark == isPlatformDark || platformHasColors())) {
            mendPlaceholders();
            return;
        }
    }
    const Colors &colors = isContrast ? (dark ? contrastDarkColors : contrastLightColors)
                                      : (dark ? darkColors : lightColors);
    QApplication::setPalette(makePalette(colors));
}

AppearanceSwitch::AppearanceSwitch(QSettings *settings, QObject *parent)
    : QObject(parent)
    , settings_(settings)
{
    applyAppearance(chosen());
}

Appearance AppearanceSwitch::chosen() const
{
    return storedAppearance(*settings_);
}

void AppearanceSwitch::choose(Appearance appearance)
{
    storeAppearance(*settings_, appearance);
    applyAppearance(appearance, desktop_);
}

void AppearanceSwitch::setDesktopLook(const DesktopLook &look)
{
    desktop_ = look;
    applyAppearance(chosen(), desktop_);
}

} // namespace unitdeck
