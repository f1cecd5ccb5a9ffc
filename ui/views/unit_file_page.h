// SPDX-License-Identifier: GPL-3.0-or-later
// The Unit file tab: the files a unit is made of, as "systemctl cat" shows them, read-only.
#pragma once

#include "app/unitfiles/unit_text.h"
#include "app/units/unit_watch.h"
#include "app/values/verb.h"

#include <QWidget>

class QFrame;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace unitdeck {

/// GUI thread. Shows the unit @p watch looks at by itself; files are read while the page is on the
/// screen, again whenever the manager names other files, and on reload().
class UnitFilePage final : public QWidget
{
    Q_OBJECT
public:
    /// @p watch outlives this.
    explicit UnitFilePage(UnitWatch *watch, QWidget *parent = nullptr);

    /// Reads the files again; after a change on disk.
    void reload();

Q_SIGNALS:
    /// The notice's button: Verb::DaemonReload.
    void verbRequested(unitdeck::Verb verb);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showWatched();
    void read(const UnitFilePaths &paths);
    void showFiles(const QList<UnitText> &files);
    void showEmpty(const QString &sentence);

    UnitWatch *watch_;
    UnitTextLoader *loader_;
    std::optional<UnitFilePaths> shown_; // what was asked for last
    QList<UnitText> texts_;
    QFrame *notice_;
    QLabel *empty_;
    QScrollArea *scroll_;
    QVBoxLayout *sections_;
    QStackedWidget *stack_;
};

} // namespace unitdeck
