// SPDX-License-Identifier: GPL-3.0-or-later
// The tree `Views`; see the header.
#include "ui/views/sidebar.h"

#include "ui/look/state_look.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace unitdeck {

namespace {

enum Role { ValueRole = Qt::UserRole + 1, ChosenRole, AlertRole };
enum Column { NameColumn, CountColumn, ColumnCount };

class SidebarDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QModelIndex name = index.siblingAtColumn(NameColumn);
        const bool isChosen = name.data(ChosenRole).toBool();
        const bool isAlert = name.data(AlertRole).toBool();
        const QPalette &palette = cell.palette;
        painter->save();
        if (isChosen) {
            QColor ground = palette.color(QPalette::Highlight);
            ground.setAlphaF(0.25F);
            painter->fillRect(cell.rect, ground);
        }
        const bool isCurrent =
            cell.state.testFlag(QStyle::State_HasFocus) && index.column() == NameColumn;
        QColor ink = isAlert ? toneColor(Tone::Bad, palette) : palette.color(QPalette::Text);
        const QRect content = cell.rect.adjusted(8, 0, -8, 0);
        if (index.column() == CountColumn && isAlert) {
            // A badge: its shape says "look here" without the colour.
            const int width = std::max(20, cell.fontMetrics.horizontalAdvance(cell.text) + 12);
            const QRectF badge(content.right() - width + 1, content.center().y() - 8.5, width, 18);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ink);
            painter->drawRoundedRect(badge, 9, 9);
            painter->setPen(isDark(palette) ? Qt::black : Qt::white);
            painter->drawText(badge, Qt::AlignCenter, cell.text);
        } else {
            painter->setFont(cell.font);
            painter->setPen(index.column() == CountColumn || !index.parent().isValid()
                                ? dimmedText(palette)
                                : ink);
            painter->drawText(
                content,
                static_cast<int>(Qt::AlignVCenter | Qt::TextSingleLine) |
                    QStyle::visualAlignment(cell.direction,
                                            cell.displayAlignment & Qt::AlignHorizontal_Mask),
                cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, content.width()));
        }
        painter->restore();
        if (isCurrent) {
            QStyleOptionFocusRect focus;
            focus.QStyleOption::operator=(cell);
            focus.rect = cell.rect.adjusted(1, 1, -1, -1);
            focus.state |= QStyle::State_KeyboardFocusChange;
            focus.backgroundColor = palette.color(QPalette::Base);
            const QStyle *style = cell.widget->style();
            style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, cell.widget);
        }
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + 16, std::max(25, option.fontMetrics.height() + 9)};
    }
};

} // namespace

Sidebar::Sidebar(const QList<Scope> &scopes, QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"views"_s);
    setAccessibleName(tr("Views"));
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("View"), tr("Units")});
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setFrameShape(NoFrame);
    // The ground of the window, whatever colour that gets.
    viewport()->setBackgroundRole(QPalette::Window);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new SidebarDelegate(this));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    header()->setMinimumSectionSize(40);

    managers_ = addGroup(tr("Manager"));
    for (const Scope scope : scopes) {
        auto *item = new QTreeWidgetItem(managers_);
        item->setText(NameColumn,
                      scope == Scope::User ? tr("User services") : tr("System services"));
        item->setToolTip(NameColumn, scope == Scope::User
                                         ? tr("What runs for you (systemctl --user)")
                                         : tr("What runs for the whole machine (systemctl)"));
        item->setData(NameColumn, ValueRole, static_cast<int>(scope));
    }
    views_ = addGroup(tr("Views"));
    for (const UnitViewInfo &info : unitViews()) {
        auto *item = new QTreeWidgetItem(views_);
        item->setText(NameColumn, unitViewName(info.view));
        item->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(NameColumn, ValueRole, static_cast<int>(info.view));
    }
    machine_ = addGroup(tr("Whole machine"));
    auto *journal = new QTreeWidgetItem(machine_);
    journal->setText(NameColumn, tr("Journal"));
    journal->setToolTip(NameColumn, tr("What all units, the kernel and everything else logged "
                                       "(journalctl)"));
    expandAll();
    connect(this, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem *item) { choose(item); });
    // A click on the row that is current already (the other group was used since) chooses it too.
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { choose(item); });
}

QTreeWidgetItem *Sidebar::addGroup(const QString &title)
{
    auto *group = new QTreeWidgetItem(this, {title});
    group->setFlags(Qt::ItemIsEnabled);
    QFont small = font();
    small.setBold(true);
    small.setPointSizeF(small.pointSizeF() * 0.9);
    group->setFont(NameColumn, small);
    return group;
}

QSize Sidebar::sizeHint() const
{
    // Layouts ask often, and Qt measures every row each time.
    if (width_ == 0)
        width_ = sizeHintForColumn(NameColumn) + header()->sectionSizeHint(CountColumn) + 32;
    return {width_, 400};
}

void Sidebar::mark(QTreeWidgetItem *chosen)
{
    const bool isManager = chosen->parent() == managers_;
    for (const QTreeWidgetItem *group : {managers_, views_, machine_}) {
        if ((group == managers_) != isManager)
            continue;
        for (int i = 0; i < group->childCount(); ++i) {
            if (QTreeWidgetItem *item = group->child(i))
                item->setData(NameColumn, ChosenRole, item == chosen);
        }
    }
}

void Sidebar::choose(QTreeWidgetItem *item)
{
    if (!item || !item->parent())
        return;
    const bool wasChosen = item->data(NameColumn, ChosenRole).toBool();
    mark(item);
    if (wasChosen)
        return;
    const int value = item->data(NameColumn, ValueRole).toInt();
    if (item->parent() == managers_)
        Q_EMIT managerChosen(static_cast<Scope>(value));
    else if (item->parent() == machine_)
        Q_EMIT journalChosen();
    else
        Q_EMIT viewChosen(static_cast<UnitView>(value));
}

void Sidebar::chooseManager(Scope scope)
{
    for (int i = 0; i < managers_->childCount(); ++i) {
        if (managers_->child(i)->data(NameColumn, ValueRole).toInt() == static_cast<int>(scope))
            choose(managers_->child(i));
    }
}

void Sidebar::chooseView(UnitView view)
{
    QTreeWidgetItem *item = views_->child(static_cast<int>(view));
    if (!item)
        return;
    choose(item);
    setCurrentItem(item);
}

void Sidebar::chooseJournal()
{
    choose(machine_->child(0));
    setCurrentItem(machine_->child(0));
}

void Sidebar::setCounts(const std::function<int(UnitView)> &count)
{
    for (int i = 0; i < views_->childCount(); ++i) {
        QTreeWidgetItem *item = views_->child(i);
        const auto view = static_cast<UnitView>(item->data(NameColumn, ValueRole).toInt());
        const int units = count(view);
        const QString text = QLocale().toString(units);
        if (item->text(CountColumn) != text)
            item->setText(CountColumn, text);
        const bool isAlert = view == UnitView::Failed && units > 0;
        if (item->data(NameColumn, AlertRole).toBool() != isAlert)
            item->setData(NameColumn, AlertRole, isAlert);
    }
}

void Sidebar::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        width_ = 0;
        updateGeometry();
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        viewport()->update();
}

} // namespace unitdeck
