// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the bundled icons in the palette's colours; see the header.
#include "ui/look/icons.h"

#include <QBuffer>
#include <QFile>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
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

/// Draws at the size that is asked for, when it is asked for: the program has many icons and shows
/// few.
class BundledIconEngine final : public QIconEngine
{
public:
    BundledIconEngine(QString name, QByteArray svg, const QPalette &palette)
        : name_(std::move(name))
        , svg_(std::move(svg))
        , normal_(palette.color(QPalette::Active, QPalette::ButtonText))
        , disabled_(opaque(palette.color(QPalette::Disabled, QPalette::ButtonText),
                           palette.color(QPalette::Button)))
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
        const QColor color = mode == QIcon::Disabled ? disabled_ : normal_;
        const QString key = u"unitdeck/%1/%2/%3x%4"_s.arg(name_, color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = rendered(svg_, color, size);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    QIconEngine *clone() const override { return new BundledIconEngine(*this); }

private:
    QString name_;
    QByteArray svg_;
    QColor normal_;
    QColor disabled_;
};

QIcon bundledIcon(const QString &name, const QPalette &palette)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new BundledIconEngine(name, file.readAll(), palette));
}

} // namespace

QIcon namedIcon(const QString &name, const QPalette &palette)
{
    if (QIcon theme = QIcon::fromTheme(name); !theme.isNull())
        return theme;
    initResources();
    return bundledIcon(name, palette);
}

} // namespace unitdeck
