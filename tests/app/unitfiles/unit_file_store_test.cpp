// SPDX-License-Identifier: GPL-3.0-or-later
// Unit files are saved whole or not at all, and what was there before can be brought back.
#include "app/unitfiles/drafts.h"
#include "app/unitfiles/text_difference.h"
#include "app/unitfiles/unit_history.h"
#include "tests/support/patient_test.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

const UnitId demo{Scope::User, u"demo.service"_s};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

} // namespace

class UnitFileStoreTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void namesBecomePaths_data();
    void namesBecomePaths();
    void pathsBecomeTargets();
    void aFileIsMadeReplacedAndRemoved();
    void modeAndLinkAreKept();
    void aMaskIsNotWrittenThrough();
    void whatSomebodyElseWroteIsNotOverwritten();
    void filesOfTheSystemNeedAHelper();
    void aFullDiskLeavesTheOldFile();
    void aFolderThatCannotBeMadeIsToldOf();
    void manySavesCanAllBeTakenBack();
    void theHistoryTellsOfEverySave();
    void aBrokenHistoryEntryIsLeftOut();
    void theOldestEntriesGo();
    void draftsAreKeptPerFile();
    void differencesAreFew_data();
    void differencesAreFew();

private:
    Reply<SavedFile> save(const UnitFileTarget &target, const FileContent &content,
                          const FileContent &expected);
    QList<HistoryEntry> history(const UnitId &unit = demo);
    QList<Draft> drafts(Drafts &keeper, const UnitId &unit = demo);
    void write(const QString &path, const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> folder_;
    UnitFilePlaces places_;
};

void UnitFileStoreTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    places_ = {folder_->filePath(u"config/systemd/user"_s), folder_->filePath(u"run/user"_s)};
    qputenv("XDG_STATE_HOME", folder_->filePath(u"state"_s).toUtf8());
}

Reply<SavedFile> UnitFileStoreTest::save(const UnitFileTarget &target, const FileContent &content,
                                         const FileContent &expected)
{
    std::optional<Reply<SavedFile>> answer;
    saveUnitFile(target, places_, nullptr, content, expected, this,
                 [&answer](const Reply<SavedFile> &reply) { answer = reply; });
    [&answer] { QTRY_VERIFY(answer); }();
    return *answer;
}

QList<HistoryEntry> UnitFileStoreTest::history(const UnitId &unit)
{
    std::optional<QList<HistoryEntry>> entries;
    listHistory(unit, this, [&entries](const auto &reply) { entries = *reply; });
    [&entries] { QTRY_VERIFY(entries); }();
    return *entries;
}

QList<Draft> UnitFileStoreTest::drafts(Drafts &keeper, const UnitId &unit)
{
    std::optional<QList<Draft>> found;
    keeper.find(unit, this, [&found](const auto &reply) { found = *reply; });
    [&found] { QTRY_VERIFY(found); }();
    return *found;
}

void UnitFileStoreTest::write(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void UnitFileStoreTest::namesBecomePaths_data()
{
    QTest::addColumn<UnitFileTarget>("target");
    QTest::addColumn<QString>("path"); // empty: refused
    const auto add = [](const char *name, const UnitFileTarget &target, const QString &path) {
        QTest::newRow(name) << target << path;
    };
    add("the main file", {demo, {}, false}, u"/c/demo.service"_s);
    add("a drop-in", {demo, u"override"_s, false}, u"/c/demo.service.d/override.conf"_s);
    add("until the next boot", {demo, u"10-x.y"_s, true}, u"/r/demo.service.d/10-x.y.conf"_s);
    add("of a template", {{Scope::User, u"a@.service"_s}, u"o"_s, false},
        u"/c/a@.service.d/o.conf"_s);
    add("of the system", {{Scope::System, u"a.service"_s}, {}, false},
        u"/etc/systemd/system/a.service"_s);
    add("of the system, until the next boot", {{Scope::System, u"a.service"_s}, u"o"_s, true},
        u"/run/systemd/system/a.service.d/o.conf"_s);
    add("no unit's name", {{Scope::User, u"demo"_s}, {}, false}, {});
    add("a path for a name", {{Scope::User, u"../x.service"_s}, {}, false}, {});
    add("a path for a drop-in", {demo, u"../x"_s, false}, {});
    add("a hidden drop-in", {demo, u".x"_s, false}, {});
    add("a drop-in with a line feed", {demo, u"x\n"_s, false}, {});
    add("a drop-in with a long name", {demo, u"x"_s.repeated(201), false}, {});
}

void UnitFileStoreTest::namesBecomePaths()
{
    QFETCH(const UnitFileTarget, target);
    QFETCH(const QString, path);
    const Reply<QString> got = unitFilePath(target, {u"/c"_s, u"/r"_s});
    QCOMPARE(got ? *got : QString(), path);
}

void UnitFileStoreTest::pathsBecomeTargets()
{
    const UnitFilePlaces places{u"/c"_s, u"/r"_s};
    const UnitId instance{Scope::User, u"a@b.service"_s};
    const UnitId whole{Scope::User, u"a@.service"_s};
    using Target = std::optional<UnitFileTarget>;
    QCOMPARE(unitFileTarget(u"/c/demo.service"_s, demo, places), Target({demo, {}, false}));
    QCOMPARE(unitFileTarget(u"/r/demo.service.d/x.conf"_s, demo, places),
             Target({demo, u"x"_s, true}));
    QCOMPARE(unitFileTarget(u"/c/a@.service"_s, instance, places), Target({whole, {}, false}));
    QCOMPARE(unitFileTarget(u"/c/a@b.service.d/x.conf"_s, instance, places),
             Target({instance, u"x"_s, false}));
    QCOMPARE(unitFileTarget(u"/usr/lib/systemd/user/demo.service"_s, demo, places), Target());
    QCOMPARE(unitFileTarget(u"/c/other.service"_s, demo, places), Target());
    QCOMPARE(unitFileTarget(u"/c/service.d/x.conf"_s, demo, places), Target());
}

void UnitFileStoreTest::aFileIsMadeReplacedAndRemoved()
{
    const UnitFileTarget target{demo, u"override"_s, false};
    const QString path = places_.persistent + u"/demo.service.d/override.conf"_s;
    QCOMPARE(*save(target, "one", {}), (SavedFile{path, {}, "one"}));
    QCOMPARE(bytesOf(path), "one");
    QCOMPARE(*save(target, "two", "one"), (SavedFile{path, "one", "two"}));
    QCOMPARE(bytesOf(path), "two");
    QCOMPARE(*save(target, {}, "two"), (SavedFile{path, "two", {}}));
    // With the folder that was made for it.
    QVERIFY(!QFileInfo::exists(places_.persistent + u"/demo.service.d"_s));
    QVERIFY(
        QDir(places_.persistent).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void UnitFileStoreTest::modeAndLinkAreKept()
{
    const QString real = folder_->filePath(u"dotfiles/demo.service"_s);
    write(real, "one");
    const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(real, mode));
    QVERIFY(QDir().mkpath(places_.persistent));
    const QString path = places_.persistent + u"/demo.service"_s;
    QVERIFY(QFile::link(real, path));
    QVERIFY(save({demo, {}, false}, "two", "one").isOk());
    QVERIFY(QFileInfo(path).isSymLink());
    QCOMPARE(bytesOf(real), "two");
    QCOMPARE(QFileInfo(real).permissions() & ~(QFile::ReadUser | QFile::WriteUser), mode);
}

void UnitFileStoreTest::aMaskIsNotWrittenThrough()
{
    QVERIFY(QDir().mkpath(places_.persistent));
    QVERIFY(QFile::link(u"/dev/null"_s, places_.persistent + u"/demo.service"_s));
    const Reply<SavedFile> saved = save({demo, {}, false}, "x", {});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Error::Kind::UnitMasked);
}

void UnitFileStoreTest::whatSomebodyElseWroteIsNotOverwritten()
{
    const UnitFileTarget target{demo, {}, false};
    const QString path = places_.persistent + u"/demo.service"_s;
    const FileContent expectations[] = {FileContent(), FileContent("begun with")};
    for (const FileContent &expected : expectations) {
        write(path, "of somebody else");
        for (const FileContent &content : {FileContent("mine"), FileContent()}) {
            const Reply<SavedFile> saved = save(target, content, expected);
            QVERIFY(!saved);
            QCOMPARE(saved.error().kind, Error::Kind::Conflict);
            QCOMPARE(bytesOf(path), "of somebody else");
        }
    }
    // Removed by somebody else.
    QVERIFY(QFile::remove(path));
    QCOMPARE(save(target, "mine", "begun with").error().kind, Error::Kind::Conflict);
    QVERIFY(!QFileInfo::exists(path));
    QVERIFY(history().isEmpty());
}

void UnitFileStoreTest::filesOfTheSystemNeedAHelper()
{
    const UnitFileTarget target{{Scope::System, u"unitdeck-trial.service"_s}, {}, false};
    QCOMPARE(save(target, QByteArray("a"), {}).error().kind, Error::Kind::NotSupported);
}

void UnitFileStoreTest::aFullDiskLeavesTheOldFile()
{
    const QByteArray old(4096, 'a');
    const QString path = places_.persistent + u"/demo.service"_s;
    write(path, old);
    // A file may not grow beyond this, which looks to a program as a full disk does.
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{8192, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto restore = qScopeGuard([&] {
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_DFL);
    });
    const Reply<SavedFile> saved = save({demo, {}, false}, QByteArray(100'000, 'b'), old);
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.startsWith(path), qPrintable(saved.error().message));
    QCOMPARE(bytesOf(path), old);
    QCOMPARE(QDir(places_.persistent).entryList(QDir::Files | QDir::Hidden),
             QStringList{demo.name});
}

void UnitFileStoreTest::aFolderThatCannotBeMadeIsToldOf()
{
    write(folder_->filePath(u"config"_s), "in the way");
    const Reply<SavedFile> saved = save({demo, u"x"_s, false}, "y", {});
    QVERIFY(!saved);
    QVERIFY(!saved.error().message.isEmpty());
}

void UnitFileStoreTest::manySavesCanAllBeTakenBack()
{
    QRandomGenerator random(4);
    QList<std::pair<UnitFileTarget, SavedFile>> done;
    for (int i = 0; i < 40; ++i) {
        const UnitFileTarget target{demo, u"d%1"_s.arg(random.bounded(4)), random.bounded(2) == 0};
        const QString path = *unitFilePath(target, places_);
        const FileContent now = QFileInfo::exists(path) ? FileContent(bytesOf(path)) : std::nullopt;
        const FileContent next =
            random.bounded(4) == 0 ? FileContent() : QByteArray::number(random.generate());
        const Reply<SavedFile> saved = save(target, next, now);
        QVERIFY2(saved.isOk(), qPrintable(saved.isOk() ? QString() : saved.error().message));
        done << std::pair(target, *saved);
    }
    while (!done.isEmpty()) {
        const auto [target, saved] = done.takeLast();
        QVERIFY(save(target, saved.before, saved.after).isOk());
    }
    for (const QString &place : {places_.persistent, places_.runtime})
        QVERIFY(QDir(place).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(history().size() >= 80);
}

void UnitFileStoreTest::theHistoryTellsOfEverySave()
{
    const UnitFileTarget target{demo, {}, false};
    const QString path = places_.persistent + u"/demo.service"_s;
    write(path, "by hand");
    QVERIFY(save(target, "one", "by hand").isOk());
    QVERIFY(save(target, "two", "one").isOk());
    QVERIFY(save(target, {}, "two").isOk());
    const QList<HistoryEntry> entries = history();
    QList<FileContent> contents;
    for (const HistoryEntry &entry : entries) {
        QCOMPARE(entry.path, path);
        contents << entry.content;
    }
    QCOMPARE(contents, (QList<FileContent>{std::nullopt, "two", "one", "by hand"}));
    QVERIFY(entries.first().time > entries.last().time);
    QVERIFY(qAbs(entries.first().time.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    // For this user's eyes only.
    const QString state = folder_->filePath(u"state/unitdeck"_s);
    QVERIFY(!(QFileInfo(state).permissions() & (QFile::ReadOther | QFile::ExeOther)));
}

void UnitFileStoreTest::aBrokenHistoryEntryIsLeftOut()
{
    QVERIFY(save({demo, {}, false}, "one", {}).isOk());
    const qsizetype count = history().size();
    const QString folder = folder_->filePath(u"state/unitdeck/history/user/demo.service"_s);
    write(folder + u"/1"_s, "nonsense");
    write(folder + u"/2"_s, "");
    write(folder + u"/no-time"_s, "nonsense");
    QCOMPARE(history().size(), count);
}

void UnitFileStoreTest::theOldestEntriesGo()
{
    QVERIFY(save({demo, {}, false}, "one", {}).isOk());
    const QDir folder(folder_->filePath(u"state/unitdeck/history/user/demo.service"_s));
    const QString entry = folder.filePath(folder.entryList(QDir::Files).last());
    for (qsizetype i = 1; i <= maxHistory; ++i)
        QVERIFY(QFile::copy(entry, folder.filePath(QString::number(i))));
    QVERIFY(save({demo, {}, false}, "two", "one").isOk());
    QCOMPARE(history().size(), maxHistory);
    QCOMPARE(history().first().content, FileContent("two"));
}

void UnitFileStoreTest::draftsAreKeptPerFile()
{
    const UnitId instance{Scope::User, u"a@b.service"_s};
    const UnitId whole{Scope::User, u"a@.service"_s};
    Draft one{{instance, u"override"_s, false}, FileContent(), "text"};
    const Draft other{{whole, {}, true}, FileContent("was"), "more"};
    {
        Drafts keeper;
        keeper.keep(one, this, [](const auto &) {});
        keeper.keep(other, this, [](const auto &) {});
        one.text = "later";
        keeper.keep(one, this, [](const auto &) {});
    } // writes before it goes
    Drafts keeper;
    QCOMPARE(drafts(keeper, instance), (QList<Draft>{one, other}));
    QCOMPARE(drafts(keeper, whole), QList<Draft>{other});
    QVERIFY(drafts(keeper, demo).isEmpty());
    keeper.drop(one.target, this, [](const auto &) {});
    QCOMPARE(drafts(keeper, instance), QList<Draft>{other});
}

void UnitFileStoreTest::differencesAreFew_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("difference");
    QTest::newRow("none") << u"a b c"_s << u"a b c"_s << u" a  b  c"_s;
    QTest::newRow("one changed") << u"a b c"_s << u"a x c"_s << u" a -b +x  c"_s;
    QTest::newRow("one added") << u"a c"_s << u"a b c"_s << u" a +b  c"_s;
    QTest::newRow("one removed") << u"a b c"_s << u"a c"_s << u" a -b  c"_s;
    QTest::newRow("from nothing") << u""_s << u"a"_s << u"+a"_s;
    QTest::newRow("to nothing") << u"a"_s << u""_s << u"-a"_s;
    QTest::newRow("the same twice") << u"a a"_s << u"a"_s << u" a -a"_s;
    QTest::newRow("apart") << u"a b c d e"_s << u"b x d f"_s << u"-a  b -c +x  d -e +f"_s;
}

void UnitFileStoreTest::differencesAreFew()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, difference);
    QStringList told;
    for (const DifferenceLine &line : textDifference(before.split(u' ', Qt::SkipEmptyParts),
                                                     after.split(u' ', Qt::SkipEmptyParts)))
        told << QString(u" -+"_s.at(static_cast<int>(line.kind))) + line.text;
    QCOMPARE(told.join(u' '), difference);
}

QTEST_GUILESS_MAIN(UnitFileStoreTest)
#include "unit_file_store_test.moc"
