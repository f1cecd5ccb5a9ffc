// SPDX-License-Identifier: GPL-3.0-or-later
// Words to expressions, and expressions to times; see the header.
#include "ui/views/schedule_edit.h"

#include "app/tools/analyze.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTimeEdit>

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum Kind { EveryMinutes, EveryHour, EveryDay, Weekdays, EveryWeek, EveryMonth, Expression };

constexpr int shownRuns = 10;
// systemd.time(7) takes English names alone.
constexpr std::array weekdays{"Mon"_L1, "Tue"_L1, "Wed"_L1, "Thu"_L1, "Fri"_L1, "Sat"_L1, "Sun"_L1};

} // namespace

ScheduleEdit::ScheduleEdit(QWidget *parent)
    : QWidget(parent)
    , kind_(new QComboBox(this))
    , weekday_(new QComboBox(this))
    , minutes_(new QComboBox(this))
    , number_(new QSpinBox(this))
    , time_(new QTimeEdit(QTime(6, 0), this))
    , expression_(new QLineEdit(this))
    , next_(new QPlainTextEdit(this))
{
    kind_->setObjectName(u"scheduleKind"_s);
    kind_->addItems({tr("every so many minutes"), tr("every hour"), tr("every day"),
                     tr("Monday to Friday"), tr("every week"), tr("every month"),
                     tr("as written below")});
    kind_->setCurrentIndex(EveryDay);
    for (int day = 1; day <= 7; ++day)
        weekday_->addItem(QLocale().dayName(day));
    weekday_->setAccessibleName(tr("Day of the week"));
    // Others would not come at the same distance over the full hour.
    for (const int minutes : {1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30})
        minutes_->addItem(tr("%n minute(s)", nullptr, minutes), minutes);
    minutes_->setCurrentIndex(minutes_->findData(15));
    minutes_->setAccessibleName(tr("Distance"));
    number_->setAccessibleName(tr("Day of the month"));
    number_->setRange(1, 28);
    number_->setPrefix(tr("on day ", "of the month; a number follows"));
    time_->setAccessibleName(tr("Time of day"));
    time_->setDisplayFormat(u"HH:mm"_s);
    expression_->setObjectName(u"calendarExpression"_s);
    expression_->setAccessibleName(tr("Calendar expression"));
    expression_->setToolTip(tr("As in OnCalendar=: weekdays, date and time, explained in "
                               "systemd.time(7). “*-*-* 06:00” is every day at six."));
    next_->setReadOnly(true);
    next_->setObjectName(u"nextRuns"_s);
    next_->setAccessibleName(tr("Next times"));
    next_->setTabChangesFocus(true);
    next_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    next_->setFixedHeight(next_->fontMetrics().lineSpacing() * 5 + 12);
    next_->setLineWrapMode(QPlainTextEdit::NoWrap);

    auto *row = new QHBoxLayout;
    row->addWidget(kind_);
    row->addWidget(weekday_);
    row->addWidget(minutes_);
    row->addWidget(number_);
    row->addWidget(time_);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(expression_);
    layout->addWidget(next_);
    setFocusProxy(kind_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    checkTimer_.setSingleShot(true);
    checkTimer_.setInterval(200ms);
    connect(&checkTimer_, &QTimer::timeout, this, &ScheduleEdit::check);
    connect(kind_, &QComboBox::currentIndexChanged, this, &ScheduleEdit::showFields);
    connect(weekday_, &QComboBox::currentIndexChanged, this, &ScheduleEdit::compose);
    connect(minutes_, &QComboBox::currentIndexChanged, this, &ScheduleEdit::compose);
    connect(number_, &QSpinBox::valueChanged, this, &ScheduleEdit::compose);
    connect(time_, &QTimeEdit::timeChanged, this, &ScheduleEdit::compose);
    connect(expression_, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text != composed_)
            kind_->setCurrentIndex(Expression);
        problem_ = tr("It is being looked what this means…");
        checkTimer_.start();
        Q_EMIT changed();
    });
    showFields();
}

void ScheduleEdit::showFields()
{
    const int kind = kind_->currentIndex();
    weekday_->setVisible(kind == EveryWeek);
    minutes_->setVisible(kind == EveryMinutes);
    number_->setVisible(kind == EveryMonth);
    time_->setVisible(kind == EveryDay || kind == Weekdays || kind == EveryWeek ||
                      kind == EveryMonth);
    compose();
}

void ScheduleEdit::compose()
{
    const QString time = time_->time().toString(u"HH:mm"_s);
    switch (kind_->currentIndex()) {
    case EveryMinutes:
        composed_ = (u"*:0/%1"_s.arg(minutes_->currentData().toInt()));
        break;
    case EveryHour:
        composed_ = (u"hourly"_s);
        break;
    case EveryDay:
        composed_ = (u"*-*-* "_s + time);
        break;
    case Weekdays:
        composed_ = (u"Mon..Fri *-*-* "_s + time);
        break;
    case EveryWeek:
        composed_ =
            (weekdays.at(static_cast<size_t>(weekday_->currentIndex())) + u" *-*-* "_s + time);
        break;
    case EveryMonth:
        composed_ = (u"*-*-%1 %2"_s.arg(number_->value(), 2, 10, QChar(u'0')).arg(time));
        break;
    default:
        return;
    }
    expression_->setText(composed_);
}

QString ScheduleEdit::expression() const
{
    return expression_->text().trimmed();
}

QString ScheduleEdit::problem() const
{
    return problem_;
}

void ScheduleEdit::check()
{
    const auto show = [this, round = ++round_](const Reply<CalendarRuns> &runs) {
        if (round != round_)
            return;
        if (!runs) {
            problem_ =
                runs.error().kind == Error::Kind::InvalidArgument
                    ? tr("systemd does not understand this time: %1").arg(runs.error().message)
                    : QString(); // without the tool it is not known
            next_->setPlainText(problem_);
        } else if (runs->next.isEmpty()) {
            problem_ = tr("This time never comes.");
            next_->setPlainText(problem_);
        } else {
            problem_.clear();
            next_->setPlainText(runs->next.join(u'\n'));
        }
        Q_EMIT changed();
    };
    fetchCalendarRuns(expression(), shownRuns, this, show);
}

} // namespace unitdeck
