// SPDX-License-Identifier: GPL-3.0-or-later
// The list of shortcuts; see the header.
#include "ui/views/shortcuts_dialog.h"

#include "ui/look/icons.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A menu text without its mnemonic: "Find" of "&Find".
QString plainText(const QAction *action)
{
    QString text = action->text();
    text.replace(u"&&"_s, u"\uFFFF"_s).remove(u'&').replace(u'\uFFFF', u'&');
    return text;
}

QString keys(const QAction *action)
{
    return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)
        .replace(u"; "_s, u",  "_s);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent)
    : QDialog(parent)
    , edit_(new QLineEdit(this))
    , tree_(new QTreeWidget(this))
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    edit_->setObjectName(u"searchShortcuts"_s);
    edit_->setAccessibleName(tr("Search shortcuts"));
    edit_->setPlaceholderText(tr("Search shortcuts"));
    edit_->setClearButtonEnabled(true);
    edit_->addAction(namedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    tree_->setObjectName(u"shortcuts"_s);
    tree_->setAccessibleName(tr("Shortcuts"));
    tree_->setHeaderLabels({tr("Action"), tr("Keys")});
    tree_->setRootIsDecorated(false);
    tree_->setItemsExpandable(false);
    tree_->setIndentation(16);

    for (const ShortcutGroup &group : groups) {
        auto *top = new QTreeWidgetItem({group.title});
        QFont bold = font();
        bold.setBold(true);
        top->setFont(0, bold);
        top->setFlags(Qt::ItemIsEnabled);
        for (const QAction *action : group.actions) {
            if (!action->shortcuts().isEmpty())
                top->addChild(new QTreeWidgetItem({plainText(action), keys(action)}));
        }
        if (top->childCount() == 0) {
            delete top;
            continue;
        }
        tree_->addTopLevelItem(top);
        tree_->setFirstColumnSpanned(tree_->indexOfTopLevelItem(top), {}, true);
    }
    tree_->expandAll();
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree_->header()->setStretchLastSection(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(edit_, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(edit_);
    layout->addWidget(tree_, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 28);
}

void ShortcutsDialog::filter(const QString &text)
{
    for (int row = 0; row < tree_->topLevelItemCount(); ++row) {
        QTreeWidgetItem *group = tree_->topLevelItem(row);
        bool isAnyShown = false;
        for (int child = 0; child < group->childCount(); ++child) {
            QTreeWidgetItem *item = group->child(child);
            const bool matches = item->text(0).contains(text, Qt::CaseInsensitive) ||
                                 item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!matches);
            isAnyShown |= matches;
        }
        group->setHidden(!isAnyShown);
    }
}

} // namespace unitdeck
