// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the bundled icons in the palette's colours; see the header.
#include "ui/look/icons.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>

// Qt wants this outside of namespaces: the icons lie in a static library, which the linker would
// otherwise leave out.
static void initResources()
{
    Q_INIT_RESOURCE(unitdeck);
}

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// @p svg in @p color; null where Qt's SVG plugin is not installed.
QPixmap rendered(const QByteArray &svg, const QColor &color, const QSize &size)
{
    // The drawings say currentColor, which Qt's renderer does not know.
    QByteArray colored = svg;
    colored.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QBuffer buffer(&colored);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(size);
    return QPixmap::fromImage(reader.read());
}

/// @p color as it looks on @p ground: SVG's colours have no alpha.
QColor opaque(const QColor &color, const QColor &ground)
{
    const float a = color.alphaF();
    const auto mix = [a](float over, float under) { return over * a + under * (1 - a); };
    return QColor::fromRgbF(mix(color.redF(), ground.redF()), mix(color.greenF(), ground.greenF()),
                            mix(color.blueF(), ground.blueF()));
}

/// Whether the desktop has a theme with icons for actions. Where only the fallback theme is set,
/// looking for each name in each of its directories costs tens of thousands of failing system
/// calls.
bool hasTheme()
{
    const QString theme = QIcon::themeName();
    return !theme.isEmpty() && theme != u"hicolor";
}

/// Where the palette is ours, light or dark against the desktop, its theme's icons may be black on
/// black; the bundled ones never are.
bool usesTheme()
{
    return hasTheme() && !QCoreApplication::testAttribute(Qt::AA_SetPalette);
}

/// The theme's icon, or the bundled drawing. Looks for it and draws it at the size that is asked
/// for, when it is asked for: the program has many icons and shows few, and the palette may have
/// changed since it was made.
class NamedIconEngine final : public QIconEngine
{
public:
    explicit NamedIconEngine(QString name)
        : name_(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap shown = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        shown.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), shown);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        if (const QIcon theme = usesTheme() ? QIcon::fromTheme(name_) : QIcon(); !theme.isNull())
            return theme.pixmap(size, 1, mode);
        const QPalette palette = QGuiApplication::palette();
        const QColor color = mode == QIcon::Disabled
                                 ? opaque(palette.color(QPalette::Disabled, QPalette::ButtonText),
                                          palette.color(QPalette::Button))
                                 : palette.color(QPalette::Active, QPalette::ButtonText);
        const QString key = u"unitdeck/%1/%2/%3x%4"_s.arg(name_, color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = rendered(drawing(), color, size);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    QIconEngine *clone() const override { return new NamedIconEngine(*this); }

private:
    QByteArray drawing() const
    {
        QFile file(u":/icons/"_s + name_ + u".svg"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString name_;
};

} // namespace

void prepareIcons()
{
    initResources();
    // An empty list would bring the usual directories back.
    if (!hasTheme())
        QIcon::setThemeSearchPaths({u":/icons"_s});
}

QIcon namedIcon(const QString &name)
{
    initResources();
    return QIcon(new NamedIconEngine(name));
}

} // namespace unitdeck
