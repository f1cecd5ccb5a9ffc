// SPDX-License-Identifier: GPL-3.0-or-later
// The Properties tab; see the header.
#include "ui/views/properties_page.h"

#include "ui/look/sentences.h"
#include "ui/models/properties_model.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

PropertiesPage::PropertiesPage(UnitWatch *watch, QWidget *parent)
    : QWidget(parent)
    , watch_(watch)
    , model_(new PropertiesModel(this))
    , proxy_(new QSortFilterProxyModel(this))
    , search_(new QLineEdit(this))
    , table_(new QTableView(this))
    , empty_(new QLabel(this))
    , stack_(new QStackedWidget(this))
{
    proxy_->setSourceModel(model_);
    proxy_->setSortRole(PropertiesModel::SortRole);
    proxy_->setSortCaseSensitivity(Qt::CaseInsensitive);
    proxy_->setFilterKeyColumn(-1);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);

    search_->setObjectName(u"searchProperties"_s);
    search_->setAccessibleName(tr("Search properties"));
    search_->setPlaceholderText(tr("Search properties"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(360);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString &text) {
        proxy_->setFilterFixedString(text);
        showState();
    });

    table_->setObjectName(u"propertiesOfTheUnit"_s);
    table_->setAccessibleName(tr("Properties of the unit"));
    table_->setModel(proxy_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(PropertiesModel::Name, Qt::AscendingOrder);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = table_->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setStretchLastSection(false);
    header->resizeSection(PropertiesModel::Name, 240);
    header->resizeSection(PropertiesModel::Interface, 90);
    header->setSectionResizeMode(PropertiesModel::Value, QHeaderView::Stretch);

    auto *copy = new QAction(tr("Copy name and value"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &PropertiesPage::copyRows);
    table_->addAction(copy);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, &PropertiesPage::showMenu);

    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setEnabled(false);
    empty_->setMargin(16);
    stack_->addWidget(empty_);
    stack_->addWidget(table_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(16, 0, 16, 0);
    searchRow->addWidget(search_, 1);
    searchRow->addStretch(0);
    layout->addLayout(searchRow);
    layout->addWidget(stack_, 1);

    connect(watch_, &UnitWatch::unitChanged, this, &PropertiesPage::showWatched);
    connect(watch_, &UnitWatch::detailsChanged, this, &PropertiesPage::showWatched);
    showWatched();
}

void PropertiesPage::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void PropertiesPage::showWatched()
{
    if (watch_->details())
        model_->setDetails(*watch_->details());
    else
        model_->clear();
    showState();
}

void PropertiesPage::showState()
{
    search_->setEnabled(model_->rowCount() > 0);
    if (proxy_->rowCount() > 0) {
        stack_->setCurrentWidget(table_);
        return;
    }
    QString text = tr("Choose a unit to see its properties.");
    if (model_->rowCount() > 0) {
        text = tr("No property contains “%1”.").arg(search_->text());
    } else if (watch_->error()) {
        const Sentence why = errorSentence(*watch_->error());
        text = joined(why.text, why.nextStep);
    } else if (!watch_->id().isEmpty()) {
        text = tr("Asking the manager…");
    }
    empty_->setText(text);
    stack_->setCurrentWidget(empty_);
}

void PropertiesPage::showMenu(const QPoint &position)
{
    if (!table_->selectionModel()->hasSelection())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(table_->actions());
    menu->addAction(tr("Copy value"), this, [this] { copyColumn(PropertiesModel::Value); });
    menu->addAction(tr("Copy name"), this, [this] { copyColumn(PropertiesModel::Name); });
    menu->popup(table_->viewport()->mapToGlobal(position));
}

void PropertiesPage::copyRows()
{
    QStringList lines;
    for (const QModelIndex &row : table_->selectionModel()->selectedRows())
        lines << row.data(PropertiesModel::LineRole).toString();
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void PropertiesPage::copyColumn(int column)
{
    QStringList lines;
    for (const QModelIndex &row : table_->selectionModel()->selectedRows())
        lines << row.siblingAtColumn(column).data().toString();
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace unitdeck
