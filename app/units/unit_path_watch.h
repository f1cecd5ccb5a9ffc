// SPDX-License-Identifier: GPL-3.0-or-later
// Watches the directories unit files are read from: no signal of the manager tells of a file made
// by hand.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace unitdeck {

/// GUI thread. filesChanged() comes once things have been quiet for 300 ms, at the latest after 2
/// s. Directories that do not exist are watched through their nearest existing parent, until they
/// do.
class UnitPathWatch final : public QObject
{
    Q_OBJECT
public:
    explicit UnitPathWatch(QObject *parent = nullptr);

    void setDirectories(const QStringList &directories);

Q_SIGNALS:
    void filesChanged();

private:
    void handleChange(const QString &path);
    /// Watches what can be watched now; true if one of the directories appeared or went away.
    bool rearm();
    void tell();

    QStringList directories_;
    QSet<QString> targets_; // those of directories_ that exist and are watched themselves
    QFileSystemWatcher watcher_;
    QTimer quiet_;
    QTimer latest_;
};

} // namespace unitdeck
