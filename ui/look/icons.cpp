// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the bundled icons in the palette's colours; see the header.
#include "ui/look/icons.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPixmap>

// Qt wants this outside of namespaces: the icons lie in a static library, which the linker would
// otherwise leave out.
static void initResources()
{
    Q_INIT_RESOURCE(unitdeck);
}

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int iconSizes[]{16, 22, 24, 32, 48, 64};

/// @p svg in @p color; null where Qt's SVG plugin is not installed.
QPixmap rendered(const QByteArray &svg, const QColor &color, int size)
{
    // The drawings say currentColor, which Qt's renderer does not know.
    QByteArray colored = svg;
    colored.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QBuffer buffer(&colored);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(QSize(size, size));
    return QPixmap::fromImage(reader.read());
}

QIcon bundledIcon(const QString &name, const QPalette &palette)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    const QColor normal = palette.color(QPalette::Active, QPalette::ButtonText);
    const QColor disabled = palette.color(QPalette::Disabled, QPalette::ButtonText);
    QIcon icon;
    for (const int size : iconSizes) {
        const QPixmap pixmap = rendered(svg, normal, size);
        if (pixmap.isNull())
            return {};
        icon.addPixmap(pixmap, QIcon::Normal);
        icon.addPixmap(rendered(svg, disabled, size), QIcon::Disabled);
    }
    return icon;
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
