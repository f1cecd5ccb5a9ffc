// SPDX-License-Identifier: GPL-3.0-or-later
// The tray icon's drawing: the program's icon with a badge; see tray_status.h.
#include "ui/desktop/tray_status.h"
#include "ui/look/icons.h"
#include "ui/look/state_look.h"

#include <QFont>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <array>

namespace unitdeck {

namespace {

using Kind = TrayStatus::Kind;

struct BadgeRow
{
    Kind kind;
    StateShape shape;
    Tone tone;
};
// A failure's badge carries its number instead of a shape.
constexpr std::array badges{
    BadgeRow{Kind::Working, StateShape::Half, Tone::Busy},
    BadgeRow{Kind::NotConnected, StateShape::Slash, Tone::Muted},
};

/// The badge's side of the icon's; below 24 px a digit needs more.
qreal badgeShare(int side)
{
    return side < 24 ? 0.66 : 0.58;
}

QString countText(qsizetype count)
{
    return count > 9 ? u"9+"_s : QString::number(count);
}

/// Takes the icon away around the badge, so that it stands free on any ground.
void clearGround(QPainter *painter, const QRectF &badge, qreal radius, int side)
{
    const qreal gap = std::max(1.0, side / 24.0);
    painter->save();
    painter->setCompositionMode(QPainter::CompositionMode_Clear);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Qt::black);
    painter->drawRoundedRect(badge.adjusted(-gap, -gap, gap, gap), radius + gap, radius + gap);
    painter->restore();
}

/// A red ground and white digits, whatever the theme: a panel may be dark where windows are light.
void paintCount(QPainter *painter, const QRectF &square, const QString &text, int side)
{
    QRectF ground = square;
    if (text.size() > 1)
        ground.setLeft(std::max(0.0, std::floor(ground.left() - square.width() * 0.35)));
    const qreal radius = std::min(square.height() / 2, square.height() * 0.4);
    clearGround(painter, ground, radius, side);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0xc0311f));
    painter->drawRoundedRect(ground, radius, radius);
    QFont font;
    font.setBold(true);
    font.setPixelSize(std::max(7, static_cast<int>(square.height() * 0.82)));
    // As a path in the middle: the line of a font leaves room below for what digits do not have.
    QPainterPath path;
    path.addText(0, 0, font, text);
    const QRectF bounds = path.boundingRect();
    path.translate(ground.center() - bounds.center());
    painter->setBrush(Qt::white);
    painter->drawPath(path);
}

void paintShape(QPainter *painter, const QRectF &square, const BadgeRow &row,
                const QPalette &palette, int side)
{
    clearGround(painter, square, square.width() / 2, side);
    painter->setPen(Qt::NoPen);
    painter->setBrush(palette.color(QPalette::Base));
    painter->drawEllipse(square);
    // A shape leaves room around itself, which the ground here is.
    const qreal grow = square.width() * 0.13;
    paintStateShape(painter, square.adjusted(-grow, -grow, grow, grow), row.shape,
                    toneColor(row.tone, palette));
}

/// @p picture in shades of grey: nothing it says is known to hold.
QPixmap greyed(const QPixmap &picture)
{
    QImage image = picture.toImage().convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int grey = qGray(line[x]);
            line[x] = qRgba(grey, grey, grey, qAlpha(line[x]));
        }
    }
    return QPixmap::fromImage(image);
}

class TrayIconEngine final : public QIconEngine
{
public:
    TrayIconEngine(Kind kind, qsizetype failedCount, const QPalette &palette)
        : kind_(kind)
        , failedCount_(failedCount)
        , palette_(palette)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap shown = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        shown.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), shown);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        QPixmap picture = namedIcon(u"org.unitdeck.Unitdeck"_s).pixmap(QSize(side, side), 1.0);
        if (picture.isNull()) // without Qt's SVG plugin
            picture = statePixmap(StateShape::Dot, toneColor(Tone::Good, palette_), side, 1.0);
        if (kind_ == Kind::NotConnected)
            picture = greyed(picture);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        // On whole pixels, so that its edges are sharp.
        const int badge = qRound(side * badgeShare(side));
        const QRectF square(side - badge, side - badge, badge, badge);
        if (kind_ == Kind::Failed)
            paintCount(&painter, square, countText(failedCount_), side);
        for (const BadgeRow &row : badges) {
            if (row.kind == kind_)
                paintShape(&painter, square, row, palette_, side);
        }
        return picture;
    }

    /// What trays by D-Bus are sent.
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {{16, 16}, {22, 22}, {24, 24}, {32, 32}, {48, 48}, {64, 64}};
    }

    QIconEngine *clone() const override { return new TrayIconEngine(*this); }

private:
    Kind kind_;
    qsizetype failedCount_;
    QPalette palette_;
};

} // namespace

QIcon trayPicture(const TrayStatus &status, const QPalette &palette)
{
    return QIcon(new TrayIconEngine(status.kind, status.failedCount, palette));
}

} // namespace unitdeck
