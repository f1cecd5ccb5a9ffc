// SPDX-License-Identifier: GPL-3.0-or-later
// What lasts between runs, and what happens to unit directories behind the manager's back.
#include "app/units/favourites.h"
#include "app/units/unit_path_watch.h"

#include <QDir>
#include <QFile>
#include <QFileSystemWatcher>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

bool write(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("[Unit]\n") > 0;
}

} // namespace

class KeepersTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void favouritesAreThereAgain()
    {
        const QTemporaryDir directory;
        QSettings settings(directory.filePath(u"test.ini"_s), QSettings::IniFormat);
        const UnitId user{Scope::User, u"a@b\\x2dc.service"_s};
        const UnitId system{Scope::System, user.name};
        {
            Favourites favourites(&settings);
            QSignalSpy spy(&favourites, &Favourites::changed);
            favourites.set(user, true);
            favourites.set(user, true);
            favourites.set({Scope::System, u"x.timer"_s}, true);
            favourites.set({Scope::System, u"x.timer"_s}, false);
            favourites.set(system, false);
            favourites.set(UnitId(), true);
            QCOMPARE(spy.size(), 3);
        }
        settings.sync();
        QSettings again(directory.filePath(u"test.ini"_s), QSettings::IniFormat);
        const Favourites favourites(&again);
        QVERIFY(favourites.contains(user));
        QVERIFY(!favourites.contains(system)); // the same name of another manager
        QCOMPARE(favourites.units().size(), 1);
    }

    void foreignSettingsAreHeldOff()
    {
        const QTemporaryDir directory;
        QSettings settings(directory.filePath(u"test.ini"_s), QSettings::IniFormat);
        settings.setValue(u"favourites"_s,
                          QStringList{u"a.service"_s, u"user/"_s, u"host/x"_s, u"user/b"_s});
        const Favourites favourites(&settings);
        QCOMPARE(favourites.units(), (QSet<UnitId>{{Scope::User, u"b"_s}}));
    }

    void filesMadeInABurstAreToldOnce()
    {
        const QTemporaryDir directory;
        UnitPathWatch watch;
        QSignalSpy spy(&watch, &UnitPathWatch::filesChanged);
        watch.setDirectories({directory.path(), u"relative"_s, QString()});
        for (int i = 0; i < 20; ++i)
            QVERIFY(write(directory.filePath(u"a%1.service"_s.arg(i))));
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 1);
        QVERIFY(QFile::remove(directory.filePath(u"a1.service"_s)));
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 2);
    }

    void aFileWrittenInPlace()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"a.service"_s);
        QVERIFY(write(path));
        UnitPathWatch watch;
        QSignalSpy spy(&watch, &UnitPathWatch::filesChanged);
        watch.setDirectories({directory.path()});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly));
        QVERIFY(file.seek(file.size()));
        QVERIFY(file.write("Description=x\n") > 0);
        file.close();
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 1);
    }

    void aDropInThatIsMadeAndWritten()
    {
        const QTemporaryDir directory;
        const QString dropIns = directory.filePath(u"a.service.d"_s);
        UnitPathWatch watch;
        QSignalSpy spy(&watch, &UnitPathWatch::filesChanged);
        watch.setDirectories({directory.path()});
        QVERIFY(QDir().mkpath(dropIns));
        QVERIFY(spy.wait());
        QVERIFY(write(dropIns + u"/10-x.conf"_s));
        QVERIFY(spy.wait());
        QVERIFY(write(dropIns + u"/10-x.conf"_s)); // again, in place
        QVERIFY(spy.wait());
        QVERIFY(QDir(dropIns).removeRecursively());
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 4);
        // Those that are there before.
        QVERIFY(QDir().mkpath(dropIns));
        UnitPathWatch later;
        QSignalSpy heard(&later, &UnitPathWatch::filesChanged);
        later.setDirectories({directory.path()});
        QVERIFY(write(dropIns + u"/10-x.conf"_s));
        QVERIFY(heard.wait());
    }

    void directoriesOfTheManagerAreItsOwnAffair()
    {
        const QTemporaryDir directory;
        const QStringList paths{directory.filePath(u"transient"_s),
                                directory.filePath(u"generator.late"_s),
                                directory.filePath(u"user"_s)};
        for (const QString &path : paths)
            QVERIFY(QDir().mkpath(path));
        UnitPathWatch watch;
        QSignalSpy spy(&watch, &UnitPathWatch::filesChanged);
        watch.setDirectories(paths);
        QVERIFY(write(paths.at(0) + u"/a.service"_s));
        QVERIFY(write(paths.at(1) + u"/a.service"_s));
        QVERIFY(!spy.wait(600)); // twice the quiet time
        QVERIFY(write(paths.at(2) + u"/a.service"_s));
        QVERIFY(spy.wait());
    }

    void aDirectoryThatIsMadeLater()
    {
        const QTemporaryDir directory;
        const QString wanted = directory.filePath(u"config/systemd/user"_s);
        UnitPathWatch watch;
        QSignalSpy spy(&watch, &UnitPathWatch::filesChanged);
        watch.setDirectories({wanted});
        QVERIFY(QDir().mkpath(wanted));
        QVERIFY(spy.wait()); // it may have been made with files in it
        spy.clear();
        QVERIFY(write(wanted + u"/a.service"_s));
        QVERIFY(spy.wait());
        // Gone and made again.
        spy.clear();
        QVERIFY(QDir(wanted).removeRecursively());
        QVERIFY(spy.wait());
        spy.clear();
        QVERIFY(QDir().mkpath(wanted));
        QVERIFY(spy.wait());
    }

    void aNeighbourIsNoneOfOurs()
    {
        const QTemporaryDir directory;
        const QString ours = directory.filePath(u"ours"_s);
        UnitPathWatch watch;
        QSignalSpy spy(&watch, &UnitPathWatch::filesChanged);
        watch.setDirectories({ours});
        QVERIFY(write(directory.filePath(u"neighbour"_s)));
        // What comes afterwards is the first that is told: were the neighbour told, it would be in
        // the same quiet time; so let the watcher see it first.
        QFileSystemWatcher witness({directory.path()});
        QSignalSpy seen(&witness, &QFileSystemWatcher::directoryChanged);
        QVERIFY(write(directory.filePath(u"neighbour2"_s)));
        QVERIFY(seen.wait());
        QVERIFY(!spy.wait(600)); // twice the quiet time
        QVERIFY(QDir().mkpath(ours));
        QVERIFY(spy.wait());
    }
};

} // namespace unitdeck

QTEST_GUILESS_MAIN(unitdeck::KeepersTest)
#include "keepers_test.moc"
