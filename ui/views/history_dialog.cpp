// SPDX-License-Identifier: GPL-3.0-or-later
// The list, and how the file differs from what it was; see the header.
#include "ui/views/history_dialog.h"

#include "ui/look/unit_facts.h"
#include "ui/views/difference_view.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

HistoryDialog::HistoryDialog(const UnitId &unit, QWidget *parent)
    : QDialog(parent)
    , sentence_(new QLabel(this))
    , list_(new QTreeWidget(this))
    , difference_(new DifferenceView(this))
    , bringBack_(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("History of %1").arg(unit.name));
    resize(760, 520);
    auto *layout = new QVBoxLayout(this);
    sentence_->setWordWrap(true);
    layout->addWidget(sentence_);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    list_->setAccessibleName(tr("History"));
    list_->setObjectName(u"history"_s);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setHeaderLabels({tr("Saved"), tr("File"), tr("What")});
    splitter->addWidget(list_);
    splitter->addWidget(difference_);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    layout->addWidget(splitter, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    bringBack_ = buttons->addButton(tr("Bring back"), QDialogButtonBox::ActionRole);
    bringBack_->setEnabled(false);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QTreeWidget::currentItemChanged, this, &HistoryDialog::look);
    connect(bringBack_, &QPushButton::clicked, this, [this] {
        const int row = list_->indexOfTopLevelItem(list_->currentItem());
        accept();
        Q_EMIT bringBackRequested(entries_.at(row), now_);
    });
    listHistory(unit, this, [this](const Reply<QList<HistoryEntry>> &entries) {
        if (entries)
            show(*entries);
    });
}

void HistoryDialog::show(const QList<HistoryEntry> &entries)
{
    entries_ = entries;
    sentence_->setText(entries.isEmpty()
                           ? tr("Nothing of this unit was saved with Unitdeck yet.")
                           : tr("Every save with Unitdeck is kept here. Choose one to see what "
                                "bringing it back would change."));
    for (const HistoryEntry &entry : entries) {
        const auto size = entry.content ? entry.content->size() : 0;
        auto *item = new QTreeWidgetItem(
            list_, {QLocale().toString(entry.time.toLocalTime(), QLocale::ShortFormat),
                    shortPath(entry.path),
                    entry.content ? tr("%n byte(s)", nullptr, static_cast<int>(size))
                                  : tr("no file")});
        item->setToolTip(1, entry.path);
    }
    for (int column = 0; column < 2; ++column)
        list_->resizeColumnToContents(column);
    if (!entries.isEmpty())
        list_->setCurrentItem(list_->topLevelItem(0));
    list_->setFocus(Qt::OtherFocusReason);
}

void HistoryDialog::look()
{
    bringBack_->setEnabled(false);
    const int row = list_->indexOfTopLevelItem(list_->currentItem());
    if (row < 0)
        return;
    const HistoryEntry entry = entries_.at(row);
    readUnitFile(entry.path, this,
                 [this, entry, round = ++round_](const Reply<FileContent> &now) {
                     if (now && round == round_)
                         compare(entry, *now);
                 });
}

void HistoryDialog::compare(const HistoryEntry &entry, const FileContent &now)
{
    now_ = now;
    const auto text = [](const FileContent &content) {
        return QString::fromUtf8(content.value_or(QByteArray()));
    };
    difference_->compare(text(now), text(entry.content));
    bringBack_->setEnabled(now != entry.content);
    bringBack_->setToolTip(now == entry.content ? tr("The file is like this now.") : QString());
}

} // namespace unitdeck
