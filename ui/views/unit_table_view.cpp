// SPDX-License-Identifier: GPL-3.0-or-later
// The table `Units`; see the header.
#include "ui/views/unit_table_view.h"

#include "ui/look/state_look.h"
#include "ui/views/unit_table_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <array>
#include <utility>

namespace unitdeck {

namespace {

// Widths for a window of 1240 px in the default font; a person's own are kept in the settings.
constexpr std::array<int, UnitTableModel::ColumnCount> defaultWidths{260, 330, 130, 120,
                                                                     90,  70,  90,  170};
constexpr int leastNameWidth = 120; // px, in a window too narrow for all columns
constexpr std::array hiddenAtFirst{UnitTableModel::Memory, UnitTableModel::Cpu,
                                   UnitTableModel::RawState};

} // namespace

UnitTableView::UnitTableView(UnitTableModel *model, QWidget *parent)
    : QTableView(parent)
    , units_(model)
{
    setObjectName(u"units"_s);
    setAccessibleName(tr("Units"));
    auto *delegate = new UnitTableDelegate(this);
    setItemDelegate(delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setModel(model);

    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(48);
    header->setStretchLastSection(false);
    for (int column = 0; column < UnitTableModel::ColumnCount; ++column)
        setColumnWidth(column, defaultWidths.at(static_cast<size_t>(column)));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(UnitTableModel::Description, QHeaderView::Stretch);
    for (const int column : hiddenAtFirst)
        setColumnHidden(column, true);
    header->setSortIndicator(UnitTableModel::Name, Qt::AscendingOrder);
    setSortingEnabled(true);
    nameWidth_ = header->sectionSize(UnitTableModel::Name);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (isFitting_)
            return;
        if (column == UnitTableModel::Name)
            nameWidth_ = width;
    });
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        QMenu *menu = createColumnsMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(horizontalHeader()->mapToGlobal(position));
    });
    setRowHeight();

    connect(delegate, &UnitTableDelegate::switchClicked, this, [this](const QModelIndex &index) {
        Q_EMIT autostartToggleRequested(units_->nameAt(index.row()));
    });
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != UnitTableModel::Autostart)
            Q_EMIT unitOpened();
    });

    // A reset (another view, a new search) keeps what was selected, if it is still there.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (currentUnit() == keptCurrent_)
            keptSelected_ = selectedUnits();
    });
    connect(model, &QAbstractItemModel::modelReset, this, &UnitTableView::restoreSelection);

    settle_.setSingleShot(true);
    connect(&settle_, &QTimer::timeout, this, &UnitTableView::selectionSettled);
    visible_.setSingleShot(true);
    visible_.setInterval(40);
    connect(&visible_, &QTimer::timeout, this, [this] {
        const QStringList names = visibleUnits();
        if (names == lastVisible_)
            return;
        lastVisible_ = names;
        Q_EMIT visibleUnitsChanged(names);
    });
    const auto visibleMayDiffer = [this] { visible_.start(); };
    connect(model, &QAbstractItemModel::modelReset, this, visibleMayDiffer);
    connect(model, &QAbstractItemModel::rowsInserted, this, visibleMayDiffer);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!selectionModel()->hasSelection())
            restoreSelection();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, visibleMayDiffer);
    connect(model, &QAbstractItemModel::layoutChanged, this, visibleMayDiffer);
}

QString UnitTableView::currentUnit() const
{
    // The view makes rows current by itself, without selecting them; only a selected one was
    // chosen.
    const QModelIndex current = currentIndex();
    return selectionModel()->isRowSelected(current.row()) ? units_->nameAt(current.row())
                                                          : QString();
}

QStringList UnitTableView::selectedUnits() const
{
    QStringList names;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex &row : std::as_const(rows))
        names << units_->nameAt(row.row());
    return names;
}

void UnitTableView::chooseLater(const QString &name)
{
    keptCurrent_ = name;
    keptSelected_ = {name};
}

bool UnitTableView::selectUnit(const QString &name)
{
    const int row = units_->rowOf(name);
    if (row < 0)
        return false;
    const QModelIndex index = units_->index(row, UnitTableModel::Name);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
    scrollTo(index);
    return true;
}

void UnitTableView::restoreSelection()
{
    isRestoring_ = true;
    QItemSelection kept;
    for (const QString &name : std::as_const(keptSelected_)) {
        const int row = units_->rowOf(name);
        if (row >= 0)
            kept.select(units_->index(row, 0), units_->index(row, UnitTableModel::ColumnCount - 1));
    }
    selectionModel()->select(kept, QItemSelectionModel::Select);
    // What was chosen may be hidden by a search: then its best match, which is the first row. When
    // the search ends, that is what the person looks at.
    int current = units_->rowOf(keptCurrent_);
    if (current < 0 && !units_->search().isEmpty() && units_->rowCount() > 0) {
        current = 0;
        found_ = units_->nameAt(0);
    } else if (units_->search().isEmpty() && !found_.isEmpty()) {
        keptCurrent_ = std::exchange(found_, {});
        keptSelected_ = {keptCurrent_};
        selectionModel()->clearSelection();
        current = units_->rowOf(keptCurrent_);
    }
    if (current >= 0) {
        const QModelIndex index = units_->index(current, UnitTableModel::Name);
        selectionModel()->setCurrentIndex(index,
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        scrollTo(index);
    }
    isRestoring_ = false;
    settle_.start();
}

void UnitTableView::selectionChanged(const QItemSelection &selected,
                                     const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!isRestoring_ && !currentUnit().isEmpty()) {
        keptCurrent_ = currentUnit();
        keptSelected_ = selectedUnits();
        found_.clear();
    }
    settle_.start();
}

void UnitTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    settle_.start();
}

void UnitTableView::setEmptyText(const QString &text)
{
    if (text == emptyText_)
        return;
    emptyText_ = text;
    // With no rows to speak for themselves, assistive tools read it here.
    setAccessibleDescription(text);
    viewport()->update();
}

QMenu *UnitTableView::createColumnsMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Columns"), parent);
    for (int column = 1; column < UnitTableModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(
            model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, column] { action->setChecked(!isColumnHidden(column)); });
        connect(action, &QAction::triggered, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            Q_EMIT columnsChanged();
        });
    }
    return menu;
}

QByteArray UnitTableView::layoutState()
{
    // The name as wide as a person wants it, not as this window allows.
    const QScopedValueRollback fitting(isFitting_, true);
    QHeaderView *header = horizontalHeader();
    const int shown = header->sectionSize(UnitTableModel::Name);
    header->resizeSection(UnitTableModel::Name, nameWidth_);
    QByteArray state = header->saveState();
    header->resizeSection(UnitTableModel::Name, shown);
    return state;
}

bool UnitTableView::restoreLayout(const QByteArray &state)
{
    if (state.isEmpty() || !horizontalHeader()->restoreState(state))
        return false;
    nameWidth_ = horizontalHeader()->sectionSize(UnitTableModel::Name);
    fitColumns();
    model()->sort(horizontalHeader()->sortIndicatorSection(),
                  horizontalHeader()->sortIndicatorOrder());
    return true;
}

QStringList UnitTableView::visibleUnits() const
{
    const int first = rowAt(0);
    if (first < 0)
        return {};
    int last = rowAt(viewport()->height() - 1);
    if (last < 0)
        last = units_->rowCount() - 1;
    QStringList names;
    for (int row = first; row <= last; ++row)
        names << units_->nameAt(row);
    return names;
}

void UnitTableView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier & ~Qt::ShiftModifier) == 0;
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        if (!currentUnit().isEmpty())
            Q_EMIT autostartToggleRequested(currentUnit());
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && isPlain) {
        Q_EMIT unitOpened();
        return;
    }
    if (isPlain && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        Q_EMIT textTyped(event->text());
        return;
    }
    QTableView::keyPressEvent(event);
}

void UnitTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (units_->rowCount() > 0 || emptyText_.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(dimmedText(palette()));
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, emptyText_);
}

void UnitTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    visible_.start();
}

void UnitTableView::fitColumns()
{
    const QScopedValueRollback fitting(isFitting_, true);
    QHeaderView *header = horizontalHeader();
    if (header->isSectionHidden(UnitTableModel::Name) ||
        header->isSectionHidden(UnitTableModel::Description))
        return;
    int room = viewport()->width();
    for (int column = 0; column < UnitTableModel::ColumnCount; ++column) {
        if (column != UnitTableModel::Name && column != UnitTableModel::Description)
            room -= header->sectionSize(column);
    }
    // A stretched section keeps its width where nothing is left for it, and pushes others out.
    const int description = header->minimumSectionSize();
    const int least = std::min(nameWidth_, leastNameWidth);
    header->resizeSection(UnitTableModel::Name, std::clamp(room - description, least, nameWidth_));
    if (room - description <= least)
        header->resizeSection(UnitTableModel::Description, description);
}

void UnitTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        visible_.start();
}

void UnitTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

void UnitTableView::setRowHeight()
{
    verticalHeader()->setDefaultSectionSize(std::max(26, fontMetrics().height() + 10));
}

} // namespace unitdeck
