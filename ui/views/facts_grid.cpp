// SPDX-License-Identifier: GPL-3.0-or-later
// The grid; see the header.
#include "ui/views/facts_grid.h"

#include "ui/look/state_look.h"
#include "ui/views/rich_label.h"
#include "ui/views/switch_button.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A switch and its words in one cell.
QWidget *switchRow(SwitchButton *button, RichLabel *text, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(button, 0, Qt::AlignTop);
    layout->addWidget(text, 1, Qt::AlignVCenter);
    return row;
}

} // namespace

FactsGrid::FactsGrid(QWidget *parent)
    : QWidget(parent)
    , autostart_(new SwitchButton(this))
    , autostartText_(new RichLabel(this))
    , linger_(new SwitchButton(this))
    , lingerText_(new RichLabel(this))
    , autostartLabel_(new QLabel(tr("Autostart"), this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);

    autostart_->setObjectName(u"autostart"_s);
    autostart_->setAccessibleName(tr("Autostart"));
    autostartLabel_->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    autostartLabel_->setContentsMargins(0, 3, 0, 0);
    grid->addWidget(autostartLabel_, 0, 0);
    grid->addWidget(switchRow(autostart_, autostartText_, this), 0, 1);

    linger_->setObjectName(u"linger"_s);
    linger_->setAccessibleName(tr("Also when I am not logged in"));
    lingerRow_ = switchRow(linger_, lingerText_, this);
    lingerRow_->hide();
    grid->addWidget(lingerRow_, 1, 1);

    for (int i = 0; i < factCount; ++i)
        rows_.at(static_cast<size_t>(i)) = addRow(grid, factLabel(static_cast<FactId>(i)));
    dimLabels();

    connect(autostart_, &SwitchButton::clicked, this,
            [this] { Q_EMIT autostartChosen(!autostart_->isChecked()); });
    connect(linger_, &SwitchButton::clicked, this,
            [this] { Q_EMIT lingerChosen(!linger_->isChecked()); });
    connect(autostartText_, &QLabel::linkActivated, this, &FactsGrid::linkActivated);
}

FactsGrid::Row FactsGrid::addRow(QGridLayout *grid, const QString &label)
{
    Row row{new QLabel(label, this), new RichLabel(this)};
    row.label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    row.label->hide();
    row.value->hide();
    const int line = grid->rowCount();
    grid->addWidget(row.label, line, 0);
    grid->addWidget(row.value, line, 1);
    connect(row.value, &QLabel::linkActivated, this, &FactsGrid::linkActivated);
    return row;
}

void FactsGrid::setAutostart(const QString &html, bool isSwitch, bool isOn,
                             const QString &explanation)
{
    autostart_->setVisible(isSwitch);
    autostart_->setOn(isOn);
    autostart_->setToolTip(explanation);
    autostartText_->setHtml(html, tr("Autostart"));
    autostartText_->setToolTip(explanation);
}

void FactsGrid::setLinger(std::optional<bool> linger, const QString &note)
{
    lingerRow_->setVisible(linger.has_value());
    linger_->setOn(linger.value_or(false));
    QString html = tr("Also when I am not logged in").toHtmlEscaped();
    if (!note.isEmpty())
        html += u"<br><span class=\"aside\">"_s + note.toHtmlEscaped() + u"</span>"_s;
    lingerText_->setHtml(html);
    const QString tip = tr("Your services then start when the machine starts, and go on when you "
                           "log out. This holds for all of them (lingering).");
    linger_->setToolTip(tip);
    lingerText_->setToolTip(tip);
}

void FactsGrid::setFacts(const QList<UnitFact> &facts)
{
    for (int i = 0; i < factCount; ++i) {
        const auto id = static_cast<FactId>(i);
        const auto fact = std::ranges::find(facts, id, &UnitFact::id);
        const Row &row = rows_.at(static_cast<size_t>(i));
        const bool isKnown = fact != facts.end();
        row.label->setVisible(isKnown);
        row.value->setVisible(isKnown);
        if (!isKnown)
            continue;
        row.value->setHtml(fact->html, factLabel(id));
        row.value->setToolTip(fact->tip);
    }
}

void FactsGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dimLabels();
}

void FactsGrid::dimLabels()
{
    QPalette dimmed;
    // On the text ground labels take their colour from Text.
    dimmed.setColor(QPalette::WindowText, dimmedText(palette()));
    dimmed.setColor(QPalette::Text, dimmedText(palette()));
    autostartLabel_->setPalette(dimmed);
    for (const Row &row : rows_)
        row.label->setPalette(dimmed);
}

} // namespace unitdeck
