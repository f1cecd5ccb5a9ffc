// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the journal may be read, judged from the files; the reading right is injected, because
// tests may run as root.
#include "app/journal/journal_access.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class JournalAccessTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> root_;
    JournalPlaces places_;
    QStringList forbidden_;

    void make(const QString &path)
    {
        const QString whole = root_->filePath(path);
        QVERIFY(QDir().mkpath(whole.section(u'/', 0, -2)));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    JournalStatus of(const JournalQuery &query) const { return examineJournal(query, places_); }
    static JournalQuery query(Scope scope)
    {
        JournalQuery query;
        query.units = {{scope, u"a.service"_s}};
        return query;
    }
    static JournalQuery system() { return query(Scope::System); }
    static JournalQuery user() { return query(Scope::User); }

private Q_SLOTS:
    void init()
    {
        root_ = std::make_unique<QTemporaryDir>();
        forbidden_.clear();
        places_.persistent = root_->filePath(u"var"_s);
        places_.inMemory = root_->filePath(u"run"_s);
        places_.ownUid = 1000;
        places_.mayRead = [this](const QString &path) {
            return !forbidden_.contains(path.section(u'/', -1));
        };
    }

    void noJournalAtAll() { QCOMPARE(of(system()).kind, JournalStatus::Kind::NoJournal); }

    void everythingReadable()
    {
        make(u"var/system.journal"_s);
        const JournalStatus status = of(system());
        QCOMPARE(status.kind, JournalStatus::Kind::Ok);
        QVERIFY(!status.isVolatile);
        QVERIFY(status.unreadable.isEmpty());
    }

    void inMemoryOnly()
    {
        make(u"run/system.journal"_s);
        QVERIFY(of(system()).isVolatile);
        make(u"var/system.journal"_s);
        QVERIFY(!of(system()).isVolatile);
    }

    void anOrdinaryUserMayReadTheOwnUnitsOnly()
    {
        make(u"var/system.journal"_s);
        make(u"var/user-1000.journal"_s);
        forbidden_ = {u"system.journal"_s};
        QCOMPARE(of(user()).kind, JournalStatus::Kind::Ok);
        const JournalStatus status = of(system());
        QCOMPARE(status.kind, JournalStatus::Kind::NotPermitted);
        QCOMPARE(status.unreadable, QStringList{root_->filePath(u"var/system.journal"_s)});
        QVERIFY(!status.group.isEmpty());
    }

    void archivedFilesOfTheUserCount()
    {
        make(u"var/system.journal"_s);
        make(u"var/user-1000@0005.journal"_s);
        make(u"var/user-10001.journal"_s);
        forbidden_ = {u"system.journal"_s, u"user-10001.journal"_s};
        QCOMPARE(of(user()).kind, JournalStatus::Kind::Ok);
        forbidden_ << u"user-1000@0005.journal"_s;
        QCOMPARE(of(user()).kind, JournalStatus::Kind::NotPermitted);
    }

    void withoutAFileOfOnesOwnTheSystemsIsNeeded()
    {
        make(u"run/system.journal"_s);
        forbidden_ = {u"system.journal"_s};
        QCOMPARE(of(user()).kind, JournalStatus::Kind::NotPermitted);
        QVERIFY(of(user()).isVolatile);
    }

    void aClosedDirectory()
    {
        make(u"var/system.journal"_s);
        forbidden_ = {u"var"_s, u"system.journal"_s};
        const JournalStatus status = of(system());
        QCOMPARE(status.kind, JournalStatus::Kind::NotPermitted);
        QCOMPARE(status.unreadable, QStringList{root_->filePath(u"var"_s)});
    }
};

QTEST_GUILESS_MAIN(JournalAccessTest)
#include "journal_access_test.moc"
