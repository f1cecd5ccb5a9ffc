// SPDX-License-Identifier: GPL-3.0-or-later
// Watches the directories unit files are read from: no signal of the manager tells of a file made
// by hand.
#pragma once

#include <QObject>
#include <QSet>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>

namespace unitdeck {

/// GUI thread. filesChanged() comes once things have been quiet for 300 ms, at the latest after 2
/// s: of files made, removed, renamed or written in the directories and in the drop-in directories
/// (`*.d`) in them. Directories that do not exist are watched through their nearest existing
/// parent, until they do. By inotify(7) itself: QFileSystemWatcher does not tell of a file that is
/// written in place. Silent where the kernel has no more inotify instances for this user.
class UnitPathWatch final : public QObject
{
    Q_OBJECT
public:
    explicit UnitPathWatch(QObject *parent = nullptr);
    ~UnitPathWatch() override;

    /// Those the manager alone writes to (transient units, generators) are left out: it tells of
    /// them by signals.
    void setDirectories(const QStringList &directories);

Q_SIGNALS:
    void filesChanged();

private:
    void readEvents();
    /// Watches what can be watched now; true if one of the directories appeared or went away.
    bool rearm();
    /// Watches @p path and returns its watch descriptor; -1 if that cannot be.
    int add(const QString &path) const;
    void tell();

    int inotify_;
    QSocketNotifier notifier_{QSocketNotifier::Read};
    QStringList directories_;
    // Watch descriptors. The kernel has one for a directory, however many paths lead to it, and
    // gives a new one to a directory made anew.
    QSet<int> ours_;    // of the directories and their drop-in directories
    QSet<int> parents_; // of what stands in for a directory that does not exist
    QTimer quiet_;
    QTimer latest_;
};

} // namespace unitdeck
