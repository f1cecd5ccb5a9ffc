// SPDX-License-Identifier: GPL-3.0-or-later
// The journal page alone; see the header.
#include "ui/views/journal_window.h"

#include "ui/views/journal_page.h"
#include "ui/views/shortcuts_dialog.h"

#include <QAction>
#include <QCloseEvent>
#include <QSettings>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto geometryKey = "journalWindow/geometry"_L1;

} // namespace

JournalWindow::JournalWindow(const QString &path, QSettings *settings, QWidget *parent)
    : QMainWindow(parent)
    , settings_(settings)
{
    setObjectName(u"journalWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFilePath(path);
    setWindowTitle(tr("Unitdeck – Journal of %1").arg(path));
    auto *page = new JournalPage(settings_, this);
    setCentralWidget(page);
    JournalQuery query;
    query.source.paths = {path};
    page->setQuery(query);
    if (!restoreGeometry(settings_->value(geometryKey).toByteArray()))
        resize(1000, 700);

    const auto addKey = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    addKey(tr("Search journal"), QKeySequence::Find, [page] { page->focusSearch(); });
    addKey(tr("Close the window"), QKeySequence::Close, [this] { close(); });
    addKey(tr("Keyboard shortcuts"), QKeySequence::HelpContents, [this, page] {
        auto *dialog = new ShortcutsDialog(
            {{tr("Journal"), page->actions()}, {tr("Window"), actions()}}, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
}

void JournalWindow::closeEvent(QCloseEvent *event)
{
    settings_->setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

} // namespace unitdeck
