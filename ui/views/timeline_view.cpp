// SPDX-License-Identifier: GPL-3.0-or-later
// The strip; see the header.
#include "ui/views/timeline_view.h"

#include "app/journal/unit_events.h"
#include "ui/look/state_look.h"
#include "ui/models/journal_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columnWidth = 6;
constexpr int margin = 8;
constexpr int markHeight = 8;
/// How many times are written below, at most.
constexpr int mostLabels = 5;

struct MarkLook
{
    UnitEvent event;
    StateShape shape;
    Tone tone;
    const char *word;
};

constexpr std::array<MarkLook, 5> markLooks{{
    {UnitEvent::Started, StateShape::Dot, Tone::Good,
     QT_TRANSLATE_NOOP("unitdeck::TimelineView", "started")},
    {UnitEvent::Stopped, StateShape::Ring, Tone::Muted,
     QT_TRANSLATE_NOOP("unitdeck::TimelineView", "stopped")},
    {UnitEvent::Reloaded, StateShape::Check, Tone::Good,
     QT_TRANSLATE_NOOP("unitdeck::TimelineView", "reloaded")},
    {UnitEvent::Restarting, StateShape::Half, Tone::Busy,
     QT_TRANSLATE_NOOP("unitdeck::TimelineView", "restarting by itself")},
    {UnitEvent::Failed, StateShape::Cross, Tone::Bad,
     QT_TRANSLATE_NOOP("unitdeck::TimelineView", "failed")},
}};

const MarkLook &lookOf(UnitEvent event)
{
    return *std::ranges::find(markLooks, event, &MarkLook::event);
}

quint32 sumOf(const std::array<quint32, 8> &column)
{
    quint32 sum = 0;
    for (const quint32 count : column)
        sum += count;
    return sum;
}

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    late_.setSingleShot(true);
    late_.setInterval(250);
    connect(&late_, &QTimer::timeout, this, &TimelineView::change);
    connect(&late_, &QTimer::timeout, this, &TimelineView::added);
}

QSize TimelineView::sizeHint() const
{
    return {400, 60 + fontMetrics().height()};
}

int TimelineView::ground() const
{
    return height() - 4 - fontMetrics().height();
}

int TimelineView::wantedColumns() const
{
    return std::clamp((width() - 2 * margin) / columnWidth, 20, 600);
}

void TimelineView::clear()
{
    timeline_ = {};
    isAsked_ = false;
    waiting_.clear();
    pressed_ = -1;
    current_ = -1;
    place_ = 0;
    change();
}

void TimelineView::countAgain()
{
    isAsked_ = false;
    waiting_.clear();
}

void TimelineView::setTimeline(const JournalTimeline &timeline)
{
    if (!std::exchange(isAsked_, true) || timeline.end != end_) {
        end_ = counted_ = timeline.end;
        waiting_.clear();
    }
    if (timeline_.isComplete && !timeline.isComplete) {
        isCounting_ = true;
        return;
    }
    isCounting_ = !timeline.isComplete;
    timeline_ = timeline;
    pressed_ = -1;
    current_ = -1;
    if (timeline_.isComplete) {
        for (const Added &added : std::exchange(waiting_, {}))
            put(added);
    }
    change();
}

void TimelineView::setTimeStyle(TimeStyle style)
{
    timeStyle_ = style == TimeStyle::Relative ? TimeStyle::Local : style;
    change();
}

void TimelineView::setBoots(const QList<JournalBoot> &boots)
{
    boots_ = boots;
    change();
}

void TimelineView::add(const QList<JournalEntry> &entries, qint64 skipped)
{
    if (!isAsked_)
        return;
    // Cursors are parsed here and there only: in a flood there are many.
    const auto isCounted = [this](const JournalEntry &entry) {
        const std::optional<EntryKey> key = parseCursor(entry.cursor);
        return !key || compareEntries(*key, counted_) <= 0;
    };
    const auto first = std::ranges::partition_point(entries, isCounted);
    if (first == entries.cend())
        return;
    if (first != entries.cbegin())
        skipped = 0; // they lie before what is counted
    counted_ = parseCursor(entries.constLast().cursor).value_or(counted_);
    for (auto entry = first; entry != entries.cend(); ++entry) {
        // The unseen came before the first of those that were seen, and most likely are as it is.
        const auto unseen = static_cast<quint32>(std::exchange(skipped, 0));
        const Added added{entry->realtime, 1 + unseen, static_cast<quint8>(entry->priority),
                          entry->event};
        if (isCounting_)
            waiting_.push_back(added);
        else
            put(added);
    }
    // A flood is told of now and then.
    if (!isCounting_ && !late_.isActive())
        late_.start();
}

void TimelineView::put(const Added &added)
{
    if (timeline_.columns.empty())
        return;
    reach(added.time);
    timeline_.total += added.count;
    if (isEventOfInterest(added.event, isOfUnits_) && timeline_.marks.size() < mostTimelineMarks)
        timeline_.marks << JournalMark{added.time, added.event};
    timeline_.columns[timelineColumn(timeline_, added.time)].at(added.priority) += added.count;
}

/// The strip grows at its end; when it has twice the columns there is room for, they become one
/// pair by pair.
void TimelineView::reach(qint64 time)
{
    auto &columns = timeline_.columns;
    if (timeline_.total == 0) { // there was nothing to span
        timeline_.first = time;
        timeline_.last = time + static_cast<qint64>(columns.size()) - 1;
    }
    while (time > timeline_.last) {
        if (columns.size() >= 2 * static_cast<size_t>(wantedColumns())) {
            if (columns.size() % 2 == 1)
                appendColumn();
            for (size_t i = 0; i < columns.size() / 2; ++i) {
                for (size_t priority = 0; priority < 8; ++priority)
                    columns[i].at(priority) =
                        columns[2 * i].at(priority) + columns[2 * i + 1].at(priority);
            }
            columns.resize(columns.size() / 2);
            pressed_ = -1; // they stood at others
            current_ = -1;
        }
        appendColumn();
    }
}

/// One more, as long as all others.
void TimelineView::appendColumn()
{
    const auto count = static_cast<qint64>(timeline_.columns.size());
    const qint64 span = timeline_.last - timeline_.first + 1;
    timeline_.last += std::max<qint64>((span + count / 2) / count, 1);
    timeline_.columns.emplace_back();
}

void TimelineView::setPlace(qint64 time)
{
    if (place_ == time)
        return;
    place_ = time;
    update();
}

int TimelineView::columnAt(int x) const
{
    const auto count = static_cast<int>(timeline_.columns.size());
    if (count == 0)
        return -1;
    const int width = std::max(this->width() - 2 * margin, 1);
    return std::clamp(static_cast<int>(static_cast<qint64>(x - margin) * count / width), 0,
                      count - 1);
}

int TimelineView::leftOf(int column) const
{
    const auto count = static_cast<int>(timeline_.columns.size());
    return margin + static_cast<int>(static_cast<qint64>(width() - 2 * margin) * column / count);
}

int TimelineView::xOf(qint64 time) const
{
    const double span = static_cast<double>(timeline_.last - timeline_.first) + 1;
    return margin + static_cast<int>((width() - 2 * margin) *
                                     (static_cast<double>(time - timeline_.first) / span));
}

qint64 TimelineView::timeOf(int column) const
{
    const double part = static_cast<double>(column) / static_cast<double>(timeline_.columns.size());
    return timeline_.first +
           static_cast<qint64>(static_cast<double>(timeline_.last - timeline_.first) * part);
}

QString TimelineView::describe(int column) const
{
    const std::array<quint32, 8> &counts = timeline_.columns[static_cast<size_t>(column)];
    const QDate today = QDate::currentDate();
    QStringList lines{journalTime(timeOf(column), today, timeStyle_) + u" – " +
                      journalTime(timeOf(column + 1), today, timeStyle_)};
    lines << tr("%Ln entries", nullptr, static_cast<int>(sumOf(counts)));
    for (size_t priority = 0; priority < 5; ++priority) {
        if (counts.at(priority) > 0) {
            lines << priorityWord(static_cast<int>(priority)) + u": " +
                         QLocale().toString(counts.at(priority));
        }
    }
    for (const JournalMark &mark : timeline_.marks) {
        if (mark.time >= timeOf(column) && mark.time < timeOf(column + 1) && lines.size() < 12)
            lines << journalTime(mark.time, today, timeStyle_) + u' ' + tr(lookOf(mark.event).word);
    }
    for (const JournalBoot &boot : boots_) {
        if (boot.first >= timeOf(column) && boot.first < timeOf(column + 1) && lines.size() < 12)
            lines << journalTime(boot.first, today, timeStyle_) + u' ' + tr("boot");
    }
    return lines.join(u'\n');
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int column = columnAt(help->pos().x());
        if (column >= 0)
            QToolTip::showText(help->globalPos(), describe(column), this);
        return true;
    }
    return QWidget::event(event);
}

void TimelineView::change()
{
    strip_ = {};
    update();
}

/// What stays as it is while one goes about in it.
QPixmap TimelineView::paintStrip() const
{
    QPixmap strip(size() * devicePixelRatioF());
    strip.setDevicePixelRatio(devicePixelRatioF());
    strip.fill(palette().color(QPalette::Base));
    QPainter painter(&strip);
    const auto count = static_cast<int>(timeline_.columns.size());
    const int top = markHeight + 4;
    const int bottom = ground();
    quint32 most = 1;
    for (const auto &column : timeline_.columns)
        most = std::max(most, sumOf(column));
    // By the root: a column of one stays visible beside one of ten thousand.
    const auto heightOf = [&](quint32 entries) {
        return entries == 0 ? 0
                            : std::max(2, static_cast<int>((bottom - top) *
                                                           std::sqrt(static_cast<double>(entries) /
                                                                     static_cast<double>(most))));
    };
    const QColor calm = palette().color(QPalette::Highlight);
    const QColor warning = toneColor(Tone::Busy, palette());
    const QColor error = toneColor(Tone::Bad, palette());
    for (int i = 0; i < count; ++i) {
        const auto &column = timeline_.columns[static_cast<size_t>(i)];
        const quint32 errors = column[0] + column[1] + column[2] + column[3];
        const quint32 warnings = column[4];
        const quint32 all = sumOf(column);
        const int left = leftOf(i);
        const int width = std::max(leftOf(i + 1) - left - 1, 1);
        // What is bad stands in front and at the bottom, where it cannot be overlooked.
        for (const auto &[entries, color] :
             {std::pair(all, calm), std::pair(errors + warnings, warning),
              std::pair(errors, error)}) {
            const int high = heightOf(entries);
            painter.fillRect(left, bottom - high, width, high, color);
        }
    }

    painter.setPen(QPen(dimmedText(palette()), 1, Qt::DotLine));
    for (const JournalBoot &boot : boots_) {
        if (boot.first > timeline_.first && boot.first < timeline_.last)
            painter.drawLine(xOf(boot.first), 0, xOf(boot.first), bottom);
    }
    if (count > 0)
        paintTimes(&painter);
    int last = -markHeight;
    int lastFailure = -markHeight;
    for (const JournalMark &mark : timeline_.marks) {
        const int x = xOf(mark.time);
        const bool isFailure = mark.event == UnitEvent::Failed;
        // Many on one spot say no more than one; a failure gives way to another one only.
        if (x - (isFailure ? lastFailure : last) < (isFailure ? markHeight / 2 : markHeight))
            continue;
        last = x;
        if (isFailure)
            lastFailure = x;
        const MarkLook &look = lookOf(mark.event);
        paintStateShape(&painter, QRectF(x - markHeight / 2.0, 2, markHeight, markHeight),
                        look.shape, toneColor(look.tone, palette()));
    }
    return strip;
}

/// Below the columns, as many as have room.
void TimelineView::paintTimes(QPainter *painter) const
{
    if (timeline_.last <= 0)
        return; // there is nothing, at no time
    const qint64 span = timeline_.last - timeline_.first;
    const QDate today = QDate::currentDate();
    painter->setPen(dimmedText(palette()));
    const auto textOf = [&](qint64 time) { return axisTime(time, span, today, timeStyle_); };
    const int wide = fontMetrics().horizontalAdvance(textOf(timeline_.first)) * 3 / 2;
    const int labels = std::clamp((width() - 2 * margin) / std::max(wide, 1), 2, mostLabels);
    QString before;
    for (int i = 0; i < labels; ++i) {
        const qint64 time = timeline_.first + span / (labels - 1) * i;
        const QString text = textOf(time);
        if (text == before)
            continue;
        before = text;
        const int room = fontMetrics().horizontalAdvance(text);
        const int left = std::clamp(xOf(time) - room / 2, margin, width() - margin - room);
        painter->drawText(left, ground() + 1 + fontMetrics().ascent(), text);
    }
}

void TimelineView::paintEvent(QPaintEvent *)
{
    if (strip_.size() != size() * devicePixelRatioF())
        strip_ = {};
    if (strip_.isNull())
        strip_ = paintStrip();
    QPainter painter(this);
    painter.drawPixmap(0, 0, strip_);
    if (timeline_.columns.empty())
        return;
    if (pressed_ >= 0 && current_ >= 0) {
        QColor ground = palette().color(QPalette::Highlight);
        ground.setAlphaF(0.25F);
        const int left = leftOf(std::min(pressed_, current_));
        painter.fillRect(left, 0, leftOf(std::max(pressed_, current_) + 1) - left, height(),
                         ground);
    }
    if (place_ >= timeline_.first && place_ <= timeline_.last && place_ > 0) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1));
        painter.drawLine(xOf(place_), markHeight + 2, xOf(place_), ground());
    }
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        if (current_ >= 0)
            focus.rect = {leftOf(current_) - 2, 1, leftOf(current_ + 1) - leftOf(current_) + 4,
                          height() - 3};
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

void TimelineView::changeEvent(QEvent *event)
{
    // The palette, or the font, or the style.
    change();
    QWidget::changeEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    pressed_ = columnAt(event->position().toPoint().x());
    current_ = pressed_;
    update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (pressed_ < 0)
        return;
    current_ = columnAt(event->position().toPoint().x());
    update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || pressed_ < 0)
        return;
    choose(std::exchange(pressed_, -1), columnAt(event->position().toPoint().x()));
    update();
}

/// One column is a place to go to, several are a range.
void TimelineView::choose(int from, int to)
{
    if (from < 0 || to < 0)
        return;
    if (from == to)
        Q_EMIT timeChosen(timeOf(from));
    else
        Q_EMIT rangeChosen(timeOf(std::min(from, to)), timeOf(std::max(from, to) + 1));
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const auto count = static_cast<int>(timeline_.columns.size());
    const bool isLeft = event->key() == Qt::Key_Left;
    const bool isHome = event->key() == Qt::Key_Home;
    const bool isEnd = event->key() == Qt::Key_End;
    if (count > 0 && (isLeft || event->key() == Qt::Key_Right || isHome || isEnd)) {
        const int before = current_ < 0 ? count - 1 : current_;
        if (!event->modifiers().testFlag(Qt::ShiftModifier))
            pressed_ = -1;
        else if (pressed_ < 0)
            pressed_ = before;
        current_ = std::clamp(isHome  ? 0
                              : isEnd ? count - 1
                                      : before + (isLeft ? -1 : 1),
                              0, count - 1);
        setAccessibleDescription(describe(current_));
        update();
        return;
    }
    if (count > 0 && current_ >= 0 &&
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        choose(pressed_ < 0 ? current_ : std::exchange(pressed_, -1), current_);
        update();
        return;
    }
    QWidget::keyPressEvent(event);
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    pressed_ = -1;
    QWidget::focusOutEvent(event);
    update();
}

} // namespace unitdeck
